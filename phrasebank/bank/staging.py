"""What a run has gathered for a bank: sources as they come, in temporary tables that spill to disk.

Staging is the merge. It is a union of sets of sources, so it is associative, commutative and counts the same text
once (under the name that sorts first); what depends on order, ids and ranks, is made afterwards from the whole, see
``build``. A piece of phrasing is stored once and its places point to it; so many as fit in memory are recognised on the
way, the others are brought together at the end. What has not changed is copied from the bank itself: it is its own cache.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count, pairwise, repeat

import numpy as np

from phrasebank.bank.archive import Numbering
from phrasebank.bank.harvest import Harvest
from phrasebank.bank.kinds import Kind
from phrasebank.bank.packing import ITEM, PLACE, Packed, Piece, columns, packed
from phrasebank.bank.recurring import Ints
from phrasebank.bank.uses import Table, read_rows

STAGING = """
CREATE TEMP TABLE new_source (
    id INTEGER PRIMARY KEY, name TEXT, title TEXT, hash TEXT, file TEXT, encoding TEXT, chars INTEGER, date TEXT,
    genre TEXT, sketch BLOB, recipe TEXT, sentences INTEGER, stamp TEXT, full INTEGER DEFAULT 1, double INTEGER DEFAULT 0);
CREATE INDEX temp.new_source_hash ON new_source (hash);
CREATE TEMP TABLE new_sentence (source INTEGER, number INTEGER, start INTEGER, text TEXT, cuts TEXT, opens INTEGER);
CREATE TEMP TABLE new_words (source INTEGER PRIMARY KEY, numbers BLOB);
CREATE TEMP TABLE new_key (id INTEGER PRIMARY KEY, kind TEXT, function TEXT, frame TEXT, text TEXT);
CREATE TEMP TABLE new_rows (source INTEGER PRIMARY KEY, places BLOB, items BLOB);
CREATE TEMP TABLE new_member (source INTEGER, text TEXT, members TEXT);
CREATE TEMP TABLE kept (old INTEGER PRIMARY KEY, new INTEGER);
"""

RECOGNISED = 200_000
"""So many pieces of phrasing are recognised when they come again: 50 MB of memory; 6 MB of prose hold 140,000."""

_Key = str | Piece
"""A clause is its text; anything else is its kind, function, frame and text."""

_REST = "title, hash, file, encoding, chars, date, genre, sketch, recipe, sentences"
_NEW = f"INSERT INTO new_source (name, {_REST}, stamp) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
_OLD = f"INSERT INTO new_source (name, {_REST}, stamp) SELECT ?, {_REST}, ? FROM source WHERE id = ?"  # noqa: S608

# entries keep their old ids, moved behind those of the new keys; set wording is made anew
_COPY = """
INSERT INTO new_sentence SELECT k.new, s.id - o.first, s.start, s.text, s.cuts, s.opens
  FROM kept k JOIN source o ON o.id = k.old JOIN sentence s ON s.id BETWEEN o.first AND o.first + o.sentences - 1;
INSERT INTO new_key SELECT id + :base, kind, function, frame, text FROM entry WHERE kind != 'canonical';
INSERT INTO new_member SELECT k.new, e.text, m.members
  FROM member m JOIN kept k ON k.old = m.source JOIN entry e ON e.id = m.entry;
"""
_PLACES = "SELECT entry, sentence, start, end FROM occurrence"
_ITEMS = "SELECT list, number, entry, sentence, start, end FROM item ORDER BY source, list, number"


@dataclass(slots=True)
class Staging:
    """The temporary tables of one run; ``keys`` are the pieces of phrasing that are recognised, ``last`` the last id given.

    ``words`` are all words that have come; ``parted`` says that a piece may stand under several ids.
    """

    connection: sqlite3.Connection
    keys: dict[_Key, int] = field(default_factory=dict)
    last: int = 0
    words: Numbering = field(default_factory=Numbering)
    parted: bool = False


def begin(connection: sqlite3.Connection) -> Staging:
    """Lay down the temporary tables; the bank itself is not touched."""
    run(connection, STAGING)
    return Staging(connection)


def stage(staging: Staging, harvests: Iterable[Harvest], stamp: str = "") -> None:
    """Add harvests, in any order; ``stamp`` tells whether the file that they were made of has changed."""
    for one in harvests:
        put(staging, packed(one), stamp)


def put(staging: Staging, one: Packed, stamp: str = "") -> None:
    """Add a harvest that is packed."""
    connection = staging.connection
    source = connection.execute(_NEW, (*one.source, len(one.texts), stamp)).lastrowid
    starts, numbers = columns(one.starts)[0], range(len(one.texts))
    sentences = zip(repeat(source), numbers, starts, one.texts, one.cuts, one.opens, strict=False)
    connection.executemany("INSERT INTO new_sentence VALUES (?, ?, ?, ?, ?, ?)", sentences)
    connection.execute("INSERT INTO new_words VALUES (?, ?)", (source, staging.words.of(one.words)))
    keys = np.array(_keys(staging, one), dtype=np.int32)
    places, items = _keyed(one.places, PLACE, 0, keys), _keyed(one.items, ITEM, 2, keys)
    connection.execute("INSERT INTO new_rows VALUES (?, ?, ?)", (source, places, items))
    members = [(source, term, "\n".join(members)) for term, members in one.members]
    connection.executemany("INSERT INTO new_member VALUES (?, ?, ?)", members)
    if len(staging.keys) > RECOGNISED:
        staging.keys.clear()
        staging.parted = True


def _keys(staging: Staging, one: Packed) -> list[int]:
    """The ids of the pieces and clauses of a source; those that have none yet are staged."""
    known, last = staging.keys, staging.last
    every: tuple[_Key, ...] = (*one.pieces, *one.clauses)
    new = [key for key in every if key not in known]
    known.update(zip(new, count(last + 1)))
    staging.last = last + len(new)
    # plain strings: for each value of a type of ours sqlite3 looks for an adapter, which takes half as long as the row itself
    clause = Kind.CLAUSE.value
    rows = [
        (number, clause, "", "", key) if isinstance(key, str) else (number, *map(str, key))
        for number, key in enumerate(new, start=last + 1)
    ]
    staging.connection.executemany("INSERT INTO new_key VALUES (?, ?, ?, ?, ?)", rows)
    return [*map(known.__getitem__, every)]


def _keyed(numbers: bytes, width: int, column: int, keys: Ints) -> bytes:
    """Rows of so many numbers with keys in place of the pieces in one column."""
    rows = np.frombuffer(numbers, dtype=np.int32).reshape(-1, width).copy()
    rows[:, column] = keys[rows[:, column]]
    return rows.tobytes()


def note(
    staging: Staging, name: str, file: str, text: str, sketch: bytes, made: str, stamp: str = ""
) -> None:
    """Stage a source by its sketch only: one that is known for a double, or that has a text which is staged already."""
    staging.connection.execute(
        "INSERT INTO new_source (name, file, hash, sketch, recipe, stamp, sentences, full) VALUES (?, ?, ?, ?, ?, ?, 0, 0)",
        (name, file, text, sketch, made, stamp),
    )


def drop(staging: Staging, names: Iterable[str]) -> None:
    """Take back what was noted of sources by their sketch only."""
    staging.connection.executemany(
        "DELETE FROM new_source WHERE name = ? AND NOT full", ((name,) for name in names)
    )


def keep(staging: Staging, source: int, name: str, stamp: str) -> None:
    """Stage a source of the bank itself, by its id, under the name that it has now; for what it yielded see ``copy``."""
    new = staging.connection.execute(_OLD, (name, stamp, source)).lastrowid
    staging.connection.execute("INSERT INTO kept VALUES (?, ?)", (source, new))


def copy(staging: Staging) -> None:
    """Copy what the kept sources yielded."""
    connection, base = staging.connection, staging.last
    if connection.execute("SELECT count(*) FROM kept").fetchone() == (0,):
        return
    kept = connection.execute(
        "SELECT k.new, o.first, o.sentences FROM kept k JOIN source o ON o.id = k.old ORDER BY o.first"
    ).fetchall()
    run(connection, _COPY, base=base)
    places, items = read_rows(connection, _PLACES, PLACE), read_rows(connection, _ITEMS, ITEM)
    canonical = [n for (n,) in connection.execute("SELECT id FROM entry WHERE kind = 'canonical'")]
    places = places[~np.isin(places[:, 0], canonical)]
    places[:, 0] += base
    items[:, 2] += base
    new = [number for number, *_ in kept]
    rows = zip(new, _by_source(places, 1, kept), _by_source(items, 3, kept), strict=True)
    connection.executemany("INSERT INTO new_rows VALUES (?, ?, ?)", rows)
    (last,) = connection.execute("SELECT max(id) FROM new_key").fetchone()
    staging.last, staging.parted = last or staging.last, True


def _by_source(rows: Table, column: int, kept: Sequence[tuple[int, int, int]]) -> Iterator[bytes]:
    """The rows of each kept source, told by the sentences in a column; these count from the source's first then."""
    firsts, counts = (np.array([source[n] for source in kept], dtype=np.int32) for n in (1, 2))
    sentences = rows[:, column]
    source = np.searchsorted(firsts, sentences, side="right") - 1
    source[sentences >= firsts[source] + counts[source]] = -1
    sentences -= firsts[source]
    order = np.argsort(source, kind="stable")
    ends = np.searchsorted(source[order], np.arange(-1, len(kept)), side="right").tolist()
    for start, end in pairwise(ends):
        yield rows[order[start:end]].tobytes()


def correct(connection: sqlite3.Connection, table: str, known: Iterable[tuple[str, str, str]]) -> None:
    """Put dates and genres that people gave, by sources' names, in place of guessed ones; "" leaves the guess."""
    connection.executemany(
        f"UPDATE {table} SET date = coalesce(nullif(?2, ''), date), genre = coalesce(nullif(?3, ''), genre) WHERE name = ?1",  # noqa: S608
        known,
    )


def run(connection: sqlite3.Connection, script: str, **values: int) -> None:
    """Run statements one by one: ``executescript`` would commit before."""
    for statement in filter(str.strip, script.split(";")):
        connection.execute(statement, values)
