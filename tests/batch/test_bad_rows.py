"""Many rows, some of them wrong in twenty ways: each wrong one is told rightly, each right one is there to the letter."""

import csv
import random
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest

from drafter.batch import RowResult, Status, job_for, run

FIELDS = ("会议名称", "主送", "时间", "地点", "会议内容", "参会人员", "发文单位", "成文日期", "报名截止", "提前入场", "请假", "材料准备", "联系电话")  # fmt: skip
GOOD = ("各单位", "2026年3月6日 9:00-11:30", "三楼报告厅", "传达精神；部署工作", "主要负责人", "江州市总工会", "2026-02-26", "2026-03-03 17:00", "15", "可委派", "请于3月4日（星期三）前报送", "88001234")  # fmt: skip

# what is wrong → the field, what stands there, what must be told about it
FAULTS: dict[str, tuple[str, object, str]] = {
    "没有名称": ("会议名称", "", "“会议名称”：必填，没有填"),
    "没有地点": ("地点", "  ", "“地点”：必填，没有填"),
    "没有议程": ("会议内容", "；", "“会议内容”：必填，没有填"),
    "缺年份": ("时间", "3月6日 9:00", "“时间”：缺年份"),
    "没有这一天": ("时间", "2026年2月30日 9:00", "“时间”：没有这一天"),
    "不是日期": ("时间", "待定", "“时间”：不是日期"),
    "两位年份": ("成文日期", "26-02-26", "“成文日期”：年份要写四位"),
    "没有这个时刻": ("时间", "2026年3月6日 25:00", "“时间”：没有这个时刻"),
    "结束早于开始": ("时间", "2026年3月6日 9:00-8:00", "“时间”：结束早于开始"),
    "星期不符": ("时间", "2026年3月6日（星期四）9:00", "“时间”：2026年3月6日是星期五"),
    "文中星期不符": ("材料准备", "请于3月4日（星期五）前报送", "“材料准备”：2026年3月4日是星期三"),
    "截止晚于开会": ("报名截止", "2026-03-07 17:00", "“报名截止”：2026年3月7日"),
    "成文晚于截止": ("成文日期", "2026-03-05", "“成文日期”：2026年3月5日，晚于"),
    "不是数字": ("提前入场", "一刻钟", "“提前入场”：不是数字"),
    "没有这个选项": ("请假", "可委托", "“请假”：没有这个选项：可委托"),
    "分行的一行": ("地点", "三楼\n报告厅", "“地点”：这里只能写一行文字"),
    "表格里的序号": ("成文日期", "46079", "“成文日期”：这是表格内部的日期序号"),
    "时段矛盾": ("时间", "2026年3月6日 上午15:00", "“时间”：“上午”与“15点”矛盾"),
    "有起无止": ("时间", "2026年3月6日 9:00至", "“时间”："),
    "看不懂的尾巴": ("成文日期", "2026年2月26日左右", "“成文日期”：看不懂“左右”"),
    "公式出错": ("联系电话", "#REF!", "“联系电话”：公式没有算出结果"),
    "丢了位的数": ("联系电话", 12345678901234567890, "“联系电话”：这个数超过 15 位"),
}  # fmt: skip
# people write these into names, and each of them means something to XML, to templates, to markup or to a file system
TRICKY = ("A&B<会议>", "{{ 地点 }}", "*重点*|甲", "#一号", "“双创”", "C:\\会", "一/二", "𠮷字", "é", "=1+1")


def row(number: int) -> list[object]:
    return [f"{TRICKY[number % len(TRICKY)]}第{number}次会", *GOOD]


def spoiled(number: int, fault: str) -> list[object]:
    field, value, _ = FAULTS[fault]
    cells = row(number)
    cells[FIELDS.index(field)] = value
    return cells


def table(rows: int, share: float, save: Callable[[list[list[object]]], None]) -> dict[int, str]:
    """Write a table and return which of its rows are wrong, and how; rows count from 2."""
    chance = random.Random(6)  # noqa: S311
    kinds = list(FAULTS)
    chosen = sorted(chance.sample(range(rows), int(rows * share)))
    wrong = {number: kinds[at % len(kinds)] for at, number in enumerate(chosen)}
    save([spoiled(n, wrong[n]) if n in wrong else row(n) for n in range(rows)])
    return {number + 2: kind for number, kind in wrong.items()}


def check(path: Path, out: Path, wrong: dict[int, str], rows: int) -> None:
    results: list[RowResult] = []
    run(path, job_for("会议通知", out, "docx"), results.append)
    assert [result.row for result in results] == list(range(2, rows + 2))
    for result in results:
        if result.row in wrong:
            assert result.status is Status.ERROR, (result, wrong[result.row])
            assert FAULTS[wrong[result.row]][2] in result.message
        else:
            assert result.status is Status.OK, result
            check_document(out / result.file, result.row - 2)
    assert len(list(out.glob("*.docx"))) == rows - len(wrong)


def check_document(path: Path, number: int) -> None:
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    name = str(row(number)[0])
    assert name in text
    for expected in ("三楼报告厅。", "1.传达精神。", "2.部署工作。", "请提前15分钟入场", "88001234"):
        assert expected in text


def as_workbook(path: Path) -> Callable[[list[list[object]]], None]:
    def save(rows: list[list[object]]) -> None:
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("表")
        for line in (FIELDS, *rows):
            cells = [openpyxl.cell.WriteOnlyCell(sheet, value) for value in line]
            for cell in cells:
                if isinstance(cell.value, str) and cell.value != "#REF!":
                    cell.data_type = "s"
            sheet.append(cells)
        book.save(path)

    return save


def test_each_of_twenty_faults_is_told_in_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    rows = 3 * len(FAULTS)
    check(path, tmp_path / "稿", table(rows, 0.5, as_workbook(path)), rows)


@pytest.mark.long
def test_ten_thousand_rows_with_five_percent_wrong(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    check(path, tmp_path / "稿", table(10_000, 0.05, as_workbook(path)), 10_000)


def test_the_same_rows_as_text_are_told_the_same(tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    kinds = [kind for kind in FAULTS if kind not in ("公式出错", "丢了位的数", "分行的一行")]
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([FIELDS, *(spoiled(n, kind) for n, kind in enumerate(kinds))])
    check(path, tmp_path / "稿", dict(enumerate(kinds, start=2)), len(kinds))
