"""What an abbreviation stands for, as the sources say it: the reading that most of them give first, each with a place.

One source may only use 五个共富, another say what the five are; the entry is explained by the latter. Sources that
contradict each other are all shown.
"""

from collections.abc import Iterable
from typing import NamedTuple

from phrasebank.bank.banks import Bank
from phrasebank.bank.places import Citation, place_in
from phrasebank.bank.schema import explained


class Explanation(NamedTuple):
    """The members that so many sources give, and where the first of them does."""

    members: tuple[str, ...]
    sources: int
    citation: Citation | None


_GIVEN = "SELECT members, source FROM member WHERE entry = ? ORDER BY source"


def explanations(rows: Iterable[tuple[Bank, int]]) -> tuple[Explanation, ...]:
    """The readings of an abbreviation that has these entries; empty if no source explains it, or it is none."""
    found: dict[str, Explanation] = {}
    for bank, entry in rows:
        with explained(bank.path):
            given = bank.connection.execute(_GIVEN, (entry,)).fetchall()
        for members, source in given:
            if not bank.counts(source):
                continue
            known = found.get(members)
            if known is None:
                known = Explanation(tuple(members.split("\n")), 0, place_in(bank, entry, source))
            found[members] = known._replace(sources=known.sources + 1)
    # sorting is stable: of equals the one that the first source gives
    return tuple(sorted(found.values(), key=lambda one: -one.sources))
