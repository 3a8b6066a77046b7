"""Repeats: the stretches of a text that recur, grown from the short ones that do.

A stretch is kept where it cannot be made longer without losing a place: in “工运事业新篇章 … 工运事业” 工运事业 is kept, 工运事 is
not. Only what recurs is ever looked at twice, so a text costs little more than counting its four-character pieces once.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SEED = 4
"""Stretches shorter than this are not looked for: three characters recur by chance in any text."""

LONGEST = 60
# what no phrase crosses: the marks between clauses, blanks and line breaks
_BREAK = re.compile(r"[，。；：！？…—\s]")


@dataclass(frozen=True, slots=True)
class Repeat:
    """A stretch of ``length`` characters that stands at each of ``places``, in the order of the text."""

    length: int
    places: tuple[int, ...]


def repeats(text: str, least: int = 2) -> list[Repeat]:
    """The stretches within clauses that stand at ``least`` places or more and at fewer places if made longer."""
    pieces = [text[i : i + SEED] for i in range(len(text) - SEED + 1)]
    recurring = {piece for piece, count in Counter(pieces).items() if count >= least}
    places: defaultdict[str, list[int]] = defaultdict(list)
    for position, piece in enumerate(pieces):
        if piece in recurring:
            places[piece].append(position)
    found: list[Repeat] = []
    for piece, positions in places.items():
        if not _BREAK.search(piece) and not _same_before(text, positions):
            found += _grown(text, SEED, positions, least)
    return found


def _grown(text: str, length: int, positions: Sequence[int], least: int) -> Iterator[Repeat]:
    """The stretches that begin with the same ``length`` characters at all of ``positions``."""
    stack: list[tuple[int, Sequence[int]]] = [(length, positions)]
    while stack:
        length, positions = stack.pop()
        while length < LONGEST:
            following: defaultdict[str, list[int]] = defaultdict(list)
            for position in positions:
                following[text[position + length : position + length + 1]].append(position)
            if len(following) == 1 and not _ends(next(iter(following))):
                length += 1
                continue
            stack += [
                (length + 1, same)
                for mark, same in following.items()
                if len(same) >= least and not _ends(mark)
            ]
            break
        if not _same_before(text, positions):
            yield Repeat(length, tuple(positions))


def _ends(mark: str) -> bool:
    return not mark or _BREAK.match(mark) is not None


def _same_before(text: str, positions: Sequence[int]) -> bool:
    """Whether the same character, no break, stands before all places, so that a longer stretch has them all."""
    before = {text[p - 1 : p] if p else "" for p in positions}
    return len(before) == 1 and not _ends(before.pop())
