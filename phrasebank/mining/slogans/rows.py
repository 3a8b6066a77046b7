"""Rows of equal members that show by themselves that they are no list of names.

Either all have one function word at one place within (让│农业更强、农民更富、农村更美), which names have not, or they are
a whole clause (，知责于心、担责于身，): what is listed by name belongs to a verb. No table of verbs is asked.
"""

import re
from collections.abc import Iterator, Sequence

from phrasebank.fewwords import part_of_speech
from phrasebank.mining.predicates import table
from phrasebank.mining.slogans.cuts import GOES_ON, HAN, is_cut_right, starts_a_word
from phrasebank.mining.slogans.shapes import leads_end
from phrasebank.mining.slogans.sides import opens_with_verb
from phrasebank.sentences import Span
from phrasebank.words import words

_FEWEST = 3
_HAN = re.compile(f"{HAN}+")
# a member between two others, with the mark before it: 农业更强│、农民更富│、农村更美 让农业更强│，让农民更富│，让农村更美
_BETWEEN = re.compile(rf"、{HAN}{{3,10}}(?=、)|[、，]{HAN}{{4,10}}(?=[、，])")
# words that mean one thing there, 扛到肩上、抓在手中, are read as the first of them
_PLACED = ("在", "到", "于")
# from the second member on, one word of two characters within: 说文明话│、干文明事、做文明人
_ABOUT = re.compile(
    rf"[、，](?<={HAN}{{4}}[、，]){HAN}(?P<word>{HAN}{{2}}){HAN}[、，]{HAN}(?P=word){HAN}(?=[^\u4e00-\u9fff]|的)"
)
# what is said of a way, each with 的: 以│改革的办法、创新的思维、开放的手段
_WAYS = re.compile(
    rf"(?:以|用|凭|凭着|拿出|保持|展现|展示|怀着)(?P<said>(?:{HAN}{{2,6}}的{HAN}{{2}}[、，]){{2,}}{HAN}{{2,6}}的{HAN}{{2}})(?=[，。！的])"
)
# what stands within members that act or judge; not what begins names (大, 多) nor what ends them (性, 化)
_WITHIN = frozenset("之必更不再敢得零相互共为于以最越即则有无要可过出到在上下就了着皆须应自多")
# words of names that hold such a character: 公共资源、公共资产; 互联网; 同胞之间; 草原发现之旅
_NAMED = re.compile(
    r"公共|互联|之[间旅后前中外内上下一]|更多|多[样元边种]|自[己然动由治]|有[关限机]|可[能再]|上[市海]|在线|在[哪这那]|共享[^、，]|出口|不同|相[关同]|为主|无人|无线|就业|过程"
)
# three clauses or more of one length each, behind a mark: ，知责于心、担责于身、履责于行，
_WHOLE = re.compile(rf"[，。；！？\n]({HAN}{{3,10}}(?:、{HAN}{{3,10}}){{2,}})(?=[，。；！\n])")
# from the first 、 on, members of one that stands behind what belongs to all: 坚持│科学施策│、标本兼治、铁腕治理
# (so many at most: a list without end would be read again from each member)
_LED = re.compile(rf"、(?<={HAN}{{5}}、)(?P<member>{HAN}{{4,8}})(?:、{HAN}{{4,8}}){{1,16}}(?=[，。；！\n])")
_NOUN_TAGS = ("n", "vn", "s", "t")
# what belongs to the first alone: 把│压力传递到位，一竿子插到底
_GOVERNORS = ("把", "将", "对", "从", "向")
_PERSONS = "们"
_JOINTS, _OPEN = ("、", "，"), ("的", "等", "上", "中", "与", "和")
_AND, _LONG = "和", 7
# verbs of one character that the table has not, for they begin names: 说文明话, 干文明事
_VERBS = frozenset("说干写走吃用行选开交看答谈穿")


def rows(text: str) -> Iterator[Span]:
    """Such rows of a view's text, in no order; some may overlap."""
    yield from _alike(text)
    for match in _WHOLE.finditer(text):
        members = match[1].split("、")
        if len({*map(len, members)}) == 1 and not _are_names(members) and _are_even(members):
            yield Span(*match.span(1))
    for match in _LED.finditer(text):
        row = Span(match.start() - len(match["member"]), match.end())
        members = text[slice(*row)].split("、")
        led = len({*map(len, members)}) == 1 and _HAN.fullmatch(members[0]) and leads_end(text, row.start)
        if led and not _are_names(members) and _are_even(members):
            yield row
    for match in _ABOUT.finditer(text):
        row = Span(match.start() - _FEWEST - 1, match.end())
        if _is_about(text[slice(*row)]) and starts_a_word(text, row.start):
            yield row
    for match in _WAYS.finditer(text):
        if len({*map(len, re.split("[、，]", match["said"]))}) == 1:
            yield Span(*match.span("said"))


def _is_about(row: str) -> bool:
    """Whether three members of four have one word within, behind three verbs."""
    members = re.split("[、，]", row)
    verbs = {member[0] for member in members}
    return (
        len({member[1:3] for member in members}) == 1
        and len(verbs) == _FEWEST
        and verbs <= table().single | _VERBS
    )


def _alike(text: str) -> Iterator[Span]:
    """Rows with one function word at one place; the first and the last may be cut from longer parts."""
    done, read = 0, text
    for word in _PLACED[1:]:
        read = read.replace(word, _PLACED[0])
    for match in _BETWEEN.finditer(text):
        start, end = match.start() + 1, match.end()
        if start < done:
            continue
        row = _row(read, start, end)
        if row and _is_whole(text, row, "，" if "，" in text[slice(*row)] else "、"):
            done = row.end
            yield row


def _is_whole(text: str, row: Span, mark: str) -> bool:
    """Whether a row begins and ends where words do; behind a clause there is a mark, behind others no noun."""
    if not starts_a_word(text, row.start):
        return False
    if GOES_ON.match(text, row.end):
        return mark == "、" or text[row.end : row.end + 1] not in _OPEN
    return mark == "、" and is_cut_right(text, row.start, row.end) and not _goes_on_in_noun(text, row.end)


def _goes_on_in_noun(text: str, end: int) -> bool:
    return part_of_speech(words(text[end : end + 4])[0]).startswith(_NOUN_TAGS)


def _row(text: str, start: int, end: int) -> Span | None:
    """The row about a member that has others at both sides with its function word at its place."""
    step = end - start + 1
    last = len(text) - step
    places = [
        place
        for place in range(start + 1, end - 1)
        if text[place] in _WITHIN
        and place >= step
        and place < last
        and text[place - step] == text[place] == text[place + step]
    ]
    if not places:
        return None
    places = [place - start for place in places]
    member, before, behind = (
        text[start:end],
        text[max(0, start - step) : start - 1],
        text[end + 1 : end + step],
    )
    if len({member, before, behind}) < _FEWEST or not _HAN.fullmatch(before + behind):
        return None
    if len(behind) != len(member) or len(before) != len(member):
        return None
    if any(_NAMED.search(member, max(0, place - 1), place + 3) for place in places):
        return None
    while text[start - 1] in _JOINTS and _is_like(text, start - step, member, places):
        start -= step
    while text[end : end + 1] in _JOINTS and _is_like(text, end + 1, member, places):
        end += step
    if "，" in text[start:end] and text[start - 1 : start] in _GOVERNORS:
        start += step
    if _has_a_longer(text, end, member[places[-1] :]) or end - start < _FEWEST * step - 1:
        return None
    return Span(start, end)


def _has_a_longer(text: str, end: int, tail: str) -> bool:
    """Whether a part of another length that ends as all do goes on with the row: 城乡共富、群体共富│、物质精神共富."""
    following = _HAN.match(text, end + 1) if text[end : end + 1] in _JOINTS else None
    return following is not None and following.group().endswith(tail)


def _is_like(text: str, start: int, member: str, places: Sequence[int]) -> bool:
    """Whether a stretch of the member's length has its function words at their places."""
    other = text[start : start + len(member)] if start >= 0 else ""
    return (
        len(other) == len(member)
        and all(other[place] == member[place] for place in places)
        and _HAN.fullmatch(other) is not None
    )


def _are_even(members: Sequence[str]) -> bool:
    """Whether it is no chance that members have one length: none has 和 alone, and long ones all begin with a verb."""
    if len({member.count(_AND) for member in members}) > 1:
        return False
    return len(members[0]) < _LONG or all(map(opens_with_verb, members))


def _are_names(members: Sequence[str]) -> bool:
    """Whether all are persons or of nouns alone: 女士们、先生们、朋友们; 文学艺术、广播影视、新闻出版."""
    if all(member.endswith(_PERSONS) for member in members):
        return True
    return sum(map(is_a_name, members)) * 2 > len(members)


def is_a_name(member: str) -> bool:
    """Whether a member is of nouns alone: 广播影视; not 国家蒙辱."""
    cut = words(member)
    return all(
        word == "的" or not part_of_speech(word) or part_of_speech(word).startswith(_NOUN_TAGS)
        for word in cut
    )


def may_belong(members: Sequence[str]) -> bool:
    """Whether few members are names, and not all end in one: 多方参与、上下联动; not 选拔任用、考核评价."""
    if len({member[-2:] for member in members}) == 1 and part_of_speech(members[0][-2:]).startswith(
        _NOUN_TAGS
    ):
        return False
    return _FEWEST * sum(map(is_a_name, members)) <= len(members)
