"""What a run has gathered for a bank: sources as they come, in temporary tables that spill to disk.

Staging is the merge. It is a union of sets of sources, so it is associative, commutative and counts the same text
once (under the name that sorts first); what depends on order, ids and ranks, is made afterwards from the whole, see
``build``. A piece of phrasing is stored once and its places point to it; so many as fit in memory are recognised on the
way, the others are brought together at the end. What has not changed is copied from the bank itself: it is its own cache.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count, repeat

from phrasebank.bank.harvest import Harvest
from phrasebank.bank.kinds import Kind
from phrasebank.bank.packing import ITEM, PLACE, Packed, Piece, columns, packed

STAGING = """
CREATE TEMP TABLE new_source (
    id INTEGER PRIMARY KEY, name TEXT, title TEXT, hash TEXT, file TEXT, encoding TEXT, chars INTEGER, date TEXT,
    genre TEXT, sketch BLOB, recipe TEXT, sentences INTEGER, stamp TEXT, full INTEGER DEFAULT 1, double INTEGER DEFAULT 0);
CREATE INDEX temp.new_source_hash ON new_source (hash);
CREATE TEMP TABLE new_sentence (source INTEGER, number INTEGER, start INTEGER, text TEXT, cuts TEXT, opens INTEGER);
CREATE TEMP TABLE new_words (source INTEGER PRIMARY KEY, vocabulary TEXT, numbers BLOB);
CREATE TEMP TABLE new_key (id INTEGER PRIMARY KEY, kind TEXT, function TEXT, frame TEXT, text TEXT);
CREATE TEMP TABLE new_place (source INTEGER, key INTEGER, sentence INTEGER, start INTEGER, end INTEGER);
CREATE TEMP TABLE new_member (source INTEGER, text TEXT, members TEXT);
CREATE TEMP TABLE new_item (
    source INTEGER, list INTEGER, number INTEGER, key INTEGER, sentence INTEGER, start INTEGER, end INTEGER);
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
INSERT INTO new_place SELECT k.new, c.entry + :base, s.id - o.first, c.start, c.end
  FROM occurrence c JOIN sentence s ON s.id = c.sentence JOIN kept k ON k.old = s.source JOIN source o ON o.id = k.old
  JOIN entry e ON e.id = c.entry AND e.kind != 'canonical';
INSERT INTO new_member SELECT k.new, e.text, m.members
  FROM member m JOIN kept k ON k.old = m.source JOIN entry e ON e.id = m.entry;
INSERT INTO new_item SELECT k.new, i.list, i.number, i.entry + :base, i.sentence - o.first, i.start, i.end
  FROM item i JOIN kept k ON k.old = i.source JOIN source o ON o.id = k.old;
"""


@dataclass(slots=True)
class Staging:
    """The temporary tables of one run; ``keys`` are the pieces of phrasing that are recognised, ``last`` the last id given.

    ``parted`` says that a piece may stand under several ids.
    """

    connection: sqlite3.Connection
    keys: dict[_Key, int] = field(default_factory=dict)
    last: int = 0
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
    connection.execute("INSERT INTO new_words VALUES (?, ?, ?)", (source, *one.words))
    keys = _keys(staging, one).__getitem__
    piece, *where = columns(one.places, PLACE)
    places = zip(repeat(source), map(keys, piece), *where, strict=False)
    connection.executemany("INSERT INTO new_place VALUES (?, ?, ?, ?, ?)", places)
    members = [(source, term, "\n".join(members)) for term, members in one.members]
    connection.executemany("INSERT INTO new_member VALUES (?, ?, ?)", members)
    number, place, piece, *where = columns(one.items, ITEM)
    items = zip(repeat(source), number, place, map(keys, piece), *where, strict=False)
    connection.executemany("INSERT INTO new_item VALUES (?, ?, ?, ?, ?, ?, ?)", items)
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
    rows = [
        (number, Kind.CLAUSE, "", "", key) if isinstance(key, str) else (number, *key)
        for number, key in enumerate(new, start=last + 1)
    ]
    staging.connection.executemany("INSERT INTO new_key VALUES (?, ?, ?, ?, ?)", rows)
    return [*map(known.__getitem__, every)]


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
    if staging.connection.execute("SELECT count(*) FROM kept").fetchone() != (0,):
        run(staging.connection, _COPY, base=staging.last)
        (last,) = staging.connection.execute("SELECT max(id) FROM new_key").fetchone()
        staging.last, staging.parted = last or staging.last, True


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
