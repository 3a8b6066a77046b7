"""Filling a bank: in one transaction, what was staged becomes sources, ranked entries, their places and their index.

Texts are sorted in temporary tables that spill to disk; what is in memory are rows of numbers (``order``, ``uses``), so
that it grows with the archive by a fraction of its size. What the sources share, set wording, is found when their
sentences are there.
"""

import sqlite3
from collections.abc import Iterator
from itertools import chain, islice

import numpy as np

from phrasebank.bank import schema
from phrasebank.bank.archive import Said
from phrasebank.bank.describing import EXAMPLE, Pieces, describe
from phrasebank.bank.index import BATCH, Batch, fill_index, tags_of_sources
from phrasebank.bank.kinds import Kind
from phrasebank.bank.layout import clear
from phrasebank.bank.order import CLAUSES, STRUCTURES, Ranked, ranked
from phrasebank.bank.recency import year_of
from phrasebank.bank.segmentation import lacking
from phrasebank.bank.staging import Staging, run
from phrasebank.bank.uses import Uses, read_rows, rows_of, staged_items, staged_uses, together
from phrasebank.bank.vocabulary import best, learnt
from phrasebank.bank.wording import Prose, Wording, wording
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
INSERT INTO entry SELECT iif(r.id > :behind, r.id - :behind + :structures, r.id),
       k.kind, k.function, k.frame, k.text, r.places, r.sources, r.year
  FROM ranked r JOIN new_key k ON k.id = r.key ORDER BY r.id;
CREATE INDEX entry_text ON entry (text);
CREATE INDEX source_known ON source (first, date, genre, year);
INSERT INTO member SELECT e.id, p.id, m.members
  FROM new_member m JOIN place p ON p.new = m.source
  JOIN entry e ON e.text = m.text AND e.kind = 'abbreviation'
 ORDER BY 1, 2;
"""

_WORDS = "SELECT w.numbers FROM temp.place p JOIN temp.new_words w ON w.source = p.new ORDER BY p.id"
_CUTS = "SELECT id - 1, start, cuts FROM sentence WHERE cuts != ''"
_SUMMARY = "UPDATE summary SET structures = ?, year = (SELECT coalesce(max(year), 0) FROM source)"
_BEHIND = 1 << 40
"""Clauses are ranked while it is not yet known how many structures there are; their numbers are greater than these have."""

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
        structures, clauses = _add_phrasing(staging, engine)
        words = engine.begin(learnt, best(connection))
        fill_index(connection, _to_index(connection, structures, clauses), engine)
        connection.executemany("INSERT INTO word VALUES (?, ?, ?)", words())


def _add_phrasing(staging: Staging, engine: Engine) -> tuple[Ranked, Ranked]:
    """Store the entries and where they stand; what is more than a clause, and the clauses."""
    connection = staging.connection
    found = engine.begin(wording, _prose(staging, engine))
    engine.prepare(describe, EXAMPLE)
    years = np.append([0], read_rows(connection, "SELECT year FROM source ORDER BY id", 1))
    uses = staged_uses(connection)
    connection.execute(_RANKED)
    # meanwhile the wording is looked for
    clauses = ranked(connection, CLAUSES, uses, years, parted=staging.parted)
    _note(connection, clauses, _BEHIND)
    is_clause = clauses.numbers[uses.keys] >= 0
    others = together(uses.those(~is_clause), _add_wording(staging, found()))
    engine.prepare(describe, EXAMPLE)
    structures = ranked(connection, STRUCTURES, others, years, parted=staging.parted)
    _note(connection, structures, 0)
    run(connection, _ENTRIES, behind=_BEHIND, structures=len(structures.keys))
    connection.execute(_SUMMARY, (len(structures.keys),))
    _add_uses(connection, others, structures, 1)
    _add_uses(connection, uses.those(is_clause), clauses, len(structures.keys) + 1)
    _add_items(connection, structures)
    return structures, clauses


def _prose(staging: Staging, engine: Engine) -> Prose:
    """What the sources that are filled in say."""
    connection = staging.connection
    rows = ((number, staging.words.of(one)) for number, one in lacking(connection, engine))
    connection.executemany("INSERT INTO new_words VALUES (?, ?)", rows)
    words = [numbers for (numbers,) in connection.execute(_WORDS)]
    begins = read_rows(connection, "SELECT start FROM sentence ORDER BY id", 1)
    cuts = {line: Said(start, cuts) for line, start, cuts in connection.execute(_CUTS)}
    vocabulary = "\n".join(islice(staging.words, 1, None))
    return Prose(vocabulary, b"".join(words), [*map(len, words)], begins.tobytes(), cuts)


def _add_wording(staging: Staging, found: Wording) -> Uses:
    """Stage the set wording of the sources that are filled in; where it stands."""
    connection, first = staging.connection, staging.last + 1
    keys = ((number, Kind.CANONICAL, text) for number, text in enumerate(found.texts, first))
    connection.executemany("INSERT INTO new_key VALUES (?, ?, '', '', ?)", keys)
    staging.last += len(found.texts)
    firsts = read_rows(connection, "SELECT first FROM source ORDER BY id", 1)[:, 0]
    sources, sentences, starts, ends = found.places
    columns = (found.phrases + first, sources + 1, firsts[sources] + sentences, starts, ends)
    return Uses(*(column.astype(np.int32) for column in columns))


def _note(connection: sqlite3.Connection, group: Ranked, behind: int) -> None:
    """Note a group's entries by their ranks."""
    numbers = np.arange(1, len(group.keys) + 1) + behind
    rows = rows_of((numbers, group.keys, group.places, group.sources, group.years))
    connection.executemany("INSERT INTO ranked VALUES (?, ?, ?, ?, ?)", rows)


def _add_uses(connection: sqlite3.Connection, uses: Uses, group: Ranked, first: int) -> None:
    """Store where a group's entries stand; ``first`` is the first one's id."""
    entries, uses = uses.sorted_by(group.numbers[uses.keys] + np.int32(first))
    rows = rows_of((entries, uses.sentences, uses.starts, uses.ends))
    connection.executemany("INSERT INTO occurrence VALUES (?, ?, ?, ?)", rows)


def _add_items(connection: sqlite3.Connection, structures: Ranked) -> None:
    """Store the members of lists; what stands in copied sentences only is no entry."""
    items = staged_items(connection)
    items[:, 3] = structures.numbers[items[:, 3]] + 1
    connection.executemany("INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?)", rows_of(items[items[:, 3] > 0].T))
    connection.execute("CREATE INDEX item_entry ON item (entry)")


def _to_index(connection: sqlite3.Connection, *groups: Ranked) -> Iterator[Batch]:
    """The entries as the index wants them."""
    names = tags_of_sources(connection)
    found = connection.execute("SELECT id, kind, function, text FROM entry ORDER BY id")
    sources = chain.from_iterable(group.said_in(names) for group in groups)
    while rows := found.fetchmany(BATCH):
        numbers, *columns = zip(*rows, strict=True)
        yield numbers, Pieces([*islice(sources, len(rows))], *columns)
