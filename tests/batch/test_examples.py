"""The examples' tables draft without a fault."""

from pathlib import Path

import pytest

from drafter.batch import RowResult, Status, job_for, run
from tests.cases import REPOSITORY

EXAMPLES = REPOSITORY / "examples"
COMMON = EXAMPLES / "会议培训计划-公共.yml"


@pytest.mark.parametrize(
    ("table", "common", "rows", "unused"),
    [
        ("通知.csv", None, 7, ()),
        ("会议培训计划.xlsx", COMMON, 8, ("序号", "责任部室")),
        ("竞赛日程.jsonl", COMMON, 3, ()),
    ],
)
def test_an_example_drafts_without_a_fault(
    table: str, common: Path | None, rows: int, unused: tuple[str, ...], tmp_path: Path
) -> None:
    results: list[RowResult] = []
    tally = run(EXAMPLES / table, job_for("会议通知", tmp_path, "txt", common=common), results.append)
    assert [result for result in results if result.status is not Status.OK or result.warned] == []
    assert (len(results), tally.unused) == (rows, unused)


def test_what_is_merged_or_listed_in_a_cell_comes_out(tmp_path: Path) -> None:
    run(EXAMPLES / "会议培训计划.xlsx", job_for("会议通知", tmp_path, "txt", common=COMMON), lambda _: None)
    drafted = (tmp_path / "全市职工焊接技能竞赛工作协调会.txt").read_text(encoding="utf-8")
    for expected in (
        "市职工文化宫一楼会议室。",
        "1.审定竞赛技术文件。",
        "3.落实安全保障。",
        "电话：88001238",
    ):
        assert expected in drafted
