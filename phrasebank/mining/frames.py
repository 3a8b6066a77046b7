"""Frames: what siblings of one shape have in common, and the slots between.

    frame(("从娱乐型向提质型转变", "从被动应付型向主动有为型转变")) has the text 从⟨⟩型向⟨⟩型转变

Siblings are aligned from both ends, then in between; a fixed part never cuts a word, except in siblings of equal
length, where single characters answer one another (倍受鼓舞、倍添信心、倍增干劲).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from phrasebank import words
from phrasebank.sentences import Span

SLOT = "⟨⟩"
_SHORT = 6
"""Siblings of equal length up to this are set phrases of the 四字格 kind: each character counts."""
NOTHING = frozenset("的了和与、，“”‘’一")
"""What siblings may have in common without being alike."""
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


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

    def slots(self, sibling: int, length: int) -> tuple[Span, ...]:
        """Where the slots of a sibling of this length stand in it."""
        edges = [0]
        for part, at in zip(self.parts, self.places, strict=True):
            edges += [at[sibling], at[sibling] + len(part)]
        edges.append(length)
        pairs = [Span(edges[i], edges[i + 1]) for i in range(0, len(edges), 2)]
        begins, ends = pairs[0].start == pairs[0].end, pairs[-1].start == pairs[-1].end
        return tuple(pairs[begins : len(pairs) - ends])


def weight(part: str) -> int:
    return sum(bool(_CHINESE.match(c)) and c not in NOTHING for c in part)


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
    return common_start([t[::-1] for t in texts])[::-1]


def frame(siblings: Sequence[str]) -> Frame | None:
    """What the siblings have in common; None if that is nothing, or all of them."""
    shortest = min(map(len, siblings))
    head = common_start(siblings)
    if len(set(siblings)) < len(siblings) or len(head) == shortest:
        return None
    cuts = [boundaries(s) for s in siblings]
    even = len(set(map(len, siblings))) == 1 and shortest <= _SHORT
    head = head[: _whole(len(head), cuts, siblings, even)]
    tail = common_end(siblings)
    tail = tail[max(len(tail) - (shortest - len(head) - (1 if shortest > len(head) else 0)), 0) :]
    short = weight(head) < 2 and (even or max(map(len, siblings)) <= _SHORT)
    tail = siblings[0][len(siblings[0]) - _tail(len(tail), cuts, siblings, short) :] if tail else ""
    found: list[tuple[str, tuple[int, ...]]] = [(head, (0,) * len(siblings))] if head else []
    bounds = [Span(len(head), len(s) - len(tail)) for s in siblings]
    found += _between(siblings, bounds, cuts, even, 3)
    if tail:
        found.append((tail, tuple(len(s) - len(tail) for s in siblings)))
    if not found:
        return None
    parts, places = zip(*found, strict=True)
    made = Frame(parts, places)
    if any(not s for i in range(len(siblings)) for s in _widths(made, i, len(siblings[i]))):
        return None
    return made


def _widths(made: Frame, sibling: int, length: int) -> Iterator[int]:
    return (end - start for start, end in made.slots(sibling, length))


def _whole(length: int, cuts: Sequence[frozenset[int]], siblings: Sequence[str], even: bool) -> int:
    """The longest beginning up to ``length`` that cuts no word of any sibling."""
    for size in range(length, 0, -1):
        if all(size in cut for cut in cuts):
            return size
    return length if (even or max(map(len, siblings)) <= 4) and length < min(map(len, siblings)) else 0


def _tail(length: int, cuts: Sequence[frozenset[int]], siblings: Sequence[str], short: bool) -> int:
    """The longest end up to ``length`` that cuts no word, or in short siblings what forms words (化 性 力)."""
    for size in range(length, 0, -1):
        if all(len(s) - size in cut for s, cut in zip(siblings, cuts, strict=True)):
            return size
    return length if short else 0


def _between(
    siblings: Sequence[str], bounds: Sequence[Span], cuts: Sequence[frozenset[int]], even: bool, depth: int
) -> list[tuple[str, tuple[int, ...]]]:
    """The fixed parts inside the given stretches of the siblings, a slot of one character at least on both sides."""
    if not depth or min(b.end - b.start for b in bounds) < 3:
        return []
    part, at = _aligned(siblings, bounds, cuts, even) or _longest(siblings, bounds, cuts) or ("", ())
    if not part:
        return []
    left = [Span(b.start, a) for b, a in zip(bounds, at, strict=True)]
    right = [Span(a + len(part), b.end) for b, a in zip(bounds, at, strict=True)]
    return [
        *_between(siblings, left, cuts, even, depth - 1),
        (part, at),
        *_between(siblings, right, cuts, even, depth - 1),
    ]


def _aligned(
    siblings: Sequence[str], bounds: Sequence[Span], cuts: Sequence[frozenset[int]], even: bool
) -> tuple[str, tuple[int, ...]] | None:
    """The longest stretch at the same place of stretches of equal length: 服务⟨对象⟩全⟨覆盖⟩."""
    if len({b.end - b.start for b in bounds}) > 1:
        return None
    size = bounds[0].end - bounds[0].start
    columns = [len({s[b.start + i] for s, b in zip(siblings, bounds, strict=True)}) == 1 for i in range(size)]
    best = Span(0, 0)
    start = 1
    for i in range(1, size):
        if i == size - 1 or not columns[i]:
            if i - start > best.end - best.start:
                best = Span(start, i)
            start = i + 1
    if best.start == best.end:
        return None
    part = siblings[0][bounds[0].start + best.start : bounds[0].start + best.end]
    at = tuple(b.start + best.start for b in bounds)
    return (part, at) if even or (weight(part) and _between_words(part, at, cuts)) else None


def _longest(
    siblings: Sequence[str], bounds: Sequence[Span], cuts: Sequence[frozenset[int]]
) -> tuple[str, tuple[int, ...]] | None:
    """The longest run of whole words that stands in all stretches."""
    common = set.intersection(*(set(s[b.start : b.end]) for s, b in zip(siblings, bounds, strict=True)))
    first = bounds[0]
    edges = sorted(c for c in cuts[0] if first.start < c < first.end)
    stretches = [Span(a, b) for a, b in _stretches(siblings[0], edges, common)]
    for start, end in sorted(stretches, key=lambda s: s.start - s.end):
        part = siblings[0][start:end]
        at = [s.find(part, b.start + 1, b.end - 1) for s, b in zip(siblings, bounds, strict=True)]
        at[0] = start
        if all(a > 0 for a in at) and weight(part) and _between_words(part, tuple(at), cuts):
            return part, tuple(at)
    return None


def _stretches(text: str, edges: Sequence[int], common: set[str]) -> Iterator[tuple[int, int]]:
    """The runs of whole words between ``edges`` that consist of common characters."""
    for i, start in enumerate(edges):
        for before, end in pairwise(edges[i:]):
            if not common.issuperset(text[before:end]):
                break
            yield start, end


def _between_words(part: str, at: Sequence[int], cuts: Sequence[frozenset[int]]) -> bool:
    return all(a in cut and a + len(part) in cut for a, cut in zip(at, cuts, strict=True))


@lru_cache(maxsize=4096)
def boundaries(text: str) -> frozenset[int]:
    """Where words of a short text begin and end, its own ends included."""
    return words.boundaries(text) | {0, len(text)}
