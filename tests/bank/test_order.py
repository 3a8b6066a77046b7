"""The entries of a bank and their places as rows of numbers."""

import sqlite3

import numpy as np
import pytest

from phrasebank.bank import staging, uses
from phrasebank.bank.harvest import harvest
from phrasebank.bank.order import CLAUSES, STRUCTURES, ranked
from phrasebank.bank.uses import Uses, read_rows, rows_of
from tests.bank.banks import content, document, filled

# key, source, sentence, start, end
PLACES = [
    (1, 1, 1, 0, 3),
    (2, 1, 1, 4, 7),
    (3, 2, 3, 0, 3),
    (2, 2, 4, 4, 7),
    (4, 2, 4, 4, 7),
    (2, 2, 5, 9, 12),
]
KEYS = [
    (1, "clause", "", "", "抓落实"),
    (2, "clause", "", "", "要创新"),
    (3, "clause", "", "", "抓落实"),
    (4, "slogan", "四字格", "", "要创新"),
    (5, "clause", "", "", "没有人说"),
]
YEARS = np.array([0, 2023, 0], dtype=np.int32)


def used(rows: list[tuple[int, int, int, int, int]]) -> Uses:
    return Uses(*(np.array(column, dtype=np.int32) for column in zip(*rows, strict=True)))


@pytest.fixture
def keys() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    staging.begin(connection)
    connection.executemany("INSERT INTO new_key VALUES (?, ?, ?, ?, ?)", KEYS)
    return connection


def test_a_piece_under_several_keys_is_one_entry_and_keys_without_places_are_none(
    keys: sqlite3.Connection,
) -> None:
    found = ranked(keys, CLAUSES, used(PLACES), YEARS, parted=True)
    assert found.keys.tolist() == [2, 1]
    assert (found.places.tolist(), found.sources.tolist()) == ([3, 2], [2, 2])
    assert found.numbers.tolist() == [-1, 1, 0, 1, -1, -1]


def test_entries_are_said_in_their_sources_and_are_as_new_as_the_newest_unless_most_are_unknown(
    keys: sqlite3.Connection,
) -> None:
    clauses, slogans = (
        ranked(keys, group, used(PLACES), YEARS, parted=True) for group in (CLAUSES, STRUCTURES)
    )
    names = ["", "甲", "乙"]
    assert [*clauses.said_in(names), *slogans.said_in(names)] == ["甲 乙", "甲 乙", "乙"]
    assert (clauses.years.tolist(), slogans.years.tolist()) == ([2023, 2023], [0])


def test_a_group_without_keys_has_no_entries(keys: sqlite3.Connection) -> None:
    keys.execute("DELETE FROM new_key WHERE kind != 'clause'")
    found = ranked(keys, STRUCTURES, used(PLACES), YEARS, parted=True)
    assert (len(found.keys), [*found.said_in([])], set(found.numbers.tolist())) == (0, [], {-1})


def test_places_are_sorted_by_entries_sentences_and_offsets() -> None:
    entries, places = used(PLACES).sorted_by(np.array([2, 1, 2, 1, 1, 1], dtype=np.int32))
    assert [*rows_of((entries, places.sentences, places.starts))] == [
        *((1, 1, 4), (1, 4, 4), (1, 4, 4), (1, 5, 9)),
        *((2, 1, 0), (2, 3, 0)),
    ]


def test_places_that_stand_in_no_order_in_a_sentence_are_put_in_order() -> None:
    _, places = used([(1, 1, 2, 9, 12), (1, 1, 2, 0, 3), (1, 1, 1, 5, 7)]).sorted_by(
        np.ones(3, dtype=np.int32)
    )
    assert [*rows_of((places.sentences, places.starts))] == [(1, 5), (2, 0), (2, 9)]


def test_rows_are_the_same_slice_by_slice(monkeypatch: pytest.MonkeyPatch, keys: sqlite3.Connection) -> None:
    query = "SELECT id, length(text) FROM new_key ORDER BY id"
    whole = read_rows(keys, query, 2)
    monkeypatch.setattr(uses, "SLICE", 2)
    assert read_rows(keys, query, 2).tolist() == whole.tolist() == [[1, 3], [2, 3], [3, 3], [4, 3], [5, 4]]
    assert [*rows_of(whole.T)] == [(1, 3), (2, 3), (3, 3), (4, 3), (5, 4)]


def test_pieces_that_are_not_recognised_make_the_same_bank(monkeypatch: pytest.MonkeyPatch) -> None:
    harvests = [
        harvest(document(f"要真抓实干，要维护职工权益。一要学习{name}，二要创新。", name))
        for name in "甲乙丙丁"
    ]
    expected = content(filled(harvests))
    monkeypatch.setattr(staging, "RECOGNISED", 0)
    assert content(filled(harvests)) == expected


def test_where_no_piece_stands_under_several_keys_they_are_told_by_their_texts_alone(
    keys: sqlite3.Connection,
) -> None:
    keys.execute("UPDATE new_key SET text = '抓实' WHERE id = 3")
    for group in (CLAUSES, STRUCTURES):
        with_pieces, by_text = (
            ranked(keys, group, used(PLACES), YEARS, parted=parted) for parted in (True, False)
        )
        assert [column.tolist() for column in by_text] == [column.tolist() for column in with_pieces]
