"""The tables of a bank: derived from sources, rebuilt and never migrated.

source      one document: name, title, hash of its text (the same text counts once) and of its file; year 0 is unknown
double      files that count as one of the sources, having the same text or nearly
sentence    every sentence of the sources, in their order; ``cuts`` are the source's characters that it leaves out,
            ``opens`` says that a paragraph begins with it
entry       one piece of phrasing; row ids follow rank, so a lookup reads hits in order and stops; ``year`` is when
            it was last said, 0 if that is not known
summary     one row: the id of the last entry that is no plain clause (these rank behind), the newest source's year
member      what an abbreviation stands for, in each source that says it
occurrence  where an entry stands: its sentence, and offsets into the source's text
item        the members of each list and of each parallel in order: what follows what
gram        full-text index of the entries by characters, sound and what filters ask for, see ``index``
word        the words of the best entries with their pronunciation, for near misses
reading     each syllable of pinyin with the characters that are read so, usually or otherwise
"""

import re
import sqlite3

from phrasebank.bank.grams import TOKENIZER

APPLICATION = 0x64726674  # "drft"
VERSION = 6
"""Raise it when the tables change; banks of another version ask to be rebuilt."""

TABLES = f"""
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE source (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, title TEXT, hash TEXT NOT NULL UNIQUE, file TEXT NOT NULL,
    encoding TEXT, chars INTEGER NOT NULL, first INTEGER NOT NULL, sentences INTEGER NOT NULL, date TEXT, genre TEXT, year INTEGER NOT NULL,
    sketch BLOB NOT NULL, recipe TEXT NOT NULL, stamp TEXT NOT NULL);
CREATE TABLE double (
    name TEXT PRIMARY KEY, file TEXT NOT NULL, hash TEXT NOT NULL, sketch BLOB NOT NULL, recipe TEXT NOT NULL,
    stamp TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE sentence (
    id INTEGER PRIMARY KEY, source INTEGER NOT NULL, start INTEGER NOT NULL, text TEXT NOT NULL, cuts TEXT NOT NULL,
    opens INTEGER NOT NULL);
CREATE TABLE entry (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, function TEXT NOT NULL, frame TEXT NOT NULL, text TEXT NOT NULL,
    count INTEGER NOT NULL, sources INTEGER NOT NULL, year INTEGER NOT NULL);
CREATE TABLE summary (structures INTEGER NOT NULL, year INTEGER NOT NULL);
INSERT INTO summary VALUES (0, 0);
CREATE TABLE member (
    entry INTEGER NOT NULL, source INTEGER NOT NULL, members TEXT NOT NULL, PRIMARY KEY (entry, source)) WITHOUT ROWID;
CREATE TABLE occurrence (
    entry INTEGER NOT NULL, sentence INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    PRIMARY KEY (entry, sentence, start, end)) WITHOUT ROWID;
CREATE TABLE item (
    source INTEGER NOT NULL, list INTEGER NOT NULL, number INTEGER NOT NULL, entry INTEGER NOT NULL,
    sentence INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    PRIMARY KEY (source, list, number)) WITHOUT ROWID;
CREATE VIRTUAL TABLE gram USING fts5(
    tags, text, members, letters, content='', columnsize=0, tokenize='{TOKENIZER}');
CREATE TABLE word (text TEXT PRIMARY KEY, sound TEXT NOT NULL, count INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE reading (syllable TEXT PRIMARY KEY, usual TEXT NOT NULL, other TEXT NOT NULL) WITHOUT ROWID;
"""  # noqa: S608 - a constant

NAMES = frozenset(re.findall(r"CREATE (?:VIRTUAL )?TABLE (\w+)", TABLES))


def clear(connection: sqlite3.Connection) -> None:
    """Take out whatever tables there are and lay down the empty ones of this version."""
    query = "SELECT name FROM main.sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL%'"
    for (name,) in connection.execute(query).fetchall():
        connection.execute(f'DROP TABLE main."{name}"')
    query = "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    for (name,) in connection.execute(query).fetchall():
        connection.execute(f'DROP TABLE main."{name}"')
    for statement in filter(str.strip, TABLES.split(";")):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
