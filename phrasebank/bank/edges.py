"""Which words a name can begin and end with, and which words beside it show that it stands free.

Told by the dictionary's part of speech and by lists (``canonical.yml``, ``wording.yml``), once for each word of an archive.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Sequence
from functools import cache
from itertools import count
from typing import NamedTuple

import numpy as np

from phrasebank.bank.recurring import Flags, Ints
from phrasebank.fewwords import part_of_speech
from phrasebank.mining import tables
from phrasebank.mining.canonicals.namewords import tag_of
from phrasebank.mining.canonicals.namewords import vocabulary as vocabulary_of_names

# what no phrase holds: ，。 2026 and line breaks, but neither 、 nor “ nor GDP
_APART = re.compile(r"[^\u3400-\u9fff\U00020000-\U0003ffff、“”‘’《》（）A-Za-z].*|[、“”‘’]{2,}", re.DOTALL)
_MARKS = "、“”‘’《》（）"
_PARTICLES = "的了和与及或在为是对把将向从被等也都就又并而且之其着过地得于"
_FRONT = ("v", "d", "p", "c", "u", "r", "y", "f", "q", "m", "ad", "t")
_BACK = ("v", "d", "p", "c", "u", "r", "y", "q", "m", "ad", "b", "f")
_NOUNS = ("n", "vn", "b", "j", "s", "l", "i", "z", "g")
_NAMES, _NAMELIKE = ("nt", "nz"), ("n", "l", "nr", "ns", "vn")
_VERBS = ("v", "vd")
_LEADING = (*_VERBS, "p", "u", "uj", "ul", "d", "r")
_JOINING = ("同", "与", "为", "于", "向")
_NUMBER = re.compile(r"[0-9０-９]")
_TRAILING = ("u", "uj", "ul", "y", "f")
_NAME_LENGTH = _TWO_WORDS = 4

_KEYS = ("结尾不取", "量前不取", "连后", "样式不取", "寻常")
_JOINTS = frozenset("和与及、") | {"以及"}
_LED = (*_VERBS, "ad", "d")
_CHINESE = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_WITHIN = ("以", "为", "关于", "按", "在")
"""Prepositions that names hold: 以人民为中心, 关于工会工作的重要论述."""


class Word(NamedTuple):
    """What a word can be in a name and beside one."""

    length: int = 0
    apart: bool = False
    """it is in no phrase: ， 2026"""
    inside: bool = True
    """it may stand in a name: 召开, 强调 and 了 may not"""
    first: bool = False
    """a name may begin with it"""
    last: bool = False
    """a name may end with it"""
    verb: bool = False
    """it is a verb: 坚持"""
    predicate: bool = False
    """it says something of what stands before it: 坚持, 日益, but not 长期 of 长期护理保险"""
    links: bool = False
    """it is 的"""
    quality: bool = False
    """it is an adjective: 深远"""
    mark: bool = False
    """a clause begins behind it, or ends before it: ， and line breaks"""
    leads: bool = False
    """it may stand before a name again and again: 的, 在, 推动, a mark, but neither 和 nor 同 nor 特别 nor 更"""
    trails: bool = False
    """it may stand behind a name again and again: 的, 等, 上, a mark"""
    noun: bool = False
    """it may belong to a name beside it: 工作"""
    name: bool = False
    """it is a name by itself: 中国工会"""
    joins: bool = False
    """it joins words: 和, 、"""
    lists: bool = False
    """it is 、"""
    such: bool = False
    """it is 等"""
    grows: bool = False
    """an amount belongs to it: 突破, 连续"""
    amount: bool = False
    """it begins an amount: 3, 四年"""
    opens: bool = False
    closes: bool = False


class Edges(NamedTuple):
    """The same for all words of a vocabulary, by their numbers."""

    length: Ints
    apart: Flags
    inside: Flags
    first: Flags
    last: Flags
    verb: Flags
    predicate: Flags
    links: Flags
    quality: Flags
    mark: Flags
    leads: Flags
    trails: Flags
    noun: Flags
    name: Flags
    joins: Flags
    lists: Flags
    such: Flags
    grows: Flags
    amount: Flags
    opens: Flags
    closes: Flags


class _Lists(NamedTuple):
    front: frozenset[str]
    nominal: frozenset[str]
    heads: frozenset[str]
    breaks: frozenset[str]
    back: frozenset[str]
    grows: frozenset[str]
    attributes: frozenset[str]
    bound: frozenset[str]
    common: frozenset[str]
    refused: re.Pattern[str]
    named: re.Pattern[str]

    def every(self) -> frozenset[str]:
        """The words that are in any list."""
        return frozenset().union(
            *(one for one in self if isinstance(one, frozenset)), _JOINTS, _JOINING, _WITHIN, "的等"
        )


@cache
def lists() -> _Lists:
    """The word lists, read once."""
    own = tables.lists("wording.yml", _KEYS)
    shared = vocabulary_of_names()
    return _Lists(
        shared.front,
        shared.nominal - frozenset(own["量前不取"]),
        shared.opening | shared.single | {"以"},
        shared.breaks,
        frozenset(own["结尾不取"]) | shared.back,
        frozenset(own["量前不取"]),
        shared.attributes,
        shared.attributes | frozenset(own["连后"]),
        frozenset(own["寻常"]) | shared.common,
        re.compile("|".join((shared.refused.pattern, *own["样式不取"]))),
        shared.named,
    )


def edges(vocabulary: Sequence[str]) -> Edges:
    """Look every word up; of words that are alike in all that counts one stands for the others."""
    if not vocabulary:
        return Edges(
            *(np.zeros(0, dtype=np.int32 if name == "length" else np.bool_) for name in Word._fields)
        )
    listed, named = lists().every(), lists().named
    number_of = defaultdict[Hashable, int](count().__next__)
    sorts = np.array([number_of[_sort(word, listed, named)] for word in vocabulary])
    _, first = np.unique(sorts, return_index=True)
    _, *flags = zip(*(word_of(vocabulary[place]) for place in first.tolist()), strict=True)
    lengths = np.fromiter(map(len, vocabulary), dtype=np.int32, count=len(vocabulary))
    return Edges(lengths, *(np.array(flag, dtype=np.bool_)[sorts] for flag in flags))


def _sort(word: str, listed: frozenset[str], named: re.Pattern[str]) -> Hashable:
    """All that decides what a word can be, but for its length; a word that is listed by itself is of its own sort."""
    if _APART.fullmatch(word):
        return _NUMBER.search(word) is not None
    if word in listed or word in _MARKS or word in _PARTICLES:
        return word
    tag = _tag(word)
    name = len(word) >= _NAME_LENGTH and tag in _NAMELIKE and named.search(word) is not None
    return (
        *(tag, name, len(word) > 1, len(word) >= _NAME_LENGTH),
        *(word[0] in _PARTICLES, word[-1] in _PARTICLES, _CHINESE.match(word) is None),
    )


def word_of(word: str) -> Word:
    """What a word can be."""
    if _APART.fullmatch(word):
        number = _NUMBER.search(word) is not None
        return Word(
            len(word), apart=True, inside=False, mark=not number, leads=True, trails=True, amount=number
        )
    if word in _MARKS:
        opens, closes = word in "“‘《（", word in "”’》）"
        listed = word in _JOINTS
        return Word(1, first=opens, last=closes, joins=listed, lists=listed, opens=opens, closes=closes)
    table = lists()
    usual = _tag(word)
    tag = "vn" if word in table.nominal else usual
    particle = word in _PARTICLES
    return Word(
        len(word),
        inside=word not in table.breaks,
        first=word in table.heads or _begins(word, usual, table),
        last=word not in table.back and word[-1] not in _PARTICLES and tag not in _BACK,
        verb=tag in _VERBS,
        predicate=(tag in (*_VERBS, "d") and word not in table.attributes)
        or (tag == "p" and word not in _WITHIN),
        links=word == "的",
        quality=tag == "a",
        leads=usual in _LEADING and word not in _JOINING and word not in table.bound,
        trails=tag in _TRAILING,
        noun=not particle and (not tag or tag.startswith(_NOUNS)),
        name=len(word) >= _NAME_LENGTH
        and (tag in _NAMES or (tag in _NAMELIKE and table.named.search(word) is not None)),
        joins=word in _JOINTS,
        such=word == "等",
        grows=word in table.grows,
        amount=tag == "m",
    )


def _tag(word: str) -> str:
    """The dictionary's tag; that of a verb for a verb or adverb with what follows it, which the dictionary takes for one word."""
    # 认真学习 and 提高认识, but neither 改革开放 nor 领导干部
    if len(word) == _TWO_WORDS and part_of_speech(word[2:]) and part_of_speech(word[:2]) in _LED:
        return "v"
    return tag_of(word)


def _begins(word: str, tag: str, table: _Lists) -> bool:
    if not _CHINESE.match(word):
        return True
    usual = word not in table.front and word[0] not in _PARTICLES
    return usual and len(word) > 1 and (tag == "vn" or not tag.startswith(_FRONT))
