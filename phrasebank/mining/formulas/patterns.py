"""Sentence patterns with slots, as writers can read and extend them: 开创{X}新局面, （勇当|争做）{X}排头兵.

``{X}`` is any text within a clause, ``{主}`` an optional subject; ``（甲|乙）`` a choice. Patterns begin where a clause
begins and end where one ends. Patterns and their examples are in ``data/formulas.yml``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from phrasebank.errors import Place, UserError
from phrasebank.mining import tables
from phrasebank.mining.structure import Function

TABLE = "formulas.yml"

_SLOTS = {
    "{X}": r"(?:[^，。；：！？\n]{1,48}?)",
    "{主}": r"(?:[^，。；：！？\n]{0,36}?)",
    "（": "(?:",
    "）": ")",
}
# a marker at the start of an item: 一要 二是 第三， （四） 5.
_MARKER = r"(?:[一二三四五六七八九十]{1,3}(?:是|要|、)|第[一二三四五六七八九十]{1,3}[，、是]|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.．、])?"
_START = 2
_CLAUSE_END = r"(?=[，。；：！？\n]|$)"


@dataclass(frozen=True)
class Rule:
    """A pattern with its function; ``at_end`` and ``before_end`` say whether it counts at the end of a text or section and elsewhere.

    ``basis`` says why the rule is there if the development texts do not show it three times.
    """

    source: str
    expression: str
    keys: tuple[str, ...]
    function: Function
    at_end: bool
    before_end: bool
    joins: bool
    several_clauses: bool
    basis: str
    hits: tuple[str, ...]
    misses: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern; most rules are not met in one text. Raises UserError if it is written wrongly."""
        return compiled(self.expression, self.source, TABLE)


def compiled(expression: str, source: str, table: str) -> re.Pattern[str]:
    """A pattern as a regular expression; raises UserError, which quotes its ``source``, if it is none."""
    try:
        return re.compile(expression)
    except re.error as error:
        raise UserError(f"句型写法不对（{error}）：{source}", Place(table)) from error


@dataclass(frozen=True, slots=True)
class Formulas:
    """The rules, which of them each word tells (words by their first two characters, short ones by their only one), the words
    of those that count anywhere or at an end, and how closing sentences begin.
    """

    rules: tuple[Rule, ...]
    by_start: dict[str, tuple[tuple[str, tuple[int, ...]], ...]]
    short: dict[str, tuple[int, ...]]
    anywhere: frozenset[str]
    at_end: frozenset[str]
    closing: re.Pattern[str]

    def told_by(self, clause: str) -> list[Rule]:
        """The rules one of whose words a clause holds, in the order of the table: it can fit no others."""
        told = {n for key, numbers in self.short.items() if key in clause for n in numbers}
        by_start = self.by_start
        for at in range(len(clause) - 1):
            if keys := by_start.get(clause[at : at + _START]):
                told.update(n for key, numbers in keys if clause.startswith(key, at) for n in numbers)
        return [self.rules[n] for n in sorted(told)]


@cache
def formulas() -> Formulas:
    """The table of formulas, read once."""
    lists = ("连词", "状语", "后接", "结语")
    content = tables.sections(TABLE, dict.fromkeys(lists, tables.texts) | {"套语": tables.any_list})
    frame = _Frame(*(_any_of(content[key]).pattern for key in ("连词", "状语", "后接")))
    required = {
        "句型": tables.text,
        "词": tables.texts,
        "职能": lambda v: v in set(Function),
        "例": tables.examples,
    }
    optional = {"位置": lambda v: v in ("任意", "文末", "文中"), "接": tables.truth, "依据": tables.text}
    rules = tables.entries(content["套语"], TABLE, required, optional, lambda entry: _rule(entry, frame))
    keys = dict.fromkeys(key for rule in rules for key in rule.keys)
    told = {key: tuple(n for n, rule in enumerate(rules) if key in rule.keys) for key in keys}
    starts = {key[:_START] for key in keys if len(key) >= _START}
    return Formulas(
        rules,
        {start: tuple((key, told[key]) for key in keys if key.startswith(start)) for start in starts},
        {key: numbers for key, numbers in told.items() if len(key) < _START},
        frozenset(key for rule in rules if rule.before_end for key in rule.keys),
        frozenset(key for rule in rules for key in rule.keys),
        _any_of(content["结语"]),
    )


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(set(words), key=len, reverse=True))))


@dataclass(frozen=True, slots=True)
class _Frame:
    """What may stand before every pattern, and the noun after it that is no part of it (勇当排头兵的目标任务)."""

    connectives: str
    adverbs: str
    nouns: str

    def around(self, pattern: str) -> str:
        following = "" if pattern.rstrip("?").endswith(_SLOTS["{X}"]) else f"(?:的(?:{self.nouns}))?"
        said = f"(?P<said>(?:{self.adverbs})*(?:{pattern}))"
        return f"{_MARKER}(?:{self.connectives})?{said}{following}{_CLAUSE_END}"


def _rule(entry: dict[str, Any], frame: _Frame) -> Rule:
    pattern = entry["句型"]
    for slot, meaning in _SLOTS.items():
        pattern = pattern.replace(slot, meaning)
    return Rule(
        source=entry["句型"],
        expression=frame.around(pattern),
        keys=tuple(entry["词"]),
        function=Function(entry["职能"]),
        at_end=entry.get("位置") != "文中",
        before_end=entry.get("位置") != "文末",
        joins=entry.get("接", False),
        several_clauses="，" in entry["句型"],
        basis=entry.get("依据", ""),
        hits=tuple(entry["例"]["中"]),
        misses=tuple(entry["例"]["不中"]),
    )
