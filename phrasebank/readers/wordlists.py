"""Word's automatic lists: the number that a paragraph shows, though it stands nowhere in its text.

A list is a table of nine levels, each with a number format and a pattern (``%1、``, ``（%2）``, ``%1.%2``); a paragraph
names its list and level, itself or through its style (ISO/IEC 29500-1, 17.9). Counting follows the order of the
paragraphs; a level starts anew when a higher one has moved on.

    lists.visible("3", 0) == "一、" and lists.visible("3", 1) == "（一）" and lists.visible("3", 0) == "二、"

Bullets count nothing and show nothing here: they are signs of a symbol font, not text.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from phrasebank.readers.wordxml import W, value, whole, whole_or
from phrasebank.sentences import in_chinese

DEEPEST = 9
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_CAPITALS = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
# “%2” in “（%2）”; “%0” and “100%” name no level
_PLACE = re.compile(r"%([1-9])")
# “第一章” and “1.1” stand apart from what follows, “一、” and “（1）” need no blank
_ENDS_OPEN = re.compile(r"[\w\u4e00-\u9fff]$")


def _roman(number: int) -> str:
    out = ""
    for worth, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        out += sign * (number // worth)
        number %= worth
    return out


def _letters(number: int) -> str:
    """A to Z, then AA, BB: Word repeats the letter."""
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number <= 780 else str(number)


def _of_row(first: str, last: int) -> Callable[[int], str]:
    """Characters that follow each other in Unicode, up to the last number that has one."""
    return lambda number: chr(ord(first) + number - 1) if 0 < number <= last else str(number)


def _circled(number: int) -> str:
    if 20 < number <= 35:
        return chr(ord("㉑") + number - 21)
    if 35 < number <= 50:
        return chr(ord("㊱") + number - 36)
    return _of_row("①", 20)(number)


def _digit_by_digit(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "〇一二三四五六七八九"))


def _full_width(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


# to add a number format (17.18.59), add a line; one that is not here counts in digits
FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02}",
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda n: _letters(n).lower(),
    "chineseCounting": in_chinese,
    "chineseCountingThousand": in_chinese,
    "japaneseCounting": in_chinese,
    "taiwaneseCounting": in_chinese,
    "taiwaneseCountingThousand": in_chinese,
    "chineseLegalSimplified": lambda n: in_chinese(n).translate(_CAPITALS),
    "ideographDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _of_row("⑴", 20),
    "decimalEnclosedFullstop": _of_row("⒈", 20),
    "ideographEnclosedCircle": _of_row("㊀", 10),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "none": lambda _: "",
}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list; ``restart`` is the level (from 1) whose moving on starts it anew, 0 for none."""

    start: int = 1
    format: str = "decimal"
    pattern: str = ""
    restart: int | None = None
    legal: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True)
class _List:
    """A list as paragraphs name it: what counts for it, its levels, and those that it starts by itself."""

    counter: str
    levels: tuple[Level, ...]
    starts: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True)
class Lists:
    """The lists of a document and where their counting stands."""

    lists: dict[str, _List]
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def level_of_style(self, number: str, style: str) -> int:
        """The level that a list keeps for a paragraph style; 0 if it names none."""
        found = self.lists.get(number)
        return next((i for i, level in enumerate(found.levels) if level.style == style), 0) if found else 0

    def visible(self, number: str, depth: int) -> str:
        """Count one paragraph; what its number looks like, empty for a bullet or an unknown list."""
        found = self.lists.get(number)
        if found is None or not 0 <= depth < len(found.levels):
            return ""
        counts = self.counts.setdefault(found.counter, [None] * DEEPEST)
        if number not in self.begun:
            self.begun.add(number)
            for level, start in found.starts:
                counts[level] = start - 1
        self._move_on(found, counts, depth)
        return _shown(found, counts, depth)

    def _move_on(self, found: _List, counts: list[int | None], depth: int) -> None:
        for above in range(depth):
            if counts[above] is None:
                counts[above] = found.levels[above].start
        current = counts[depth]
        counts[depth] = found.levels[depth].start if current is None else current + 1
        for below in range(depth + 1, len(found.levels)):
            restart = found.levels[below].restart
            if restart is None or depth < restart:
                counts[below] = None


def _shown(found: _List, counts: list[int | None], depth: int) -> str:
    level = found.levels[depth]
    if level.format == "bullet":
        return ""

    def number(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        named = found.levels[place] if place < len(found.levels) else Level()
        count = counts[place] if counts[place] is not None else named.start
        write = str if level.legal and place < depth else FORMATS.get(named.format, str)
        return write(count) if count is not None and 0 <= count <= 9999 else str(count)

    text = _PLACE.sub(number, level.pattern).strip()
    return f"{text} " if _ENDS_OPEN.search(text) else text


def read_lists(root: Any) -> Lists:
    """The lists of ``numbering.xml``; none if the document has no such part."""
    if root is None:
        return Lists({})
    abstract = {one.get(f"{W}abstractNumId", ""): one for one in root.iter(f"{W}abstractNum")}
    named = {
        link.get(f"{W}val"): key
        for key, one in abstract.items()
        if (link := one.find(f"{W}styleLink")) is not None
    }
    lists: dict[str, _List] = {}
    for one in root.iter(f"{W}num"):
        counter = value(one, "abstractNumId") or ""
        # a list may be kept in a list style: follow the link once
        if (other := abstract.get(counter)) is not None and (link := value(other, "numStyleLink")):
            counter = named.get(link, counter)
        if counter in abstract:
            lists[one.get(f"{W}numId", "")] = _list(one, counter, _levels(abstract[counter]))
    return Lists(lists)


def _list(one: Any, counter: str, levels: dict[int, Level]) -> _List:
    starts: list[tuple[int, int]] = []
    for override in one.iter(f"{W}lvlOverride"):
        depth = whole_or(0, override.get(f"{W}ilvl"))
        levels |= _levels(override)
        start = value(override, "startOverride")
        if start is not None and 0 <= depth < DEEPEST:
            starts.append((depth, whole_or(1, start)))
    last = max(levels, default=-1) + 1
    return _List(counter, tuple(levels.get(depth, Level()) for depth in range(last)), tuple(starts))


def _levels(parent: Any) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for one in parent.iter(f"{W}lvl"):
        depth = whole_or(0, one.get(f"{W}ilvl"))
        if 0 <= depth < DEEPEST:
            restart = value(one, "lvlRestart")
            found[depth] = Level(
                (whole_or(1, value(one, "start"))),
                value(one, "numFmt") or "decimal",
                value(one, "lvlText") or "",
                whole(restart),
                one.find(f"{W}isLgl") is not None,
                value(one, "pStyle"),
            )
    return found
