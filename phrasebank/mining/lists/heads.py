"""The heads of items: a heading sentence whole (加强学习，务求实效), of a running sentence its first clause."""

import re
from collections.abc import Iterator, Sequence

from phrasebank.mining.shape import CLAUSE_END
from phrasebank.sentences import Span

LONGEST_HEADING = 48
MOST_CLAUSES = 3
"""A heading sentence has at most so many characters and clauses; a longer sentence is the body itself."""

# what may stand between marker and head: 第一是，要… 一是：…
_LEADING = re.compile(r"[，、：\s]*")
# where a head can end at the latest: 抓学习。 工作目标：… but not at the comma of a heading sentence
_SENTENCE_END = re.compile(r"[。！？；：\n]")
# 一、加强组织领导　各地要… : a blank ends the heading if prose follows
_BLANK = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff])")
# a clause that only tells the time: 去年以来 在向小康水平前进的过程中; not 今年任务重
_TIME = re.compile(
    r"[^，]{0,12}(?:以来|年来|期间|过程中|的时候|的同时)|当前|目前|近年来?|近期|最近|今年|去年|明年|今后|今后一个时期|当前和今后一个时期"
)
# the same where all items have one, whatever follows: 会议时间 4月17日 参会人员 （一）…
_WIDE_BLANK = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff“《（\d])")
# a heading of any length, and the blank that ends it: 深刻认识这次教育的重大意义 这次教育…
_LONG_HEADING = re.compile(
    r"[，、：\s]*[^。！？；：\s]{4,40}(?<=[\u4e00-\u9fff”])[ \u3000]+(?=[\u4e00-\u9fff“《（\d])"
)
# how the body of a heading often begins: 我将深刻领悟… 各级工会要…
_BEGUN = re.compile("我|各[级地部]|要[^求点素]|全[市县区校]|必须|近年来|今年|过去")
_SHORTEST, _LONGEST = 4, 12
"""Fused headings are looked for within so many characters."""
_TRAILING = "，。；：、！？ \n　"


def blanks_end_heads(text: str, bodies: Sequence[Span]) -> bool:
    """Whether a blank ends the heading of every item (一、会议时间 4月17日下午… 二、会议内容 通报…)."""
    near = all(_WIDE_BLANK.search(text, start, min(end, start + _LONGEST)) for start, end in bodies)
    return near or all(_LONG_HEADING.match(text, start, end) for start, end in bodies)


def head(text: str, start: int, end: int, blanks: bool = False) -> Span:
    """The head of the item whose text after the marker is ``text[start:end]``; empty if nothing stands there.

    ``blanks`` says that blanks end the headings of the list.
    """
    begin = min(_LEADING.match(text, start, end).end(), end)  # type: ignore[union-attr]
    if blanks and (ended := _LONG_HEADING.match(text, begin, end)):
        return _trimmed(text, begin, ended.end())
    stop = _find(_SENTENCE_END, text, begin, end)
    clause = _find(CLAUSE_END, text, begin, end)
    sentence = text[begin:stop]
    rest = stop + 1 < end and text[stop : stop + 1] != "；"
    heading = rest and len(sentence) <= LONGEST_HEADING and sentence.count("，") < MOST_CLAUSES
    whole_line = stop == end or text[stop] == "\n"
    if whole_line and not rest and len(sentence) <= LONGEST_HEADING and not _has_marks(text, begin, end):
        heading = True
    chosen = stop if heading else _past_time(text, begin, clause, stop)
    blank = (_WIDE_BLANK if blanks else _BLANK).search(text, begin, chosen)
    if blank and not whole_line and blank.start() - begin >= 4:
        chosen = blank.start()
    return _trimmed(text, begin, _before_closing(text, begin, chosen))


def _past_time(text: str, start: int, end: int, stop: int) -> int:
    """Where the first clause ends, or the next where the first only tells the time: 去年以来，事故有所上升│，…"""
    following = CLAUSE_END.search(text, end + 1, stop) if text[end : end + 1] == "，" else None
    return following.start() if following and _TIME.fullmatch(text, start, end) else end


def _before_closing(text: str, start: int, end: int) -> int:
    """Where a quotation ends that the list stands in: 坚持“一要吃饭，二要建设│”的原则."""
    closing = text.find("”", start, end)
    return closing if closing > start and text.find("“", start, closing) < 0 else end


def _find(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    match = pattern.search(text, start, end)
    return match.start() if match else end


def _has_marks(text: str, start: int, end: int) -> bool:
    return any(mark in text[start:end] for mark in "，。；！？")


def _trimmed(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    return Span(start, end)


def alike(text: str, heads: Sequence[Span], bodies: Sequence[Span]) -> Iterator[Span]:
    """Heads of as many clauses as most of them have: items without markers are told by the shape of their heads."""
    counts = [text.count("，", *found) + 1 for found in heads]
    usual = max(counts, key=lambda count: (counts.count(count), -count))
    for found, count, (start, end) in zip(heads, counts, bodies, strict=True):
        stops = [match.start() for match in CLAUSE_END.finditer(text, found.start, end)]
        enough = len(stops) >= usual and all(text[stop] == "，" for stop in stops[: usual - 1])
        yield _trimmed(text, start, stops[usual - 1]) if count != usual and enough else found


def fused(text: str, bodies: Sequence[Span]) -> tuple[Span, ...] | None:
    """Heads that run into their bodies without a mark (一、要提高站位我们…): equal length, cut between words.

    None if the items are not like that. Headings of one list are made to match: of the lengths from four on that cut every
    sibling between two words that is taken behind which all begin a sentence (…讲政治|我将… …抓发展|我要…), else the shortest,
    if most items have several sentences.
    """
    stops = [_find(CLAUSE_END, text, start, end) for start, end in bodies]
    marked = sum(text[stop : stop + 1] in tuple("。：；") for stop in stops)
    lengths = [stop - start for stop, (start, _) in zip(stops, bodies, strict=True)]
    if len(bodies) < 2 or min(lengths) < _SHORTEST or 2 * marked >= len(bodies):
        return None
    from phrasebank import words  # loads a dictionary: only for lists that look fused

    cuts = [words.boundaries(text[start : start + _LONGEST + 4]) for start, _ in bodies]
    possible = [
        n for n in range(_SHORTEST, _LONGEST + 1) if all(n in cut for cut in cuts) and max(lengths) > n
    ]
    begun = (n for n in possible if all(_BEGUN.match(text, start + n) for start, _ in bodies))
    running = sum(len(_SENTENCE_END.findall(text[start:end])) < 2 for start, end in bodies)
    length = next(begun, 0 if 2 * running > len(bodies) else min(possible, default=0))
    return tuple(Span(start, start + length) for start, _ in bodies) if length else None
