"""Spreadsheets and records: what a person sees in a cell is what the row says, in every format."""

import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from drafter.batch.cells import items_of
from drafter.tables import Row, Table, Unreadable, open_table
from drafter.tables.headers import Header, header_of
from phrasebank.errors import UserError
from tests.cases import Case, cases, names

HERE = Path(__file__).parent
ITEMS = cases(HERE / "items")
# the same sheet in three formats, two of which no library of ours writes
SAVED = sorted(path for path in (HERE / "sheets").iterdir() if path.stem == "会议计划")
KNOWN = {"会议名称", "时间", "地点", "联系电话", "人数"}


@pytest.mark.parametrize("case", ITEMS, ids=names(ITEMS))
def test_a_cell_holds_items(case: Case, update: bool) -> None:
    case.check("\n".join(item.replace("\n", "⏎") for item in items_of(case.input)), update)


@contextmanager
def opened(path: Path, **wanted: Any) -> Iterator[Table]:
    with open_table(path, known=KNOWN.__contains__, **wanted) as table:
        yield table


def rows(path: Path, **wanted: Any) -> list[Row]:
    with opened(path, **wanted) as table:
        return [table.header, *table.rows]


def workbook(path: Path, *lines: list[object], title: str = "表") -> Any:
    book = openpyxl.Workbook()
    book.active.title = title
    for line in lines:
        book.active.append(line)
    book.save(path)
    return book


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "表.xlsx"


@pytest.mark.parametrize("saved", SAVED, ids=lambda p: p.suffix)
def test_every_format_gives_the_same_rows(saved: Path) -> None:
    found = rows(saved, sheet="三月")
    assert found[0] == Row(3, ("", "会议名称", "时间", "地点", "联系电话", "人数"))
    assert found[1:] == [
        Row(4, ("", "工作会", "2026-03-06 09:00", "三楼报告厅", "13800138000", "30")),
        Row(6, ("", "座谈会", "2026-03-09", "三楼报告厅", "079188001234", "12")),
        Row(7, ("", "培训班", "2026年3月10日 14:30", "", "88001234", "0.5")),
    ]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (13800138000, "13800138000"),
        (30.0, "30"),
        (0.1 + 0.2, "0.3"),
        (-1.5, "-1.5"),
        ("00123", "00123"),
        (datetime(2026, 3, 6, 9, 0), "2026-03-06 09:00"),
        (datetime(2026, 3, 6, 14, 29, 59, 999000), "2026-03-06 14:30"),
        (date(2026, 3, 6), "2026-03-06"),
        (time(14, 30), "14:30"),
        (True, "是"),
        ("甲\n乙", "甲\n乙"),
    ],
)
def test_a_cell_says_what_a_person_sees(value: object, shown: str, path: Path) -> None:
    workbook(path, ["会议名称", "时间"], ["甲", value])
    assert rows(path)[1].cells[1] == shown


@pytest.mark.parametrize("value", [123456789012345678, "=1/0", "=A2", "#N/A"])
def test_what_the_program_has_lost_is_told_and_not_left_out(value: object, path: Path) -> None:
    workbook(path, ["会议名称", "时间"], ["甲", value])
    assert isinstance(rows(path)[1].cells[1], Unreadable)


def test_the_header_is_found_below_titles_and_blank_rows_and_columns(path: Path) -> None:
    workbook(
        path,
        [],
        [None, "三月份会议计划"],
        [None, "单位：市总工会", "时间"],
        [],
        [None, "会议名称", "时间"],
        [None, "甲", "乙"],
    )
    header, row = rows(path)
    assert (header.number, header.cells) == (5, ("", "会议名称", "时间"))
    assert (row.number, row.cells) == (6, ("", "甲", "乙"))


def test_a_merged_cell_counts_for_each_of_its_rows(path: Path) -> None:
    book = workbook(path, ["时间", "会议名称"], ["上午", "甲"], [None, "乙"], [None, "丙"], ["下午", "丁"])
    book.active.merge_cells("A2:A4")
    book.save(path)
    assert [row.cells[0] for row in rows(path)[1:]] == ["上午", "上午", "上午", "下午"]


def test_a_header_may_take_two_lines(path: Path) -> None:
    book = workbook(
        path,
        ["会议名称", "时间", None, "地点"],
        [None, "日期", "时刻", None],
        ["工作会", date(2026, 3, 6), time(9, 0), "三楼"],
    )
    for merged in ("A1:A2", "B1:C1", "D1:D2"):
        book.active.merge_cells(merged)
    book.save(path)
    with opened(path) as table:
        assert table.header == Row(1, ("会议名称", "日期", "时刻", "地点"))
        assert table.over == ("", "时间", "时间", "")
        assert [row.cells for row in table.rows] == [("工作会", "2026-03-06", "09:00", "三楼")]


@pytest.mark.parametrize(
    "second",
    [
        ("工作会", "3月6日", "9点", "三楼"),
        ("会议名称", "3月6日", "", "地点"),  # nothing is parted
        ("会议名称", "3月6日", "9点", "三楼"),  # one name is no header
    ],
)
def test_a_row_that_repeats_no_names_is_no_line_of_the_header(second: tuple[str, ...]) -> None:
    upper = Row(1, ("会议名称", "时间", "", "地点"))
    assert header_of(upper, Row(2, second)) == Header(upper)


_ODS = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body><office:spreadsheet>
 <table:table table:name="三月">{}</table:table></office:spreadsheet></office:body></office:document-content>"""

_MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'


def test_a_merged_cell_of_an_open_document_counts_for_each_of_its_rows(tmp_path: Path) -> None:
    def cell(text: str, attributes: str = "") -> str:
        return f'<table:table-cell office:value-type="string" {attributes}><text:p>{text}</text:p></table:table-cell>'

    merged, covered = (
        'table:number-rows-spanned="3"',
        '<table:covered-table-cell table:number-columns-repeated="1"/>',
    )
    lines = (
        cell("序号") + cell("时间") + cell("会议名称"),
        cell("1") + cell("上午", merged) + cell("甲"),
        cell("2") + covered + cell("乙"),
        cell("3") + covered + cell("丙"),
        cell("4") + cell("下午") + cell("丁"),
    )
    table = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
    path = tmp_path / "表.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", _ODS.format(table))
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
    assert [row.cells[1] for row in rows(path)[1:]] == ["上午", "上午", "上午", "下午"]


def test_hidden_sheets_are_left_alone_and_the_one_with_our_columns_is_taken(path: Path) -> None:
    book = workbook(path, ["说明"], ["请填第二张表"])
    for title, state in (("旧表", "hidden"), ("新表", "visible")):
        sheet = book.create_sheet(title)
        sheet.append(["会议名称", "时间"])
        sheet.append([title, "乙"])
        sheet.sheet_state = state
    book.save(path)
    assert rows(path)[1].cells[0] == "新表"
    assert rows(path, sheet="旧表")[1].cells[0] == "旧表"
    assert rows(path, sheet="2")[1].cells[0] == "新表"


def test_two_sheets_that_both_fit_are_asked_about(path: Path) -> None:
    book = workbook(path, ["会议名称"], ["甲"], title="三月")
    book.create_sheet("四月").append(["会议名称"])
    book.save(path)
    with pytest.raises(UserError, match="有几个工作表都可能是要用的：三月、四月") as problem:
        rows(path)
    assert problem.value.hint == "用 --sheet 指明一个，如 --sheet 三月"
    with pytest.raises(UserError, match="没有这个工作表：四") as problem:
        rows(path, sheet="四")
    assert problem.value.hint is not None
    assert "四月" in problem.value.hint


def test_a_damaged_spreadsheet_is_told(path: Path) -> None:
    workbook(path, ["会议名称"], ["甲"])
    path.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(UserError, match="可能已损坏"):
        rows(path)


def test_an_empty_sheet_is_told(path: Path) -> None:
    workbook(path)
    with pytest.raises(UserError, match="表格是空的"):
        rows(path)


def test_text_under_the_name_of_a_spreadsheet_is_read_as_text(tmp_path: Path) -> None:
    path = tmp_path / "导出.xls"
    path.write_text("会议名称\t时间\n甲\t乙\n", encoding="gb18030")
    assert rows(path)[1].cells == ("甲", "乙")


def test_a_title_without_delimiters_may_stand_above_a_text_table(tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_text("三月份会议计划\n\n会议名称;时间\n甲;乙\n", encoding="utf-8")
    assert rows(path) == [Row(3, ("会议名称", "时间")), Row(4, ("甲", "乙"))]


RECORDS = [
    {"会议名称": "甲", "人数": 30, "电话": "0791", "内容": ["一", "二"], "空": None, "报销": True},
    {"会议名称": "乙", "人数": 3.10, "另外": "x"},
]


def shown(cell: object) -> object:
    items = getattr(cell, "items", None)
    return [item.text for item in items] if items else cell


@pytest.mark.parametrize("suffix", [".json", ".jsonl", ".yml"])
def test_records_are_rows_and_their_keys_the_columns(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"表{suffix}"
    lines = [json.dumps(record, ensure_ascii=False) for record in RECORDS]
    text = {
        ".json": f"[{','.join(lines)}]",
        ".jsonl": "\n".join(lines),
        ".yml": "\n".join(f"- {line}" for line in lines),
    }
    path.write_text(
        text[suffix].replace("true", "是") if suffix == ".yml" else text[suffix], encoding="utf-8"
    )
    header, first, second = rows(path)
    assert header.cells == ("会议名称", "人数", "电话", "内容", "空", "报销", "另外")
    assert [shown(cell) for cell in first.cells] == ["甲", "30", "0791", ["一", "二"], "", "是", ""]
    assert [shown(cell) for cell in second.cells] == ["乙", "3.1", "", "", "", "", "x"]
    assert [first.number, second.number] == [1, 2]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("表.json", '[{"甲": 1,}]', "不合 JSON 格式"),
        ("表.json", '{"甲": 1}', "最外层应当是一个列表"),
        ("表.json", "[" * 100_000, "嵌套太深"),
        ("表.json", "[]", "表格是空的"),
        ("表.yml", "会议名称: 甲", "最外层应当是一个列表"),
        ("表.yml", "- 会议名称: 甲\n  会议名称: 乙", "写了两次"),
        ("表.jsonl", "", "空"),
    ],
)
def test_what_is_no_list_of_records_is_refused(name: str, text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=message):
        rows(tmp_path / name)


def test_a_broken_line_fails_alone(tmp_path: Path) -> None:
    path = tmp_path / "表.jsonl"
    path.write_text(
        '{"会议名称": "甲"}\n{"会议名称": \n[1]\n{"会议名称": "乙", "会议名称": "丙"}\n', encoding="utf-8"
    )
    assert [(row.number, row.fault) for row in rows(path)[1:]] == [
        (1, ""),
        (2, "不合 JSON 格式（第 1 个字符处）"),
        (3, "应当是 {“字段”: “值”} 的形式"),
        (4, "“会议名称”写了两次"),
    ]
