"""Markers of lists (一要 第二， （三） 4.): families as data, and where a text has something that looks like one.

A marker stands behind a mark or a line start, never inside a word (统一要求), and is only a candidate: ``sequence``
confirms it by its neighbours. Marker families and their examples are in ``data/markers.yml``.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Any

from phrasebank.mining import tables
from phrasebank.sentences import chinese_number

TABLE = "markers.yml"
LAST = -1
"""The number of a marker that closes a list whatever its count (最后)."""


# a class of all characters
_ANY = r"\d\D"


class Level(IntEnum):
    """What stands before a marker, the stronger the greater."""

    INSIDE = 0
    """No mark: the marker has run into the heading before it."""
    CLAUSE = 1
    SENTENCE = 2
    LINE = 3


LEVELS = {"分句首": Level.CLAUSE, "句首": Level.SENTENCE, "行首": Level.LINE}


@dataclass(frozen=True, slots=True)
class Family:
    """Markers that count together. ``rank`` is the heading level (0: none); ``words`` orders markers that are words."""

    name: str
    pattern: str
    level: Level
    rank: int
    words: tuple[tuple[str, ...], ...]
    closers: tuple[str, ...]
    continued_by: tuple[str, ...]
    by_word: bool
    one_paragraph: bool
    hits: tuple[tuple[str, int], ...]
    misses: tuple[str, ...]
    weak: re.Pattern[str] | None = None
    firsts: str = _ANY
    """What the markers begin with, as the inside of a regular expression's class; any character unless it is known."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What looks like a marker in a view: ``key`` tells which candidates may count together."""

    family: Family
    key: str
    numbers: tuple[int, ...]
    start: int
    end: int
    level: Level
    weak: bool = False
    """It may be something else (the 8. of 8.6个项目, or 8.6): it counts only between neighbours that are sure."""


@cache
def families() -> tuple[Family, ...]:
    """The marker families, read once."""
    required = {
        "族": tables.text,
        "写法": tables.texts,
        "位置": lambda v: v in LEVELS,
        "层次": tables.number,
        "例": tables.mapping,
    }
    optional = {
        "词": tables.texts,
        "序列": tables.rows,
        "末": tables.texts,
        "续": tables.texts,
        "分别": lambda v: v == "词",
        "同段": tables.truth,
        "弱": tables.text,
    }
    return tables.entries(tables.load(TABLE), TABLE, required, optional, _family)


def candidates(text: str) -> Iterator[Candidate]:
    """Yield what looks like a marker in a view's text, in order."""
    pattern, table = _scanner()
    # the line feed put before the text is the boundary of its first line
    for match in pattern.finditer("\n" + text):
        family = table[match.lastgroup or ""]
        start, end = match.span(family.name)
        level = _level(match.group("before"))
        if level >= family.level:
            key, numbers = _identity(family, match.group(family.name))
            if numbers:
                weak = family.weak is not None and family.weak.match(text, start - 1) is not None
                yield Candidate(family, key, numbers, start - 1, end - 1, level, weak)


# what a marker stands behind: a mark, a line break, a blank, with quotes or brackets between (强调：“一是…)
_BEFORE = r"(?P<before>[\n。！？；：，、—…（）\s][”’）」』“‘「『\s]*)"
_NUMBER = "[一二三四五六七八九十]{1,3}"
_CIRCLED = "[①-⑳⑴-⒇㊀-㊉]"


@cache
def _scanner() -> tuple[re.Pattern[str], dict[str, Family]]:
    branches = "|".join(f"(?P<{family.name}>{family.pattern})" for family in families())
    firsts = "".join(family.firsts for family in families())
    return re.compile(f"{_BEFORE}(?=[{firsts}])(?={branches})"), {
        family.name: family for family in families()
    }


def _level(before: str) -> Level:
    if "\n" in before:
        return Level.LINE
    # a blank or a bracket stands where a line has been joined to the next: 总体要求 二、主要任务 …（责任单位：某局）三、
    ends = before[0].isspace() or before[0] == "）" or any(mark in before for mark in "。！？；：…")
    return Level.SENTENCE if ends else Level.CLAUSE


# the digits or numerals inside a marker: （十一） → 十一, 第三， → 三
_COUNT = re.compile(rf"{_NUMBER}|\d+")


def _identity(family: Family, marker: str) -> tuple[str, tuple[int, ...]]:
    """Which list a marker can belong to and as which item; no number: it is none (一零, 三十五十)."""
    if family.words:
        bare = marker.rstrip("，、：")
        either = {bare, bare.removesuffix("是")}  # 首先是, but 一个是
        places = tuple(n for n, words in enumerate(family.words, start=1) if not either.isdisjoint(words))
        return family.name, places or ((LAST,) if not either.isdisjoint(family.closers) else ())
    if match := _COUNT.search(marker):
        count = match.group()
        value = int(count) if count.isdecimal() else chinese_number(count)
        word = marker[: match.start()] + marker[match.end() :] if family.by_word else ""
        key = family.name + word
        return key, (value,) if value else ()
    return family.name, (int(unicodedata.numeric(marker[0])),)


def _family(entry: dict[str, Any]) -> Family:
    ordered = tuple(tuple(words) for words in entry.get("序列", ()))
    closers = tuple(entry.get("末", ()))
    words = [*entry.get("词", ()), *closers, *(word for group in ordered for word in group)]
    longest_first = sorted(dict.fromkeys(words), key=len, reverse=True)
    parts = {"{数}": _NUMBER, "{码}": r"\d{1,2}", "{圈}": _CIRCLED, "{词}": f"(?:{'|'.join(longest_first)})"}
    weak = entry.get("弱", "")
    firsts = _firsts([*entry["写法"], *([weak] if weak else [])], longest_first)
    pattern = "|".join([*entry["写法"], *([weak] if weak else [])])
    for name, part in parts.items():
        pattern, weak = pattern.replace(name, part), weak.replace(name, part)
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"“写法”不是合法的正则表达式：{error}") from error
    if set(entry["例"]) != {"中", "不中"}:
        raise ValueError("“例”要有“中”和“不中”两项")
    return Family(
        name=entry["族"],
        pattern=pattern,
        level=LEVELS[entry["位置"]],
        rank=entry["层次"],
        words=ordered,
        closers=closers,
        continued_by=tuple(entry.get("续", ())),
        by_word=entry.get("分别") == "词",
        one_paragraph=entry.get("同段", False),
        hits=tuple(entry["例"]["中"].items()),
        misses=tuple(entry["例"]["不中"]),
        weak=re.compile(weak) if weak else None,
        firsts=firsts,
    )


# how a pattern can begin: a slot, a class, an escaped character or a plain one; (…) is none of them
_BEGINNING = re.compile(
    r"(?P<slot>\{[数码圈词]\})|\[(?P<group>[^^\]]+)\]|\\(?P<escaped>[()])|(?P<plain>[^\W_])|(?P<bracket>[（）])"
)
# a choice inside a pattern, not at its top: 第{数}|(?:方面|点)|
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\]]*\]")
_SLOT_FIRSTS = {"{数}": "一二三四五六七八九十", "{码}": r"\d", "{圈}": "①-⑳⑴-⒇㊀-㊉"}


def _firsts(patterns: list[str], words: list[str]) -> str:
    """What markers begin with, so that most places of a text are refused by one look; any character if a pattern does not say."""
    found: list[str] = []
    for pattern in patterns:
        beginning = _BEGINNING.match(pattern)
        optional = beginning and pattern[beginning.end() : beginning.end() + 1] in ("?", "*")
        if beginning is None or optional or "|" in _IN_BRACKETS.sub("", pattern):
            return _ANY
        if slot := beginning["slot"]:
            found.append(_SLOT_FIRSTS.get(slot) or "".join(re.escape(word[0]) for word in words))
        else:
            found.append(beginning["group"] or re.escape(beginning.group().lstrip("\\")))
    return "".join(found)
