"""Entries of a bank as lookups and suggestions read them, the best first: by an expression of the index, by text, by beginning.

What the user rejected is left out, and so is what stands only in sources that do not count; of the others the use is told
in the sources that count.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, repeat
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

    @property
    def use(self) -> tuple[int, int]:
        """How much of its text the entry says."""
        return self.sources, self.places


# ruff: noqa: S608 - the statements are put together from this constant alone
_COLUMNS = "e.id, e.kind, e.function, e.frame, e.text, e.count, e.sources, e.year"
# the index yields its rows in the order of their ids, that is of their rank: no sort, no scan
_MATCHING = (
    f"SELECT {_COLUMNS} FROM gram g CROSS JOIN entry e ON e.id = g.rowid"
    " WHERE gram MATCH ? AND g.rowid > ? AND g.rowid <= ? ORDER BY g.rowid LIMIT ?"
)
# the index on the texts holds the ids, too: only the best rows are read
_BEGINNING = f"""
SELECT {_COLUMNS} FROM (SELECT id FROM entry WHERE text >= ? AND text < ? ORDER BY id LIMIT ?) b
  CROSS JOIN entry e ON e.id = b.id ORDER BY e.id
"""
_OF_TEXTS = f"SELECT {_COLUMNS} FROM entry e WHERE text IN (%s) ORDER BY id"
_NAMED = f"SELECT {_COLUMNS} FROM entry e WHERE text = ? ORDER BY id"
_NUMBERED = f"SELECT {_COLUMNS} FROM entry e WHERE id = ?"
_PLACES = "SELECT sentence FROM occurrence WHERE entry = ?"
_LAST_ID = 1 << 60
_LAST_CHARACTER = "\U0010ffff"
_ALL = -1
_AT_ONCE = 500
_SLACK = 4
"""So many times more entries are looked at where some may not count."""


def matching(bank: Bank, match: str, limit: int, first: int = 0, last: int = _LAST_ID) -> list[Found]:
    """The best entries that answer an expression of the index, see ``grams``, with ids behind ``first`` to ``last``."""
    if _every_counts(bank):
        return _read(bank, _MATCHING, match, first, last, limit)
    return list(islice(each_matching(bank, match, first, last), limit))


def each_matching(bank: Bank, match: str, first: int = 0, last: int = _LAST_ID) -> Iterator[Found]:
    """The same one by one, until the caller has enough."""
    with explained(bank.path):
        rows = bank.connection.execute(_MATCHING, (match, first, last, _ALL))
        yield from _counted(bank, (Found(bank, *row) for row in rows))


def beginning(bank: Bank, start: str, limit: int) -> list[Found]:
    """The best entries whose text begins with ``start``, that itself included."""
    wanted = limit if _every_counts(bank) else _SLACK * limit
    found = _read(bank, _BEGINNING, start, start + _LAST_CHARACTER, wanted)
    return list(islice(_counted(bank, found), limit))


def of_texts(bank: Bank, texts: Sequence[str], known: Iterable[Found] = ()) -> list[Found]:
    """The entries with exactly these texts, of all kinds; the use of those that are ``known`` is not counted again."""
    found: list[Found] = []
    for start in range(0, len(texts), _AT_ONCE):
        some = texts[start : start + _AT_ONCE]
        found += _read(bank, _OF_TEXTS % ", ".join("?" * len(some)), *some)
    if _every_counts(bank):
        return found
    counted = {one.id: one for one in known if one.bank is bank}
    counted.update((one.id, one) for one in _counted(bank, [one for one in found if one.id not in counted]))
    return [counted[one.id] for one in found if one.id in counted]


def named(bank: Bank, text: str) -> list[Found]:
    """The entries of exactly this text, of whatever kind."""
    return list(_counted(bank, _read(bank, _NAMED, text)))


def numbered(bank: Bank, number: int) -> Found | None:
    """The entry with this id; None if it is rejected or stands only in sources that do not count."""
    return next(iter(_counted(bank, _read(bank, _NUMBERED, number))), None)


def structures(bank: Bank) -> int:
    """The id of the last entry that is more than a plain clause: these rank behind."""
    with explained(bank.path):
        (last,) = bank.connection.execute("SELECT structures FROM summary").fetchone()
    return int(last)


def _read(bank: Bank, statement: str, *values: object) -> list[Found]:
    with explained(bank.path):
        return [Found(bank, *row) for row in bank.connection.execute(statement, values)]


def _every_counts(bank: Bank) -> bool:
    return bank.is_whole and not bank.decided.rejected


def _counted(bank: Bank, found: Iterable[Found]) -> Iterable[Found]:
    """The entries that were not rejected and have a place that counts, with their use."""
    if bank.decided.rejected:
        rejects = bank.decided.rejects()
        found = (one for one in found if not rejects(one.kind, one.text))
    return found if bank.is_whole else filter(None, map(_in_sources, found))


def _in_sources(one: Found) -> Found | None:
    """An entry with its use in the sources that count, None if it has none."""
    bank = one.bank
    with explained(bank.path):
        sentences = chain.from_iterable(bank.connection.execute(_PLACES, (one.id,)))
        # a frequent entry has thousands of places: no line of Python for each
        places = Counter(map(bisect_right, repeat(bank.firsts), sentences))
    counted = bank.only.intersection(places) if bank.only is not None else frozenset(places)
    counted -= bank.repeated
    if not counted:
        return None
    year = year_of_all([bank.years[source - 1] for source in counted])
    return one._replace(places=sum(map(places.__getitem__, counted)), sources=len(counted), year=year)
