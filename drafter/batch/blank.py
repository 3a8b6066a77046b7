"""An empty spreadsheet for a genre: a column a field, with notes, drop-downs, formats and an example row to replace.

In .csv the header and the example row stand alone. Columns for texts are formatted as text, so that telephone numbers
stay what was typed.
"""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

from drafter.batch.cells import node_of
from drafter.genre import Genre
from drafter.outline.fields import FIELD_TYPES, Field, Value, form_of, read_value
from drafter.outline.moments import Day, Moment
from drafter.outline.yamltext import Fault, Mapping, Node, Scalar, Sequence
from phrasebank.errors import Place, UserError
from phrasebank.files import write_whole

NOTES = "填写说明"
_NOTES_HEADER = ("列", "必填", "说明", "怎样填", "例")
_ROWS = 2000
"""Rows below the header that get drop-downs."""
_FORMATS = {"日期": "yyyy-mm-dd", "时间": "yyyy-mm-dd hh:mm", "数字": "General"}
_WIDTHS = {"日期": 13, "时间": 18, "数字": 9, "选项": 11, "列表": 36, "部分": 36, "段落": 36, "表格": 36}
_WITH_LINES = frozenset(("部分", "人员", "表格", "正文"))
_HEAD, _OPTIONAL_HEAD = "FFD9E2F3", "FFF2F2F2"


def save_blank(genre: Genre, path: Path, *, force: bool = False) -> None:
    """Write an empty table; the suffix says which kind. Raises UserError if the file exists, unless ``force``."""
    match path.suffix.lower():
        case ".csv":
            write_whole(path, lambda stream: stream.write(_csv(genre)), force=force)
        case ".xlsx":
            write_whole(path, lambda stream: _save_workbook(genre, stream), force=force)
        case _:
            raise UserError("空白表格只写成 .xlsx 或 .csv", Place(str(path)), "写作 -o 表.xlsx")


def columns_of(genre: Genre) -> tuple[Field, ...]:
    """The fields in the order of their columns: what must be filled first."""
    return tuple(sorted(_own(genre), key=lambda field: not field.required))


def _own(genre: Genre) -> Iterator[Field]:
    """The genre's own fields; who wants those of issuing a document (红头, 版记) adds their columns."""
    return (field for field in genre.fields if not field.issues)


def example_values(genre: Genre) -> dict[str, Value]:
    """What the example row says, as it is read back, by field; values that know their line are left out."""
    found = {}
    for field in columns_of(genre):
        shown = _shown(field)
        if shown is None or field.type in _WITH_LINES:
            continue
        node = shown if field.type in _FORMATS else node_of(_plain(field, "\n"), field, 0)
        value = read_value(node, field, [])
        if value is not None:
            found[field.name] = value
    return found


def _csv(genre: Genre) -> bytes:
    stream = io.StringIO()
    fields = columns_of(genre)
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([_heading(field) for field in fields])
    writer.writerow([_plain(field, "；") for field in fields])
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def _heading(field: Field) -> str:
    return f"{field.name}*" if field.required else field.name


def _plain(field: Field, between: str) -> str:
    return between.join(_items(_shown(field)))


def _shown(field: Field) -> Node | None:
    """What the example row shows: an option's usual value, for examples of options tell what else is possible."""
    return field.default if field.options and field.default else field.example


def _items(node: Node | None) -> Iterator[str]:
    """The texts of an example, of a part its title alone: more does not fit into a cell."""
    match node:
        case Scalar():
            yield node.text
        case Sequence():
            for item in node.items:
                yield from _items(item)
        case Mapping():
            yield from _items(node.get("标题"))


def _save_workbook(genre: Genre, stream: BinaryIO) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    _fill_table(book.active, genre)
    _fill_notes(book.create_sheet(NOTES), genre)
    book.save(stream)


def _fill_table(sheet: Any, genre: Genre) -> None:
    from openpyxl.utils import get_column_letter

    # a sheet's name is at most 31 characters, without []:*?/\
    sheet.title = "".join(c for c in genre.name if c not in "[]:*?/\\")[:31] or "表"
    for index, field in enumerate(columns_of(genre), start=1):
        letter = get_column_letter(index)
        _style_heading(sheet.cell(1, index, _heading(field)), field)
        _style_example(sheet.cell(2, index, _example(field)), field)
        column = sheet.column_dimensions[letter]
        column.width = _WIDTHS.get(field.type, 22)
        column.number_format = _FORMATS.get(field.type, "@")
        if field.options:
            _offer(sheet, letter, field)
    sheet.freeze_panes = "A2"
    sheet.row_dimensions[1].height = 22


def _style_heading(cell: Any, field: Field) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font, PatternFill

    cell.font = Font(bold=field.required)
    cell.fill = PatternFill("solid", fgColor=_HEAD if field.required else _OPTIONAL_HEAD)
    cell.alignment = Alignment(horizontal="center", vertical="center")
    cell.comment = Comment(_note(field), "drafter", width=320, height=120)


def _style_example(cell: Any, field: Field) -> None:
    from openpyxl.styles import Alignment, Font

    cell.font = Font(italic=True, color="FF7F7F7F")
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.number_format = _FORMATS.get(field.type, "@")


def _note(field: Field) -> str:
    kind = "必填" if field.required else "选填"
    default = f"；不填就是“{'；'.join(_items(field.default))}”" if field.default else ""
    return f"{kind}。{field.help}。\n{_form(field)}{default}"


def _form(field: Field) -> str:
    """What is expected in a cell; lists are written otherwise than in an outline."""
    if field.type == "表格":
        return f"{form_of(field)}；格内换行（Alt+Enter），一行一项"
    return "几项之间换行，或用“；”隔开" if FIELD_TYPES[field.type].many else form_of(field)


def _example(field: Field) -> str | date | datetime | int | None:
    """The example as a spreadsheet holds it: dates as dates, lists one line an item."""
    faults: list[Fault] = []
    shown = _shown(field)
    value = read_value(shown, field, faults) if shown else None
    match value:
        case Day():
            return date(value.year, value.month, value.day)
        case Moment(clock=clock, part="", end_day=None, end_clock=None) if clock:
            return datetime(value.day.year, value.day.month, value.day.day, clock.hour, clock.minute)
        case int():
            return value
    return _plain(field, "\n") or None


def _offer(sheet: Any, letter: str, field: Field) -> None:
    """A drop-down; Excel takes at most 255 characters of choices."""
    from openpyxl.worksheet.datavalidation import DataValidation

    choices = ",".join(field.options)
    if len(choices) > 255 or any("," in option for option in field.options):
        return
    offered = DataValidation(type="list", formula1=f'"{choices}"', allow_blank=True, showErrorMessage=True)
    offered.error = f"只能填：{'、'.join(field.options)}"
    offered.add(f"{letter}2:{letter}{_ROWS}")
    sheet.add_data_validation(offered)


def _fill_notes(sheet: Any, genre: Genre) -> None:
    from openpyxl.styles import Alignment, Font

    sheet.append(
        [f"{genre.name}：{genre.help}。一行一份；第二行是示例，请换成自己的内容；选填的列可以整列删去。"]
    )
    sheet.append([])
    sheet.append(_NOTES_HEADER)
    for cell in sheet[3]:
        cell.font = Font(bold=True)
    for field in columns_of(genre):
        required = "是" if field.required else ""
        sheet.append([field.name, required, field.help, _form(field), _plain(field, "；")])
    for letter, width in zip("ABCDE", (14, 6, 44, 40, 60), strict=True):
        sheet.column_dimensions[letter].width = width
    for row in sheet.iter_rows(min_row=4):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.number_format = "@"
