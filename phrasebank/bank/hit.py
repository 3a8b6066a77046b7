"""What look-ups and suggestions answer with: a piece of phrasing with its use, its places and what the user decided about it.

The rows that the banks have of one text, of several kinds and in several banks, are one hit with the places of all.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from phrasebank.bank.decided import Preferred
from phrasebank.bank.entries import Found
from phrasebank.bank.explanations import Explanation, explanations
from phrasebank.bank.kinds import Kind
from phrasebank.bank.places import Citation, citations

# kinds as the rows have them: looking up members of an enumeration costs more
_KINDS = {kind.value: kind for kind in Kind}
ABBREVIATION, CLAUSE = Kind.ABBREVIATION.value, Kind.CLAUSE.value


@dataclass(frozen=True, slots=True)
class Hit:
    """One piece of phrasing; the score, from 0 to 4, falls with the rank; ``members`` explain an abbreviation.

    ``explanations`` are all that the sources say of its members, each with its place. ``kind`` is the one that says most of it,
    ``also`` its further ones. ``decision`` is what the user decided (采用, 添加); only his own additions have no citations.

    Of a suggestion ``text`` is what may be written and ``reason`` says in Chinese why; each citation's place holds what it
    was taken from: the text itself, for a completion the piece that completes it.
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
    reason: str = ""


def hit(rows: Sequence[Found], score: float, decision: Preferred | None, cited: int) -> Hit:
    """The hit that has these rows of one text, with up to ``cited`` places."""
    label, also, frame = rows[0], tuple[Kind, ...](), rows[0].frame
    count, sources = label.places, label.sources
    best = rows
    if len(rows) > 1:
        best = most(rows)
        label, also, frame = _label(rows)
        count, sources = sum([row.places for row in best]), sum([row.sources for row in best])
    meant = explanations([(row.bank, row.id) for row in rows if row.kind == ABBREVIATION])
    return Hit(
        label.text,
        _KINDS[label.kind],
        label.function or None,
        frame or None,
        count,
        sources,
        score,
        _places(best, cited),
        meant[0].members if meant else (),
        decision.verdict if decision else None,
        decision.tags if decision else (),
        also,
        meant,
    )


def most(rows: Sequence[Found]) -> Sequence[Found]:
    """Of each bank the row that says most of a text."""
    if len(rows) == 1:
        return rows
    best: dict[object, Found] = {}
    for row in rows:
        known = best.get(row.bank.path)
        if known is None or row.use > known.use:
            best[row.bank.path] = row
    return tuple(best.values())


def _label(rows: Sequence[Found]) -> tuple[Found, tuple[Kind, ...], str]:
    """The row that gives a text its kind (what mining made of it tells more than that it is a clause), further kinds, a frame."""
    label = min(rows, key=lambda row: (row.kind == CLAUSE, -row.sources, -row.places, row.id))
    kinds = {row.kind for row in rows} - {label.kind}
    also = tuple([kind for name, kind in _KINDS.items() if name in kinds]) if kinds else ()
    return label, also, label.frame or next((row.frame for row in rows if row.frame), "")


def _places(rows: Sequence[Found], wanted: int) -> tuple[Citation, ...]:
    first = rows[0]
    places = citations(first.bank, first.id, first.sources, first.places, wanted)
    for row in rows[1:]:
        if len(places) < wanted:
            places += citations(row.bank, row.id, row.sources, row.places, wanted - len(places))
    return places
