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
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from phrasebank.bank.describing import Described, Pieces, describe
from phrasebank.bank.grams import fold, tokens
from phrasebank.bank.recency import year_of, year_of_all
from phrasebank.bank.sounds import readings_of
from phrasebank.engine import LOST, Engine, OneProcess

MEMORY = 64_000_000
"""Bytes of index that are gathered before they are written: fewer, larger steps."""

BATCH = 1000
"""So many entries are described at a time."""

Batch = tuple[Sequence[int], Pieces]
"""Some entries: their ids, and what describes them."""

_Row = tuple[int, str, str, str, str]
_ENTRY = """
SELECT id, (SELECT group_concat(DISTINCT s.source)
              FROM occurrence o CROSS JOIN sentence s ON s.id = o.sentence WHERE o.entry = ?1),
       kind, function, text FROM entry WHERE id = ?1
"""
# once for each source
_YEARS = """
SELECT c.year FROM source c WHERE c.id IN
    (SELECT s.source FROM occurrence o JOIN sentence s ON s.id = o.sentence WHERE o.entry = ?)
"""
_INSERT = "INSERT INTO gram (rowid, tags, text, members, letters) VALUES (?, ?, ?, ?, ?)"
_DELETE = "INSERT INTO gram (gram, rowid, tags, text, members, letters) VALUES ('delete', ?, ?, ?, ?, ?)"


def fill_index(
    connection: sqlite3.Connection,
    entries: Iterable[Batch],
    engine: Engine = OneProcess(),  # noqa: B008 - stateless
) -> None:
    """Index all entries, given in their order, and keep which characters are read how; what a text alone tells is made by the engine."""
    connection.execute("INSERT INTO gram (gram, rank) VALUES ('hashsize', ?)", (MEMORY,))
    characters: set[str] = set()
    connection.executemany(_INSERT, _rows(connection, entries, characters, engine))
    connection.execute("INSERT INTO gram (gram) VALUES ('optimize')")
    connection.executemany("INSERT INTO reading VALUES (?, ?, ?)", _readings(characters))


def renew(connection: sqlite3.Connection, source: int, change: Callable[[], None]) -> None:
    """Make a change to what is known of a source, and index its entries anew: date and genre are tags of them."""
    query = """SELECT DISTINCT entry FROM occurrence WHERE sentence IN (SELECT id FROM sentence WHERE source = ?) ORDER BY 1"""
    wanted = connection.execute(query, (source,)).fetchall()
    entries = [connection.execute(_ENTRY, one).fetchone() for one in wanted]

    def rows() -> list[_Row]:
        names = tags_of_sources(connection)
        said_in = [" ".join(names[int(at)] for at in sources.split(",")) for _, sources, *_ in entries]
        if not entries:
            return []
        numbers, _, *columns = zip(*entries, strict=True)
        return list(_rows(connection, [(numbers, Pieces(said_in, *columns))], set()))

    connection.executemany(_DELETE, rows())
    change()
    connection.executemany(_INSERT, rows())
    _date(connection, source, [entry for (entry,) in wanted])


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


def _rows(
    connection: sqlite3.Connection,
    entries: Iterable[Batch],
    characters: set[str],
    engine: Engine = OneProcess(),  # noqa: B008 - stateless
) -> Iterator[_Row]:
    """The index's rows of entries; the ``characters`` of their texts are noted on the way."""
    members = _members(connection)

    def batches() -> Iterator[Iterator[_Row]]:
        for numbers, found in _described(entries, engine):
            characters.update(found.characters)
            explained = [members.get(number, "") for number in numbers]
            yield zip(numbers, found.tags, found.text, explained, found.letters, strict=True)

    return chain.from_iterable(batches())


def _described(entries: Iterable[Batch], engine: Engine) -> Iterator[tuple[Sequence[int], Described]]:
    """The ids of entries with what tells of them, batch by batch, found wherever the engine works."""
    under_way: deque[Batch] = deque()

    def pieces() -> Iterator[Pieces]:
        for batch in entries:
            under_way.append(batch)
            yield batch[1]

    for results in engine.map(describe, pieces()):
        numbers, described = under_way.popleft()
        yield numbers, describe(described) if results is LOST else results


def tags_of_sources(connection: sqlite3.Connection) -> list[str]:
    """What entries are by each source, by its id; there is none with id 0."""
    rows = connection.execute("SELECT id, date, genre FROM source ORDER BY id")
    return ["", *(source_tags(number, date, genre) for number, date, genre in rows)]


def _members(connection: sqlite3.Connection) -> dict[int, str]:
    """The tokens of all that the sources say an abbreviation stands for, by entry; no phrase runs on into the next."""
    found: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for entry, members in connection.execute("SELECT entry, members FROM member ORDER BY entry, source"):
        found[entry].update(dict.fromkeys(members.split("\n")))
    return {entry: " ， ".join(map(tokens, each)) for entry, each in found.items()}


def _readings(characters: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Each syllable with those of the characters that are read so: usually, and otherwise too."""
    usual: defaultdict[str, str] = defaultdict(str)
    other: defaultdict[str, str] = defaultdict(str)
    for character in sorted(characters):
        for place, syllable in enumerate(readings_of(character)):
            (other if place else usual)[syllable] += character
    for syllable in sorted(usual.keys() | other.keys()):
        yield syllable, usual[syllable], other[syllable]
