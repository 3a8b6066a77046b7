"""Candidates of canonical wording: the whole words of what a text repeats, with and without what no name begins or ends with.

    认真落实│各级工会组织│的 …, two places → 各级工会组织 (whole), 工会组织 (trimmed)

What is trimmed by the rules of names (``nameedges``) is likelier to be set wording than what only stands whole; which of
them are is decided in ``canonical`` and by the card of ``signs``.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import accumulate, pairwise

from phrasebank.mining.canonicals.attached import is_body
from phrasebank.mining.canonicals.nameedges import (
    NOT_FIRST,
    NOT_LAST,
    USED_AS_NOUNS,
    balanced,
    is_of_any,
    trimmed,
    without_stubs,
)
from phrasebank.mining.canonicals.namewords import tag_of, vocabulary
from phrasebank.mining.canonicals.repeats import SEED, Repeat, repeats
from phrasebank.mining.canonicals.shortnames import short_names, whole
from phrasebank.sentences import Span
from phrasebank.words import words

_CONTEXT = 4
_TRIED = 8
_MARKS = "，。；：！？、”》）\n"
_LONGEST = 30
"""What stands whole and is longer is a sentence."""
_SHORT = 8
"""A longer repeat that is cut inside a word loses little of what it says."""
_AGAIN = 3
"""So many further places of a repeat that is cut inside a word are looked at."""
_READ = 3
"""So many times as many repeats as phrases are cut into words, the most promising first."""
_SELDOM, SHORTEST_TEXT = 0.7, 300
"""What stands no more often in a thousand characters may recur by chance; only the rules of names take it."""
# 全县|医务工作者, 我|县: the place belongs to the word before it
_PLACES, _ALL = tuple("省市县区镇乡村校院局厂"), tuple("全我本各该")
_SPEAKERS = ("总书记", "主席", "总理", "同志", "习近平")
_SPEECHES = ("讲话", "致辞", "指示", "批示", "贺信", "贺电", "谈话")
# tags of the function words that even what only stands whole neither begins nor ends with
_EMPTY = ("d", "p", "c", "u", "uj", "ul", "uv", "uz", "ug", "y", "r", "x")
_BEHIND = (*_EMPTY, "f")
# what whoever is spoken to begins with, for the dictionary adverbs and pronouns: 全体│代表, 各级│工会
_SCOPE = ("各", "全", "广大")
# what a name may go on with that ends before it: 村级组织换届│工作, 职工文化阵地│建设
_FURTHER = frozenset(("工作", "建设", "活动", "精神", "项目", "事业", "体系", "以来"))
# three Chinese characters, whatever stands between them
_HAN = re.compile(r"(?:[\u3400-\u9fff][^\u3400-\u9fff]*){3}")

Words = Sequence[tuple[str, str]]
"""Words with their tags."""


class Origin(Enum):
    """How a candidate was cut: by the rules of names, the same with a verb that is used as a noun in front, or just whole."""

    TRIMMED = auto()
    VERBAL = auto()
    WHOLE = auto()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that recur, with the starts of their places, one behind the other."""

    text: str
    places: tuple[int, ...]
    origin: Origin


def candidates(text: str, most: int) -> list[Candidate]:
    """What recurs in a text and may be one of its ``most`` phrases, a few times as many."""
    found: dict[str, Origin] = {}
    every = repeats(text)
    for said, origin in _cut(text, _worth_reading(text, every, most * _READ), _often(text, every)):
        if origin is not Origin.WHOLE:
            found[said] = origin
        else:
            found.setdefault(said, origin)
    found.update(dict.fromkeys(short_names(text), Origin.TRIMMED))
    stand = (Candidate(said, _places(text, said), origin) for said, origin in found.items())
    return [candidate for candidate in stand if len(candidate.places) > 1]


def _places(text: str, said: str) -> tuple[int, ...]:
    """Where words stand in a text, one place behind the other; short ones where no longer word has them."""
    found: list[int] = []
    place = text.find(said)
    while place >= 0:
        found.append(place)
        place = text.find(said, place + len(said))
    return tuple(found) if len(said) >= SEED else whole(text, said, found)


def is_seldom(text: str, count: int) -> bool:
    """Whether words stand too seldom in a text for signs to tell them from chance."""
    return 1000 * count <= _SELDOM * max(len(text), SHORTEST_TEXT)


def _worth_reading(text: str, every: Iterable[Repeat], most: int) -> set[Span]:
    """One place of each of the ``most`` repeats that promise most, bare of marks and function words at its edges."""
    found: dict[str, tuple[int, int, int]] = {}
    for repeat in every:
        start, end = _bare(text, repeat)
        if end - start >= SEED:
            promise = end - start + 3 * min(len(repeat.places), 8)
            found.setdefault(text[start:end], (promise, start, end))
    return {Span(start, end) for _, start, end in sorted(found.values(), reverse=True)[:most]}


def _often(text: str, every: Iterable[Repeat]) -> set[Span]:
    """One place of each repeat that stands often."""
    found = {}
    for length, places in every:
        if not is_seldom(text, len(places)):
            place = next(
                (p for p in places[:_TRIED] if text[p + length : p + length + 1] in _MARKS), places[0]
            )
            found[text[place : place + length]] = Span(place, place + length)
    return {*found.values()}


def _bare(text: str, repeat: Repeat) -> Span:
    length, places = repeat
    start = places[0]
    for place in places[:_TRIED]:
        if text[place + length : place + length + 1] in _MARKS:
            start = place
            break
    end = start + length
    while start < end and text[start] in NOT_FIRST:
        start += 1
    while start < end and text[end - 1] in NOT_LAST:
        end -= 1
    return Span(start, end)


def _cut(text: str, worth: Collection[Span], often: Collection[Span]) -> Iterator[tuple[str, Origin]]:
    """The words of repeats that stand whole in them, without the verbs and function words around them.

    Of repeats that stand often also with them.
    """
    for stretch, inside in _stretches({*worth, *often}):
        cut = words(text[stretch.start : stretch.end])
        ends = [stretch.start + end for end in accumulate(map(len, cut))]
        starts = [stretch.start, *ends]
        for span in inside:
            first, last = bisect_left(starts, span.start), bisect_right(ends, span.end)
            whole_words = [(word, tag_of(word)) for word in cut[first:last]]
            if span in worth:
                if whole_words:
                    yield from _trimmed(text, span, whole_words)
                if last and ends[last - 1] != span.end and span.end - span.start <= _SHORT:
                    yield from _bodies_elsewhere(text, span)
            if span in often:
                yield from _wholes(whole_words)
                if span.start not in starts or span.end not in ends:
                    yield from _elsewhere(text, span)


def _bodies_elsewhere(text: str, span: Span) -> Iterator[tuple[str, Origin]]:
    """A body at its next place, where a longer word does not cut its name: 基层|工会主席, but 基层|工会|代表."""
    said = text[span.start : span.end]
    place = text.find(said, span.end) if is_body(said) else -1
    found = Span(place, place + len(said))
    inside = _whole_at(text, found) if place >= 0 else ()
    if inside:
        yield from _trimmed(text, found, inside)


def _elsewhere(text: str, span: Span) -> Iterator[tuple[str, Origin]]:
    """Words at the next places where no longer word cuts them: 广大干部|职工, but 全体|干部|职工."""
    said = text[span.start : span.end]
    place = span.start
    for _ in range(_AGAIN):
        place = text.find(said, place + len(said))
        inside = _whole_at(text, Span(place, place + len(said))) if place >= 0 else ()
        if inside or place < 0:
            yield from _wholes(inside)
            return


def _whole_at(text: str, span: Span) -> Words:
    """The words of a place, none where a longer word cuts it."""
    first = max(0, span.start - _CONTEXT)
    cut = words(text[first : span.end + _CONTEXT])
    edges = [*accumulate(map(len, cut), initial=first)]
    if span.start not in edges or span.end not in edges:
        return ()
    return [(word, tag_of(word)) for word in cut[edges.index(span.start) : edges.index(span.end)]]


def _stretches(spans: Iterable[Span]) -> Iterator[tuple[Span, list[Span]]]:
    """The spans, those together that overlap when some words around them are read too."""
    inside: list[Span] = []
    end = 0
    for span in sorted(spans):
        if inside and span.start - _CONTEXT >= end:
            yield Span(max(0, inside[0].start - _CONTEXT), end), inside
            inside = []
        end = max(end, span.end + _CONTEXT) if inside else span.end + _CONTEXT
        inside.append(span)
    if inside:
        yield Span(max(0, inside[0].start - _CONTEXT), end), inside


def _trimmed(text: str, span: Span, inside: Words) -> Iterator[tuple[str, Origin]]:
    """The names among the words of a place."""
    at_mark = text[span.end : span.end + 1] in _MARKS
    if inside[0][0] in _PLACES and text[span.start - 1 : span.start] in _ALL:
        inside = inside[1:]
    if inside and text[span.end : span.end + 1].isdigit() and inside[-1][0] in vocabulary().counted:
        inside = inside[:-1]
    for part in _parts(inside):
        ends = at_mark and part[-1:] == inside[-1:]
        said = trimmed(part, ends)
        # only what is left out in front could be taken for a noun
        whole = said != "" and "".join([word for word, _ in part]).startswith(said)
        if not whole and any(tag in USED_AS_NOUNS for _, tag in part[:-1]):
            longer = trimmed(part, ends, verbal=True)
            if longer != said and _is_set(longer):
                yield longer, Origin.VERBAL
        if _is_set(said):
            yield said, Origin.TRIMMED


def _wholes(inside: Words) -> Iterator[tuple[str, Origin]]:
    """Words without the function words around them, in their parts; what they are is told by signs."""
    for part in _parts(inside):
        first, last = 0, len(part)
        while first < last and _is_empty(part[first], NOT_FIRST, _EMPTY):
            first += 1
        while first < last and _is_empty(part[last - 1], NOT_LAST, _BEHIND):
            last -= 1
        for members in _pieces(part[first:last]):
            said = without_stubs(balanced("".join([word for word, _ in members])))
            if SEED <= len(said) <= _LONGEST and _HAN.search(said) and not is_of_any(members, vocabulary()):
                yield said, Origin.WHOLE


def _is_empty(word: tuple[str, str], characters: str, tags: Sequence[str]) -> bool:
    said, tag = word
    back = characters is NOT_LAST and said in vocabulary().back
    return back or said in characters or (tag in tags and not said.startswith(_SCOPE))


def _pieces(said: Words) -> Iterator[Words]:
    """Words, the members of their list, and the words before what any name may go on with."""
    yield said
    joints = [place for place, (word, _) in enumerate(said) if word == "、"]
    for before, joint in pairwise((-1, *joints, len(said))) if joints else ():
        yield said[before + 1 : joint]
    if len(said) > 1 and said[-1][0] in _FURTHER:
        yield said[:-1]


def _is_set(said: str) -> bool:
    """Whether a phrase is more than a common expression, by its words and its form: not 干部职工, nor 突发事件的能力."""
    if said in vocabulary().common or not _HAN.search(said):
        return False
    return not vocabulary().refused.search(said)


def _parts(said: Words) -> Iterator[Words]:
    """The words between those that no name holds: 省总工会|召开|全体机关干部职工大会; a 《title》 is one part."""
    breaks, start, in_title = vocabulary().parting, 0, False
    for index, (word, _) in enumerate(said):
        if word == "《":
            yield said[start:index]
            start, in_title = index, True
        elif word == "》" and in_title:
            yield said[start : index + 1]
            start, in_title = index + 1, False
        elif word in breaks and not in_title and not _is_speech(said, start, index):
            yield said[start:index]
            start = index + 1
    yield said[start:]


def _is_speech(said: Words, start: int, index: int) -> bool:
    """Whether a speech is named by its occasion: 习近平总书记|在|福建考察时的重要讲话精神."""
    if said[index][0] != "在" or index == start or not said[index - 1][0].endswith(_SPEAKERS):
        return False
    return any(word.endswith(_SPEECHES) for word, _ in said[index + 1 :])
