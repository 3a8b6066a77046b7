"""Filling a bank: in one transaction, what was staged becomes sources, ranked entries, their places and their index.

Texts are sorted in temporary tables that spill to disk; what is in memory are rows of numbers (``order``, ``uses``), so
that it grows with the archive by a fraction of its size. What the sources share, set wording, is found when their
sentences are there.
"""

import sqlite3
from collections.abc import Iterator
from itertools import chain

import numpy as np

from phrasebank.bank import schema
from phrasebank.bank.index import Entry, fill_index, tags_of_sources
from phrasebank.bank.kinds import Kind
from phrasebank.bank.layout import clear
from phrasebank.bank.order import CLAUSES, STRUCTURES, Ranked, ranked
from phrasebank.bank.recency import year_of
from phrasebank.bank.recurring import Ints
from phrasebank.bank.segmentation import staged
from phrasebank.bank.staging import Staging, run
from phrasebank.bank.uses import Uses, rows_of, staged_items, staged_uses, together
from phrasebank.bank.vocabulary import learn
from phrasebank.bank.wording import wording
from phrasebank.bank.work import seldom_collecting
from phrasebank.engine import Engine, OneProcess

# where each staged source goes: the same text counts once; ids follow the names
_PLACE = """
CREATE TEMP TABLE place (new INTEGER PRIMARY KEY, id INTEGER, sentences INTEGER, first INTEGER, year INTEGER);
INSERT INTO place
SELECT n.id AS new, row_number() OVER byname AS id, n.sentences,
       sum(n.sentences) OVER byname - n.sentences + 1 AS first, year_of(n.date, n.name) AS year
  FROM new_source n
 WHERE n.full AND NOT n.double
   AND n.id = (SELECT o.id FROM new_source o WHERE o.hash = n.hash AND o.full AND NOT o.double ORDER BY o.name, o.id LIMIT 1)
WINDOW byname AS (ORDER BY n.name)
"""

_SOURCES = """
INSERT INTO source SELECT p.id, n.name, n.title, n.hash, n.file, n.encoding, n.chars, p.first, p.sentences,
       n.date, n.genre, p.year, n.sketch, n.recipe, n.stamp
  FROM place p JOIN new_source n ON n.id = p.new ORDER BY p.id;
INSERT OR IGNORE INTO double SELECT name, file, hash, sketch, recipe, stamp
  FROM new_source n WHERE double OR NOT full ORDER BY name;
INSERT INTO sentence SELECT p.first + s.number, p.id, s.start, s.text, s.cuts, s.opens
  FROM new_sentence s JOIN place p ON p.new = s.source ORDER BY 1;
"""

_ENTRIES = """
INSERT INTO entry SELECT r.id, k.kind, k.function, k.frame, k.text, r.places, r.sources, r.year
  FROM ranked r JOIN new_key k ON k.id = r.key ORDER BY r.id;
CREATE INDEX entry_text ON entry (text);
CREATE INDEX source_known ON source (first, date, genre, year);
INSERT INTO member SELECT e.id, p.id, m.members
  FROM new_member m JOIN place p ON p.new = m.source
  JOIN entry e ON e.text = m.text AND e.kind = 'abbreviation'
 ORDER BY 1, 2;
"""

_SUMMARY = "UPDATE summary SET structures = ?, year = (SELECT coalesce(max(year), 0) FROM source)"
_RANKED = "CREATE TEMP TABLE ranked (id INTEGER PRIMARY KEY, key INTEGER, places INTEGER, sources INTEGER, year INTEGER)"


def fill(staging: Staging, meta: dict[str, str], engine: Engine = OneProcess()) -> None:  # noqa: B008 - stateless
    """Make the bank hold exactly what is staged, in one transaction."""
    connection = staging.connection
    staging.keys.clear()  # nothing comes any more that could be recognised
    connection.create_function("year_of", 2, year_of, deterministic=True)
    run(connection, _PLACE)
    with schema.transaction(connection), seldom_collecting():
        clear(connection)
        connection.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
        run(connection, _SOURCES)
        canonical = _add_wording(staging, engine)
        years = np.array(
            [0, *(year for (year,) in connection.execute("SELECT year FROM source ORDER BY id"))]
        )
        uses = together(staged_uses(connection), canonical)
        structures, clauses = (
            ranked(connection, group, uses, years, staging.last) for group in (STRUCTURES, CLAUSES)
        )
        _add_entries(connection, structures, clauses)
        _add_uses(connection, uses, structures.numbers[uses.keys], 1)
        _add_uses(connection, uses, clauses.numbers[uses.keys], len(structures.keys) + 1)
        _add_items(connection, structures)
        fill_index(connection, _to_index(connection, structures, clauses), engine)
        learn(connection)


def _add_wording(staging: Staging, engine: Engine) -> Uses:
    """Stage the set wording of the sources that are filled in; where it stands."""
    connection, first = staging.connection, staging.last + 1
    found = wording(connection, staged(connection, engine), engine)
    keys = ((number, Kind.CANONICAL, text) for number, text in enumerate(found.texts, first))
    connection.executemany("INSERT INTO new_key VALUES (?, ?, '', '', ?)", keys)
    staging.last += len(found.texts)
    firsts = np.array(
        [n for (n,) in connection.execute("SELECT first FROM source ORDER BY id")], dtype=np.int32
    )
    sources, sentences, starts, ends = found.places
    columns = (found.phrases + first, sources + 1, firsts[sources] + sentences, starts, ends)
    return Uses(*(column.astype(np.int32) for column in columns))


def _add_entries(connection: sqlite3.Connection, structures: Ranked, clauses: Ranked) -> None:
    connection.execute(_RANKED)
    first = 1
    for group in (structures, clauses):
        numbers = np.arange(first, first + len(group.keys))
        rows = rows_of((numbers, group.keys, group.places, group.sources, group.years))
        connection.executemany("INSERT INTO ranked VALUES (?, ?, ?, ?, ?)", rows)
        first += len(group.keys)
    run(connection, _ENTRIES)
    connection.execute(_SUMMARY, (len(structures.keys),))


def _add_uses(connection: sqlite3.Connection, uses: Uses, numbers: Ints, first: int) -> None:
    """Store where a group's entries stand; ``numbers`` tells them, those of other groups are -1."""
    own = numbers >= 0
    entries, uses = uses.those(own).sorted_by(numbers[own] + np.int32(first))
    rows = rows_of((entries, uses.sentences, uses.starts, uses.ends))
    connection.executemany("INSERT INTO occurrence VALUES (?, ?, ?, ?)", rows)


def _add_items(connection: sqlite3.Connection, structures: Ranked) -> None:
    """Store the members of lists; what stands in copied sentences only is no entry."""
    items = staged_items(connection)
    items[:, 3] = structures.numbers[items[:, 3]] + 1
    connection.executemany("INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?)", rows_of(items[items[:, 3] > 0].T))
    connection.execute("CREATE INDEX item_entry ON item (entry)")


def _to_index(connection: sqlite3.Connection, *groups: Ranked) -> Iterator[Entry]:
    """The entries as the index wants them."""
    names = tags_of_sources(connection)
    rows = connection.execute("SELECT id, kind, function, text FROM entry ORDER BY id")
    sources = chain.from_iterable(group.said_in(names) for group in groups)
    for (number, kind, function, text), of_sources in zip(rows, sources, strict=True):
        yield number, of_sources, kind, function, text
