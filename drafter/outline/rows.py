r"""Tables: rows of declared columns, each cell read by its column's type.

    日程: |
      | 时间 | 事项 | 发言人 |            a head is optional; without one the columns stand in the genre's order
      | 9:00 | 开幕 | 李华   |
    日程:
      - {时间: 9:00, 事项: 开幕}          optional columns may be left out
      - [9:20, 作报告, 张明远]

Rows copied from a spreadsheet (cells parted by tabs) are read too; ``\|`` is a bar that belongs to its cell.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from drafter.outline.declared import Faults, Field, wrong
from drafter.outline.faults import LINE_END
from drafter.outline.nearest import nearest
from drafter.outline.nodes import Mapping, Node, Scalar, is_empty, texts
from drafter.outline.nodes import Sequence as ListNode

if TYPE_CHECKING:
    from drafter.outline.fields import Value

ReadCell = Callable[[Node | None, Field, Faults], "Value | None"]
# the bars of | 甲 \| 乙 | 丙 | but the escaped one; full-width bars too
_BAR = re.compile(r"(?<!\\)[|｜]")
_RULED = " \t\u3000|｜:+-"
"""What a rule below a head is made of: |---|:--:|."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row's cells in the order of its field's columns, None where nothing was filled in."""

    cells: tuple["Value | None", ...]
    line: int = 0


def rows_by(read_cell: ReadCell) -> Callable[[Node, Field, Faults], tuple[Row, ...]]:
    """A reader of tables whose cells are read with ``read_cell``."""

    def rows(node: Node, field: Field, faults: Faults) -> tuple[Row, ...]:
        return tuple(_typed(row, field, faults, read_cell) for row in _given(node, field, faults))

    return rows


@dataclass(frozen=True, slots=True)
class _Given:
    """A row as it was written: what stands for which column, by the column's name."""

    cells: dict[str, Node]
    line: int


def _typed(row: _Given, field: Field, faults: Faults, read_cell: ReadCell) -> Row:
    before = len(faults)
    values = tuple(read_cell(row.cells.get(column.name), column, faults) for column in field.columns)
    faults[before:] = [replace(fault, field=f"{field.name}·{fault.field}") for fault in faults[before:]]
    return Row(values, row.line)


def _given(node: Node, field: Field, faults: Faults) -> Iterator[_Given]:
    if isinstance(node, Scalar):
        yield from _of_lines(_lines(node), field, faults)
        return
    items = node.items if isinstance(node, ListNode) else (node,)
    lines = [item for item in items if isinstance(item, Scalar)]
    if len(lines) == len(items):
        yield from _of_lines([(line.text, line.line) for line in lines], field, faults)
        return
    for item in items:
        if isinstance(item, Mapping):
            yield from _of_keys(item, field, faults)
        elif isinstance(item, ListNode):
            yield from _in_order(item.items, item, field.columns, field, faults)
        else:
            yield from _of_lines([(item.text, item.line)], field, faults)


def _lines(node: Scalar) -> list[tuple[str, int]]:
    """Each line of a text with its place; the lines of ``|`` texts begin below their key."""
    lines = LINE_END.split(node.text)
    first = node.line + 1 if node.literal else node.line
    return [(line, first + number if node.literal else first) for number, line in enumerate(lines)]


def _of_lines(lines: Sequence[tuple[str, int]], field: Field, faults: Faults) -> Iterator[_Given]:
    split = [(_cells(text), line) for text, line in lines if text.strip() and not _is_rule(text)]
    columns: Sequence[Field] | None = field.columns
    if split and _is_head(split[0][0], field):
        head, line = split.pop(0)
        columns = _head(head if head[-1] else head[:-1], line, field, faults)
    for cells, line in split:
        if columns is not None and any(cells):
            nodes = [Scalar(cell, line) for cell in _fitting(cells, columns)]
            yield from _in_order(nodes, Scalar("", line), columns, field, faults)


def _is_rule(text: str) -> bool:
    return "-" in text and not text.strip(_RULED)


def _cells(text: str) -> list[str]:
    bare = text.strip(" \u3000")
    if not _BAR.search(bare):
        return [cell.strip() for cell in bare.split("\t")]
    cells = [cell.strip().replace("\\|", "|") for cell in _BAR.split(bare)]
    if cells[0]:
        return cells
    return cells[1:-1] if len(cells) > 1 and not cells[-1] else cells[1:]


def _fitting(cells: list[str], columns: Sequence[Field]) -> list[str]:
    """The cells without the empty one that a closing bar leaves behind where no bar opens the row."""
    return cells[:-1] if len(cells) == len(columns) + 1 and not cells[-1] else cells


def _is_head(cells: Sequence[str], field: Field) -> bool:
    return any(_column(cell, field) for cell in cells)


def _column(name: str, field: Field) -> Field | None:
    return next((c for c in field.columns if name == c.name or name in c.aliases), None)


def _head(cells: Sequence[str], line: int, field: Field, faults: Faults) -> Sequence[Field] | None:
    """The columns that a head names; None, with the fault noted, if one of them is not known or stands twice."""
    found = [_column(cell, field) for cell in cells]
    columns = [column for column in found if column]
    at = Scalar("", line)
    for cell, column in zip(cells, found, strict=True):
        if column is None:
            wrong(at, field, f"没有“{cell}”这一列", faults, _meant(cell, field))
    if len({column.name for column in columns}) < len(columns):
        wrong(at, field, "表头里有一列写了两次", faults, "只留一处")
    elif len(columns) == len(cells):
        return columns
    return None


def _meant(name: str, field: Field) -> str:
    owners = {name: column.name for column in field.columns for name in (column.name, *column.aliases)}
    near = nearest(name, owners)
    return f"是不是“{owners[near]}”？" if near else f"各列是：{'、'.join(c.name for c in field.columns)}"


def _in_order(
    nodes: Sequence[Node], row: Node, columns: Sequence[Field], field: Field, faults: Faults
) -> Iterator[_Given]:
    """A row whose cells stand in the order of its columns; all of them must be there, empty ones too."""
    if len(nodes) != len(columns):
        expected = f"写作 | {' | '.join(c.name for c in columns)} |，没有内容的格也要留着"
        # several lines of a spreadsheet's cell have one number: the words tell them apart
        said = next((text for node in nodes for text in texts(node) if text.strip()), "")[:12]
        begun = f"“{said}”" if said else ""
        wrong(row, field, f"{begun}这一行有 {len(nodes)} 格，应有 {len(columns)} 格", faults, expected)
    elif not all(is_empty(node) for node in nodes):
        yield _Given({c.name: node for c, node in zip(columns, nodes, strict=True)}, row.line)


def _of_keys(item: Mapping, field: Field, faults: Faults) -> Iterator[_Given]:
    cells: dict[str, Node] = {}
    for entry in item.entries:
        column = _column(entry.key, field)
        at = Scalar("", entry.line)
        if column is None:
            wrong(at, field, f"没有“{entry.key}”这一列", faults, _meant(entry.key, field))
        elif column.name in cells:
            wrong(at, field, f"“{entry.key}”与“{column.name}”是同一列，写了两次", faults, "只留一处")
        else:
            cells[column.name] = entry.value
    if not is_empty(item):
        yield _Given(cells, item.line)
