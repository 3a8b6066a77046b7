"""Members of a clause, joined by 、 or 和, that may be of one shape.

The first of several may begin inside its clause and the last may end inside it (弘扬|劳模精神、劳动精神、工匠精神|的要求);
what the others have in common tells where.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from phrasebank.mining.frames import NOTHING
from phrasebank.mining.parallels.rows import NOWHERE, Place, Rows
from phrasebank.mining.parallels.siblings import COMMON, MARK, PAIRS, bare, share_two, table
from phrasebank.mining.parallels.skeletons import skeletons

_SHORTEST_JOINED, _LONGEST_JOINED = 3, 6
"""Members of this length go on over a comma."""
# between the last two members: 新特点、新优势和新任务
_JOINED = re.compile(r"以及|[和与及或并]")
# a character of one of those
_JOINT = re.compile(r"[和与及或并]")
# between two quotations of members: “稳、准、狠│”方针和“快、细、实”作风, but not “学先进”、“赶先进”
_BETWEEN_QUOTES = re.compile(r"”(?=[^“”、]*“[^”]*、)")


def rows_of_members(text: str, clauses: Rows) -> list[list[Place]]:
    """The members of each clause that may have alike ones; those of two clauses in one row if their length goes on.

    互学互看、互帮互带，互评互比、互促互进 is one row.
    """
    rows: list[list[Place]] = []
    before = -1
    for at, (place, clause) in enumerate(zip(clauses.places, clauses.said, strict=True)):
        found = members(text, *place) if may_have_members(clause) else []
        follows = rows and before == at - 1
        if follows and clause and _goes_on(text, rows[-1], found or [place]):
            rows[-1] += found or [place]
        elif found:
            rows.append(found)
        else:
            continue
        before = at
    return rows


def _goes_on(text: str, row: Sequence[Place], found: Sequence[Place]) -> bool:
    """Whether members of one short length, alike somewhere, stand on both sides of a comma."""
    (a, b), (start, end) = row[-1], found[0]
    size = end - start
    if b - a != size or not _SHORTEST_JOINED <= size <= _LONGEST_JOINED or len(row) < 2:
        return False
    several = [text[end - size : end] for _, end in (*row[-2:], found[0])] + [
        text[begin : begin + size] for begin, _ in found[1:2]
    ]
    return any(len(set(column)) == 1 and column[0] not in NOTHING for column in zip(*several, strict=False))


def may_have_members(clause: str) -> bool:
    """Whether what 、 or 和 joins in a clause may be alike; cheap, and most clauses are told by it.

    Every chain that is a parallel has two neighbours with two characters in common, or three with one, so a clause
    without such neighbours has none. Where 和 may part the first or the last member, nothing is known.
    """
    if "、" not in clause:
        return _JOINT.search(clause) is not None and len(clause) - len(set(clause)) > 1
    parts = clause.split("、")
    return (
        _neighbours_share(parts)
        or clause.count("了") > 2
        or clause.count("着") > 2
        or _JOINT.search(parts[0]) is not None
        or _JOINT.search(parts[-1]) is not None
    )


def _neighbours_share(parts: Sequence[str]) -> bool:
    """Whether two neighbours have two characters in common, or three one; those that count for nothing left out."""
    before: set[str] = set()
    opening = skeletons()
    for one, other in pairwise(parts):
        shared = set(one).intersection(other)
        if (other[:1] in opening and other[0] in one) or (one[-1:] == "”" == other[-1:]):
            return True
        if shared:
            shared -= NOTHING
            if shared and (share_two(one, other, shared) or not shared.isdisjoint(before)):
                return True
        before = shared
    return False


def members(text: str, start: int, end: int) -> list[Place]:
    """The members of a clause that 、 and a first or last 和 join; those of one quotation stand apart from those of the next."""
    found: list[Place] = []
    for quotes in _BETWEEN_QUOTES.finditer(text, start, end):
        cut = quotes.start() + 1
        if "、" in text[start:cut]:
            found += [*_members(text, start, cut), NOWHERE]
            start = cut
    return [*found, *_members(text, start, end)]


def _members(text: str, start: int, end: int) -> list[Place]:
    opened = table().opened
    marked = MARK.search(text, start, end) is not None
    found = [
        bare(text, a, b) if marked or text[a : a + 1] in opened else (a, b)
        for a, b in _parts(text, start, end)
    ]
    if marked and len(found) > 1:
        first = text.find("、", start)
        found[0] = (_behind_opening(text, start, first, found[0][0]), first)
        last = text.rindex("、", start, end) + 1
        found[-1] = _before_closing(text, last, end) or found[-1]
    found = [place for place in found if place[0] < place[1]]
    if len(found) > 1:
        return [*_split(text, found[0], found[1]), *found[1:-1], *_split(text, found[-1], found[-2])]
    return _halves(text, found[0]) if found else []


def _parts(text: str, start: int, end: int) -> Iterator[Place]:
    while (stop := text.find("、", start, end)) >= 0:
        yield start, stop
        start = stop + 1
    yield start, end


def _split(text: str, place: Place, beside: Place) -> list[Place]:
    """The first or last member, cut in two where 和 joins two that begin or end as the one beside does."""
    start, end = place
    if not _JOINED.search(text, start + 1, end - 1):
        return [place]
    first, later = sorted((place, beside))
    tail, head = text[beside[1] - 1], text[later[0]]
    for joint in _JOINED.finditer(text, start + 1, end - 1):
        left, right = joint.span()
        like_ends = tail not in COMMON and text[left - 1] == tail and text.find(tail, right + 1, end) > 0
        like_starts = head not in COMMON and text[right] == head and text.rfind(head, *first) >= 0
        if like_ends or like_starts:
            return [(start, left), (right, end)]
    return [place]


def _halves(text: str, place: Place) -> list[Place]:
    """A clause without 、, cut where 和 joins two that begin and end alike; nothing if none does."""
    start, end = place
    for joint in _JOINED.finditer(text, start + 2, end - 2):
        left, right = joint.span()
        begins = text.rfind(text[right], start, left - 1) >= 0
        ends = text.find(text[left - 1], right + 1, end) >= 0 and text[left - 1] not in COMMON
        if begins and (ends or text[right] in skeletons()):
            return [(start, left), (right, end)]
    return []


def _behind_opening(text: str, start: int, end: int, usual: int) -> int:
    """Where the first member begins if a quotation opens in front of it: 更具“|引导力、…."""
    opening = max(text.rfind(mark, start, end) for mark in PAIRS)
    closing = max(text.rfind(mark, start, end) for mark in PAIRS.values())
    return opening + 1 if opening > closing else usual


def _before_closing(text: str, start: int, end: int) -> Place | None:
    """The last member if a quotation closes behind it: 强身健体│”的要求; None if none does."""
    mark = MARK.search(text, start, end)
    return (start, mark.start()) if mark and mark.start() > start and mark.group() not in PAIRS else None
