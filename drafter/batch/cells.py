"""A cell as what a field reads: one text, or in list fields the items that people write into one cell.

传达精神；部署工作            two items
1.传达精神 2.部署工作         two items: the numbers follow each other
传达1.5级响应精神             one item
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from drafter.outline.fields import FIELD_TYPES, Field
from drafter.outline.yamltext import LINE_END, Node, Scalar, Sequence
from drafter.tables import Cell, Unreadable
from phrasebank.sentences import in_chinese

_PARTING = re.compile(r"[\n；;]")
# what may stand before a bare number: the line's start, a mark, a blank; not the 1 of 11.
_BEFORE = r"(?:(?<=^)|(?<=[\s。；;，,、！？.]))"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


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
    starts = _numbered(text.lstrip())
    found = _cut(text.lstrip(), starts) if starts else _PARTING.split(text)
    return tuple(item.strip().rstrip("；;").rstrip() for item in found if item.strip("；; \t\n\u3000"))


# 1. 1、 （1） ① 一、 （一） 第一， 一是 一要; not 1.5 nor 一共
_FIRST = re.compile(r"1(?:[.．](?![0-9])|、)|[(（](?:1|一)[)）]|①|一[、是要]|第一[，,、]")


def _numbered(text: str) -> list[int]:
    """Where the numbered items begin; empty unless the first number stands first and a second follows."""
    if not _FIRST.match(text):
        return []
    for style in _STYLES:
        starts = list(_sequence(text, style))
        if len(starts) > 1 and starts[0] == 0:
            return starts
    return []


def _sequence(text: str, style: str) -> Iterator[int]:
    position = 0
    for number in range(1, 100):
        found = _marker(style, number).search(text, position)
        if not found:
            return
        yield found.start()
        position = found.end()


# 1. (not 1.5), 1、, (1) and （1）, ①, 一、, （一）, 第一，, 一是, 一要; to add a style, add a line, and to _FIRST
_STYLES = (
    _BEFORE + r"{digit}[.．](?![0-9])",
    _BEFORE + r"{digit}、",
    r"[(（]{digit}[)）]",
    r"{circled}",
    _BEFORE + r"{chinese}、",
    r"[(（]{chinese}[)）]",
    _BEFORE + r"第{chinese}[，,、]",
    _BEFORE + r"{chinese}是",
    _BEFORE + r"{chinese}要",
)


@lru_cache(maxsize=1024)
def _marker(style: str, number: int) -> re.Pattern[str]:
    circled = _CIRCLED[number - 1] if number <= len(_CIRCLED) else "(?!)"
    pattern = style.format(digit=number, chinese=in_chinese(number), circled=circled)
    return re.compile(pattern, re.MULTILINE)


def _cut(text: str, starts: list[int]) -> list[str]:
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
