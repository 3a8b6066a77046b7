"""The styles of markers that a genre chooses from: 一、 （一） 1. 一要 第一，.

A style is named by its first marker. What writes them into a document is ``drafter.rendering.numbering``.
"""

from collections.abc import Callable
from dataclasses import dataclass

from phrasebank.sentences import in_chinese

# number and size of the list → marker
Marker = Callable[[int, int], str]

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"


def _in_words(number: int, size: int) -> str:
    """首先 其次 再次 最后 as far as four; longer lists count on with 第一."""
    words = {2: ("首先", "其次"), 3: ("首先", "其次", "最后"), 4: ("首先", "其次", "再次", "最后")}
    return f"{words[size][number - 1]}，" if size in words else f"第{in_chinese(number)}，"


# to add a style, add a line; its name is the marker of the first item
MARKERS: dict[str, Marker] = {
    "一、": lambda n, _: f"{in_chinese(n)}、",
    "（一）": lambda n, _: f"（{in_chinese(n)}）",
    "1.": lambda n, _: f"{n}.",
    "（1）": lambda n, _: f"（{n}）",
    "①": lambda n, _: _CIRCLED[n - 1] if n <= len(_CIRCLED) else f"（{n}）",
    "一要": lambda n, _: f"{in_chinese(n)}要",
    "一是": lambda n, _: f"{in_chinese(n)}是",
    "第一，": lambda n, _: f"第{in_chinese(n)}，",
    "其一，": lambda n, _: f"其{in_chinese(n)}，",
    "首先，": _in_words,
}


@dataclass(frozen=True, slots=True)
class Numbering:
    """A genre's styles, names of MARKERS; empty means without marker."""

    headings: tuple[str, ...] = ("一、", "（一）", "1.", "（1）")
    points: str = "一是"
    subpoints: str = ""
