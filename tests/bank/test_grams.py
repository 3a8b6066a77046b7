"""Characters as tokens: what counts in a lookup and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phrasebank.bank.grams import fold, phrase, tokens


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("“四个意识”", "四个意识"),
        ("《关于（草案）的说明》", "关于草案的说明"),
        ("ＧＤＰ增长５％", "gdp增长5％"),
        ("GDP增长5%", "gdp增长5％"),
        ("真抓,实干", "真抓，实干"),
        ("奋进 新征程\n建功\u3000新时代", "奋进新征程建功新时代"),
        ("习近平•新时代・中国", "习近平·新时代·中国"),
        ("𠮷利\u200b吉利", "𠮷利吉利"),
    ],
)
def test_width_case_quotes_and_blanks_do_not_count(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_every_character_and_every_pair_of_neighbours_is_a_token() -> None:
    assert tokens("抓改革、促发展") == "抓 改 革 、 促 发 展 抓改 改革 革、 、促 促发 发展"
    assert tokens("“抓”") == "抓"


def test_a_word_is_a_phrase_of_its_pairs_and_a_character_is_itself() -> None:
    assert phrase("四个意识") == '"四个 个意 意识"'
    assert phrase("职 工") == '"职工"'
    assert phrase("“抓”") == '"抓"'


def test_a_phrase_of_nothing_is_none() -> None:
    assert phrase(" “” ") is None
    assert phrase("\x00\udc80") is None


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_nothing_in_a_word_can_break_out_of_its_phrase(text: str) -> None:
    asked = phrase(text)
    assert asked is None or asked.count('"') == 2
