"""What one clause of a sentence is for, the clauses behind it are for too.

会议的主要任务是：总结上半年工作，│进一步统一思想 → 开头, although it would ask for something elsewhere
刚才，张三宣读了通报，│李四同志对全年工作作了部署 → 过渡: what has been said before, told to lead over to what follows
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from phrasebank.mining.formulas.sections import openings
from phrasebank.mining.shape import CLAUSE_END, start_behind
from phrasebank.mining.structure import Function
from phrasebank.sentences import Span
from phrasebank.words import is_name

Found = tuple[Span, Function]

# 主要任务是 目的非常明确，就是要 主要是想; but not 首要任务是 (a demand), 中心任务 (a party's)
_PURPOSE = re.compile(
    r"(?:(?<![首中]要)(?<![政治中心历史])任务|目的|议题|议程|用意|意图)(?:非常明确，|很明确，|十分明确，)?(?:就|主要|也)?(?:是|在于)|(?<=，)主要是(?=想|对|为了|就)"
)
_JUST = re.compile(r"(?:^|(?<=[。！？\n]))[ 　]*(?:刚才|刚刚|方才|前面)[，,]?[^。！？\n]*?(?=[，；])")
# told of somebody: 李四同志对工作作了部署 分别作了表态发言; but not 讲得很好
_TOLD = re.compile(
    r"(?:[作做讲谈提]|传达|通报|宣读|汇报|介绍|提出|进行|宣布|解读|总结|部署|回顾|发表|交流|观看|表彰|签订|安排)了|分别[作做发]|还?将[作做]|(?:表态|交流|典型)发言$"
)
# the speaker's own judgement is none of it: 我完全同意 讲得都很好 很有水平
_JUDGED = re.compile(r"^(?:我|希望|请|大家要)|得(?:都|很|非常)|完全|赞同|很(?!好的)")
_CLAUSE = re.compile(r"[^，。；：！？\n 　”’][^，。；：！？\n]*")
_SENTENCE_END = re.compile(r"[。！？\n]|$")
_SHORTEST, _SHORT = 6, 7
# a meeting's, not a person's: 会议的主要任务 这次活动的目的 其目的; but not 他的任务
_OF_MEETING = re.compile(
    r"(?:[^，]*(?:会|会议|活动|培训|学习|教育|讲座|竞赛|评比|调研|[今昨]天|[这此本]次)的?|其|我们的)?(?:主要|中心|根本|直接)?的?"
)
# verbs that the dictionary knows as nouns
_VERBS = re.compile(
    "动员|部署|通报|交流|总结|弘扬|缅怀|谋划|规划|教育|培训|布置|宣传|检查|监督|服务|建设|改革|全力"
)
# what is done already is no goal: 经过努力 活动已结束 完成了任务
_DONE = re.compile(r"^经过|已|了")
_ADVERBS = re.compile(r"(?:进一步|全面|深入|认真|切实|迅速|共同|扎实|系统|充分|不断|更好地?|并|集中|大力)+")


def with_carried(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """The formulas, in order, with what sentences carry on in place of what their clauses would be alone."""
    carried = sorted([*_purposes(text), *_reports(text)])
    if not carried:
        return iter(found)
    return iter(sorted([*_left(found, carried), *carried]))


def _left(found: Sequence[Found], carried: Sequence[Found]) -> Iterator[Found]:
    """The formulas that no carried one stands for; calls and the like are kept beside it."""
    starts = [span.start for span, _ in carried]
    for span, function in found:
        at = bisect_left(starts, span.end) - 1
        inside = at >= 0 and span.start < carried[at][0].end
        if not (inside and function in _REPLACED):
            yield span, function


_REPLACED = (Function.REQUIREMENT, Function.OPENING, Function.APPRAISAL, Function.TRANSITION)


def _purposes(text: str) -> Iterator[Found]:
    """The goals told in the first paragraphs, up to what tells of something else."""
    for opening in openings(text):
        for purpose in _PURPOSE.finditer(text, *opening):
            start = start_behind(text, CLAUSE_END, purpose.start())
            if not _OF_MEETING.fullmatch(text, start, purpose.start()):
                continue
            first, *others = _clauses_behind(text, purpose.end()) or [Span(purpose.end(), purpose.end())]
            if first.start == purpose.end():
                first = Span(start, first.end)
            elif not _is_goal(text[slice(*first)]):
                continue
            for goal in _goals(text, first, others):
                yield goal, Function.OPENING


def _goals(text: str, goal: Span, others: Sequence[Span]) -> Iterator[Span]:
    """The first goal and those behind it; short clauses belong together: 总结工作，分析形势; 进一步统一思想，振奋精神."""
    last = goal
    for clause in others:
        size = clause.end - clause.start
        joined = size < _SHORTEST or max(size, last.end - last.start) <= _SHORT
        if joined and clause.start == goal.end + 1:
            goal = Span(goal.start, clause.end)
        elif size >= _SHORTEST:
            yield goal
            if not _is_goal(text[slice(*clause)]):
                return
            goal = clause
        last = clause
    yield goal


def _is_goal(clause: str) -> bool:
    """Whether a clause says what shall be done, not of whom or what it is."""
    adverbs = _ADVERBS.match(clause)
    verb = clause[adverbs.end() :] if adverbs else clause
    said = len(clause) >= _SHORTEST and bool(verb)
    return said and not _DONE.search(clause) and (_VERBS.match(verb) is not None or not is_name(verb))


def _reports(text: str) -> Iterator[Found]:
    """What others said before, told in one sentence."""
    for just in _JUST.finditer(text):
        for clause in _clauses_behind(text, just.end()):
            said = text[slice(*clause)]
            if _TOLD.search(said) and not _JUDGED.search(said):
                yield clause, Function.TRANSITION


def _clauses_behind(text: str, offset: int) -> list[Span]:
    """The clauses from an offset to the end of its sentence."""
    end = _SENTENCE_END.search(text, offset)
    found = (clause.span() for clause in _CLAUSE.finditer(text, offset, end.start() if end else len(text)))
    return [Span(start, end) for start, end in found]
