"""Hits on a terminal: two lines each, within its width, the hit in the middle of its sentence."""

import pytest

from drafter.commands.bankview import columns, shortened, table_lines
from drafter.commands.report import progress_line
from phrasebank.bank.lookup import Query, look_up
from tests.bank.banks import bank_of

LONG = "今年以来，全市各级工会组织在市委和上级工会领导下，始终把维护职工合法权益摆在突出位置，各项工作取得新的成效。"


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_lines_stay_within_the_terminal_and_show_the_hit(width: int) -> None:
    answer = look_up([bank_of({"工作 总结.txt": LONG})], Query(("权益",)))
    first, second = table_lines(answer, width)
    assert columns(first) <= width
    assert columns(second) <= width
    assert first.startswith("始终把维护职工合法权益摆在突出位置 ")
    assert first.endswith("套语·强调  1 处 / 1 篇")
    assert "始终把维护职工合法权益摆在突出位置" in second
    assert second.endswith("——工作 总结")


def test_a_short_sentence_is_shown_whole() -> None:
    answer = look_up([bank_of({"甲.txt": "要真抓实干。"})], Query(("实干",)))
    assert list(table_lines(answer, 40)) == [
        "要真抓实干            句段  1 处 / 1 篇",
        "    要真抓实干。 ——甲",
    ]


def test_chinese_takes_two_columns() -> None:
    assert columns("职工GDP，") == 9
    assert shortened("全市工会系统动员大会", 10) == "全市工会…"


@pytest.mark.parametrize("width", [20, 60, 100])
def test_progress_is_one_line_with_rate_and_remaining_time(width: int) -> None:
    line = progress_line(120, 300, 6.0, "2024/全市工会系统动员大会上的讲话.txt", width)
    assert columns(line) < width
    if width == 100:
        assert line.startswith("████████░░░░░░░░░░░░ 120/300 篇  20 篇/秒  还要 0:09  2024/")
