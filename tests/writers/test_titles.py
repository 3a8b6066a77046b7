"""Where long titles break. A case is a title; expected are its lines."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.writers.titles import best_breaks, even_breaks, title_breaks
from tests.cases import Case, cases, names

CASES = cases(Path(__file__).parent / "titles")
LONGEST, CAPACITY = 18, 20


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_a_long_title_breaks(case: Case, update: bool) -> None:
    edges = (0, *title_breaks(case.input, LONGEST, CAPACITY), len(case.input))
    case.check("\n".join(case.input[a:b] for a, b in pairwise(edges)), update)


@given(st.lists(st.text("甲乙的、《》会", min_size=1, max_size=6), max_size=14))
def test_lines_fit_and_break_between_words(parts: list[str]) -> None:
    breaks = best_breaks(parts, LONGEST, CAPACITY)
    ends = [sum(map(len, parts[:n])) for n in range(1, len(parts))]
    assert set(breaks) <= set(ends)
    if breaks:
        lines = [b - a for a, b in pairwise((0, *breaks, sum(map(len, parts))))]
        assert max(lines) <= CAPACITY
        assert min(lines) >= 4


@given(st.lists(st.text("甲乙的、《》会", min_size=1, max_size=9), min_size=1, max_size=40))
def test_a_title_without_good_breaks_is_parted_evenly(parts: list[str]) -> None:
    length = sum(map(len, parts))
    edges = (0, *even_breaks(parts, CAPACITY), length)
    lines = [b - a for a, b in pairwise(edges)]
    assert max(lines) <= CAPACITY + 2
    assert len(lines) == 1 or min(lines) > 4
