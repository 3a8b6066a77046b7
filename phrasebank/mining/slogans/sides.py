"""The two sides of a couplet: whether their words fall alike, are of one kind each and begin alike.

签订│责任书 and 立下│军令状 are of one kind; 健全│跨前一步 and 协同│配合机制 are not, for one verb has two objects there
"""

import re
from functools import lru_cache

from phrasebank.fewwords import part_of_speech
from phrasebank.mining.predicates import is_likely, may_be_predicate, table
from phrasebank.words import words

_STRUCTURE = "的是了"
_ADVERBS = ("d", "ad")
# what stands before verbs beside the table's adverbs: 政府职能│加快转变
_MANNERS = frozenset(["增势", "态势", "势头", "大幅", "普遍", "日渐", "较为", "总体", "保持"])
_OF_A_STATE = 8
_HEADS, _SHORT_SIDE = frozenset("让使从为对"), 6
# what tells a report of facts from a motto: figures, time, and clauses that depend on others
_TELLS = re.compile(
    r"^(?:有的|一个[是在]|并|但|而|也|还|又|就|都(?!市)|将(?!士|军|.{2,4}[放扛记落挺摆]在)|已|要|从(?![容实])|经(?![典济营验])|如|若|通过|根据|按照|随着|为了|曾|才|是|对|使(?!命)|让|由|其中|以及|这|那|我|你|他|她|它|其|目前|今年|去年|现在)|[0-9一二三四五六七八九十]+[%年月日]|(?:[0-9二三四五六七八九十]|[0-9一二三四五六七八九十]{2})[个项条次]|(?<!落)后$|(?<![当其])时$"
)


def can_be_sides(one: str, two: str) -> bool:
    """Whether two texts differ and neither tells facts or hangs on other clauses; 的, 是 and 了 are as many in both."""
    if len(one) != len(two) or one == two:
        return False
    # two that begin alike, and have more alike, hang on nothing: 让城市因文明市民而美丽，让市民因文明城市而骄傲
    alike = (
        len(one) > _SHORT_SIDE
        and one[0] == two[0] in _HEADS
        and sum(a == b for a, b in zip(one, two, strict=True)) > 2
    )
    if not alike and (_TELLS.search(one) or _TELLS.search(two)):
        return False
    return all(one.count(word) == two.count(word) for word in _STRUCTURE)


def are_of_one_kind(one: str, two: str) -> bool:
    """Whether both are cut into words alike, each of one kind with the other's."""
    cut, other = words(one), words(two)
    if [*map(len, cut)] == [*map(len, other)]:
        places = [0 if before == "的" else place for place, before in enumerate(("", *cut[:-1]))]
        return all(map(_match, cut, other, places))
    cuts, others = inner_cuts(one), inner_cuts(two)
    return bool(cuts and others) and (cuts <= others or others <= cuts)


def _match(word: str, other: str, place: int) -> bool:
    """Whether words at one place may be of one kind; the first may be any, later verbs are no nouns: 坚持│发展 – 促进│祖国."""
    one, two = _kind(word), _kind(other)
    if not place or not one or not two:
        return True
    if "X" in (one, two):
        return one == two or (place > 1 and "v" not in (one, two))
    return one == two


@lru_cache(maxsize=65536)
def _kind(word: str) -> str:
    """v, N, a or the dictionary's tag; X for a verb that is a noun too, "" for a word that may be anything."""
    tag = part_of_speech(word)
    if tag in ("vn", "an"):
        return "X"
    if not tag or tag in ("l", "i") or (len(word) == 1 and tag in ("a", "v", "d", "n")):
        return ""
    return "N" if tag[0] in "njlsftz" else tag[0]


def inner_cuts(side: str) -> frozenset[int]:
    """Where words end within a side; set phrases of four characters are two words."""
    place, cuts = 0, set()
    for word in words(side):
        cuts |= {place + 2} if len(word) == 4 else set()
        place += len(word)
        cuts.add(place)
    return frozenset(cuts - {len(side)})


def open_alike(one: str, two: str) -> bool:
    """Whether both begin with a verb or neither does: 健全│跨前一步、协同配合│机制 is one verb with two objects."""
    return opens_with_verb(one) == opens_with_verb(two)


def opens_with_verb(side: str) -> bool:
    """Whether a side begins with a verb, or with an adverb and a verb: 持续│改善营商环境."""
    known, head = table(), side[:2]
    if head in known.verbs:
        return True
    if head in known.adverbs or head in known.manners or part_of_speech(head) in _ADVERBS:
        side, head = side[2:], side[2:4]
    if head in known.verbs or head in known.doubtful:
        return True
    tag = part_of_speech(head)
    return tag == "v" and head not in known.nouns if tag else side[:1] in known.single


def is_a_state(side: str) -> bool:
    """Whether a side of eight characters tells how something does in its last four: 生态底色│更加浓郁; not 坚持…."""
    return ends_in_a_state(side) and not opens_with_verb(side)


def ends_in_a_state(side: str) -> bool:
    """Whether a side of eight characters ends in how something does, in four: 发展基础│不断夯实."""
    known, said = table(), side[-4:]
    if len(side) != _OF_A_STATE:
        return False
    in_a_manner = said[:2] in known.adverbs or said[:2] in known.manners or said[:2] in _MANNERS
    return in_a_manner or said[2:] in known.qualities or said in known.phrases


def may_act(side: str) -> bool:
    """Whether a side may be a predicate."""
    return may_be_predicate(side) or is_likely(side)
