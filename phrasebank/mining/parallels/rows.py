"""Rows of siblings laid end to end, so that one search over all of them tells which neighbours are alike."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

Place = tuple[int, int]
"""Where a clause or member begins and ends; a plain pair, for most are looked at once and dropped."""

NOWHERE: Place = (0, 0)
"""Stands before, between and behind rows."""


class Rows(NamedTuple):
    """Rows behind one another, each place with what it says; ``NOWHERE`` says nothing."""

    places: list[Place]
    said: list[str]

    def groups(self, found: Iterable[tuple[int, tuple[Place, ...]]]) -> list[list[tuple[Place, ...]]]:
        """What was found at a sibling's index, by the sibling's row; rows in their order, in a row as it was found."""
        grouped: list[list[tuple[int, tuple[Place, ...]]]] = []
        before = 0
        for order, (index, chain) in sorted(enumerate(found), key=lambda entry: entry[1][0]):
            if not before or "" in self.said[before:index]:
                grouped.append([])
            grouped[-1].append((order, chain))
            before = index
        return [[chain for _, chain in sorted(row)] for row in grouped]


def as_rows(text: str, places: list[Place]) -> Rows:
    """Places with ``NOWHERE`` around each row."""
    return Rows(places, [text[start:end] for start, end in places])


def laid_out(text: str, rows: Iterable[Sequence[Place]]) -> Rows:
    """Rows of siblings behind one another; empty ones are left out."""
    places = [NOWHERE]
    for row in rows:
        if row:
            places += row
            places.append(NOWHERE)
    return as_rows(text, places)
