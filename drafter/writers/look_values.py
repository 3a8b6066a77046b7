"""What one value of a look's file means: lengths with their unit, 字号, alignment.

Each function raises ValueError saying what is expected.

    plain_length("28.95磅") == 579    size("三号") == 32
"""

import re
from dataclasses import dataclass
from typing import TypeVar

from drafter.writers.looks import Align, Font, Indent, Page

T = TypeVar("T")
# 字号 in points: the sizes that word processors offer by name
_SIZES = {
    "初号": 42, "小初": 36, "一号": 26, "小一": 24, "二号": 22, "小二": 18, "三号": 16, "小三": 15,
    "四号": 14, "小四": 12, "五号": 10.5, "小五": 9,
}  # fmt: skip
_ALIGNS: dict[str, Align] = {"左": "left", "居中": "center", "右": "right", "两端": "both"}
_COLORS = {"黑": "", "红": "FF0000"}
# “C00000”; “#C00000” is what people copy from elsewhere
_HEX_COLOR = re.compile(r"#?([0-9A-Fa-f]{6})")
_HIGHLIGHTS = {"黄": "yellow", "绿": "green", "青": "cyan", "灰": "lightGray", "无": ""}
# “37毫米”, “-0.25磅”, “2字”; “37” says no unit
_LENGTH = re.compile(r"(-?\d{1,4}(?:\.\d{1,3})?)\s*(毫米|磅|字)")
_TWIPS = {"毫米": 1440 / 25.4, "磅": 20.0}


def plain_length(text: str) -> int:
    match = _LENGTH.fullmatch(text)
    if not match or match[2] == "字":
        raise ValueError("应为带单位的长度，如 37毫米、28.95磅")
    return round(float(match[1]) * _TWIPS[match[2]])


def line(text: str) -> int | None:
    return None if text == "自动" else plain_length(text)


def count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 200):
        raise ValueError("应为 1 到 200 的整数")
    return int(text)


def level(text: str) -> int:
    if text not in tuple("123456789"):
        raise ValueError("应为 1 到 9 的级别")
    return int(text)


def lines(text: str) -> int:
    if text not in tuple("0123456789"):
        raise ValueError("应为 0 到 9 的行数")
    return int(text)


def characters(text: str) -> int | None:
    return None if text == "不限" else count(text.removesuffix("字"))


def size(text: str) -> int:
    points = _SIZES.get(text)
    if points is None:
        match = _LENGTH.fullmatch(text)
        points = float(match[1]) if match and match[2] == "磅" else 0
    if not 1 <= points <= 400:
        raise ValueError(f"应为字号（{'、'.join(_SIZES)}）或磅数，如 16磅")
    return round(points * 2)


def size_name(half_points: int) -> str:
    """A size as people call it: 三号, or 17磅 where it has no name."""
    points = half_points / 2
    return next((name for name, size in _SIZES.items() if size == points), f"{points:g}磅")


def align(text: str) -> Align:
    return one_of(_ALIGNS, text)


def highlight(text: str) -> str:
    return one_of(_HIGHLIGHTS, text)


def color(text: str) -> str:
    """A colour as six hexadecimal digits; "" is the reader's own black."""
    if match := _HEX_COLOR.fullmatch(text):
        return match[1].upper()
    if text not in _COLORS:
        raise ValueError(f"应为{'、'.join(_COLORS)}，或六位色号，如 C00000")
    return _COLORS[text]


def weight(text: str) -> int:
    """A line's weight in 1/8 point; 0 is no line."""
    found = round(plain_length(text) * 8 / 20)
    if not 0 <= found <= 96:
        raise ValueError("应为 0 到 12 磅的粗细，如 1.5磅")
    return found


def points(text: str) -> int:
    """A distance in whole points, as borders have it."""
    found = round(plain_length(text) / 20)
    if not 0 <= found <= 31:
        raise ValueError("应为 0 到 31 磅的距离，如 8磅")
    return found


def speed(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 50 <= int(text) <= 600):
        raise ValueError("应为每分钟 50 到 600 字")
    return int(text)


def yes(text: str) -> bool:
    return one_of({"是": True, "否": False}, text)


def one_of(known: dict[str, T], text: str) -> T:
    if text not in known:
        raise ValueError(f"应为其中之一：{'、'.join(known)}")
    return known[text]


def font_name(text: str) -> str:
    if not 1 <= len(text) <= 31:
        raise ValueError("应为 1 到 31 个字符的字体名")
    return text


def number_form(text: str) -> tuple[str, str]:
    before, digit, after = text.partition("1")
    if not digit or "1" in after:
        raise ValueError("应写成第一页的样子，如 — 1 —")
    return before, after


@dataclass(frozen=True, slots=True)
class FileValues:
    """Values that depend on the page or on the fonts of the same file."""

    page: Page
    fonts: dict[str, Font]

    def font(self, text: str) -> Font:
        return one_of(self.fonts, text)

    def indent(self, text: str) -> Indent:
        if (match := _LENGTH.fullmatch(text)) and match[2] == "字":
            return Indent(self.page.characters_wide(float(match[1])), round(float(match[1]) * 100))
        return Indent(plain_length(text))
