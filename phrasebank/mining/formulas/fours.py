"""Requirements of four characters side by side are one formula; alone four characters are too few.

要统一思想，提高认识 → 要统一思想，提高认识
要列出时间表、路线图，抓紧落实 → 要列出时间表、路线图
"""

import re
from collections.abc import Iterator, Sequence

from phrasebank.mining.predicates import is_predicate
from phrasebank.mining.structure import Function
from phrasebank.sentences import Span

Found = tuple[Span, Function]

_FOUR = r"[\u4e00-\u9fff]{4}"
_LIST = rf"{_FOUR}(?:、{_FOUR})*"
_MARK = r"(?=[，。；：！？\n]|$)"
# 狠抓落实; but 通知要求, 会议议定 say who asks
_BARE = re.compile(rf"(?!会议|.{{2}}要求){_FOUR}")
# 要统一思想 进一步统一思想、坚定信心 各单位要精心组织
_SHORT = re.compile(
    rf"(?:[^，、]{{0,8}}(?:(?<![重主首紧纪摘概扼只若次即必])要|必须|应当|一步|切实|认真|扎实|真正|不断|更加|着力|继续))?{_LIST}"
)
_BEHIND = re.compile(rf"，({_LIST}){_MARK}")
_BEFORE = re.compile(rf"(?:^|[，。；：！？\n]|[一二三四五六七八九十][是要、])({_LIST})，$")
_FURTHEST = 24


def with_fours(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """The formulas with short requirements joined."""
    yield from (one for one in found if one[1] is not Function.REQUIREMENT)
    asked = [span for span, function in found if function is Function.REQUIREMENT]
    yield from ((span, Function.REQUIREMENT) for span in _joined(text, asked))


def _joined(text: str, spans: Sequence[Span]) -> list[Span]:
    done: list[Span] = []
    for span in spans:
        if done and span.end <= done[-1].end:
            continue
        said = text[slice(*span)]
        row = row_of_fours(text, span, done[-1].end if done else 0) if _SHORT.fullmatch(said) else span
        if row != span or not _BARE.fullmatch(said):
            done.append(row)
    return done


def row_of_fours(text: str, span: Span, low: int) -> Span:
    """A short requirement or call with the clauses of four characters beside it, none of which begins before ``low``."""
    start, end = span
    while (behind := _BEHIND.match(text, end)) and _are_predicates(behind[1]):
        end = behind.end(1)
    if re.fullmatch(_LIST, text[start : span.end]):
        while (before := _BEFORE.search(text, max(low, start - _FURTHEST), start)) and _are_predicates(
            before[1]
        ):
            start = before.start(1)
    return Span(start, end)


def _are_predicates(clause: str) -> bool:
    return all(map(is_predicate, clause.split("、")))
