"""Slogans, case by case, and the tables that tell them."""

from pathlib import Path

import pytest

from phrasebank.errors import UserError
from phrasebank.mining import predicates, tables
from phrasebank.mining.slogans import shapes
from phrasebank.mining.slogans.slogan import slogans
from tests.cases import Case, cases, names
from tests.mining.listing import Listed, document

SLOGANS = cases(Path(__file__).parent / "slogan")


@pytest.mark.parametrize("case", SLOGANS, ids=names(SLOGANS))
def test_a_text_has_these_slogans(case: Case, update: bool) -> None:
    case.check(str(Listed(case.input, slogans(document(case.input)))), update)


def test_predicates_are_told_from_names() -> None:
    table = predicates.table()
    assert [member for member in table.hits if not predicates.is_predicate(member)] == []
    assert [member for member in table.misses if predicates.is_predicate(member)] == []


def test_words_stand_in_one_list_only() -> None:
    table = predicates.table()
    assert not table.verbs & table.doubtful


@pytest.mark.parametrize(
    ("reader", "name"),
    [(predicates.table, "predicates.yml"), (shapes.shapes, "slogans.yml")],
    ids=["谓语", "口号"],
)
def test_a_table_with_an_unknown_key_or_a_missing_list_is_an_error(
    reader: object, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "load", lambda _: {"多余": []})
    with pytest.raises(UserError) as caught:
        reader.__wrapped__()  # type: ignore[attr-defined]
    assert "不认识的键“多余”" in str(caught.value)
    assert name in str(caught.value)
