"""Rows of a bank's entries as lookups read them: without what was rejected, counted in the sources that count."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat
from typing import NamedTuple

from phrasebank.bank.banks import Bank
from phrasebank.bank.schema import explained


class Row(NamedTuple):
    """An entry of one bank, with its use in the sources that count."""

    id: int
    kind: str
    function: str
    frame: str
    text: str
    places: int
    sources: int

    @property
    def use(self) -> tuple[int, int]:
        return self.sources, self.places

    @property
    def what(self) -> tuple[str, str, str]:
        """Kind, function and text, as a query admits them."""
        return self.kind, self.function, self.text


_COLUMNS = "SELECT e.id, e.kind, e.function, e.frame, e.text, e.count, e.sources"
# the index yields its rows in the order of their ids, that is of their rank: no sort, no scan
_MATCHING = (
    f"{_COLUMNS} FROM gram g CROSS JOIN entry e ON e.id = g.rowid"
    " WHERE gram MATCH ? AND g.rowid >= ? AND g.rowid < ? ORDER BY g.rowid LIMIT ?"
)
_OF_TEXTS = f"{_COLUMNS} FROM entry e WHERE text IN (%s) ORDER BY id"
_FIRST_CLAUSE = "SELECT rowid FROM gram WHERE gram MATCH 'tags : \"clause\"' ORDER BY rowid LIMIT 1"
_PLACES = "SELECT sentence FROM occurrence WHERE entry = ?"
_LAST = 1 << 60
_AT_ONCE = 500


def matching(bank: Bank, match: str, first: int, last: int | None, take: int | None) -> Iterable[Row]:
    """The entries from id ``first`` to before ``last`` that answer an expression of the index, best first.

    Up to ``take`` of them, read at once, where every row counts; else all, read one by one until the caller has enough.
    """
    if take is None or bank.decided.rejected or not bank.is_whole:
        return _matching_one_by_one(bank, (match, first, last or _LAST, -1))
    with explained(bank.path):
        return [*map(Row._make, bank.connection.execute(_MATCHING, (match, first, last or _LAST, take)))]


def _matching_one_by_one(bank: Bank, values: tuple[str, int, int, int]) -> Iterator[Row]:
    with explained(bank.path):
        yield from _counted(bank, map(Row._make, bank.connection.execute(_MATCHING, values)))


def of_texts(bank: Bank, texts: Sequence[str]) -> list[Row]:
    """The entries with exactly these texts, of all kinds."""
    rows: list[Row] = []
    if texts:
        with explained(bank.path):
            for start in range(0, len(texts), _AT_ONCE):
                some = texts[start : start + _AT_ONCE]
                found = bank.connection.execute(_OF_TEXTS % ", ".join("?" * len(some)), some)
                rows += _counted(bank, map(Row._make, found))
    return rows


def first_clause(bank: Bank) -> int:
    """The id behind the last structure: clauses rank behind them."""
    with explained(bank.path):
        found = bank.connection.execute(_FIRST_CLAUSE).fetchone()
    return found[0] if found else _LAST


def _counted(bank: Bank, rows: Iterator[Row]) -> Iterator[Row]:
    """The rows that were not rejected and have a place that counts, with their use."""
    if bank.decided.rejected:
        rejects = bank.decided.rejects()
        rows = (row for row in rows if not rejects(row.kind, row.text))
    return rows if bank.is_whole else filter(None, (_in_sources(bank, row) for row in rows))


def _in_sources(bank: Bank, row: Row) -> Row | None:
    """An entry with its use in the sources that count, None if it has none."""
    sentences = chain.from_iterable(bank.connection.execute(_PLACES, (row.id,)))
    # a frequent entry has thousands of places: no line of Python for each
    places = Counter(map(bisect_right, repeat(bank.firsts), sentences))
    counted = bank.only.intersection(places) if bank.only is not None else frozenset(places)
    counted -= bank.repeated
    if not counted:
        return None
    return row._replace(places=sum(map(places.__getitem__, counted)), sources=len(counted))
