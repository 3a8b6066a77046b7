"""The parts of a text between its marks, all at once: how long each is, and which neighbours are of one length.

坚持讲政治、顾大局、守纪律。 → 坚持讲政治 (5), 顾大局 (3), 守纪律 (3): the last two are equal
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from phrasebank.mining.characters import codes, places
from phrasebank.sentences import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

QUOTES = '“”‘’"'
"""Marks of quotation, which do not count for the length of a part."""
PART = re.compile('[\u4e00-\u9fff“”‘’"]')
"""A character of a part that may be a member."""

_MARKS, _JOINTS = "、，；。！？：\n \u3000（）《》", "、，"
_FIRST, _LAST = 0x4E00, 0x9FFF


@dataclass(frozen=True, slots=True)
class Parts:
    """``lengths`` are without marks of quotation, 0 where a part has letters or digits; ``joins`` tells whether 、 or ， follows."""

    starts: "NDArray[np.intp]"
    stops: "NDArray[np.intp]"
    lengths: "NDArray[np.intp]"
    joins: "NDArray[np.bool_]"

    def span(self, place: int) -> Span:
        return Span(int(self.starts[place]), int(self.stops[place]))

    def length(self, place: int) -> int:
        return int(self.lengths[place])

    def joined(self, place: int) -> bool:
        """Whether a part is there, and another right behind its 、 or ，."""
        return 0 <= place < len(self.starts) - 1 and bool(self.joins[place])

    def equal(self, least: int, most: int) -> Iterator[tuple[int, int]]:
        """The first and the last of neighbours of one length, from ``least`` to ``most`` characters; alone between longer ones too."""
        import numpy as np

        fits = (least <= self.lengths) & (self.lengths <= most)
        same = np.append(self.joins[:-1] & (self.lengths[1:] == self.lengths[:-1]) & fits[:-1], False)
        begins = fits & ~np.append(False, same[:-1])
        alone = np.append(False, self.joins[:-1]) & self.joins
        firsts = (begins & (same | alone)).nonzero()[0]
        ends = (fits & ~same).nonzero()[0]
        lasts = ends[ends.searchsorted(firsts)]
        yield from zip(firsts.tolist(), lasts.tolist(), strict=True)


@lru_cache(maxsize=4)
def parts_of(text: str) -> Parts:
    """The parts of a view's text."""
    import numpy as np

    marks = places(text, _MARKS)
    stops = np.append(marks, len(text))
    starts = np.append(0, marks + 1)
    quotes = _how_many(places(text, QUOTES), starts, stops)
    points = codes(text)[:-2]
    others = _how_many(((points < _FIRST) | (points > _LAST)).nonzero()[0], starts, stops) - quotes
    joints = np.zeros(len(text) + 1, np.bool_)
    joints[places(text, _JOINTS)] = True
    return Parts(starts, stops, np.where(others, 0, stops - starts - quotes), joints[stops])


def _how_many(
    found: "NDArray[np.intp]", starts: "NDArray[np.intp]", stops: "NDArray[np.intp]"
) -> "NDArray[np.intp]":
    return found.searchsorted(stops) - found.searchsorted(starts)
