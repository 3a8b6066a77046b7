"""The words of all sources of a bank as one row of numbers, and the way back from words to places in the sources.

    numbers = Numbering()
    rows = [numbers.of(one) for one in segmentations]   # 要/坚持/创新/。 → 17 4 230 1, a line end behind each sentence
    archive = words_of(tuple(numbers), b"".join(rows), [*map(len, rows)])
    places_of(…) → source 0, sentence 0, characters 2 to 6

Lines stand for the sentences of the bank in their order, so a word's line tells its sentence and its source. A sentence
that a source says twice is an empty line, see ``segmentation``. Only numbers are kept.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import count, pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from phrasebank.bank.recurring import Flags, Ints
from phrasebank.bank.segmentation import COPIED, Segmentation

LINE_END = 0
"""The number of the line end."""

SLICE = 1_000_000
"""So many words are compared at a time: 50 MB."""

_MIXER = 0x9E3779B97F4A7C15
"""Knuth's multiplicative hashing: the odd number nearest to 2⁶⁴ divided by the golden ratio."""

Numbers = npt.NDArray[np.int64]
Integers = npt.NDArray[np.integer[Any]]


class Archive(NamedTuple):
    """``words`` are numbers of the ``vocabulary``, each of a source by its index; line i begins at word ``lines[i]``."""

    vocabulary: Sequence[str]
    lengths: Ints
    """the characters of each word of the vocabulary"""
    words: Ints
    sources: Ints
    copied: Flags
    """the words of long lines that another source has said before"""
    lines: Ints
    firsts: Ints
    """the first line of each source"""


class Said(NamedTuple):
    """A sentence by where it starts in its source; ``cuts`` as ``harvest`` writes them."""

    start: int
    cuts: str


class Places(NamedTuple):
    """Where words stand: the source by its index, the sentence by its number in it, offsets into the source's text.

    ``starts`` are -1 where other words lie between them in the source.
    """

    sources: Integers
    sentences: Integers
    starts: Integers
    ends: Integers


class Numbering(defaultdict[str, int]):
    """The words of all sources in the order in which they came, numbered."""

    def __init__(self) -> None:
        super().__init__(count().__next__)
        self["\n"]  # LINE_END

    def of(self, one: Segmentation) -> bytes:
        """A source's words, 32 bits each."""
        own = one.vocabulary.split("\n") if one.vocabulary else []
        numbers = np.array([LINE_END, *map(self.__getitem__, own)], dtype=np.int32)
        return numbers[np.frombuffer(one.numbers, dtype=np.int32)].tobytes()


def words_of(vocabulary: Sequence[str], numbers: bytes, sizes: Sequence[int]) -> Archive:
    """The words of all sources by their numbers in the vocabulary; ``sizes`` are the bytes of each source."""
    lengths = np.fromiter(map(len, vocabulary), dtype=np.int32, count=len(vocabulary))
    words = np.frombuffer(numbers, dtype=np.int32)
    sources = np.repeat(
        np.arange(len(sizes), dtype=np.int32), np.array(sizes, dtype=np.int64) // words.itemsize
    )
    ends = np.flatnonzero(words == LINE_END)
    lines = np.concatenate(([0], ends + 1))[:-1].astype(np.int32) if len(ends) else ends.astype(np.int32)
    copied = np.repeat(_copied(words, lines, lengths), np.diff(lines, append=len(words)))
    firsts = np.searchsorted(sources[lines], np.arange(len(sizes))).astype(np.int32)
    return Archive(vocabulary, lengths, words, sources, copied, lines, firsts)


def _copied(words: Ints, lines: Ints, lengths: Ints) -> Flags:
    """Which lines of ``COPIED`` characters or more read as one before; 64 bits tell whether two read alike."""
    ends = np.append(lines[1:], len(words)) - 1
    slices = np.flatnonzero(np.diff(ends // SLICE, prepend=-1)).tolist()
    marks, long = [np.zeros(0, dtype=np.uint64)], [np.zeros(0, dtype=bool)]
    for first, last in pairwise((*slices, len(lines))):
        start, inside = lines[first], slice(lines[first], ends[last - 1] + 1)
        row, begins = words[inside], lines[first:last] - start
        number = np.arange(len(row)) - np.repeat(begins, np.diff(begins, append=len(row)))
        marks.append(np.add.reduceat(_mixed(row.astype(np.uint64) + _mixed(number)), begins))
        long.append(np.add.reduceat(lengths[row], begins) > COPIED)
    copied = np.concatenate(long)
    candidates = np.flatnonzero(copied)
    copied[candidates[np.unique(np.concatenate(marks)[candidates], return_index=True)[1]]] = False
    return copied


def _mixed(numbers: Integers) -> npt.NDArray[np.uint64]:
    """Each number as 64 bits that look drawn at random."""
    found = numbers.astype(np.uint64) * np.uint64(_MIXER)
    found ^= found >> np.uint64(29)
    found *= np.uint64(_MIXER)
    found ^= found >> np.uint64(32)
    return found


def places_of(
    archive: Archive, begins: Ints, cuts: Mapping[int, Said], starts: Ints, lengths: Ints
) -> Places:
    """The places of so many words each from ``starts`` on.

    ``begins`` are the offsets of all sentences in their sources; ``cuts`` has the sentences with breaks, by line.
    """
    characters = archive.lengths[archive.words]
    np.cumsum(characters, out=characters)  # in place, in 32 bits: an archive has fewer than 2³¹ characters
    lines = np.searchsorted(archive.lines, starts, side="right") - 1
    sources = archive.sources[starts]
    offset = characters[archive.lines[lines]] - archive.lengths[archive.words[archive.lines[lines]]]
    begin = characters[starts] - archive.lengths[archive.words[starts]] - offset
    end = characters[starts + lengths - 1] - offset
    first, last = begins[lines] + begin, begins[lines] + end
    broken = np.zeros(len(archive.lines), dtype=bool)
    broken[list(cuts)] = True
    for place in np.flatnonzero(broken[lines]).tolist():
        span = source_span(cuts[int(lines[place])], int(begin[place]), int(end[place]))
        first[place], last[place] = span or (-1, -1)
    return Places(sources, lines - archive.firsts[sources], first, last)


def source_span(said: Said, begin: int, end: int) -> tuple[int, int] | None:
    """Offsets in the source for offsets in a sentence; None if more than a line break lies between them there."""
    shift, inside = 0, 0
    for cut in said.cuts.split():
        mark = "!" if "!" in cut else "+"
        offset, length = map(int, cut.split(mark))
        if offset <= begin:
            shift += length
        elif offset < end:
            if mark == "!":
                return None
            inside += length
    return said.start + begin + shift, said.start + end + shift + inside
