"""Canonical wording, case by case; what recurs is found as a comparison of all pieces finds it."""

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phrasebank.mining.canonicals.canonical import canonicals, phrases
from phrasebank.mining.canonicals.repeats import SEED, repeats
from tests.cases import Case, cases, names
from tests.mining.listing import Listed, document

CASES = cases(Path(__file__).parent / "canonical")
TEXTS = st.text("工会要实干，。\n", max_size=40)


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_a_text_has_this_wording(case: Case, update: bool) -> None:
    case.check(str(Listed(case.input, canonicals(document(case.input)))), update)


def maximal(text: str) -> set[str]:
    """The pieces without marks that stand twice and cannot be made longer at all their places, by brute force."""
    pieces = {text[i:j] for i, j in combinations(range(len(text) + 1), 2)}
    plain = {p for p in pieces if len(p) >= SEED and not any(mark in p for mark in "，。\n")}
    places = {p: [i for i in range(len(text)) if text.startswith(p, i)] for p in plain}
    found = set()
    for piece, starts in places.items():
        before = {text[i - 1 : i] if i else "" for i in starts}
        behind = {text[i + len(piece) : i + len(piece) + 1] for i in starts}
        longer = [edge for edge in (before, behind) if len(edge) == 1 and not edge & {"", "，", "。", "\n"}]
        if len(starts) > 1 and not longer:
            found.add(piece)
    return found


@given(TEXTS)
def test_repeats_are_all_that_recur_and_cannot_be_made_longer(text: str) -> None:
    found = repeats(text)
    assert {text[r.places[0] : r.places[0] + r.length] for r in found} == maximal(text)
    assert all(text.startswith(text[r.places[0] :][: r.length], p) for r in found for p in r.places)


def test_characters_of_rare_planes_are_told_from_those_that_they_resemble() -> None:
    # as numbers of sixteen bits 𠮷 (U+20BB7) would be ஷ (U+0BB7)
    text = "在𠮷林路集合。在ஷ林路集合。在𠮷林路集合。"
    assert {text[r.places[0] :][: r.length] for r in repeats(text)} == {"在𠮷林路集合", "林路集合"}


@given(TEXTS)
def test_every_place_of_a_phrase_reads_as_the_phrase(text: str) -> None:
    for phrase in phrases(text * 2):
        assert len(phrase.places) > 1
        assert all((text * 2).startswith(phrase.text, place) for place in phrase.places)
