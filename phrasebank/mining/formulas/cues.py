"""The words by which both tables of formulas know where a pattern may fit, looked for in one search."""

from functools import cache, lru_cache
from typing import NamedTuple

from phrasebank.mining.formulas.patterns import formulas
from phrasebank.mining.formulas.setphrases import phrases
from phrasebank.mining.wordsearch import Place, Words


class Cues(NamedTuple):
    """Where words begin that set clauses hold, and modals; words of patterns that count anywhere, or at an end."""

    keys: list[Place]
    modals: list[Place]
    anywhere: list[Place]
    at_end: list[Place]


@lru_cache(maxsize=4)
def cues(text: str) -> Cues:
    """All cues of a view's text."""
    return Cues(*_words().found(text))


@cache
def _words() -> Words:
    return Words((phrases().by_key, phrases().modal_core, formulas().anywhere, formulas().at_end))
