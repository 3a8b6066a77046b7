"""Rows of siblings laid end to end, so that one search over all of them tells which neighbours are alike."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

Place = tuple[int, int]
"""Where a clause or member begins and ends; a plain pair, for most are looked at once and dropped."""

NOWHERE: Place = (0, 0)
"""Stands before, between and behind rows."""


class Rows(NamedTuple):
    """Rows behind one another, each place with what it says; ``NOWHERE`` says nothing. ``lines`` is all that, a line each."""

    places: list[Place]
    said: list[str]
    lines: str

    def holding(self, pattern: re.Pattern[str]) -> Iterator[int]:
        """The siblings, by index, that hold a pattern: one search over all of them, for most hold none."""
        index = last = 0
        before = -1
        for match in pattern.finditer(self.lines):
            index += self.lines.count("\n", last, match.start())
            last = match.start()
            if index > before:
                yield index
            before = index

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
    said = [text[start:end] for start, end in places]
    return Rows(places, said, "\n".join(said))


def neighbours(keys: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    """Where siblings with one key, known by their indexes in order, stand side by side, one or more: 3 to before 5."""
    low, high, key = -1, -1, ""
    for index, own in keys.items():
        if index == high and own == key:
            high += 1
            continue
        if low >= 0:
            yield low, high
        low, high, key = index, index + 1, own
    if low >= 0:
        yield low, high


def laid_out(text: str, rows: Iterable[Sequence[Place]]) -> Rows:
    """Rows of siblings behind one another; empty ones are left out."""
    places = [NOWHERE]
    for row in rows:
        if row:
            places += row
            places.append(NOWHERE)
    return as_rows(text, places)
