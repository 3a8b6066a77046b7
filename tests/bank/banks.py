"""Small banks for tests: made of texts, in memory, and shown as text."""

import sqlite3
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from hypothesis import strategies as st

from phrasebank.bank import build, index, staging
from phrasebank.bank.banks import Bank
from phrasebank.bank.harvest import Harvest, harvest
from phrasebank.document import Document, Paragraph, Role, Text, Where

# speech-like text: clauses of a few characters that recur, marks of both widths, quotes, breaks, list markers
ATOMS = st.sampled_from(
    [
        *"抓实干创新改革职工权益，,。；、！“”‘’（）《》 \n\u3000",
        *("一要", "二要", "三是", "第一，", "坚定不移", "维护职工权益", "四个意识", "GDP", "2026年", "𠮷"),
    ]
)
SPEECHES = st.lists(ATOMS, min_size=1, max_size=60).map("".join)


def document(text: str, name: str = "讲话.txt") -> Document:
    return Document(text, (Paragraph(Role.BODY, (Text(text),), Where(name, 1, 0)),), name)


def bank_of(texts: Mapping[str, str], path: str = "测试.db") -> Bank:
    """A bank in memory of sources by name."""
    return Bank(Path(path), filled([harvest(document(text, name)) for name, text in texts.items()]))


def date(bank: Bank, dates: Mapping[str, str]) -> None:
    """Say when sources were given, as ``bank tag`` does."""
    for name, day in dates.items():
        (number,) = bank.connection.execute("SELECT id FROM source WHERE name = ?", (name,)).fetchone()
        index.renew(
            bank.connection, number, partial(staging.correct, bank.connection, "source", [(name, day, "")])
        )


def filled(*batches: Iterable[Harvest]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    staged = staging.begin(connection)
    for batch in batches:
        staging.stage(staged, batch)
    build.fill(staged, {})
    return connection


def content(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    """Everything that a bank holds, for comparison."""
    rows: list[tuple[object, ...]] = []
    for table in ("source", "sentence", "entry", "occurrence", "item", "word"):
        columns = "name, title, hash, chars" if table == "source" else "*"
        rows += [(table, *row) for row in connection.execute(f"SELECT {columns} FROM {table}")]  # noqa: S608
    return rows
