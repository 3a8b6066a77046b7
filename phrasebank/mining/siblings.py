"""Siblings: neighbouring clauses, and members joined by 、, that may be of one shape.

The first of several members may begin inside its clause and the last may end inside it (弘扬|劳模精神、劳动精神、工匠
精神|的要求); what the others have in common tells where.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from phrasebank.mining import tables
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
# characters that many clauses begin or end with by chance
COMMON = frozenset("的了等，、0123456789％%）)”》一")


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
    posts: re.Pattern[str]
    """A post with the name of its holder: 省委书记张三."""
    surnames: frozenset[str]
    opened: frozenset[str]
    """What markers and connectives begin with."""


@cache
def table() -> Words:
    """The table of exclusions, read once."""
    lists = tables.lists(TABLE, ("名称", "主语", "连词", "职务", "姓"))
    longest_first = sorted(lists["连词"], key=len, reverse=True)
    return Words(
        tuple(lists["名称"]),
        tuple(lists["主语"]),
        re.compile("|".join(map(re.escape, longest_first))),
        re.compile(rf"(?:{'|'.join(map(re.escape, lists['职务']))})[\u4e00-\u9fff]{{2,4}}$"),
        frozenset(lists["姓"]),
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
        like_ends = tail not in COMMON and text[left - 1] == tail and text.find(tail, right + 1, unit.end) > 0
        like_starts = (
            head not in COMMON and text[right] == head and text.rfind(head, *_both(unit, beside)) >= 0
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
        if begins and text.find(text[left - 1], right + 1, unit.end) >= 0 and text[left - 1] not in COMMON:
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
