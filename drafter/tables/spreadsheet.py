"""Spreadsheets (.xlsx, .xls, .ods, .xlsb, .et): the cells of one sheet as the texts that a person sees there.

Dates and times, which are numbers inside, become texts that our fields read; 13800138000 stays so and does not become
1.38E+10; a merged cell counts for each of its rows. Formulas count with the value that was computed last.
"""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from drafter.outline.fields import nearest
from drafter.tables.hollow import hollow_cells
from drafter.tables.model import Cell, Known, Row, Unreadable, is_filled, name_in
from drafter.tables.spans import spans
from phrasebank.errors import Place, UserError

EXACT = 10**15
"""Spreadsheet programs compute with 15 digits; of a longer number they have lost the end."""
HEADER_ROWS = 20
_WRITINGS = frozenset((".doc", ".docx", ".wps", ".rtf", ".pdf", ".odt"))
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def is_spreadsheet(path: Path) -> bool:
    """Whether a file is one by its first bytes; systems export text under the name .xls too."""
    with path.open("rb") as stream:
        return stream.read(4) in (_ZIP, _OLE)


def no_table(path: Path) -> UserError:
    """What to say about bytes that no reader of tables takes."""
    if path.suffix.lower() in _WRITINGS:
        hint = "请把里面的表格复制到表格软件里，存为 .xlsx 或 .csv"
        return UserError("这是文稿，不是表格", Place(str(path)), hint)
    hint = "请给出表格文件；是表格的，在表格软件里打开看看，另存为 .xlsx 或 .csv"
    return UserError("不是表格，或可能已损坏", Place(str(path)), hint)


@contextmanager
def spreadsheet_rows(path: Path, sheet: str | None, known: Known) -> Iterator[Iterator[Row]]:
    """The rows of the sheet that is asked for, or of the only visible one whose header is known."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        with CalamineWorkbook.from_object(io.BytesIO(path.read_bytes())) as book:
            yield _rows(book, path, _chosen(book, sheet, known, str(path)))
    except PasswordError as error:
        raise UserError("表格加了密码，打不开", Place(str(path)), "请去掉密码后另存一份") from error
    except CalamineError as error:
        raise no_table(path) from error


def _chosen(book: Any, asked: str | None, known: Known, name: str) -> str:
    visible = [
        sheet.name for sheet in book.sheets_metadata if str(sheet.visible).endswith(".Visible")
    ] or book.sheet_names
    if asked is not None:
        return _asked(asked, book.sheet_names, visible, name)
    filled = [sheet for sheet in visible if book.get_sheet_by_name(sheet).height]
    if len(filled) < 2:
        return str((filled or visible)[0])
    scores = {sheet: _score(book.get_sheet_by_name(sheet), known) for sheet in filled}
    best = [sheet for sheet in filled if scores[sheet] == max(scores.values())]
    if len(best) == 1 or not scores[best[0]]:
        return str(best[0])
    hint = f"用 --sheet 指明一个，如 --sheet {best[0]}"
    raise UserError(f"有几个工作表都可能是要用的：{'、'.join(best)}", Place(name), hint)


def _asked(asked: str, names: Sequence[str], visible: Sequence[str], file: str) -> str:
    if asked in names:
        return asked
    if asked.isdecimal() and 0 < int(asked) <= len(visible):
        return visible[int(asked) - 1]
    near = nearest(asked, names)
    hint = (f"是不是“{near}”？" if near else "") + f"这份表格有：{'、'.join(names)}"
    raise UserError(f"没有这个工作表：{asked}", Place(file), hint)


def _score(sheet: Any, known: Known) -> int:
    """How many names of fields the best of the first rows holds."""
    rows = islice(sheet.iter_rows(), HEADER_ROWS)
    return max((sum(known(str(cell)) for cell in row) for row in rows), default=0)


def _rows(book: Any, path: Path, name: str) -> Iterator[Row]:
    sheet = book.get_sheet_by_name(name)
    if not sheet.height:
        return
    # rows are given from the first one, columns from the first that is filled
    _, left = sheet.start
    hollow = hollow_cells(path, name)
    merged = _Merged(sheet.merged_cell_ranges or spans(path, name))
    for number, values in enumerate(sheet.iter_rows()):
        cells: list[Cell] = [""] * left + [_cell(value) for value in values]
        for column in hollow.get(number, ()):
            if column < len(cells) and not is_filled(cells[column]):
                cells[column] = Unreadable("公式没有算出结果，请在表格软件里改正、保存后再试")
        yield Row(number + 1, tuple(merged.filled(number, cells)))


class _Merged:
    """Fills merged cells: the value of the first row also stands for the rows below it."""

    def __init__(self, ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> None:
        self.by_row: dict[int, list[tuple[int, int]]] = {}
        for (top, left), (bottom, _) in ranges:
            if bottom > top:
                self.by_row.setdefault(top, []).append((left, bottom))
        self.open: dict[int, tuple[int, Cell]] = {}

    def filled(self, row: int, cells: list[Cell]) -> list[Cell]:
        for column, (bottom, value) in list(self.open.items()):
            if row > bottom:
                del self.open[column]
            elif column < len(cells) and not is_filled(cells[column]):
                cells[column] = value
        for column, bottom in self.by_row.get(row, ()):
            if column < len(cells):
                self.open[column] = (bottom, cells[column])
        return cells


def _cell(value: Any) -> Cell:
    """A cell's value as the text that stands for it."""
    match value:
        case str():
            return value
        case bool():
            return "是" if value else "否"
        case int() | float():
            return _number(value)
        case datetime():
            return _moment(value)
        case date():
            return value.isoformat()
        case time():
            return _clock(value)
        case timedelta():
            minutes = round(value.total_seconds()) // 60
            return f"{minutes // 60}:{minutes % 60:02d}"
    return name_in(str(value))


def _number(value: float) -> Cell:
    if abs(value) >= EXACT:
        return Unreadable("这个数超过 15 位，后面几位在表格里已经丢失；请把单元格格式设为“文本”后重填")
    return str(int(value)) if value == int(value) else f"{value:.12g}" if "e" in repr(value) else repr(value)


def _moment(value: datetime) -> str:
    # 9:00 is stored as a fraction of a day and may come back as 8:59:59.999
    rounded = value + timedelta(seconds=0.5)
    day = rounded.date().isoformat()
    clock = _clock(rounded.time())
    return day if clock == "00:00" else f"{day} {clock}"


def _clock(value: time) -> str:
    seconds = f":{value.second:02d}" if value.second else ""
    return f"{value.hour:02d}:{value.minute:02d}{seconds}"
