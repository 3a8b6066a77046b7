"""The shapes of text in a view that several miners look at: sentences, clause ends, numbered lines."""

import re
from bisect import bisect_left
from functools import lru_cache

SENTENCE = re.compile(r"[^。！？\n]*(?:[。！？]+[”’）」』》]*|$)")
"""A sentence with its end mark and closing quotes: 他说：“好。” is one; the ； inside an item ends none. May be empty."""

CLAUSE_END = re.compile(r"[，。；：！？\n]")
"""What ends a clause; the 、 between words does not."""

SENTENCE_MARK = re.compile(r"[。！？；\n]")
"""What ends a sentence or a part of one that stands by itself."""

NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,3}(?:、|是|要)|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十]{1,3}|\d{1,2}[.．、]|[①-⑳]"
)
"""The beginning of a numbered line: 一、… 二是… （三）… 第四条… 5.… but not 一切为了职工."""


NUMBERED_FIRSTS = frozenset("一二三四五六七八九十（(第0123456789０１２３４５６７８９①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
"""What the beginning of a numbered line begins with."""

_NEAR = 64
"""So many characters before a place are searched for a mark before all marks of the text are."""


def paragraph_end(text: str, offset: int) -> int:
    """Where the paragraph (one line of a view) that holds ``offset`` ends."""
    end = text.find("\n", offset)
    return len(text) if end < 0 else end


@lru_cache(maxsize=4)
def _marks(text: str, ends: re.Pattern[str]) -> tuple[int, ...]:
    return tuple(match.start() for match in ends.finditer(text))


def start_behind(text: str, ends: re.Pattern[str], offset: int) -> int:
    """Where the stretch begins that holds ``offset``, behind the last of the marks ``ends`` before it.

    Most lie near. Where none does, all marks of the text are looked up once: a search back from each place would be endless
    where a mark is rare.
    """
    near = max(0, offset - _NEAR)
    found = 0
    for mark in ends.finditer(text, near, offset):
        found = mark.end()
    if found or not near:
        return found
    marks = _marks(text, ends)
    at = bisect_left(marks, offset)
    return marks[at - 1] + 1 if at else 0


def sentence_starts(text: str, start: int, end: int) -> list[int]:
    """Where the sentences of ``text[start:end]`` begin."""
    return [match.start() for match in SENTENCE.finditer(text, start, end) if match.group().strip()]
