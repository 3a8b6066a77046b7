"""Filling a bank: harvests are staged as they come, then one transaction makes the bank of them.

Staging is the merge. It is a union of sets of sources, so it is associative, commutative and counts the same text
once (under the name that sorts first); everything that depends on order (ids, ranks) is made afterwards from the whole. SQLite
sorts and groups in temporary tables that spill to disk, so memory does not grow with the archive. What has not changed is copied from the bank
itself: it is its own cache.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

from phrasebank.bank import schema
from phrasebank.bank.grams import tags, tokens
from phrasebank.bank.harvest import Harvest
from phrasebank.bank.vocabulary import learn

STAGING = """
CREATE TEMP TABLE new_source (
    id INTEGER PRIMARY KEY, name TEXT, title TEXT, hash TEXT, file TEXT, encoding TEXT, chars INTEGER, date TEXT,
    genre TEXT, sketch BLOB, recipe TEXT, sentences INTEGER, full INTEGER DEFAULT 1, double INTEGER DEFAULT 0);
CREATE INDEX temp.new_source_hash ON new_source (hash);
CREATE TEMP TABLE new_sentence (source INTEGER, number INTEGER, start INTEGER, text TEXT);
CREATE TEMP TABLE new_occurrence (
    source INTEGER, kind TEXT, function TEXT, frame TEXT, text TEXT, sentence INTEGER, start INTEGER, end INTEGER);
CREATE TEMP TABLE new_member (source INTEGER, text TEXT, members TEXT);
CREATE TEMP TABLE kept (old INTEGER PRIMARY KEY, new INTEGER);
"""

# where each staged source goes: the same text counts once; ids follow the names
PLACE = """
CREATE TEMP TABLE place AS
SELECT n.id AS new, row_number() OVER byname AS id, n.sentences,
       sum(n.sentences) OVER byname - n.sentences + 1 AS first
  FROM new_source n
 WHERE n.full AND NOT n.double
   AND n.id = (SELECT o.id FROM new_source o WHERE o.hash = n.hash AND o.full AND NOT o.double ORDER BY o.name, o.id LIMIT 1)
WINDOW byname AS (ORDER BY n.name)
"""

# entries, the best first: structures before plain clauses, then use across sources, use, a heading's usual length;
# their places; the index
FILL = """
INSERT INTO source SELECT p.id, n.name, n.title, n.hash, n.file, n.encoding, n.chars, p.first, p.sentences,
       n.date, n.genre, n.sketch, n.recipe
  FROM place p JOIN new_source n ON n.id = p.new ORDER BY p.id;
INSERT OR IGNORE INTO double SELECT name, file, hash, sketch, recipe
  FROM new_source n WHERE double OR NOT full ORDER BY name;
INSERT INTO sentence SELECT p.first + s.number, p.id, s.start, s.text
  FROM new_sentence s JOIN place p ON p.new = s.source ORDER BY 1;
INSERT INTO entry (kind, function, frame, text, count, sources)
SELECT o.kind, o.function, o.frame, o.text, count(*) AS count, count(DISTINCT o.source) AS sources
  FROM new_occurrence o JOIN place p ON p.new = o.source
 GROUP BY o.text, o.kind, o.function, o.frame
 ORDER BY o.kind = 'clause', sources DESC, count DESC, abs(length(o.text) - 8), o.text, o.kind, o.function, o.frame;
CREATE INDEX entry_text ON entry (text);
INSERT INTO occurrence SELECT e.id, p.first + o.sentence, o.start, o.end
  FROM new_occurrence o JOIN place p ON p.new = o.source
  JOIN entry e ON e.text = o.text AND e.kind = o.kind AND e.function = o.function AND e.frame = o.frame
 ORDER BY 1, 2, 3, 4;
INSERT INTO member SELECT e.id, p.id, m.members
  FROM new_member m JOIN place p ON p.new = m.source
  JOIN entry e ON e.text = m.text AND e.kind = 'abbreviation'
 ORDER BY 1, 2;
INSERT INTO gram (rowid, tags, text) SELECT id, tags(kind, function), tokens(text) FROM entry ORDER BY id;
INSERT INTO gram (gram) VALUES ('optimize');
"""


_REST = "title, hash, file, encoding, chars, date, genre, sketch, recipe, sentences"
NEW = f"INSERT INTO new_source (name, {_REST}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
OLD = f"INSERT INTO new_source (name, {_REST}) SELECT ?, {_REST} FROM source WHERE id = ?"  # noqa: S608


def begin(connection: sqlite3.Connection) -> None:
    """Lay down the staging tables; the bank itself is not touched."""
    _run(connection, STAGING)


def stage(connection: sqlite3.Connection, harvests: Iterable[Harvest]) -> None:
    """Add harvests, in any order."""
    for one in harvests:
        cursor = connection.execute(
            NEW,
            (*one.source, len(one.sentences)),
        )
        source = cursor.lastrowid
        connection.executemany(
            "INSERT INTO new_sentence VALUES (?, ?, ?, ?)",
            ((source, number, *sentence) for number, sentence in enumerate(one.sentences)),
        )
        connection.executemany(
            "INSERT INTO new_occurrence VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            ((source, *occurrence) for occurrence in one.occurrences),
        )
        connection.executemany(
            "INSERT INTO new_member VALUES (?, ?, ?)",
            ((source, term, "\n".join(members)) for term, members in one.members),
        )


KEEP = """
INSERT INTO new_sentence SELECT k.new, s.id - o.first, s.start, s.text
  FROM kept k JOIN source o ON o.id = k.old JOIN sentence s ON s.id BETWEEN o.first AND o.first + o.sentences - 1;
INSERT INTO new_occurrence SELECT k.new, e.kind, e.function, e.frame, e.text, s.id - o.first, c.start, c.end
  FROM occurrence c JOIN entry e ON e.id = c.entry JOIN sentence s ON s.id = c.sentence
  JOIN kept k ON k.old = s.source JOIN source o ON o.id = k.old;
INSERT INTO new_member SELECT k.new, e.text, m.members
  FROM member m JOIN kept k ON k.old = m.source JOIN entry e ON e.id = m.entry;
"""


def note(connection: sqlite3.Connection, name: str, file: str, text: str, sketch: bytes, made: str) -> None:
    """Stage a source by its sketch only: one that is known for a double, or that has a text which is staged already."""
    connection.execute(
        "INSERT INTO new_source (name, file, hash, sketch, recipe, sentences, full) VALUES (?, ?, ?, ?, ?, 0, 0)",
        (name, file, text, sketch, made),
    )


def drop(connection: sqlite3.Connection, names: Iterable[str]) -> None:
    """Take back what was noted of sources by their sketch only."""
    connection.executemany("DELETE FROM new_source WHERE name = ? AND NOT full", ((name,) for name in names))


def keep(connection: sqlite3.Connection, names: dict[int, str]) -> None:
    """Stage sources of the bank itself, by id, under the names that they have now."""
    for old, name in names.items():
        cursor = connection.execute(
            OLD,
            (name, old),
        )
        connection.execute("INSERT INTO kept VALUES (?, ?)", (old, cursor.lastrowid))
    if names:
        _run(connection, KEEP)


def correct(connection: sqlite3.Connection, table: str, known: Iterable[tuple[str, str, str]]) -> None:
    """Put dates and genres that people gave, by sources' names, in place of guessed ones; "" leaves the guess."""
    connection.executemany(
        f"UPDATE {table} SET date = coalesce(nullif(?2, ''), date), genre = coalesce(nullif(?3, ''), genre) WHERE name = ?1",  # noqa: S608
        known,
    )


def fill(connection: sqlite3.Connection, meta: dict[str, str]) -> None:
    """Make the bank hold exactly what is staged, in one transaction."""
    with interruptible(connection, {"tokens": (1, tokens), "tags": (2, tags)}):
        _run(connection, PLACE)
        with schema.transaction(connection):
            schema.clear(connection)
            connection.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
            _run(connection, FILL)
            learn(connection)


@contextmanager
def interruptible(
    connection: sqlite3.Connection, functions: Mapping[str, tuple[int, Callable[..., str | None]]]
) -> Iterator[None]:
    """Give SQL these functions, by name with their number of arguments; Ctrl-C inside one stays Ctrl-C.

    SQLite turns whatever a function raises into an error of its own.
    """
    stopped: list[KeyboardInterrupt] = []

    def guarded(function: Callable[..., str | None]) -> Callable[..., str | None]:
        def call(*arguments: object) -> str | None:
            try:
                return function(*arguments)
            except KeyboardInterrupt as stop:
                stopped.append(stop)
                raise

        return call

    for name, (count, function) in functions.items():
        connection.create_function(name, count, guarded(function), deterministic=True)
    try:
        yield
    except sqlite3.OperationalError:
        if stopped:
            raise stopped[0] from None
        raise


def _run(connection: sqlite3.Connection, script: str) -> None:
    """Run statements one by one: ``executescript`` would commit before."""
    for statement in filter(str.strip, script.split(";")):
        connection.execute(statement)
