"""What a paragraph's place overrides in its style, and how wide a text is."""

import unicodedata
from dataclasses import dataclass
from typing import Literal

from drafter.writers.looks import Align

TabKind = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Placing:
    """Indents and space before that override the style's, in twips; tab stops from the area's left edge.

    ``align`` None keeps the style's; ``size`` is a smaller type in half-points with its exact pitch, 0 keeps the style's; ``frame`` takes
    the paragraph out of the text, so far below the paper's upper edge.
    """

    left: int = 0
    right: int = 0
    hanging: int = 0
    first_line: int = 0
    align: Align | None = None
    before: int = 0
    tabs: tuple[tuple[TabKind, int], ...] = ()
    size: int = 0
    frame: int | None = None

    @property
    def line(self) -> int:
        """The pitch of the smaller type: 1.1 times its size puts the upper edge of the type on that of the line."""
        return self.size * 11


def width(text: str) -> float:
    """Width in full-width characters: Chinese 1, a digit or a Latin letter 0.5."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)
