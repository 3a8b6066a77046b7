"""Chains of siblings: neighbours that begin or end alike, or are of one length and agree somewhere.

    服务对象全覆盖，服务内容全方位，服务时间全天候 → all three, which begin with 服务

All rows of a document are searched at once: most neighbours have nothing in common, and one look over what all units
begin with, end with and are long tells which.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from phrasebank.mining.frames import NOTHING, boundaries, common_end, common_start
from phrasebank.mining.parallels.closings import rows_of_closings
from phrasebank.mining.parallels.deeds import rows_of_deeds
from phrasebank.mining.parallels.evens import is_brought_in, rows_of_one_length
from phrasebank.mining.parallels.led import rows_of_led
from phrasebank.mining.parallels.middles import rows_of_middles
from phrasebank.mining.parallels.rows import Place, Rows
from phrasebank.mining.parallels.siblings import COMMON, share_two
from phrasebank.mining.parallels.skeletons import skeletons
from phrasebank.mining.parallels.steps import pairs_before_noun, pairs_in_step
from phrasebank.mining.predicates import table as predicates
from phrasebank.sentences import Span

Chain = tuple[Place, ...]

_CLOSES = "”》"
_ASPECTS = "了着起到出于"
"""What a verb takes behind it: 推翻了│帝国主义."""
# what sums up a list, or goes on to a member of another kind: 系统能力、系统边界│等信息; not 等级
_SUMS_UP = re.compile(r"等(?![级于待同候])|以及")
# stands for a row's end, and for an outermost member that may be cut: it is like no other
_NONE = "\0"
# neighbours with one key: 服服服, but not \0\0
_ALIKE = re.compile(r"([^\0])\1+")


def chains(text: str, rows: Rows, tight: bool = False, apart: bool = False) -> Iterator[tuple[int, Chain]]:
    """Runs of neighbours that begin or end alike, or are of one length and agree somewhere, each with the index of one.

    Loose ends are cut; ``tight`` says that the siblings are members, of which the outermost may be cut, ``apart`` that
    others stand between them, so that a beginning inside one has nothing to do with the next.
    """
    said = rows.said
    firsts = [own[:1] or _NONE for own in said]
    lasts = [own[-1:] or _NONE for own in said]
    if tight:
        outer = zip(firsts, ["", *said], said, [*firsts[1:], ""], strict=False)
        firsts = [
            key if before or (key == behind and own.find(key, 1) < 0) else _NONE
            for key, before, own, behind in outer
        ]
        lasts = [key if behind else _NONE for key, behind in zip(lasts, [*said[1:], ""], strict=True)]
    begun = [Span(*match.span()) for match in _ALIKE.finditer("".join(firsts))]
    for stretch in begun:
        for low, high in _alike_by_two(said, stretch):
            yield low, _by_start(text, rows, low, high, tight)
    for low, high in begun:
        if said[low][0] not in COMMON:
            yield low, _by_start(text, rows, low, high, tight)
    for match in _ALIKE.finditer("".join(lasts)):
        if match[1] not in COMMON:
            yield match.start(), _by_end(text, rows, *match.span(), tight)
    yield from rows_of_one_length(rows, tight)
    yield from _in_step(rows)
    yield from rows_of_deeds(rows)
    yield from rows_of_closings(rows)
    yield from rows_of_middles(rows)
    yield from rows_of_led(rows)
    if tight:
        yield from pairs_before_noun(rows)
    if apart:
        return
    inside = [i for i, (one, other) in enumerate(pairwise(said)) if other and one.find(other[0], 1, -1) > 0]
    for index in inside:
        if pair := _pair(rows, index):
            yield index, pair
            if pair[1] != rows.places[index + 1]:
                yield index, (pair[0], rows.places[index + 1])


def _in_step(rows: Rows) -> Iterator[tuple[int, Chain]]:
    """Neighbours that keep step, two by two."""
    for at in pairs_in_step(rows):
        yield at, (rows.places[at], rows.places[at + 1])


def _alike_by_two(said: Sequence[str], stretch: Span) -> Iterator[Span]:
    """The stretches of neighbours within one of a common first character that have the second in common too."""
    start = stretch.start
    for i in range(start + 1, stretch.end + 1):
        if i == stretch.end or said[i][:2] != said[start][:2]:
            if i - start > 1 and said[start][:2][-1] not in COMMON:
                yield Span(start, i)
            start = i


def _pair(rows: Rows, index: int) -> Chain | None:
    """Two of which the first begins inside its clause, or the second ends inside it: 作为⟨最高的政治原则、最根本的政治要求⟩."""
    first, second = rows.said[index], rows.said[index + 1]
    at = first.rfind(second[:2], 1, -1)
    if at < 0:
        if second[0] in COMMON:
            return None
        at = first.rfind(second[0], 1, -1)
    shared = set(second).intersection(first[at:]) - NOTHING
    if second[0] not in skeletons() and (not shared or not share_two(first[at:], second, shared)):
        return None
    (start, end), (other, stop) = rows.places[index], rows.places[index + 1]
    tail = first[-1]
    close = second.rfind(tail, 1) + 1
    return (start + at, end), (
        other,
        other + close if close > 0 and (tail not in COMMON or tail in _CLOSES) else stop,
    )


def _texts(text: str, spans: Sequence[Span]) -> list[str]:
    return [text[a:b] for a, b in spans]


def _by_start(text: str, rows: Rows, low: int, high: int, tight: bool) -> Chain:
    """Neighbours that begin alike, and the one before them if that beginning stands inside it."""
    spans = [Span(*place) for place in rows.places[low:high]]
    if rows.said[low - 1]:
        before = Span(*rows.places[low - 1])
        head = common_start(rows.said[low:high])
        at = text.rfind(head, before.start, before.end - 1)
        if rows.said[low - 1].startswith(head) and before.end - at < spans[0].end - spans[0].start:
            at = before.start
        if at >= 0 and (not tight or before.end - at <= 2 * max(s.end - s.start for s in spans)):
            spans.insert(0, Span(at, before.end))
    spans[-1] = Span(spans[-1].start, _stop(text, spans, tight))
    return tuple(spans)


def _by_end(text: str, rows: Rows, low: int, high: int, tight: bool) -> Chain:
    """Neighbours that end alike, and the one behind them if that end stands inside it."""
    spans = [Span(*place) for place in rows.places[low:high]]
    tail = common_end(rows.said[low:high])
    if rows.said[high]:
        behind = Span(*rows.places[high])
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
    if (
        not is_brought_in(first)
        or any(map(is_brought_in, others))
        or all(other[:2] in predicates().doubtful for other in others)
    ):
        return 0
    lead = 0
    for cut in sorted(boundaries(first)):
        if len(first) - cut <= len(tail) or not (
            is_brought_in(first[lead:]) or (lead and first[lead] in _ASPECTS)
        ):
            break
        lead = cut
    return lead


def _stop(text: str, spans: Sequence[Span], tight: bool) -> int:
    """Where the last of neighbours that begin alike ends: at what the others end with, or when it is as long as they."""
    last, others = spans[-1], spans[:-1]
    if tight and (sums := _SUMS_UP.search(text, last.start + 2, last.end)):
        last = Span(last.start, sums.start())
    if len(others) == 1 and len(common_end(_texts(text, spans))) > 1:
        return last.end
    tail = common_end(_texts(text, others)) if len(others) > 1 else ""
    if tail and (at := text.find(tail, last.start + 1, last.end)) >= 0:
        return at + len(tail)
    if tight and (end := _answering(_texts(text, others), text[last.start : last.end])):
        return last.start + end
    sizes = [s.end - s.start for s in others]
    if not tight or last.end - last.start <= max(sizes) + 1 - (len(set(sizes)) == 1):
        return last.end
    usual = sorted(sizes)[len(sizes) // 2]
    cuts = boundaries(text[last.start : last.end])
    return last.start + min((c for c in cuts if c > 1), key=lambda c: (abs(c - usual), c), default=usual)


def _answering(others: Sequence[str], last: str) -> int:
    """Where the last ends as all others do behind their 的: 更高的标准、更饱满的热情│投入; 0 if they do not."""
    behind = {len(other) - other.rfind("的") for other in others if "的" in other}
    at = last.find("的")
    if at < 1 or len(behind) != 1 or not all("的" in other for other in others):
        return 0
    end = at + behind.pop()
    return end if end <= len(last) and end in boundaries(last) else 0


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
