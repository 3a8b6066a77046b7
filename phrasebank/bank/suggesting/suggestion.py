"""How entries become suggestions: with what the banks have of them, and why they are suggested."""

from collections.abc import Sequence
from itertools import islice

from phrasebank.bank.entries import Found
from phrasebank.bank.hit import Hit, most
from phrasebank.bank.kinds import Kind
from phrasebank.bank.places import CITATIONS, citations


def of_entries(found: Sequence[Found], text: str, score: float, reason: str) -> Hit:
    """A suggestion from one piece as the banks have it: the first entry says what it is, all say where it stands."""
    first, best = found[0], most(found)
    places = (place for one in best for place in citations(one.bank, one.id, one.sources, one.places))
    return Hit(
        text,
        Kind(first.kind),
        first.function or None,
        first.frame or None,
        sum(one.places for one in best),
        sum(one.sources for one in best),
        round(score, 4),
        tuple(islice(places, CITATIONS)),
        reason=reason,
    )


def likeness(one: str, other: str) -> float:
    """The share of characters that two texts have in common, from 0 to 1, wherever they stand."""
    together = len(one) + len(other)
    if not together:
        return 1.0
    common = sum(min(one.count(character), other.count(character)) for character in set(one))
    return 2 * common / together
