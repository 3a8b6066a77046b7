"""A text with its order kept: paragraphs, lists of parts and points, tables, one after the other and one in the other.

Where a field of type 部分 has a title, a body and points, a 正文 may go on with text behind its points, begin a second
list in another style, and keep a marker that does not count (序号: 三、). It is what an existing speech is made of.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

# 【待补：内容】 anywhere in a text of this type is a gap; 【公告】 is text
GAP = re.compile(r"【待补：(?P<name>[^】\n]+)】")


class Shape(StrEnum):
    """How a list's items stand on the page; the names are the outline's keys."""

    PARTS = "部分"
    """A title on a line of its own, its text below."""
    POINTS = "要点"
    """Each item begins a paragraph; its title runs into the text."""
    RUN_IN = "连排"
    """All items in one paragraph, behind ``lead`` and before ``rest``."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's rows, all of one length."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list. ``marker`` is what stands before it if it was pinned, None if numbering writes it."""

    title: str = ""
    content: tuple["Piece", ...] = ()
    marker: str | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; ``style`` is its first marker, None for the usual one of its shape and depth."""

    shape: Shape
    items: tuple[Item, ...]
    style: str | None = None
    lead: str = ""
    rest: str = ""


Piece = str | Grid | Listing
"""A str is one paragraph."""


@dataclass(frozen=True, slots=True)
class Content:
    pieces: tuple[Piece, ...]
    line: int = 0

    @property
    def first_line(self) -> str:
        """The first text that is not empty."""
        return next((text for text, _ in self.texts() if text), "")

    def texts(self) -> Iterator[tuple[str, int]]:
        """Every text in its order, with the outline's line of the item that holds it."""
        return _texts(self.pieces, self.line)


def _texts(pieces: tuple[Piece, ...], line: int) -> Iterator[tuple[str, int]]:
    for piece in pieces:
        match piece:
            case str():
                yield piece, line
            case Grid():
                yield from ((cell, line) for row in piece.rows for cell in row)
            case Listing():
                yield piece.lead, line
                for item in piece.items:
                    yield item.title, item.line
                    yield from _texts(item.content, item.line)
                yield piece.rest, line
