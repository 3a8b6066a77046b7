"""Middles: neighbouring clauses that say one thing of another in one way, whatever the two are.

    损害的是民心，耽误的是发展 → ⟨⟩的是⟨⟩; 抓细才能抓实，抓常才能抓长 → ⟨⟩才能⟨⟩

What is fixed stands inside, and what stands before it is of nearly one length.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from phrasebank.mining import tables
from phrasebank.mining.frames import Frame
from phrasebank.mining.parallels.rows import Place, Rows, neighbours

TABLE = "closings.yml"
_LISTS = ("副词", "达成", "非补语", "判断", "中间")
_SHORTEST, _LONGEST = 5, 30
_UNLIKE = 2.5
"""The longest is so many times as long as the shortest at most."""
_BEFORE, _BEFORE_UNLIKE = 12, 3
"""Before the middle stand so many characters at most, and so many more in one than in another."""


@cache
def middles() -> re.Pattern[str]:
    """The table's words, longest first, with something before and behind: 抓细│才能│抓实, but not 才能出众."""
    return re.compile(rf"(?<=..)(?:{_words().pattern})(?=..)")


@cache
def _words() -> re.Pattern[str]:
    words = sorted(tables.lists(TABLE, _LISTS)["中间"], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


def middle(texts: Sequence[str], cuts: Sequence[bytes]) -> Frame | None:
    """The frame of clauses with one middle; None if they have none, or are too unlike."""
    lengths = list(map(len, texts))
    if min(lengths) < _SHORTEST or max(lengths) > min(_LONGEST, _UNLIKE * min(lengths)):
        return None
    found = [middles().search(text) for text in texts]
    words = {match.group() if match else "" for match in found}
    if len(words) > 1 or "" in words:
        return None
    at = tuple(match.start() for match in found if match)
    if max(at) > _BEFORE or max(at) - min(at) > _BEFORE_UNLIKE:
        return None
    if len({text[:place] for text, place in zip(texts, at, strict=True)}) == 1:
        return None
    word = words.pop()
    whole = all(cut[place + len(word)] for cut, place in zip(cuts, at, strict=True))
    return Frame((word,), (at,)) if whole else None


def may_have_middle(texts: Sequence[str]) -> bool:
    """Whether clauses may; cheap."""
    match = middles().search(texts[0])
    return match is not None and all(match.group() in text for text in texts)


def rows_of_middles(rows: Rows) -> Iterator[tuple[int, tuple[Place, ...]]]:
    """Neighbours with one middle."""
    found = {n: match[0] for n in rows.holding(_words()) if (match := middles().search(rows.said[n]))}
    for low, high in neighbours(found):
        if high - low > 1:
            yield low, tuple(rows.places[low:high])
