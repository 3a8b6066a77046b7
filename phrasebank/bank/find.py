"""Looking up phrasing: every word given is an exact phrase, all must stand in the entry, the best-used come first.

    find(banks, Query(words=("职工", "权益"), limit=10))

The same phrasing in several banks is one hit with the places of all. Every citation's text is what the source has at
its offsets. What the user rejected is left out, what he accepted or added comes first.

Small values are NamedTuples here and in what this imports: making a dataclass costs half a millisecond of every
lookup's start.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from phrasebank.bank.banks import Bank
from phrasebank.bank.decided import Preferred
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
    """One piece of phrasing; the score, from 0 to 4, falls with the rank; ``members`` explain an abbreviation.

    ``decision`` is what the user decided (采用, 添加); only his own additions have no citations.
    """

    text: str
    kind: Kind
    function: str | None
    frame: str | None
    count: int
    sources: int
    score: float
    citations: tuple[Citation, ...]
    members: tuple[str, ...] = ()
    decision: str | None = None
    tags: tuple[str, ...] = ()


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
    preferred = {(one.kind, one.text): one for one in _preferred(banks, query)}
    rows = [[*_named(bank, preferred), *islice(_rows(bank, statement, match, take), take)] for bank in banks]
    found = sorted(
        _joined(banks, rows, take), key=lambda entry: ((entry.kind, entry.text) not in preferred, entry.rank)
    )
    if not query.kinds:
        structures = {entry.text for entry in found if entry.kind != Kind.CLAUSE}
        found = [entry for entry in found if entry.kind != Kind.CLAUSE or entry.text not in structures]
    hits = [_hit(entry, preferred.get((entry.kind, entry.text))) for entry in found[: query.limit]]
    there = {(entry.kind, entry.text) for entry in found}
    own = [one for key, one in preferred.items() if key not in there]
    return tuple(_with_additions(hits, own)[: query.limit])


def _preferred(banks: Sequence[Bank], query: Query) -> Iterator[Preferred]:
    """What the user accepted or added that answers the query."""
    words, without = [fold(word) for word in query.words], [fold(word) for word in query.without]
    for one in banks[0].decided.preferred if banks else ():
        text = fold(one.text)
        wanted = not query.kinds or one.kind in query.kinds
        if wanted and all(w in text for w in words) and not any(w in text for w in without):
            yield one


def _with_additions(hits: list[Hit], preferred: Iterable[Preferred]) -> list[Hit]:
    """The hits with the user's own phrasing behind what he accepted."""
    place = sum(hit.decision is not None for hit in hits)
    own = [
        Hit(one.text, Kind(one.kind), one.function or None, None, 0, 0, 2.0, (), (), one.verdict, one.tags)
        for one in preferred
        if one.verdict == "添加"
    ]
    return [*hits[:place], *own, *hits[place:]]


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


_NAMED = f"{_COLUMNS} FROM entry e WHERE text = ? AND kind = ?"


def _rows(bank: Bank, statement: str, match: str, take: int) -> Iterator[_Row]:
    """The entries that match, without those that the user rejected."""
    chooses = bool(bank.decided.rejected)
    rejects = bank.decided.rejects()
    with explained(bank.path):
        found = bank.connection.execute(statement, (match, -1 if chooses else take))
        rows = map(_Row._make, found)
        yield from _once(bank, (row for row in rows if not rejects(row.kind, row.text)) if chooses else rows)


def _named(bank: Bank, keys: Iterable[tuple[str, str]]) -> Iterator[_Row]:
    """The bank's entries of these kinds and texts."""
    for kind, text in keys:
        with explained(bank.path):
            yield from _once(bank, map(_Row._make, bank.connection.execute(_NAMED, (text, kind))))


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


def _hit(found: _Entry, decision: Preferred | None) -> Hit:
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
        score=round(2 * bool(decision) + (row.kind != Kind.CLAUSE) + strength / (strength + 1), 4),
        citations=tuple(islice(places, CITATIONS)),
        members=next(filter(None, (members(bank, own.id) for bank, own in found.rows)), ())
        if row.kind == Kind.ABBREVIATION
        else (),
        decision=decision.verdict if decision else None,
        tags=decision.tags if decision else (),
    )
