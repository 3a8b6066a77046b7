"""All documents in one file, and the empty table that they begin with."""

import zipfile
from datetime import date, datetime
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from drafter.batch import RowResult, Status, bundle, job_for, run, save_blank
from drafter.genre import find_genre, genres
from phrasebank.errors import UserError
from tests.cases import REPOSITORY

EXAMPLE = REPOSITORY / "examples" / "通知.csv"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("批量") / "稿"
    run(EXAMPLE, job_for("会议通知", folder, "docx"), lambda _: None)
    return folder


def texts(path: Path) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]


def test_a_merged_file_holds_every_document_in_the_order_of_the_rows(out: Path, tmp_path: Path) -> None:
    (made,) = bundle.make(out, tmp_path / "合并.docx", None)
    names = [
        line.split(",")[1] for line in (out / "report.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    ]
    assert made.count == len(names) == 7
    assert texts(made.path) == [text for name in names for text in texts(out / name)]


def test_each_document_is_a_section_that_counts_its_pages_from_one(out: Path, tmp_path: Path) -> None:
    (made,) = bundle.make(out, tmp_path / "合并.docx", None)
    sections = docx.Document(str(made.path)).sections
    assert len(sections) == 7
    for section in sections:
        starts = section._sectPr.findall(qn("w:pgNumType"))
        assert [start.get(qn("w:start")) for start in starts] == ["1"]
        assert len(section._sectPr.findall(qn("w:footerReference"))) == 2


def test_what_was_edited_is_packed_as_it_is_and_left_out_of_the_merged_file(tmp_path: Path) -> None:
    folder = tmp_path / "稿"
    job = job_for("会议通知", folder, "docx")
    run(EXAMPLE, job, lambda _: None)
    edited = sorted(folder.glob("*.docx"))[0]
    document = docx.Document(str(edited))
    document.paragraphs[0].add_run("（改）")
    document.save(str(edited))
    tally = run(EXAMPLE, job, lambda _: None)
    assert tally.counts[Status.EDITED] == 1
    merged, packed = bundle.make(folder, tmp_path / "合并.docx", tmp_path / "包.zip")
    assert (merged.count, merged.edited) == (6, (edited.name,))
    with zipfile.ZipFile(packed.path) as archive:
        assert archive.testzip() is None
        assert archive.read(edited.name) == edited.read_bytes()
        assert len(archive.namelist()) == 8


def test_a_zip_is_the_same_each_time(out: Path, tmp_path: Path) -> None:
    first, second = (bundle.make(out, None, tmp_path / name)[0] for name in ("一.zip", "二.zip"))
    assert first.path.read_bytes() == second.path.read_bytes()


@pytest.mark.parametrize("genre", [genre.name for genre in genres()])
@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_an_empty_table_can_be_used_as_it_is(genre: str, suffix: str, tmp_path: Path) -> None:
    """Its columns are all known, and its example row drafts without a fault; who forgets to take it out is told."""
    path = tmp_path / f"表{suffix}"
    save_blank(find_genre(genre), path)
    results: list[RowResult] = []
    tally = run(path, job_for(genre, tmp_path / "稿", "txt"), results.append)
    assert tally.counts[Status.OK] == 1
    assert tally.unused == ()
    compared = genre != "通用文稿"  # its example is one 正文
    assert [r.message for r in results] == ["提醒：这一行就是空白表格里的示例，不要的请删去" * compared]


def test_an_empty_spreadsheet_has_notes_choices_and_formats(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    save_blank(find_genre("会议通知"), path)
    book = openpyxl.load_workbook(path)
    sheet = book["会议通知"]
    columns = {cell.value: cell for cell in sheet[1]}
    assert columns["会议名称*"].comment.text.startswith("必填。会议全称")
    assert columns["请假"].comment.text.endswith("只能填：须请假、可委派、不写；不填就是“须请假”")
    letter = columns["请假"].column_letter
    choices = {str(v.sqref): v.formula1 for v in sheet.data_validations.dataValidation}
    assert choices[f"{letter}2:{letter}2000"] == '"须请假,可委派,不写"'
    assert sheet[f"{columns['时间*'].column_letter}2"].value == datetime(2026, 3, 6, 9, 0)
    day = sheet[f"{columns['成文日期*'].column_letter}2"]
    assert (day.value.date(), day.number_format) == (date(2026, 2, 26), "yyyy-mm-dd")
    phone = columns["联系电话"].column_letter
    assert sheet.column_dimensions[phone].number_format == "@"
    assert sheet[f"{phone}2"].value == "88001234"
    assert "填写说明" in book.sheetnames


def test_an_empty_table_is_not_overwritten_without_force(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    save_blank(find_genre("会议通知"), path)
    with pytest.raises(UserError, match="文件已存在"):
        save_blank(find_genre("会议通知"), path)
    save_blank(find_genre("会议通知"), path, force=True)
