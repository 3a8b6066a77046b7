"""Tables: rows with the numbers that a spreadsheet program shows, whatever the encoding and the delimiter."""

from pathlib import Path

import pytest

from drafter.batch.filenames import MAX_BYTES, Names, clean
from drafter.tables import SAMPLE, Row, open_table
from phrasebank.errors import UserError
from tests.cases import Case, cases, names

HERE = Path(__file__).parent
TABLES, NAMES = cases(HERE / "tables"), cases(HERE / "names")
TEXT = "会议名称,时间\n全市工作会,2026年3月6日\n座谈会,2026年3月7日\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "通知.csv"


def shown(row: Row) -> str:
    """``3│甲│乙``, a line end in a cell as ⏎, a row that cannot be read with its reason."""
    return f"{row.number}│" + (
        "✗ " + row.fault if row.fault else "│".join(map(str, row.cells)).replace("\n", "⏎")
    )


def read(path: Path, encoding: str | None = None) -> list[Row]:
    with open_table(path, encoding) as table:
        return [table.header, *table.rows]


@pytest.mark.parametrize("case", TABLES, ids=names(TABLES))
def test_a_table_has_rows(case: Case, update: bool, path: Path) -> None:
    path.write_bytes(case.input.encode())
    case.check("\n".join(shown(row) for row in read(path)), update)


@pytest.mark.parametrize("case", NAMES, ids=names(NAMES))
def test_a_name_is_cleaned(case: Case, update: bool) -> None:
    case.check("\n".join(clean(line) for line in case.input.split("\n")), update)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_make_no_difference(encoding: str, end: str, path: Path) -> None:
    path.write_bytes(TEXT.replace("\n", end).encode(encoding))
    assert [row.cells for row in read(path)] == [tuple(line.split(",")) for line in TEXT.splitlines()]
    assert [row.number for row in read(path)] == [1, 2, 3]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_an_encoding_is_told_from_what_is_beyond_the_sample_too(encoding: str, path: Path) -> None:
    text = "name,time\n" + "a,b\n" * SAMPLE + "会议,时间\n"
    path.write_bytes(text.encode(encoding))
    with open_table(path) as table:
        *_, last = table.rows
    assert last == Row(SAMPLE + 2, ("会议", "时间"))


def test_a_broken_character_is_told_with_its_line(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + "会议,时间\n甲,乙\n".encode() + b"\xff\xfe\xfd\n")
    with pytest.raises(UserError, match="读不出来") as problem:
        read(path)
    assert problem.value.where is not None
    assert problem.value.where.row == 3


@pytest.mark.parametrize("encoding", ["base64", "rot13", "hex", "没有"])
def test_what_is_no_encoding_of_texts_is_refused(encoding: str, path: Path) -> None:
    path.write_text("会议,时间\n甲,乙\n", encoding="utf-8")
    with pytest.raises(UserError, match=f"没有这种编码：{encoding}"):
        read(path, encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16"])
def test_utf_16_is_read_as_asked_with_and_without_a_mark(encoding: str, path: Path) -> None:
    path.write_bytes("会议,时间\n甲,乙\n".encode(encoding))
    assert read(path, encoding) == read(path)


def test_a_table_that_is_not_utf_16_is_told_so(path: Path) -> None:
    path.write_bytes("会议,时间\n甲,乙。\n".encode())
    with pytest.raises(UserError, match="读不出来"):
        read(path, "utf-16")


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("空.csv", b"", "空"),
        ("空白.csv", b"\n\n , \n", "空"),
        ("图.csv", bytes(range(256)), "不是表格"),
        ("表.xlsx", b"PK\x03\x04", "可能已损坏"),
        ("坏.xlsx", bytes(range(256)), "可能已损坏"),
        ("坏.xls", b"\xd0\xcf\x11\xe0" + bytes(range(256)), "可能已损坏"),
        ("坏.ods", bytes(500), "可能已损坏"),
        ("坏.json", bytes(range(256)), "不是表格"),
        ("通知.docx", b"PK\x03\x04" + bytes(range(256)), "这是文稿，不是表格"),
        ("通知.pdf", b"%PDF-1.4\n" + bytes(range(256)), "这是文稿，不是表格"),
        ("页.xls", b"<html><table>", "其实是网页"),
    ],
)
def test_what_is_no_table_is_refused(name: str, data: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UserError, match=message) as told:
        read(tmp_path / name)
    assert "文本文件" not in str(told.value)


def test_a_missing_table_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "没有.csv", tmp_path):
        with pytest.raises(UserError):
            read(path)


def test_repeated_names_are_numbered_in_their_order() -> None:
    given = Names()
    assert [given.unique(n) for n in ("通知", "通知", "通知（2）", "通知", "A", "a")] == [
        "通知", "通知（2）", "通知（2）（2）", "通知（3）", "A", "a（2）",
    ]  # fmt: skip


def test_a_numbered_name_is_short_enough_too() -> None:
    given = Names()
    for name in (given.unique(clean("会" * 300)) for _ in range(12)):
        assert len(name.encode()) <= MAX_BYTES
