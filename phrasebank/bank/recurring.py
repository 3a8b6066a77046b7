"""Word sequences that recur in an archive, grown from what recurs: no sequence is counted whose parts do not recur.

A sequence of n+1 words recurs only if its first n and its last n words do (Agrawal and Srikant's a-priori principle, 1994).
So each length looks only at the places that the length before left, as whole numbers in numpy's arrays: 6 MB of
speeches have 820,000 pairs of words, 92,000 that recur, and a tenth of that at six words. Pairs are
sorted in slices, so that little more than the numbers of the words themselves is in memory.

    grown([1, 2, 3, 9, 1, 2, 3, 9], breaks=9) → pairs (1 2), (2 3), triple (1 2 3), each with its two places
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]

SLICE = 4_000_000
"""Places that are sorted at a time: 100 MB."""


class Level(NamedTuple):
    """The recurring sequences of ``length`` words: where each place starts and which sequence stands there.

    Places are sorted by sequence, those of a sequence by their order in the archive; sequences count from 0.
    """

    length: int
    starts: Ints
    groups: Ints


def grown(words: Ints, apart: Flags, longest: int) -> Iterator[Level]:
    """The sequences of 1, 2, … ``longest`` words that stand at two places or more; ``apart`` are no part of any."""
    ranks = np.where(apart, -1, words).astype(np.int32)
    places = np.nonzero(~apart)[0].astype(np.int32)
    starts, groups = _recurring(ranks[places], np.zeros(len(places), dtype=np.int32), places)
    for length in range(1, longest + 1):
        if not len(starts):
            return
        yield Level(length, starts, groups)
        ranks = np.full(len(words) + 1, -1, dtype=np.int32)
        ranks[starts] = groups
        places = np.nonzero((ranks[:-1] >= 0) & (ranks[1:] >= 0))[0].astype(np.int32)
        starts, groups = _recurring(ranks[places], ranks[places + 1], places)


def _recurring(first: Ints, second: Ints, places: Ints) -> tuple[Ints, Ints]:
    """The places whose two numbers stand together elsewhere too, sorted by them, with a number for each two."""
    found, numbers, count = [], [], 0
    for inside in _slices(first):
        here = places if inside is None else places[inside]
        keys = (first if inside is None else first[inside]).astype(np.int64) << 32
        keys |= second if inside is None else second[inside]
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        new = np.concatenate(([True], keys[1:] != keys[:-1]))
        times = np.diff(np.concatenate((np.nonzero(new)[0], [len(keys)])))
        recurs = times >= 2
        kept = np.repeat(recurs, times)
        found.append(here[order][kept])
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
