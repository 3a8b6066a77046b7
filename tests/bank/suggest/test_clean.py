"""A suggestion is to be written: its marks are full-width and pair up, whatever the source has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phrasebank.bank.suggesting.complete import complete
from phrasebank.bank.suggesting.suggestion import clean
from tests.bank.banks import bank_of


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("建功新时代,锐意进取", "建功新时代，锐意进取"),
        ("各级党委(党组)要履行主体责任", "各级党委（党组）要履行主体责任"),
        ("——坚持发扬斗争精神", "坚持发扬斗争精神"),
        ("放开一片”的方针", "放开一片的方针"),
        ("“到本世纪中叶", "到本世纪中叶"),
        ("增强“四个意识”", "增强“四个意识”"),
        ("补助3,000元", "补助3,000元"),
        ("奋进新征程 建功新时代", "奋进新征程 建功新时代"),
    ],
)
def test_marks_are_full_width_and_pair_up(said: str, written: str) -> None:
    assert clean(said) == written


@given(st.text(alphabet="抓实“”（）《》,(); 3—"))
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_the_place_is_the_sources_own() -> None:
    text = "奋进新征程,各级党委(党组)要履行主体责任。"
    (found,) = complete([bank_of({"甲": text})], "各级党委")
    (place,) = found.citations
    assert found.text == "各级党委（党组）要履行主体责任"
    assert text[place.start : place.end] == "各级党委(党组)要履行主体责任"
