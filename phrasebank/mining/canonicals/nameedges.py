"""Whole names among words: the verbs, function words and amounts around a name left out, its own kept.

    落实 | 习近平总书记关于工人阶级的重要论述 | ，    城镇调查失业率 | 5.    以人民为中心的发展思想, but not 以 | 习近平

What the words are is told by the dictionary's tags and the lists of ``data/canonical.yml``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from phrasebank.fewwords import part_of_speech
from phrasebank.mining import tables

TABLE = "canonical.yml"
_KEYS = (
    *(
        "开头不取",
        "单字可取",
        "断开",
        "文中断开",
        "结尾不取",
        "可作名词",
        "可作开头",
        "带名词",
        "修饰动词",
        "定语",
    ),
    *(
        "中心词",
        "数前不取",
        "职务",
        "序数名称",
        "活动动词",
        "活动",
        "样式不取",
        "寻常",
        "优先",
        "独词可取",
        "三字名称",
    ),
)

SHORTEST = 3
USED_AS_NOUNS = ("vn", "an")
"""Tags of words that are verbs and nouns, qualities and nouns: 教育, 安全."""
_LONG = 9
"""So long it says something without 为: 以中国式现代化全面推进中华民族伟大复兴."""
# what cannot begin a phrase, or end it, whatever the words: 的领导 、服务 和工会工作 “家
NOT_FIRST = "的了和与及或、”’）》】在是为对把将向从被等也都就又并而且之其着过地得·- "
NOT_LAST = "的了和与及或、“‘（《【在是为对把将向从被也都就又并而且其着过地得于以·- "
PAIRS = {"“": "”", "‘": "’", "《": "》", "（": "）", "【": "】"}
_PAIRED = re.compile("[“”‘’《》（）【】]")
# words that a name does not begin with: verbs, adverbs, prepositions, conjunctions, particles, pronouns, signs
_FRONT_TAGS = ("v", "d", "p", "c", "u", "r", "y", "x", "f", "q")
# nor end with; vn is a verb used as a noun (改革)
_BACK_TAGS = ("d", "p", "c", "u", "uj", "ul", "uz", "ug", "r", "y", "x", "q")
_VERBS = ("v", "vd")
_NUMERAL, _MEASURE = ("m", ""), ("m", "q", "f", "t")
_PERSON = ("nr", "nrfg", "")
_SAYINGS = ("i", "z")
_QUALITIES = ("a", "ad")
_NOUNS = ("n", "vn", "a", "b", "l", "uj")
# what a verb that is a noun in names follows: 社会|治理, but neither 紧密地|结合 nor 加强|治理
_NAMED = ("n", "vn", "b", "l", "j")
_OPENERS = "“《"
_JOINTS = frozenset("、和与及")
# tags of what can be a syllable of an unknown word
_WHOLE_TAGS = ("n", "v", "a", "b", "k", "g", "z", "")
# an amount with its measure: 三次 一条, but neither 第三次 nor 四项基本原则
_TIMES = re.compile(r"[一二两三四五六七八九十百千万亿几数]+[次条批家种名位套轮]")
# one word alone is a name only if the dictionary has it as one: 中国工会, but not 社会主义 or 贯彻落实
_NAME_TAGS = ("nt", "nz")
_NUMBER = re.compile(r"[第零〇一二三四五六七八九十百\d]+[届次个]?")
# the beginning of an amount that differs behind it: 失业率5.│2%
_FIGURE = re.compile(r"[\d.%％]+")
# a member of a list that is cut off: 省工业和信息化厅│、省 and a mark in front
_STUB = re.compile(r"^[、*]+|(?:、.?|\*+)+$")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The table of canonical wording."""

    front: frozenset[str]
    single: frozenset[str]
    breaks: frozenset[str]
    parting: frozenset[str]
    back: frozenset[str]
    nominal: frozenset[str]
    opening: frozenset[str]
    governing: tuple[str, ...]
    adverbs: tuple[str, ...]
    attributes: frozenset[str]
    numbered: re.Pattern[str]
    heads: tuple[str, ...]
    counted: frozenset[str]
    titles: tuple[str, ...]
    held: frozenset[str]
    events: re.Pattern[str]
    refused: re.Pattern[str]
    common: frozenset[str]
    named: re.Pattern[str]
    alone: re.Pattern[str]
    short: tuple[str, ...]


@cache
def vocabulary() -> Vocabulary:
    """The table of canonical wording, read once."""
    lists = tables.lists(TABLE, _KEYS)
    return Vocabulary(
        frozenset(lists["开头不取"]),
        frozenset(lists["单字可取"]),
        frozenset(lists["断开"]),
        frozenset((*lists["断开"], *lists["文中断开"])),
        frozenset(lists["结尾不取"]),
        frozenset(lists["可作名词"]),
        frozenset(lists["可作开头"]),
        tuple(lists["带名词"]),
        tuple(lists["修饰动词"]),
        frozenset(lists["定语"]),
        re.compile("|".join(lists["序数名称"])),
        tuple(lists["中心词"]),
        frozenset(lists["数前不取"]),
        tuple(lists["职务"]),
        frozenset(lists["活动动词"]),
        re.compile(f"(?:{'|'.join(lists['活动'])})$"),
        re.compile("|".join(lists["样式不取"])),
        frozenset(lists["寻常"]),
        re.compile("|".join(lists["优先"])),
        re.compile(f"(?:{'|'.join(lists['独词可取'])})$"),
        tuple(lists["三字名称"]),
    )


@lru_cache(maxsize=65536)
def tag_of(word: str) -> str:
    """The dictionary's tag; that of a verb for a verb with its adverb that the dictionary takes for one word: 大力发展."""
    adverbs = vocabulary().adverbs
    led = word.startswith(adverbs) and any(
        word.startswith(a) and len(word) > len(a) + 1 and part_of_speech(word[len(a) :]) for a in adverbs
    )
    return "v" if led else part_of_speech(word)


def trimmed(said: Sequence[tuple[str, str]], at_mark: bool, verbal: bool = False) -> str:
    """The words without those that no name begins or ends with; ``at_mark`` says that a clause ends behind them.

    With ``verbal`` a verb that is used as a noun may be the first: 教育|实践|活动.
    """
    table = vocabulary()
    first, last = 0, len(said)
    while first < last and _is_no_beginning(said[first:last], table, verbal):
        first += 1
    last = _end_of_first_member(said, first, last)
    while first < last and _is_no_end(said[first:last], at_mark and last == len(said), table):
        last -= 1 + _is_stump(said[first:last])
    if last - first == 1 and not _is_name(*said[first], table):
        return ""
    if _is_of_any(said[first:last], table):
        return ""
    name = _balanced("".join([word for word, _ in said[first:last]]))
    return _STUB.sub("", name) if "、" in name or "*" in name else name


def _end_of_first_member(said: Sequence[tuple[str, str]], first: int, last: int) -> int:
    """Where the words end that what is cut off in front belongs to: 改进|作风|、狠抓落实; nowhere in 各|部门、各单位."""
    lost = said[:first]
    if not lost:
        return last
    verbs = any(tag in _VERBS for _, tag in lost)
    for index in range(first, last - 1):
        if said[index][0] in _JOINTS:
            word, tag = said[index + 1]
            if any(word == other for other, _ in lost):
                return first
            if verbs and word not in vocabulary().nominal and _begins_with_verb(word, tag):
                return index
    return last


def _begins_with_verb(word: str, tag: str) -> bool:
    """Whether a word is a verb or one with its object or adverb: 落实, 狠抓落实, but not 改革开放."""
    return tag in _VERBS or (tag in _SAYINGS and part_of_speech(word[:2]) in _VERBS)


def _is_stump(said: Sequence[tuple[str, str]]) -> bool:
    """Whether what is cut off behind was part of a word that no dictionary has: 质|效|型|运 of 运维."""
    return len(said) > 1 and all(len(word) == 1 and tag[:1] in _WHOLE_TAGS for word, tag in said[-2:])


def _is_name(word: str, tag: str, table: Vocabulary) -> bool:
    """Whether the dictionary has a word as a name, or it is long and of words that names are made of: 党的领导."""
    if tag in _NAME_TAGS:
        return True
    named = (tag == "n" and table.named.search(word)) or (tag in _NAMED and table.alone.search(word))
    return len(word) > SHORTEST and bool(named)


def _is_of_any(said: Sequence[tuple[str, str]], table: Vocabulary) -> bool:
    """Whether words say something of a common noun, often the last word of a longer attribute: 特色和|优势的产业体系."""
    if len(said) < SHORTEST or said[1][0] != "的":
        return False
    word, tag = said[0]
    return tag == "n" and len(word) <= SHORTEST and table.named.search(word) is None


def _is_no_beginning(said: Sequence[tuple[str, str]], table: Vocabulary, verbal: bool) -> bool:
    """Whether the first of some words begins no name; single characters side by side are a word that no dictionary has."""
    word, tag = said[0]
    following, kind = said[1] if len(said) > 1 else ("", "")
    if word in table.held and table.events.search("".join(other for other, _ in said)):
        return False
    if tag in _NUMERAL:
        if table.numbered.fullmatch(following) and _NUMBER.fullmatch(word):
            return False  # 二|公司
        if _TIMES.fullmatch(word) or (kind[:1] in _MEASURE and _FIGURE.fullmatch(word)):
            return True
    if word in table.opening or (verbal and tag in USED_AS_NOUNS):
        return not kind.startswith(_NAMED) and following not in table.nominal
    if tag in _QUALITIES and kind in _VERBS and following not in table.nominal:
        return True  # 准确|把握
    if word == "以":  # 以人民为中心, but not 以习近平, 以中国式现代化
        whole = "".join(other for other, _ in said)
        return "为" not in whole and (len(whole) < _LONG or all(t not in _VERBS for _, t in said))
    if word in table.single:
        return False
    if word in table.attributes:  # 长期护理保险, but not 共同维护
        return kind in _VERBS or not kind
    if tag.startswith(_FRONT_TAGS) or word in table.front:
        return True
    unknown = (
        len(said) > 1 and len(said[1][0]) == 1 and said[1][0] not in NOT_FIRST and said[1][1].startswith("n")
    )
    return len(word) == 1 and word not in _OPENERS and not unknown


def _is_no_end(said: Sequence[tuple[str, str]], at_mark: bool, table: Vocabulary) -> bool:
    """Whether the last of some words ends no name; a verb does behind 的 (党的领导) or where the clause ends."""
    word, tag = said[-1]
    if (
        word in table.back
        or word in table.attributes
        or word in NOT_LAST
        or (not word.isalpha() and _FIGURE.fullmatch(word))
        or (tag == "m" and _NUMBER.fullmatch(word))
    ):
        return True
    if tag in _PERSON and len(word) <= SHORTEST and len(said) > 1 and said[-2][0].endswith(table.titles):
        return True
    if word in table.nominal and len(said) > 1 and said[-2][1].startswith(_NAMED):
        return False
    if tag in _VERBS or (tag in _QUALITIES and len(word) > 1):
        # two words of which the last is a verb say something: 经济下行, 扎实推进
        behind_noun = len(said) > (2 if tag in _VERBS else 1) and said[-2][1].startswith(_NOUNS)
        return not (behind_noun and (at_mark or said[-2][0] == "的"))
    return tag in _BACK_TAGS


def _balanced(words: str) -> str:
    """The words without quotation marks and brackets that are not closed in them."""
    if not _PAIRED.search(words):
        return words
    for opener, closer in PAIRS.items():
        if words.count(opener) != words.count(closer):
            head, _, tail = (
                words.rpartition(opener)
                if words.count(opener) > words.count(closer)
                else words.rpartition(closer)
            )
            words = max((head, tail), key=len)
    inner = words[1:-1]
    if words and PAIRS.get(words[0]) == words[-1] and words[0] not in inner and words[0] != "《":
        return inner
    return words
