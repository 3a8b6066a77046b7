"""Where an entry stands, and what its sources say that it means: what is read for the few hits that are shown."""

from collections.abc import Iterator
from itertools import islice, takewhile
from typing import NamedTuple

from phrasebank.bank.banks import Bank
from phrasebank.bank.schema import explained

CITATIONS = 3
"""Places given with a hit, if no other number is asked for; ``count`` says how many there are."""


class Citation(NamedTuple):
    """One place: ``start`` and ``end`` count characters of the source's text; ``sentence`` holds them."""

    source: str
    title: str | None
    start: int
    end: int
    sentence: str
    date: str | None = None
    genre: str | None = None


# the statement of nearly every lookup: a hit is shown with one place
_FIRST_PLACE = """
SELECT c.name, c.title, o.start, o.end, s.text, c.date, c.genre, s.start
  FROM occurrence o CROSS JOIN sentence s ON s.id = o.sentence CROSS JOIN source c ON c.id = s.source
 WHERE o.entry = ? ORDER BY o.sentence, o.start LIMIT 1
"""
# an entry's places behind a sentence, each with its sentence and its source; walks the key, does not sort
_PLACES = """
SELECT o.start, o.end, o.sentence, s.start, s.text, c.id, c.name, c.title, c.first + c.sentences - 1,
       c.date, c.genre
  FROM occurrence o CROSS JOIN sentence s ON s.id = o.sentence CROSS JOIN source c ON c.id = s.source
 WHERE o.entry = ? AND o.sentence > ? ORDER BY o.sentence, o.start LIMIT ?
"""
_FURTHER = "SELECT start, text FROM sentence WHERE id BETWEEN ? AND ? ORDER BY id"


class _Place(NamedTuple):
    """A place with its sentence and its source; ``last`` is the source's last sentence."""

    start: int
    end: int
    sentence: int
    begins: int
    text: str
    source: int
    name: str
    title: str | None
    last: int
    date: str | None
    genre: str | None


def citations(
    bank: Bank, entry: int, sources: int, places: int, wanted: int = CITATIONS
) -> tuple[Citation, ...]:
    """Up to ``wanted`` places: the first in each source, then further ones, in the bank's order."""
    with explained(bank.path):
        if wanted == 1 and bank.is_whole and (only := _first_place(bank, entry)):
            return (only,)
        shown = list(_one_a_source(bank, entry, min(sources, wanted)))
        lacking = min(places, wanted) - len(shown)
        if lacking > 0:
            every = _places(bank, entry, 0, -1)
            further = (place for place in every if place not in shown and bank.counts(place.source))
            shown += list(islice(further, lacking))
        return tuple([_citation(bank, place) for place in shown])


def _first_place(bank: Bank, entry: int) -> Citation | None:
    """The first place, read in one step; None if there is none or it goes on behind its sentence."""
    found = bank.connection.execute(_FIRST_PLACE, (entry,)).fetchone()
    if not found or found[3] > found[7] + len(found[4]):
        return None
    name, title, start, end, text, date, genre, _ = found
    return Citation(name, title, start, end, text, date, genre)


def _one_a_source(bank: Bank, entry: int, wanted: int) -> Iterator[_Place]:
    """The first place in each of so many sources; mostly the first places are in sources of their own."""
    behind = last = 0
    while wanted:
        for place in _places(bank, entry, behind, wanted):
            # a source's sentences have consecutive ids: the next source's first place is one step in the index
            behind = place.last
            if place.source != last and bank.counts(place.source):
                wanted -= 1
                yield place
            elif place.source == last:
                break
            last = place.source


def _places(bank: Bank, entry: int, behind: int, limit: int) -> Iterator[_Place]:
    return map(_Place._make, bank.connection.execute(_PLACES, (entry, behind, limit)))


def _citation(bank: Bank, place: _Place) -> Citation:
    text = place.text
    if place.end > place.begins + len(text):
        # a couplet of headings may go on behind the sentence that it starts in
        sentences = bank.connection.execute(_FURTHER, (place.sentence + 1, place.last))
        text += "".join(more for _, more in takewhile(lambda row: row[0] < place.end, sentences))
    return Citation(place.name, place.title, place.start, place.end, text, place.date, place.genre)


def place_in(bank: Bank, entry: int, source: int) -> Citation | None:
    """The first place of an entry in one source, None if it has none there."""
    with explained(bank.path):
        (first,) = bank.connection.execute("SELECT first FROM source WHERE id = ?", (source,)).fetchone()
        place = next(_places(bank, entry, first - 1, 1), None)
        return _citation(bank, place) if place and place.source == source else None


# the reading that most sources give, of equals that of the first
_MEMBERS = (
    "SELECT members FROM member WHERE entry = ? GROUP BY members ORDER BY count(*) DESC, min(source) LIMIT 1"
)


def members(bank: Bank, entry: int) -> tuple[str, ...]:
    """What an abbreviation stands for; empty if no source says it."""
    with explained(bank.path):
        found = bank.connection.execute(_MEMBERS, (entry,)).fetchone()
    return tuple(found[0].split("\n")) if found else ()
