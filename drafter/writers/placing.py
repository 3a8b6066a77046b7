"""Where a signature, its date and the names of attachments stand: the standard counts in characters.

A style cannot say it, since it depends on the words of two paragraphs together. GB/T 9704—2012, 7.3.5.2 (not sealed): the
organ stands two characters off the right margin, the date below begins two characters to the right of the organ's
first; if the date is the longer one, it stands two characters off the margin and the organ moves left. 7.3.4: the names
of attachments are aligned with each other.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.writers.looks import Align, Page
from phrasebank.document import Block, Paragraph, Role

PLACED = frozenset({Role.SIGNATURE, Role.SIGNED_DATE, Role.ATTACHMENT})
# “附件：1. 名单”, “2．回执”; “2026年名单” has no mark after the digits
_ATTACHMENT = re.compile(r"(?P<label>附件[：:]\s*)?(?P<number>\d{1,2}[.．、]\s*)?")
_OFF_MARGIN = 2
_LABEL_WIDTH = 3


@dataclass(frozen=True, slots=True)
class Placing:
    """An indent that overrides the style's, in twips; ``align`` None keeps the style's."""

    left: int = 0
    right: int = 0
    hanging: int = 0
    align: Align | None = None


def width(text: str) -> float:
    """Width in full-width characters: Chinese 1, a digit or a Latin letter 0.5."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)


def placings(blocks: Sequence[Block], page: Page) -> dict[int, Placing]:
    """The placing of every signature, date and attachment, by the block's index."""
    found: dict[int, Placing] = {}
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or block.role not in PLACED:
            continue
        if block.role is Role.ATTACHMENT:
            found[index] = _attachment(block.text, page)
        elif block.role is Role.SIGNED_DATE and (organ := _organ_above(blocks, index)) is not None:
            found.update(_signed(organ, index, blocks, page))
    return found


def _organ_above(blocks: Sequence[Block], index: int) -> int | None:
    before = blocks[index - 1] if index else None
    return index - 1 if isinstance(before, Paragraph) and before.role is Role.SIGNATURE else None


def _signed(organ: int, date: int, blocks: Sequence[Block], page: Page) -> dict[int, Placing]:
    organ_width, date_width = width(blocks[organ].text), width(blocks[date].text)
    if max(organ_width, date_width) + 2 * _OFF_MARGIN > page.characters:
        return {}
    if date_width <= organ_width:
        # left-aligned: the real width of digits is the font's affair; room to the right so that 日 never wraps
        left = page.area - page.characters_wide(organ_width)
        return {date: Placing(left, -page.characters_wide(_OFF_MARGIN), align="left")}
    left = page.area - page.characters_wide(date_width + 2 * _OFF_MARGIN)
    return {organ: Placing(left, align="left")}


def _attachment(text: str, page: Page) -> Placing:
    """Lines after the first begin under the name's first character."""
    match = _ATTACHMENT.match(text)
    label, number = (match["label"], match["number"]) if match else (None, None)
    before_number = page.characters_wide(_OFF_MARGIN) + page.characters_wide(_LABEL_WIDTH)
    number_wide = page.characters_wide(_number_width(number)) if number else 0
    if label:
        return Placing(before_number + number_wide, hanging=page.characters_wide(_LABEL_WIDTH) + number_wide)
    if number:
        return Placing(before_number + number_wide, hanging=number_wide)
    return Placing(page.characters_wide(_OFF_MARGIN))


def _number_width(number: str) -> float:
    return sum(0.25 if c in ". " else width(c) for c in number)
