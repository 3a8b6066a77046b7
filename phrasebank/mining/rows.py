"""Rows of siblings laid end to end, so that one search over all of them tells which neighbours are alike."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from phrasebank.mining.siblings import Place

_NOWHERE = (0, 0)


class Rows(NamedTuple):
    """Rows behind one another; before, between and behind them stands one that says nothing."""

    places: list[Place]
    said: list[str]
    numbers: list[int]
    """For each sibling that of its row."""


def laid_out(text: str, rows: Iterable[Sequence[Place]]) -> Rows:
    """Rows of siblings behind one another."""
    places, numbers = [_NOWHERE], [0]
    for number, row in enumerate(rows):
        places += row
        places.append(_NOWHERE)
        numbers += [number] * (len(row) + 1)
    return Rows(places, [text[start:end] for start, end in places], numbers)
