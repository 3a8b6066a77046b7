"""Looks: siblings as their signs see them, with their words and with what they have in common.

（理清思路、找准出路） → members of four, words of two and two, one column 路
"""

from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import pairwise

from phrasebank.fewwords import part_of_speech
from phrasebank.mining.frames import NOTHING, Ends, Frame, ends, filled
from phrasebank.mining.parallels.cuts import Cuts
from phrasebank.mining.parallels.likeness import where_words_begin
from phrasebank.mining.parallels.rows import Place
from phrasebank.mining.predicates import table as predicates

NUMERALS = frozenset("一二三四五六七八九十百千万两0123456789０１２３４５６７８９")
_CLASSES = {"s": "n", "j": "n", "l": "i", "z": "a"}
"""Tags of the dictionary that count as another: places and short names as nouns."""


class Row:
    """Siblings in a text; what needs their words is looked up when a sign first asks for it, for most rows fall before."""

    def __init__(self, cuts: Cuts, places: Sequence[Place]) -> None:
        text = cuts.text
        self.cuts, self.text, self.places = cuts, text, tuple(places)
        self.said = said = [text[a:b] for a, b in places]
        self.sizes = sizes = [*map(len, said)]
        self.usual = sum(sizes) / len(sizes)
        self.is_even = sizes.count(sizes[0]) == len(sizes)
        self.shared = frozenset(said[0]).intersection(*said[1:]) - NOTHING
        """The characters that all have, but those that count for nothing."""

    @cached_property
    def between(self) -> list[str]:
        """What stands between neighbours."""
        return [self.text[a[1] : b[0]] for a, b in pairwise(self.places)]

    @cached_property
    def columns(self) -> list[int]:
        """In members of one length, the places where all have the same character that counts."""
        if not (self.is_even and self.shared):
            return []
        columns = enumerate(zip(*self.said, strict=True))
        return [n for n, column in columns if column[0] in self.shared and len(set(column)) == 1]

    @cached_property
    def known(self) -> Sequence[bytes]:
        """Where words begin in each."""
        return self.cuts.of(self.places)

    @cached_property
    def words(self) -> list[list[str]]:
        edges = ([at for at, begins in enumerate(cut) if begins] for cut in self.known)
        return [[own[a:b] for a, b in pairwise(at)] for own, at in zip(self.said, edges, strict=True)]

    @cached_property
    def firsts(self) -> set[str]:
        """The classes of the first words."""
        return {word_class(words[0]) for words in self.words}

    @cached_property
    def lasts(self) -> set[str]:
        return {word_class(words[-1]) for words in self.words}

    @cached_property
    def alike(self) -> Ends | None:
        """How they begin and end alike, in whole words."""
        return ends(self.said, where_words_begin(self.said, self.known))

    @cached_property
    def frame(self) -> Frame | None:
        return filled(self.said, self.alike) if self.alike else None

    @cached_property
    def slots(self) -> list[list[str]]:
        """What fills the slots of each; nothing if there is no frame, or some have more slots than others."""
        if not self.frame:
            return []
        frame, said = self.frame, self.said
        fillers = [[own[a:b] for a, b in frame.slots(n, len(own))] for n, own in enumerate(said)]
        return fillers if len(set(map(len, fillers))) == 1 and fillers[0] else []


@lru_cache(maxsize=8192)
def word_class(word: str) -> str:
    """The class of a word as far as it matters here: verb, adverb, noun, numeral…; "x" if it is unknown."""
    known = predicates()
    if word in known.verbs or word in known.doubtful:
        return "v"
    if word in known.adverbs or word in known.manners:
        return "d"
    if word[0] in NUMERALS:
        return "m"
    tag = part_of_speech(word)[:1]
    if not tag:
        return "v" if word[:2] in known.verbs else "x"
    return _CLASSES.get(tag, tag)
