"""Sentences and clauses are spans; numerals read and write back."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from phrasebank.sentences import chinese_number, clauses, in_chinese, sentences

PROSE = st.text(alphabet="同志们要实干，。！？；：、“”（）,.;:!?3a9 \n…", max_size=60)


def cut(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text)]


def cut_clauses(text: str) -> list[str]:
    return [text[s.start : s.end] for s in clauses(text)]


def test_a_sentence_keeps_its_end_mark_and_closing_quote() -> None:
    assert cut("他说：“要实干。”大家鼓掌！真的？") == ["他说：“要实干。”", "大家鼓掌！", "真的？"]


def test_a_line_break_ends_a_sentence_without_a_mark() -> None:
    assert cut("动员大会\n\n同志们：\n今天开会。") == ["动员大会", "同志们：", "今天开会。"]


def test_half_width_end_marks_count_but_a_point_in_a_number_does_not() -> None:
    assert cut("增长3.5个百分点!成绩不易") == ["增长3.5个百分点!", "成绩不易"]


def test_clauses_drop_their_marks_and_leave_numbers_and_times_whole() -> None:
    assert cut_clauses("投入3,000万元,9:30开会；要实干:真抓。") == [
        "投入3,000万元",
        "9:30开会",
        "要实干",
        "真抓",
    ]


@given(PROSE)
def test_sentences_cover_every_character_but_blanks_once(text: str) -> None:
    spans = list(sentences(text))
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join(cut(text)).split() == "".join(text).split() or "".join(
        "".join(cut(text)).split()
    ) == "".join(text.split())


@given(PROSE)
def test_clauses_lie_in_order_and_hold_no_clause_mark_at_their_end(text: str) -> None:
    spans = list(clauses(text))
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert not any(piece[-1] in "，。；：！？" for piece in cut_clauses(text))


@given(st.integers(0, 9999))
def test_a_number_written_in_chinese_reads_back(number: int) -> None:
    assert chinese_number(in_chinese(number)) == number


def test_what_is_no_number_reads_as_none() -> None:
    assert [chinese_number(t) for t in ("", "要", "一一", "十零", "二〇二六")] == [None] * 5
    assert [chinese_number(t) for t in ("十二", "两", "12", "一百零五")] == [12, 2, 12, 105]
