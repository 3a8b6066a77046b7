"""A 正文 as marked lines: every paragraph on its own, markers counted list by list, gaps as gaps.

The markers are part of the text here: each list has its own style, and a pinned marker is printed as it stands and
counted on from. So a genre with such a field sets no 编号 of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from drafter.markers.countstyles import marker, style_of
from drafter.outline.content import GAP, Content, Grid, Item, Listing, Piece, Shape
from phrasebank.document import HEADINGS, Role
from phrasebank.readers.markup import escape, gap_mark

PART_STYLES = ("一、", "（一）", "1.", "（1）")
"""The usual markers of parts, from the first level on (GB/T 9704—2012, 7.3.3)."""
POINT_STYLES = ("一是", "其一，")
"""The usual markers of points and of points within points: a convention of speech writers."""


@dataclass(frozen=True, slots=True)
class Depth:
    """How many lists of parts and of points stand around a text."""

    parts: int = 0
    points: int = 0

    def style(self, listing: Listing) -> str:
        """The list's own style, or the usual one here."""
        if listing.style is not None:
            return listing.style
        usual, level = (
            (PART_STYLES, self.parts) if listing.shape is Shape.PARTS else (POINT_STYLES, self.points)
        )
        return usual[min(level, len(usual) - 1)]

    def within(self, listing: Listing) -> "Depth":
        if listing.shape is Shape.PARTS:
            return replace(self, parts=self.parts + 1)
        return replace(self, points=self.points + 1)


def marked_lines(content: Content) -> tuple[str, ...]:
    """The lines of light markup that print the content."""
    return tuple(_lines(content.pieces, Depth()))


def markers(listing: Listing, style: str) -> tuple[str, ...]:
    """The marker of each item; behind a pinned one it is counted on from there."""
    written, number = [], 0
    for item in listing.items:
        pinned = style_of(item.marker) if item.marker else None
        number = pinned[1] if pinned else number + 1
        written.append(marker(style, number, len(listing.items)) if item.marker is None else item.marker)
    return tuple(written)


def _lines(pieces: tuple[Piece, ...], depth: Depth) -> Iterator[str]:
    for piece in pieces:
        match piece:
            case str():
                yield marked(piece)
            case Grid():
                yield from _table(piece)
            case Listing():
                yield from _list(piece, depth)


def _table(grid: Grid) -> Iterator[str]:
    """The rows, with a rule below the first: so a table that follows another is one of its own."""
    rows = [f"| {' | '.join(map(marked, row))} |" for row in grid.rows]
    yield rows[0]
    yield f"|{' --- |' * len(grid.rows[0])}"
    yield from rows[1:]


def _list(listing: Listing, depth: Depth) -> Iterator[str]:
    counted = markers(listing, depth.style(listing))
    if listing.shape is Shape.RUN_IN:
        yield _run_in(listing, counted)
        return
    for item, mark in zip(listing.items, counted, strict=True):
        if listing.shape is Shape.PARTS and item.title and depth.parts < len(HEADINGS):
            yield f"@{HEADINGS[depth.parts]} {marked(mark + item.title)}"
            yield from _lines(item.content, depth.within(listing))
        else:
            yield from _point(item, mark, listing, depth)


def _point(item: Item, mark: str, listing: Listing, depth: Depth) -> Iterator[str]:
    """An item that begins a paragraph; its title runs into the text, or the list, that follows it."""
    role = Role.SUBPOINT if depth.points else Role.POINT
    first, rest = _first(item, listing, depth)
    if item.title and first:
        yield f"@{role} =={marked(mark + item.title)}=={first}"
    elif text := marked(mark + item.title) + first:
        yield f"@{role} {text}"
    yield from _lines(rest, depth.within(listing))


def _first(item: Item, listing: Listing, depth: Depth) -> tuple[str, tuple[Piece, ...]]:
    """The marked text that an item's paragraph goes on with, and what comes below; a part's title stands alone."""
    first = item.content[0] if item.content else None
    if listing.shape is Shape.PARTS and item.title:
        return "", item.content
    if isinstance(first, str):
        return marked(first), item.content[1:]
    if isinstance(first, Listing) and first.shape is Shape.RUN_IN:
        return _run_in(first, markers(first, depth.within(listing).style(first))), item.content[1:]
    return "", item.content


def _run_in(listing: Listing, counted: tuple[str, ...]) -> str:
    texts = [
        mark + item.title + "".join(piece for piece in item.content if isinstance(piece, str))
        for item, mark in zip(listing.items, counted, strict=True)
    ]
    return marked(listing.lead + "".join(texts) + listing.rest)


def marked(text: str) -> str:
    """A text as it stands, its gaps as gaps."""
    out, position = "", 0
    for gap in GAP.finditer(text):
        out += _escaped(text[position : gap.start()]) + gap_mark(gap["name"])
        position = gap.end()
    return out + _escaped(text[position:])


def _escaped(text: str) -> str:
    return escape(text) if text else ""
