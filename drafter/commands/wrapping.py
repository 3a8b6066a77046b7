"""Chinese on a terminal: how many columns a text takes, and lines of so many columns with a part of it marked.

Chinese takes two columns. Closing marks do not begin a line and opening ones do not end it, as in print;
words in Latin letters and file names stay whole.
"""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_NEVER_FIRST = frozenset("，。、；：？！”’）》】〕〉」』,.;:?!)]}…—％%")
_NEVER_LAST = frozenset("“‘（《【〔〈「『([{")


class Line(NamedTuple):
    """A line, parted by where the mark begins and ends in it; without a mark all of it is ``before``."""

    before: str
    marked: str = ""
    after: str = ""

    @property
    def text(self) -> str:
        return self.before + self.marked + self.after


def columns(text: str) -> int:
    """How many columns a text takes on a terminal."""
    return sum(map(_width, text))


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def shortened(text: str, width: int) -> str:
    """The beginning of a text in so many columns."""
    if columns(text) <= width:
        return text
    while columns(text) > width - 2:
        text = text[:-1]
    return text + "…"


def wrapped(text: str, width: int, start: int = 0, end: int = 0) -> Iterator[Line]:
    """Lines of at most ``width`` columns; the mark runs from ``start`` to ``end`` of the text."""
    offset = 0
    while offset < len(text):
        size = _fitting(text, offset, max(width, 4))
        edges = [min(max(edge - offset, 0), size) for edge in (start, end)]
        line = text[offset : offset + size]
        yield Line(line[: edges[0]], line[edges[0] : edges[1]], line[edges[1] :])
        offset += size


def _fitting(text: str, offset: int, width: int) -> int:
    """How many characters the line takes that begins at an offset."""
    used = size = 0
    while offset + size < len(text) and used + _width(text[offset + size]) <= width:
        used += _width(text[offset + size])
        size += 1
    if offset + size == len(text):
        return size
    whole = size
    while size > 1 and not _may_part(text, offset + size):
        size -= 1
    return size if size > whole // 2 else whole


def _may_part(text: str, at: int) -> bool:
    """Whether a line may end before the character there."""
    last, first = text[at - 1], text[at]
    if last.isascii() and first.isascii() and not last.isspace() and not first.isspace():
        return False
    names_a_kind = first == "." and text[at + 1 : at + 2].isalpha()  # .docx
    return (first not in _NEVER_FIRST or names_a_kind) and last not in _NEVER_LAST


def window(text: str, start: int, end: int, width: int) -> tuple[str, int, int]:
    """A text cut to about so many columns around a mark, with the mark's new offsets; … stands for what is cut."""
    if columns(text) <= width:
        return text, start, end
    first, last = start, end
    room = width - columns(text[start:end]) - 4
    while room > 0 and (first > 0 or last < len(text)):
        if first > 0:
            first -= 1
            room -= _width(text[first])
        if last < len(text) and room > 0:
            room -= _width(text[last])
            last += 1
    before, after = "…" if first else "", "…" if last < len(text) else ""
    return before + text[first:last] + after, start - first + len(before), end - first + len(before)
