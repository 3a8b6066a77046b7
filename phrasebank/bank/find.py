"""Looking up phrasing: every word given is an exact phrase, all must stand in the entry, the best-used come first.

    find(banks, Query(words=("职工", "权益"), limit=10))

The index yields entries by rank, structures before plain clauses: of both the first are weighed, see ``ranking``. The same
text of several kinds and in several banks is one hit with the places of all. Every citation's text is what the source
has at its offsets. What the user rejected is left out, what he accepted or added comes first.

Small values are NamedTuples here and in what this imports: making a dataclass costs half a millisecond of every
lookup's start.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from phrasebank.bank.banks import Bank, unchanging
from phrasebank.bank.chosen import narrowed, source_expression
from phrasebank.bank.decided import Preferred
from phrasebank.bank.entries import Row, first_clause, matching, of_texts
from phrasebank.bank.explanations import Explanation, explanations
from phrasebank.bank.expressions import Term, expression, terms
from phrasebank.bank.grams import fold
from phrasebank.bank.kinds import Kind
from phrasebank.bank.places import Citation, citations, members
from phrasebank.bank.query import Query, check
from phrasebank.bank.ranking import BY_KIND, CUT, LIKE_ANOTHER, closeness, gist, meant, weight

__all__ = ["Hit", "Query", "find"]

WEIGHED, AT_LEAST = 1.6, 16
"""For each hit so many structures and so many clauses are weighed against each other."""


# kinds as the rows have them: comparing members of an enumeration costs more
_ABBREVIATION, _CLAUSE = Kind.ABBREVIATION.value, Kind.CLAUSE.value


@dataclass(frozen=True, slots=True)
class Hit:
    """One piece of phrasing; the score, from 0 to 4, falls with the rank; ``members`` explain an abbreviation.

    ``explanations`` are all that the sources say of its members, each with its place. ``kind`` is the one that says most of it, ``also`` its further ones. ``decision`` is what the user decided (采用, 添加);
    only his own additions have no citations.
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
    also: tuple[Kind, ...] = ()
    explanations: tuple[Explanation, ...] = ()


class _Found(NamedTuple):
    """A text with the row of each bank that says most of it, its weight, and what the user decided.

    ``is_cut`` if it is known only as a part of clauses.
    """

    text: str
    value: float
    sources: int
    places: int
    rows: tuple[tuple[Bank, Row], ...]
    decision: Preferred | None
    is_cut: bool


def find(banks: Sequence[Bank], query: Query) -> tuple[Hit, ...]:
    """The entries that hold every word and none of ``without``, best first; empty if there are none."""
    check(query)
    with unchanging(banks):
        return _find(narrowed(banks, query), query)


def _find(banks: Sequence[Bank], query: Query) -> tuple[Hit, ...]:
    asked = [terms(bank, query) for bank in banks]
    preferred = _preferred(banks, query, asked)
    texts: dict[str, list[tuple[Bank, Row]]] = {}
    for bank, wanted in zip(banks, asked, strict=True):
        for row in _rows(bank, query, wanted, preferred):
            texts.setdefault(row.text, []).append((bank, row))
    _complete(banks, texts)
    length = sum([term.length for term in asked[0]]) if asked else 0
    found = [_found(text, rows, asked[0], length, preferred) for text, rows in texts.items()]
    hits = _hits(banks, _ranked(found, query.limit)[: query.limit], query)
    own = [one for one in preferred.values() if one.text not in texts and not query.asks_sources]
    return tuple(_with_additions(hits, own)[: query.limit])


def _preferred(
    banks: Sequence[Bank], query: Query, asked: Sequence[tuple[Term, ...]]
) -> dict[tuple[str, str], Preferred]:
    """What the user accepted or added that answers the query, by kind and text."""
    without = [fold(word) for word in query.without]
    found = {}
    for one in banks[0].decided.preferred if banks else ():
        text = fold(one.text)
        wanted = query.admits(one.kind, one.function, one.text)
        if wanted and all(term.test(text) for term in asked[0]) and not any(word in text for word in without):
            found[one.kind, one.text] = one
    return found


def _rows(
    bank: Bank, query: Query, wanted: Sequence[Term], preferred: Collection[tuple[str, str]]
) -> Iterator[Row]:
    """What is to be weighed of one bank: what the user prefers, the first structures, the first clauses."""
    texts = [text for _, text in preferred]
    yield from (row for row in of_texts(bank, texts) if (row.kind, row.text) in preferred)
    match = expression(query, wanted, source_expression(bank, query))
    tests = [term for term in wanted if not term.exact]
    border = first_clause(bank)
    take = max(int(WEIGHED * query.limit), AT_LEAST)
    for first, last in ((0, border), (border, None)):
        rows = matching(bank, match, first, last, None if tests else take)
        if tests:
            rows = (row for row in rows if all(term.test(fold(row.text)) for term in tests))
        yield from islice(rows, take)


def _complete(banks: Sequence[Bank], texts: dict[str, list[tuple[Bank, Row]]]) -> None:
    """What one bank has among its first, the others are asked for by its text."""
    if len(banks) < 2:
        return
    for bank in banks:
        lacking = [text for text, rows in texts.items() if all(known.path != bank.path for known, _ in rows)]
        for row in of_texts(bank, lacking):
            texts[row.text].append((bank, row))


def _found(
    text: str,
    rows: Sequence[tuple[Bank, Row]],
    wanted: Sequence[Term],
    length: int,
    preferred: dict[tuple[str, str], Preferred],
) -> _Found:
    """A text with its weight: in each bank the row that says most of it counts; ``length`` characters were asked for."""
    best = _most(rows)
    _, _, _, _, _, places, sources = best[0][1]
    for _, row in best[1:]:
        sources, places = sources + row.sources, places + row.places
    kinds = [row.kind for _, row in rows]
    kind = max(kinds, key=BY_KIND.__getitem__) if len(kinds) > 1 else kinds[0]
    value = weight(text, kind, sources, places, length)
    if len(wanted) > 1 or (wanted and not isinstance(wanted[0].found, str)):
        value += closeness(fold(text), wanted)
    if kind == _ABBREVIATION:
        value += _meant(fold(text), rows, wanted)
    decision = None
    if preferred:
        decision = next(filter(None, [preferred.get((kind, text)) for kind in kinds]), None)
    is_cut = kind in CUT and (len(kinds) == 1 or CUT.issuperset(kinds))
    return _Found(text, round(value, 6), sources, places, best, decision, is_cut)


def _most(rows: Sequence[tuple[Bank, Row]]) -> tuple[tuple[Bank, Row], ...]:
    """Of each bank the row that says most of a text."""
    if len(rows) == 1:
        return tuple(rows)
    best: dict[object, tuple[Bank, Row]] = {}
    for bank, row in rows:
        if bank.path not in best or row.use > best[bank.path][1].use:
            best[bank.path] = bank, row
    return tuple(best.values())


def _meant(text: str, rows: Sequence[tuple[Bank, Row]], wanted: Sequence[Term]) -> float:
    """What an abbreviation gains or loses by standing for what was asked for instead of holding it."""
    missing = [term.found for term in wanted if isinstance(term.found, str) and term.found not in text]
    if not missing:
        return 0.0
    stands_for = [fold(one) for bank, row in rows for one in members(bank, row.id)]
    return min(meant(len(found), stands_for, found) for found in missing)


def _ranked(found: list[_Found], shown: int) -> list[_Found]:
    """The best first; what says the same as a better one, or never stands outside it, goes down."""
    found.sort(key=_order)
    reach = max(int(WEIGHED * shown), AT_LEAST)
    first, rest = found[:reach], found[reach:]
    everything = "\n".join([one.text for one in first])
    seen: dict[str, int] = {}
    lowered = []
    for one in first:
        key = gist(fold(one.text))
        often = seen.get(key, 0)
        if one.is_cut and everything.count(one.text) > 1 and any(_is_part(one, other) for other in first):
            often += 1
        seen[key] = often + 1
        lowered.append(one._replace(value=one.value - LIKE_ANOTHER * min(often, 2)) if often else one)
    return sorted(lowered, key=_order) + rest


def _is_part(one: _Found, other: _Found) -> bool:
    """Whether a text is not used without the other one: 真抓实 without 真抓实干."""
    return (
        len(one.text) < len(other.text)
        and one.places <= other.places
        and one.sources <= other.sources
        and one.text in other.text
    )


def _order(one: _Found) -> tuple[bool, float, int, str]:
    return one.decision is None, -one.value, len(one.text), one.text


def _with_additions(hits: list[Hit], preferred: Iterable[Preferred]) -> list[Hit]:
    """The hits with the user's own phrasing behind what he accepted."""
    place = sum(hit.decision is not None for hit in hits)
    own = [
        Hit(one.text, Kind(one.kind), one.function or None, None, 0, 0, 2.0, (), (), one.verdict, one.tags)
        for one in preferred
        if one.verdict == "添加"
    ]
    return [*hits[:place], *own, *hits[place:]]


def _hits(banks: Sequence[Bank], found: Sequence[_Found], query: Query) -> list[Hit]:
    """Hits with all that the banks have of their texts."""
    rows: dict[str, list[tuple[Bank, Row]]] = {one.text: [] for one in found}
    every = not (query.kinds or query.functions or query.lengths)
    for bank in banks:
        for row in of_texts(bank, tuple(rows)):
            if every or query.admits(row.kind, row.function, row.text):
                rows[row.text].append((bank, row))
    return [_hit(one, rows[one.text], query.citations) for one in found]


def _hit(found: _Found, rows: Sequence[tuple[Bank, Row]], wanted: int) -> Hit:
    label, also, frame = rows[0][1], frozenset[str](), rows[0][1].frame
    if len(rows) > 1:
        label = _label(rows)
        also = frozenset([row.kind for _, row in rows]) - {label.kind}
        frame = label.frame or next(filter(None, [row.frame for _, row in rows]), "")
    places: list[Citation] = []
    count = sources = 0
    for bank, row in _most(rows):
        count, sources = count + row.places, sources + row.sources
        if len(places) < wanted:
            places += citations(bank, row.id, row.sources, row.places, wanted - len(places))
    abbreviations = [(bank, row.id) for bank, row in rows if row.kind == _ABBREVIATION]
    meant = explanations(abbreviations) if abbreviations else ()
    return Hit(
        text=found.text,
        kind=Kind(label.kind),
        function=label.function or None,
        frame=frame or None,
        count=count,
        sources=sources,
        score=_score(found),
        citations=tuple(places),
        members=meant[0].members if meant else (),
        explanations=meant,
        decision=found.decision.verdict if found.decision else None,
        tags=found.decision.tags if found.decision else (),
        also=tuple(filter(also.__contains__, Kind)) if also else (),
    )


def _label(rows: Sequence[tuple[Bank, Row]]) -> Row:
    """The row that gives a text its kind: what mining made of it tells more than that it is a clause."""
    return min(
        [row for _, row in rows],
        key=lambda row: (row.kind == _CLAUSE, -row.sources, -row.places, row.id),
    )


def _score(found: _Found) -> float:
    """The weight between 0 and 2, and 2 more for what the user prefers."""
    value = max(found.value + LIKE_ANOTHER, 0.0)
    return round(2 * bool(found.decision) + 2 * value / (value + 8), 4)
