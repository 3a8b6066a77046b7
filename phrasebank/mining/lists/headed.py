"""Lists without numbers that are told by their headings: sentences that look like headings, each with its text behind it.

    “吹响集结号”。……⏎“拉紧责任弦”。……⏎“唱好整治戏”。…… → 无序号 (“吹响集结号”, “拉紧责任弦”, “唱好整治戏”)

Nothing need be the same in them: neighbouring paragraphs have short headings of one length, or each heads a numbered list.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from phrasebank.mining.frames import common_start
from phrasebank.mining.lists.leads import is_salutation
from phrasebank.mining.lists.openings import Opening, Start, may_be_heading, near, opened, reports
from phrasebank.mining.lists.sequence import Run
from phrasebank.sentences import Span

# dates and counts begin reports, not items: 10月9日下午， 2021年以来
_FIGURE = re.compile(r"^[^，。]{0,3}\d|\d{3}|\d\.\d")
# an item begins with a word, a quotation or a dash: 坚持… “大学习”… ——突破…; not 《决定》指出 or - 注册
_SIGN = re.compile(r"(?![\u4e00-\u9fff“—])")
_QUOTES = re.compile("[“”]")
# the year that items may have in common: 2022年，我们擘画蓝图 but not 2022年6月
_YEAR = re.compile(r"\d{4}年，")
_LONGEST_ITEM = 800
_LONGEST_PAIR = 8 + 1 + 8
"""A heading of two clauses of four to eight characters is no longer."""
_LONGEST_EVEN = 14
"""A heading sentence that has only its length in common with its neighbours has at most so many characters."""
_LONGEST_ABOVE = 30
"""A heading sentence right above a numbered list has at most so many characters."""
_BODY = 8
"""An item has a text of its own if so many characters follow its head."""


def even_pairs(text: str, starts: Sequence[Start]) -> Iterator[list[Opening]]:
    """Heading sentences of clauses of the same lengths, each with its text behind it: 提高认识，加强领导。……"""
    shaped: dict[tuple[int, ...], list[Start]] = defaultdict(list)
    for at in starts:
        comma = text.find("，", at.start + 4, at.start + 9)
        if comma < 0 or not may_be_heading(text, at, _LONGEST_PAIR):
            continue
        opening = opened(text, at)
        lengths = tuple(len(clause) for clause in opening.head.split("，"))
        if opening.heading and len(lengths) == 2 and min(lengths) >= 4 and max(lengths) <= 8:
            shaped[lengths].append(at)
    for same in shaped.values():
        for close in near(same):
            if len(close) > 2 and have_bodies(group := [opened(text, at) for at in close]):
                yield group


def short_headings(text: str, starts: Sequence[Start]) -> Iterator[list[Opening]]:
    """Three and more neighbouring paragraphs, given by their starts, each with a short heading, most of one length."""
    short = [at for at in starts if at.end - at.start <= 2 * _LONGEST_EVEN]
    openings = [o for at in short if (o := _short_heading(text, at))]
    for clauses in (1, 2):
        for group in _neighbours(o for o in openings if len(lengths_of(o)) == clauses):
            if len(group) > 2 and _are_even(group):
                yield group


def _neighbours(openings: Iterable[Opening]) -> Iterator[list[Opening]]:
    """Part the openings of paragraphs where another paragraph lies between."""
    group: list[Opening] = []
    for opening in openings:
        if group and opening.paragraph != group[-1].paragraph + 1:
            yield group
            group = []
        group.append(opening)
    if group:
        yield group


def _short_heading(text: str, at: Start) -> Opening | None:
    """The opening of a paragraph that is a short sentence of one or two clauses with text behind it."""
    if text[at.end : at.end + 1] in ("", "\n") or text[at.end - 1] == "！" or not may_be_heading(text, at):
        return None
    opening = opened(text, at)
    lengths = lengths_of(opening)
    if not opening.heading or len(lengths) > 2 or not 4 <= min(lengths) <= max(lengths) <= _LONGEST_EVEN:
        return None
    before = Span(text.rfind("\n", 0, max(at.start - 1, 0)) + 1, at.start)
    told = reports(opening.head) or is_salutation(text, *before)
    return opening if not told and are_heads([opening.head]) else None


def lengths_of(opening: Opening) -> tuple[int, ...]:
    """How long the clauses of a heading are, quotation marks aside."""
    return tuple(map(len, _QUOTES.sub("", opening.head).split("，")))


def _are_even(group: Sequence[Opening]) -> bool:
    """Whether half the headings and more have one length; where they have two clauses, each differs by one character at most."""
    lengths = [lengths_of(o) for o in group]
    if len(lengths[0]) > 1:
        return all(max(of) - min(of) < 2 for of in zip(*lengths, strict=True))
    return 2 * max(map(lengths.count, lengths)) >= len(group)


def above_lists(text: str, starts: Sequence[Start], lists: Sequence[Run]) -> Iterator[list[Opening]]:
    """Neighbouring paragraphs, given by their starts, each of which is a heading sentence and then a numbered list."""
    firsts = {run.first.start for run in lists}
    openings = [
        opened(text, at) for at in starts if at.end in firsts and may_be_heading(text, at, _LONGEST_ABOVE)
    ]
    for group in _neighbours(o for o in openings if o.heading):
        if len(group) > 1:
            yield group


def are_heads(texts: Sequence[str]) -> bool:
    """Dates and figures begin reports, and signs begin other things than items; a year that all begin with is part of
    their frame (2022年，我们…).
    """
    year = _YEAR.match(common_start(texts))
    own = [t[year.end() :] for t in texts] if year else texts
    return not any(_FIGURE.search(t) or _SIGN.match(t) for t in own)


def have_bodies(group: Sequence[Opening]) -> bool:
    """Whether the items are no mere sentences: most have text behind their heads, none too much."""
    lengths = [b.begin - a.start for a, b in pairwise(group)]
    bodies = [length - len(o.clause) >= _BODY for length, o in zip(lengths, group, strict=False)]
    return max(lengths) <= _LONGEST_ITEM and 2 * sum(bodies) >= len(bodies)
