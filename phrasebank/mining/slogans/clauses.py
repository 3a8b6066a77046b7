"""Runs with commas: three or more clauses of one length, or pairs of members: 珍惜机会，戒骄戒躁，勤学苦练，再立新功.

The first may stand behind what belongs to all of them: 报告│实事求是，思路清晰，任务明确. Clauses seldom are names, so it is
enough that some are predicates for certain and none is a name.
"""

import re
from collections.abc import Iterator, Sequence

from phrasebank.fewwords import part_of_speech
from phrasebank.mining.predicates import are_predicates, is_likely, is_predicate
from phrasebank.mining.slogans.cuts import HAN, begins_a_clause, is_cut_right, starts_a_word
from phrasebank.mining.slogans.rows import is_a_name
from phrasebank.mining.slogans.shapes import leads_end
from phrasebank.mining.slogans.sides import is_a_state
from phrasebank.sentences import Span
from phrasebank.words import words

_HAN = re.compile(f"{HAN}+")
_HAN_END = re.compile(f"{HAN}+$")
# from the first 、 on, members of four with a comma between two pairs: 围绕中心│、服务大局，凝聚人心、鼓舞干劲│的
# (so many at most: a list without end would be read again from each member)
_PAIRED = re.compile(
    rf"、(?<={HAN}{{4}}、){HAN}{{4}}(?:、{HAN}{{4}}){{0,16}}(?:，{HAN}{{4}}(?:、{HAN}{{4}}){{1,8}}){{1,8}}(?=[^\u4e00-\u9fff、]|的|$)"
)
# from the first ， on, three more clauses of four to seven: 珍惜机会│，戒骄戒躁，勤学苦练，再立新功
_CLAUSES = re.compile(rf"，(?<={HAN}{{4}}，)(?=({HAN}{{4,7}})，({HAN}{{4,7}})，({HAN}{{4,7}})[，。；！\n])")
_NEXT_CLAUSE = re.compile(rf"，({HAN}+)(?=[，。；！\n])")
# from the first ， on, two more clauses of four or as many as there are: 思路清晰│，任务明确，重点突出
_FOURS = re.compile(rf"，(?<={HAN}{{4}}，){HAN}{{4}}(?:，{HAN}{{4}})+(?=[，。；！\n])")
# from the first ， on, two more clauses of eight or as many as there are: 营商环境持续改善│，市场活力明显增强，…
_EIGHTS = re.compile(rf"，(?<={HAN}{{8}}，){HAN}{{8}}(?:，{HAN}{{8}}){{1,16}}(?=[，。；！”\n])")
# good wishes at the end of a sentence: 祝大家│身体健康、事业有成、家庭幸福！
_WISHES = re.compile(
    rf"祝[愿福]?(?P<whom>{HAN}{{0,14}}?)(?P<said>{HAN}{{4}}(?:[，、]{HAN}{{4}}){{2,}})(?=[！。\n]|$)"
)
_THREE, _FOUR, _EIGHT = 3, 4, 8
_ACTORS = ("n", "r")
# what places what stands before it: 把利益放在首位
_PLACED = frozenset("在到于")
_NEAR = 6
# what reports speech, and a verb's complement that ends a long clause: 结合起来
_NO_MEMBER = re.compile("表示|指出|强调|认为|谈到|说|起来|下来|下去|以来|^才|^[一二三四五六七八九十]是")


def clauses(text: str) -> Iterator[Span]:
    """Runs of clauses and of pairs of a view's text, in no order."""
    for match in _PAIRED.finditer(text):
        span = Span(match.start() - _FOUR, match.end())
        members = re.split("[、，]", text[slice(*span)])
        if _may_be_said(members, sure=2) and starts_a_word(text, span.start):
            yield span
    for match in _WISHES.finditer(text):
        if starts_a_word(text, match.start("said")):
            yield Span(*match.span("said"))
    yield from _of_one_length(text)
    yield from _states(text)
    for match in _FOURS.finditer(text):
        begin = match.start() - _FOUR
        cut = not begins_a_clause(text, begin)
        if cut and not _may_begin(text, begin):
            begin, cut = match.start() + 1, False
        members = text[begin : match.end()].split("，")
        if _is_a_heading(text, begin, match.end(), members) or (
            len(members) > 2 and _are_clauses(members, sure=1 + cut)
        ):
            yield Span(begin, match.end())


def _is_a_heading(text: str, begin: int, end: int, members: Sequence[str]) -> bool:
    """Whether three clauses or more are all that a numbered heading says, and most are no names: 一、修好水渠，管好水源，用好水权。⏎"""
    whole = text[max(0, begin - 1) : begin] in ("、", "）", ")", ".", "．") and text[end : end + 1] in (
        "。",
        "\n",
    )
    if not whole or len(members) < _THREE or not begins_a_clause(text, begin):
        return False
    return not any(map(_NO_MEMBER.search, members)) and 2 * sum(map(is_a_name, members)) < len(members)


def _states(text: str) -> Iterator[Span]:
    """Clauses that tell how several things do, most of them by their ends: 河湖水质更加优良, 城乡面貌焕然一新."""
    for match in _EIGHTS.finditer(text):
        begin = match.start() - _EIGHT
        if not begins_a_clause(text, begin):
            begin = match.start() + 1
        members = text[begin : match.end()].split("，")
        states = sum(map(is_a_state, members))
        if len(members) >= _THREE and 2 * states > len(members) and not any(map(_NO_MEMBER.search, members)):
            yield Span(begin, match.end())


def _of_one_length(text: str) -> Iterator[Span]:
    """Four clauses of one length or more, of which the first may be cut from a longer one: 要│珍惜荣誉，戒骄戒躁，…"""
    done = 0
    for match in _CLAUSES.finditer(text):
        length = len(match[1])
        begin, end = match.start() - length, match.end(3)
        if begin < done or not len(match[2]) == len(match[3]) == length:
            continue
        while (more := _NEXT_CLAUSE.match(text, end)) and len(more[1]) == length:
            end = more.end(1)
        members = text[begin:end].split("，")
        if (
            len({*map(len, members)}) == 1
            and _HAN.fullmatch(text, begin, begin + length)
            and are_predicates(members)
            and (begins_a_clause(text, begin) or leads_end(text, begin))
            and is_cut_right(text, begin, end)
        ):
            done = end
            yield Span(begin, end)


def _may_begin(text: str, begin: int) -> bool:
    """Whether a clause's last four characters may be the first member: behind who acts, or what governs all, not a verb.

    我们要│坚定信心，… 中央的发言│认识深刻，…; not 增强│忧患意识，谦虚谨慎，…
    """
    member = text[begin : begin + _FOUR]
    sure = is_predicate(member) and member[1] not in _PLACED
    if not starts_a_word(text, begin) or not (sure or is_likely(member)):
        return False
    if leads_end(text, begin):
        return True
    before = _HAN_END.search(text[max(0, begin - _NEAR) : begin])
    return sure and before is not None and part_of_speech(words(before.group())[-1]).startswith(_ACTORS)


def _are_clauses(members: Sequence[str], *, sure: int) -> bool:
    """Whether three clauses or more are a run, so many of them for sure; those that begin alike are a parallel."""
    if len({member[:2] for member in members}) < len(members) or any(map(_NO_MEMBER.search, members)):
        return False
    return _may_be_said(members, sure=sure)


def _may_be_said(members: Sequence[str], *, sure: int) -> bool:
    """Whether members are predicates by the table, or so many of them are for sure and none is a name."""
    if are_predicates(members):
        return True
    certain = sum(map(is_predicate, members))
    return certain >= sure and all(is_predicate(m) or is_likely(m) or not is_a_name(m) for m in members)
