"""Where clauses of slogans begin: behind a mark, or behind the number of a line."""

import pytest

from phrasebank.mining.slogans.cuts import begins_a_clause


@pytest.mark.parametrize(
    ("text", "place", "begins"),
    [
        ("一、修好水渠", 2, True),
        ("会后。\n（十二）修好水渠", 8, True),
        ("会后\n（二）、修好水渠", 7, True),
        ("会后\n3.修好水渠", 5, True),
        ("会后，修好水渠", 3, True),
        ("修好水渠", 0, True),
        ("其一、修好水渠", 3, False),
        ("村里（三）修好水渠", 5, False),
        ("分工、修好水渠", 3, False),
        ("会后修好水渠", 2, False),
    ],
)
def test_a_clause_begins_behind_a_mark_and_behind_the_number_of_its_line(
    text: str, place: int, begins: bool
) -> None:
    assert begins_a_clause(text, place) is begins
