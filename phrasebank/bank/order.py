"""The entries of a bank in the order of their ranks, told by their places.

The best first: structures before plain clauses, then use across sources, use, a heading's usual length, the text. Pieces
are sorted by their texts in SQLite, which spills to disk; all that is counted are rows of numbers.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from operator import eq
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from phrasebank.bank.recurring import Ints
from phrasebank.bank.uses import SLICE, Uses, read_rows

Numbers = npt.NDArray[np.int64]


class Group(NamedTuple):
    """Some of the keys: which they are, and by what columns these differ."""

    condition: str
    columns: str


CLAUSES = Group("kind = 'clause'", "text")
STRUCTURES = Group("kind != 'clause'", "text, kind, function, frame")
"""All structures rank before all clauses."""

_USUAL = 8
"""A heading's usual length."""

_BY_TEXT = "SELECT id, length(text) FROM temp.new_key WHERE {0} ORDER BY {1}"
_WITH_PIECES = "SELECT id, length(text), {1} FROM temp.new_key WHERE {0} ORDER BY {1}"


class Ranked(NamedTuple):
    """A group's entries in the order of their ranks: a key of each, its places, its sources, when it was last said.

    ``at`` are the ids of the first one's sources, of the second one's …; ``numbers`` tells the entry of each key, counted
    from 0, -1 if it has none.
    """

    keys: Ints
    places: Numbers
    sources: Numbers
    years: Numbers
    at: Ints
    numbers: Ints

    def said_in(self, names: Sequence[str]) -> Iterator[str]:
        """The names of each entry's sources with blanks between, told by their ids."""
        start = 0
        for begin in range(0, len(self.sources), SLICE):
            counts = self.sources[begin : begin + SLICE]
            end = start + int(counts.sum())
            coming = map(names.__getitem__, self.at[start:end].tolist())
            for count in counts.tolist():
                yield next(coming) if count == 1 else " ".join(islice(coming, count))
            start = end


def ranked(connection: sqlite3.Connection, group: Group, uses: Uses, years: Ints, *, parted: bool) -> Ranked:
    """The entries of a group of keys; ``years`` are those of the sources by their ids.

    A piece may stand under several keys if they are ``parted``: these are one entry. Keys without places are none.
    """
    keys, lengths, texts = (_by_piece if parted else _by_text)(connection, group)
    text_of = np.full(max(keys.max(initial=0), uses.keys.max(initial=0)) + 1, -1, dtype=np.int32)
    text_of[keys] = texts
    first_of = np.flatnonzero(np.diff(texts, prepend=-1))
    said = text_of[uses.keys]
    here = said >= 0
    said, of_source = said[here], uses.sources[here]
    places: Numbers = np.bincount(said, minlength=len(first_of))
    pairs = np.sort(said.astype(np.int64) << 32 | of_source)
    pairs = pairs[np.diff(pairs, prepend=-1) != 0]
    said, at = (pairs >> 32).astype(np.int32), (pairs & 0xFFFFFFFF).astype(np.int32)
    sources: Numbers = np.bincount(said, minlength=len(first_of))
    last_said = _last_said(said, sources, years[at])
    score = np.minimum(np.abs(lengths[first_of] - _USUAL), 255) - (sources << 36) - (places << 8)
    used = np.flatnonzero(sources)
    order = used[np.argsort(score[used], kind="stable")]
    numbers = np.full(len(first_of) + 1, -1, dtype=np.int32)
    numbers[order] = np.arange(len(order))
    return Ranked(
        keys[first_of[order]],
        places[order],
        sources[order],
        last_said[order],
        at[_segments(np.cumsum(sources) - sources, sources, order)],
        numbers[text_of],
    )


def _by_text(connection: sqlite3.Connection, group: Group) -> tuple[Ints, Ints, Ints]:
    """The keys of a group sorted by their pieces, with their lengths and the numbers of their pieces."""
    keys, lengths = read_rows(connection, _BY_TEXT.format(*group), 2).T
    return keys, lengths, np.arange(len(keys), dtype=np.int32)


def _by_piece(connection: sqlite3.Connection, group: Group) -> tuple[Ints, Ints, Ints]:
    """The same where equal pieces may stand under several keys: they have the same number."""
    found = connection.execute(_WITH_PIECES.format(*group))
    keys, lengths, again = ([np.zeros(0, dtype=kind)] for kind in (np.int32, np.int32, np.bool_))
    before: list[object] = [None]
    while rows := found.fetchmany(SLICE):
        number, length, *piece = zip(*rows, strict=True)
        pieces: list[object] = [*(piece[0] if len(piece) == 1 else zip(*piece, strict=True))]
        keys.append(np.array(number, dtype=np.int32))
        lengths.append(np.array(length, dtype=np.int32))
        again.append(np.fromiter(map(eq, pieces, chain(before, pieces)), dtype=np.bool_, count=len(pieces)))
        before = pieces[-1:]
    numbers = np.cumsum(~np.concatenate(again), dtype=np.int32) - np.int32(1)
    return np.concatenate(keys), np.concatenate(lengths), numbers


def _last_said(said: Ints, sources: Numbers, years: Ints) -> Numbers:
    """The newest year of the sources of each piece, 0 if more than half of theirs are unknown; see ``recency``."""
    unknown = np.bincount(said, years == 0, len(sources))
    newest = np.zeros(len(sources), dtype=np.int64)
    used = np.flatnonzero(sources)
    if len(used):
        newest[used] = np.maximum.reduceat(years, (np.cumsum(sources) - sources)[used])
    newest[2 * unknown > sources] = 0
    return newest


def _segments(firsts: Numbers, sizes: Numbers, order: Numbers) -> Numbers:
    """The indices of segments that begin at ``firsts``, one segment after the other in another order."""
    size = sizes[order]
    begins = np.cumsum(size) - size
    return np.repeat(firsts[order] - begins, size) + np.arange(size.sum())
