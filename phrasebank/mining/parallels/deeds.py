"""Deeds: neighbouring clauses that each begin with a verb and 了 or 着, and say of one thing what it did.

    体现了广大职工昂扬向上的精神，展示了各行各业奋勇争先的风貌 → ⟨⟩了⟨⟩的⟨⟩

What was done at a meeting or on a visit is narrated (听取了汇报，参观了车间) and no parallel.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from phrasebank.fewwords import part_of_speech
from phrasebank.mining import tables
from phrasebank.mining.frames import Frame
from phrasebank.mining.parallels.rows import Place, Rows, neighbours
from phrasebank.mining.predicates import table as predicates

TABLE = "deeds.yml"
_ASPECTS = frozenset("了着")
_AT = 2
"""Verbs of two characters take it: 体现│了."""
_BEHIND_ADVERB = (4, 5)
_ADVERBS = ("d", "ad", "a")
_LEANS = frozenset("迎顶冒向顺沿带奔朝盯围跟守靠")
"""Verbs of one character that take 着: 迎着困难上，顶着压力干."""
_DEGREES = frozenset(("高度", "科学", "极大地", "进一步"))
"""Nouns and longer words for the dictionary, but adverbs here."""
_ASPECT = re.compile("[了着]")
_SHORTEST = 6
_UNLIKE, _UNLIKE_OF_TWO, _UNLIKE_OF_MANY = 2.5, 1.5, 3.5
"""The longest is so many times as long as the shortest at most."""
_MOST_NARRATING = 4
"""Of so many clauses one may narrate."""
_SEVERAL = 3
_EVEN = 9
"""Two of one length need no 的: 指明了前进方向，提供了根本遵循."""
_NEARLY = 1
"""Three of so nearly one length need no 的 either: 理清了思路，明确了任务，坚定了信心."""
_NOUN = 8
"""So many characters may stand behind the last 的."""


@cache
def narrating() -> frozenset[str]:
    """Verbs that tell what took place, read once."""
    return frozenset(tables.lists(TABLE, ("叙事",))["叙事"])


def may_be_deeds(texts: Sequence[str]) -> bool:
    """Whether clauses all have 了 or 着 behind a verb of two characters, or an adverb and such a verb; cheap."""
    return all(map(_aspect, texts))


def _aspect(text: str) -> int:
    """Where 了 or 着 stands: 总结│了, 充分肯定│了; 0 if nowhere behind the first verb."""
    if text[_AT : _AT + 1] in _ASPECTS:
        return _AT
    if text[1:2] == "着" and text[0] in _LEANS:
        return 1
    for at in _BEHIND_ADVERB:
        if text[at : at + 1] in _ASPECTS and _is_adverb(text[: at - _AT]):
            return at
    return 0


def _is_adverb(word: str) -> bool:
    known = predicates()
    return (
        word in known.adverbs
        or word in known.manners
        or part_of_speech(word) in _ADVERBS
        or word in _DEGREES
        or word[2:] == "地"
    )


def deeds(texts: Sequence[str]) -> Frame | None:
    """The frame of such clauses; None if they narrate or differ too much, or if two of unlike length have no 的."""
    at = tuple(map(_aspect, texts))
    aspects = {text[place] for text, place in zip(texts, at, strict=True)}
    lengths = list(map(len, texts))
    unlike = _UNLIKE_OF_TWO if len(texts) == 2 else _UNLIKE if len(texts) == _SEVERAL else _UNLIKE_OF_MANY
    if min(lengths) < (_SHORTEST if len(texts) < _SEVERAL else _SHORTEST - 1) or max(lengths) > unlike * min(
        lengths
    ):
        return None
    if _MOST_NARRATING * sum(
        text[max(0, place - _AT) : place] in narrating() for text, place in zip(texts, at, strict=True)
    ) >= len(texts):
        return None
    if any(text.count("了") + text.count("着") > 1 for text in texts):
        return None
    of = [text.rfind("的", place + 2, -1) for text, place in zip(texts, at, strict=True)]
    fits = [place > 0 and len(text) - place - 1 <= _NOUN for text, place in zip(texts, of, strict=True)]
    answers = (
        len(texts) == 2 and len(aspects) == 1 and max(lengths) - min(lengths) < 2 and max(lengths) <= _EVEN
    )
    several = len(texts) >= _SEVERAL and len(aspects) == 1
    even = several and max(lengths) - min(lengths) <= _NEARLY and max(lengths) <= _EVEN
    if not (all(fits) or answers or even or (several and sum(fits) * 2 >= len(texts))):
        return None
    parts = [(aspects.pop(), at)] if len(aspects) == 1 else []
    parts += [("的", tuple(of))] if all(fits) else []
    words, places = zip(*parts, strict=True)
    return Frame(words, places)


def rows_of_deeds(rows: Rows) -> Iterator[tuple[int, tuple[Place, ...]]]:
    """Neighbours that begin so, and the one before them if it ends so: 为教育│奠定了基础，创造了经验，…."""
    said, places = rows.said, rows.places
    for low, high in neighbours({n: "" for n in rows.holding(_ASPECT) if _aspect(said[n])}):
        found = list(places[low:high])
        before = said[low - 1]
        inside = max(before.rfind("了"), before.rfind("着"))
        if inside > _AT:
            start, end = places[low - 1]
            found.insert(0, (start + inside - _AT, end))
        elif all(own[_AT : _AT + 1] in _ASPECTS for own in said[low + 1 : high]):
            found[0] = found[0][0] + max(0, _aspect(said[low]) - _AT), found[0][1]
        if len(found) > 1:
            yield low, tuple(found)
        if len(found) > _SEVERAL:
            yield low, tuple(found[:-1])
            yield low, tuple(found[1:])
