"""Where phrasing stands, in rows of numbers: staged source by source, put together for the whole bank.

A place of an archive's phrasing is five numbers, so the places of 100 MB of prose are 70 MB: they are sorted and counted
in memory, a slice at a time where Python looks at them one by one.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from phrasebank.bank.packing import ITEM, PLACE
from phrasebank.bank.recurring import Flags, Ints, in_order

Table = npt.NDArray[np.int32]
"""Rows of numbers."""

SLICE = 50_000
"""So many rows are numbers of Python at a time."""

_PLACED = (
    "SELECT p.id, p.first, r.{} FROM temp.place p JOIN temp.new_rows r ON r.source = p.new ORDER BY p.id"
)


class Uses(NamedTuple):
    """Places one after the other: the key of the phrasing, ids of source and sentence, offsets into the source's text."""

    keys: Ints
    sources: Ints
    sentences: Ints
    starts: Ints
    ends: Ints

    def those(self, wanted: Flags) -> "Uses":
        """Some of the places."""
        return Uses(*(column[wanted] for column in self))

    def sorted_by(self, entries: Ints) -> "tuple[Ints, Uses]":
        """The places in the order of their ``entries``, of sentences and offsets; the entries in the same order."""
        pairs, order = in_order(entries, self.sentences)
        where = (self.starts.astype(np.int64) << 32 | self.ends)[order]
        # a source's places stand in their order, nearly always
        if ((pairs[1:] == pairs[:-1]) & (where[1:] < where[:-1])).any():
            order = order[np.lexsort((where, pairs))]
        return entries[order], Uses(*(column[order] for column in self))


def together(one: Uses, other: Uses) -> Uses:
    """The places of both."""
    return Uses(*map(np.concatenate, zip(one, other, strict=True)))


def staged_uses(connection: sqlite3.Connection) -> Uses:
    """The places of all sources that go into the bank, in the order of the sources' ids."""
    sources, firsts, rows = _stacked(connection, "places", PLACE)
    key, sentence, start, end = rows.T
    return Uses(key.copy(), sources, sentence + firsts, start.copy(), end.copy())


def staged_items(connection: sqlite3.Connection) -> Table:
    """The items of their lists: source, list, number in it, key, sentence, offsets; by source, list and number."""
    sources, firsts, rows = _stacked(connection, "items", ITEM)
    rows = np.column_stack((sources, rows))
    rows[:, 4] += firsts
    return rows


def _stacked(connection: sqlite3.Connection, column: str, width: int) -> tuple[Ints, Ints, Table]:
    """The rows of all sources, and for each its source's id and first sentence."""
    placed = connection.execute(_PLACED.format(column)).fetchall()
    sizes = [len(blob) // (4 * width) for _, _, blob in placed]
    rows = np.frombuffer(b"".join([blob for _, _, blob in placed]), dtype=np.int32).reshape(-1, width)
    sources, firsts = (np.array([one[n] for one in placed], dtype=np.int32) for n in (0, 1))
    return np.repeat(sources, sizes), np.repeat(firsts, sizes), rows


def read_rows(connection: sqlite3.Connection, query: str, width: int) -> Table:
    """What a query tells, if it tells numbers only."""
    found = connection.execute(query)
    parts = [np.zeros((0, width), dtype=np.int32)]
    while rows := found.fetchmany(SLICE):
        numbers = np.fromiter(chain.from_iterable(rows), dtype=np.int32, count=len(rows) * width)
        parts.append(numbers.reshape(-1, width))
    return np.concatenate(parts)


def rows_of(columns: Iterable[npt.NDArray[np.integer]]) -> Iterator[tuple[int, ...]]:
    """Columns row by row, as SQLite takes them."""
    columns = tuple(columns)
    for start in range(0, len(columns[0]), SLICE):
        yield from zip(*(column[start : start + SLICE].tolist() for column in columns), strict=True)
