"""How sentences open: their first clause or heading, with and without the reporter's words in front.

他强调，要以政治建设为统领。 opens with 他强调 and with 要以政治建设为统领
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from phrasebank.mining import tables
from phrasebank.mining.heads import LONGEST_HEADING, MOST_CLAUSES

TABLE = "unnumbered.yml"

# a sentence, or a part of one that ； ends, with its mark: 要有明确的责任；
_SENTENCE = re.compile(r"[^。！？；\n]+(?:[。！？；]+[”’）」』》]*)?")
# its clauses: 提高认识，加强领导。 has two
_CLAUSE = re.compile(r"[^，。；：！？\n]+")
_MARKS = "。；！？：”’"
_LONGEST_ADDRESS = 16
"""Whom a report addresses is named within so many characters."""


@dataclass(frozen=True, slots=True)
class Opening:
    """How a sentence begins: its first clause and, if that is a heading, the whole sentence."""

    start: int
    clause: str
    head: str
    heading: bool
    sentence: int
    paragraph: int
    line: bool
    whole: bool
    """Nothing stands before it in its sentence."""
    begin: int
    """Where its sentence begins."""


@cache
def _reported() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The reporter's words (张才方指出， 在廉政问题上，他表示，) and whom they address (要求|全省各级工会|)."""
    lists = tables.lists(TABLE, ("转述", "对象"))
    verbs, addressed = (
        "|".join(sorted(map(re.escape, lists[key]), key=len, reverse=True)) for key in ("转述", "对象")
    )
    spoken = rf"(?:[^，。；：“”\n]{{1,14}}，)??[^，。；：“”\n]{{0,14}}?(?:{verbs})[，：]?"
    return re.compile(spoken), re.compile(rf"(?:{addressed})(?=[^，。；：、的和与\n])")


def _reported_starts(text: str, start: int, end: int) -> Iterator[int]:
    """Where the reporter's words may end."""
    spoken, addressed = _reported()
    if said := spoken.match(text, start, end):
        yield said.end()
        if text[said.end() - 1] not in "，：":
            for match in addressed.finditer(text, said.end(), min(end, said.end() + _LONGEST_ADDRESS)):
                yield match.end()


def openings_of(text: str) -> list[Opening]:
    """The openings of all sentences, with and without the reporter's words."""
    found: list[Opening] = []
    paragraph, position = 0, 0
    for number, match in enumerate(_SENTENCE.finditer(text)):
        start, end = match.span()
        paragraph += text.count("\n", position, start)
        line = start == 0 or text[start - 1] == "\n"
        position = start
        for begin in (start, *_reported_starts(text, start, end)):
            found.append(_opening(text, begin, start, end, number, paragraph, line))
    return found


def _opening(text: str, start: int, begin: int, end: int, number: int, paragraph: int, line: bool) -> Opening:
    clause = _CLAUSE.match(text, start, end)
    first = clause.group() if clause else ""
    sentence = text[start:end].rstrip(_MARKS)
    closed = text[end - 1] in "。！？”"
    heading = closed and len(sentence) <= LONGEST_HEADING and sentence.count("，") < MOST_CLAUSES
    head = sentence if heading else first
    return Opening(start, first, head, heading, number, paragraph, line, start == begin, begin)
