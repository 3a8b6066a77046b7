"""How new a piece is, by the dates of its sources beside the newest source of its bank: no clock, no list of names.

A formula that once stood in every speech stays the most used one long after another took its place. So what no source
has said for a decade counts half, for two decades a quarter. A source without a date has the year in its name if there
is one (工作报告2003.docx); where most of a piece's sources have neither, it counts in full. Each entry's year is in the bank.
"""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from phrasebank.bank.banks import Bank
from phrasebank.bank.schema import explained

if TYPE_CHECKING:
    from phrasebank.bank.entries import Found

HALF_LIFE = 10
"""Years in which the weight of what is no longer said halves."""

OLD = 10
"""More years than that behind the bank's newest source, the year is told."""

# 工作报告2003.docx and gwr-2003.txt, not the number 12003 nor 20030305
_YEAR = re.compile(r"(?<!\d)(?:19[4-9]|20\d)\d(?!\d)")


def year_of(date: str | None, name: str) -> int:
    """The year of a source by its date (2003-03-05) or else its name, 0 if neither tells it."""
    found = _YEAR.match((date or "")[:4]) or _YEAR.search(name)
    return int(found.group()) if found else 0


def year_of_all(years: Sequence[int]) -> int:
    """The year in which something was last said by sources of these years; 0 if most of them have none."""
    return max(years) if years and 2 * years.count(0) <= len(years) else 0


class Age(NamedTuple):
    """``year`` is when a piece was last said, 0 if that is not known; ``years`` how long before the newest source."""

    year: int = 0
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
    """The newest years of banks, read once for many pieces."""

    def __init__(self, banks: Sequence[Bank]) -> None:
        self._newest = {id(bank): newest(bank) for bank in banks}

    def of(self, *found: "Found") -> Age:
        """How long a piece has not been said: the least of its entries' ages."""
        ages = (Age(one.year, self._newest[id(one.bank)] - one.year) if one.year else Age() for one in found)
        return min(ages, key=lambda age: age.years)

    def halvings(self, found: Mapping[str, Sequence["Found"]]) -> dict[str, float]:
        """How often its age halves the weight of each old text; what a newer one of them holds is as new as that."""
        years: dict[str, int] = {}
        for text, rows in found.items():
            age = min([self._newest[id(row.bank)] - row.year if row.year else 0 for row in rows])
            if age:
                years[text] = age
        newest = [text for text in found if text not in years]
        for text in sorted(years, key=years.__getitem__):
            years[text] = next((years.get(newer, 0) for newer in newest if text in newer), years[text])
            newest.append(text)
        return {text: age / HALF_LIFE for text, age in years.items()}


def newest(bank: Bank) -> int:
    """The year of a bank's newest source, 0 if no year is known."""
    with explained(bank.path):
        (year,) = bank.connection.execute("SELECT year FROM summary").fetchone()
    return int(year)
