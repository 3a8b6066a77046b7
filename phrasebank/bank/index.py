"""What the full-text index says of each entry: its characters, what it stands for, its sound, and what it is.

    tags      kind, function, length (l6), sources (s12) with their years (y2024) and genres (g讲话): what filters ask for;
              of what may be a heading its shape, see ``shapes``
    text      its characters and their pairs, see ``grams``
    members   the same of what an abbreviation stands for: 大局意识 finds “四个意识”
    letters   the initials of its pinyin, two by two: 走在前列 → ·zz ·zq ·ql; one letter is in a fifth of all texts, two are
              in a hundredth. Marked, so that looking for letters in a text does not read them

Row ids are those of the entries and follow their rank, so the index yields its rows best first.
"""

import sqlite3
from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from phrasebank.bank.describing import Described, Piece, describe
from phrasebank.bank.grams import fold, tokens
from phrasebank.bank.recency import year_of, year_of_all
from phrasebank.bank.sounds import readings_of
from phrasebank.engine import LOST, Engine, OneProcess

MEMORY = 64_000_000
"""Bytes of index that are gathered before they are written: fewer, larger steps."""

BATCH = 1000
"""So many entries are described at a time."""

_Row = tuple[int, str, str, str, str]
# nearly all entries stand in one source: one of their places tells it
_ENTRIES = """
SELECT id, (SELECT sentence FROM occurrence WHERE entry = id LIMIT 1), sources, kind, function, text
  FROM entry ORDER BY id
"""
_SHARED = """
SELECT o.entry, o.sentence FROM entry e CROSS JOIN occurrence o ON o.entry = e.id
 WHERE e.sources > 1 ORDER BY e.id, o.sentence
"""
# once for each source
_YEARS = """
SELECT c.year FROM source c WHERE c.id IN
    (SELECT s.source FROM occurrence o JOIN sentence s ON s.id = o.sentence WHERE o.entry = ?)
"""
_INSERT = "INSERT INTO gram (rowid, tags, text, members, letters) VALUES (?, ?, ?, ?, ?)"
_DELETE = "INSERT INTO gram (gram, rowid, tags, text, members, letters) VALUES ('delete', ?, ?, ?, ?, ?)"


def fill_index(connection: sqlite3.Connection, engine: Engine = OneProcess()) -> None:  # noqa: B008 - stateless
    """Index all entries, and keep which characters are read how; what a text alone tells is made by the engine."""
    connection.execute("INSERT INTO gram (gram, rank) VALUES ('hashsize', ?)", (MEMORY,))
    connection.executemany(_INSERT, _rows(connection, engine=engine))
    connection.execute("INSERT INTO gram (gram) VALUES ('optimize')")
    connection.executemany("INSERT INTO reading VALUES (?, ?, ?)", _readings(connection))


def renew(connection: sqlite3.Connection, source: int, change: Callable[[], None]) -> None:
    """Make a change to what is known of a source, and index its entries anew: date and genre are tags of them."""
    query = """SELECT DISTINCT entry FROM occurrence WHERE sentence IN (SELECT id FROM sentence WHERE source = ?)"""
    wanted = {entry for (entry,) in connection.execute(query, (source,))}
    connection.executemany(_DELETE, list(_rows(connection, wanted)))
    change()
    connection.executemany(_INSERT, list(_rows(connection, wanted)))
    _date(connection, source, wanted)


def _date(connection: sqlite3.Connection, source: int, entries: Iterable[int]) -> None:
    """Keep the years that follow from a source's date: its own, its entries', the bank's."""
    connection.create_function("year_of", 2, year_of, deterministic=True)
    connection.execute("UPDATE source SET year = year_of(date, name) WHERE id = ?", (source,))
    connection.execute("UPDATE summary SET year = (SELECT max(year) FROM source)")
    for entry in entries:
        years = [year for (year,) in connection.execute(_YEARS, (entry,))]
        connection.execute("UPDATE entry SET year = ? WHERE id = ?", (year_of_all(years), entry))


def source_tags(number: int, date: str | None, genre: str | None) -> str:
    """What an entry is by one of its sources; each is one token."""
    year, kind = f" y{date[:4]}" if date else "", f" g{fold(genre)}" if genre else ""
    return f"s{number}{year}{kind}"


class _Sources(NamedTuple):
    """The sources by their first sentences, with what their entries are by them."""

    firsts: list[int]
    tags: list[str]


def _sources(connection: sqlite3.Connection) -> _Sources:
    rows = connection.execute("SELECT first, id, date, genre FROM source ORDER BY first").fetchall()
    return _Sources([row[0] for row in rows], [source_tags(*row[1:]) for row in rows])


def _rows(
    connection: sqlite3.Connection,
    wanted: set[int] | None = None,
    engine: Engine = OneProcess(),  # noqa: B008 - stateless
) -> Iterator[_Row]:
    """The index's rows of all entries, or of those that are wanted."""
    sources = _sources(connection)
    shared = _by_entry(connection.execute(_SHARED))
    members = _members(connection)
    for number, place, count, one in _described(connection, engine, wanted):
        places = [place] if count == 1 else next(shared)
        if one is not None:
            found = [sources.tags[bisect_right(sources.firsts, each) - 1] for each in places]
            of_sources = found[0] if count == 1 else " ".join(dict.fromkeys(found))
            what = f"{one.tags} {of_sources}{one.shape}"
            yield number, what, one.text, members.get(number, ""), one.letters


def _described(
    connection: sqlite3.Connection, engine: Engine, wanted: set[int] | None
) -> Iterator[tuple[int, int, int, Described | None]]:
    """All entries in order, with a place and how many sources they have, described wherever the engine works.

    None describes what is not wanted.
    """
    entries = connection.execute(_ENTRIES)
    under_way: deque[list[tuple[int, int, int, str, str, str]]] = deque()

    def pieces(rows: list[tuple[int, int, int, str, str, str]]) -> tuple[Piece, ...]:
        return tuple(row[3:] for row in rows if wanted is None or row[0] in wanted)

    def batches() -> Iterator[tuple[Piece, ...]]:
        while rows := entries.fetchmany(BATCH):
            under_way.append(rows)
            yield pieces(rows)

    for results in engine.map(describe, batches()):
        rows = under_way.popleft()
        found = iter(describe(pieces(rows)) if results is LOST else results)
        for row in rows:
            yield *row[:3], next(found) if wanted is None or row[0] in wanted else None


def _by_entry(places: Iterable[tuple[int, int]]) -> Iterator[list[int]]:
    """The sentences of each entry, entry by entry."""
    for _, rows in groupby(places, key=itemgetter(0)):
        yield [sentence for _, sentence in rows]


def _members(connection: sqlite3.Connection) -> dict[int, str]:
    """The tokens of all that the sources say an abbreviation stands for, by entry; no phrase runs on into the next."""
    found: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for entry, members in connection.execute("SELECT entry, members FROM member ORDER BY entry, source"):
        found[entry].update(dict.fromkeys(members.split("\n")))
    return {entry: " ， ".join(map(tokens, each)) for entry, each in found.items()}


def _readings(connection: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    """Each syllable with the bank's characters that are read so: usually, and otherwise too."""
    characters: set[str] = set()
    for (text,) in connection.execute("SELECT text FROM entry"):
        characters.update(text)
    usual: defaultdict[str, str] = defaultdict(str)
    other: defaultdict[str, str] = defaultdict(str)
    for character in sorted(characters):
        for place, syllable in enumerate(readings_of(character)):
            (other if place else usual)[syllable] += character
    for syllable in sorted(usual.keys() | other.keys()):
        yield syllable, usual[syllable], other[syllable]
