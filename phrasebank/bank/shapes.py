"""The shape of a heading: its words' lengths and parts of speech, as tokens of the index.

Headings are made parallel by shape: 提高政治站位, 加强学习宣传, 坚持真抓实干 all have six characters, a verb of two and an
object of four. So each piece that may be a heading carries two tokens in the index: its pattern and its outline.

    shape("提高政治站位") == Shape(length=6, pattern="pv2n2n2", outline="ov2x4")
    shape("坚持真抓实干") == Shape(length=6, pattern="pv2i4", outline="ov2x4")
    shape("夯实基础，补齐短板") == Shape(length=9, pattern="pv2n2kv2n2", outline="ov2x2kv2x2")
    shape("解决这些问题") is None     a heading points to nothing outside

A word's part of speech is the first letter of its tag in the segmenter's dictionary (n noun, v verb, a adjective, d
adverb …); set phrases are i. The dictionary calls 健全 and 落实 adjectives: at the beginning of a heading the table of
predicates decides.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from phrasebank.fewwords import few_words, part_of_speech

SHORTEST, LONGEST = 3, 24
"""Characters of what may be a heading."""

# Chinese in one part or more: 提高政治站位 and 抓重点、补短板, but not 深化“三项制度”改革 nor 2026年
_HEADING = re.compile(r"[\u4e00-\u9fff]{2,16}(?:[，、；\s]+[\u4e00-\u9fff]{2,16}){0,3}")
_MARKS = re.compile(r"[，、；\s]+")
# pronouns and names tie a piece to one text: 这些问题, 雄安新区
_TIED = ("r", "nr", "ns")
_NEVER_FIRST = frozenset("uycfekq")
_NEVER_LAST = frozenset("uypcrq")
_CLITICS = frozenset("的了着过地得等们中上下里后前时以之所者来为与和及是有在将要")
_SET_PHRASES = frozenset("il")
# 方面 ends the name of a subject: 关爱儿童方面
_SUBJECTS = frozenset(("方面", "问题", "情况", "之一", "以来", "如下"))


class Shape(NamedTuple):
    """``pattern`` names each word's part of speech and length; ``outline`` the verb that leads and how much follows it.

    ``outline`` is empty where no verb leads. ``length`` counts the marks, too.
    """

    length: int
    pattern: str
    outline: str


def shape(text: str, cut: Callable[[str], Iterable[str]] = few_words) -> Shape | None:
    """The shape of a short piece of Chinese, None for what can be no heading; ``cut`` parts it into words."""
    if not SHORTEST <= len(text) <= LONGEST or not _HEADING.fullmatch(text):
        return None
    patterns, outlines = [], []
    for part in _MARKS.split(text):
        words = tuple(cut(part))
        classes = [word_class(word, first=number == 0) for number, word in enumerate(words)]
        if not _is_whole(words, classes):
            return None
        patterns.append("".join(f"{letter}{len(word)}" for word, letter in zip(words, classes, strict=True)))
        outlines.append(_outline(part, words, classes))
    outline = f"o{'k'.join(outlines)}" if all(outlines) else ""
    return Shape(len(text), f"p{'k'.join(patterns)}", outline)


def _outline(part: str, words: tuple[str, ...], classes: list[str]) -> str:
    # 是 makes a sentence: 发展是硬道理
    leads = classes[0] == "v" and len(words) > 1 and "是" not in words
    return f"v{len(words[0])}x{len(part) - len(words[0])}" if leads else ""


def shape_tags(text: str, cut: Callable[[str], Iterable[str]]) -> str:
    """The tokens of a piece's shape for the index, "" if it has none."""
    found = shape(text, cut)
    return " ".join(filter(None, found[1:])) if found else ""


@lru_cache(maxsize=65536)
def word_class(word: str, *, first: bool = False) -> str:
    """A word's part of speech in one letter: x if it is unknown, r for whatever ties a piece to one text."""
    if first and word in _verbs():
        return "v"
    tag = part_of_speech(word)
    if tag.startswith(_TIED):
        return "r"
    letter = tag[:1] or "x"
    return "i" if letter in _SET_PHRASES else letter


@cache
def _verbs() -> frozenset[str]:
    from phrasebank.mining.predicates import table

    known = table()
    return known.verbs | known.doubtful


def _is_whole(words: tuple[str, ...], classes: list[str]) -> bool:
    """Whether the words can stand alone: no pronoun or name, no particle at an edge."""
    return (
        "r" not in classes
        and classes[0] not in _NEVER_FIRST
        and classes[-1] not in _NEVER_LAST
        and words[-1] not in _CLITICS
        and words[-1] not in _SUBJECTS
    )
