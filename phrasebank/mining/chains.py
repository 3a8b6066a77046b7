"""Chains of siblings: neighbours that begin or end alike, or are of one length and agree somewhere.

服务对象全覆盖，服务内容全方位，服务时间全天候 → all three, which begin with 服务
"""

from collections.abc import Iterator, Sequence

from phrasebank.mining.frames import boundaries, common_end, common_start
from phrasebank.mining.predicates import table as predicates
from phrasebank.mining.siblings import COMMON, Unit
from phrasebank.sentences import Span

_LONGEST_EVEN = 12
_LEADS = frozenset("在从对向以把为将使让由和与")


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
        if at < 0 and second[0] not in COMMON:
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
    stop = other.start + end if end > 0 and tail not in COMMON else other.end
    return Span(one.start + at, one.end), Span(other.start, stop)


def _alike(keys: Sequence[str]) -> Iterator[Span]:
    """Stretches of two and more neighbours with the same key; none of them empty or common."""
    start = 0
    for i in range(1, len(keys) + 1):
        if i == len(keys) or keys[i] != keys[start]:
            if i - start > 1 and keys[start] and keys[start][-1:] not in COMMON:
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
        end = text.find(tail, behind.start + 1, behind.end) + len(tail)
        longest = 2 * max(s.end - s.start for s in spans[1:])
        # a clause is not cut where it goes on
        fits = end - behind.start <= longest if tight else end == behind.end or text[end] in "的等"
        if end >= len(tail) and fits:
            spans.append(Span(behind.start, end))
    first = Span(_begin(text, spans, tight), spans[0].end)
    lead = _lead(_texts(text, [first, *spans[1:]]), tail) if tight else 0
    return (Span(first.start + lead, first.end), *spans[1:])


def _lead(members: Sequence[str], tail: str) -> int:
    """How much of the first member brings it in, as nothing does the others: 提高│排污费、污水处理费; 南钢的│细心、热心."""
    first, others = members[0], members[1:]
    at = first.rfind("的", 0, len(first) - len(tail))
    if at >= 0 and not any("的" in other for other in others):
        return at + 1
    if any(map(_is_brought_in, others)):
        return 0
    lead = 0
    for cut in sorted(boundaries(first)):
        if len(first) - cut <= len(tail) or not _is_brought_in(first[lead:]):
            break
        lead = cut
    return lead


def _is_brought_in(member: str) -> bool:
    """Whether a member begins with a verb, a preposition or a conjunction."""
    return member[0] in _LEADS or member[:2] in predicates().verbs


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
        if column[0] not in COMMON and column.count(column[0]) == len(column):
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
