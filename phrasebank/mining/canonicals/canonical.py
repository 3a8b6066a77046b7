"""Canonical wording 提法: names of theories, meetings, bodies and activities and set wording that a text repeats.

    …学习习近平总书记关于工人阶级和工会工作的重要论述，… 习近平总书记关于工人阶级和工会工作的重要论述的核心…
    → 习近平总书记关于工人阶级和工会工作的重要论述, two places

Phrases are grown from what recurs (``repeats``), cut to whole words and freed of the verbs and function words around
them. A place inside a longer phrase counts for that one only, and a sentence said twice is one sentence.
"""

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from phrasebank.document import Document
from phrasebank.fewwords import part_of_speech
from phrasebank.mining.abbreviations.counts import counted
from phrasebank.mining.abbreviations.counts import words as abbreviation_words
from phrasebank.mining.canonicals.attached import is_attached, is_body, is_verbal
from phrasebank.mining.canonicals.nameedges import (
    NOT_FIRST,
    NOT_LAST,
    PAIRS,
    USED_AS_NOUNS,
    trimmed,
)
from phrasebank.mining.canonicals.namewords import tag_of, vocabulary
from phrasebank.mining.canonicals.repeats import SEED, Repeat, repeats
from phrasebank.mining.canonicals.shortnames import short_names, whole
from phrasebank.mining.structure import Canonical
from phrasebank.sentences import Span
from phrasebank.view import View, reading
from phrasebank.words import words

_CONTEXT = 4
_TRIED = 8
_MARKS = "，。；：！？、”》）\n"
_PHRASES = 0.9
"""A text of n characters has up to 0.9 √n phrases: its stock of phrases grows as a vocabulary does (Heaps' law)."""
_QUOTED, _WORD = 3, 6
# 全县|医务工作者, 我|县: the place belongs to the word before it
_PLACES, _ALL = tuple("省市县区镇乡村校院局厂"), tuple("全我本各该")
# what a number abbreviation begins with: 四个意识, 新八大群体, 4+2
_COUNTING = tuple("新一两二三四五六七八九十双百千万0123456789")
_SHORT = 8
"""A longer repeat that is cut inside a word loses little of what it says."""
_SPEAKERS = ("总书记", "主席", "总理", "同志", "习近平")
_SPEECHES = ("讲话", "致辞", "指示", "批示", "贺信", "贺电", "谈话")
_READ = 3
"""So many times as many repeats are cut into words, the most promising first."""


# a sentence that is said twice by copying, not by chance
_LONG_SENTENCE = re.compile(r"[^。！？\n]{20,}")
_JOINTS = re.compile(r"[和与及、]")
# three Chinese characters, whatever stands between them
_HAN = re.compile(r"(?:[\u3400-\u9fff][^\u3400-\u9fff]*){3}")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase with the starts of its places in a text, none of them inside a longer phrase."""

    text: str
    places: tuple[int, ...]


def canonicals(document: Document) -> tuple[Canonical, ...]:
    """The canonical wording of a document, in the order of first places."""
    view = reading(document.text)
    found = sorted(phrases(view.text), key=lambda p: (p.places[0], -len(p.text)))
    return tuple(_canonical(document.text, view, phrase) for phrase in found)


def _canonical(text: str, view: View, phrase: Phrase) -> Canonical:
    spans = tuple(view.span(place, place + len(phrase.text)) for place in phrase.places)
    first = text[spans[0].start : spans[0].end]
    words = "".join(part.strip() for part in first.splitlines())
    return Canonical(spans[0].start, spans[0].end, words, tuple((s.start, s.end) for s in spans))


def phrases(text: str) -> list[Phrase]:
    """The set phrases of a view's text, the longest first. Several texts may be joined by line feeds."""
    fresh = _without_repeated_sentences(text)
    most = math.ceil(_PHRASES * math.sqrt(len(text)))
    candidates = dict(_whole(fresh, _worth_reading(fresh, most * _READ)))
    candidates.update(dict.fromkeys(short_names(fresh), False))
    recurring = {said: found for said in candidates if len(found := _places(fresh, said)) > 1}
    names = {said: len(found) for said, found in recurring.items() if not candidates[said]}
    sound = [
        Phrase(said, found)
        for said, found in recurring.items()
        if not _is_chance(said, len(found), names)
        and not _is_count(fresh, said)
        and not (candidates[said] and is_verbal(fresh, found))
    ]
    kept = _uncovered(fresh, sorted(sound, key=lambda phrase: (-len(phrase.text), phrase.text)))
    best = sorted(kept, key=lambda phrase: _worth(fresh, phrase), reverse=True)[:most]
    return sorted(best, key=lambda phrase: (-len(phrase.text), phrase.text))


def _without_repeated_sentences(text: str) -> str:
    """The text with every sentence that was said before blanked out, at the same offsets."""
    seen: set[str] = set()

    def once(match: re.Match[str]) -> str:
        sentence = match.group()
        if sentence in seen:
            return "\n" * len(sentence)
        seen.add(sentence)
        return sentence

    return _LONG_SENTENCE.sub(once, text)


def _worth_reading(text: str, most: int) -> list[Span]:
    """One place of each of the ``most`` repeats that promise most, bare of marks and function words at its edges."""
    found: dict[str, tuple[int, int, int]] = {}
    for repeat in repeats(text):
        start, end = _bare(text, repeat)
        if end - start >= SEED:
            promise = end - start + 3 * min(len(repeat.places), 8)
            found.setdefault(text[start:end], (promise, start, end))
    return [Span(start, end) for _, start, end in sorted(found.values(), reverse=True)[:most]]


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


def _whole(text: str, spans: Sequence[Span]) -> Iterator[tuple[str, bool]]:
    """The words of repeats that stand whole in them, without the verbs and function words around them.

    With each, whether its first word is a verb that may be used as a noun.
    """
    for stretch, inside in _stretches(spans):
        cut = words(text[stretch.start : stretch.end])
        ends = [stretch.start + end for end in accumulate(map(len, cut))]
        starts = [stretch.start, *ends]
        for span in inside:
            first, last = bisect_left(starts, span.start), bisect_right(ends, span.end)
            if first < last:
                yield from _phrases_in(text, span, [(word, tag_of(word)) for word in cut[first:last]])
            if last and ends[last - 1] != span.end and span.end - span.start <= _SHORT:
                yield from _elsewhere(text, span)


def _elsewhere(text: str, span: Span) -> Iterator[tuple[str, bool]]:
    """A body at a further place, where a longer word does not cut its name: 基层|工会主席, but 基层|工会|代表."""
    said = text[span.start : span.end]
    place = text.find(said, span.end) if is_body(said) else -1
    if place < 0:
        return
    end = place + span.end - span.start
    start = max(0, place - _CONTEXT)
    cut = words(text[start : end + _CONTEXT])
    edges = [*accumulate(map(len, cut), initial=start)]
    if place in edges and end in edges:
        inside = cut[edges.index(place) : edges.index(end)]
        yield from _phrases_in(text, Span(place, end), [(word, tag_of(word)) for word in inside])


def _stretches(spans: Sequence[Span]) -> Iterator[tuple[Span, list[Span]]]:
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


def _phrases_in(text: str, span: Span, inside: Sequence[tuple[str, str]]) -> Iterator[tuple[str, bool]]:
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
                yield longer, True
        if _is_set(said):
            yield said, False


def _is_set(said: str) -> bool:
    """Whether a phrase is more than a common expression, by its words and its form: not 干部职工, nor 突发事件的能力."""
    if said in vocabulary().common or not _HAN.search(said):
        return False
    return not vocabulary().refused.search(said)


def _parts(said: Sequence[tuple[str, str]]) -> Iterator[Sequence[tuple[str, str]]]:
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


def _is_speech(said: Sequence[tuple[str, str]], start: int, index: int) -> bool:
    """Whether a speech is named by its occasion: 习近平总书记|在|福建考察时的重要讲话精神."""
    if said[index][0] != "在" or index == start or not said[index - 1][0].endswith(_SPEAKERS):
        return False
    return any(word.endswith(_SPEECHES) for word, _ in said[index + 1 :])


def _is_chance(said: str, count: int, counts: Mapping[str, int]) -> bool:
    """Whether words joined by 和 or 、 are each more at home elsewhere: 工运事业和工会工作, if 工运事业 stands often alone."""
    if said[0] in PAIRS:
        return False
    return any(
        counts.get(part, 0) > 2 * count for part in _JOINTS.split(said) if len(part) >= SEED and part != said
    )


def _is_count(text: str, said: str) -> bool:
    """Whether a phrase is a number abbreviation, which is mined as such: “五力”工会, 一带一路."""
    core = said[1:].partition("”")[0] if said.startswith("“") else said
    return (
        core[:1] in _COUNTING
        and counted(core, abbreviation_words().refused) is not None
        and f"“{core}" in text
    )


def _places(text: str, said: str) -> tuple[int, ...]:
    """Where words stand in a text, one place behind the other; short ones where no longer word has them."""
    found: list[int] = []
    place = text.find(said)
    while place >= 0:
        found.append(place)
        place = text.find(said, place + len(said))
    return tuple(found) if len(said) >= SEED else whole(text, said, found)


def _uncovered(text: str, candidates: Sequence[Phrase]) -> Iterator[Phrase]:
    """The candidates that stand free, longest first, with two places or more that no longer one covers."""
    covered = bytearray(len(text))
    for candidate in candidates:
        said, places = candidate.text, candidate.places
        size = len(said)
        free = tuple(place for place in places if not covered[place] or not covered[place + size - 1])
        if len(free) > 1 and not is_attached(text, said, free):
            yield Phrase(said, free)
            for place in free:
                covered[place : place + size] = b"\1" * size


def _worth(text: str, phrase: Phrase) -> tuple[float, str]:
    """What a phrase is worth keeping for: its length, its places, words that names are made of, quotation marks beside it."""
    said, places = phrase.text, phrase.places
    named = 6 if vocabulary().named.search(said) else 0
    quoted = any(
        text[place - 1 : place] == "“" or text.startswith("”", place + len(said)) for place in places
    )
    word = _WORD if len(said) >= SEED and not named and part_of_speech(said) else 0
    return min(len(said), 16) + 2 * min(len(places), 6) + named + (_QUOTED if quoted else 0) - word, said
