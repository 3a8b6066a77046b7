"""The bank's pieces nearest to a text that may not be in it: the same text, those that share its words, those of its shape."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from phrasebank.bank.banks import Bank
from phrasebank.bank.entries import Found, matching, named
from phrasebank.bank.grams import fold, phrase
from phrasebank.bank.shapes import parted, shape
from phrasebank.bank.suggesting.suggestion import likeness
from phrasebank.fewwords import few_words, part_of_speech

BY_WORDS, BY_SHAPE = 100, 50
"""Entries that are compared."""

SAME, OF_SHAPE, LEAST = 1.0, 0.15, 0.4
"""Nearness of the same text, of the same shape alone, and the least likeness in characters that counts."""

# words that say little of what a heading is about: numbers, adverbs, particles
_EMPTY = ("m", "d", "u", "p", "c", "r", "f", "q")


class Neighbour(NamedTuple):
    """An entry and how near it is, from 0 to 1."""

    found: Found
    nearness: float


def neighbours(banks: Sequence[Bank], text: str, kind: str) -> list[Neighbour]:
    """Pieces of a kind that are near to a text, the nearest first."""
    best: dict[tuple[int, int], Neighbour] = {}
    for bank in banks:
        for one in _candidates(bank, text, kind):
            key = id(bank), one.found.id
            if key not in best or best[key].nearness < one.nearness:
                best[key] = one
    return sorted(best.values(), key=lambda one: (-one.nearness, -one.found.sources, one.found.text))


def _candidates(bank: Bank, text: str, kind: str) -> Iterator[Neighbour]:
    for found in named(bank, text):
        yield Neighbour(found, SAME)
    if words := content_words(text):
        either = " OR ".join(f"text : {phrase(word)}" for word in words)
        for found in matching(bank, f'tags : "{kind}" AND ({either})', BY_WORDS):
            nearness = likeness(text, found.text)
            if nearness >= LEAST:
                yield Neighbour(found, 0.9 * nearness)
    if own := shape(text):
        for found in matching(bank, f'tags : "{kind}" AND tags : "{own.pattern}"', BY_SHAPE):
            yield Neighbour(found, OF_SHAPE)


def content_words(text: str) -> tuple[str, ...]:
    """The words of a text that say what it is about; all of two characters if none does."""
    words = [word for word in parted(few_words(text)) if len(word) > 1 and fold(word)]
    found = [word for word in words if not part_of_speech(word).startswith(_EMPTY)]
    return tuple(dict.fromkeys(found or words))
