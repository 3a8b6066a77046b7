"""What stands around a place: the sentences before and behind it in its paragraph.

    context(banks, hit.citations[0]) == Context(before="同志们：", after="让我们携起手来！")

The bank keeps sentences and where they begin, not paragraphs. Sentences without anything between them are in one
paragraph; behind a short one a single blank may follow, as behind a heading that opens its paragraph.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from phrasebank.bank.banks import Bank
from phrasebank.bank.places import Citation
from phrasebank.bank.schema import explained

LONGEST = 400
"""Characters before and behind: old texts are one paragraph from the first to the last word."""

HEADING = 24


class Context(NamedTuple):
    """What stands before and behind a citation's sentence; empty at a paragraph's edge."""

    before: str
    after: str


class _Said(NamedTuple):
    id: int
    start: int
    text: str
    end: int


_SOURCE = "SELECT first, first + sentences - 1 FROM source WHERE name = ?"
_FROM = "SELECT id, start, text, start + length(text) FROM sentence WHERE id BETWEEN ? AND ?"


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
    at = _first(bank, f"{_FROM} AND start <= ? ORDER BY id DESC LIMIT 1", (first, last, place.start))
    if at is None:
        return Context("", "")
    behind = _first(bank, f"{_FROM} AND start >= ? ORDER BY id LIMIT 1", (at.id + 1, last, place.end))
    back = _joined(_read(bank, f"{_FROM} ORDER BY id DESC", (first, at.id)))
    ahead = _joined(_read(bank, f"{_FROM} ORDER BY id", (behind.id - 1, last))) if behind else []
    return Context("".join(reversed(back)), "".join(ahead))


def _first(bank: Bank, query: str, values: tuple[int, ...]) -> _Said | None:
    return next(_read(bank, query, values), None)


def _read(bank: Bank, query: str, values: tuple[int, ...]) -> Iterator[_Said]:
    return map(_Said._make, bank.connection.execute(query, values))


def _joined(sentences: Iterable[_Said]) -> list[str]:
    """The texts behind the first sentence that are in its paragraph, in whichever direction they are read."""
    out: list[str] = []
    length = 0
    last: _Said | None = None
    for one in sentences:
        if last is not None:
            earlier, later = sorted((last, one))
            gap = later.start - earlier.end
            if gap > (1 if len(earlier.text) <= HEADING else 0) or length + len(one.text) > LONGEST:
                break
            out.append(one.text)
            length += len(one.text)
        last = one
    return out
