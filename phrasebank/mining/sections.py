"""What the sections of a text are for: where it begins, and where it looks back on what has been done.

为加强安全生产工作 opens a notice; in the middle of a report it only gives a reason. 全面深化教育改革 asks for something,
but under 一、2020年工作回顾 it tells what was done.
"""

import re
from collections.abc import Iterator

from phrasebank.mining.endings import PROSE_END
from phrasebank.mining.shape import NUMBERED
from phrasebank.sentences import Span

_LINE = re.compile(r"[^\n]+")
_OPENING = 3
"""A text opens with so many paragraphs of prose (who met, who spoke, to what end), an article on a page with one."""
_FURTHEST = 600
"""A paragraph opens a text with its first characters only: some speeches stand on one line."""
# running prose has sentences, or clauses of some length: 为贯彻落实党中央决策部署，现就…通知如下： but not 提高认识，加强领导
_RUNS_ON = re.compile(r"[。！？；]|[^，：]{8,}，[^，]{8,}")
# a heading of what has been done: 一、2020年工作回顾 过去五年的工作 十年来的历史性变革; not 2025年工作安排
_BACK = re.compile(r"回顾|过去[的一两三五十几]|历史性(?:变革|成就)|[年月]来的?(?:主要)?工作")
_LONGEST_HEADING = 40


def beginnings(text: str) -> Iterator[Span]:
    """Where a view's text and the articles in it begin: their first paragraphs of prose, no further than an opening goes."""
    left, met = _OPENING, False
    for line in _LINE.finditer(text):
        start, end = line.span()
        if _RUNS_ON.search(text, start, end):
            if left:
                yield Span(start, min(end, start + _FURTHEST))
            left, met = max(0, left - 1), True
        elif met and not NUMBERED.match(text, start):
            left = max(left, 1)


def reviews(text: str) -> Iterator[Span]:
    """The sections whose headings say that they look back, each up to the next heading of its kind."""
    begun: tuple[int, bool] | None = None
    for line in _LINE.finditer(text):
        start, end = line.span()
        if end - start > _LONGEST_HEADING or PROSE_END.search(text, end - 1, end):
            continue
        numbered = NUMBERED.match(text, start)
        chapter = numbered is not None and "、" in numbered.group()
        if begun and chapter >= begun[1] and (chapter or not numbered):
            yield Span(begun[0], start)
            begun = None
        if begun is None and _BACK.search(text, start, end):
            begun = start, chapter
    if begun:
        yield Span(begun[0], len(text))
