"""Rows of equal members wherever they stand, of which a scorecard tells slogans from lists.

    团结一致、真抓实干、拼搏进取 → proposed, and taken; 教育部门、卫生部门、文化部门 → proposed, and refused

A row is of three neighbours or more of one length between the marks 、 and ，; the first may be the end of a longer part
(坚持│讲政治、顾大局、守纪律), and the last the beginning of one. What one sees on reading all parts of a text at once
decides where there can be one; words are looked up only for those.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from phrasebank.mining.scorecard import Proposal, scorecard
from phrasebank.mining.slogans.cuts import starts_a_word
from phrasebank.mining.slogans.parts import PART, QUOTES, Parts, parts_of
from phrasebank.mining.slogans.sides import opens_with_verb
from phrasebank.mining.slogans.signs import SIGNS, Row, signs
from phrasebank.sentences import Span

CARD = "slogan-rows"
_FEWEST, _SHORTEST, _LONGEST = 3, 3, 12
_LISTS, _CLAUSES, _OF = "、", "，", "的"
_CLOSING = "”’"


def weighed_rows(text: str, taken: bytearray) -> Iterator[Span]:
    """The rows of a view's text that the card takes, in the order of the text; not where other slogans are ``taken``."""
    takes = scorecard(CARD).judge(SIGNS)
    for row in _rows(text):
        if not any(taken[row.start : row.end]) and takes(row):
            yield Span(row.start, row.end)


def proposals(text: str) -> Iterator[Proposal]:
    """All rows of a view's text with their signs."""
    for row in _rows(text):
        yield Proposal((Span(row.start, row.end),), signs(row))


def _rows(text: str) -> Iterator[Row]:
    parts = parts_of(text)
    for first, last in parts.equal(_SHORTEST, _LONGEST):
        length = parts.length(first)
        front = _tail(text, parts, first - 1, length)
        rest = _head(text, parts, last + 1, length) if parts.open[last] else None
        whole = [parts.span(n) for n in range(first, last + 1)]
        if len(whole) + bool(front) + bool(rest) >= _FEWEST:
            yield from _of(text, whole, front, rest)


def _of(text: str, whole: Sequence[Span], front: Span | None, rest: Span | None) -> Iterator[Row]:
    """The rows of members of one length, with what could be cut from the parts beside them."""
    every = [*([front] if front else []), *whole, *([rest] if rest else [])]
    marks = [text[one.end] for one, _ in pairwise(every)]
    for begin, end in _of_one_make(marks):
        spans = every[begin : end + 1]
        first, last = front is not None and begin == 0, rest is not None and end == len(every) - 1
        if first and not _may_be_first(text, spans):
            spans, first = spans[1:], False
        if last and not starts_a_word(text, spans[-1].end):
            spans, last = spans[:-1], False
        if len(spans) >= _FEWEST and text[spans[-1].end - 1] != _OF:
            yield Row(text, _bare(text, spans), first, last)


def _bare(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Members without a mark of quotation that opens before the row's first word and closes elsewhere, or the other way round."""
    first, last = spans[0], spans[-1]
    if text[first.start] in QUOTES and not _closes(text[slice(*first)]):
        first = Span(first.start + 1, first.end)
    if text[last.end - 1] in QUOTES and not _closes(text[slice(*last)]):
        last = Span(last.start, last.end - 1)
    return first, *spans[1:-1], last


def _closes(member: str) -> bool:
    return sum(member.count(mark) for mark in QUOTES) % 2 == 0


def _of_one_make(marks: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The first and the last of members that one mark joins, or that are pairs: 、，、 of 会后，甲、乙，丙、丁."""
    if len(set(marks)) == 1:
        yield 0, len(marks)
        return
    found = False
    for _, group in groupby(range(len(marks)), key=lambda n: (marks[n] == _CLAUSES) == (n % 2 == 1)):
        turns = list(group)
        begin = turns[0] + (marks[turns[0]] == _CLAUSES)
        end = turns[-1] - (marks[turns[-1]] == _CLAUSES)
        if end - begin > 1 and not found:
            found = True
            yield begin, end + 1
    if found:
        return
    for _, group in groupby(range(len(marks)), key=lambda n: marks[n]):
        same = list(group)
        if len(same) > 1:
            yield same[0], same[-1] + 1


def _may_be_first(text: str, spans: Sequence[Span]) -> bool:
    """Whether the first of members, cut from a longer part, is one: a word begins there, and a clause acts as the next does."""
    first, second = spans[0], spans[1]
    if not starts_a_word(text, first.start):
        return False
    if text[first.end] == _LISTS or len(spans) == _FEWEST:
        return True
    return opens_with_verb(text[slice(*first)]) == opens_with_verb(text[slice(*second)])


def _tail(text: str, parts: Parts, place: int, length: int) -> Span | None:
    """The last characters of a longer part that stands right before, marks of quotation not counted."""
    if not parts.joined(place):
        return None
    part = parts.span(place)
    start = part.end
    while length and start > part.start and PART.match(text[start - 1]):
        start -= 1
        length -= text[start] not in QUOTES
    # the mark that opens what is closed in it: 要把│“山泉入户”、…
    start -= text[start - 1] in QUOTES and start > part.start and not _closes(text[start : part.end])
    return None if length or start == part.start else Span(start, part.end)


def _head(text: str, parts: Parts, place: int, length: int) -> Span | None:
    """The first characters of a longer part that stands right behind."""
    if not parts.joined(place - 1):
        return None
    part = parts.span(place)
    end = part.start
    while length and end < part.end and PART.match(text[end]):
        length -= text[end] not in QUOTES
        end += 1
    end += text[end : end + 1] in tuple(_CLOSING)
    return None if length or end >= part.end else Span(part.start, end)
