"""The words of a source, cut once where it is mined: numbers of its own vocabulary, a line end behind each sentence.

    segmented(("要实干。", "要创新。")) → vocabulary 要\n实干\n。\n创新, numbers 1 2 3 0 1 4 3 0

So an archive's words are put together without cutting or even reading its sentences again. A sentence that a source
says twice, a passage printed again, counts once: the second time it is an empty line.
"""

import sqlite3
from array import array
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import NamedTuple

from phrasebank.engine import LOST, Engine, OneProcess
from phrasebank.words import words

COPIED = 20
"""A sentence of so many characters is said again by copying, a shorter one by chance."""

BATCH, BATCH_SOURCES = 100_000, 50
"""So many characters, or sources, are cut at a time."""

_LACKING = """
SELECT p.new, p.first, p.sentences FROM temp.place p
 WHERE NOT EXISTS (SELECT * FROM temp.new_words w WHERE w.source = p.new) ORDER BY p.id
"""


class Segmentation(NamedTuple):
    """``vocabulary`` are the words from number 1, one a line; ``numbers`` are 32 bits each, 0 ends a sentence."""

    vocabulary: str
    numbers: bytes


def segmented(sentences: Iterable[str]) -> Segmentation:
    """Cut sentences into words."""
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    numbers["\n"]  # number 0
    found = words("".join(_lines(sentences)))
    row = array("i", list(map(numbers.__getitem__, found)))
    return Segmentation("\n".join(list(numbers)[1:]), row.tobytes())


def _lines(sentences: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for said in sentences:
        if said not in seen:
            yield said.replace("\n", " ")
        yield "\n"
        if len(said) >= COPIED:
            seen.add(said)


def lacking(
    connection: sqlite3.Connection,
    engine: Engine = OneProcess(),  # noqa: B008 - stateless
) -> Iterator[tuple[int, Segmentation]]:
    """The words of sources that were taken over from the bank as it was, with their numbers; cut wherever the engine works."""
    yield from _cut(connection, connection.execute(_LACKING).fetchall(), engine)


_Source = tuple[int, int, int]
"""A source's number in this run, its first sentence and the number of its sentences."""


def _cut(
    connection: sqlite3.Connection, sources: Sequence[_Source], engine: Engine
) -> Iterator[tuple[int, Segmentation]]:
    under_way: deque[tuple[tuple[int, ...], tuple[tuple[str, ...], ...]]] = deque()

    def tasks() -> Iterator[tuple[tuple[str, ...], ...]]:
        for batch in _batches(connection, sources):
            numbers, texts = zip(*batch, strict=True)
            under_way.append((numbers, texts))
            yield texts

    for result in engine.map(cut, tasks()):
        numbers, texts = under_way.popleft()
        yield from zip(numbers, cut(texts) if result is LOST else result, strict=True)


def cut(sources: tuple[tuple[str, ...], ...]) -> tuple[Segmentation, ...]:
    """A pure map from the sentences of some sources to their words."""
    return tuple(map(segmented, sources))


def _batches(
    connection: sqlite3.Connection, sources: Iterable[_Source]
) -> Iterator[list[tuple[int, tuple[str, ...]]]]:
    """The sources' sentences in batches of a few sources or one large one."""
    batch: list[tuple[int, tuple[str, ...]]] = []
    size = 0
    query = "SELECT text FROM sentence WHERE id BETWEEN ?1 AND ?2 ORDER BY id"
    for number, first, length in sources:
        texts = tuple(text for (text,) in connection.execute(query, (first, first + length - 1)))
        batch.append((number, texts))
        size += sum(map(len, texts))
        if size >= BATCH or len(batch) >= BATCH_SOURCES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
