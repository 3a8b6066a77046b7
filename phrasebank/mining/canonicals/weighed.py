"""Candidates of canonical wording as a card weighs them: each with its words, how often it stands and what is around it.

工会工作, nine places in a short text, three of them outside 工会工作会议精神 → words, places, three free
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from phrasebank.fewwords import likelihood
from phrasebank.mining.canonicals.candidates import SHORTEST_TEXT, Candidate, Origin, is_seldom
from phrasebank.mining.canonicals.namewords import tag_of, vocabulary
from phrasebank.words import words

_TRIED = 6
_LINE = 40
"""Characters of the longest line that is taken for a heading."""
_HAN = re.compile(r"[\u4e00-\u9fff]")
_CLAUSE_END = tuple("。，；！？：")
_VERY_OFTEN = 2
_NUMBERS, _VERBS = ("number", "character_number"), ("verb", "character_verb")
_NO_NAMES = ("person", "verb", "quality")
_SINGLE = ("of", "function", "adverb")
# classes of words by the dictionary's tags, and by their first letters
_EXACT_KINDS = {
    "vn": "deed",
    "an": "deed",
    "nr": "person",
    "nrfg": "person",
    "ns": "place",
    "nt": "body",
    "uj": "of",
    "f": "side",
}
_KINDS = {
    "v": "verb",
    "d": "adverb",
    "a": "quality",
    "z": "quality",
    "b": "attribute",
    "l": "saying",
    "i": "saying",
    "j": "short",
    "m": "number",
    "q": "number",
    "t": "number",
    "n": "noun",
    "s": "noun",
    "": "unknown",
}


@dataclass(frozen=True, slots=True)
class Wording:
    """A candidate in its text, with the characters before and behind its places; ``free`` are those outside longer ones.

    ``rarest`` is the logarithm of its rarest word's share of all words, ``headings`` the share of places in headings.
    """

    said: str
    places: tuple[int, ...]
    free: int
    often: float
    ruled: bool
    origin: Origin
    words: tuple[str, ...]
    kinds: tuple[str, ...]
    rarest: float
    before: frozenset[str]
    behind: frozenset[str]
    headings: float


def kind_of(word: str) -> str:
    """The class of a word; single characters have classes of their own, since they are often part of a word unknown."""
    if not _HAN.match(word):
        return "mark"
    tag = tag_of(word)
    kind = _EXACT_KINDS.get(tag) or _KINDS.get(tag[:1], "function")
    return kind if len(word) > 1 or kind in _SINGLE else f"character_{kind}"


def may_be_set(text: str, one: Candidate, free: int) -> bool:
    """Whether words stand often enough to be told by signs, and may be set wording by their form.

    What the lists of names refuse is refused here, too; what they take for too common must stand often by itself.
    """
    if is_seldom(text, len(one.places)) or vocabulary().refused.search(one.text):
        return False
    if one.text in vocabulary().common and _often(text, free) <= _VERY_OFTEN:
        return False
    return _has_form(tuple(words(one.text)), one.origin)


def _has_form(said: Sequence[str], origin: Origin) -> bool:
    """Whether words may be a name or a set phrase: neither 三次 nor 第十二届, 李克强说, 开大会, 聚焦企业 or 统筹推进."""
    table = vocabulary()
    kinds = tuple(map(kind_of, said))
    first, last = kinds[0], kinds[-1]
    if first in _NUMBERS or last in _NUMBERS or first == "character_verb" or said[-1] in table.said:
        return False
    if len(kinds) == 1:
        return first not in _NO_NAMES and said[0] not in table.front and not _is_saying(said[0])
    if said[0] in table.front and (first == "verb" or last in ("verb", "deed")):
        return False
    if (first == "person" and last in _VERBS) or (first == "quality" and kinds[1] in _VERBS):
        return False
    led = first == "verb" or origin is Origin.VERBAL
    if last == "character_verb" and not said[-1].endswith("会"):
        return False
    return not (led and last in ("noun", "place") and len("".join(said)) == len("聚焦企业"))


def _is_saying(word: str) -> bool:
    """Whether one word of the dictionary says that something is done: 顺利进行."""
    return word.endswith(tuple(vocabulary().said))


def _often(text: str, count: int) -> float:
    """How many of so many places a thousand characters have."""
    return 1000 * count / max(len(text), SHORTEST_TEXT)


def free_places(text: str, found: Sequence[Candidate]) -> dict[str, int]:
    """How many places of each candidate are outside longer ones."""
    free: dict[str, int] = {}
    covered = bytearray(len(text) + 1)
    for one in sorted(found, key=lambda one: (-len(one.text), one.text)):
        size = len(one.text)
        free[one.text] = sum(not covered[place] or not covered[place + size - 1] for place in one.places)
        for place in one.places:
            covered[place : place + size] = b"\1" * size
    return free


def wording_of(text: str, one: Candidate, free: int, ruled: bool) -> Wording:
    """A candidate with all that signs are told by."""
    cut = words(one.text)
    size = len(one.text)
    tried = one.places[:_TRIED]
    return Wording(
        one.text,
        one.places,
        free,
        _often(text, len(one.places)),
        ruled,
        one.origin,
        cut,
        tuple(map(kind_of, cut)),
        min((likelihood(word) for word in cut if len(word) > 1), default=-inf),
        frozenset([text[place - 1 : place] for place in one.places]),
        frozenset([text[place + size : place + size + 1] for place in one.places]),
        sum(_is_heading(text, place) for place in tried) / len(tried),
    )


def _is_heading(text: str, place: int) -> bool:
    """Whether the line around a place is short and ends in no mark."""
    start = text.rfind("\n", max(0, place - _LINE), place)
    if start < 0 and place > _LINE:
        return False
    end = text.find("\n", place, start + _LINE + 2)
    if end < 0 and len(text) > start + _LINE + 1:
        return False
    line = text[start + 1 : end if end >= 0 else len(text)]
    return not line.rstrip().endswith(_CLAUSE_END)
