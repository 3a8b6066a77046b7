"""Predicates among short members of a run: 讲政治、顾大局 are, the names in 劳模精神、工匠精神 are not.

A table of verbs, adverbs and adjectives decides, without a tagger: members are short, official and much alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from phrasebank.fewwords import part_of_speech
from phrasebank.mining import tables
from phrasebank.mining.frames import common_start

TABLE = "predicates.yml"
_LISTS = ("动词", "兼类", "名动", "同头", "状语", "兼状", "表语", "四字")
_CHARACTERS = ("单字", "名词尾", "补语", "谓尾")


@dataclass(frozen=True, slots=True)
class Predicates:
    """``verbs`` begin predicates for certain, ``doubtful`` ones only beside others; the rest as in the table.

    ``nouns`` are verbs for the dictionary, but begin names in lists; ``manners`` are adverbs in front of a verb only.
    """

    verbs: frozenset[str]
    doubtful: frozenset[str]
    nouns: frozenset[str]
    heads: tuple[str, ...]
    adverbs: frozenset[str]
    manners: frozenset[str]
    qualities: frozenset[str]
    phrases: frozenset[str]
    single: frozenset[str]
    noun_ends: frozenset[str]
    complements: frozenset[str]
    endings: frozenset[str]
    hits: tuple[str, ...]
    misses: tuple[str, ...]


@cache
def table() -> Predicates:
    """The table of predicates, read once."""
    shapes = dict.fromkeys(_LISTS, tables.texts) | dict.fromkeys(_CHARACTERS, tables.text)
    content = tables.sections(TABLE, shapes | {"例": tables.examples})
    verbs = frozenset(content["动词"]) - frozenset(content["兼类"])
    return Predicates(
        verbs=verbs,
        doubtful=frozenset(content["兼类"]),
        nouns=frozenset(content["名动"]),
        heads=tuple(content["同头"]),
        adverbs=frozenset(content["状语"]),
        manners=frozenset(content["兼状"]),
        qualities=frozenset(content["表语"]),
        phrases=frozenset(content["四字"]),
        single=frozenset(content["单字"]),
        noun_ends=frozenset(content["名词尾"]),
        complements=frozenset(content["补语"]),
        endings=frozenset(content["谓尾"]),
        hits=tuple(content["例"]["中"]),
        misses=tuple(content["例"]["不中"]),
    )


def are_predicates(members: Sequence[str]) -> bool:
    """Whether a run of equal members is one of predicates: most for certain, or all of them likely.

    That all begin with one word that only the dictionary knows for a verb proves nothing: 放心商店、放心市场.
    """
    if is_list_of_nouns(members):
        return False
    certain = sum(map(is_predicate, members))
    if 3 * certain >= 2 * len(members) or _share_a_head(members) or _share_an_end(members):
        return True
    if _share_a_make(members):
        return True
    if not all(is_predicate(member) or is_likely(member) for member in members):
        return False
    heads = {member[:2] for member in members}
    return certain > 0 or (len(heads) > 1 and not heads <= table().doubtful) or heads <= table().manners


def is_predicate(member: str) -> bool:
    """Whether a member alone is certainly a predicate or a set four-character phrase."""
    known = table()
    if member in known.phrases:
        return True
    if len(member) == 3:
        return _is_short_predicate(member)
    if member[:2] in known.verbs or member[:2] in known.adverbs:
        return True
    if len(member) == 4:
        return member[2:] in known.qualities or _is_idiom(member) or _is_means(member)
    return member[-2:] in known.qualities and 4 < len(member) < 7


def is_likely(member: str) -> bool:
    """Whether a member is a predicate if its neighbours are: by the dictionary it begins with a verb or ends in a quality."""
    known, head = table(), member[:2]
    if len(member) == 3:
        ends = member[2] in known.endings and part_of_speech(head)[:1] in ("n", "v")
        return member[1] == "不" or ends or acts_on_a_thing(member)
    if len(member) > _LONG and (member[-4:-2] in known.adverbs or member[-4:-2] in known.manners):
        return True
    if head in known.doubtful or (part_of_speech(head) == "v" and head not in known.nouns):
        return True
    if head in known.manners or part_of_speech(head) in _MANNER_TAGS:
        return part_of_speech(member[2:4]).startswith("v")
    return len(member) == 4 and part_of_speech(member[2:]) == "a"


def acts_on_a_thing(member: str) -> bool:
    """Whether three characters are a verb and a noun for the dictionary: 抢晴天; not 打工人, 救护车 (which begin with words)."""
    return (
        part_of_speech(member[0]) == "v"
        and part_of_speech(member[1:]) in ("n", "ns", "s", "t")
        and not (part_of_speech(member) or part_of_speech(member[:2]))
    )


def may_be_predicate(member: str) -> bool:
    """Whether a member is a predicate for certain, or begins with a word that begins predicates among others."""
    known = table()
    return is_predicate(member) or member[:2] in known.doubtful or member.startswith(known.heads)


def _is_short_predicate(member: str) -> bool:
    """Three characters: 讲政治, 学习好, 求实效, but not 创造力, 建筑业 (a word of three) or 打工人."""
    known = table()
    if member[2] in known.complements:
        return member[:2] in known.verbs or member[:2] in known.doubtful
    if member[2] in known.noun_ends and not part_of_speech(member[1:]):
        return False
    return member[0] in known.single and not part_of_speech(member[:2])


# long members that each begin with a place or a manner: 到基层听实话、去一线察实情、为职工办实事
# qualities that are names where all members end in them: 物质文明、精神文明
_NAMES = frozenset(("文明", "科学", "领导"))
_MANNER_TAGS = ("d", "ad")
_WAYS = frozenset("到去进为把让以向用靠")
# what stands before a verb of two characters: 早投产、早达产
_MANNERS = frozenset("早多少快真严常勤")
# what stands before one that is a noun too: 同谋划、同部署、同考核
_TOGETHER = frozenset("同共齐再互先")
_LONG = 4
# what stands second in clauses made alike: 老有所养、病有所医; 言必信、行必果
_MIDDLES = frozenset("有得必无")
# complements of verbs of one character, and verbs that the table lacks because they begin names of three: 选准专家, 算清账目
_DONE = frozenset("好准对牢紧实稳住清透足细")
_VERBS = frozenset("选管用守答交写讲看算压理摸吃拧盯答跑接站落筑")
# words that begin with 以 and limit: 以上, 以及
_LIMITS = frozenset("上下内外前后来及")
# what a place or a trade is made by: 三产活镇, 生态立县
_RULES = frozenset("活治立靠富美旺")
_SEVERAL, _PLACES = 3, frozenset("东西南北")
# longer ones before 之 are names: 草原风情体验之旅
_OF_ENDS = 6
# what is done at the end of long members: 带着问题学、联系实际学
_DEEDS = frozenset("学干抓办讲查改转走想")


def _is_means(member: str) -> bool:
    """Whether a member is of 以, a means, a verb and its object: 以月保季, 以案促改; not 以上干部."""
    return member[0] == "以" and member[1] not in _LIMITS and member[2] in table().single | _VERBS


def _is_idiom(member: str) -> bool:
    """Whether the segmenter's dictionary has all four characters as an idiom: 高瞻远瞩."""
    return part_of_speech(member) == "i"


def is_list_of_nouns(members: Sequence[str]) -> bool:
    """Whether all members end in one noun and differ before it: 劳模精神、劳动精神、工匠精神; not 组织群众、教育群众."""
    tails = {member[-2:] for member in members}
    if (
        len(members[0]) < 4
        or len(tails) > 1
        or (tails & table().qualities and not tails & _NAMES)
        or "n" not in part_of_speech(*tails)
    ):
        return False
    heads, known = {member[:2] for member in members}, table()
    if heads <= known.adverbs | known.manners:
        return False
    return not heads & known.verbs or not heads <= known.verbs | known.doubtful


def _share_a_head(members: Sequence[str]) -> bool:
    """Whether all begin with one word that predicates follow: 更暖心、更舒心; 与党同心、与民同欲; 尊重劳动、尊重知识."""
    if len(members[0]) > _LONG and all(member[0] in _WAYS for member in members):
        return True
    if len(members[0]) < _LONG and len({member[0] for member in members}) == 1:
        tags = {part_of_speech(member[1:]) for member in members}
        if members[0][0] in _MANNERS or tags <= {"v"} or (members[0][0] in _TOGETHER and tags & {"v", "vn"}):
            return True
    if members[0][-1] in table().noun_ends:
        return False
    return common_start(members).startswith(table().heads)


def _share_a_make(members: Sequence[str]) -> bool:
    """Whether all are made alike: 数量多、层次高; 真管真严、敢管敢严; 学有质量、查有力度; 以月保季、以季保年; 选对教材、选准专家 (a verb of one character with a complement)."""
    if len(members[0]) < _LONG:
        return all(member[2] in table().endings and member[2] not in table().noun_ends for member in members)
    if are_made_alike(members):
        return True
    if len({member[1] for member in members}) == 1 and members[0][1] in _MIDDLES:
        return len({member[0] for member in members}) > 1
    return all(is_completed(member) for member in members)


def are_made_alike(members: Sequence[str]) -> bool:
    """Whether members of four say one character twice each (一户一策、一人一案), or three have two that are no neighbours (简案快审、类案专审、繁案精审)."""
    if {*map(len, members)} != {_LONG}:
        return False
    if all(member[0] == member[2] and member[1] != member[3] for member in members):
        return True
    if len(members) < _SEVERAL or members[0][0] in _PLACES or members[0][1] in _PLACES:
        return False
    kinds = [len({member[place] for member in members}) for place in range(_LONG)]
    many = len(members)
    return kinds in ([many, 1, many, 1], [1, many, 1, many])


def is_completed(member: str) -> bool:
    """Whether a member begins with a verb of one character and its complement: 选准专家, 守牢底线; not 活好 (a word) or 强强联合."""
    return member[1] in _DONE and member[0] != member[1] and member[0] in table().single | _VERBS


def _share_an_end(members: Sequence[str]) -> bool:
    """Whether all do one deed (深入思考学、联系实际学) or have it for an end: 生态立县、工业强县; 设备零故障、工作零差错; 抒爱国之情、立强国之志."""
    last = len({member[-1] for member in members}) == 1
    if len(members[0]) <= _LONG:
        if len({member[-2:] for member in members}) == 1:
            return {member[:2] for member in members} <= table().adverbs | table().manners
        return last and all(member[2:3] in table().single | _RULES for member in members)
    if last and members[0][-1] in _DEEDS:
        return True
    if all(member[2] == "零" for member in members):
        return True
    return len(members[0]) <= _OF_ENDS and all(member[-2] == "之" for member in members)
