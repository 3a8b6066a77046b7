"""A query in the language of the index, and what the index cannot say: tests on the texts that it yields.

    Query(("职工",), lengths=(4, 6)) → {text members} : "职 工" AND tags : ("l4" OR "l5" OR "l6")

A word with Latin letters is looked for as it stands; only if no entry has it, it is pinyin.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from phrasebank.bank.banks import Bank
from phrasebank.bank.grams import fold, phrase
from phrasebank.bank.query import Query
from phrasebank.bank.schema import explained

_LATIN = re.compile("[a-zA-Zａ-ｚＡ-Ｚü-ǜ]")


class Term(NamedTuple):
    """One thing that an entry must hold: an expression of the index and, if that is not all, a test.

    ``found`` is what is looked for as the text has it, or a pattern of it; ``length`` is how many characters that are.
    """

    expression: str
    found: str | re.Pattern[str]
    length: int
    exact: bool = True
    readings: tuple[re.Pattern[str], ...] = ()

    def test(self, folded: str) -> bool:
        """Whether a folded text holds what is meant."""
        if self.readings:
            return any(reading.search(folded) for reading in self.readings)
        return self.found in folded if isinstance(self.found, str) else self.found.search(folded) is not None

    def span(self, folded: str) -> tuple[int, int] | None:
        """Where a folded text first holds it, None if it does not; of several readings the first and longest counts."""
        if isinstance(self.found, str):
            at = folded.find(self.found)
            return (at, at + len(self.found)) if at >= 0 else None
        if self.readings:
            spans = [match.span() for reading in self.readings if (match := reading.search(folded))]
            return min(spans, key=lambda span: (span[0], -span[1]), default=None)
        match = self.found.search(folded)
        return match.span() if match else None


def terms(bank: Bank, query: Query) -> tuple[Term, ...]:
    """What an entry must hold, word by word and frame by frame."""
    return (*(_word(bank, word) for word in query.words), *map(_frame, query.frames))


def _word(bank: Bank, word: str) -> Term:
    folded = fold(word)
    literal = Term(f"{{text members}} : {phrase(word)}", folded, len(folded))
    if not _LATIN.search(word) or _any(bank, literal):
        return literal
    # few lookups are typed in pinyin: the others do not pay for loading it
    from phrasebank.bank.pinyin import Reading, initials_only, readings

    def term(found: tuple[Reading, ...]) -> Term:
        expression = " OR ".join(f"({one.expression})" for one in found)
        patterns = tuple(one.pattern for one in found)
        return Term(
            f"({expression})", patterns[0], found[0].length, all(one.exact for one in found), patterns
        )

    with explained(bank.path):
        for found in (readings(bank.connection, word), initials_only(bank.connection, word)):
            if found and _any(bank, meant := term(found)):
                return meant
    return literal


_TRY = "SELECT e.text FROM gram g CROSS JOIN entry e ON e.id = g.rowid WHERE gram MATCH ? ORDER BY g.rowid"


def _any(bank: Bank, term: Term) -> bool:
    """Whether any entry of the bank has it."""
    with explained(bank.path):
        found = bank.connection.execute(_TRY, (term.expression,))
        return any(term.exact or term.test(fold(text)) for (text,) in found)


def _frame(typed: str) -> Term:
    from phrasebank.bank.patterns import frame_pattern

    pattern = frame_pattern(typed)
    expression = " AND ".join(f"text : {phrase(piece)}" for piece in pattern.pieces)
    return Term(expression, pattern.search, sum(map(len, pattern.pieces)), exact=False)


def expression(query: Query, wanted: Iterable[Term], sources: str) -> str:
    """The whole query; ``sources`` is what narrows it to sources, "" for nothing."""
    parts = [term.expression for term in wanted]
    if query.kinds:
        parts.append(any_tag(kind.value for kind in query.kinds))
    if query.functions:
        parts.append(any_tag(map(fold, query.functions)))
    if query.lengths:
        low, high = query.lengths
        parts.append(any_tag(f"l{number}" for number in range(low, high + 1)))
    if sources:
        parts.append(sources)
    found = " AND ".join(parts)
    unwanted = " OR ".join(f"text : {phrase(word)}" for word in query.without)
    return f"({found}) NOT ({unwanted})" if unwanted else found


def any_tag(tags: Iterable[str]) -> str:
    """That an entry has one of these tags."""
    return "tags : (" + " OR ".join(f'"{tag}"' for tag in tags) + ")"
