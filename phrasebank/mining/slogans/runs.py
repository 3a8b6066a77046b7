"""Runs of equal members, the 四字格 of speeches: 讲政治、顾大局、守纪律 and, in pairs, 高屋建瓴、思想深邃，情真意切、语重心长.

Where the first member begins and the last ends is told by the length of those between; then predicates are told from
names. Triples without a mark (真学真信真用) are of one character, or one verb with a complement, three times.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from phrasebank.fewwords import part_of_speech
from phrasebank.mining.predicates import (
    are_made_alike,
    are_predicates,
    is_completed,
    is_likely,
    is_predicate,
    may_be_predicate,
    table,
)
from phrasebank.mining.shape import CLAUSE_END, start_behind
from phrasebank.mining.slogans.clauses import clauses
from phrasebank.mining.slogans.cuts import GOES_ON, HAN, is_cut_right, starts_a_word
from phrasebank.mining.slogans.rows import may_belong, rows
from phrasebank.mining.slogans.shapes import leads_end, shapes
from phrasebank.mining.slogans.sides import are_of_one_kind, ends_in_a_state, open_alike
from phrasebank.sentences import Span
from phrasebank.words import words

_SHORTEST, _LONGEST = 3, 9
_OF, _AND = "的", "和"
_FEWEST, _PAIR = 3, 2
"""A run has as many members at least."""
_CONTEXT = 8
_CUT = 4
"""Longer members are not cut from a part that goes on: 维护国家安全提供│法律保障."""
_AHEAD = 4
_NOUN_TAGS = ("n", "vn", "a", "b")
_WORDS = re.compile(f"{HAN}+")
# from the first 、 on, three or more parts: 讲政治│、顾大局、守纪律, but not two (职工│、干部)
_LISTED = re.compile(rf"、(?<={HAN}{{3}}、){HAN}+(?:、{HAN}+)*、{HAN}{{3,}}")
# what a run without 的 belongs to: 简政放权、放管结合、优化服务│改革
_BROUGHT = re.compile(
    r"改革|能力|方向|工作|导向|原则|目标|要求|理念|方针|机制|方式|作用|战略|行动|活动|精神|思路|格局|道路|政策|举措|局面|模式|职能|任务"
)
# words of which a noun follows: 战胜一切│困难, 防范化解│风险
_WHICH = frozenset(["一切", "相关", "有关", "各种", "各类", "所有", "重大", "主要", "化解", "重要"])
# a word that the last member may go on with: 备受社会│敬重的职业
_WORD_OF = re.compile(rf"({HAN}{{2}})的")
# what stands behind the middle of a list
_LIST_GOES_ON = ("、", "等")
_BRINGS = frozenset(
    [
        "的",
        "是",
        "为",
        "做",
        "当",
        "成",
        "成为",
        "一个",
        "一批",
        "一系列",
        "系列",
        "一支",
        "一套",
        "一种",
        "起",
        "更",
        "好",
        "了",
        "推进",
        "形成",
        "打造",
        "包括",
        "着眼",
        "呈现",
        "呈现出",
        "展现",
        "展现出",
    ]
)


def runs(text: str) -> Iterator[Span]:
    """Runs and triples of a view's text, in no order, less what is but some of a list: 科研、│加大投资、统筹城乡、优化环境│等."""
    for span in _found(text):
        within = text[span.start - 1 : span.start] == "、" and text[span.end : span.end + 1] in _LIST_GOES_ON
        if not within or "、" not in text[slice(*span)]:
            yield span


def _found(text: str) -> Iterator[Span]:
    for match in _LISTED.finditer(text):
        start = match.start()
        while start > 0 and "\u4e00" <= text[start - 1] <= "\u9fff":
            start -= 1
        yield from _listed(text, start, text[start : match.end()].split("、"))
    yield from rows(text)
    yield from clauses(text)
    for match in shapes().ended.finditer(text):
        if is_cut_right(text, match.start() - _PAIR, match.end()):
            yield Span(match.start() - _PAIR, match.end())
    for triple in shapes().triples:
        for match in triple.finditer(text):
            # the last may be of a word of two: 抓早抓小抓苗头
            ends = (end for end in (match.end(), match.end() + 1) if is_cut_right(text, match.start(), end))
            if end := next(ends, 0):
                yield Span(match.start(), end)


def _listed(text: str, start: int, parts: Sequence[str]) -> Iterator[Span]:
    """The runs in a list of parts: neighbours of one length, and the ends of longer parts beside them."""
    begin = start
    for length, group in groupby(parts, key=len):
        count = len(list(group))
        end = begin + count * (length + 1) - 1
        if count > 1 or (count == 1 and start < begin and end < start + len("、".join(parts))):
            yield from _run(text, begin, end, length)
        begin = end + 1


def _run(text: str, begin: int, end: int, length: int) -> Iterator[Span]:
    """The run of which the members between ``begin`` and ``end`` are whole, with what is cut from longer parts.

    A neighbour counts as a member if it may be one by itself: 重点工作│一起部署 does, 依法治国有机│统一 does not.
    """
    if not _SHORTEST <= length <= _LONGEST:
        return
    before, behind = begin - 1 - length, end + 1 + length
    goes_on = text.startswith("、", end) and _is_chinese(text, end + 1, behind)
    begins = before >= 0 and text[begin - 1] == "、" and _is_chinese(text, before, begin - 1)
    if (end + 1 - begin) // (length + 1) + goes_on + begins < _FEWEST:
        return
    if goes_on and (GOES_ON.match(text, behind) or (length <= _CUT and _ends(text, end + 1, behind))):
        end = behind
    if begins and (_stands_alone(text, before, begin - 1) or are_made_alike(text[before:end].split("、"))):
        begin, begins = before, False
    if (end + 1 - begin) // (length + 1) + begins < _FEWEST or not _are_members(text, begin, end):
        return
    ends_alike = length > _CUT and text[begin - 2] == text[begin + length - 1]
    if (
        begins
        and text[before] != "的"
        and (
            ends_alike
            or leads_end(text, before)
            or (length >= _CUT and _is_brought_in(text, before, begin))
            or (length > _CUT and _is_of_their_kind(text, before, begin, length))
        )
    ):
        begin = before
    members = text[begin:end].split("、")
    if (
        len(members) < _FEWEST
        or (length == _LONGEST and len({member.count("的") for member in members}) > 1)
        or (length > _CUT and members[0].startswith("要") > members[1].startswith("要"))
        or len(set(members)) < len(members)
        or text[end : end + 2] == f"、{members[0][0]}"
    ):
        return
    if is_cut_right(text, begin, end):
        yield Span(begin, end)


def _are_members(text: str, begin: int, end: int) -> bool:
    """Whether what is listed are predicates; before 的 few are names: 形成│多方参与、上下联动、优势互补│的格局."""
    members = text[begin:end].split("、")
    if are_predicates(members):
        return True
    if text[end : end + 1] != _OF or len(members[0]) < _CUT or any(_AND in member for member in members):
        return False
    likely = [member for member in members if is_predicate(member) or is_likely(member)]
    return bool(likely) and may_belong(members)


def _is_of_their_kind(text: str, begin: int, following: int, length: int) -> bool:
    """Whether a member cut from a longer part has the words of the next: 我镇│村组道路全面硬化、人居环境持续改善."""
    one, two = text[begin : begin + length], text[following : following + length]
    alike = (open_alike(one, two) and are_of_one_kind(one, two)) or (
        ends_in_a_state(one) and ends_in_a_state(two)
    )
    return alike and starts_a_word(text, begin)


def _is_chinese(text: str, begin: int, end: int) -> bool:
    return end <= len(text) and _WORDS.fullmatch(text, begin, end) is not None


def _is_brought_in(text: str, begin: int, following: int) -> bool:
    """Whether a member stands behind a verb, 的 or a measure word, which belong to all: 建设一个│持久和平、普遍安全.

    Where the next has a verb of its own, so has this one, and nothing brings them in: 保障农民增收、促进农业发展.
    """
    clause = start_behind(text, CLAUSE_END, begin)
    cut = words(text[max(clause, begin - _CONTEXT) : following - 1])
    place = following - 1 - sum(map(len, cut))
    lead = ""
    for word in cut:
        if place == begin and lead:
            own_verb = part_of_speech(word) == "v" or text[following : following + 2] not in table().verbs
            return (
                own_verb
                and word not in _BRINGS
                and (lead in _BRINGS or lead[-2:] in table().verbs | table().doubtful)
            )
        lead = word
        place += len(word)
    return False


def _stands_alone(text: str, begin: int, end: int) -> bool:
    """Whether the member cut from a longer part is a predicate by itself; those of three characters are too short to say."""
    member = text[begin:end]
    act = member[2:]
    in_a_manner = member[:2] in table().manners and (
        act in table().verbs or part_of_speech(act).startswith("v")
    )
    return end - begin == _SHORTEST or may_be_predicate(member) or in_a_manner or is_completed(member)


def _ends(text: str, begin: int, end: int) -> bool:
    """Whether the last member ends where others do though text goes on: 推动工作│取得实效, but not 建设文明│幸福家庭."""
    following = _WORD_OF.match(text, end)
    if not _stands_alone(text, begin, end) or (following and part_of_speech(following[1]) == "v"):
        return False
    last = text[end - 2 : end]
    goes_on = end - begin > _SHORTEST and _is_noun(words(text[end : end + _AHEAD])[0])
    if goes_on and last in _WHICH:
        return False
    if not goes_on or last in table().verbs or not _is_noun(last):
        return True
    head = _BROUGHT.match(text, end)
    return head is not None and head.group() not in text[begin - _AHEAD - 1 : begin]


def _is_noun(word: str) -> bool:
    return part_of_speech(word).startswith(_NOUN_TAGS)
