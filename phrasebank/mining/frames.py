"""Frames: what siblings of one shape have in common, and the slots between.

    frame(("从娱乐型向提质型转变", "从被动应付型向主动有为型转变")) has the text 从⟨⟩型向⟨⟩型转变

Siblings are aligned from both ends, then in between; a fixed part never cuts a word, except in siblings of equal
length, where single characters answer one another (倍受鼓舞、倍添信心、倍增干劲).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from operator import sub
from typing import NamedTuple

from phrasebank.sentences import Span
from phrasebank.words import words

SLOT = "⟨⟩"
_SHORT = 6
"""Siblings of equal length up to this are set phrases of the 四字格 kind: each character counts."""
_DEGREES = frozenset("最更")
"""What forms a word with what follows, and yet is felt in all: 最│高、最│根本."""
_FELT = frozenset("更最敢要有不得能会大新每")
"""What is felt in three and more of one length though it forms words too: 步子更快、腰包更鼓、环境更美."""
_PAIR = 2
_EVEN = 8
"""Three and more of one length up to this are felt to begin alike though each begins another word: 对标先进、对照目标、对表任务."""
_FORMING = frozenset("者性化型力感期观")
"""What forms words is a part of its own: 道德的引导│者、心灵世界的开拓│者."""
NOTHING = frozenset("的了和与、，“”‘’一")
"""What siblings may have in common without being alike."""
# the characters that count: 走在前 of 的走在前, no marks
_WEIGHTY = re.compile(r"(?![的了和与一])[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Frame:
    """The fixed parts that stand in all siblings, in order: where in each sibling."""

    parts: tuple[str, ...]
    places: tuple[tuple[int, ...], ...]
    """For each part its offset in each sibling."""

    @property
    def weight(self) -> int:
        """How many characters are fixed; 的 and 了 and marks do not count."""
        return sum(weight(part) for part in self.parts)

    @property
    def anchors(self) -> int:
        """How many separate parts count."""
        return sum(weight(part) > 0 for part in self.parts)

    def closes(self, siblings: Sequence[str]) -> bool:
        """Whether the last part ends the siblings (of the first, which stands for all)."""
        return self.places[-1][0] + len(self.parts[-1]) == len(siblings[0])

    def slots(self, sibling: int, length: int) -> tuple[Span, ...]:
        """Where the slots of a sibling of this length stand in it."""
        found, behind = [], 0
        for part, at in zip(self.parts, self.places, strict=True):
            found.append(Span(behind, at[sibling]))
            behind = at[sibling] + len(part)
        found.append(Span(behind, length))
        return tuple(found[not self.places[0][sibling] : len(found) - (behind == length)])


@lru_cache(maxsize=4096)
def weight(part: str) -> int:
    return len(_WEIGHTY.findall(part))


def written(frame: Frame, siblings: Sequence[str]) -> str:
    """The frame with ⟨⟩ for each slot."""
    opened = any(frame.places[0])
    last = frame.parts[-1]
    closed = all(at + len(last) == len(s) for at, s in zip(frame.places[-1], siblings, strict=True))
    return (SLOT if opened else "") + SLOT.join(frame.parts) + ("" if closed else SLOT)


def common_start(texts: Sequence[str]) -> str:
    """The longest beginning that all have."""
    first, last = min(texts), max(texts)  # the two that differ soonest
    for n, (a, b) in enumerate(zip(first, last, strict=False)):
        if a != b:
            return first[:n]
    return first[: len(last)]


def common_end(texts: Sequence[str]) -> str:
    """The longest end that all have."""
    last = texts[0][-1:]
    for text in texts:
        if text[-1:] != last:
            return ""
    return common_start([t[::-1] for t in texts])[::-1]


class Ends(NamedTuple):
    """How siblings begin and end alike, in whole words; where each can be cut; whether they are short and of one length."""

    head: str
    tail: str
    cuts: Sequence[bytes]
    even: bool


def frame(siblings: Sequence[str]) -> Frame | None:
    """What the siblings have in common; None if that is nothing, or all of them."""
    alike = ends(siblings, [_cut(sibling) for sibling in siblings])
    return filled(siblings, alike) if alike else None


def ends(siblings: Sequence[str], cuts: Sequence[bytes]) -> Ends | None:
    """What the siblings begin and end with; None if two are the same or one is no more than that beginning.

    ``cuts`` has for each sibling a 1 for each offset where a word begins or ends, its own ends included.
    """
    lengths = list(map(len, siblings))
    shortest, longest = min(lengths), max(lengths)
    head = common_start(siblings)
    if len(head) == shortest or len(set(siblings)) < len(siblings):
        return None
    even = shortest == longest <= _SHORT
    if head:
        loose = (
            even
            or longest <= 4
            or head[0] in _DEGREES
            or (len(siblings) > _PAIR and shortest == longest <= _EVEN)
        )
        head = head[: _whole(len(head), cuts, loose and len(head) < shortest)]
    tail = common_end(siblings)
    if tail:
        free = shortest - len(head)
        size = min(len(tail), free - (free > 0))
        short = (even and size > 1) or (weight(head) < 2 and longest <= _SHORT)
        size = _tail(size, cuts, lengths, short) or int(size > 0 and tail[-1] in _FORMING)
        tail = tail[len(tail) - size :]
    return Ends(head, tail, cuts, even)


def filled(siblings: Sequence[str], alike: Ends) -> Frame | None:
    """The frame of siblings that begin and end so, with what they have in common between; None if that is nothing at all."""
    head, tail, cuts, even = alike
    found: list[tuple[str, tuple[int, ...]]] = [(head, (0,) * len(siblings))] if head else []
    starts, stops = [len(head)] * len(siblings), [len(s) - len(tail) for s in siblings]
    found += _between(siblings, starts, stops, cuts, even, 3)
    if tail:
        found.append((tail, tuple(stops)))
    if not found:
        return None
    for (part, at), (_, following) in pairwise(found):
        if any(
            a + len(part) == b for a, b in zip(at, following, strict=True)
        ):  # a slot that one does not fill
            return None
    parts, places = zip(*found, strict=True)
    return Frame(parts, places)


def _whole(length: int, cuts: Sequence[bytes], short: bool) -> int:
    """The longest beginning up to ``length`` that cuts no word of any sibling; all of it in ``short`` ones."""
    for size in range(length, 0, -1):
        if all(cut[size] for cut in cuts):
            return size
    return length if short else 0


def _tail(length: int, cuts: Sequence[bytes], lengths: Sequence[int], short: bool) -> int:
    """The longest end up to ``length`` that cuts no word, or in short siblings what forms words (化 性 力)."""
    for size in range(length, 0, -1):
        if all(cut[own - size] for own, cut in zip(lengths, cuts, strict=True)):
            return size
    return length if short else 0


def _between(
    siblings: Sequence[str],
    starts: Sequence[int],
    stops: Sequence[int],
    cuts: Sequence[bytes],
    even: bool,
    depth: int,
) -> list[tuple[str, tuple[int, ...]]]:
    """The fixed parts inside the given stretches of the siblings, a slot of one character at least on both sides."""
    if not depth or min(map(sub, stops, starts)) < 3:
        return []
    inside = [s[a:b] for s, a, b in zip(siblings, starts, stops, strict=True)]
    common = set(inside[0]).intersection(*inside[1:])
    if not common:
        return []
    best = _aligned(inside, starts, cuts, even) or _longest(inside, starts, cuts, common)
    if not best:
        return []
    part, at = best
    behind = [a + len(part) for a in at]
    return [
        *_between(siblings, starts, at, cuts, even, depth - 1),
        best,
        *_between(siblings, behind, stops, cuts, even, depth - 1),
    ]


def _aligned(
    inside: Sequence[str], starts: Sequence[int], cuts: Sequence[bytes], even: bool
) -> tuple[str, tuple[int, ...]] | None:
    """The longest part at the same place of stretches of equal length: 服务⟨对象⟩全⟨覆盖⟩; each begins at its start."""
    size = len(inside[0])
    if any(len(own) != size for own in inside):
        return None
    columns = [column.count(column[0]) == len(column) for column in zip(*inside, strict=True)]
    best = Span(0, 0)
    start = 1
    for i in range(1, size):
        if i == size - 1 or not columns[i]:
            said = weight(inside[0][start:i]) > 0
            if (said, i - start) > (weight(inside[0][best.start : best.end]) > 0, best.end - best.start):
                best = Span(start, i)
            start = i + 1
    if best.start == best.end:
        return None
    part = inside[0][best.start : best.end]
    at = tuple(start + best.start for start in starts)
    felt = even or (part.rstrip("一") in _FELT and len(inside) > _PAIR)
    return (part, at) if felt or (weight(part) and _between_words(part, at, cuts)) else None


def _longest(
    inside: Sequence[str], starts: Sequence[int], cuts: Sequence[bytes], common: set[str]
) -> tuple[str, tuple[int, ...]] | None:
    """The longest run of whole words that stands in all stretches; each begins at its start."""
    if not weight("".join(common)):
        return None
    first = inside[0]
    edges = [at for at in range(1, len(first)) if cuts[0][starts[0] + at]]
    stretches = sorted(_stretches(first, edges, common), key=lambda s: s[0] - s[1])
    for start, end in stretches:
        part = first[start:end]
        found = [own.find(part, 1, -1) for own in inside[1:]]
        if all(a > 0 for a in found) and weight(part):
            at = tuple([a + b for a, b in zip((start, *found), starts, strict=True)])
            if _between_words(part, at, cuts):
                return part, at
    return None


def _stretches(text: str, edges: Sequence[int], common: set[str]) -> Iterator[tuple[int, int]]:
    """The runs of whole words between ``edges`` that consist of common characters."""
    for i, start in enumerate(edges):
        for before, end in pairwise(edges[i:]):
            if not common.issuperset(text[before:end]):
                break
            yield start, end


def _between_words(part: str, at: Sequence[int], cuts: Sequence[bytes]) -> bool:
    return all(cut[a] and cut[a + len(part)] for a, cut in zip(at, cuts, strict=True))


def _cut(text: str) -> bytes:
    """A 1 for each offset of a short text where a word begins or ends."""
    edges = boundaries(text)
    return bytes([at in edges for at in range(len(text) + 1)])


@lru_cache(maxsize=4096)
def boundaries(text: str) -> frozenset[int]:
    """Where words of a short text begin and end, its own ends included."""
    return frozenset(accumulate(map(len, words(text)), initial=0))
