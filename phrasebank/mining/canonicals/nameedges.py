"""Whole names among words: the verbs, function words and amounts around a name left out, its own kept.

    落实 | 习近平总书记关于工人阶级的重要论述 | ，    城镇调查失业率 | 5.    以人民为中心的发展思想, but not 以 | 习近平

What the words are is told by the dictionary's tags and the lists of ``data/canonical.yml``.
"""

import re
from collections.abc import Sequence
from itertools import accumulate

from phrasebank.fewwords import part_of_speech
from phrasebank.mining.canonicals.namewords import Vocabulary, vocabulary

SHORTEST = 3
USED_AS_NOUNS = ("vn", "an")
"""Tags of words that are verbs and nouns, qualities and nouns: 教育, 安全."""
_LONG = 9
"""So long it says something without 为: 以中国式现代化全面推进中华民族伟大复兴."""
# what cannot begin a phrase, or end it, whatever the words: 的领导 、服务 和工会工作 “家
NOT_FIRST = "的了和与及或、”’）》】在是为对把将向从被等也都就又并而且之其着过地得·- "
NOT_LAST = "的了和与及或暨、“‘（《【在是为对把将向从被也都就又并而且其着过地得于以·- "
PAIRS = {"“": "”", "‘": "’", "《": "》", "（": "）", "【": "】"}
_PAIRED = re.compile("[“”‘’《》（）【】]")
# words that a name does not begin with: verbs, adverbs, prepositions, conjunctions, particles, pronouns, signs
_FRONT_TAGS = ("v", "d", "p", "c", "u", "r", "y", "x", "f", "q")
# nor end with; vn is a verb used as a noun (改革)
_BACK_TAGS = ("d", "p", "c", "u", "uj", "ul", "uz", "ug", "r", "y", "x", "q")
_VERBS = ("v", "vd")
_NUMERAL, _MEASURE = ("m", ""), ("m", "q", "f", "t")
_PERSON = ("nr", "nrfg", "")
# who is named with the office: 习近平总书记, 全国政协副主席
_HEADS_OF_ALL = ("总书记", "主席")
# 重要论述 重要指示精神, but not 重要内容
_WORDS_OF_LEADERS = ("论述", "指示", "批示", "讲话", "回信")
# tags of what can be the syllables of such a word, and what is more likely the end of a verb before it
_SYLLABLES = ("a", "n", "b", "v", "z", "j")
_COMPLEMENTS = tuple("较好实力稳快强紧住出起来去到成完开掉准清透")
# what qualifies a verb that is a noun in names: 重要│指示, 伟大│复兴
_QUALIFIED = ("重要", "伟大")
_SAYINGS = ("i", "z")
_QUALITIES = ("a", "ad")
_NOUNS = ("n", "vn", "a", "b", "l", "uj")
# what a verb that is a noun in names follows: 社会|治理, but neither 紧密地|结合 nor 加强|治理
_NAMED = ("n", "vn", "b", "l", "j")
# what besides names stands before the word for a meeting: 第二次|年|会
_MEETS = ("m", "q", "t")
# what common words are joined to a name with: 学校党委|的|正确领导, 以科学理论|为|指导
_LINKS = frozenset(("的", "为", "活动", "项目"))
_OPENERS = "“《"
_JOINTS = frozenset("、和与及")
# tags of what can be a syllable of an unknown word
_WHOLE_TAGS = ("n", "v", "a", "b", "k", "g", "z", "")
# an amount with its measure: 三次 一条, but neither 第三次 nor 四项基本原则
_TIMES = re.compile(r"[一二两三四五六七八九十百千万亿几数]+[次条批家种名位套轮起天户]")
# one word alone is a name only if the dictionary has it as one: 中国工会, but not 社会主义 or 贯彻落实
_NAME_TAGS = ("nt", "nz")
# or as an expression of two words: 招商引资 意识形态 深化改革
_SET, _IDIOM = ("n", "l", "j", "vn"), "i"
_NUMBER = re.compile(r"[第零〇一二三四五六七八九十百\d]+[届次个]?")
# the beginning of an amount that differs behind it: 失业率5.│2%
_FIGURE = re.compile(r"[\d.%％]+")
# what belongs to the speaker or to a year: 我矿|安全改建工程, 二〇二五年|春节团拜会, but not 三年行动
_OWN = re.compile(
    r"^(?:[我本][省市县区镇乡村校院局厂矿司部行社处所站厅街]|[\dxX×〇零○一二三四五六七八九]{2,4}年(?!度))"
)
_OWNING = frozenset("我本0123456789xX×〇零○一二三四五六七八九")
# a member of a list that is cut off: 省工业和信息化厅│、省 and a mark in front
_STUB = re.compile(r"^[、*]+|(?:、.?|\*+)+$")


def trimmed(said: Sequence[tuple[str, str]], at_mark: bool, verbal: bool = False) -> str:
    """The words without those that no name begins or ends with; ``at_mark`` says that a clause ends behind them.

    With ``verbal`` a verb that is used as a noun may be the first: 教育|实践|活动.
    """
    table = vocabulary()
    first, last = 0, len(said)
    while first < last and _is_no_beginning(said[first:last], table, verbal):
        first += 1
    last = _end_of(said, first, _end_of_first_member(said, first, last), at_mark)
    # 以 may begin 以科学理论为指导, but not 以科学理论
    while first < last < len(said) and _is_no_beginning(said[first:last], table, verbal):
        first += 1
    if last - first == 1 and not _is_name(*said[first], table):
        return ""
    if is_of_any(said[first:last], table):
        return ""
    name = _bare(balanced("".join([word for word, _ in said[first:last]])), table)
    return without_stubs(name)


def without_stubs(name: str) -> str:
    """A name without the cut-off members of its list: 县住建局|、县."""
    return _STUB.sub("", name) if "、" in name or "*" in name else name


def _end_of(said: Sequence[tuple[str, str]], first: int, last: int, at_mark: bool) -> int:
    """Where a name ends that begins with the word ``first``."""
    table = vocabulary()
    while first < last:
        end = _before_an_attribute(said, first, last, table)
        if end == last:
            if not _is_no_end(said[first:last], at_mark and last == len(said), table):
                return last
            end -= 1 + _is_stump(said[first:last])
        last = end
    return last


def _before_an_attribute(said: Sequence[tuple[str, str]], first: int, last: int, table: Vocabulary) -> int:
    """Where a name ends of which something common is said: 学校党委|的正确领导, but not 党的领导."""
    if _LINKS.isdisjoint([word for word, _ in said[first:last]]):
        return last
    name = "".join([word for word, _ in said[first:last]])
    common = table.vague.search(name)
    if not common or common.start() < SHORTEST:
        return last
    ends = accumulate((len(word) for word, _ in said[first:last]), initial=0)
    return first + sum(end <= common.start() for end in ends) - 1


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
            alone = verbs and index == first + 1 and all(other != "、" for other, _ in said[index + 1 : last])
            if alone and tag in ("vn", "p") and said[index + 2 : last] and said[index + 2][1].startswith("n"):
                return index  # 围绕|中心|、服务大局
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
    if len(word) <= SHORTEST:
        return False
    named = (tag == "n" and table.named.search(word)) or (tag in _NAMED and table.alone.search(word))
    if named or tag == _IDIOM:
        return bool(named) or part_of_speech(word[2:]).startswith("n")  # 忧患意识, but not 因地制宜
    return tag in _SET and not _is_clause(word, table)


def _is_clause(word: str, table: Vocabulary) -> bool:
    """Whether a word of the dictionary is two, of which the last is a verb: 全面完成, but not 劳动竞赛 or 稳中求进."""
    front, back = word[:2], word[2:]
    return back in table.said and part_of_speech(front) != ""


def is_of_any(said: Sequence[tuple[str, str]], table: Vocabulary) -> bool:
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
    if word in table.owners:  # 学校|民主管理, but not 学校党委
        return table.owned.match("".join([other for other, _ in said[1:]])) is None
    if word == "以":  # 以人民为中心, but not 以习近平, 以中国式现代化
        whole = "".join(other for other, _ in said)
        return "为" not in whole and (len(whole) < _LONG or all(t not in _VERBS for _, t in said))
    if word in table.single:
        return False
    if word in table.attributes:  # 长期护理保险, but not 共同维护
        return kind in _VERBS or not kind
    if word == "重要" and following.startswith(_WORDS_OF_LEADERS):
        return False
    if tag.startswith(_FRONT_TAGS) or word in table.front or word.startswith("广大"):
        return True
    unknown = len(following) == 1 and following not in NOT_FIRST
    unknown = unknown and (kind.startswith("n") or _is_unknown(said))
    return len(word) == 1 and word not in _OPENERS and not unknown


def _is_unknown(said: Sequence[tuple[str, str]]) -> bool:
    """Whether two characters are a word that no dictionary has, by the word behind them: 雄|安|新区, 平|急|两用, but not 走|好|路子."""
    (word, tag), (_, kind) = said[:2]
    whole = len(said) > 2 and len(said[2][0]) > 1
    return whole and word not in _COMPLEMENTS and tag.startswith(_SYLLABLES) and kind.startswith(_SYLLABLES)


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
    if word.endswith(table.titles) and not word.endswith(_HEADS_OF_ALL) and len(said) > 1:
        return True  # 集团公司党委|书记
    if tag in _PERSON and len(word) <= SHORTEST and len(said) > 1 and said[-2][0].endswith(table.titles):
        return True
    if (
        word in table.nominal
        and len(said) > 1
        and (said[-2][0] in _QUALIFIED or said[-2][1].startswith(_NAMED))
    ):
        return False
    if word == "会" and len(said) > 1 and said[-2][1].startswith((*_NAMED, *_MEETS)):
        return False  # 民主|生活|会
    if tag in _VERBS or (tag in _QUALITIES and len(word) > 1):
        # two words of which the last is a verb say something: 经济下行, 扎实推进
        behind_noun = len(said) > (2 if tag in _VERBS else 1) and said[-2][1].startswith(_NOUNS)
        return not (behind_noun and (at_mark or said[-2][0] == "的"))
    return tag in _BACK_TAGS


def _bare(name: str, table: Vocabulary) -> str:
    """A name without whose it is or of which year: 我矿|安全改建工程, 2025年|工作会议; none that is a person's: 镇委书记杨雷."""
    if not table.surnames.isdisjoint(name[-3:-1]) and table.holder.search(name):
        return ""
    return _OWN.sub("", name) if name[:1] in _OWNING else name


def balanced(words: str) -> str:
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
