"""Canonical wording 提法: names of theories, meetings, bodies and activities and set wording that a text repeats.

    …学习习近平总书记关于工人阶级和工会工作的重要论述，… 习近平总书记关于工人阶级和工会工作的重要论述的核心…
    → 习近平总书记关于工人阶级和工会工作的重要论述, two places

Phrases are grown from what recurs (``repeats``) and cut to whole words (``candidates``). Rules say which of these are
names (``rules``); that and many weaker signs are weighed by a card (``weighed``, ``signs``). A place inside a longer
phrase counts for that one only, and a sentence said twice is one sentence.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from phrasebank.document import Document
from phrasebank.mining.abbreviations.counts import counted
from phrasebank.mining.abbreviations.counts import words as abbreviation_words
from phrasebank.mining.canonicals.attached import is_attached
from phrasebank.mining.canonicals.candidates import Candidate, candidates
from phrasebank.mining.canonicals.rules import apart_from_chance, ruled
from phrasebank.mining.canonicals.signs import signs
from phrasebank.mining.canonicals.weighed import free_places, may_be_set, wording_of
from phrasebank.mining.scorecard import Proposal, scorecard
from phrasebank.mining.structure import Canonical
from phrasebank.sentences import Span
from phrasebank.view import View, reading

CARD = "canonicals"
_PHRASES = 0.9
"""A text of n characters has up to 0.9 √n phrases: its stock of phrases grows as a vocabulary does (Heaps' law)."""
_BETTER = 70
"""So many points better, the shorter of two is kept where both cannot have two places."""
_KEY = 2
# what a number abbreviation begins with: 四个意识, 新八大群体, 4+2
_COUNTING = tuple("新一两二三四五六七八九十双百千万0123456789")
# a sentence that is said twice by copying, not by chance
_LONG_SENTENCE = re.compile(r"[^。！？\n]{20,}")


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
    page = Page(text)
    taken = [one for one in page.candidates if one.text in page.ruled or page.is_weighty(one)]
    return list(page.uncovered(sorted(taken, key=lambda one: (-len(one.text), one.text))))


def proposals(text: str) -> Iterator[Proposal]:
    """All that the rules take or the card weighs in a view's text, by all its places, with its signs."""
    page = Page(text)
    for one in page.candidates:
        if one.text in page.ruled or page.may_be_set(one):
            spans = tuple(Span(place, place + len(one.text)) for place in one.places)
            yield Proposal(spans, tuple(page.signs(one)))


class Page:
    """What recurs in a text, what of it the rules take, and how much the rest weighs."""

    def __init__(self, text: str) -> None:
        self.text = _without_repeated_sentences(text)
        most = math.ceil(_PHRASES * math.sqrt(len(text)))
        found = candidates(self.text, most)
        named = [one for one in found if not _is_count(self.text, one.text)]
        self.candidates = apart_from_chance(named)
        self.ruled = ruled(self.text, self.candidates, most)
        self._free = free_places(self.text, self.candidates)
        self._points: dict[str, int] = {}

    def signs(self, one: Candidate) -> list[str]:
        """The names of the signs that a candidate bears here."""
        return signs(wording_of(self.text, one, self._free[one.text], one.text in self.ruled))

    def points(self, one: Candidate) -> int:
        """What a candidate's signs are worth."""
        if one.text not in self._points:
            self._points[one.text] = scorecard(CARD).score(self.signs(one))
        return self._points[one.text]

    def is_weighty(self, one: Candidate) -> bool:
        """Whether a candidate that no rule takes has signs enough, and is not but a part of names."""
        return (
            self.may_be_set(one)
            and self.points(one) >= scorecard(CARD).threshold
            and not is_attached(self.text, one.text, one.places)
        )

    def may_be_set(self, one: Candidate) -> bool:
        """Whether a candidate is weighed at all."""
        return may_be_set(self.text, one, self._free[one.text])

    def _is_better(self, shorter: Candidate, longer: Candidate) -> bool:
        """Whether words are rather set wording than longer ones: by the rules, else by many points."""
        if shorter.text in self.ruled:
            return longer.text not in self.ruled
        return self.points(shorter) > self.points(longer) + _BETTER

    def uncovered(self, taken: Sequence[Candidate]) -> Iterator[Phrase]:
        """The longest first, with the places that no longer one covers, if two or more.

        One that leaves a much better shorter one without two places of its own is left out.
        """
        covered = bytearray(len(self.text) + 1)
        every, weighed = _by_beginning(taken), _by_beginning([o for o in taken if o.text not in self.ruled])
        for one in taken:
            places = _free(covered, one)
            if len(places) > 1 and not any(
                self._is_better(other, one) and _loses(covered, other, one, places)
                for other in _inside(one, weighed if one.text in self.ruled else every)
            ):
                yield Phrase(one.text, places)
                for place in places:
                    covered[place : place + len(one.text)] = b"\1" * len(one.text)


def _by_beginning(taken: Sequence[Candidate]) -> dict[str, list[Candidate]]:
    found: defaultdict[str, list[Candidate]] = defaultdict(list)
    for one in taken:
        found[one.text[:_KEY]].append(one)
    return found


def _inside(one: Candidate, by_beginning: Mapping[str, Sequence[Candidate]]) -> Iterator[Candidate]:
    """The shorter ones that words hold."""
    if not by_beginning:
        return
    for start in range(len(one.text) - _KEY + 1):
        for other in by_beginning.get(one.text[start : start + _KEY], ()):
            if len(other.text) < len(one.text) and one.text.startswith(other.text, start):
                yield other


def _free(covered: bytearray, one: Candidate) -> tuple[int, ...]:
    last = len(one.text) - 1
    return tuple(place for place in one.places if not covered[place] or not covered[place + last])


def _loses(covered: bytearray, one: Candidate, longer: Candidate, places: Sequence[int]) -> bool:
    """Whether a wording has two places, and no longer has if a longer one takes its own."""
    free = _free(covered, one)
    room = len(longer.text) - len(one.text)
    lost = {start for place in places for start in range(place, place + room + 1)}
    return len(free) > 1 and sum(place not in lost for place in free) <= 1


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


def _is_count(text: str, said: str) -> bool:
    """Whether a phrase is a number abbreviation, which is mined as such: “五力”工会, 一带一路."""
    core = said[1:].partition("”")[0] if said.startswith("“") else said
    return (
        core[:1] in _COUNTING
        and counted(core, abbreviation_words().refused) is not None
        and f"“{core}" in text
    )
