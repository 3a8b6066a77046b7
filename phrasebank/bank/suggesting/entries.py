"""Entries of a bank as suggestions need them: by an expression of the index, by their beginning, by their text; best first.

What the user rejected is left out, and so is what stands only in sources that do not count.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from phrasebank.bank.banks import Bank
from phrasebank.bank.recency import year_of_all
from phrasebank.bank.schema import explained


class Found(NamedTuple):
    """An entry of one bank; ``places``, ``sources`` and ``year`` (see ``recency``) are of the sources that count."""

    bank: Bank
    id: int
    kind: str
    function: str
    frame: str
    text: str
    places: int
    sources: int
    year: int


# ruff: noqa: S608 - the statements are put together from this constant alone
_COLUMNS = "e.id, e.kind, e.function, e.frame, e.text, e.count, e.sources, e.year"
# the index yields its rows in the order of their ids, that is of their rank
_MATCHING = (
    f"SELECT {_COLUMNS} FROM gram g CROSS JOIN entry e ON e.id = g.rowid WHERE gram MATCH ? ORDER BY g.rowid"
)
# the index on the texts holds the ids, too: only the best rows are read
_BEGINNING = f"""
SELECT {_COLUMNS} FROM (SELECT id FROM entry WHERE text >= ? AND text < ? ORDER BY id LIMIT ?) b
  CROSS JOIN entry e ON e.id = b.id ORDER BY e.id
"""
_NAMED = f"SELECT {_COLUMNS} FROM entry e WHERE text = ? ORDER BY id"
_NUMBERED = f"SELECT {_COLUMNS} FROM entry e WHERE id = ?"
_SOURCES = """
SELECT s.source, c.year FROM occurrence o CROSS JOIN sentence s ON s.id = o.sentence CROSS JOIN source c ON c.id = s.source
 WHERE o.entry = ?"""
_LAST = "\U0010ffff"
_SLACK = 4
"""So many times more entries are looked at where some may not count."""


def matching(bank: Bank, expression: str, limit: int) -> list[Found]:
    """The best entries that answer an expression of the index, see ``grams``."""
    return _first(bank, _rows(bank, _MATCHING, expression), limit)


def beginning(bank: Bank, start: str, limit: int) -> list[Found]:
    """The best entries whose text begins with ``start``, that itself included."""
    wanted = limit if bank.is_whole and not bank.decided.rejected else _SLACK * limit
    return _first(bank, _rows(bank, _BEGINNING, start, start + _LAST, wanted), limit)


def named(bank: Bank, text: str) -> list[Found]:
    """The entries of exactly this text, of whatever kind."""
    return _first(bank, _rows(bank, _NAMED, text), None)


def numbered(bank: Bank, number: int) -> Found | None:
    """The entry with this id; None if it is rejected or stands only in sources that do not count."""
    return next(iter(_first(bank, _rows(bank, _NUMBERED, number), 1)), None)


def _rows(bank: Bank, statement: str, *values: object) -> Iterator[Found]:
    with explained(bank.path):
        for row in bank.connection.execute(statement, values):
            yield Found(bank, *row)


def _first(bank: Bank, found: Iterable[Found], limit: int | None) -> list[Found]:
    if bank.decided.rejected:
        rejects = bank.decided.rejects()
        found = (one for one in found if not rejects(one.kind, one.text))
    if not bank.is_whole:
        found = _counting(bank, found)
    return list(islice(found, limit))


def _counting(bank: Bank, found: Iterable[Found]) -> Iterator[Found]:
    """The entries with their use in the sources that count."""
    for one in found:
        stands = [row for row in bank.connection.execute(_SOURCES, (one.id,)) if bank.counts(row[0])]
        if stands:
            years = dict(stands)
            year = year_of_all(tuple(years.values()))
            yield one._replace(places=len(stands), sources=len(years), year=year)
