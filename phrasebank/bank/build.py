"""Filling a bank: in one transaction, what was staged becomes sources, ranked entries, their places and their index.

SQLite sorts and groups in temporary tables that spill to disk, so memory does not grow with the archive. Entries are
sorted once by whole numbers (rank), with their text for what ranks alike; places are only moved by the numbers of their
entries and sentences. What the sources share, set wording, is found when their sentences are there.
"""

import numpy as np

from phrasebank.bank import schema
from phrasebank.bank.index import fill_index
from phrasebank.bank.kinds import Kind
from phrasebank.bank.layout import clear
from phrasebank.bank.recency import year_of
from phrasebank.bank.segmentation import staged
from phrasebank.bank.staging import Staging, run
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

# the same piece under several ids: its places go to the first
_BRING_TOGETHER = """
CREATE TEMP TABLE same AS SELECT id, min(id) OVER (PARTITION BY text, kind, function, frame) AS first FROM new_key;
CREATE TEMP TABLE moved (id INTEGER PRIMARY KEY, first INTEGER);
INSERT INTO moved SELECT id, first FROM same WHERE id != first;
DROP TABLE same;
UPDATE new_place SET key = (SELECT first FROM moved WHERE id = key) WHERE key IN (SELECT id FROM moved);
UPDATE new_item SET key = (SELECT first FROM moved WHERE id = key) WHERE key IN (SELECT id FROM moved);
DROP TABLE moved;
"""

# the best first: structures before plain clauses, then use across sources, use, a heading's usual length;
# ``at`` are the sources' ids with blanks between
_RANK = """
CREATE TEMP TABLE ranked (id INTEGER PRIMARY KEY, key INTEGER, places INTEGER, sources INTEGER, year INTEGER, at TEXT);
INSERT INTO ranked (key, places, sources, year, at) SELECT u.key, u.places, u.sources, u.year, u.at
  FROM (SELECT key, sum(places) AS places, count(*) AS sources, group_concat(source, ' ') AS at,
               iif(2 * sum(year = 0) <= count(*), max(year), 0) AS year
          FROM (SELECT o.key, p.id AS source, count(*) AS places, p.year
                  FROM new_place o JOIN place p ON p.new = o.source GROUP BY o.key, p.id)
         GROUP BY key) u JOIN new_key k ON k.id = u.key
 ORDER BY ((k.kind = 'clause') << 60) - (u.sources << 36) - (u.places << 8) + min(abs(length(k.text) - 8), 255),
          k.text, k.kind, k.function, k.frame;
CREATE TEMP TABLE rank_of (key INTEGER PRIMARY KEY, id INTEGER);
INSERT INTO rank_of SELECT key, id FROM ranked ORDER BY key;
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
UPDATE summary SET structures = (SELECT coalesce(max(id), 0) FROM entry WHERE kind != 'clause'),
       year = (SELECT coalesce(max(year), 0) FROM source);
CREATE INDEX entry_text ON entry (text);
CREATE INDEX source_known ON source (first, date, genre, year);
INSERT INTO occurrence SELECT r.id, p.first + o.sentence, o.start, o.end
  FROM new_place o JOIN place p ON p.new = o.source JOIN rank_of r ON r.key = o.key
 ORDER BY 1, 2, 3, 4;
INSERT INTO member SELECT e.id, p.id, m.members
  FROM new_member m JOIN place p ON p.new = m.source
  JOIN entry e ON e.text = m.text AND e.kind = 'abbreviation'
 ORDER BY 1, 2;
INSERT INTO item SELECT p.id, i.list, i.number, r.id, p.first + i.sentence, i.start, i.end
  FROM new_item i JOIN place p ON p.new = i.source JOIN rank_of r ON r.key = i.key
 ORDER BY 1, 2, 3;
CREATE INDEX item_entry ON item (entry);
"""

_TO_INDEX = """
SELECT e.id, r.at, e.kind, e.function, e.text FROM entry e JOIN temp.ranked r ON r.id = e.id ORDER BY e.id
"""


def fill(staging: Staging, meta: dict[str, str], engine: Engine = OneProcess()) -> None:  # noqa: B008 - stateless
    """Make the bank hold exactly what is staged, in one transaction."""
    connection = staging.connection
    staging.keys.clear()  # nothing comes any more that could be recognised
    connection.create_function("year_of", 2, year_of, deterministic=True)
    run(connection, _PLACE)
    if staging.parted:
        run(connection, _BRING_TOGETHER)
    with schema.transaction(connection), seldom_collecting():
        clear(connection)
        connection.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
        run(connection, _SOURCES)
        _add_wording(staging, engine)
        run(connection, _RANK)
        run(connection, _ENTRIES)
        fill_index(connection, connection.execute(_TO_INDEX), engine)
        learn(connection)


def _add_wording(staging: Staging, engine: Engine) -> None:
    """Stage the set wording of the sources that are filled in."""
    connection, first = staging.connection, staging.last + 1
    found = wording(connection, staged(connection, engine), engine)
    keys = ((number, Kind.CANONICAL, text) for number, text in enumerate(found.texts, first))
    connection.executemany("INSERT INTO new_key VALUES (?, ?, '', '', ?)", keys)
    new = np.fromiter((n for (n,) in connection.execute("SELECT new FROM place ORDER BY id")), dtype=np.int64)
    sources, sentences, starts, ends = found.places
    columns = (new[sources], found.phrases + first, sentences, starts, ends)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    connection.executemany("INSERT INTO new_place VALUES (?, ?, ?, ?, ?)", rows)
    staging.last += len(found.texts)
