"""Documents that several sources have count once, under the name that sorts first.

Staged sources are looked through when all are there: what has the same text, or nearly the same, becomes a double of
the first. A double's sketch is kept in the bank, so that it need not be mined again to be known for one. If the first
has gone, the next takes its place and is mined.
"""

import sqlite3
from collections.abc import Mapping
from typing import NamedTuple

from phrasebank.bank.likeness import groups


class Double(NamedTuple):
    """A source that counts as another; ``same`` to the last character, or nearly so."""

    name: str
    first: str
    same: bool


class Staged(NamedTuple):
    """A staged source; ``full`` if what it yields is staged, too, not its sketch only."""

    id: int
    name: str
    hash: str
    sketch: bytes
    full: bool


def staged(connection: sqlite3.Connection) -> list[Staged]:
    """The staged sources in the order of their names."""
    query = "SELECT id, name, hash, sketch, full FROM new_source ORDER BY name, id"
    return [
        Staged(i, name, text, sketch, bool(full)) for i, name, text, sketch, full in connection.execute(query)
    ]


def firsts(sources: list[Staged]) -> dict[str, str]:
    """For each text, by its hash, the hash of the text that stands for it."""
    names: dict[str, str] = {}
    sketches: dict[str, bytes] = {}
    for source in sources:
        names.setdefault(source.hash, source.name)
        if source.sketch:
            sketches[source.hash] = source.sketch
    first = {text: text for text in names}
    # name and hash together are a key that sorts by the name
    keys = {f"{names[text]}\0{text}": text for text in sketches}
    for group in groups({key: sketches[text] for key, text in keys.items()}):
        for key in group[1:]:
            first[keys[key]] = keys[group[0]]
    return first


def lacking(sources: list[Staged], first: Mapping[str, str]) -> list[str]:
    """The names of sources that stand for a document and have not been mined; ``first`` as ``firsts`` tells."""
    there = {source.hash for source in sources if source.full}
    names = []
    for source in sources:
        if first[source.hash] == source.hash and source.hash not in there:
            names.append(source.name)
            there.add(source.hash)
    return names


def settle(connection: sqlite3.Connection, sources: list[Staged], first: Mapping[str, str]) -> list[Double]:
    """Mark the doubles among the staged sources; which they are. What stands for a document must have been mined."""
    leaders: dict[str, Staged] = {}
    holders: dict[str, Staged] = {}
    for source in sources:
        leaders.setdefault(source.hash, source)
        if source.full:
            holders.setdefault(source.hash, source)
    kept = []
    for text in set(first.values()):
        kept.append((holders[text].id,))
        if holders[text].id != leaders[text].id:
            _exchange(connection, leaders[text], holders[text])
    connection.execute("UPDATE new_source SET double = 1")
    connection.executemany("UPDATE new_source SET double = 0 WHERE id = ?", kept)
    return [
        Double(source.name, leader.name, source.hash == leader.hash)
        for source in sources
        if (leader := leaders[first[source.hash]]).id != source.id
    ]


def _exchange(connection: sqlite3.Connection, leader: Staged, holder: Staged) -> None:
    """Let the source that was mined and the one with the first name, which has the same text, change their names."""
    columns = ("name", "file", "encoding")
    pick = f"SELECT {', '.join(columns)} FROM new_source WHERE id = ?"  # noqa: S608
    of_leader, of_holder = (connection.execute(pick, (s.id,)).fetchone() for s in (leader, holder))
    for values, source in ((of_leader, holder), (of_holder, leader)):
        sets = ", ".join(f"{column} = ?" for column in columns)
        connection.execute(f"UPDATE new_source SET {sets} WHERE id = ?", (*values, source.id))  # noqa: S608
