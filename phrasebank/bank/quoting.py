"""Quoting a source: which words stand at a span, and a span without what its cut left open.

bare("、“真抓实干", 0, 6) == (2, 6)
own_words("团结动员\n\n职工", 0, 8, "团结动员职工") == "团结动员职工"
"""

import re

from phrasebank.bank.grams import fold
from phrasebank.sentences import Span

# the cut of a column, with the blanks around it: 团结动员\n\n职工; but not the blank of 奋进新征程 建功新时代
LINE_BREAKS = re.compile(r"[^\S\r\n]*[\r\n]\s*")
_PAIRS = {
    "“": "”",
    "‘": "’",
    "（": "）",
    "(": ")",
    "《": "》",
    "〈": "〉",
    "【": "】",
    "[": "]",
    "「": "」",
    "『": "』",
}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
_EDGES = frozenset("、，,；;：:。.！!？?…—－-·•*#|_ \t\r\n\u3000\xa0")


_SPECIAL = _EDGES.union(_PAIRS, _CLOSERS)


def aligned(text: str, start: int, end: int, before: str, words: str) -> Span | None:
    """Where ``words`` stand in ``text[start:end]`` directly behind ``before``, blanks not counted; None if they do not."""
    position = _behind(text, start, end, before)
    while position is not None and position < end and text[position].isspace():
        position += 1
    stop = None if position is None else _behind(text, position, end, words)
    return None if position is None or stop is None else Span(position, stop)


def _behind(text: str, position: int, end: int, words: str) -> int | None:
    """The offset behind ``words`` read from ``position`` on."""
    for wanted in words:
        while position < end and text[position] != wanted and text[position].isspace():
            position += 1
        if position >= end or text[position] != wanted:
            return None
        position += 1
    return position


def own_words(text: str, start: int, end: int, seen: str) -> str | None:
    """The source's words at a span that reads as ``seen``, its line breaks taken out; None if it holds more words.

    More words: a page number or other boilerplate between the columns of a sentence.
    """
    words = text[start:end]
    if len(words) == len(seen):
        return words
    return LINE_BREAKS.sub("", words) if fold(words) == fold(seen) else None


def bare(text: str, start: int, end: int) -> Span:
    """The span without the marks at its edges and without quotes and brackets that are not closed within it."""
    while (
        start < end and text[start] in _SPECIAL and (text[start] in _EDGES or _open_start(text, start, end))
    ):
        start += 1
    while (
        start < end and text[end - 1] in _SPECIAL and (text[end - 1] in _EDGES or _open_end(text, start, end))
    ):
        end -= 1
    return Span(start, end)


def _open_start(text: str, start: int, end: int) -> bool:
    first = text[start]
    return first in _CLOSERS or (first in _PAIRS and text.find(_PAIRS[first], start, end) < 0)


def _open_end(text: str, start: int, end: int) -> bool:
    last = text[end - 1]
    return last in _PAIRS or (last in _CLOSERS and text.rfind(_CLOSERS[last], start, end) < 0)
