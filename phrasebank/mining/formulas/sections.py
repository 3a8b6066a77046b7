"""What the sections of a text are for: where it begins, and where it looks back on what has been done.

为加强安全生产工作 opens a notice; in the middle of a report it only gives a reason. 全面深化教育改革 asks for something,
but under 一、2020年工作回顾 it tells what was done.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from phrasebank.mining.formulas.endings import PROSE_END
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
_CHAPTER = re.compile("[一二三四五六七八九十]{1,3}、")
_LONGEST_HEADING = 40


def begins(text: str, offset: int) -> bool:
    """Whether an offset lies where a view's text or an article in it begins."""
    return _within(offset, _beginnings(text))


def openings(text: str) -> tuple[Span, ...]:
    """The first paragraphs of a view's text and of the articles in it, as far as openings go."""
    return _beginnings(text)


def looks_back(text: str, offset: int) -> bool:
    """Whether an offset lies in a section whose heading says that it looks back."""
    return _within(offset, _reviews(text))


def _within(offset: int, spans: tuple[Span, ...]) -> bool:
    """Whether one of the spans, which lie in order side by side, holds an offset."""
    at = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return at >= 0 and offset < spans[at].end


@lru_cache(maxsize=4)
def _beginnings(text: str) -> tuple[Span, ...]:
    return tuple(_openings(text))


@lru_cache(maxsize=4)
def _reviews(text: str) -> tuple[Span, ...]:
    found: list[Span] = []
    for heading in _headings_back(text):
        if not found or found[-1].end <= heading.start:
            found.append(_review(text, heading))
    return tuple(found)


def _openings(text: str) -> Iterator[Span]:
    """The first paragraphs of prose of the text and its articles, no further than an opening goes."""
    left, met = _OPENING, False
    for line in _LINE.finditer(text):
        start, end = line.span()
        if end - start > _FURTHEST or _RUNS_ON.search(text, start, end):
            if left:
                yield Span(start, min(end, start + _FURTHEST))
            left, met = max(0, left - 1), True
        elif met and not NUMBERED.match(text, start):
            left = max(left, 1)


def _headings_back(text: str) -> Iterator[Span]:
    for found in _BACK.finditer(text):
        low = max(0, found.start() - _LONGEST_HEADING)
        start = text.rfind("\n", low, found.start()) + 1
        end = text.find("\n", found.end(), found.end() + _LONGEST_HEADING)
        whole = start > 0 or low == 0
        if whole and 0 < end - start <= _LONGEST_HEADING and not PROSE_END.search(text, end - 1, end):
            yield Span(start, end)


def _review(text: str, heading: Span) -> Span:
    """The section under a heading, up to the next heading of its kind or a higher one."""
    chapter = _CHAPTER.match(text, heading.start) is not None
    for line in _LINE.finditer(text, heading.end):
        start, end = line.span()
        if end - start > _LONGEST_HEADING or PROSE_END.search(text, end - 1, end):
            continue
        if _CHAPTER.match(text, start) or not (chapter or NUMBERED.match(text, start)):
            return Span(heading.start, start)
    return Span(heading.start, len(text))
