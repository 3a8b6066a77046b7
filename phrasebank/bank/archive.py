"""The words of all sources of a bank as one row of numbers, and the way back from words to places in the sources.

    archive = words_of(connection)      # 要/坚持/创新/。 → 17 4 230 1
    place_of(…) → Place(source=1, sentence=0, start=2, end=6)

A sentence that a source says twice, a passage printed again, counts once. Only numbers are kept; the sentences are read
again from the bank for the places that are wanted.
"""

import sqlite3
from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, count
from typing import NamedTuple

import numpy as np

from phrasebank.bank.recurring import Flags, Ints
from phrasebank.engine import LOST, Engine, OneProcess
from phrasebank.words import words

COPIED = 20
"""A sentence of so many characters is said again by copying, a shorter one by chance."""


BATCH, BATCH_SOURCES = 100_000, 50
"""So many characters, or sources, are cut at a time."""


class Archive(NamedTuple):
    """``words`` are numbers of the ``vocabulary``; source i begins at ``firsts[i]``, ``firsts[-1]`` is the end."""

    vocabulary: Sequence[str]
    lengths: Ints
    """the characters of each word of the vocabulary"""
    words: Ints
    firsts: Ints
    copied: Flags
    """the words of long sentences that another source has said before"""

    def sources(self, places: Ints) -> Ints:
        """The index of the source of each word."""
        found: Ints = (np.searchsorted(self.firsts, places, side="right") - 1).astype(np.int32)
        return found


class Said(NamedTuple):
    """A sentence by its number in its source; ``cuts`` as ``harvest`` writes them."""

    number: int
    start: int
    text: str
    cuts: str


class Place(NamedTuple):
    """Where words stand: the source by id, the sentence by its number in it, offsets into the source's text."""

    source: int
    sentence: int
    start: int
    end: int


Source = tuple[int, int, int]
"""A source's id, its first sentence, the number of its sentences."""


def sources_of(connection: sqlite3.Connection) -> list[Source]:
    return connection.execute("SELECT id, first, sentences FROM source ORDER BY id").fetchall()


def words_of(
    connection: sqlite3.Connection,
    sources: Sequence[Source],
    engine: Engine = OneProcess(),  # noqa: B008 - stateless
) -> Archive:
    """Cut everything into words, wherever the engine works."""
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    line_end = numbers["\n"]
    rows = [np.zeros(0, dtype=np.int32)]
    copies = [np.zeros(0, dtype=bool)]
    seen: set[int] = set()
    for texts, row in _cut(connection, sources, engine, numbers):
        hashes = [hash(text) if len(text) >= COPIED else None for text in texts]
        known = np.array([each in seen for each in hashes], dtype=bool)
        seen.update(each for each in hashes if each is not None)
        rows.append(row)
        copies.append(known[np.cumsum(row == line_end) - (row == line_end)] if texts else copies[0])
    firsts = np.cumsum([len(row) for row in rows], dtype=np.int32)
    lengths = np.fromiter(map(len, numbers), dtype=np.int32, count=len(numbers))
    return Archive(tuple(numbers), lengths, np.concatenate(rows), firsts, np.concatenate(copies))


def _cut(
    connection: sqlite3.Connection,
    sources: Sequence[Source],
    engine: Engine,
    numbers: defaultdict[str, int],
) -> Iterator[tuple[list[str], Ints]]:
    """The sentences of each source and the numbers of their words; ``numbers`` learns new words as they come."""
    under_way: deque[list[list[str]]] = deque()

    def tasks() -> Iterator[tuple[str, ...]]:
        for batch in _batches([one.text for one in _said(connection, source)] for source in sources):
            under_way.append(batch)
            yield tuple(map(_lines, batch))

    for result in engine.map(cut, tasks()):
        batch = under_way.popleft()
        vocabulary, rows = cut(tuple(map(_lines, batch))) if result is LOST else result
        number_of = np.fromiter(map(numbers.__getitem__, vocabulary), dtype=np.int32, count=len(vocabulary))
        yield from ((texts, number_of[row]) for texts, row in zip(batch, rows, strict=True))


def cut(texts: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[Ints, ...]]:
    """A pure map from texts to their different words, in order, and each text as numbers of these."""
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    rows = []
    for found in map(words, texts):
        rows.append(np.fromiter(map(numbers.__getitem__, found), dtype=np.int32, count=len(found)))
    return tuple(numbers), tuple(rows)


def _lines(texts: list[str]) -> str:
    return "".join(text + "\n" for text in texts)


def _batches(sources: Iterable[list[str]]) -> Iterator[list[list[str]]]:
    """The sources' sentences in batches of a few sources or one large one."""
    batch: list[list[str]] = []
    size = 0
    for texts in sources:
        batch.append(texts)
        size += sum(map(len, texts))
        if size >= BATCH or len(batch) >= BATCH_SOURCES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def places_of(
    connection: sqlite3.Connection,
    archive: Archive,
    source: Source,
    index: int,
    spans: Sequence[tuple[int, int]],
) -> Iterator[Place | None]:
    """The places of spans of words (first, number) of the source with this index; None where other words lie between."""
    first = int(archive.firsts[index])
    row = archive.words[first : int(archive.firsts[index + 1])]
    offsets = [0, *np.cumsum(archive.lengths[row]).tolist()]
    said = list(_said(connection, source))
    begins = [0, *accumulate(len(one.text) + 1 for one in said)]
    for start, number in spans:
        begin, end = offsets[start - first], offsets[start - first + number]
        at = bisect_right(begins, begin) - 1
        span = source_span(said[at], begin - begins[at], end - begins[at])
        yield Place(source[0], said[at].number, *span) if span else None


def source_span(said: Said, begin: int, end: int) -> tuple[int, int] | None:
    """Offsets in the source for offsets in a sentence; None if more than a line break lies between them there."""
    if not said.cuts:
        return said.start + begin, said.start + end
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


def _said(connection: sqlite3.Connection, source: Source) -> Iterator[Said]:
    """The sentences of a source, a long one only the first time."""
    _, first, length = source
    seen: set[str] = set()
    query = "SELECT id - ?1, start, text, cuts FROM sentence WHERE id BETWEEN ?1 AND ?2 ORDER BY id"
    for row in connection.execute(query, (first, first + length - 1)):
        one = Said(*row)
        if one.text not in seen:
            yield one
        if len(one.text) >= COPIED:
            seen.add(one.text)
