"""Greetings: thanks and congratulations to one group after another, over sentences too.

向各位代表表示热烈的祝贺！向辛勤工作的同志们致以诚挚的问候！ → 向⟨⟩
"""

import re
from collections.abc import Iterator, Sequence

from phrasebank.mining.parallels.rows import Place

# 向各位代表、各位来宾表示热烈的欢迎, but not 向前推进
_SAID = "(?:表示|致以|送去|道一声|致敬|问好)"
_GREETING = re.compile(
    rf"[向对](?=[^，。；：！？\n]{{2,60}}?(?:{_SAID}|[，、][向对][^，。；：！？\n]{{2,60}}?{_SAID}))[^。；：！？\n向]{{2,90}}"
)
_FAR = 8
"""So many characters at most stand between two: 向代表们表示祝贺，│并通过你们，│向全县职工致以问候."""


def greetings(text: str) -> Iterator[tuple[Place, ...]]:
    """Greetings that follow one another within a line, two and more."""
    row: list[Place] = []
    for match in _GREETING.finditer(text):
        start, end = match.start(), match.start() + len(match.group().rstrip("，、并"))
        if row and (start - row[-1][1] > _FAR or "\n" in text[row[-1][1] : start]):
            if len(row) > 1:
                yield _greeted(text, row)
            row = []
        row.append((start, end))
    if len(row) > 1:
        yield _greeted(text, row)


def _greeted(text: str, row: Sequence[Place]) -> tuple[Place, ...]:
    """Those who are greeted, the last without the greeting if that goes to all: 向乡亲们、向朋友们│致敬."""
    said = re.compile(_SAID)
    start, end = row[-1]
    if any(said.search(text, *place) for place in row[:-1]) or not (
        greeting := said.search(text, start, end)
    ):
        return tuple(row)
    return (*row[:-1], (start, greeting.start()))
