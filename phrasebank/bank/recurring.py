"""Word sequences that recur in an archive, grown from what recurs: no sequence is counted whose beginning does not recur.

A sequence of n+1 words recurs only if its first n words do (Agrawal and Srikant's a-priori principle, 1994). So each
length looks only at the places that the length before left, as whole numbers in numpy's arrays, and only at those where
a phrase can begin: 6 MB of speeches have 1,140,000 words, 350,000 places of recurring pairs with which a phrase can begin,
and a tenth of that at six words. They are grown in parts, by their first words, so that little more than the numbers of the words
themselves is in memory.

    grown(1 2 3 9 1 2 3 9, 9 not inside) → pairs (1 2), (2 3), triple (1 2 3), each with its two places
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]
Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

PART = 2_000_000
"""Places from which sequences are grown at a time: 100 MB."""

BITS = 63
"""Of a number that is not negative."""


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

    All their words are ``inside``, and the first is one with which they may begin; both flags are of places. Sequences
    with other first words have nothing in common, so they are grown part by part: one length after the other, then again
    with the next first words. All levels of a length together are sorted as one is.
    """
    places = np.flatnonzero(inside & begins).astype(np.int32)
    for part in _parts(row.words[places]):
        yield from _grown(row, inside, places[part], longest, least)


def _grown(row: Row, inside: Flags, places: Ints, longest: int, least: int) -> Iterator[Level]:
    """What grows from these places."""
    words = row.words
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
    if not len(places):
        return places, places
    keys, order = in_order(first, second)
    places = places[order]
    new = np.concatenate(([True], keys[1:] != keys[:-1]))
    begins = np.flatnonzero(new)
    times = np.diff(begins, append=len(keys))
    recurs = times >= 2
    if least > 1:
        of_source = sources[places]
        new[1:] |= of_source[1:] != of_source[:-1]
        recurs &= np.add.reduceat(new, begins, dtype=np.int32) >= least
    numbers = np.repeat(np.arange(recurs.sum(), dtype=np.int32), times[recurs])
    return places[np.repeat(recurs, times)], numbers


def in_order(first: Ints, second: Ints) -> tuple[Numbers, Numbers]:
    """Rows of two numbers, none negative, each as one, sorted, and where each stood; equal ones stay in their order.

    Where two numbers and their place fit in 63 bits they are sorted as one number, which takes a quarter of the time.
    """
    width, places = int(second.max(initial=0)).bit_length(), len(first).bit_length()
    keys = first.astype(np.int64) << width
    keys |= second
    if int(first.max(initial=0)).bit_length() + width + places > BITS:
        order = np.argsort(keys, kind="stable")
        return keys[order], order
    keys <<= places
    keys |= np.arange(len(keys))
    keys.sort()
    return keys >> places, keys & ((1 << places) - 1)


def _parts(first: Ints) -> Iterator[Flags]:
    """Which places to grow together: those with near first words, about ``PART`` of them."""
    part_of = np.cumsum(np.bincount(first)) // PART
    bounds = np.flatnonzero(np.diff(part_of, prepend=-1)).tolist()
    for low, high in pairwise((*bounds, len(part_of))):
        inside = (first >= low) & (first < high)
        if inside.any():
            yield inside
