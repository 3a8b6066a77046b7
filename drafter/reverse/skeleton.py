"""An old speech as the pattern for a new one: headings, titles of points and markers stay, everything else is a gap.

Of the old text nothing is left but its headings and how long each passage was; names and dates become gaps too, so
that a pattern may be handed on where the speech may not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafter.outline.content import Grid, Item, Listing, Piece

KEPT = ("标题", "题上", "称谓", "结束语")
"""Fields that stay as they are: the title is a heading, the others are forms of address."""


def skeleton(name: str, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """A field's pieces with gaps in place of the text; ``name`` says what is to be filled in."""
    if name in KEPT:
        return tuple(pieces)
    return tuple(_hollow(pieces, name if name != "正文" else "内容"))


def _hollow(pieces: Sequence[Piece], name: str) -> Iterator[Piece]:
    """One gap for each run of paragraphs, lists with their items hollowed."""
    waiting = 0
    for piece in pieces:
        if isinstance(piece, str):
            waiting += _length(piece)
            continue
        if waiting:
            yield _gap(name, waiting)
            waiting = 0
        yield _hollow_grid(piece) if isinstance(piece, Grid) else _hollow_list(piece)
    if waiting:
        yield _gap(name, waiting)


def _hollow_list(listing: Listing) -> Listing:
    """A list with gaps in its items; one run in keeps its paragraph, with gaps before and behind."""
    items = tuple(_hollow_item(item) for item in listing.items)
    lead = _gap("引语", _length(listing.lead)) if listing.lead else ""
    rest = _gap("余文", _length(listing.rest)) if listing.rest else ""
    return replace(listing, items=items, lead=lead, rest=rest)


def _hollow_item(item: Item) -> Item:
    return replace(item, content=tuple(_hollow(item.content, "内容" if item.title else "要点")))


def _hollow_grid(grid: Grid) -> Grid:
    """The table's head and one row to fill in."""
    head = grid.rows[0]
    return Grid(
        (
            head,
            tuple(
                f"【待补：{name or '表格'}】"
                for name in (c.replace("】", "").replace("\n", "") for c in head)
            ),
        )
    )


def _gap(name: str, length: int) -> str:
    return f"【待补：{name}，旧稿约{_rounded(length)}字】"


def _rounded(length: int) -> int:
    """Lengths as people name them: 8, 40, 350, 1200."""
    unit = 1 if length < 10 else 10 if length < 1000 else 100
    return round(length / unit) * unit


def _length(text: str) -> int:
    return sum(not character.isspace() for character in text)
