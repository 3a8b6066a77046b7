"""Where a text or a section of it ends: the last sentences of its last paragraph.

A page with several articles has several ends: a paragraph before two or more heading lines is one.
"""

import re

from phrasebank.mining.lists.extents import cues
from phrasebank.mining.shape import NUMBERED, SENTENCE
from phrasebank.sentences import Span

LAST_SENTENCES = 6
_SHORT = 60
"""A last paragraph shorter than this (谢谢大家！) leaves the one before it an ending too."""

# a line that holds the end of a sentence and has none itself is running text cut off: the last line of an excerpt
_CUT_OFF = re.compile("[。；]")

# a line that ends as running text does: …落到实处。 …谈感想（一）; headings and names do not
PROSE_END = re.compile(r"[。！？；”’）]$")


def endings(text: str) -> tuple[tuple[Span, ...], ...]:
    """For each last paragraph of a view's text and its sections the sentences that close it, in order."""
    lines = [Span(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    paragraphs = [lines[index] for index in _last_paragraphs(text, lines)]
    return tuple(_last_sentences(text, paragraph) for paragraph in paragraphs)


def _last_sentences(text: str, paragraph: Span) -> tuple[Span, ...]:
    found = [Span(m.start(), m.end()) for m in SENTENCE.finditer(text, *paragraph) if m.group()]
    return tuple(found[-LAST_SENTENCES:])


def _last_paragraphs(text: str, lines: list[Span]) -> list[int]:
    found: list[int] = []
    headings, back, length = 2, True, 0  # behind the last line everything ends
    for index in range(len(lines) - 1, -1, -1):
        if not _is_prose(text, lines[index]):
            if _goes_on(text, lines[index], index == len(lines) - 1):
                headings, back = 0, False
            else:
                headings += not NUMBERED.match(text, lines[index].start)
            continue
        if back and cues().back.match(text, lines[index].start):
            headings = 2
            continue
        if headings >= 2 and not (found and back and NUMBERED.match(text, lines[index].start)):
            found.append(index)
            length += lines[index].end - lines[index].start
            back = back and length < _SHORT
            headings = 2 if back else 0
        else:
            headings, back = 0, False
    return found[::-1]


def _goes_on(text: str, line: Span, last: bool) -> bool:
    """Whether a text goes on at a line without an end mark: one that is cut off, a numbered heading with nothing under it."""
    return _CUT_OFF.search(text, *line) is not None or (last and NUMBERED.match(text, line.start) is not None)


def _is_prose(text: str, line: Span) -> bool:
    return bool(PROSE_END.search(text[line.start : line.end]))
