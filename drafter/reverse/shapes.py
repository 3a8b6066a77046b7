"""Which lists shape a page: those whose items begin paragraphs, headings that the file marks, and lists in a paragraph.

一、提高认识 / 各级要… / 二、加强领导     -> Shaped(部分)
会议强调，一要抓学习。二要抓落实。           -> the unit's own Enumeration, run in
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from drafter.reverse.subheads import subheads
from drafter.reverse.units import Unit, split
from phrasebank.document import HEADINGS, Document
from phrasebank.mining.lists.enumeration import enumerations
from phrasebank.mining.structure import Enumeration
from phrasebank.sentences import sentences

LONGEST_HEADING = 60
LONGEST_HEAD = 30
"""A first sentence of a point is its title if it has at most so many characters (as in outlines, parts.MAX_HEAD)."""
_LONG_ITEM = 80
"""Items of headings' style in one paragraph are parts of a page that lost its line ends if they are so long."""
# 一、 （一） (1) 1. 第一章; not 一是
_HEADING_STYLE = re.compile(r"[一1][、.．]|[（(][一1][）)]|第[一1][章节条部编]分?|一[ \u3000]+|㈠|⑴")
_INNER_END = re.compile(r"[。！？；]|[!?;](?=\S)")
# 一、 （一） 第一章 1. of a heading; not 1.1, which counts twice, nor 2026年
_TYPED = re.compile(
    r"(?:第[一二三四五六七八九十百\d]+[章节编]|第[一二三四五六七八九十]+部分|[一二三四五六七八九十]{1,3}[、．.]"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、．.](?!\d)|[①-⑳])[ \u3000]*"
)

# what tells a typed heading's level (GB/T 9704—2012, 7.3.3): 第一章 一、 （一） 1. （1）
_LEVELS = tuple(
    re.compile(sign)
    for sign in (
        "第",
        "[一二三四五六七八九十][、．.]",
        "[（(][一二三四五六七八九十]",
        r"\d[、．.]",
        r"[（(]\d",
    )
)
_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Start:
    """An item: the unit that it begins, how many characters of it are its marker and how many its title."""

    unit: int
    marker: int
    title: int


@dataclass(frozen=True, slots=True)
class Shaped:
    """A list of the page: its items, the unit behind its last one, and whether they are parts with titles."""

    starts: tuple[Start, ...]
    end: int
    are_parts: bool
    guessed: bool = False

    @property
    def first(self) -> int:
        return self.starts[0].unit


@dataclass(frozen=True, slots=True)
class Page:
    """The body's units (cut where items begin), the lists that shape it and those within a unit."""

    units: tuple[Unit, ...]
    lists: tuple[Shaped, ...]
    run_in: tuple[tuple[int, Enumeration], ...]


def item_starts(document: Document) -> frozenset[int]:
    """The source's offsets at which an item of a numbered list begins."""
    return frozenset(item.start for listed in _numbered(document) for item in listed.items)


def page_of(document: Document, body: Sequence[Unit]) -> Page:
    """The shape of a document's body."""
    lists = _numbered(document)
    paged = [listed for listed in lists if _is_paged(listed, body)]
    cuts = {item.start for listed in paged for item in listed.items}
    units = tuple(
        part
        for unit in body
        for part in (split(document.text, unit, cuts) if not unit.grid and not _is_heading(unit) else (unit,))
    )
    listed_units = [s for listed in paged if (s := _shaped(listed, units))]
    # a short line between paragraphs is a heading where nothing else is one
    headed = [_closed(shaped, paged, units) for shaped in _headings(units, listed_units)]
    if not headed and not any(shaped.are_parts for shaped in listed_units):
        heads = subheads(units, {start.unit for shaped in listed_units for start in shaped.starts})
        headed = [_headed(list(heads), len(units), units)] if heads else []
    shaped = _nested([*headed, *listed_units])
    run_in = tuple(_within_units(lists, paged, units))
    return Page(units, tuple(shaped), run_in)


def _numbered(document: Document) -> tuple[Enumeration, ...]:
    return tuple(e for e in enumerations(document) if e.items[0].marker)


def _is_heading(unit: Unit) -> bool:
    return unit.role in HEADINGS


def _places(listed: Enumeration, units: Sequence[Unit]) -> list[int] | None:
    """The units in which the items begin; None if one begins outside the body."""
    found = [bisect_right(units, item.start, key=_START) - 1 for item in listed.items]
    inside = all(i >= 0 and item.start < units[i].end for i, item in zip(found, listed.items, strict=True))
    return found if found and inside else None


def _is_paged(listed: Enumeration, units: Sequence[Unit]) -> bool:
    """Whether a list shapes the page: its items begin paragraphs, or should, having long texts of their own."""
    places = _places(listed, units)
    if places is None or any(units[i].grid for i in places):
        return False
    at_start = sum(units[i].start == item.start for i, item in zip(places, listed.items, strict=True))
    if len(set(places)) == 1:
        long = (listed.end - listed.start) / len(listed.items) >= _LONG_ITEM
        return bool(_HEADING_STYLE.match(listed.style)) and long
    return len(set(places)) == len(places) and 2 * at_start >= len(places)


def _shaped(listed: Enumeration, units: Sequence[Unit]) -> Shaped | None:
    """A list by the units that its items begin; None if the file's own headings say it already."""
    places = _places(listed, units)
    if places is None or any(_is_heading(units[i]) for i in places):
        return None
    end = bisect_right(units, listed.end - 1, key=_START)
    markers = [_marker(units[i], item.marker) for i, item in zip(places, listed.items, strict=True)]
    if None in markers:
        return None
    bounds = [*places[1:], end]
    guessed = listed.fused
    titles = [
        _fused_title(units[i], m or 0, item.head) if guessed else _own_line(units[i], m or 0, stop - i)
        for i, m, item, stop in zip(places, markers, listed.items, bounds, strict=True)
    ]
    are_parts = 2 * sum(map(bool, titles)) >= len(titles)
    if not are_parts:
        titles = [_head(units[i], m or 0) for i, m in zip(places, markers, strict=True)]
        # a table below the last point belongs to the text, not to the point
        end = next((i for i in range(places[-1] + 1, end) if units[i].grid), end)
    starts = tuple(Start(i, m or 0, t) for i, m, t in zip(places, markers, titles, strict=True))
    return Shaped(starts, max(end, places[-1] + 1), are_parts, guessed and are_parts)


def _marker(unit: Unit, marker: str) -> int | None:
    """The length of the marker with the blanks behind it; None if the unit does not begin so."""
    if not unit.text.startswith(marker):
        return None
    rest = unit.text[len(marker) :]
    return len(marker) + len(rest) - len(rest.lstrip(" \u3000\u00a0"))


def _own_line(unit: Unit, marker: int, units: int) -> int:
    """The length of a heading that has the line for itself and text below it; 0 if it has not."""
    text = unit.text[marker:]
    short = 0 < len(text) <= LONGEST_HEADING and units > 1
    return len(text) if short and not _INNER_END.search(text) and text[-1] not in "：:，,、.!?" else 0


def _fused_title(unit: Unit, marker: int, head: str) -> int:
    """The length of a heading that runs into its text without a mark, as mining guessed it."""
    text = unit.text[marker:]
    if not head or not text.startswith(head):
        return 0
    return len(head) + (text[len(head) : len(head) + 1] in ("。", "："))


def _head(unit: Unit, marker: int) -> int:
    """The length of a short first sentence before others; 0 if there is none."""
    return head_length(unit.text[marker:])


def head_length(text: str) -> int:
    """The length of a short first sentence with others behind it; 0 if there is none."""
    first = next(sentences(text), None)
    if first is None or first.start or first.end > LONGEST_HEAD or not text[first.end :].strip():
        return 0
    # a blank behind the sentence would be lost between title and text
    return 0 if text[first.end].isspace() else first.end


def _headings(units: Sequence[Unit], lists: Sequence[Shaped]) -> Iterator[Shaped]:
    """The lists that the file's own headings make: neighbours of one level below the same higher one.

    In a plain text these are numbered lines that mining takes for no list, because their numbers are out of turn.
    """
    listed = {start.unit for shaped in lists for start in shaped.starts}
    marked = any(_is_heading(unit) for unit in units)
    open_lists: dict[int, list[int]] = {}
    for index, unit in enumerate(units):
        level = HEADINGS.index(unit.role) if _is_heading(unit) else None
        if level is None and not marked and index not in listed:
            level = _typed_level(unit)
        if level is None:
            continue
        for deeper in [other for other in open_lists if other > level]:
            yield _headed(open_lists.pop(deeper), index, units)
        open_lists.setdefault(level, []).append(index)
    for places in open_lists.values():
        yield _headed(places, len(units), units)


def _typed_level(unit: Unit) -> int | None:
    """The level of a short line that begins as a heading does; None if it is none."""
    typed = _TYPED.match(unit.text)
    if unit.grid or typed is None or not _own_line(unit, typed.end(), 2):
        return None
    return next((level for level, sign in enumerate(_LEVELS) if sign.match(typed.group())), None)


def _nested(lists: list[Shaped]) -> tuple[Shaped, ...]:
    """The lists in their order, each within one item of those around it: one that goes on behind an item is parted."""
    waiting = sorted(lists, key=_outermost_first)
    done: list[Shaped] = []
    while waiting:
        shaped = waiting.pop(0)
        around = [other for other in done if other.first < shaped.first < other.end]
        bounds = [b for other in around for b in (*(s.unit for s in other.starts), other.end)]
        cut = min((b for b in bounds if shaped.first < b), default=shaped.end)
        if cut < shaped.end:
            rest = tuple(start for start in shaped.starts if start.unit >= cut)
            if rest:
                waiting = sorted([replace(shaped, starts=rest), *waiting], key=_outermost_first)
            shaped = replace(shaped, starts=tuple(s for s in shaped.starts if s.unit < cut), end=cut)
        done.append(shaped)
    return tuple(done)


def _outermost_first(shaped: Shaped) -> tuple[int, int]:
    return shaped.first, -shaped.end


def _closed(shaped: Shaped, paged: Sequence[Enumeration], units: Sequence[Unit]) -> Shaped:
    """A list of headings that ends where mining sees its last item end: a speech's closing belongs to no part."""
    last = shaped.starts[-1].unit
    ends = [
        bisect_right(units, listed.end - 1, key=_START)
        for listed in paged
        if (places := _places(listed, units)) and places[-1] == last
    ]
    return replace(shaped, end=min([shaped.end, *(end for end in ends if end > last)]))


def _headed(places: list[int], end: int, units: Sequence[Unit]) -> Shaped:
    starts = []
    for i in places:
        text = units[i].text
        typed = _TYPED.match(text)
        marker = len(units[i].number) if units[i].number else typed.end() if typed else 0
        marker = 0 if marker == len(text) else marker
        starts.append(Start(i, marker, len(text) - marker))
    return Shaped(tuple(starts), end, True)


def _within_units(
    lists: Sequence[Enumeration], paged: Sequence[Enumeration], units: Sequence[Unit]
) -> Iterator[tuple[int, Enumeration]]:
    """The outermost lists within one unit; of a unit that has several side by side, none."""
    found: dict[int, list[Enumeration]] = {}
    for listed in lists:
        places = _places(listed, units)
        if listed in paged or places is None or len(set(places)) > 1 or listed.end > units[places[0]].end:
            continue
        inner = found.setdefault(places[0], [])
        if not any(outer.start <= listed.start and listed.end <= outer.end for outer in inner):
            inner.append(listed)
    for index, inner in found.items():
        if len(inner) == 1 and not units[index].grid and not _is_heading(units[index]):
            yield index, inner[0]
