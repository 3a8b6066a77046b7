"""What is suggested: a piece of phrasing with its use, its places, and why it is suggested."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from phrasebank.bank.entries import Found
from phrasebank.bank.kinds import Kind
from phrasebank.bank.places import CITATIONS, Citation, citations


@dataclass(frozen=True, slots=True)
class Suggestion:
    """``text`` is what may be written; ``reason`` says in Chinese why; the score falls with the rank.

    Each citation's place holds what the suggestion was taken from: the text itself, for a completion the piece that
    completes it.
    """

    text: str
    kind: Kind
    function: str | None
    frame: str | None
    count: int
    sources: int
    score: float
    citations: tuple[Citation, ...]
    reason: str


def of_entries(found: Sequence[Found], text: str, score: float, reason: str) -> Suggestion:
    """A suggestion from one piece as the banks have it: the first entry says what it is, all say where it stands."""
    first = found[0]
    in_banks = _once_a_bank(found)
    places = (place for one in in_banks for place in citations(one.bank, one.id, one.sources, one.places))
    return Suggestion(
        text,
        Kind(first.kind),
        first.function or None,
        first.frame or None,
        sum(one.places for one in in_banks),
        sum(one.sources for one in in_banks),
        round(score, 4),
        tuple(islice(places, CITATIONS)),
        reason,
    )


def _once_a_bank(found: Iterable[Found]) -> list[Found]:
    """Of each bank's entries the most used one: the same places may be of several kinds."""
    best: dict[int, Found] = {}
    for one in found:
        known = best.get(id(one.bank))
        if known is None or (one.sources, one.places) > (known.sources, known.places):
            best[id(one.bank)] = one
    return list(best.values())


def likeness(one: str, other: str) -> float:
    """The share of characters that two texts have in common, from 0 to 1, wherever they stand."""
    together = len(one) + len(other)
    if not together:
        return 1.0
    common = sum(min(one.count(character), other.count(character)) for character in set(one))
    return 2 * common / together
