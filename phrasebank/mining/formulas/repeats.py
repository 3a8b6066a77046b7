"""Requirements of one frame, three or more near each other, are a parallel 排比 and no formulas: no member is set by itself.

要努力把工会建成…大学校。要努力把工会建成…大舞台。要努力把工会建成…大家庭。 → none
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from phrasebank.mining.frames import common_start
from phrasebank.mining.structure import Function
from phrasebank.sentences import Span

Found = tuple[Span, Function]

_FEWEST = 3
_NEAR = 600
"""Members of a row begin so near each other: each opens a paragraph at most."""
_SHARED = 5
"""So many characters all members share at their beginnings and ends."""
_HEAD = 2
# who must is no frame: 各级工会要│学习…
_WHO = re.compile(r"[^，]{1,12}?(?<![重主首紧纪摘概扼只若次即必])(?:要|必须|应当)")


def without_repeats(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """The formulas without the requirements that repeat a frame."""
    under: dict[str, list[Span]] = defaultdict(list)
    for span, function in found:
        if function is Function.REQUIREMENT:
            under[_said(text, span)[:_HEAD]].append(span)
    repeated = {
        span for spans in under.values() if len(spans) >= _FEWEST for span in _rows(text, sorted(spans))
    }
    return (one for one in found if one[1] is not Function.REQUIREMENT or one[0] not in repeated)


class _Shared(NamedTuple):
    """What all of a row begin with, what they end with (backwards), and how long the shortest is."""

    head: str
    tail: str
    shortest: int

    def with_another(self, said: str) -> "_Shared":
        """The same of the row and one more: a long row is not read again for each."""
        head, tail = common_start((self.head, said)), common_start((self.tail, said[::-1]))
        return _Shared(head, tail, min(self.shortest, len(said)))

    @property
    def size(self) -> int:
        """How many characters all share at their beginnings and ends."""
        head = len(self.head)
        return head + min(len(self.tail), self.shortest - head)


def _rows(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """The members of each row among spans in order that begin alike."""
    row: list[Span] = []
    shared = _Shared("", "", 0)
    for span in spans:
        said = _said(text, span)
        more = shared.with_another(said)
        if not row or span.start - row[-1].start > _NEAR or more.size < _SHARED:
            yield from row if len(row) >= _FEWEST else ()
            row, more = [], _Shared(said, said[::-1], len(said))
        row.append(span)
        shared = more
    yield from row if len(row) >= _FEWEST else ()


def _said(text: str, span: Span) -> str:
    """A requirement without who must: 要努力把… → 努力把…."""
    said = text[slice(*span)]
    who = _WHO.match(said)
    return said[who.end() :] if who else said.removeprefix("要")
