"""Siblings: neighbouring clauses that may be of one shape, and the table of what is none.

What brings a clause in (并、同时、一是) is left out, unless neighbours all begin with it: 就是留住人才，就是留住希望.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from phrasebank.mining import tables
from phrasebank.mining.parallels.rows import NOWHERE, Place, Rows, as_rows
from phrasebank.mining.shape import NUMBERED, NUMBERED_FIRSTS

TABLE = "parallel.yml"
LONGEST = 80
"""Clauses beyond this are no members of a parallel."""

# a clause, in it what begins with a quotation mark or bracket, and what ends it, its sentence or its line: 要实干│，创新│！”
_CLAUSE = re.compile(
    r"(?P<clause>[^，；：。！？\n“”《》（）‘’]*+(?P<marked>[^，；：。！？\n]*+))"
    r"(?:[，；：]|(?P<closed>[。！？]++[”’）」』》]*+|\Z)|(?P<broken>\n))"
)
_CLAUSE_OF_HEAD = re.compile(r"[^，；：。！？\n]+")
PAIRS = {"“": "”", "《": "》", "（": "）", "‘": "’"}
MARK = re.compile("[“”《》（）‘’]")
# marks in pairs, none within another: “一带一路”倡议、《规划》, but not 更具“引导力
_PAIRED = re.compile(r"(?:[^“”《》（）‘’]*+[“《（‘][^“”《》（）‘’]*+[”》）’])*+[^“”《》（）‘’]*+")
# what strengthens a verb that judges: 这也│是, 更│是, 既│有, but not 更加, 更要
_BEFORE_IS = re.compile(r"这?[既更又也还](?=是)|既(?![然定往得成而]|[^，]*[又也更还])")
# what adds to those before: 又算政治账，更│算民生账, but not 更加
_ADDED = re.compile("更(?!加)")
_ADDS_TO = frozenset(("既", "又", "也", "不仅", "不但"))
_BEFORE_IS_FIRSTS = frozenset("这既更又也还")
_DASHES = frozenset("—―–")
_DASH = re.compile("[—―–]+")
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
        NUMBERED_FIRSTS.union(_DASHES, _BEFORE_IS_FIRSTS, (word[0] for word in longest_first)),
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
        place = start, end = match.span("clause")
        if end - start > 1:
            if text[start] in opened or match.start("marked") < end:
                bare, end = _unmarked(text, start, end)
                place = start, end = _behind_connective(text, bare, end), end
                if start == bare and _ADDED.match(text, bare, end) and _is_added(text, places, brought):
                    place = start, end = bare + 1, end
                if start > bare:
                    brought[len(places)] = bare
            if end - start > 1:
                places.append(place)
        if match.lastgroup == "closed":
            if len(places) > begin:
                openings.append(places[begin])
                places.append(NOWHERE)
                begin = len(places)
        elif match.lastgroup == "broken":
            del places[begin:]
            if openings[-1] is not NOWHERE:
                openings.append(NOWHERE)
    openings.append(NOWHERE)
    _restored(text, places, brought)
    return as_rows(text, places), as_rows(text, openings)


def _is_added(text: str, places: Sequence[Place], brought: Mapping[int, int]) -> bool:
    """Whether the clause before is brought in by 既 or 又, as one that 更 adds to: 既算经济账，又算政治账，更算民生账."""
    at = len(places) - 1
    return at in brought and text[brought[at] : places[at][0]] in _ADDS_TO


def _restored(text: str, places: list[Place], brought: Mapping[int, int]) -> None:
    """Give neighbours back the connective that they all begin with: 就是留住人才，就是留住希望; not 是传统，也是优势，也是责任."""
    for at, bare in brought.items():
        if at + 1 not in brought or at + 1 >= len(places):
            continue
        word, end = text[bare : places[at][0]], at + 1
        if text.startswith(word, brought.get(at - 1, len(text))):
            continue
        while end < len(places) and end in brought and text.startswith(word, brought[end]):
            end += 1
        before, first = places[at - 1], places[at][0]
        if end - at > 1 and (before is NOWHERE or text[before[0]] != text[first]):
            places[at:end] = [(brought[n], places[n][1]) for n in range(at, end)]


def behind_dashes(text: str, place: Place) -> Place:
    """A head without the dashes that mark it."""
    dashes = _DASH.match(text, *place)
    return (dashes.end(), place[1]) if dashes and dashes.end() < place[1] else place


def clauses_of(text: str, start: int, end: int) -> list[Place]:
    """The clauses of a head."""
    found = (bare(text, *match.span()) for match in _CLAUSE_OF_HEAD.finditer(text, start, end))
    return [place for place in found if place[1] - place[0] > 1]


def bare(text: str, start: int, end: int) -> Place:
    """A clause or member without marker and connectives, and without what a lone quotation mark parts from the rest."""
    start, end = _unmarked(text, start, end)
    return _behind_connective(text, start, end), end


def _unmarked(text: str, start: int, end: int) -> Place:
    if text[start : start + 1] in _DASHES and (dashes := _DASH.match(text, start, end - 1)):
        start = dashes.end()
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


def _within_marks(text: str, start: int, end: int) -> Place:
    """The longest stretch between marks that lack their other half."""
    opened: list[int] = []
    cuts = [start - 1]
    for mark in MARK.finditer(text, start, end):
        if mark.group() in PAIRS:
            opened.append(mark.start())
        elif opened:
            opened.pop()
        else:
            cuts.append(mark.start())
    cuts = sorted([*cuts, *opened, end])
    return max(((a + 1, b) for a, b in pairwise(cuts)), key=lambda s: s[1] - s[0])


def share_two(one: str, other: str, shared: set[str]) -> bool:
    """Whether two texts share two characters, or one that stands in both twice."""
    return len(shared) > 1 or any(one.count(c) > 1 and other.count(c) > 1 for c in shared)
