"""Skeletons: function words that make neighbouring clauses one of shape, where they have few other words in common.

    在街道的支持下，在居民的理解下 → 在⟨⟩下

The table ``data/skeletons.yml`` lists them with examples: what a clause begins with, what stands in it, what it ends with.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from phrasebank.mining import tables
from phrasebank.mining.frames import SLOT, Frame

TABLE = "skeletons.yml"
_UNLIKE = 2.5
"""Two of which one is more than so many times as long as the other are not felt as a pair."""
_ENDS = 2
_SHORTEST = 4
_NOUN = 12
"""So many characters behind the last 的 still are its noun where three and more have it."""
# a verb phrase where a noun is looked for: 要褒奖, but not 要求
_ORDERS = re.compile(r"要(?![求点素务领害])|应当?|须|给予|可以?|能够?")
_COMPLEMENTS = frozenset("到成在")
"""What also ends a word: 送到, 建成; a part of two characters also begins one: 表示祝贺."""
# parts that may be one of several: ｛表示｜致以｝
_CHOICE = re.compile(r"｛(.+?)｝")


@dataclass(frozen=True, slots=True)
class Skeleton:
    """What must stand in each clause, in order, from its first character: each part one of several words."""

    source: str
    parts: tuple[tuple[str, ...], ...]
    closed: bool
    """Whether the last part ends the clause."""
    least: int
    """So many neighbours make a parallel."""
    behind: int
    """So many characters may stand behind the last part: the noun of 是⟨⟩的⟨⟩."""
    hits: tuple[str, ...]
    misses: tuple[str, ...]

    def places(self, text: str, cut: bytes, several: bool) -> tuple[int, ...] | None:
        """Where the parts stand in a clause, as whole words with something between; None if one does not."""
        found = [0]
        behind = len(self.parts[0][0])
        if not text.startswith(self.parts[0][0]) or behind == len(text) or not cut[behind]:
            return None
        last = len(self.parts) - 1
        for n, words in enumerate(self.parts[1:], start=1):
            ends = n == last and self.closed
            if ends:
                at = _ending(text, words, behind, cut)
            elif n == last and self.behind:
                at = _last(text, words[0], behind, _NOUN if several else self.behind)
            else:
                at = _inside(text, words, behind, cut)
            if at is None:
                return None
            found.append(at[0])
            behind = at[1]
        return tuple(found) if self.closed or behind < len(text) else None


def _ending(text: str, words: Sequence[str], behind: int, cut: bytes) -> tuple[int, int] | None:
    for word in words:
        at = len(text) - len(word)
        if at > behind and text.endswith(word) and cut[at]:
            return at, len(text)
    return None


def _last(text: str, word: str, behind: int, most: int) -> tuple[int, int] | None:
    """The last place of a word, with a noun behind it: 是我们党｜的｜重要法宝, but not 对实绩突出｜的｜要褒奖."""
    at = text.rfind(word, behind + 1, -1)
    end = at + len(word)
    return (at, end) if at >= 0 and len(text) - end <= most and not _ORDERS.match(text, end) else None


def _inside(text: str, words: Sequence[str], behind: int, cut: bytes) -> tuple[int, int] | None:
    for word in words:
        at = text.find(word, behind + 1, -1)
        while at >= 0:
            if (cut[at] or word in _COMPLEMENTS) and (cut[at + len(word)] or len(word) > 1):
                return at, at + len(word)
            at = text.find(word, at + 1, -1)
    return None


@cache
def skeletons() -> dict[str, tuple[Skeleton, ...]]:
    """The table by what clauses begin with, read once; the fuller skeletons stand in front."""
    required = {"形": tables.text, "至少": tables.number, "例": tables.examples}
    by_start = defaultdict(list)
    for one in tables.entries(tables.load(TABLE), TABLE, required, {"尾": tables.number}, _skeleton):
        by_start[one.parts[0][0][0]].append(one)
    return {start: tuple(found) for start, found in by_start.items()}


def _skeleton(entry: dict[str, Any]) -> Skeleton:
    *parts, last = entry["形"].split(SLOT)
    words = [_words(part) for part in (*parts, last) if part]
    hits, misses = tuple(entry["例"]["中"]), tuple(entry["例"]["不中"])
    return Skeleton(entry["形"], tuple(words), bool(last), entry["至少"], entry.get("尾", 0), hits, misses)


def _words(part: str) -> tuple[str, ...]:
    choice = _CHOICE.fullmatch(part)
    return tuple(choice[1].split("｜")) if choice else (part,)


def may_have_skeleton(texts: Sequence[str]) -> bool:
    """Whether clauses begin with what a skeleton begins with, and are long enough and not too unlike."""
    first = texts[0][0]
    if first not in skeletons() or any(text[0] != first for text in texts):
        return False
    lengths = list(map(len, texts))
    return min(lengths) >= _SHORTEST and (len(texts) > 2 or max(lengths) <= _UNLIKE * min(lengths))


def skeleton(texts: Sequence[str], cuts: Sequence[bytes]) -> Frame | None:
    """The frame of clauses that have one skeleton; None if they have none."""
    cuts = [cut if sum(cut) > _ENDS else b"\1" * len(cut) for cut in cuts]  # 从我做起 is one word
    for one in skeletons()[texts[0][0]]:
        if len(texts) < one.least:
            continue
        places = [one.places(text, cut, len(texts) > 2) for text, cut in zip(texts, cuts, strict=True)]
        whole = [place for place in places if place]
        if len(whole) == len(texts):
            columns = zip(*whole, strict=True)
            kept = [(words[0], at) for words, at in zip(one.parts, columns, strict=True) if len(words) == 1]
            parts, ats = zip(*kept, strict=True)
            return Frame(parts, ats)
    return None
