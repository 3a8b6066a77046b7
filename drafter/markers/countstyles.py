"""Styles of markers as an outline names them: the marker of a list's first item, whatever it is made of.

    marker("一、", 3, 4) == "三、"      marker("第一方面，", 2, 2) == "第二方面，"      marker("(1)", 12, 12) == "(12)"
    style_of("（三）") == ("（一）", 3)   style_of("再次，") == ("首先，", 3)

What stands in a style's place of the one (一, 1, ①, 首先) counts; everything around it is kept as it is, half-width
marks and blanks too, so that an old text's own markers come back character for character.
"""

import re
import unicodedata

from drafter.markers.styles import MARKERS
from phrasebank.sentences import chinese_number, in_chinese

NONE = "无"
"""The style of a list without markers."""
_WORDS = ("首先", "其次", "再次", "最后")
_SIDES = ("一方面", "另一方面")
# 首先， and 最后,; not 首先要
_BY_WORD = re.compile(r"(?P<word>首先|其次|再次|最后)(?P<rest>\W*)")
_BY_SIDE = re.compile(r"(?P<word>另一方面|一方面)(?P<rest>\W*)")
# the numeral of 第三、 (12) ③ ㈣ ⑤ 02.; of 一是 the 一
_NUMERAL = re.compile(
    r"(?P<chinese>[一二三四五六七八九十百]+)|(?P<digits>[0-9]+|[０-９]+)|(?P<sign>[①-⑳⑴-⒇㈠-㈩㉑-㊿])"
)
# scripts of signs that hold a number each: the sign of 1 and how many follow in order
_SIGNS = {"①": 20, "⑴": 20, "㈠": 10}
_LATER_SIGNS = {21: "㉑", 36: "㊱"}
_LONGEST = 12
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def marker(style: str, number: int, size: int) -> str:
    """The marker of an item of a list of ``size`` items; empty for a style without markers."""
    if style in ("", NONE):
        return ""
    if found := _BY_WORD.fullmatch(style):
        return MARKERS["首先，"](number, max(number, size)).rstrip("，") + found["rest"]
    if found := _BY_SIDE.fullmatch(style):
        return _SIDES[number > 1] + found["rest"]
    numeral = _NUMERAL.search(style)
    if numeral is None:
        return style
    return style[: numeral.start()] + _written(numeral, number) + style[numeral.end() :]


def _written(first: re.Match[str], number: int) -> str:
    """A number in the script of a style's numeral; beyond a script's last sign in brackets."""
    if first["chinese"]:
        return in_chinese(number)
    if digits := first["digits"]:
        written = str(number).zfill(len(digits) if digits[0] in "0０" else 1)
        return written if digits.isascii() else written.translate(_WIDE)
    return _sign(first["sign"], number)


def _sign(sign: str, number: int) -> str:
    if sign == "①" and number > 20:
        base = max((n for n in _LATER_SIGNS if n <= number), default=21)
        return chr(ord(_LATER_SIGNS[base]) + number - base) if number <= 50 else f"（{number}）"
    if number <= _SIGNS.get(sign, 0):
        return chr(ord(sign) + number - 1)
    return f"（{in_chinese(number) if sign == '㈠' else number}）"


def is_style(style: str) -> bool:
    """Whether a text can be a style: it has a one in it that can count on."""
    return style in ("", NONE) or (len(style) <= _LONGEST and style_of(style) == (style, 1))


def style_of(mark: str) -> tuple[str, int] | None:
    """The style that a marker belongs to and its number there; None if nothing in it counts."""
    if found := _BY_WORD.fullmatch(mark):
        return f"首先{found['rest']}", _WORDS.index(found["word"]) + 1
    if found := _BY_SIDE.fullmatch(mark):
        return f"一方面{found['rest']}", 2 if found["word"].startswith("另") else 1
    numeral = _NUMERAL.search(mark)
    if numeral is None:
        return None
    number, first = _value(numeral), _first(numeral)
    if number is None:
        return None
    return mark[: numeral.start()] + first + mark[numeral.end() :], number


def _value(numeral: re.Match[str]) -> int | None:
    if sign := numeral["sign"]:
        return int(unicodedata.numeric(sign))
    text = unicodedata.normalize("NFKC", numeral.group())
    return (chinese_number(text) or None) if len(text) <= 4 else None


def _first(numeral: re.Match[str]) -> str:
    if numeral["chinese"]:
        return "一"
    if numeral["digits"]:
        return _written(numeral, 1)
    sign = numeral["sign"]
    return next((one for one, size in _SIGNS.items() if 0 <= ord(sign) - ord(one) < size), "①")
