"""The shape of a heading: its words' lengths and parts of speech, as tokens of the index.

Headings are made parallel by shape: 提高政治站位, 加强学习宣传, 坚持真抓实干 all have six characters, a verb of two and an
object of four. So each piece that may be a heading carries two tokens in the index: its pattern and its outline.

    shape("提高政治站位") == Shape(length=6, pattern="pv2n2n2", outline="ov2x4")
    shape("坚持真抓实干") == Shape(length=6, pattern="pv2i4", outline="ov2x4")
    shape("夯实基础，补齐短板") == Shape(length=9, pattern="pv2n2kv2n2", outline="ov2x2kv2x2")
    shape("解决这些问题") is None     a heading points to nothing outside

A word's part of speech is the first letter of its tag in the segmenter's dictionary (n noun, v verb, a adjective, d
adverb …); set phrases are i. The dictionary calls 健全 and 落实 adjectives: at the beginning of a heading the table of
predicates decides. It has 切实增强 and 提高认识 for one word: such are parted, so that 提高认识 is of 加强领导's shape.
"""

import re
from collections.abc import Callable, Iterable, Iterator
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
_NO_PERSON = ("r", "ns")
# the hundred commonest: the dictionary takes 从严治党 and 福祉 for persons, too
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏"
    "钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文习"
)
_NEVER_FIRST = frozenset("uycfekq")
_NEVER_LAST = frozenset("uypcrq")
# modals, passives and 是 begin sentences: 应使用, 要放开, 是党员
_SENTENCES = frozenset("应可要能会须该被把将让使是有令看也都既又再就才已并")
# told before a text is cut into words
_PARTICLES = frozenset("的了们")
_CLITICS = frozenset("的了着过地得等们中上下里后前时以之所者来为与和及是有在将要")
_SET_PHRASES = frozenset("il")
# 方面 ends the name of a subject: 关爱儿童方面
# 新形势下, 一段时间里
_TIMES = frozenset("下里时后前")
_SUBJECTS = frozenset(("方面", "问题", "情况", "之一", "以来", "如下"))


class Shape(NamedTuple):
    """``pattern`` names each word's part of speech and length; ``outline`` the verb that leads and how much follows it.

    ``outline`` is empty where neither a verb nor a preposition leads. ``length`` counts the marks, too.
    """

    length: int
    pattern: str
    outline: str


def shape(text: str, cut: Callable[[str], Iterable[str]] = few_words) -> Shape | None:
    """The shape of a short piece of Chinese, None for what can be no heading; ``cut`` parts it into words."""
    if not SHORTEST <= len(text) <= LONGEST or text[-1] in _PARTICLES or not _HEADING.fullmatch(text):
        return None
    patterns, outlines = [], []
    for part in _MARKS.split(text) if not text.isalpha() else (text,):
        words = _classed(cut(part))
        pattern = "".join([word.mark for word in words])
        # r ties to one text
        if "r" in pattern or not words[0].begins or not words[-1].ends:
            return None
        patterns.append(pattern)
        outlines.append(_outline(len(part), words))
    outline = f"o{'k'.join(outlines)}" if all(outlines) else ""
    return Shape(len(text), f"p{'k'.join(patterns)}", outline)


class _Word(NamedTuple):
    """A word in a heading; ``letter`` is its class, ``mark`` says its length, too; whether it may stand at the edges."""

    text: str
    letter: str
    mark: str
    begins: bool
    ends: bool


def _classed(words: Iterable[str]) -> list[_Word]:
    """The words with their classes, parted; the first may be a verb where the others are not."""
    found = [one for word in words for one in _parts(word)]
    first = found[0].text
    if first in _verbs():
        found[0] = _word(first, "v")
    return found


@lru_cache(maxsize=65536)
def _parts(word: str) -> tuple[_Word, ...]:
    """What the dictionary takes for one word, apart and classed: the words of an archive come again and again."""
    return tuple(_word(one, word_class(one)) for one in parted((word,)))


def _word(text: str, letter: str) -> _Word:
    begins = letter not in _NEVER_FIRST and text not in _SENTENCES
    tail = text in _CLITICS or text in _SUBJECTS or text[-1] in _TIMES
    return _Word(text, letter, f"{letter}{len(text)}", begins, letter not in _NEVER_LAST and not tail)


def tagged(text: str) -> str:
    """The words' lengths and the first letters of their tags as they stand in the dictionary: 加强队伍建设 → v2n2v2."""
    return "".join(f"{part_of_speech(word)[:1] or 'x'}{len(word)}" for word in few_words(text))


def _outline(length: int, words: list[_Word]) -> str:
    """The leading verb with the adverb before it, or the preposition of 以改革增活力, and how much follows.

    是 makes a sentence: 发展是硬道理.
    """
    first = words[0]
    if first.letter == "p" and any(word.letter == "v" for word in words[1:-1]):
        return f"{first.text}x{length - len(first.text)}"
    if first.letter == "v":
        leading, size, number = first.mark, len(first.text), 1
    elif first.letter in ("d", "a") and len(words) > 1 and words[1].letter == "v":
        leading, size, number = first.mark + words[1].mark, len(first.text) + len(words[1].text), 2
    else:
        return ""
    if len(words) == number or any(word.text == "是" for word in words):
        return ""
    return f"{leading}x{length - size}"


def parted(words: Iterable[str]) -> Iterator[str]:
    """The words, those apart that the dictionary takes for one: 提高|认识, 切实|增强, 在|思想|上; not 实事求是."""
    for word in words:
        if len(word) < 3:
            yield word
            continue
        opener = next((size for size in (2, 3) if len(word) > size + 1 and _opens(word, size)), 0)
        if opener:
            yield from (word[:opener], *parted((word[opener:],)))
        elif word[0] in "在从以" and word[-1] in "上中下里" and part_of_speech(word[1:-1]):
            yield from (word[0], word[1:-1], word[-1])
        else:
            yield word


@lru_cache(maxsize=65536)
def _opens(word: str, size: int) -> bool:
    """Whether a verb or an adverb of this size leads another word in what the dictionary takes for one."""
    start = word[:size]
    if word in _phrases() or not part_of_speech(word[size:]):
        return False
    return start in _openers() or part_of_speech(start) in ("d", "ad")


def shape_tags(text: str, cut: Callable[[str], Iterable[str]]) -> str:
    """The tokens of a piece's shape for the index, "" if it has none."""
    found = shape(text, cut)
    return " ".join(filter(None, found[1:])) if found else ""


def word_class(word: str) -> str:
    """A word's part of speech in one letter: x if it is unknown, r for whatever ties a piece to one text."""
    tag = part_of_speech(word)
    if tag.startswith(_TIED):
        return "r" if tag.startswith(_NO_PERSON) or _is_person(word) else "n"
    letter = tag[:1] or "x"
    return "i" if letter in _SET_PHRASES else letter


def _is_person(word: str) -> bool:
    return len(word) in (2, 3) and word[0] in _SURNAMES


@cache
def _verbs() -> frozenset[str]:
    from phrasebank.mining.predicates import table

    known = table()
    return known.verbs | known.doubtful | known.single


@cache
def _openers() -> frozenset[str]:
    from phrasebank.mining.predicates import table

    return table().verbs | table().doubtful | table().adverbs


@cache
def _phrases() -> frozenset[str]:
    from phrasebank.mining.predicates import table

    return table().phrases
