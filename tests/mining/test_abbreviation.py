"""Number abbreviations, case by case, and the examples of their table."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phrasebank.mining.abbreviations.abbreviation import abbreviations
from phrasebank.mining.abbreviations.counts import counted, words
from tests.cases import Case, cases, names
from tests.mining.listing import Listed, document
from tests.mining.test_tables import plain

CASES = cases(Path(__file__).parent / "abbreviation")


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_a_text_has_these_abbreviations(case: Case, update: bool) -> None:
    case.check(str(Listed(case.input, abbreviations(document(case.input)))), update)


@pytest.mark.parametrize("example", words().hits)
def test_an_example_of_the_table_is_found(example: str) -> None:
    text, said = plain(example)
    assert [found.term for found in abbreviations(document(text))] == said


@pytest.mark.parametrize("example", words().misses)
def test_a_decoy_of_the_table_is_not_found(example: str) -> None:
    assert abbreviations(document(example)) == ()


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("四个意识", 4),
        ("四转四全", 8),
        ("五好、一高", 6),
        ("双招双引", 4),
        ("两微一端", 3),
        ("一带一路", 2),
        ("一府两院", 3),
        ("一举六得", 6),
        ("两不愁三保障", 5),
        ("十四个坚持", 14),
        ("新三样", 3),
        ("一十百千万", None),
        ("1433", None),
        ("3+1+N", None),
    ],
)
def test_the_number_is_what_the_words_come_to(words: str, number: int | None) -> None:
    found = counted(words)
    assert found is not None
    assert found.number == number


@pytest.mark.parametrize(
    "words",
    [
        "十四五",
        "二十大",
        "七一",
        "九二共识",
        "三年行动",
        "五公里",
        "八连增",
        "一企一策",
        "一企一业、一业一企",
        "一个国家、两种制度",
        "12345",
        "926",
        "两到三年的时间",
        "一件事",
    ],
)
def test_ordinals_dates_and_measures_are_no_coined_counts(words: str) -> None:
    assert counted(words) is None


PIECES = st.sampled_from(
    [
        *["“", "”", "，", "。", "、", "：", "（", "）", "\n", "的", "和", "等", "“”", "即"],
        *[
            "四个意识",
            "五力",
            "三者统一",
            "两个",
            "十大工程",
            "一带一路",
            "走在前列",
            "四个",
            "一是",
            "二是",
            "服务职工",
            "服务大局",
            "精神",
        ],
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_a_term_and_its_members_are_words_of_the_text(text: str) -> None:
    flat = "".join(text.split())
    for found in abbreviations(document(text)):
        assert found.term == "".join(text[found.start : found.end].split())
        assert len(found.members) in (0, found.number)
        assert all(member and "".join(member.split()) in flat for member in found.members)
