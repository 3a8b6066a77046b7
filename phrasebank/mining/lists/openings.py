"""How sentences open: their first clause or heading, with and without the reporter's words in front.

他强调，要以政治建设为统领。 opens with 他强调 and with 要以政治建设为统领
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from math import inf
from typing import NamedTuple

from phrasebank.mining import tables
from phrasebank.mining.lists.heads import LONGEST_HEADING, MOST_CLAUSES

TABLE = "unnumbered.yml"

# a sentence, or a part of one that ； ends, with its mark: 要有明确的责任；
_SENTENCE = re.compile(r"[^。！？；\n]+(?:[。！？；]+[”’）」』》]*)?")
# its clauses: 提高认识，加强领导。 has two
_CLAUSE = re.compile(r"[^，。；：！？\n]+")
# who said it, with the verb: 会议要求， 与会人员一致表示; not 落实工作要求
_SAID = re.compile(r"[^，。；：“”\n]{1,14}(?:(?:强调|指出|表示|认为|提出|说)(?:[，：]|$)|要求[，：])")
_MARKS = "。；！？：”’"
_LONGEST_ADDRESS = 16
"""Whom a report addresses is named within so many characters."""
_FURTHEST = 10
"""So many sentences at most lie between two openings in one paragraph."""
_FURTHEST_VERB = 30
"""The reporter's words reach no further before their verb: an adverbial, its comma and a subject."""
_FURTHEST_COLON = 60
"""What announces a list ends with a colon within so many characters of its sentence's beginning."""
_MOST_MARKS = 16
"""No sentence ends in so many marks."""


class Start(NamedTuple):
    """Where an opening starts in its sentence, which is ``begin`` to ``end``; sentences and paragraphs are counted.

    ``line`` says whether the sentence begins a line. (A tuple of numbers: a text has more of them than it has sentences.)
    """

    start: int
    begin: int
    end: int
    sentence: int
    paragraph: int
    line: bool

    @property
    def whole(self) -> bool:
        """Whether nothing stands before it in its sentence."""
        return self.start == self.begin


class Opening(NamedTuple):
    """How a sentence begins: its first clause and, if that is a heading, the whole sentence as ``head``."""

    start: int
    clause: str
    head: str
    heading: bool
    sentence: int
    paragraph: int
    line: bool
    whole: bool
    begin: int


@cache
def _reported() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The reporter's words (张才方指出， 在廉政问题上，他表示，), whom they address (要求|全省各级工会|), their verbs alone."""
    lists = tables.lists(TABLE, ("转述", "对象"))
    verbs, addressed = (
        "|".join(sorted(map(re.escape, lists[key]), key=len, reverse=True)) for key in ("转述", "对象")
    )
    spoken = rf"(?:[^，。；：“”\n]{{1,14}}，)??[^，。；：“”\n]{{0,14}}?(?:{verbs})[，：]?"
    address = rf"(?:{addressed})(?=[^，。；：、的和与\n])"
    return re.compile(spoken), re.compile(address), re.compile(verbs)


def _reported_starts(text: str, start: int, end: int) -> Iterator[int]:
    """Where the reporter's words may end."""
    spoken, addressed, _ = _reported()
    if said := spoken.match(text, start, end):
        yield said.end()
        if text[said.end() - 1] not in "，：":
            for match in addressed.finditer(text, said.end(), min(end, said.end() + _LONGEST_ADDRESS)):
                yield match.end()


def reports(words: str) -> bool:
    """Whether words begin with a reporter's: 习近平指出，讲政治… 与会人员一致表示 but not 青春向党，常怀… 明确任务要求"""
    return _SAID.match(words) is not None


def names_speaker(clause: str) -> bool:
    """Whether a short clause has a verb with which a reporter tells what was said: 他希望, 会上说; not 抓党建."""
    return _reported()[2].search(clause) is not None


def starts_of(text: str) -> list[Start]:
    """Where all sentences open, with and without the reporter's words."""
    found: list[Start] = []
    paragraph, position = 0, 0
    verbs = _reported()[2].finditer(text)
    verb = _next(verbs)
    for number, match in enumerate(_SENTENCE.finditer(text)):
        start, end = match.span()
        paragraph += text.count("\n", position, start)
        line = start == 0 or text[start - 1] == "\n"
        position = start
        found.append(Start(start, start, end, number, paragraph, line))
        while verb < start:
            verb = _next(verbs)
        if verb < start + _FURTHEST_VERB:
            for begin in _reported_starts(text, start, end):
                found.append(Start(begin, start, end, number, paragraph, line))
        colon = text.find("：", start, min(end, start + _FURTHEST_COLON))
        if colon > 0 and found[-1].start != colon + 1:
            found.append(Start(colon + 1, start, end, number, paragraph, line))
    return found


def _next(verbs: Iterator[re.Match[str]]) -> float:
    """Where the next verb stands; beyond any text if there is none."""
    verb = next(verbs, None)
    return verb.start() if verb else inf


def opened(text: str, at: Start) -> Opening:
    """The opening at a place."""
    start, begin, end, *_ = at
    clause = _CLAUSE.match(text, start, end)
    first = clause.group() if clause else ""
    head, heading = first, False
    if may_be_heading(text, at):
        sentence = text[start:end].rstrip(_MARKS)
        heading = len(sentence) <= LONGEST_HEADING and sentence.count("，") < MOST_CLAUSES
        head = sentence if heading else first
    return Opening(start, first, head, heading, at.sentence, at.paragraph, at.line, start == begin, begin)


def may_be_heading(text: str, at: Start, longest: int = LONGEST_HEADING) -> bool:
    """Whether a sentence ends like a heading sentence and is not too long; the marks that end it have room."""
    return at.end - at.start < longest + _MOST_MARKS and text[at.end - 1] in "。！？”"


def near(same: Sequence[Start]) -> Iterator[list[Start]]:
    """Part openings that begin alike where the next lies too far off, or one paragraph has several and the next has more."""
    group: list[Start] = []
    for at in same:
        if group and at.sentence == group[-1].sentence:
            continue
        if group and not _follows(group, at):
            yield group
            group = []
        group.append(at)
    yield group


def _follows(group: Sequence[Start], at: Start) -> bool:
    last = group[-1]
    if at.paragraph == last.paragraph:
        inside = len(group) == 1 or group[-2].paragraph == last.paragraph
        return inside and at.sentence - last.sentence <= _FURTHEST
    across = len(group) == 1 or group[-2].paragraph != last.paragraph
    return across and at.paragraph == last.paragraph + 1 and not (at.whole and at.line)
