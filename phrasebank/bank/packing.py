"""A harvest as it travels from where it is mined to where it is stored: few large values instead of many small ones.

A source of a thousand clauses is some thousand tuples. To send and to store them costs more than to find them; packed,
each piece stands once and its places are rows of 32-bit numbers.
"""

from array import array
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple, TypeVar

from phrasebank.bank.harvest import Harvest, Occurrence, SourceInfo
from phrasebank.bank.kinds import Kind
from phrasebank.bank.segmentation import Segmentation

Piece = tuple[Kind, str, str, str]
"""Kind, function, frame and text."""

Key = TypeVar("Key")

PLACE, ITEM = 4, 6
"""Numbers of a place: piece, sentence, start, end; of a list's item: list, number in it, and its place."""


class Packed(NamedTuple):
    """What one source yields; ``pieces`` and behind them the plain ``clauses`` count from 0, each stands once."""

    source: SourceInfo
    starts: bytes
    texts: tuple[str, ...]
    cuts: tuple[str, ...]
    opens: bytes
    words: Segmentation
    pieces: tuple[Piece, ...]
    clauses: tuple[str, ...]
    places: bytes
    members: tuple[tuple[str, tuple[str, ...]], ...]
    items: bytes


def packed(one: Harvest) -> Packed:
    """A harvest packed."""
    listed = [item for items in one.lists for item in items]
    structures = [place for place in one.occurrences if place.kind is not Kind.CLAUSE]
    clauses = [place for place in one.occurrences if place.kind is Kind.CLAUSE]
    pieces = _numbered((place[:4] for place in chain(structures, listed)), 0)
    texts = _numbered((place.text for place in clauses), len(pieces))
    rows = chain(
        [(pieces[place[:4]], *place[4:]) for place in structures],
        [(texts[place.text], *place[4:]) for place in clauses],
    )
    starts, said, cuts, opens = zip(*one.sentences, strict=True) if one.sentences else ((), (), (), ())
    return Packed(
        one.source,
        _bytes(starts),
        said,
        cuts,
        bytes(opens),
        one.words,
        tuple(pieces),
        tuple(texts),
        _bytes(chain.from_iterable(rows)),
        one.members,
        _bytes(chain.from_iterable(_items(one.lists, pieces))),
    )


def _numbered(keys: Iterable[Key], first: int) -> dict[Key, int]:
    """The different keys in their order, numbered from ``first``."""
    return {key: number for number, key in enumerate(dict.fromkeys(keys), start=first)}


def _items(
    lists: Iterable[tuple[Occurrence, ...]], pieces: dict[Piece, int]
) -> Iterator[tuple[int, int, int, int, int, int]]:
    for number, items in enumerate(lists):
        for place, item in enumerate(items):
            yield number, place, pieces[item[:4]], item.sentence, item.start, item.end


def _bytes(numbers: Iterable[int]) -> bytes:
    return array("i", numbers).tobytes()


def columns(numbers: bytes, width: int = 1) -> tuple["array[int]", ...]:
    """The columns of rows of so many numbers."""
    row = array("i", numbers)
    return tuple(row[column::width] for column in range(width))
