"""Repeats: the stretches of a text that recur, grown from the short ones that do.

A stretch is kept where it cannot be made longer without losing a place: in “工运事业新篇章 … 工运事业” 工运事业 is kept, 工运事 is
not. Only what recurs is ever looked at twice, so a text costs little more than sorting its four-character pieces once,
as numbers; counting them as strings took ten times as long.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SEED = 4
"""Stretches shorter than this are not looked for: three characters recur by chance in any text."""

LONGEST = 60
_BMP = 1 << 16
# what no phrase crosses: the marks between clauses, blanks and line breaks
_MARKS = "，。；：！？…—"
# one of them or a blank: ， and a line break, but neither 、 nor “
_BREAK = re.compile(rf"[{_MARKS}\s]")


class Repeat(NamedTuple):
    """A stretch of ``length`` characters that stands at each of ``places``, in the order of the text."""

    length: int
    places: tuple[int, ...]


def repeats(text: str, least: int = 2) -> list[Repeat]:
    """The stretches within clauses that stand at ``least`` places or more and at fewer places if made longer."""
    found: list[Repeat] = []
    for positions in _seeds(text, least):
        if len(positions) == 2:  # most; a stretch with two places ends where they part
            found.append(Repeat(_common_length(text, *positions), (positions[0], positions[1])))
        else:
            found += _grown(text, SEED, positions, least)
    return found


def _seeds(text: str, least: int) -> list[list[int]]:
    """The places of each piece of ``SEED`` characters that recurs, if not the same character stands before them all."""
    import numpy as np

    # a line break in front stands before the first character
    codes = np.frombuffer(f"\n{text}".encode("utf-32-le", "surrogatepass"), dtype="<u4")
    breaks = _breaks()[np.minimum(codes, _BMP - 1)]
    places = np.flatnonzero(~(breaks[1:-3] | breaks[2:-2] | breaks[3:-1] | breaks[4:]))
    if len(places) < least:
        return []
    pieces = _pieces(codes)[places]
    order = np.argsort(pieces, kind="stable")  # the places of one piece stay in their order
    places, pieces = places[order], pieces[order]
    starts = np.flatnonzero(np.concatenate(([True], pieces[1:] != pieces[:-1])))
    sizes = np.diff(starts, append=len(places))
    before = codes[places]
    one_before = np.minimum.reduceat(before, starts) == np.maximum.reduceat(before, starts)
    kept = (sizes >= least) & ~(one_before & ~breaks[places[starts]])
    edges = zip(starts[kept].tolist(), (starts + sizes)[kept].tolist(), strict=True)
    return sorted(places[start:end].tolist() for start, end in edges)


def _pieces(codes: "NDArray[np.uint32]") -> "NDArray[np.uint64]":
    """Each four characters behind the first as one number; where rare planes occur, characters are numbered anew to fit."""
    import numpy as np

    wide = codes.astype(np.uint64)
    if wide.max() >= _BMP:
        wide = np.unique(codes, return_inverse=True)[1].astype(np.uint64)
    two = wide[1:-1] << np.uint64(16) | wide[2:]
    return two[:-2] << np.uint64(32) | two[2:]


@cache
def _breaks() -> "NDArray[np.bool_]":
    """Which characters of the basic plane no phrase crosses."""
    import numpy as np

    every = "".join(map(chr, range(_BMP)))
    found = np.zeros(_BMP, dtype=bool)
    found[[mark.start() for mark in _BREAK.finditer(every)]] = True
    return found


def _common_length(text: str, one: int, other: int) -> int:
    """How long the stretches are that begin alike at two places and hold no break."""
    length = SEED
    for a, b in zip(text[one + SEED : one + LONGEST], text[other + SEED : other + LONGEST], strict=False):
        if a != b or _ends(a):
            break
        length += 1
    return length


def _grown(text: str, length: int, positions: Sequence[int], least: int) -> Iterator[Repeat]:
    """The stretches that begin with the same ``length`` characters at ``positions``, before which not all is the same."""
    stack: list[tuple[int, Sequence[int]]] = [(length, positions)]
    every = len(positions)
    while stack:
        length, positions = stack.pop()
        while length < LONGEST:
            following = _following(text, length, positions)
            if len(following) == 1 and not _ends(next(iter(following))):
                length += 1
                continue
            stack += [
                (length + 1, same)
                for mark, same in following.items()
                if len(same) >= least and not _ends(mark)
            ]
            break
        if len(positions) == every or not _same_before(text, positions):
            yield Repeat(length, tuple(positions))


def _following(text: str, length: int, positions: Sequence[int]) -> dict[str, list[int]]:
    """The places by the character that follows ``length`` characters."""
    following: defaultdict[str, list[int]] = defaultdict(list)
    row = _row(text, length, positions)
    if row:
        following[text[positions[0] + length]] = list(positions[:row])
    for position in positions[row:]:
        following[text[position + length : position + length + 1]].append(position)
    return following


def _row(text: str, length: int, positions: Sequence[int]) -> int:
    """How many places at once have the same behind them: nearly all in a row of one character (dashes, a ruled line)."""
    if positions[-1] - positions[0] >= len(positions):
        return 0
    behind = text[positions[0] + length : positions[-1] + length + 1]
    return len(behind) - len(behind.lstrip(behind[0])) if behind else 0


def _ends(mark: str) -> bool:
    return mark in _MARKS or mark.isspace()


def _same_before(text: str, positions: Sequence[int]) -> bool:
    """Whether the same character, no break, stands before all places, so that a longer stretch has them all."""
    if positions[0] == 0:
        return False
    before = text[positions[0] - 1]
    for position in positions:
        if text[position - 1] != before:
            return False
    return not _ends(before)
