"""Headings without a number: a short line of its own between paragraphs, where a text has no other headings.

    …开创工作新局面。 / 为引领区建设凝聚力量 / 区总工会主席 倪倩 / 习近平总书记在报告中指出，…

Of several short lines one below the other the first is the heading (the others name the author); one alone in a whole
text is none.
"""

import re
from collections.abc import Sequence

from drafter.reverse.units import Unit

_SHORTEST, _LONGEST = 4, 36
_PROSE = 40
"""A paragraph of so many characters below a heading shows that it is one; lists of short lines have none."""
_MOST_LINES = 3
# 会场、 and 总数： go on; 抓落实。 is a sentence
_ENDS_OPEN = re.compile(r"[。！？；：，、,;:!?.]|（续）$")
# two halves of a heading: 奋楫扬帆启新程，勇担使命开新局
_HALVES = re.compile(r"[，,]")
_SENTENCE_END = re.compile(r"[。！？.!?”）)]$")


def subheads(units: Sequence[Unit], listed: set[int]) -> tuple[int, ...]:
    """The units that are unnumbered headings; none unless there are two. ``listed`` begin items of lists."""
    found = tuple(
        index
        for index in range(1, len(units) - 1)
        if index not in listed
        and _reads_so(units[index])
        and _SENTENCE_END.search(units[index - 1].text)
        and _text_follows(units, index, listed)
    )
    return found if len(found) > 1 else ()


def _reads_so(unit: Unit) -> bool:
    text = unit.text
    if unit.grid or unit.number or not _SHORTEST <= len(text) <= _LONGEST:
        return False
    halves = _HALVES.split(text)
    if len(halves) > 1:
        return len(halves) == 2 and abs(len(halves[0]) - len(halves[1])) <= 1
    return not _ENDS_OPEN.search(text)


def _text_follows(units: Sequence[Unit], index: int, listed: set[int]) -> bool:
    """Whether a long paragraph comes below, perhaps behind the lines that name the author."""
    for other in range(index + 1, min(index + 1 + _MOST_LINES, len(units))):
        unit = units[other]
        if unit.grid or other in listed:
            return False
        if len(unit.text) >= _PROSE:
            return True
    return False
