"""Siblings: neighbouring clauses, and members joined by 、, that may be of one shape.

The first of several members may begin inside its clause and the last may end inside it (弘扬|劳模精神、劳动精神、工匠
精神|的要求); what the others have in common tells where.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from phrasebank.mining import tables
from phrasebank.mining.frames import boundaries, common_end, common_start
from phrasebank.mining.shape import NUMBERED, NUMBERED_FIRSTS
from phrasebank.sentences import Span

TABLE = "parallel.yml"
LONGEST = 80
"""Clauses beyond this are no members of a parallel."""

_CLAUSE = re.compile(r"[^，；：。！？\n]+")
# between the last two members: 新特点、新优势和新任务
_JOINED = re.compile(r"以及|[和与及或并]")
# what joins members: 、 and the words of _JOINED
_JOINT = re.compile(r"[、和与及或并]")
_PAIRS = {"“": "”", "《": "》", "（": "）", "‘": "’"}
_MARK = re.compile("[“”《》（）‘’]")
_LONGEST_EVEN = 12
# characters that many clauses begin or end with by chance
_COMMON = frozenset("的了等，、0123456789％%）)”》一")


class Unit(NamedTuple):
    """A clause or member; ``loose_start`` and ``loose_end`` say where a member may be cut further."""

    start: int
    end: int
    loose_start: bool = False
    loose_end: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """The table's lists: what names end with, what only names who speaks, what stands before a clause."""

    names: tuple[str, ...]
    subjects: tuple[str, ...]
    connectives: re.Pattern[str]
    opened: frozenset[str]
    """What markers and connectives begin with."""


@cache
def table() -> Words:
    """The table of exclusions, read once."""
    lists = tables.lists(TABLE, ("名称", "主语", "连词"))
    longest_first = sorted(lists["连词"], key=len, reverse=True)
    return Words(
        tuple(lists["名称"]),
        tuple(lists["主语"]),
        re.compile("|".join(map(re.escape, longest_first))),
        NUMBERED_FIRSTS.union(word[0] for word in longest_first),
    )


def clauses(text: str, start: int, end: int) -> list[Unit]:
    """The clauses of a sentence, connectives in front left out."""
    found = []
    marked, opened = _MARK.search(text, start, end) is not None, table().opened
    for match in _CLAUSE.finditer(text, start, end):
        begin, stop = match.span()
        if marked or text[begin] in opened:
            begin, stop = _bare(text, begin, stop)
        if stop - begin >= 2:
            found.append(Unit(begin, stop))
    return found


def may_have_members(text: str, start: int, end: int) -> bool:
    """Whether something joins words in a clause and characters stand in it twice, as they must in members of one shape.

    Cheap, and most clauses are told by it.
    """
    if not _JOINT.search(text, start, end):
        return False
    clause = text[start:end]
    joints = clause.count("、")
    return len(clause) - len(set(clause)) > (joints - 1 if joints else 1)


def members(text: str, start: int, end: int) -> list[Unit]:
    """The members of a clause that 、 and a first or last 和 join."""
    if text.find("、", start, end) < 0:
        if not _JOINED.search(text, start + 2, end - 2):
            return []
        found = [Unit(*_bare(text, start, end))]
    else:
        cuts = [start, *(i + 1 for i in range(start, end) if text[i] == "、"), end + 1]
        found = [Unit(*_bare(text, a, b - 1)) for a, b in pairwise(cuts)]
        found[0] = Unit(_behind_opening(text, start, cuts[1] - 1, found[0].start), cuts[1] - 1)
    found = [unit for unit in found if unit.end > unit.start]
    if len(found) > 1:
        found = [*_split(text, found[0], found[1]), *found[1:-1], *_split(text, found[-1], found[-2])]
    elif found:
        found = list(_halves(text, found[0]))
    if len(found) < 2:
        return []
    found[0] = Unit(found[0].start, found[0].end, loose_start=True)
    found[-1] = Unit(found[-1].start, found[-1].end, found[-1].loose_start, loose_end=True)
    return [unit for unit in found if unit.end > unit.start]


def _split(text: str, unit: Unit, beside: Unit) -> Iterator[Unit]:
    """The first or last member, cut in two where 和 joins two that begin or end as the one beside does."""
    tail, head = text[beside.end - 1], text[unit.start if unit.start > beside.start else beside.start]
    for joint in _JOINED.finditer(text, unit.start + 1, unit.end - 1):
        left, right = joint.start(), joint.end()
        like_ends = (
            tail not in _COMMON and text[left - 1] == tail and text.find(tail, right + 1, unit.end) > 0
        )
        like_starts = (
            head not in _COMMON and text[right] == head and text.rfind(head, *_both(unit, beside)) >= 0
        )
        if like_ends or like_starts:
            yield Unit(unit.start, left)
            yield Unit(right, unit.end)
            return
    yield unit


def _both(unit: Unit, beside: Unit) -> Span:
    return Span(beside.start, beside.end) if beside.start < unit.start else Span(unit.start, unit.end)


def _halves(text: str, unit: Unit) -> Iterator[Unit]:
    """A clause without 、, cut where 和 joins two that begin and end alike; whole if none does."""
    for joint in _JOINED.finditer(text, unit.start + 2, unit.end - 2):
        left, right = joint.start(), joint.end()
        begins = text.rfind(text[right], unit.start, left - 1) >= 0
        if begins and text.find(text[left - 1], right + 1, unit.end) >= 0 and text[left - 1] not in _COMMON:
            yield Unit(unit.start, left)
            yield Unit(right, unit.end)
            return
    yield unit


def _bare(text: str, start: int, end: int) -> Span:
    """A clause or member without marker and connectives, and without what a lone quotation mark parts from the rest."""
    if (marker := NUMBERED.match(text, start, end)) and marker.end() < end - 1:
        start = marker.end()
    if _MARK.search(text, start, end):
        start, end = _within_marks(text, start, end)
    connective = table().connectives.match(text, start, end)
    return Span(connective.end(), end) if connective and connective.end() < end else Span(start, end)


def _behind_opening(text: str, start: int, end: int, usual: int) -> int:
    """Where the first member begins if a quotation opens in front of it: 更具“|引导力、…."""
    opening = max(text.rfind(mark, start, end) for mark in _PAIRS)
    closing = max(text.rfind(mark, start, end) for mark in _PAIRS.values())
    return opening + 1 if opening > closing else usual


def _within_marks(text: str, start: int, end: int) -> Span:
    """The longest stretch between marks that lack their other half."""
    opened: list[int] = []
    cuts = [start - 1]
    for mark in _MARK.finditer(text, start, end):
        if mark.group() in _PAIRS:
            opened.append(mark.start())
        elif opened:
            opened.pop()
        else:
            cuts.append(mark.start())
    cuts = sorted([*cuts, *opened, end])
    return max((Span(a + 1, b) for a, b in pairwise(cuts)), key=lambda s: s.end - s.start)


def chains(text: str, units: Sequence[Unit], tight: bool) -> Iterator[tuple[Span, ...]]:
    """Runs of neighbours that begin or end alike, or are of one length and agree somewhere; loose ends are cut.

    ``tight`` says that the units are members, of which the outermost may be cut.
    """
    if len(units) < 2:
        return
    said = [text[u.start : u.end] for u in units]
    starts = ["" if tight and u.loose_start else own[:2] for u, own in zip(units, said, strict=True)]
    if _twice([key[:1] for key in starts]):
        for width in (2, 1):
            for low, high in _alike([key[:width] for key in starts]):
                yield _by_start(text, units, low, high, tight)
    lasts = ["" if tight and u.loose_end else own[-1] for u, own in zip(units, said, strict=True)]
    if _twice(lasts):
        for low, high in _alike(lasts):
            yield _by_end(text, units, low, high, tight)
    yield from _by_length(units, said)
    for one, other, first, second in zip(units, units[1:], said, said[1:], strict=False):
        at = first.rfind(second[:2], 1, -1)
        if at < 0 and second[0] not in _COMMON:
            at = first.rfind(second[0], 1, -1)
        if at > 0:
            yield _pair(one, other, at, first, second)


def _twice(keys: Sequence[str]) -> bool:
    """Whether a key stands there twice; a quick look, for most neighbours have nothing in common."""
    return len(set(keys)) < len(keys)


def _pair(one: Unit, other: Unit, at: int, first: str, second: str) -> tuple[Span, ...]:
    """Two of which the first begins inside its clause, or the second ends inside it: 作为⟨最高的政治原则、最根本的政治要求⟩."""
    tail = first[-1]
    end = second.rfind(tail, 1) + 1
    stop = other.start + end if end > 0 and tail not in _COMMON else other.end
    return Span(one.start + at, one.end), Span(other.start, stop)


def _alike(keys: Sequence[str]) -> Iterator[Span]:
    """Stretches of two and more neighbours with the same key; none of them empty or common."""
    start = 0
    for i in range(1, len(keys) + 1):
        if i == len(keys) or keys[i] != keys[start]:
            if i - start > 1 and keys[start] and keys[start][-1:] not in _COMMON:
                yield Span(start, i)
            start = i


def _texts(text: str, spans: Sequence[Span | Unit]) -> list[str]:
    return [text[s.start : s.end] for s in spans]


def _by_start(text: str, units: Sequence[Unit], low: int, high: int, tight: bool) -> tuple[Span, ...]:
    """Neighbours that begin alike, and the one before them if that beginning stands inside it."""
    spans = [Span(u.start, u.end) for u in units[low:high]]
    head = common_start(_texts(text, spans))
    if low:
        before = units[low - 1]
        at = text.rfind(head, before.start, before.end - 1)
        if at >= 0 and (not tight or before.end - at <= 2 * max(s.end - s.start for s in spans)):
            spans.insert(0, Span(at, before.end))
    spans[-1] = Span(spans[-1].start, _stop(text, spans, tight))
    return tuple(spans)


def _by_end(text: str, units: Sequence[Unit], low: int, high: int, tight: bool) -> tuple[Span, ...]:
    """Neighbours that end alike, and the one behind them if that end stands inside it."""
    spans = [Span(u.start, u.end) for u in units[low:high]]
    tail = common_end(_texts(text, spans))
    if high < len(units):
        behind = units[high]
        at = text.find(tail, behind.start + 1, behind.end)
        if at >= 0 and (
            not tight or at + len(tail) - behind.start <= 2 * max(s.end - s.start for s in spans[1:])
        ):
            spans.append(Span(behind.start, at + len(tail)))
    spans[0] = Span(_begin(text, spans, tight), spans[0].end)
    return tuple(spans)


def _by_length(units: Sequence[Unit], said: Sequence[str]) -> Iterator[tuple[Span, ...]]:
    """Neighbours of one length that have characters in the same places: 与党同心、与民同欲、与时同进.

    What stands before the first and behind the last of them may belong to their sentence.
    """
    sizes = list(map(len, said))
    start = 0
    for i in range(1, len(sizes) + 1):
        if i == len(sizes) or sizes[i] != sizes[start]:
            size = sizes[start]
            # one alone agrees with a neighbour only if that is longer, and cut
            single = i - start == 1 and (
                start == 0 or i == len(sizes) or size >= max(sizes[start - 1], sizes[i])
            )
            if size <= _LONGEST_EVEN and not single:
                yield from _agreeing(units, said, start, i)
            start = i


def _agreeing(units: Sequence[Unit], said: Sequence[str], low: int, high: int) -> Iterator[tuple[Span, ...]]:
    rows, size = list(said[low:high]), len(said[low])
    before = behind = False
    if low and len(said[low - 1]) > size and _columns([said[low - 1][-size:], *rows]):
        before = True
        rows.insert(0, said[low - 1][-size:])
    if high < len(said) and len(said[high]) > size and _columns([*rows, said[high][:size]]):
        behind = True
        rows.append(said[high][:size])
    if len(rows) > 1 and _columns(rows) >= (1 if len(rows) > 2 else 2):
        spans = [Span(u.start, u.end) for u in units[low:high]]
        if before:
            spans.insert(0, Span(units[low - 1].end - size, units[low - 1].end))
        if behind:
            spans.append(Span(units[high].start, units[high].start + size))
        yield tuple(spans)


def _columns(rows: Sequence[str]) -> int:
    """At how many places all have the same character."""
    if set(rows[0]).isdisjoint(rows[-1]):
        return 0
    found = 0
    for column in zip(*rows, strict=True):
        if column[0] not in _COMMON and column.count(column[0]) == len(column):
            found += 1
    return found


def _stop(text: str, spans: Sequence[Span], tight: bool) -> int:
    """Where the last of neighbours that begin alike ends: at what the others end with, or when it is as long as they."""
    last, others = spans[-1], spans[:-1]
    tail = common_end(_texts(text, others)) if len(others) > 1 else ""
    if tail and (at := text.find(tail, last.start + 1, last.end)) >= 0:
        return at + len(tail)
    sizes = [s.end - s.start for s in others]
    if not tight or last.end - last.start <= max(sizes) + 1 - (len(set(sizes)) == 1):
        return last.end
    usual = sorted(sizes)[len(sizes) // 2]
    cuts = boundaries(text[last.start : last.end])
    return last.start + min((c for c in cuts if c > 1), key=lambda c: (abs(c - usual), c), default=usual)


def _begin(text: str, spans: Sequence[Span], tight: bool) -> int:
    """Where the first of neighbours that end alike begins: at what the others begin with, or as long as they."""
    first, others = spans[0], spans[1:]
    head = common_start(_texts(text, others)) if len(others) > 1 else ""
    if head and (at := text.rfind(head, first.start, first.end - 1)) >= 0:
        return at
    sizes = [s.end - s.start for s in others]
    if not tight or first.end - first.start <= max(sizes) + 1 - (len(set(sizes)) == 1):
        return first.start
    usual, size = sorted(sizes)[len(sizes) // 2], first.end - first.start
    cuts = boundaries(text[first.start : first.end])
    return first.start + min(
        (c for c in cuts if c < size - 1), key=lambda c: (abs(size - c - usual), c), default=0
    )
