"""Rows of siblings: one search over all of them tells which hold a pattern, and neighbours with one key are told by their indexes."""

import re

from hypothesis import given
from hypothesis import strategies as st

from phrasebank.mining.parallels.rows import laid_out, neighbours


def test_the_siblings_that_hold_a_pattern_are_told_by_their_indexes() -> None:
    text = "干了了，想了，说着"
    rows = laid_out(text, [[(0, 3), (4, 6)], [], [(7, 9)]])
    assert rows.said == ["", "干了了", "想了", "", "说着", ""]
    assert list(rows.holding(re.compile("了"))) == [1, 2]
    assert list(rows.holding(re.compile(".着$", re.MULTILINE))) == [4]


@given(st.lists(st.text("了着的", max_size=4), max_size=12))
def test_a_search_over_all_finds_what_a_search_of_each_finds(said: list[str]) -> None:
    text = "，".join(said)
    starts = [sum(map(len, said[:n])) + n for n in range(len(said))]
    rows = laid_out(text, [[(start, start + len(own)) for start, own in zip(starts, said, strict=True)]])
    pattern = re.compile("了的?")
    assert list(rows.holding(pattern)) == [n for n, own in enumerate(rows.said) if pattern.search(own)]


def test_neighbours_with_one_key_stand_side_by_side() -> None:
    assert list(neighbours({3: "新", 4: "新", 5: "得", 7: "得", 8: "得", 9: "得"})) == [
        (3, 5),
        (5, 6),
        (7, 10),
    ]
    assert not list(neighbours({}))
