"""Hits on a terminal: the phrasing first, its sentence wrapped below with the phrasing marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.commands.hits import COLOUR, PLAIN, Ink, table_lines
from drafter.commands.report import progress_line
from drafter.commands.wrapping import columns, shortened, wrapped
from phrasebank.bank.lookup import Query, look_up
from tests.bank.banks import bank_of

LONG = "今年以来，全市各级工会组织在市委和上级工会领导下，始终把维护职工合法权益摆在突出位置，各项工作取得新的成效。"


def lines(text: str, *words: str, width: int = 80, shades: Ink = PLAIN) -> list[str]:
    banks = [bank_of({"工作 总结.txt": text})]
    return list(table_lines(look_up(banks, Query(words)), width, None, shades))


@pytest.mark.parametrize("width", [30, 60, 80, 120, 200])
def test_lines_stay_within_the_terminal_and_show_the_hit_in_its_sentence(width: int) -> None:
    found = lines(LONG, "权益", width=width)
    assert all(columns(line) <= width for line in found)
    assert "«始终把维护职工合法权益摆在突出位置»" in "".join(line.strip() for line in found)
    assert found[-1].strip() == "——工作 总结"


def test_the_phrasing_stands_first_its_sentence_is_wrapped_below() -> None:
    assert lines(LONG, "权益") == [
        "  1  始终把维护职工合法权益摆在突出位置                  套语·强调  1 处 / 1 篇",
        "      今年以来，全市各级工会组织在市委和上级工会领导下，«始终把维护职工合法权益",
        "      摆在突出位置»，各项工作取得新的成效。",
        "      ——工作 总结",
    ]


def test_a_sentence_of_many_lines_is_cut_around_the_hit() -> None:
    found = lines(
        "各级工会要在上级领导下做好工作，" * 20 + "真抓实干，" + "并把各项任务落到实处，" * 20, "真抓"
    )
    shown = "".join(line.strip() for line in found[1:-1])
    assert len(found) == 5
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert "«真抓实干»" in shown


def test_colour_marks_instead_of_quotes() -> None:
    assert lines("会场在二楼。", "二楼", shades=COLOUR) == [
        f"  1  \x1b[1m会场在二楼\x1b[0m{' ' * 47}\x1b[2m句段  1 处 / 1 篇\x1b[0m",
        "      \x1b[1;4m会场在二楼\x1b[0m。",
        "      \x1b[2m——工作 总结\x1b[0m",
    ]


def test_an_abbreviation_is_explained() -> None:
    text = "增强“四个意识”，即政治意识、大局意识、核心意识、看齐意识。"
    assert lines(text, "四个意识")[1] == "      即：政治意识、大局意识、核心意识、看齐意识"


def test_marks_do_not_begin_a_line() -> None:
    assert [line.text for line in wrapped("要抓落实，要抓长效。", 8)] == ["要抓落", "实，要抓", "长效。"]
    assert [line.text for line in wrapped("要有“四个意识”", 6)] == ["要有", "“四个", "意识”"]


@given(st.text(alphabet="抓落实，。“”、abc1 ", max_size=60), st.integers(4, 40))
def test_wrapped_lines_are_the_text(text: str, width: int) -> None:
    found = list(wrapped(text, width))
    assert "".join(line.text for line in found) == text
    assert all(columns(line.text) <= width for line in found)


def test_chinese_takes_two_columns() -> None:
    assert columns("职工GDP，") == 9
    assert shortened("全市工会系统动员大会", 10) == "全市工会…"


@pytest.mark.parametrize("width", [20, 60, 100])
def test_progress_is_one_line_with_rate_and_remaining_time(width: int) -> None:
    line = progress_line(120, 300, 6.0, "2024/全市工会系统动员大会上的讲话.txt", width)
    assert columns(line) < width
    if width == 100:
        assert line.startswith("████████░░░░░░░░░░░░ 120/300 篇  20 篇/秒  还要 0:09  2024/")
