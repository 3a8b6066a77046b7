"""Signs of canonical wording: each tells little, together they tell set wording from words that happen to recur.

    各级渔业协会, four places in a short text → very_dense, free, six_characters, scope, body

What each is worth is in the card, ``data/cards/canonicals.yml``. To add a sign, add a line to SIGNS and fit the card again.
"""

import re
from collections.abc import Callable, Mapping

from phrasebank.mining.canonicals.attached import is_body
from phrasebank.mining.canonicals.candidates import Origin
from phrasebank.mining.canonicals.namewords import vocabulary
from phrasebank.mining.canonicals.weighed import Wording

# whose or of all whom something is: 全市│养殖户, 广大│船员
_SCOPE = ("广大", "全市", "全县", "全省", "全校", "全区", "全镇", "全体", "全国", "全院", "各")
_LETTERS = re.compile(r"[\da-zA-Z]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_MARKS = frozenset(("", *"，。；：！？、—\n"))
# what is rare, by the logarithm of a word's share of all words: 大家 -7.7, 渔港 -13.6
_COMMONEST, _COMMON, _UNCOMMON, _RARE = -9.5, -10.5, -11.5, -13
_FEW, _MANY, _MANY_PLACES, _FEW_FREE = 1.2, 4, 7, 3


def _begins(*kinds: str) -> Callable[[Wording], bool]:
    return lambda w: w.kinds[0] in kinds


def _ends(*kinds: str) -> Callable[[Wording], bool]:
    return lambda w: w.kinds[-1] in kinds


def _is_same(beside: frozenset[str]) -> bool:
    """Whether the same character stands beside all places, so that words may be but part of others."""
    return len(beside) == 1 and all(map(_HAN.match, beside))


SIGNS: Mapping[str, Callable[[Wording], bool]] = {
    # the rules of names take it: 全市渔港工作会议
    "ruled": lambda w: w.ruled,
    # the rules cut it so, whether they take it or not: 渔港管理, but not 扎实做好渔港管理; or with a verb: 建设渔港
    "trimmed": lambda w: w.origin is not Origin.WHOLE,
    "verbal": lambda w: w.origin is Origin.VERBAL,
    # stands in each thousand characters more than 1.2 times, more than twice, more than four times
    "frequent": lambda w: _FEW < w.often <= _MANY / 2,
    "dense": lambda w: _MANY / 2 < w.often <= _MANY,
    "very_dense": lambda w: w.often > _MANY,
    # stands at more than seven places
    "many_places": lambda w: len(w.places) > _MANY_PLACES,
    # all places are inside longer candidates: 渔港管理 in 渔港管理办法; or four and more are not
    "hidden": lambda w: w.free == 0,
    "free": lambda w: w.free > _FEW_FREE,
    # most places are inside longer ones, some are not: 渔港 beside 渔港管理 and 渔港建设
    "mostly_hidden": lambda w: 0 < 2 * w.free < len(w.places),
    # two characters or three: 县委; six: 渔港管理办法
    "three_characters": lambda w: len(w.said) <= len("教师节"),
    "six_characters": lambda w: len(w.said) == len("渔港管理办法"),
    # one word of the dictionary: 教师节; if it is a noun; five words or six
    "one_word": lambda w: len(w.words) == 1,
    "one_noun": lambda w: w.kinds == ("noun",),
    "many_words": lambda w: len(w.words) in (5, 6),
    # begins with what names do not begin with: 认真│研究
    "front": lambda w: w.words[0] in vocabulary().front,
    # a phrase that can be said of anything, by a list: 重点工作
    "common": lambda w: w.said in vocabulary().common,
    # has what names are made of: 治沙精神, 强港工程
    "named": lambda w: vocabulary().named.search(w.said) is not None,
    # begins with a person: 王进喜│纪念馆; with a noun of one character: 镇│妇联; with an attribute: 大型│商场
    "begins_with_person": _begins("person"),
    "begins_with_one_noun": _begins("character_noun"),
    "begins_with_attribute": _begins("attribute"),
    # with a quality: 平安│渔港
    "begins_with_quality": _begins("quality", "character_quality"),
    # ends with a short form: 镇│妇联; with a number or a mark: 第三│批; with a noun of one character: 渔业│村
    "ends_with_short": _ends("short"),
    "ends_with_number": _ends("number", "character_number", "mark"),
    "ends_with_one_noun": _ends("character_noun"),
    # of all in a place: 全县│养殖户
    "scope": lambda w: w.words[0].startswith(_SCOPE),
    # is a list: 渔港、渔船; has figures or letters: 12345热线; has quotation marks: “晒网”行动
    "listed": lambda w: "、" in w.said,
    "figure": lambda w: _LETTERS.search(w.said) is not None,
    "quotation": lambda w: "“" in w.said,
    # has the name of a place, a verb, a function word among its words: 舟山│渔场, 修补│航道, 为│船员│服务
    "place_within": lambda w: "place" in w.kinds,
    "verb_within": lambda w: "verb" in w.kinds,
    "function_within": lambda w: "function" in w.kinds or "adverb" in w.kinds,
    # ends as bodies and people do: 渔业协会; as many names do: 渔港建设
    "body": lambda w: is_body(w.said),
    "head": lambda w: w.said.endswith(vocabulary().heads),
    # all words are among the commonest: 大家│工作; or common; the rarest is rather rare, or rare: 渔港
    "commonest_words": lambda w: w.rarest > _COMMONEST,
    "common_words": lambda w: _COMMON < w.rarest <= _COMMONEST,
    "uncommon_word": lambda w: _RARE < w.rarest <= _UNCOMMON,
    # the same character before all places: 强│渔港管理 of 加强; or behind
    "same_before": lambda w: _is_same(w.before),
    "same_behind": lambda w: _is_same(w.behind),
    # ends a clause everywhere: …，确保航道畅通。
    "ends_clauses": lambda w: w.behind <= _MARKS,
    # all places are in short lines without a mark at the end, or most
    "in_headings": lambda w: w.headings == 1,
    "mostly_in_headings": lambda w: 0.5 <= w.headings < 1,
}


def signs(wording: Wording) -> list[str]:
    """The names of the signs that a wording bears."""
    return [name for name, bears in SIGNS.items() if bears(wording)]
