"""A harvest packed for its way to the bank."""

import pickle

from phrasebank.bank.harvest import harvest
from phrasebank.bank.packing import ITEM, PLACE, columns, packed
from tests.bank.banks import document

SPEECH = "同志们：要做到，一要提高站位；二要真抓实干。要做到，真抓实干。"


def test_each_piece_stands_once_and_its_places_point_to_it() -> None:
    one = harvest(document(SPEECH))
    got = packed(one)
    assert got.clauses.count("真抓实干") == 1
    pieces = [*got.pieces, *(("clause", "", "", text) for text in got.clauses)]
    rows = zip(*columns(got.places, PLACE), strict=True)
    assert sorted((*pieces[piece], *where) for piece, *where in rows) == sorted(one.occurrences)
    items = zip(*columns(got.items, ITEM), strict=True)
    assert [(number, place, pieces[piece][3]) for number, place, piece, *_ in items] == [
        (number, place, item.text)
        for number, items in enumerate(one.lists)
        for place, item in enumerate(items)
    ]


def test_the_sentences_stand_in_columns() -> None:
    one = harvest(document(SPEECH))
    got = packed(one)
    assert list(zip(*columns(got.starts), got.texts, got.cuts, map(bool, got.opens), strict=True)) == list(
        one.sentences
    )


def test_a_document_without_anything_is_packed_too() -> None:
    got = packed(harvest(document("")))
    assert (got.texts, got.pieces, got.clauses, got.places, got.items) == ((), (), (), b"", b"")
    assert pickle.loads(pickle.dumps(got)) == got  # noqa: S301 - our own bytes
