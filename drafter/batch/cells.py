"""A cell as what a field reads: one text, or in list fields the items that people write into one cell.

传达精神；部署工作            two items
1.传达精神 2.部署工作         two items: the numbers follow each other
传达1.5级响应精神             one item (``drafter.outline.numbered`` knows the numbers)
"""

import re

from drafter.outline.fields import FIELD_TYPES, Field
from drafter.outline.numbered import numbered_items
from drafter.outline.yamltext import LINE_END, Node, Scalar, Sequence
from drafter.tables import Cell, Unreadable

_PARTING = re.compile(r"[\n；;]")


def node_of(cell: Cell, field: Field, line: int) -> Node:
    """What a cell says to a field. A list in the table itself is taken as it is."""
    if not isinstance(cell, str):
        return Scalar("", line) if isinstance(cell, Unreadable) else cell
    text = cell if cell.isprintable() else "\n".join(LINE_END.split(cell))
    if field.type == "表格" or not FIELD_TYPES[field.type].many:
        return Scalar(text, line)
    return Sequence(tuple(Scalar(item, line) for item in items_of(text)), line)


def is_plain(cell: Cell) -> bool:
    """Whether a cell is a text without line ends and without characters that no document can hold."""
    return isinstance(cell, str) and cell.isprintable()


def items_of(text: str) -> tuple[str, ...]:
    """The items of a list in one cell: by its numbers if it has some, else by line ends and ；."""
    found = numbered_items(text.lstrip()) or _PARTING.split(text)
    return tuple(item.strip().rstrip("；;").rstrip() for item in found if item.strip("；; \t\n\u3000"))
