"""Texts whose lines were cut at one width: copied from a page or a mail, a paragraph runs over many lines.

今天，我们召开动员大会，主要任务是贯
彻上级会议精神，部署全年工作。下面，        nearly all lines are as long as the longest,
我讲三点意见。                           and many sentences end inside a line
"""

import re
from collections.abc import Sequence

_FEWEST_LINES, _NARROWEST, _WIDEST = 10, 12, 60
_SHORTER, _LONGER = 4, 3
"""A full line has so many characters less or more than the width: figures are narrow, marks may not begin a line."""
_FULL_PART, _LONG_PART, _BROKEN_PART, _INSIDE_PART = 0.5, 0.05, 0.6, 0.3
"""Of the lines so many are full, and longer; of the full ones so many break off; of sentences so many end inside."""
SLACK, LITTLE_SLACK = 4.0, 1.0
_ENDS = "。！？；"
_STOPS = frozenset("。！？；：!?;:")
# what is not parted by a line's end: 3295亿 after …资金; also 港”、 and “一
_UNIT = re.compile(r"[“‘《（(【]*(?:[\x21-\x7e％．]+|.)[，。、；：！？）》”’】…]*")


def wrap_width(lines: Sequence[str]) -> int:
    """How many characters the full lines of a text have that was cut at one width; 0 of a text that was not.

    Lists of headings and slogans have lines of like length too, but no sentence of theirs ends inside one.
    """
    lengths = sorted(map(len, lines))
    count = len(lengths)
    if count < _FEWEST_LINES:
        return 0
    width = lengths[count * 9 // 10]
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    shortest = width - min(_SHORTER, width // 6)
    full = [line for line in lines if shortest <= len(line) <= width + _LONGER]
    longer = sum(length > width + _LONGER for length in lengths)
    broken = sum(line[-1] not in _STOPS for line in full)
    if len(full) < _FULL_PART * count or longer > _LONG_PART * count or broken < _BROKEN_PART * len(full):
        return 0
    ends = sum(line.count(mark) for line in lines for mark in _ENDS)
    last = sum(line[-1] in _ENDS for line in lines)
    return width if ends > last and ends - last >= _INSIDE_PART * ends else 0


def is_full(line: str, following: str, width: int, slack: float = SLACK) -> bool:
    """Whether what the following line begins with would not have fitted into a line of a text cut at ``width``.

    Marks and letters of many fonts are narrower than here: ``slack`` is how much may be wanting.
    """
    unit = _UNIT.match(following)
    return _wide(line) + (_wide(unit[0]) if unit else 1) > width - slack


def _wide(words: str) -> float:
    """The width in Chinese characters."""
    return len(words) - sum(map(str.isascii, words)) / 2
