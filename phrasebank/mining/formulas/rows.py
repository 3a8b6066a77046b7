"""Judgements in short clauses side by side are one formula: 理清了思路，明确了任务，坚定了信心 and 时间紧迫，任务艰巨.

The clauses of a row all have 了 behind their verbs, or all have four characters. One of them at least is known as an
appraisal or to stress something; the others do because they stand beside it.
"""

import re
from collections.abc import Iterator, Sequence

from phrasebank.mining.shape import CLAUSE_END, start_behind
from phrasebank.mining.structure import Function
from phrasebank.sentences import Span

Found = tuple[Span, Function]

# 理清了思路 受到了教育 作出了积极贡献; but not 签了字 (a deed), 取得了很好的成绩 (says enough alone)
_DONE = re.compile(r"(?:也|又|更|都)?[\u4e00-\u9fff]{2}了(?:(?!的)[\u4e00-\u9fff]){2,6}")
# 时间紧迫，任务艰巨; but not 归根到底，要靠实干
_FOUR = re.compile(r"(?![要应须将请])[\u4e00-\u9fff]{4}(?<!底)")
# the first clause of four characters may name what is praised: 报告实事求是，思路清晰
_NAMED = re.compile(r"(?:报告|讲话|发言|会议|大会|活动|汇报|方案|内容)[\u4e00-\u9fff]{4}")
_LONGEST = 11
_COMMA = "，"
_JOINED = (Function.APPRAISAL, Function.EMPHASIS)
_ASKED = (Function.REQUIREMENT, Function.CALL)
"""A row that asks for something is left as it is: 统一思想，提高认识."""


def with_rows(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """The formulas, in order, with the judgements of each row joined."""
    joined = Span(0, 0)
    for number, (span, function) in enumerate(found):
        if span.start < joined.end and function in _JOINED:
            continue
        row = _row(text, span) if function in _JOINED else None
        if row is None or row.start < joined.end or _is_asked(near := _near(found, number, row)):
            yield span, function
        else:
            joined = row
            yield row, Function.APPRAISAL if Function.APPRAISAL in near else function


def _near(found: Sequence[Found], number: int, row: Span) -> set[Function]:
    """The functions of what begins or ends in a row."""
    near = found[max(0, number - 3) : number + 4]
    return {function for span, function in near if span.start < row.end and row.start < span.end}


def _is_asked(near: set[Function]) -> bool:
    """Whether something in a row asks."""
    return not near.isdisjoint(_ASKED)


def _row(text: str, span: Span) -> Span | None:
    """The row in which a short clause stands; None if it stands alone."""
    if span.end - span.start > _LONGEST:
        return None
    shape = next((shape for shape in (_DONE, _FOUR) if shape.fullmatch(text, *span)), None)
    if shape is None and not _NAMED.fullmatch(text, *span):
        return None
    start, end = span
    while text[start - 1 : start] == _COMMA and (before := _clause_before(text, start, shape or _FOUR)):
        start = before
    while text[end : end + 1] == _COMMA and (behind := _clause_behind(text, end, shape or _FOUR)):
        end = behind
    return Span(start, end) if end - start > span.end - span.start else None


def _clause_before(text: str, start: int, shape: re.Pattern[str]) -> int:
    """Where the clause before begins if it has the shape; 0 otherwise."""
    before = start_behind(text, CLAUSE_END, start - 1)
    fits = shape.fullmatch(text, before, start - 1) or (
        shape is _FOUR and _NAMED.fullmatch(text, before, start - 1)
    )
    return before if fits else 0


def _clause_behind(text: str, end: int, shape: re.Pattern[str]) -> int:
    """Where the clause behind ends if it has the shape; 0 otherwise."""
    mark = CLAUSE_END.search(text, end + 1)
    behind = mark.start() if mark else len(text)
    return behind if shape.fullmatch(text, end + 1, behind) else 0
