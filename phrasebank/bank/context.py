"""What stands around a place: the sentences before and behind it in its paragraph.

    context(banks, hit.citations[0]) == Context(before="同志们：", after="让我们携起手来！")

The bank keeps each source's sentences in their order, and which of them open a paragraph.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from phrasebank.bank.banks import Bank
from phrasebank.bank.places import Citation
from phrasebank.bank.schema import explained

LONGEST = 400
"""Characters before and behind: old texts are one paragraph from the first to the last word."""


class Context(NamedTuple):
    """What stands before and behind a citation's sentence; empty at a paragraph's edge."""

    before: str
    after: str


class _Said(NamedTuple):
    """A sentence; ``opens`` says that a paragraph begins with it."""

    id: int
    text: str
    opens: int


_SOURCE = "SELECT first, first + sentences - 1 FROM source WHERE name = ?"
_FROM = "SELECT id, text, opens FROM sentence WHERE id BETWEEN ? AND ?"


def context(banks: Sequence[Bank], place: Citation) -> Context:
    """The paragraph around a place, in the first bank that has its source; nothing if none has."""
    for bank in banks:
        with explained(bank.path):
            found = bank.connection.execute(_SOURCE, (place.source,)).fetchone()
            if found:
                first, last = found
                return _around(bank, first, last, place)
    return Context("", "")


def _around(bank: Bank, first: int, last: int, place: Citation) -> Context:
    at = next(
        _read(bank, f"{_FROM} AND start <= ? ORDER BY id DESC LIMIT 1", (first, last, place.start)), None
    )
    if at is None:
        return Context("", "")
    before = [] if at.opens else _until_opened(_read(bank, f"{_FROM} ORDER BY id DESC", (first, at.id - 1)))
    following = _read(bank, f"{_FROM} AND start >= ? ORDER BY id", (at.id + 1, last, place.end))
    after = _fitting(takewhile(lambda one: not one.opens, following))
    return Context("".join(reversed(before)), "".join(after))


def _read(bank: Bank, query: str, values: tuple[int, ...]) -> Iterator[_Said]:
    return map(_Said._make, bank.connection.execute(query, values))


def _until_opened(sentences: Iterable[_Said]) -> list[str]:
    """The texts of sentences that are read backwards, to the one that opens the paragraph."""

    def wanted() -> Iterator[_Said]:
        for one in sentences:
            yield one
            if one.opens:
                return

    return _fitting(wanted())


def _fitting(sentences: Iterable[_Said]) -> list[str]:
    """So many of the texts as fit."""
    out: list[str] = []
    length = 0
    for one in sentences:
        length += len(one.text)
        if length > LONGEST:
            break
        out.append(one.text)
    return out
