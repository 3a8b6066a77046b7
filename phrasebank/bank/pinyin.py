"""Pinyin as people type it: initials, whole syllables, a last one begun, Chinese in between.

    zgzy        → z g z y            职工主业, 中国制造
    zhigong     → zhi gong           职工
    职gong      → 职 gong            职工
    shzy        → sh z y, s h z y    市场…, 社会主义

A typed text is cut into units in every way that leaves the fewest letters outside whole syllables; if any stays outside, all
may be initials. Which syllables there
are and which characters are read so says the bank, see ``index``: no dictionary is loaded.
"""

import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from json import dumps
from typing import NamedTuple

LONGEST = 60
_CUTS = 8
"""So many ways of cutting are kept."""

CHAIN = 3
"""So many initials in a row are rare enough: of the entries that have them the texts are compared."""

# a letter with a tone, or a tone behind the syllable: zhí, zhi2, lü; and the marks between syllables: xi'an
_MARKS = "'’‘` 12345-"


class Unit(NamedTuple):
    """One character of what is meant: a Chinese one, a whole syllable, or the beginning of one."""

    typed: str
    whole: bool

    @property
    def is_letter(self) -> bool:
        """Whether it says no more than the initial that the index holds."""
        return len(self.typed) == 1 and not self.whole


class Reading(NamedTuple):
    """One way to understand what was typed: an expression for the index, and what the text must hold.

    ``exact`` says that the expression alone decides.
    """

    expression: str
    pattern: re.Pattern[str]
    exact: bool
    length: int


def letters_of(typed: str) -> str | None:
    """Typed pinyin in small letters without tones, None if a text can be none; Chinese characters stay."""
    if len(typed) > LONGEST or not any(
        "a" <= c <= "z" or "A" <= c <= "Z" for c in unicodedata.normalize("NFKD", typed)
    ):
        return None
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", typed)).lower().replace("u\u0308", "v")
    out = "".join(" " if c in _MARKS else c for c in plain if not unicodedata.combining(c))
    if all("a" <= c <= "z" or c == " " or "\u3400" <= c <= "\u9fff" for c in out):
        return out
    return None


def readings(connection: sqlite3.Connection, typed: str) -> tuple[Reading, ...]:
    """What may be meant: the likeliest cuts; empty for what is no pinyin or says too little (a single letter).

    Where a letter stands for itself all may: lagx is 拉关系 and 两岸关系.
    """
    letters = letters_of(typed)
    if letters is None:
        return ()
    table = Table(connection)
    likeliest = cuts(letters, table.syllables)
    found = [table.reading(units) for units in likeliest]
    if not any(all(unit.whole for unit in units) for units in likeliest):
        found += initials_only(connection, typed)
    return tuple(dict.fromkeys(one for one in found if one is not None))


def initials_only(connection: sqlite3.Connection, typed: str) -> tuple[Reading, ...]:
    """Every letter as the initial of a character of its own: 为二农 typed wen."""
    letters = (letters_of(typed) or "").replace(" ", "")
    found = (
        Table(connection).reading(tuple(Unit(c, whole=c >= "\u3400") for c in letters)) if letters else None
    )
    return (found,) if found else ()


def words_among(connection: sqlite3.Connection, pieces: Iterable[str]) -> frozenset[str]:
    """Which pieces of text are words of the bank: 综合治理, not 展战略."""
    rows = connection.execute(
        "SELECT text FROM word WHERE text IN (SELECT value FROM json_each(?))", (dumps([*pieces]),)
    )
    return frozenset(text for (text,) in rows)


def cuts(letters: str, syllables: frozenset[str]) -> tuple[tuple[Unit, ...], ...]:
    """The ways to cut a text into units that leave the fewest letters outside whole syllables, the shortest first."""

    @cache
    def best(start: int) -> tuple[tuple[int, tuple[Unit, ...]], ...]:
        if start == len(letters):
            return ((0, ()),)
        found = [
            (price + more, (*unit, *units))
            for unit, price, end in _units(letters, start, syllables)
            for more, units in best(end)
        ]
        found.sort(key=lambda one: (one[0], len(one[1]), one[1]))
        return tuple(found[:_CUTS])

    found = best(0)
    return tuple(units for price, units in found if price == found[0][0]) if found else ()


def _units(
    letters: str, start: int, syllables: frozenset[str]
) -> Iterator[tuple[tuple[Unit, ...], int, int]]:
    """What may come next: units (none for a mark), how many letters they leave outside syllables, where they end."""
    first = letters[start]
    if first == " ":
        yield (), 0, start + 1
    elif not first.isascii():
        yield (Unit(first, whole=True),), 0, start + 1
    else:
        for end in range(start + 1, min(len(letters), start + 6) + 1):
            piece = letters[start:end]
            if piece in syllables:
                yield (Unit(piece, whole=True),), 0, end
            elif end == start + 1 or piece in ("zh", "ch", "sh"):
                if first not in "iuv":
                    yield (Unit(piece, whole=False),), end - start, end
            elif end == len(letters) and any(one.startswith(piece) for one in syllables):
                yield (Unit(piece, whole=False),), 1, end


class Table:
    """The bank's table of readings."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        # some dialects have syllables without a vowel
        (found,) = connection.execute(
            "SELECT group_concat(syllable, ' ') FROM reading WHERE syllable GLOB '*[aeiouv]*'"
        ).fetchone()
        self.syllables = frozenset((found or "").split())

    def reading(self, units: tuple[Unit, ...]) -> Reading | None:
        """The expression and the pattern of a cut; None if no character of the bank is read so."""
        characters = [self._characters(unit) for unit in units]
        if not all(characters) or (len(units) == 1 and not units[0].whole):
            return None
        # the index takes each character for itself: the rarest syllable narrows enough, the pattern does the rest
        whole = [found for unit, found in zip(units, characters, strict=True) if unit.whole]
        parts = [_any_of(min(whole, key=len))] if whole and len(units) < CHAIN else []
        chain = self._chain(units)
        if chain is None:
            return None
        exact = all(unit.is_letter for unit in units)
        pattern = re.compile("".join(f"[{found}]" for found in characters))
        return Reading(" AND ".join([*chain, *parts]), pattern, exact, len(units))

    def _chain(self, units: tuple[Unit, ...]) -> list[str] | None:
        """The index's pairs of initials."""
        if len(units) < 2:
            return []
        letters = [self._initial(unit) for unit in units]
        if not all(letters):
            return None
        pairs = " ".join(f"·{a}{b}" for a, b in pairwise(letters))
        return [f'letters : "{pairs}"']

    def _initial(self, unit: Unit) -> str:
        if unit.typed.isascii():
            return unit.typed[0]
        query = "SELECT syllable FROM reading WHERE instr(usual, ?)"
        found = self.connection.execute(query, (unit.typed,)).fetchone()
        return found[0][0] if found else ""

    def _characters(self, unit: Unit) -> str:
        if not unit.typed.isascii():
            return unit.typed
        last = unit.typed if unit.whole else unit.typed + "~"
        query = "SELECT usual || other FROM reading WHERE syllable BETWEEN ? AND ?"
        return "".join(found for (found,) in self.connection.execute(query, (unit.typed, last)))


def _any_of(characters: str) -> str:
    return "text : (" + " OR ".join(f'"{one}"' for one in characters) + ")"
