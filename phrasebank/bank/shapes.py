"""The shape of a heading: its words' lengths and parts of speech, as tokens of the index.

Headings are made parallel by shape: 提高政治站位, 加强学习宣传, 坚持真抓实干 all have six characters, a verb of two and an
object of four. So each piece that may be a heading carries two tokens in the index: its pattern and its outline.

    shape("提高政治站位") == Shape(length=6, pattern="pv2n2n2", outline="ov2x4")
    shape("坚持真抓实干") == Shape(length=6, pattern="pv2i4", outline="ov2x4")
    shape("夯实基础，补齐短板") == Shape(length=9, pattern="pv2n2kv2n2", outline="ov2x2kv2x2")
    shape("解决这些问题") is None     a heading points to nothing outside

A word's part of speech is the first letter of its tag in the segmenter's dictionary (n noun, v verb, a adjective, d
adverb …); set phrases are i. The dictionary calls 健全 and 落实 adjectives: at the beginning of a heading the table of
predicates decides, and of 工作目标 what stands behind, see ``headnames``. It has 切实增强 and 提高认识 for one word: such are
parted, so that 提高认识 is of 加强领导's shape.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, islice, repeat
from typing import NamedTuple

from phrasebank.bank.headnames import NAMING, names
from phrasebank.fewwords import few_words, part_of_speech
from phrasebank.names import COMPOUND, may_be_person

LONGEST = 24
"""Characters of what may be a heading."""

# Chinese that no particle ends: 提高政治站位, but not 深化“三项制度”改革 nor 2026年 nor 和谐的
_ONE_PART = re.compile(r"[\u4e00-\u9fff]{3,16}(?<![的了们])")
# the same in several parts: 抓重点、补短板
_SEVERAL_PARTS = re.compile(r"[\u4e00-\u9fff]{2,16}(?:[，、；\s]+[\u4e00-\u9fff]{2,16}){1,3}(?<![的了们])")
_MARKS = re.compile(r"[，、；\s]+")
# what leads a pattern: v2 of v2n12 and d2v2 of d2v2n2, neither of n2v2 nor of d2n2
_VERB_LEADS = re.compile(r"(?:[da](\d+))?v(\d+)")
# the same with a verb inside: p1 of p1v4v1n2, but not of p1n2v2
_PREPOSITION_LEADS = re.compile(r"p(\d+)(?=.*v\d+\D)")
# pronouns and names tie a piece to one text: 这些问题, 雄安新区
_TIED = ("r", "nr", "ns")
_NO_PERSON = ("r", "ns")
_NEVER_FIRST = frozenset("uycfekq")
_NEVER_LAST = frozenset("uypcrq")
# modals, passives and 是 begin sentences: 应使用, 要放开, 是党员, 请予审议, 没有捷径
_SENTENCES = frozenset((*"应可要能会须该被把将让使是有令看也都既又再就才已并", "请予", "没有"))
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


def shape(text: str, cut: Callable[[str], Sequence[str]] = few_words) -> Shape | None:
    """The shape of a short piece of Chinese, None for what can be no heading; ``cut`` parts it into words."""
    return shapes((text,), cut)[0]


def shapes(texts: Sequence[str], cut: Callable[[str], Sequence[str]]) -> list[Shape | None]:
    """The same of many texts, cut all at once."""
    parts = [*map(_heading_parts, texts)]
    lines = [*chain.from_iterable(parts)]
    words = cut("\n".join(lines))
    patterns = "".join(map(_MARKS_OF.__getitem__, words)).split("\n")
    ends = [number for number, word in enumerate(words) if word == "\n"]
    starts = [0, *(end + 1 for end in ends)]
    found = map(_of_part, lines, repeat(words), starts, [*ends, len(words)], patterns)
    joined: list[Shape | None] = []
    for text, each in zip(texts, parts, strict=True):
        if len(each) == 1:
            one = next(found)
            joined.append(Shape(len(text), f"p{one[0]}", one[1] and f"o{one[1]}") if one else None)
        else:
            joined.append(_joined(text, [*islice(found, len(each))]) if each else None)
    return joined


def _heading_parts(text: str) -> Sequence[str]:
    """The parts of what may be a heading, without the marks between; none if it can be none."""
    if _ONE_PART.fullmatch(text):
        return (text,)
    if len(text) <= LONGEST and _SEVERAL_PARTS.fullmatch(text):
        return _MARKS.split(text)
    return ()


def _joined(text: str, parts: Sequence[tuple[str, str] | None]) -> Shape | None:
    """The shape of a text from those of its parts; None if one of them has none."""
    if None in parts:
        return None
    patterns, outlines = zip(*filter(None, parts), strict=True)
    return Shape(len(text), f"p{'k'.join(patterns)}", f"o{'k'.join(outlines)}" if all(outlines) else "")


def _of_part(part: str, words: Sequence[str], start: int, end: int, pattern: str) -> tuple[str, str] | None:
    """Pattern and outline of a part, its words being those from ``start`` to ``end``; ``pattern`` has their marks one by one."""
    first = _first(words[start])
    if not first.begins or not _may_end(words[end - 1]):
        return None
    pattern = first.marks + pattern[first.size :]
    # r ties to one text
    if "r" in pattern:
        return None
    if first.may_name and names(first.text, (*first.behind, *parted(words[start + 1 : end]))):
        return "n" + pattern[1:], ""
    rest = len(part) - first.led
    outline = (f"{first.lead}x{rest}" if rest else "") if first.led else _outline(pattern, len(part))
    if outline.startswith("p"):
        return pattern, first.text + outline[1:]
    # a verb makes a heading, 是 a sentence: 发展是硬道理
    return pattern, "" if "是" in part and "是" in parted(words[start:end]) else outline


class _Word(NamedTuple):
    """A word in a heading; ``letter`` is its class, ``mark`` says its length, too; whether it may stand at the edges."""

    text: str
    letter: str
    mark: str
    begins: bool
    ends: bool


class _First(NamedTuple):
    """What the segmenter takes for a heading's first word: the word that it begins with, those ``behind``, and all their marks.

    ``size`` are the characters of the marks that it has elsewhere; ``lead`` is the mark of a verb that leads, which has so
    many characters. ``may_name`` says that the verb may be a noun there, by what follows.
    """

    text: str
    begins: bool
    marks: str
    size: int
    lead: str
    led: int
    behind: tuple[str, ...] = ()
    may_name: bool = False


@lru_cache(maxsize=65536)
def _first(word: str) -> _First:
    """At the beginning of a heading a word may be a verb that elsewhere is none."""
    first, *rest = _parts(word)
    if first.text in _verbs():
        first = _word(first.text, "v")
    marks = "".join([each.mark for each in (first, *rest)])
    lead, led = (first.mark, len(first.text)) if first.letter == "v" else ("", 0)
    behind = tuple([each.text for each in rest])
    may_name = led > 0 and first.text in NAMING
    return _First(first.text, first.begins, marks, len(_MARKS_OF[word]), lead, led, behind, may_name)


@lru_cache(maxsize=65536)
def _may_end(word: str) -> bool:
    return _parts(word)[-1].ends


class _MarksOf(dict[str, str]):
    """The marks of what the segmenter takes for one word: the words of an archive come again and again."""

    def __missing__(self, word: str) -> str:
        if len(self) >= 65536:
            self.clear()
        self[word] = marks = "\n" if word == "\n" else "".join([each.mark for each in _parts(word)])
        return marks


_MARKS_OF = _MarksOf()


def _parts(word: str) -> list[_Word]:
    """What the dictionary takes for one word, apart and classed."""
    return [_word(one, word_class(one)) for one in parted((word,))]


def _word(text: str, letter: str) -> _Word:
    begins = letter not in _NEVER_FIRST and text not in _SENTENCES
    tail = text in _CLITICS or text in _SUBJECTS or text[-1] in _TIMES
    return _Word(text, letter, f"{letter}{len(text)}", begins, letter not in _NEVER_LAST and not tail)


def tagged(text: str) -> str:
    """The words' lengths and the first letters of their tags as they stand in the dictionary: 加强队伍建设 → v2n2v2."""
    return "".join(f"{part_of_speech(word)[:1] or 'x'}{len(word)}" for word in few_words(text))


def _outline(pattern: str, length: int) -> str:
    """The leading verb with the adverb before it, and how much of ``length`` follows; p for the preposition of 以改革增活力.

    v2n2n2 → v2x4, d2v2n2 → d2v2x2, p1v4v1n2 → px7, n2v2 → ""
    """
    found = _VERB_LEADS.match(pattern)
    leading = found[0] if found else "p"
    found = found or _PREPOSITION_LEADS.match(pattern)
    rest = length - sum(map(int, found.groups("0"))) if found else 0
    return f"{leading}x{rest}" if rest else ""


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
    # 服务大局 is a set phrase and yet a verb and its object, 学以致用 is whole
    if (word in _phrases() and start != "服务") or not part_of_speech(word[size:]):
        return False
    return start in _openers() or part_of_speech(start) in ("d", "ad")


def shape_tags(found: Shape | None) -> str:
    """The tokens of a piece's shape for the index, "" if it has none."""
    if found is None:
        return ""
    return f"{found.pattern} {found.outline}" if found.outline else found.pattern


def word_class(word: str) -> str:
    """A word's part of speech in one letter: x if it is unknown, r for whatever ties a piece to one text."""
    tag = part_of_speech(word)
    if tag.startswith(_TIED):
        return "r" if tag.startswith(_NO_PERSON) or _is_person(word) else "n"
    letter = tag[:1] or "x"
    return "i" if letter in _SET_PHRASES else letter


def _is_person(word: str) -> bool:
    # 任重道远 and 周密安排 are persons for the dictionary
    longest = 4 if word.startswith(COMPOUND) else 3
    return 1 < len(word) <= longest and may_be_person(word)


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
