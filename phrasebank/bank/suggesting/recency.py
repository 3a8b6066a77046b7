"""How new a piece is, by the dates of its sources beside the newest source of its bank: no clock, no list of names.

A formula that once stood in every speech stays the most used one long after another took its place. So what no source
has said for a decade counts half, for two decades a quarter. A source without a date has the year in its name if there
is one (工作报告2003.docx); where most of a piece's sources have neither, it counts in full.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from phrasebank.bank.banks import Bank
from phrasebank.bank.schema import explained
from phrasebank.bank.suggesting.entries import Found

HALF_LIFE = 10
"""Years in which the weight of what is no longer said halves."""

OLD = 10
"""More years than that behind the bank's newest source, the year is told."""

PLACES = 400
"""Places of a piece whose sources are looked at: what stands in more is not out of use."""

# 工作报告2003.docx and gwr-2003.txt, not the number 12003 nor 20030305
_YEAR = re.compile(r"(?<!\d)(?:19[4-9]|20\d)\d(?!\d)")

_SOURCES = """
SELECT DISTINCT s.source FROM (SELECT sentence FROM occurrence WHERE entry = ? LIMIT ?) o
  CROSS JOIN sentence s ON s.id = o.sentence"""


class Age(NamedTuple):
    """``year`` is when a piece was last said, None if that is not known; ``years`` how long before the newest source."""

    year: int | None = None
    years: int = 0

    @property
    def weight(self) -> float:
        """From 1 for what is new or not dated down to 0."""
        return float(0.5 ** (self.years / HALF_LIFE))

    @property
    def note(self) -> str:
        """What to tell of an old piece; "" for others."""
        return f"，最近见于 {self.year} 年" if self.year and self.years > OLD else ""


class Ages:
    """The years of banks' sources, read once for many pieces."""

    def __init__(self, banks: Sequence[Bank]) -> None:
        self._years = {id(bank): _years(bank) for bank in banks}

    def of(self, *found: Found) -> Age:
        """How long a piece has not been said in the sources that count: the least of its entries' ages."""
        return min(map(self._of_entry, found), key=lambda age: age.years)

    def _of_entry(self, found: Found) -> Age:
        years = self._years[id(found.bank)]
        if found.places > PLACES or not any(years.values()):
            return Age()
        with explained(found.bank.path):
            rows = found.bank.connection.execute(_SOURCES, (found.id, PLACES)).fetchall()
        stands = [years[number] for (number,) in rows if number in years]
        if not any(stands) or 2 * stands.count(0) > len(stands):
            return Age()
        return Age(max(stands), max(years.values()) - max(stands))


@lru_cache(maxsize=8)
def _years(bank: Bank) -> dict[int, int]:
    """The year of each source that counts, 0 if it is not known."""
    with explained(bank.path):
        rows = bank.connection.execute("SELECT id, coalesce(date, ''), name FROM source").fetchall()
    return {number: _year(date, name) for number, date, name in rows if bank.counts(number)}


def _year(date: str, name: str) -> int:
    found = _YEAR.match(date[:4]) or _YEAR.search(name)
    return int(found.group()) if found else 0
