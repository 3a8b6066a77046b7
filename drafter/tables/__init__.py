"""Tables: rows of texts, the header first, then one row after the other, read as they are asked for.

    with open_table(Path("通知.csv")) as table:
        table.header    Row(1, ("会议名称", "时间"))
        table.rows      Row(2, ("全市工作会", "2026年3月6日 9:00")), …

The header is the first row; below a title, the row with the most names that are known. ``headers`` tells of two lines.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path

from drafter.tables.delimited import SAMPLE, SAVE_AS, delimited_rows
from drafter.tables.headers import header_at, header_of
from drafter.tables.model import Cell, Known, Row, Table, Unreadable, is_filled, name_in
from drafter.tables.records import json_rows, line_rows, yaml_rows
from drafter.tables.spreadsheet import HEADER_ROWS, is_spreadsheet, no_table, spreadsheet_rows
from phrasebank.errors import Place, UserError, os_reason
from phrasebank.readers.plain import BINARY_HINT

SPREADSHEETS = (".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".et")
# to add a format that is text, add a line; what is not here is read as a table parted by marks
RECORDS = {
    ".jsonl": line_rows,
    ".ndjson": line_rows,
    ".json": json_rows,
    ".yml": yaml_rows,
    ".yaml": yaml_rows,
}

__all__ = [
    "RECORDS",
    "SAMPLE",
    "SAVE_AS",
    "SPREADSHEETS",
    "Cell",
    "Known",
    "Row",
    "Table",
    "Unreadable",
    "is_filled",
    "name_in",
    "open_table",
]


def _nothing_known(_: str) -> bool:
    return False


@contextmanager
def open_table(
    path: Path, encoding: str | None = None, *, sheet: str | None = None, known: Known = _nothing_known
) -> Iterator[Table]:
    """Open a table. Raises UserError: no such file, no table, an encoding or a sheet that cannot be told, no header."""
    if path.is_dir():
        raise UserError("这是一个文件夹，不是表格", Place(str(path)), "请给出表格文件，如 通知.csv")
    suffix = path.suffix.lower()
    try:
        if is_spreadsheet(path):
            with spreadsheet_rows(path, sheet, known) as rows:
                yield _with_header(path, rows, known)
            return
        if sheet is not None:
            raise UserError("这种表格没有工作表", Place(str(path)), "去掉 --sheet")
        if suffix in SPREADSHEETS:
            _refuse_markup(path)
        with RECORDS.get(suffix, delimited_rows)(path, encoding) as rows:
            yield _with_header(path, rows, known, exact=suffix not in RECORDS)
    except UserError as error:
        if error.hint != BINARY_HINT:
            raise
        raise no_table(path) from error
    except OSError as error:
        raise UserError(f"读不了：{os_reason(error)}", Place(str(path))) from error


def _refuse_markup(path: Path) -> None:
    """A web page under the name of a spreadsheet opens in spreadsheet programs, but is no table of texts."""
    with path.open("rb") as stream:
        start = stream.read(512).lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"<"):
        raise UserError("这其实是网页，只是名字像表格", Place(str(path)), SAVE_AS)


def _with_header(path: Path, every: Iterator[Row], known: Known, *, exact: bool = False) -> Table:
    rows = (row for row in every if not row.is_blank)
    first = list(islice(rows, HEADER_ROWS))
    at = header_at(first, known)
    if not first or first[at].fault:
        reason = f"表头读不了：{first[at].fault}" if first else "表格是空的"
        raise UserError(reason, Place(str(path)), "第一行写字段名称，以下一行一份文稿")
    header = header_of(first[at], next(iter(first[at + 1 :]), None))
    return Table(path.name, header.row, chain(first[at + header.lines :], rows), exact, header.over)
