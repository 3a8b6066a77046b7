"""Word sequences that recur in an archive, grown from what recurs: no sequence is counted whose beginning does not recur.

A sequence of n+1 words recurs only if its first n words do (Agrawal and Srikant's a-priori principle, 1994). So each
length looks only at the places that the length before left, as whole numbers in numpy's arrays, and only at those where
a phrase can begin: 6 MB of speeches have 1,140,000 words, 350,000 places of recurring pairs with which a phrase can begin,
and a tenth of that at six words. Pairs are sorted in slices, so that little more than the numbers of the words themselves is
in memory.

    grown(1 2 3 9 1 2 3 9, 9 not inside) → pairs (1 2), (2 3), triple (1 2 3), each with its two places
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]

SLICE = 2_000_000
"""Places that are sorted at a time: 60 MB."""


class Row(NamedTuple):
    """The words of an archive by their numbers, and the source that each is of."""

    words: Ints
    sources: Ints


class Level(NamedTuple):
    """The recurring sequences of ``length`` words: where each place starts and which sequence stands there.

    Places are sorted by sequence, those of a sequence by their order in the archive; sequences count from 0.
    """

    length: int
    starts: Ints
    groups: Ints


def grown(row: Row, inside: Flags, begins: Flags, longest: int, least: int = 1) -> Iterator[Level]:
    """The sequences of 1, 2, … ``longest`` words that stand at two places or more, in ``least`` sources or more.

    All their words are ``inside``, and the first is one with which they may begin; both flags are of places.
    """
    words = row.words
    places = np.flatnonzero(inside & begins).astype(np.int32)
    starts, groups = _recurring(
        words[places], np.zeros(len(places), dtype=np.int32), places, row.sources, least
    )
    for length in range(1, longest + 1):
        if not len(starts):
            return
        yield Level(length, starts, groups)
        going_on = starts < len(words) - length
        going_on[going_on] = inside[starts[going_on] + length]
        starts, groups = starts[going_on], groups[going_on]
        starts, groups = _recurring(groups, words[starts + length], starts, row.sources, least)


def _recurring(first: Ints, second: Ints, places: Ints, sources: Ints, least: int) -> tuple[Ints, Ints]:
    """The places whose two numbers stand together elsewhere too, sorted by them, with a number for each two."""
    found, numbers, count = [], [], 0
    for inside in _slices(first):
        here = places if inside is None else places[inside]
        keys = (first if inside is None else first[inside]).astype(np.int64) << 32
        keys |= second if inside is None else second[inside]
        order = np.argsort(keys, kind="stable")
        keys, here = keys[order], here[order]
        new = np.concatenate(([True], keys[1:] != keys[:-1]))
        begins = np.flatnonzero(new)
        times = np.diff(begins, append=len(keys))
        recurs = times >= 2
        if least > 1:
            of_source = sources[here]
            new[1:] |= of_source[1:] != of_source[:-1]
            recurs &= np.add.reduceat(new, begins, dtype=np.int32) >= least
        kept = np.repeat(recurs, times)
        found.append(here[kept])
        numbers.append((np.repeat(np.arange(recurs.sum()), times[recurs]) + count).astype(np.int32))
        count += int(recurs.sum())
    nothing = np.zeros(0, dtype=np.int32)
    return np.concatenate((nothing, *found)), np.concatenate((nothing, *numbers))


def _slices(first: Ints) -> Iterator[Flags | None]:
    """Which places to sort together: those with near numbers, about ``SLICE`` of them; None for all at once."""
    if len(first) <= SLICE:
        if len(first):
            yield None
        return
    slice_of = np.cumsum(np.bincount(first)) // SLICE
    for number in np.unique(slice_of):
        inside = slice_of[first] == number
        if inside.any():
            yield inside
