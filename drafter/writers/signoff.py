"""Where the names of the signing organs and the date stand: GB/T 9704—2012, 7.3.5.

Not sealed (7.3.5.2): the organ stands two characters off the right margin, the date below begins two characters to the
right of the organ's first; if the date is the longer one, it stands two characters off the margin and the organ moves
left. Several organs begin below each other. Sealed (7.3.5.1): the date ends four characters off the margin, the organ
is centred over it; several stand beside each other, so that each has room for its seal. With a signer's stamp
(7.3.5.3) the date ends four characters off the margin as the stamp does.
"""

from collections.abc import Sequence

from drafter.writers.looks import Page
from drafter.writers.place import Placing, TabKind, width
from phrasebank.document import Block, Paragraph, Role

_OFF_MARGIN, _OFF_SEALED = 2, 4
# two seals of 4.2 cm beside each other may not touch
_SEAL = 8.5


def sign_off(blocks: Sequence[Block], date: int, page: Page) -> dict[int, Placing]:
    """The placings of a date and of the signatures right above it, by index."""
    first = date
    role = _role(blocks, date - 1)
    while first and role is not None and _role(blocks, first - 1) is role:
        first -= 1
    organs, text = range(first, date), blocks[date].text
    match role:
        case Role.SIGNATURE:
            return _plain(blocks, organs, date, page)
        case Role.SEALED_SIGNATURE:
            return _sealed(blocks, organs, date, page)
        case Role.SIGNING_POST:
            off = page.characters_wide(_OFF_SEALED)
            return {date: Placing(right=off, align="right")} if width(text) < page.characters - 4 else {}
    return {}


def _role(blocks: Sequence[Block], index: int) -> Role | None:
    block = blocks[index] if index >= 0 else None
    return block.role if isinstance(block, Paragraph) else None


def _plain(blocks: Sequence[Block], organs: range, date: int, page: Page) -> dict[int, Placing]:
    organ_width, date_width = max(width(blocks[i].text) for i in organs), width(blocks[date].text)
    if max(organ_width, date_width) + 2 * _OFF_MARGIN > page.characters:
        return {}
    if date_width <= organ_width:
        # left-aligned: the real width of digits is the font's affair; room to the right so that 日 never wraps
        left = page.area - page.characters_wide(organ_width)
        found = {date: Placing(left, -page.characters_wide(_OFF_MARGIN), align="left")}
        start = left - page.characters_wide(_OFF_MARGIN)
        return found if len(organs) == 1 else found | {i: Placing(start, align="left") for i in organs}
    left = page.area - page.characters_wide(date_width + 2 * _OFF_MARGIN)
    return {i: Placing(left, align="left") for i in organs}


def _sealed(blocks: Sequence[Block], organs: range, date: int, page: Page) -> dict[int, Placing]:
    """Everything is centred over the date, and further left at the distance of two seals."""
    rows = {i: blocks[i].text.split("\t") for i in organs}
    widest, date_width = max(width(name) for row in rows.values() for name in row), width(blocks[date].text)
    # the date and 1.5 characters: the seal is wider than the date; half a character so that nothing wraps
    half = max(widest, date_width + 1.5) / 2 + 0.5
    centre = max(_OFF_SEALED + date_width / 2, half)
    if centre + half > page.characters:
        return {}
    apart = max(widest + 1, _SEAL)
    centred = Placing(
        page.area - page.characters_wide(centre + half), page.characters_wide(centre - half), align="center"
    )
    beside = {
        i: _beside(row, [centre + apart * (len(row) - 1 - n) for n in range(len(row))], page)
        for i, row in rows.items()
    }
    return {date: centred} | {i: placing or centred for i, placing in beside.items()}


def _beside(row: Sequence[str], centres: Sequence[float], page: Page) -> Placing | None:
    """The first name begins where it must to be centred, tab stops centre the others; None for a name alone."""
    left = page.area - page.characters_wide(centres[0] + width(row[0]) / 2)
    if len(row) == 1 or left < 0:
        return None
    tabs: list[tuple[TabKind, int]] = [("center", page.area - page.characters_wide(c)) for c in centres[1:]]
    return Placing(left, align="left", tabs=tuple(tabs))
