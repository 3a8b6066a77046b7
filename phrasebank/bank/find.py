"""Looking up phrasing: every word given is an exact phrase, all must stand in the entry, the best-used come first.

    find(banks, Query(words=("职工", "权益"), limit=10))

The same phrasing in several banks is one hit with the places of all. Every citation's text is what the source has at
its offsets.

Small values are NamedTuples here and in what this imports: making a dataclass costs half a millisecond of every
lookup's start.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from phrasebank.bank.banks import Bank
from phrasebank.bank.grams import expression, fold
from phrasebank.bank.kinds import Kind
from phrasebank.bank.places import CITATIONS, Citation, citations, members
from phrasebank.bank.schema import explained
from phrasebank.errors import UserError

JOINT = 300
"""Of several banks that many hits each are compared by their joint use; a single bank's order is exact."""


class Query(NamedTuple):
    """What is looked up; no kinds means every kind."""

    words: tuple[str, ...]
    without: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """One piece of phrasing; the score, from 0 to 2, falls with the rank; ``members`` explain an abbreviation."""

    text: str
    kind: Kind
    function: str | None
    frame: str | None
    count: int
    sources: int
    score: float
    citations: tuple[Citation, ...]
    members: tuple[str, ...] = ()


class _Row(NamedTuple):
    """An entry of one bank."""

    id: int
    kind: str
    function: str
    frame: str
    text: str
    places: int
    sources: int

    @property
    def key(self) -> tuple[str, str, str, str]:
        return self.text, self.kind, self.function, self.frame


class _Entry(NamedTuple):
    """An entry with its row in each of the banks that have it; the numbers are of all."""

    kind: str
    text: str
    places: int
    sources: int
    rows: tuple[tuple[Bank, _Row], ...]

    @property
    def rank(self) -> tuple[bool, int, int, int, tuple[str, str, str, str]]:
        """The order in which a bank numbers its entries, over all banks."""
        return (
            self.kind == Kind.CLAUSE,
            -self.sources,
            -self.places,
            abs(len(self.text) - 8),
            self.rows[0][1].key,
        )


def find(banks: Sequence[Bank], query: Query) -> tuple[Hit, ...]:
    """The entries that hold every word and none of ``without``, best first; empty if there are none."""
    _refuse_empty(query)
    match = expression(query.words, query.without, [kind.value for kind in query.kinds])
    take = query.limit if len(banks) == 1 else max(query.limit, JOINT)
    statement = _MATCHING if query.kinds else _MATCHING_ONCE
    rows = [list(_rows(bank, statement, match, take)) for bank in banks]
    found = sorted(_joined(banks, rows, take), key=lambda entry: entry.rank)
    if not query.kinds:
        structures = {entry.text for entry in found if entry.kind != Kind.CLAUSE}
        found = [entry for entry in found if entry.kind != Kind.CLAUSE or entry.text not in structures]
    return tuple(_hit(entry) for entry in found[: query.limit])


def _refuse_empty(query: Query) -> None:
    """Raise UserError for a word that is blanks or quotes only, or if there is no word at all."""
    hint = "例如：drafter find 职工 权益"
    if not query.words:
        raise UserError("没有要查的词", hint=hint)
    for word in (*query.words, *query.without):
        if not fold(word):
            raise UserError(f"要查的词里没有文字：“{word}”", hint=hint)


_COLUMNS = "SELECT e.id, e.kind, e.function, e.frame, e.text, e.count, e.sources"
# the index yields its rows in the order of their ids, that is of their rank: no sort, no scan
_MATCHING = (
    f"{_COLUMNS} FROM gram g CROSS JOIN entry e ON e.id = g.rowid WHERE gram MATCH ? ORDER BY g.rowid LIMIT ?"
)
# a clause that is a structure's text, too, is listed as the structure only
_MATCHING_ONCE = _MATCHING.replace(
    " ORDER BY",
    " AND (e.kind != 'clause' OR NOT EXISTS (SELECT 1 FROM entry s WHERE s.text = e.text AND s.kind != 'clause'))"
    " ORDER BY",
)
_KEYED = f"{_COLUMNS} FROM entry e WHERE text = ? AND kind = ? AND function = ? AND frame = ?"
_NOT_REPEATED = """
SELECT count(*), count(DISTINCT s.source) FROM occurrence o JOIN sentence s ON s.id = o.sentence
 WHERE o.entry = ? AND s.source NOT IN (SELECT value FROM json_each(?))
"""


def _rows(bank: Bank, statement: str, match: str, take: int) -> Iterator[_Row]:
    with explained(bank.path):
        found = bank.connection.execute(statement, (match, take))
        yield from _once(bank, map(_Row._make, found))


def _once(bank: Bank, rows: Iterator[_Row]) -> Iterator[_Row]:
    """The rows without what the bank's repeated sources add to their counts."""
    if not bank.repeated:
        yield from rows
        return
    repeated = str(sorted(bank.repeated))
    for row in rows:
        places, sources = bank.connection.execute(_NOT_REPEATED, (row.id, repeated)).fetchone()
        if places:
            yield row._replace(places=places, sources=sources)


def _joined(banks: Sequence[Bank], rows: Sequence[list[_Row]], take: int) -> Iterator[_Entry]:
    """Each entry once; what one bank has among its first, the others are asked for by its text."""
    by_key = [{row.key: row for row in of_bank} for of_bank in rows]
    for key in dict.fromkeys(row.key for of_bank in rows for row in of_bank):
        everywhere = []
        for bank, known in zip(banks, by_key, strict=True):
            row = known.get(key)
            if row is None and (bank.repeated or len(known) >= take):
                row = _row(bank, key)
            if row is not None:
                everywhere.append((bank, row))
        yield _entry(tuple(everywhere))


def _entry(rows: tuple[tuple[Bank, _Row], ...]) -> _Entry:
    of_all = [row for _, row in rows]
    first = of_all[0]
    return _Entry(
        first.kind, first.text, sum(row.places for row in of_all), sum(row.sources for row in of_all), rows
    )


def _row(bank: Bank, key: tuple[str, str, str, str]) -> _Row | None:
    with explained(bank.path):
        found = bank.connection.execute(_KEYED, key)
        return next(_once(bank, map(_Row._make, found)), None)


def _hit(found: _Entry) -> Hit:
    row = found.rows[0][1]
    strength = found.sources + found.places / (found.places + 1)
    places = (place for bank, own in found.rows for place in citations(bank, own.id, own.sources, own.places))
    return Hit(
        text=row.text,
        kind=Kind(row.kind),
        function=row.function or None,
        frame=row.frame or None,
        count=found.places,
        sources=found.sources,
        score=round((row.kind != Kind.CLAUSE) + strength / (strength + 1), 4),
        citations=tuple(islice(places, CITATIONS)),
        members=next(filter(None, (members(bank, own.id) for bank, own in found.rows)), ())
        if row.kind == Kind.ABBREVIATION
        else (),
    )
