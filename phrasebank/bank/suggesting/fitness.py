"""How well a heading goes with given ones, apart from its shape: it stood beside one, speaks of the same, is much used.

fit = fitness(banks, ("提高政治站位", "加强学习宣传"))
worth(fit, entries of "强化责任落实")
"""

from collections.abc import Sequence
from math import log2
from typing import NamedTuple

from phrasebank.bank.banks import Bank
from phrasebank.bank.entries import Found, matching, named, numbered
from phrasebank.bank.grams import phrase
from phrasebank.bank.kinds import Kind
from phrasebank.bank.shapes import tagged
from phrasebank.bank.suggesting.neighbours import content_words
from phrasebank.bank.suggesting.surroundings import Stand, stands

IN_LIST, OF_MATE, OF_TOPIC, OF_KIN, BY_THE_BOOK = 1.5, 3.0, 2.0, 1.0, 4.0
"""Added for a heading of a list; for one beside a given heading; for places that speak of all the same things; for
sources that do; for words that are of the same kind in the dictionary, too. A doubling of the sources adds one."""

PLACES = 3
"""Places of a heading whose sentences are read."""

KINDRED = 10
"""Entries that hold what a given heading is about, whose sources are kindred."""

DIRECTIVE, NO_HEADING = 2.0, 3.0
"""Added for what is said to require something somewhere; taken for what greets, thanks, praises or passes on there."""

_REQUIRING, _TALKING = ("要求", "强调", "号召"), ("称谓", "开头", "过渡", "引述", "评价", "谦辞", "结尾")
_TELLING = ("表示", "致以", "享有", "受到", "得到", "取得", "成为", "出现", "再创", "没有", "不得", "取缔")
"""Verbs that tell or thank or forbid: nothing that a heading calls for."""

MATES = 200

_OF_LIST = "SELECT DISTINCT o.entry FROM item i JOIN item o ON o.source = i.source AND o.list = i.list WHERE i.entry = ?"


class Fitness(NamedTuple):
    """What is known of the given headings: those beside them, what they are about, the sources that speak of that."""

    mates: dict[str, str]
    topic: tuple[str, ...]
    kindred: frozenset[tuple[int, int]]
    tags: frozenset[str]


def fitness(banks: Sequence[Bank], given: Sequence[str]) -> Fitness:
    """Read what is known of headings."""
    topic = tuple(word for title in given for word in content_words(title)[1:])
    return Fitness(mates(banks, given), topic, _kindred(banks, topic), frozenset(map(tagged, given)))


def worth(fit: Fitness, found: Sequence[Found]) -> float:
    """How well a heading goes with the given ones, from its entries in all banks."""
    places = [(one.bank, s) for one in once(found) for s in stands(one.bank, one.id, one.text, PLACES)]
    text = found[0].text
    return (
        use(found)
        + OF_MATE * (text in fit.mates)
        + _manner(found)
        + BY_THE_BOOK * (tagged(text) in fit.tags)
        + OF_TOPIC * _share(fit.topic, [stand.text for _, stand in places])
        + OF_KIN * _kin(fit, places)
    )


def use(found: Sequence[Found]) -> float:
    """How much a heading is used: the logarithm of its sources, and whether it stands in lists."""
    in_list = any(one.kind == Kind.ENUMERATION for one in found)
    return log2(1 + sum(one.sources for one in once(found))) + IN_LIST * in_list


def _manner(found: Sequence[Found]) -> float:
    """Whether a heading is said as headings are: 压实工作责任, not 表示衷心感谢."""
    if found[0].text.startswith(_TELLING):
        return -NO_HEADING
    functions = {same.function for one in once(found) for same in named(one.bank, one.text)}
    if functions.intersection(_REQUIRING):
        return DIRECTIVE
    return -NO_HEADING if functions.intersection(_TALKING) else 0.0


def once(found: Sequence[Found]) -> list[Found]:
    """One entry of each bank."""
    return list({id(one.bank): one for one in found}.values())


def mates(banks: Sequence[Bank], given: Sequence[str]) -> dict[str, str]:
    """Headings that stood in one list with a given one, each with that one."""
    mates: dict[str, str] = {}
    for bank in banks:
        for title in given:
            for one in named(bank, title):
                for (number,) in bank.connection.execute(_OF_LIST, (one.id,)).fetchmany(MATES):
                    mate = numbered(bank, number)
                    if mate is not None:
                        mates.setdefault(mate.text, title)
    return mates


def _kindred(banks: Sequence[Bank], topic: Sequence[str]) -> frozenset[tuple[int, int]]:
    """The sources, each with its bank, of the best headings with a word of the topic."""
    return frozenset(
        (id(bank), stand.source)
        for bank in banks
        for word in topic
        for found in matching(bank, f'tags : "{Kind.ENUMERATION}" AND text : {phrase(word)}', KINDRED)
        for stand in stands(bank, found.id, found.text, PLACES)
    )


def _share(topic: Sequence[str], sentences: Sequence[str]) -> float:
    return sum(any(word in text for text in sentences) for word in topic) / len(topic) if topic else 0.0


def _kin(fit: Fitness, places: Sequence[tuple[Bank, Stand]]) -> float:
    """The share of places that are in kindred sources."""
    return sum((id(bank), stand.source) in fit.kindred for bank, stand in places) / max(len(places), 1)
