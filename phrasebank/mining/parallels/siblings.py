"""Siblings: neighbouring clauses, and members joined by 、, that may be of one shape.

The first of several members may begin inside its clause and the last may end inside it (弘扬|劳模精神、劳动精神、工匠
精神|的要求); what the others have in common tells where.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from phrasebank.mining import tables
from phrasebank.mining.frames import NOTHING
from phrasebank.mining.parallels.rows import NOWHERE, Place, Rows, as_rows
from phrasebank.mining.parallels.skeletons import skeletons
from phrasebank.mining.shape import NUMBERED, NUMBERED_FIRSTS

TABLE = "parallel.yml"
LONGEST = 80
"""Clauses beyond this are no members of a parallel."""

# a clause, in it what begins with a quotation mark or bracket, and what ends it, its sentence or its line: 要实干│，创新│！”
_CLAUSE = re.compile(
    r"([^，；：。！？\n“”《》（）‘’]*+([^，；：。！？\n]*+))(?:[，；：]|([。！？]++[”’）」』》]*+|\Z)|(\n))"
)
_CLAUSE_OF_HEAD = re.compile(r"[^，；：。！？\n]+")
# between the last two members: 新特点、新优势和新任务
_JOINED = re.compile(r"以及|[和与及或并]")
# a character of one of those
_JOINT = re.compile(r"[和与及或并]")
_PAIRS = {"“": "”", "《": "》", "（": "）", "‘": "’"}
_MARK = re.compile("[“”《》（）‘’]")
# marks in pairs, none within another: “一带一路”倡议、《规划》, but not 更具“引导力
_PAIRED = re.compile(r"(?:[^“”《》（）‘’]*+[“《（‘][^“”《》（）‘’]*+[”》）’])*+[^“”《》（）‘’]*+")
# what strengthens a verb that judges: 这也│是, 更│是, 既│有, but not 更加, 更要
_BEFORE_IS = re.compile(r"这?[既更又也还](?=是)|既(?=[有要能])")
_BEFORE_IS_FIRSTS = frozenset("这既更又也还")
# characters that many clauses begin or end with by chance
COMMON = frozenset("的了等，、0123456789％%）)”》一")


@dataclass(frozen=True, slots=True)
class Words:
    """The table's lists: what names end with, what only names who speaks, what stands before a clause."""

    names: tuple[str, ...]
    titles: tuple[str, ...]
    bodies: tuple[str, ...]
    """Names of two characters and more: 政协, but not 个, 年."""
    kinds: frozenset[str]
    """What names of kinds of things end with, from three characters on: 畜牧业, but not 就业."""
    things: frozenset[str]
    """What names of devices, places, techniques and goods end with: 技术创新中心, 排污费."""
    long_things: tuple[str, ...]
    """Those of two characters and more, which longer words end with too: 农机具│补贴."""
    subjects: tuple[str, ...]
    connectives: re.Pattern[str]
    posts: re.Pattern[str]
    """A post with the name of its holder: 省委书记张三."""
    surnames: frozenset[str]
    opened: frozenset[str]
    """What markers and connectives begin with."""
    leads: frozenset[str]
    """Verbs that bring in a list of things."""
    makes: frozenset[str]
    """Verbs of one character that make a place something: 工业强县、生态立县 are no names."""


@cache
def table() -> Words:
    """The table of exclusions, read once."""
    lists = tables.lists(TABLE, ("名称", "类名", "物名", "主语", "连词", "领起", "职务", "姓", "兴建"))
    longest_first = sorted(lists["连词"], key=len, reverse=True)
    return Words(
        (*lists["名称"], *lists["职务"]),
        tuple(lists["职务"]),
        tuple(name for name in lists["名称"] if len(name) > 1),
        frozenset(lists["类名"]),
        frozenset(lists["物名"]),
        tuple(thing for thing in lists["物名"] if len(thing) > 1),
        tuple(lists["主语"]),
        re.compile("|".join(map(re.escape, longest_first))),
        re.compile(rf"(?:{'|'.join(map(re.escape, lists['职务']))})[\u4e00-\u9fff]{{2,4}}$"),
        frozenset(lists["姓"]),
        NUMBERED_FIRSTS.union(_BEFORE_IS_FIRSTS, (word[0] for word in longest_first)),
        frozenset(lists["领起"]),
        frozenset(lists["兴建"]),
    )


def clauses(text: str) -> tuple[Rows, Rows]:
    """The clauses of each sentence, connectives in front left out, and of each line the first clauses of its sentences.

    What stands behind a line's last end mark is no sentence: 标题⏎要实干，要创新。 has two clauses.
    """
    opened = table().opened
    places, openings = [NOWHERE], [NOWHERE]
    brought: dict[int, int] = {}
    begin = 1
    for match in _CLAUSE.finditer(text):
        _, place, marked, closed, broken = match.regs
        start, end = place
        if end - start > 1:
            if text[start] in opened or marked[0] < end:
                bare, end = _unmarked(text, start, end)
                place = start, end = _behind_connective(text, bare, end), end
                if start > bare:
                    brought[len(places)] = bare
            if end - start > 1:
                places.append(place)
        if closed[0] >= 0:
            if len(places) > begin:
                openings.append(places[begin])
                places.append(NOWHERE)
                begin = len(places)
        elif broken[0] >= 0:
            del places[begin:]
            if openings[-1] is not NOWHERE:
                openings.append(NOWHERE)
    openings.append(NOWHERE)
    for at, bare in brought.items():
        _restore(text, places, brought, at, bare)
    return as_rows(text, places), as_rows(text, openings)


def _restore(text: str, places: list[Place], brought: Mapping[int, int], at: int, bare: int) -> None:
    """Give a clause back its connective if the one before or behind begins with it too: 就是留住人才，就是留住希望."""
    if at >= len(places):
        return
    start, end = places[at]
    word = text[bare:start]
    for beside in (at - 1, at + 1):
        other = brought.get(beside)
        if other is not None and beside < len(places) and text.startswith(word, other):
            places[at] = bare, end


def clauses_of(text: str, start: int, end: int) -> list[Place]:
    """The clauses of a head."""
    found = (_bare(text, *match.span()) for match in _CLAUSE_OF_HEAD.finditer(text, start, end))
    return [place for place in found if place[1] - place[0] > 1]


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


def share_two(one: str, other: str, shared: set[str]) -> bool:
    """Whether two texts share two characters, or one that stands in both twice."""
    return len(shared) > 1 or any(one.count(c) > 1 and other.count(c) > 1 for c in shared)


def members(text: str, start: int, end: int) -> list[Place]:
    """The members of a clause that 、 and a first or last 和 join."""
    opened = table().opened
    marked = _MARK.search(text, start, end) is not None
    found = [
        _bare(text, a, b) if marked or text[a : a + 1] in opened else (a, b)
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


def _bare(text: str, start: int, end: int) -> Place:
    """A clause or member without marker and connectives, and without what a lone quotation mark parts from the rest."""
    start, end = _unmarked(text, start, end)
    return _behind_connective(text, start, end), end


def _unmarked(text: str, start: int, end: int) -> Place:
    marker = NUMBERED.match(text, start, end) if text[start : start + 1] in table().opened else None
    if marker and marker.end() < end - 1 and _is_marker(text, marker):
        start = marker.end()
    return (start, end) if _PAIRED.fullmatch(text, start, end) else _within_marks(text, start, end)


def _behind_connective(text: str, start: int, end: int) -> int:
    connective = _BEFORE_IS.match(text, start, end) or table().connectives.match(text, start, end)
    return connective.end() if connective and connective.end() < end else start


def _is_marker(text: str, marker: re.Match[str]) -> bool:
    """Whether what looks like a number is none of a thing: 第三是要…, but not 第三次分配, 第一要务."""
    return not marker.group().startswith("第") or text[marker.end()] in "是、："


def _behind_opening(text: str, start: int, end: int, usual: int) -> int:
    """Where the first member begins if a quotation opens in front of it: 更具“|引导力、…."""
    opening = max(text.rfind(mark, start, end) for mark in _PAIRS)
    closing = max(text.rfind(mark, start, end) for mark in _PAIRS.values())
    return opening + 1 if opening > closing else usual


def _before_closing(text: str, start: int, end: int) -> Place | None:
    """The last member if a quotation closes behind it: 强身健体│”的要求; None if none does."""
    mark = _MARK.search(text, start, end)
    return (start, mark.start()) if mark and mark.start() > start and mark.group() not in _PAIRS else None


def _within_marks(text: str, start: int, end: int) -> Place:
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
    return max(((a + 1, b) for a, b in pairwise(cuts)), key=lambda s: s[1] - s[0])
