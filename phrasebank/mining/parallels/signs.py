"""Signs of siblings of one shape: each tells little, together they tell a parallel from what merely stands side by side.

    （理清思路、找准出路） → two, equal, one_column, equal_slots, listed

What each is worth is in the card, ``data/cards/parallels.yml``. To add a sign, add a line to PLAIN or WORDED and fit
the card again.
"""

import re
from collections.abc import Callable, Mapping

from phrasebank.mining.frames import NOTHING, weight
from phrasebank.mining.parallels.looks import NUMERALS, Row, word_class
from phrasebank.mining.parallels.siblings import table
from phrasebank.mining.predicates import table as predicates

_FUNCTION_WORDS = frozenset(
    "的了着过在从向对为把被让使以由与和同是有不没无未也都就才更最既又而之于上中下里要能会得到"
)
_NUMERAL = re.compile(f"[{''.join(sorted(NUMERALS))}]")
_MARKS = "，；：。！？\n、"
_UNIT = re.compile(f"[，；、。！？]([^{_MARKS}]+)")
_UNIT_BEFORE = re.compile(f"[^{_MARKS}]{{0,20}}$")
_CLAUSE_MARK = re.compile("[，：]")
_NOT_INSIDE = frozenset("\n。！？，；：、“‘《（”’》）的和与及等")
_NEAR = 4
"""So many characters with a mark stand between neighbours; more are something else."""
_LEAD, _LED = 20, range(3, 6)
"""So far before a row its clause is looked for; a short lead is of so many characters."""
_SHORT = (4.5, 6.5)
_LEAST, _SOME, _MOST = 0.15, 0.25, 0.4
"""Shared characters by the length of a member, those that count for nothing left out."""


def signs(row: Row) -> tuple[str, ...]:
    """The names of the signs that a row bears."""
    return tuple([name for name, bears in SIGNS.items() if bears(row)])


def _share(row: Row) -> float:
    return len(row.shared) / row.usual


def _shares_pairs(row: Row) -> bool:
    first, *others = ({own[n : n + 2] for n in range(len(own) - 1)} for own in row.said)
    pairs = first.intersection(*others)
    return sum(NOTHING.isdisjoint(pair) for pair in pairs) > 1


def _has_same_function_words(row: Row) -> bool:
    found = {tuple([c for c in own if c in _FUNCTION_WORDS]) for own in row.said}
    return len(found) == 1 and () not in found


def _has_same_numeral(row: Row) -> bool:
    found = {numeral.group() if (numeral := _NUMERAL.search(own)) else "" for own in row.said}
    return len(found) == 1 and "" not in found


def _are_columns_inside(row: Row) -> bool:
    columns = row.columns
    return bool(columns) and columns[0] > 0 and columns[-1] < row.sizes[0] - 1


def _anchors(row: Row) -> int:
    return row.frame.anchors if row.frame else 0


def _head(row: Row) -> str:
    return row.alike.head if row.alike else ""


def _tail(row: Row) -> str:
    return row.alike.tail if row.alike else ""


def _head_class(row: Row) -> str:
    return word_class(row.words[0][0]) if weight(_head(row)) else ""


def _slots_differ(row: Row) -> int | None:
    """By how many characters fillers of one slot differ at most; None without slots."""
    columns = zip(*row.slots, strict=True)
    return max((max(map(len, column)) - min(map(len, column)) for column in columns), default=None)


def _are_slots_nearly_equal(row: Row) -> bool:
    differ = _slots_differ(row)
    return differ is not None and 0 < differ < 3


def _are_slots_of_two(row: Row) -> bool:
    return bool(row.slots) and all(len(filler) == 2 for fillers in row.slots for filler in fillers)


def _second_classes(row: Row) -> set[tuple[str, ...]]:
    return {tuple(map(word_class, words[:2])) for words in row.words}


def _is_listed(row: Row) -> bool:
    return any(
        "、" in gap and len(gap) <= _NEAR for gap in row.between if not re.search("[，；：。！？\n]", gap)
    )


def _is_in_clauses(row: Row) -> bool:
    return any(
        _CLAUSE_MARK.search(gap) and len(gap) <= _NEAR
        for gap in row.between
        if not re.search("[；。！？\n]", gap)
    )


def _before(row: Row) -> str:
    return row.text[row.places[0][0] - 1] if row.places[0][0] else "\n"


def _behind(row: Row) -> str:
    return row.text[row.places[-1][1] : row.places[-1][1] + 1] or "\n"


def _lead(row: Row) -> str:
    start = row.places[0][0]
    unit = _UNIT_BEFORE.search(row.text[max(0, start - _LEAD) : start])
    return unit.group() if unit else ""


def _is_led_by_verb(row: Row) -> bool:
    lead = _lead(row).rstrip("“‘")
    return lead.endswith(("是", "要")) or lead[-2:] in predicates().verbs or lead[-2:] in table().leads


def _next_unit(row: Row) -> str:
    unit = _UNIT.match(row.text, row.places[-1][1])
    return unit[1] if unit else ""


def _third_begins_alike(row: Row) -> bool:
    head = _head(row)
    return head != "" and _next_unit(row).startswith(head)


def _third_is_as_long(row: Row) -> bool:
    sizes = {*row.sizes, len(_next_unit(row))}
    return len(sizes) == 1 and not _third_begins_alike(row)


def _are_named(row: Row) -> bool:
    return 2 * sum(own.endswith(table().names) for own in row.said) >= len(row.said)


PLAIN: Mapping[str, Callable[[Row], bool]] = {
    # as many members: 顶着烈日、冒着暴雨
    "two": lambda row: len(row.said) == 2,
    "three": lambda row: len(row.said) == 3,
    "four": lambda row: len(row.said) == 4,
    # 、 or ， stands between them
    "listed": _is_listed,
    "in_clauses": _is_in_clauses,
    # all have 的, or some: 热腾腾的饭、暖融融的屋
    "all_of": lambda row: all("的" in own for own in row.said),
    "some_of": lambda row: 0 < sum("的" in own for own in row.said) < len(row.said),
    # the sentence goes on behind a comma
    "goes_on": lambda row: _behind(row) in "，；：",
    # the first begins inside its clause: 村民都│忙着春耕、忙着备种
    "begins_inside": lambda row: _before(row) not in _NOT_INSIDE,
    # of one length: 修渠引水，开山造田
    "equal": lambda row: row.is_even,
    # one or two characters longer: 渠修通了，水引来了田里
    "nearly_equal": lambda row: 0 < max(row.sizes) - min(row.sizes) < 3,
    # five or six characters: 护好一湖水
    "short": lambda row: _SHORT[0] <= row.usual < _SHORT[1],
    # so many of their characters are the same, whatever the order
    "some_shared": lambda row: _LEAST <= _share(row) < _SOME,
    "most_shared": lambda row: _share(row) >= _MOST,
    # one column, or several, of the same character in members of one length: 懂农业、懂农时
    "one_column": lambda row: len(row.columns) == 1,
    "three_columns": lambda row: len(row.columns) == 3,
    # others stand between them: 用好每一分钱、办好每一件事
    "columns_apart": lambda row: row.columns != [] and row.columns[-1] - row.columns[0] >= len(row.columns),
    # they are neither first nor last: 路好走了、灯常亮了
    "columns_inside": _are_columns_inside,
    # what adds stands between: 通了路，│也│通了水
    "added": lambda row: any(not set("还也又更").isdisjoint(gap) for gap in row.between),
    # some have a list within: 种瓜、种豆│，种花
    "inner_list": lambda row: (
        any("、" in own for own in row.said) and not all("、" in own for own in row.said)
    ),
    # a short lead stands before it: 全村上下│忙春耕、忙备种
    "led": lambda row: len(_lead(row)) in _LED,
    # a verb stands before it: 做到│早播种、早管护
    "led_by_verb": _is_led_by_verb,
    # the first numeral is one: 一盏灯、一扇窗
    "same_numeral": _has_same_numeral,
    # most end as names do: 渔政大队、海事支队
    "named": _are_named,
    # two pairs of characters stand in all: 村里的路、村里的桥
    "pairs_shared": _shares_pairs,
    # the same function words in one order: 在田里忙，在棚里忙
    "same_function_words": _has_same_function_words,
}
"""Signs that characters and marks tell, by name, each with what bears it; the cheap ones stand first."""

WORDED: Mapping[str, Callable[[Row], bool]] = {
    # the frame has no fixed part of weight, or one, or two: 把｜灯｜点亮
    "no_part": lambda row: _anchors(row) == 0,
    "one_part": lambda row: _anchors(row) == 1,
    "two_parts": lambda row: _anchors(row) == 2,
    # three characters and more begin all: 请乡亲们看、请乡亲们评
    "long_head": lambda row: weight(_head(row)) > 2,
    # a noun or verb begins all: 码头通航、码头扩建; 疏浚河道、疏浚港池
    "noun_head": lambda row: _head_class(row) == "n",
    "verb_head": lambda row: _head_class(row) == "v",
    # no end in common, or one of two characters: 茶叶加工、果品加工
    "no_tail": lambda row: weight(_tail(row)) == 0,
    "tail_of_two": lambda row: weight(_tail(row)) == 2,
    # what fills one slot is of one length, or nearly, or of two characters: 让｜水面｜亮起来、让｜岸线｜亮起来
    "equal_slots": lambda row: _slots_differ(row) == 0,
    "nearly_equal_slots": _are_slots_nearly_equal,
    "slots_of_two": _are_slots_of_two,
    # all begin with a verb, or a noun; or with words of several classes
    "all_verbs": lambda row: row.firsts == {"v"},
    "all_nouns": lambda row: row.firsts == {"n"},
    "openings_differ": lambda row: len(row.firsts) > 1,
    # the first two words are of the same classes, or the last: 精心养鱼、用心种藕
    "second_words_alike": lambda row: len(_second_classes(row)) == 1,
    "last_words_alike": lambda row: len(row.lasts) == 1,
    # the next clause begins as they do, or is as long: 种好瓜，种好豆，│种好花
    "third_begins_alike": _third_begins_alike,
    "third_as_long": _third_is_as_long,
}
"""Signs for which words are looked up."""

SIGNS = {**PLAIN, **WORDED}
