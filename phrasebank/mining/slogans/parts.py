"""The parts of a text between its marks, all at once: how long each is, and which neighbours are of one length.

坚持讲政治、顾大局、守纪律。 → 坚持讲政治 (5), 顾大局 (3), 守纪律 (3): the last two are equal
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from phrasebank.mining.characters import among, codes, places
from phrasebank.sentences import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

QUOTES = '“”‘’"'
"""Marks of quotation, which do not count for the length of a part."""
PART = re.compile('[\u4e00-\u9fff“”‘’"]')
"""A character of a part that may be a member."""

_MARKS, _JOINTS, _LISTS = "、，；。！？：\n \u3000（）《》", "、，", "、"
_OF = "的"
_FEWEST = 3
_FIRST, _LAST = 0x4E00, 0x9FFF


@dataclass(frozen=True, slots=True)
class Parts:
    """``lengths`` are without marks of quotation, 0 where a part has letters or digits; ``joins`` tells whether 、 or ， follows.

    ``open`` tells where a longer part may go on with a row of such parts: behind 、, or where 的 stands at its end, 修渠引水，植树造林│的.
    """

    starts: "NDArray[np.intp]"
    stops: "NDArray[np.intp]"
    lengths: "NDArray[np.intp]"
    joins: "NDArray[np.bool_]"
    open: "NDArray[np.bool_]"

    def span(self, place: int) -> Span:
        return Span(int(self.starts[place]), int(self.stops[place]))

    def length(self, place: int) -> int:
        return int(self.lengths[place])

    def joined(self, place: int) -> bool:
        """Whether a part is there, and another right behind its 、 or ，."""
        return 0 <= place < len(self.starts) - 1 and bool(self.joins[place])

    def equal(self, least: int, most: int) -> Iterator[tuple[int, int]]:
        """The first and the last of neighbours of one length, from ``least`` to ``most`` characters.

        There are three at least, with longer parts that stand before and may go on behind them.
        """
        import numpy as np

        fits = (least <= self.lengths) & (self.lengths <= most)
        same = np.append(self.joins[:-1] & (self.lengths[1:] == self.lengths[:-1]) & fits[:-1], False)
        begins = fits & ~np.append(False, same[:-1])
        firsts = begins.nonzero()[0]
        lasts = (fits & ~same).nonzero()[0]
        longest = self.stops - self.starts
        length = self.lengths[firsts]
        before = (firsts > 0) & self.joins[firsts - 1] & (longest[firsts - 1] > length)
        behind = self.open[lasts] & (np.append(longest, 0)[lasts + 1] > length)
        enough = lasts - firsts + 1 + before + behind >= _FEWEST
        yield from zip(firsts[enough].tolist(), lasts[enough].tolist(), strict=True)


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
    lengths = np.where(others, 0, stops - starts - quotes)
    points = codes(text)
    joins = among(_JOINTS).take(points[stops])
    of = among(_OF).take(points[np.minimum(stops + 1 + lengths, len(text))])
    return Parts(starts, stops, lengths, joins, joins & (of | among(_LISTS).take(points[stops])))


def _how_many(
    found: "NDArray[np.intp]", starts: "NDArray[np.intp]", stops: "NDArray[np.intp]"
) -> "NDArray[np.intp]":
    return found.searchsorted(stops) - found.searchsorted(starts)
