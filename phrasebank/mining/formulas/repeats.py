"""Requirements of one frame, three or more near each other, are a parallel 排比 and no formulas: no member is set by itself.

要努力把工会建成…大学校。要努力把工会建成…大舞台。要努力把工会建成…大家庭。 → none
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

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


def _rows(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """The members of each row among spans in order that begin alike."""
    row: list[Span] = []
    for span in spans:
        if row and not (span.start - row[-1].start <= _NEAR and _shared(text, [*row, span]) >= _SHARED):
            yield from row if len(row) >= _FEWEST else ()
            row = []
        row.append(span)
    yield from row if len(row) >= _FEWEST else ()


def _shared(text: str, row: Sequence[Span]) -> int:
    """How many characters all of a row share at their beginnings and ends."""
    said = [_said(text, span) for span in row]
    head = len(common_start(said))
    return head + len(common_start([one[head:][::-1] for one in said]))


def _said(text: str, span: Span) -> str:
    """A requirement without who must: 要努力把… → 努力把…."""
    said = text[slice(*span)]
    who = _WHO.match(said)
    return said[who.end() :] if who else said.removeprefix("要")
