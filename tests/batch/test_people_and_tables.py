"""People and tables in a spreadsheet: a cell holds what an outline would, several lines in one cell for a table's rows."""

import csv
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from typer.testing import CliRunner

from drafter.cli import app

ROW = {
    "会议名称": "全市工会财务干部培训班",
    "主送": "各县（市、区）总工会",
    "时间": "2026年5月12日 8:30",
    "地点": "江州宾馆",
    "会议内容": "经费管理实务",
    "参会人员": "财务负责人",
    "发文单位": "江州市总工会办公室",
    "成文日期": "2026年4月28日",
}


def batch(folder: Path, row: Mapping[str, object], suffix: str = ".csv") -> tuple[int, str, str]:
    """The exit code, the draft's text (empty if there is none) and what the report says of the only row."""
    path = folder / f"表{suffix}"
    if suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, row)
            writer.writeheader()
            writer.writerow(row)
    else:
        path.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    asked = ["batch", str(path), "--genre", "会议通知", "-o", str(folder / "稿"), "--format", "txt"]
    code = CliRunner().invoke(app, asked).exit_code
    drafts = [p.read_text(encoding="utf-8") for p in (folder / "稿").glob("*.txt")]
    with (folder / "稿" / "report.csv").open(encoding="utf-8-sig", newline="") as stream:
        said = [line["说明"] for line in csv.DictReader(stream)]
    return code, "".join(drafts), "".join(said)


@pytest.mark.parametrize("host", ["李华（市总工会副主席）", "市总工会副主席李华", "市总工会副主席 李华"])
def test_a_person_in_a_cell_is_read_as_in_an_outline(host: str, tmp_path: Path) -> None:
    code, text, _ = batch(tmp_path, {**ROW, "主持人": host})
    assert code == 0
    assert "会议由市总工会副主席李华主持。" in text


def test_several_people_in_a_cell_stand_apart_by_semicolons_or_lines(tmp_path: Path) -> None:
    _, text, _ = batch(tmp_path, {**ROW, "主持人": "市总工会主席张明远；李华（副主席）"})
    assert "会议由市总工会主席张明远、副主席李华主持。" in text


def test_a_table_stands_in_a_cell_line_by_line(tmp_path: Path) -> None:
    rows = "5月12日上午 | 经费管理实务 | 何静（财务部部长） | \n5月12日下午 | 经费审查 | 孙立 | "
    code, text, _ = batch(tmp_path, {**ROW, "日程安排": rows})
    assert code == 0
    assert (
        "时间\t内容\t主讲人\n5月12日上午\t经费管理实务\t何静（财务部部长）\n5月12日下午\t经费审查\t孙立"
        in text
    )


def test_a_cell_that_is_no_table_is_told_how_to_write_one(tmp_path: Path) -> None:
    code, text, said = batch(tmp_path, {**ROW, "日程安排": "上午培训，下午参观"})
    assert code == 3
    assert not text
    assert "“日程安排”：“上午培训，下午参观”这一行有 1 格，应有 4 格" in said
    assert "写作 | 时间 | 内容 | 主讲人 | 地点 |" in said


def test_a_cell_missing_in_a_table_s_row_is_told(tmp_path: Path) -> None:
    code, _, said = batch(tmp_path, {**ROW, "日程安排": "5月12日上午 | | 何静 | 一号教室"})
    assert code == 3
    assert "“日程安排·内容”：必填，没有填" in said


def test_json_rows_hold_people_and_tables_by_their_keys(tmp_path: Path) -> None:
    row = {
        **ROW,
        "主持人": {"姓名": "李华", "职务": "市总工会副主席"},
        "日程安排": [{"时间": "上午", "内容": "经费管理实务"}, ["下午", "参观", "", "江州重工"]],
    }
    code, text, said = batch(tmp_path, row, ".jsonl")
    assert (code, said) == (0, "")
    assert "会议由市总工会副主席李华主持。" in text
    assert "时间\t内容\t地点\n上午\t经费管理实务\t\n下午\t参观\t江州重工" in text
