"""Several items that stand numbered in one text: 1.传达精神；2.部署工作 holds two, 传达1.5级响应精神 none.

Numbers are items only if the first stands first and the second follows: nothing is cut on a guess.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from phrasebank.sentences import in_chinese

# what may stand before a number that also occurs inside words: the line's start, a mark, a blank
_BEFORE = r"(?:(?<=^)|(?<=[\s。；;，,、！？.]))"
# 2026年… may follow the number, another number may not: 1.2026年工作, not 1.5 nor 2、3季度
_AFTER = r"(?![0-9](?![0-9][0-9][0-9]年))"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

# 1. 1、 （1） ① 一、 （一） 第一， 一是 一要; not 1.5 nor 一共
_FIRST = re.compile(rf"1[.．、]{_AFTER}|[(（](?:1|一)[)）]|①|一[、是要]|第一[，,、]")

# 1. (not 1.5; 汇报2. too, not 12. nor 第2.), 1、 (汇报2、部署 too, not 2、3月), (1) and （1）, ①, 一、, （一）, 第一，,
# 一是, 一要; to add a style, add a line, and to _FIRST
_STYLES = (
    rf"(?<![0-9A-Za-z第.．]){{digit}}[.．]{_AFTER}",
    rf"(?<![0-9A-Za-z第]){{digit}}、{_AFTER}",
    r"[(（]{digit}[)）]",
    r"{circled}",
    _BEFORE + r"{chinese}、",
    r"[(（]{chinese}[)）]",
    _BEFORE + r"第{chinese}[，,、]",
    _BEFORE + r"{chinese}是",
    _BEFORE + r"{chinese}要",
)


def numbered_items(text: str) -> tuple[str, ...]:
    """The items with their numbers, whole and in order; empty if the text is no numbered list."""
    starts = _starts(text)
    ends = [*starts[1:], len(text)] if starts else []
    return tuple(text[start:end] for start, end in zip(starts, ends, strict=True))


def _starts(text: str) -> list[int]:
    if not _FIRST.match(text):
        return []
    for style in _STYLES:
        starts = list(_sequence(text, style))
        if len(starts) > 1 and starts[0] == 0:
            return starts
    return []


def _sequence(text: str, style: str) -> Iterator[int]:
    position = 0
    for number in range(1, 100):
        found = _marker(style, number).search(text, position)
        if not found:
            return
        yield found.start()
        position = found.end()


@lru_cache(maxsize=1024)
def _marker(style: str, number: int) -> re.Pattern[str]:
    circled = _CIRCLED[number - 1] if number <= len(_CIRCLED) else "(?!)"
    pattern = style.format(digit=number, chinese=in_chinese(number), circled=circled)
    return re.compile(pattern, re.MULTILINE)
