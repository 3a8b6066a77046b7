"""Pairs of clauses of one length, with the signs that tell a motto from plain prose of two tasks.

签订责任书、立下军令状。 打消旧观念，破除旧体制。 ⏎艰难方显勇毅，磨砺始得玉成。 are; 完善消费政策，培育消费热点，… is not
"""

import re
from collections.abc import Iterator

from phrasebank.fewwords import part_of_speech
from phrasebank.mining.predicates import is_predicate, table
from phrasebank.mining.slogans.cuts import starts_a_word
from phrasebank.mining.slogans.echoes import (
    are_opposed,
    begin_doubled,
    change_places,
    count_alike,
    count_one,
    echo_themselves,
    has_a_clear_echo,
    has_an_echo,
    repeat_alike,
)
from phrasebank.mining.slogans.shapes import leads_end, shapes
from phrasebank.mining.slogans.sides import (
    are_of_one_kind,
    can_be_sides,
    inner_cuts,
    may_act,
    open_alike,
    opens_with_verb,
)
from phrasebank.mining.slogans.stretches import short
from phrasebank.sentences import Span
from phrasebank.words import words

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_HAN_END = re.compile(r"[\u4e00-\u9fff]{2,}$")
_NEAR = 6
_ACTORS = ("n", "r", "d")
_MARKS = "，。；：！？\n“"
# a second side, behind its mark: 打消旧观念│，破除旧体制。 签订责任书│、立下军令状，
_SECOND = re.compile(
    r"(?P<mark>[、，])(?=(?P<two>[\u4e00-\u9fff]{5,14})(?:[，。；！？\n”]|$))(?<=[\u4e00-\u9fff]{5}[、，])"
)
_OF = "的"
_ODD = (5, 7)
_SIX = 6
_LONGEST = 9
# what stands fifth in such lines beside verbs: 真抓实干│谱新篇
_IN_VERSE = frozenset("勤勇共齐再显谱写创聚绘启开助赴见成闯向")
# what governs both, or is a member before them: 以│信息化为主导、机械化为基础
_GOVERNORS = frozenset("、以把将对从的之")
_FUNCTION = frozenset("的之以于而为不")
# what is done at a meeting, and what a report begins with: 全体起立，高唱国歌
_NO_SAYING = re.compile(
    r"全体|大家|我们|首先|其次|最后|因此|但是|同志|在|会上|会后|回顾|[一二三四五六七八九十][是要]"
)
# words of those that judge: 团结就是力量, 艰难方显勇毅
_SAYS = re.compile(r"(?<=.)(?:是|才|方|始|必|则|不|要|能|于|已|正)")
_SHORTEST = 5
_ENDS = "。！？\n"
_LEAST_STRETCH, _LONGEST_STRETCH = 4, 24
# a sentence of two clauses and nothing else: 。│艰难方显勇毅，磨砺始得玉成。 ⏎农稳国本，粮安天下。
_SENTENCE = re.compile(
    r"[ \u3000]{0,4}(?:[\u4e00-\u9fff]{1,6}们，|总之，|各位[\u4e00-\u9fff]{2,4}，)?(?P<said>(?P<one>[\u4e00-\u9fff]{4,7})[，；](?P<two>[\u4e00-\u9fff]{4,7}))(?=[。！\n]|$)"
)


def neighbours(text: str) -> Iterator[Span]:
    """Two clauses of one length, whose words are of one kind each, and that a sign tells from plain prose.

    The second ends where a clause ends, or before 的; so its length says where the first begins. Signs: they are joined by 、;
    they have five or seven characters, as lines of verse have; or most of their characters are the same at the same place.
    """
    for match in _SECOND.finditer(text):
        two, end = match["two"], match.start()
        if match["mark"] == "、":
            for length in {len(two), two.rfind(_OF)}:
                if _is_listed_pair(text, end - length, end, two[:length]):
                    yield Span(end - length, end + 1 + length)
        elif _is_pair_of_clauses(text, end - len(two), end, two):
            yield Span(end - len(two), match.end("two"))


def _is_listed_pair(text: str, begin: int, end: int, two: str) -> bool:
    one = text[begin:end]
    if _stands_out(text, begin, end, two):
        return True
    if end - begin < _SHORTEST or not (_may_begin(text, begin, end) or _has_a_subject(text, begin, one, two)):
        return False
    if not (can_be_sides(one, two) and may_act(one) and may_act(two)) or _governs(one, two):
        return False
    return open_alike(one, two) and are_of_one_kind(one, two)


def _stands_out(text: str, begin: int, end: int, two: str) -> bool:
    """Whether two sides are a motto wherever they stand: a word ends before them, and they repeat themselves or each other.

    形成│开局就是决战、起步就是冲刺│的共识 凝聚│坚定不移抓项目、全力以赴促发展│的合力
    """
    one = text[begin:end]
    if (
        begin < 1
        or end - begin < _SHORTEST
        or text[begin - 1] in _GOVERNORS
        or (one[-1] == two[-1] and not repeat_alike(one, two))
    ):
        return False
    if not _HAN.fullmatch(one) or not can_be_sides(one, two):
        return False
    if text[end] == "、":
        echo = has_an_echo(one, two) or _is_verse(one, two) or echo_themselves(one, two)
    else:
        echo = has_a_clear_echo(one, two, text[max(0, begin - 1 - len(one)) : begin - 1]) or echo_themselves(
            one, two
        )
    if not (echo or change_places(one, two)):
        return False
    signs = (are_opposed, count_alike, begin_doubled, open_alike)
    alike = one[-1] == two[-1] or any(sign(one, two) for sign in signs)
    if not alike and not (text[end] == "、" and _is_verse(one, two)):
        return False
    return text[begin - 1] in _MARKS or starts_a_word(text, begin)


def _is_verse(one: str, two: str) -> bool:
    """Whether both are of four, one and two characters, or of four and a verb, as lines of verse are.

    坚定不移│抓│项目 围绕项目│转; not 加强│环境保护│力度
    """
    if one[4] == two[4] or len(one) not in _ODD:
        return False
    singles = table().single | _IN_VERSE
    if len(one) == _SHORTEST:
        return all(side[4] in singles and {2, 4} <= inner_cuts(side) for side in (one, two))
    return all(
        side[4] in singles
        and 4 in (cuts := inner_cuts(side))
        and (5 in cuts or not part_of_speech(side[4:6]))
        for side in (one, two)
    )


def _governs(one: str, two: str) -> bool:
    """Whether the first side begins with a verb over another, and the second has but one: 完善│促进公平、维护正义│的制度."""
    known = table()
    acts = known.verbs | known.doubtful
    return one[:2] in acts and one[2:4] in acts and two[2:4] not in acts


def _is_pair_of_clauses(text: str, begin: int, end: int, two: str) -> bool:
    if begin > 0 and len(two) == _ODD[-1] and _is_verse_behind(text, begin, end, two):
        return True
    if _stands_out(text, begin, end, two) and not _has_a_third(text, begin, end + 1 + len(two), len(two)):
        return True
    if not _may_begin(text, begin, end):
        return False
    one, whole = text[begin:end], text[max(0, begin - 1) : begin] in _MARKS
    same = sum(a == b for a, b in zip(one, two, strict=True))
    if whole and repeat_alike(one, two) and can_be_sides(one, two) and not _goes_on(text, begin, end, two):
        return not _has_a_third(text, begin, end + 1 + len(two), len(two))
    if whole and _has_a_slogan(one, two) and can_be_sides(one, two):
        return not _has_a_third(text, begin, end + 1 + len(two), len(two))
    odd = len(one) in _ODD or (len(one) == _SIX and _falls_oddly(one, two))
    stands = whole or same > 2 or (same > 0 and may_act(one) and may_act(two))
    if not ((odd and stands) or 2 * same > len(one)) or not can_be_sides(one, two):
        return False
    if one[:3] != two[:3] and not are_of_one_kind(one, two):
        return False
    return not _has_a_third(text, begin, end + 1 + len(two), len(two))


def _has_a_slogan(one: str, two: str) -> bool:
    """Whether one of two whole clauses is a set slogan, and the other none of a meeting's: 团结就是力量，信心赛过黄金."""
    known = shapes().slogans
    said = known.fullmatch(one) or known.fullmatch(two)
    return bool(said) and not (_NO_SAYING.match(one) or _NO_SAYING.match(two))


def _goes_on(text: str, begin: int, end: int, two: str) -> bool:
    """Whether what stands before or behind a pair begins as it does: 以斗争求安全…，以妥协求安全…；│以斗争谋发展…"""
    behind = end + 1 + len(two)
    return (
        text[behind + 1 : behind + 2] == text[begin]
        or text[max(0, begin - 1 - len(two)) : begin - 1][:1] == two[:1]
    )


def _is_verse_behind(text: str, begin: int, end: int, two: str) -> bool:
    """Whether two lines of verse of seven stand behind who acts: 我们│珍惜荣誉勇担当，脚踏实地铸辉煌."""
    one = text[begin:end]
    if not _HAN.fullmatch(one) or not _is_verse(one, two):
        return False
    return can_be_sides(one, two) and starts_a_word(text, begin)


def _falls_oddly(one: str, two: str) -> bool:
    """Whether six characters are three and three, or have one function word: 抓基层打基础，抓班子带队伍 激发赶的动能，坚定超的追求."""
    if any(a == b and a in _FUNCTION for a, b in zip(one, two, strict=True)):
        return True
    cuts = inner_cuts(one), inner_cuts(two)
    return all(3 in cut and 2 not in cut for cut in cuts)


def _may_begin(text: str, begin: int, end: int) -> bool:
    """Whether the first side is of characters and begins a clause, or stands behind what belongs to both: 要│…"""
    if begin < 0 or (text[max(0, begin - 1) : begin] not in _MARKS and not leads_end(text, begin)):
        return False
    return _HAN.fullmatch(text, begin, end) is not None


def _has_a_subject(text: str, begin: int, one: str, two: str) -> bool:
    """Whether both sides have verbs, and who acts stands before them: 各支部│递交承诺书、立下军令状; not 全面│建成…"""
    known = table()
    before = _HAN_END.search(text, max(0, begin - _NEAR), begin)
    if before is None or not _HAN.fullmatch(one) or not {one[:2], two[:2]} <= known.verbs:
        return False
    actor = words(before.group())[-1]
    return actor not in known.manners and part_of_speech(actor).startswith(_ACTORS)


def _has_a_third(text: str, begin: int, end: int, length: int) -> bool:
    """Whether a clause of their length stands beside them: three or more are a parallel."""
    ahead, behind = begin - 1 - length, end + 1 + length
    follows = text[end : end + 1] == "，" and _HAN.fullmatch(text, end + 1, behind)
    if follows and text[behind : behind + 1] in _MARKS:
        return True
    precedes = ahead >= 0 and text[begin - 1] == "，" and _HAN.fullmatch(text, ahead, begin - 1)
    if not precedes:
        return False
    return text[max(0, ahead - 1) : ahead] in _MARKS or _is_alike(text, ahead, begin, length)


def _is_alike(text: str, ahead: int, begin: int, length: int) -> bool:
    """Whether the end of the clause ahead has all that two sides have alike: 以崭新的面貌，│饱满的热情，积极的态度."""
    one, two = text[begin : begin + length], text[begin + length + 1 : begin + 2 * length + 1]
    shared = [place for place in range(length) if one[place] == two[place]]
    return bool(shared) and all(text[ahead + place] == one[place] for place in shared)


def sentences(text: str) -> Iterator[Span]:
    """Sentences of two short clauses: those of four and five are sayings; longer ones are if no verb begins them."""
    for match in _short(text):
        one, two = match["one"], match["two"]
        if not can_be_sides(one, two) or _NO_SAYING.match(one):
            continue
        if len(one) > _SHORTEST and _are_work(one, two) and not _are_sayings(one, two):
            continue
        yield Span(*match.span("said"))


def _short(text: str) -> Iterator[re.Match[str]]:
    """Sentences of two sides; the first stretch of one is all of it, or its first side before ；."""
    for start, _ in short(text, _LEAST_STRETCH, _LONGEST_STRETCH):
        if text[max(0, start - 1) : start] in _ENDS and (match := _SENTENCE.match(text, start)):
            yield match


def _are_work(one: str, two: str) -> bool:
    """Whether one or both tell what is to be done: 普及科学知识，弘扬科学精神."""
    if opens_with_verb(one) and opens_with_verb(two):
        return True
    if len(one) == _ODD[-1]:
        return False
    return any(opens_with_verb(side) and side[:2] not in table().doubtful for side in (one, two))


def _acts(side: str) -> bool:
    """Whether a subject of two characters acts: 奋斗│铸就辉煌; not 普及│科学知识."""
    word = side[2:4]
    return word in table().verbs or (part_of_speech(word) == "v" and word not in table().nouns)


def _are_sayings(one: str, two: str) -> bool:
    """Whether two clauses judge, or are of a set phrase and an act: 团结就是力量，… 凝心聚智谋发展，同心同德铸伟业."""
    if all(_SAYS.search(side) or _acts(side) for side in (one, two)) or count_one(one, two, plain=True):
        return True
    return len(one) == _ODD[-1] and all(is_predicate(side[:4]) for side in (one, two))
