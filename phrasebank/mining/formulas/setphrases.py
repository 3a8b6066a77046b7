"""Patterns of set clauses by function, found from how a clause begins: 发挥{X}作用, 把{X}摆在{X}, 习近平总书记指出.

In front of a pattern there may be a marker, a connective, adverbs, or a subject with 要, 必须 or 将; patterns that begin
with a slot are found by a word that they hold. What may stand in front is in ``data/functions.yml``, the patterns of each
function with their examples in a file of its own in ``data/functions/``.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from phrasebank.mining import tables
from phrasebank.mining.formulas.patternends import REACH, beginnings, endings
from phrasebank.mining.formulas.patterns import compiled
from phrasebank.mining.structure import Function

TABLE = "functions.yml"
FUNCTIONS = {
    f"functions/{function.name.lower()}.yml": function
    for function in (
        Function.REQUIREMENT,
        Function.SALUTATION,
        Function.OPENING,
        Function.TRANSITION,
        Function.EMPHASIS,
        Function.ATTRIBUTION,
        Function.APPRAISAL,
        Function.DEFERENCE,
    )
}
"""The table of each function, in the order in which patterns that end alike are preferred."""
_FRONT = ("连词", "状语", "主语", "追述")
_WORDS = {"{动}": "动词", "{抽象}": "抽象"}
"""The slots that stand for one of a list of words."""
_LISTS = (*_FRONT, *_WORDS.values())
_SLOTS = {
    "{X}": r"(?:[^，。；：！？\n]{1,60}?)",
    "{主}": r"(?:[^，。；：！？\n]{0,24}?)",
    "{短}": r"(?:[^，。；：！？\n]{1,14}?)",
    "（": "(?:",
    "）": ")",
}
_MARKER = r"(?:[一二三四五六七八九十]{1,3}(?:是|(?=要)|、)|第[一二三四五六七八九十]{1,3}[，、是]|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.．、])?"
_MARKER_FIRSTS = frozenset("一二三四五六七八九十第（0123456789０１２３４５６７８９")
_END = r"(?=[，。；：！？\n]|$)"
# 要 and 将 in other words are no modals: 重要学习内容 即将召开 必将推动 按照要求; but 一要学习 要求真务实
_NO_WORD = "(?<![重主首紧纪摘概扼只若次即必])"
_NO_NOUN = "(?!求(?![真实新])|[素点害件闻领义塞目职])"
_WILL = "将"
_STANDINGS = frozenset(("", "问", "状", "要", "双"))
"""What can stand before a pattern: nothing; a modal in an earlier clause of the sentence; an adverb; a modal; both of these."""
_NEEDS = {"要字": frozenset("要双"), "自带": frozenset("状双"), "状字": frozenset("问状要双")}
_NO_MARK = re.compile(r"[^，。；：！？\n]")


@dataclass(frozen=True)
class Rule:
    """A pattern with its function: as a writer spells it in ``source``, and as a regular expression in ``expression``.

    ``keys`` are words one of which it holds; ``inner`` patterns begin at a key, wherever in the clause. ``needs`` says
    what may stand before it. ``past`` allows sentences that tell of the past.
    ``told`` refuses sentences that look ahead. ``opens`` wants the clause to begin a sentence; ``begins`` to stand where a text begins; ``whole`` wants it to be all of
    a paragraph; ``but`` must not be in it. ``tails`` are the last two characters, or one, of the clauses that it can fit;
    none if it may end in any way.
    """

    source: str
    expression: str
    heads: frozenset[str]
    keys: tuple[str, ...]
    function: Function
    inner: bool
    needs: frozenset[str]
    past: bool
    told: bool
    opens: bool
    begins: bool
    whole: bool
    but: re.Pattern[str] | None
    tails: frozenset[str]
    basis: str
    hits: tuple[str, ...]
    misses: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern; most rules are not met in one text. Raises UserError if it is written wrongly."""
        table = next(name for name, function in FUNCTIONS.items() if function is self.function)
        return compiled(self.expression, self.source, table)


@dataclass(frozen=True)
class Group:
    """Rules that are looked at together, in the order of the table; most groups of a table are not met in a text."""

    rules: tuple[Rule, ...]
    tails: frozenset[str]
    """How rules of the table say that a clause can end."""

    @cached_property
    def _met(self) -> dict[str, tuple[Rule, ...]]:
        """The rules that can fit a clause that ends so, for each of the tails met, and "" for all other ends."""
        return {}

    def fitting(self, text: str, end: int) -> tuple[Rule, ...]:
        """The rules that can fit a clause which ends at ``end``; those left out cannot, because they end in other words."""
        tails, tail = self.tails, text[end - 2 : end]
        if tail not in tails:
            tail = text[end - 1] if text[end - 1] in tails else ""
        found = self._met.get(tail)
        if found is None:
            ends = (tail, tail[-1:])
            found = tuple(rule for rule in self.rules if not rule.tails or not rule.tails.isdisjoint(ends))
            self._met[tail] = found
        return found


@dataclass(frozen=True, slots=True)
class Phrases:
    """The rules by how they begin and by the words they hold, and what may stand before a pattern.

    A clause can hold a rule known by how it begins only if it begins as one of ``by_head`` (for what stands before) or ``leading``
    (that which does), or holds one of ``modal_core``. Beginnings are the first two characters, or one where one is all.
    """

    rules: tuple[Rule, ...]
    by_head: dict[str, dict[str, Group]]
    by_key: dict[str, Group]
    prelude: re.Pattern[str]
    preludes: frozenset[str]
    adverbs: re.Pattern[str]
    adverb_heads: frozenset[str]
    modal: re.Pattern[str]
    urge: re.Pattern[str]
    modal_core: frozenset[str]
    leading: frozenset[str]
    past: re.Pattern[str]


@cache
def phrases() -> Phrases:
    """The table of set clauses, read once."""
    content = tables.lists(TABLE, _LISTS)
    words = {slot: f"（{'|'.join(content[key])}）" for slot, key in _WORDS.items()}
    rules = tuple(rule for table, function in FUNCTIONS.items() for rule in _rules(table, function, words))
    connectives, adverbs, modals, past = (_any_of(content[key]) for key in _FRONT)
    tails = frozenset[str]().union(*(rule.tails for rule in rules))
    by_head = {
        standing: _by_head([r for r in rules if standing in r.needs], tails) for standing in _STANDINGS
    }
    by_key = _by_key(rules, tails)
    preludes = _MARKER_FIRSTS.union(word[:REACH] for word in content["连词"])
    adverb_heads = frozenset(word[:REACH] for word in content["状语"])
    return Phrases(
        rules=rules,
        by_head=by_head,
        by_key=by_key,
        prelude=re.compile(f"{_MARKER}(?:{connectives})?"),
        preludes=preludes,
        adverbs=re.compile(f"(?:(?:{adverbs})地?)+"),
        adverb_heads=adverb_heads,
        modal=re.compile(f"{_NO_WORD}(?:{modals}){_NO_NOUN}"),
        urge=re.compile(f"{_NO_WORD}(?:{_any_of([m for m in content['主语'] if m != _WILL])}){_NO_NOUN}"),
        modal_core=frozenset(_cores(content["主语"])),
        leading=preludes | adverb_heads,
        past=re.compile(past),
    )


def _rules(table: str, function: Function, words: dict[str, str]) -> tuple[Rule, ...]:
    required = {"句型": tables.text, "例": tables.examples}
    optional = {
        "词": tables.texts,
        "后": tables.text,
        "除": tables.text,
        "依据": tables.text,
        **dict.fromkeys(
            ("过往", "已然", "要字", "自带", "状字", "句首", "开篇", "整段", "句中", "半句"), tables.truth
        ),
    }
    return tables.entries(
        tables.load(table), table, required, optional, lambda entry: _rule(entry, function, words)
    )


def _any_of(words: Sequence[str]) -> str:
    return "|".join(map(re.escape, sorted(set(words), key=len, reverse=True)))


def _cores(words: Sequence[str]) -> list[str]:
    """The words that hold no other of them: one of these stands wherever one of all does (要 of 一定要)."""
    return [word for word in words if not any(other != word and other in word for other in words)]


def _by_head(rules: Sequence[Rule], tails: frozenset[str]) -> dict[str, Group]:
    """The rules under each beginning, those of two characters before those of one; each in the order of the table."""
    under: defaultdict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        if not rule.inner:
            for head in rule.heads:
                under[head].append(rule)
    return {
        head: Group((*found, *(under.get(head[0], ()) if len(head) > 1 else ())), tails)
        for head, found in under.items()
    }


def _by_key(rules: Sequence[Rule], tails: frozenset[str]) -> dict[str, Group]:
    """The rules without a beginning under each word; a word that holds another (的要求) finds that one's rules too."""
    searched = [rule for rule in rules if rule.inner or not rule.heads]
    having: dict[str, list[int]] = {}
    for number, rule in enumerate(searched):
        for key in rule.keys:
            having.setdefault(key, []).append(number)
    found = {key: sorted(_found(searched, having, key)) for key in having}
    return {key: Group(tuple(searched[n] for n in numbers), tails) for key, numbers in found.items()}


def _found(searched: Sequence[Rule], having: dict[str, list[int]], key: str) -> set[int]:
    """The rules, by number, that have a word which a key holds; those that begin at their word, one that it begins with."""
    held = ((start, key[start:end]) for start in range(len(key)) for end in range(start + 1, len(key) + 1))
    return {n for start, own in held for n in having.get(own, ()) if start == 0 or not searched[n].inner}


def _rule(entry: dict[str, Any], function: Function, words: dict[str, str]) -> Rule:
    spelled = entry["句型"]
    for slot, choice in words.items():
        spelled = spelled.replace(slot, choice)
    pattern, heads = spelled, frozenset(beginnings(spelled))
    if not heads and not entry.get("词"):
        raise ValueError(f"以空位开头的句型要有“词”：{entry['句型']}")
    for slot, meaning in _SLOTS.items():
        pattern = pattern.replace(slot, meaning)
    marks = entry.get("后")
    to_the_end = not entry.get("半句") and not (marks and _NO_MARK.search(marks))
    tails = frozenset(endings(spelled) if to_the_end else ())
    end = "" if entry.get("半句") else f"(?=[{re.escape(marks)}])" if marks else _END
    return Rule(
        source=entry["句型"],
        expression=f"(?:{pattern}){end}",
        heads=heads,
        keys=tuple(entry.get("词", ())),
        function=function,
        inner=entry.get("句中", False),
        needs=next((needed for key, needed in _NEEDS.items() if entry.get(key)), _STANDINGS),
        past=entry.get("过往", function is not Function.REQUIREMENT),
        told=entry.get("已然", False),
        opens=entry.get("句首", False),
        begins=entry.get("开篇", False),
        whole=entry.get("整段", False),
        but=re.compile(entry["除"]) if "除" in entry else None,
        tails=tails,
        basis=entry.get("依据", ""),
        hits=tuple(entry["例"]["中"]),
        misses=tuple(entry["例"]["不中"]),
    )
