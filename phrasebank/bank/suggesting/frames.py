"""The frame that given headings share, from their words: 在思想上走在前列, 在行动上走在前列 → 在⟨⟩上走在前列.

Words that all headings have in the same order are fixed, what stands between is a slot. No dictionary is loaded: a few
headings are cut by looking up single words.
"""

import re
from collections.abc import Sequence
from functools import reduce
from itertools import pairwise
from typing import NamedTuple

from phrasebank.bank.grams import fold, phrase
from phrasebank.bank.shapes import parted
from phrasebank.fewwords import few_words

SLOT = "⟨⟩"
# what headings may have in common without being alike
_WEIGHTLESS = frozenset("的了和与、，“”‘’一是为以在上中")
FEWEST, STRONG = 2, 3
"""Characters that must be fixed, those of no weight not counted, and so many that the frame itself says much."""


class SharedFrame(NamedTuple):
    """``written`` shows the slots; ``weight`` counts the fixed characters; ``expression`` finds in the index what holds the fixed parts in whatever order."""

    written: str
    weight: int
    expression: str
    pattern: re.Pattern[str]

    @property
    def is_strong(self) -> bool:
        """Whether the frame itself says much: 在⟨⟩上走在前列, not 加强⟨⟩."""
        return self.weight >= STRONG

    def holds(self, text: str) -> bool:
        """Whether the whole text is in this frame."""
        return self.pattern.fullmatch(text) is not None

    def filler(self, text: str) -> str:
        """What stands in the slots of a text that is in the frame."""
        found = self.pattern.fullmatch(text)
        return "".join(found.groups()) if found else text


def shared_frame(headings: Sequence[str]) -> SharedFrame | None:
    """The frame of two or more headings; None if they share too little, or everything."""
    cut = [tuple(parted(few_words(heading))) for heading in headings]
    if len(cut) < 2:
        return None
    fixed = _without_topics(reduce(_common, cut[1:], cut[0]), cut)
    weight = sum(character.isalnum() and character not in _WEIGHTLESS for word in fixed for character in word)
    if weight < FEWEST or any(len(words) == len(fixed) for words in cut):
        return None
    parts = _parts(fixed, cut)
    written = "".join(part or SLOT for part in parts)
    expression = " AND ".join(f"text : {phrase(part)}" for part in parts if part and fold(part))
    pattern = "".join(re.escape(part) if part else "(.+?)" for part in parts)
    return SharedFrame(written, weight, expression, re.compile(pattern))


def _common(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """The longest sequence of words that stands in both, of equals the one whose words come first."""
    best: list[list[tuple[str, ...]]] = [[()] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i in range(len(one) - 1, -1, -1):
        for j in range(len(other) - 1, -1, -1):
            if one[i] == other[j]:
                best[i][j] = (one[i], *best[i + 1][j + 1])
            else:
                best[i][j] = max(best[i + 1][j], best[i][j + 1], key=lambda words: len("".join(words)))
    return best[0][0]


def _without_topics(fixed: tuple[str, ...], cut: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The fixed words without those in the middle that only say what all are about: 职工 of 在⟨⟩职工⟨⟩上走在前列."""
    first = _leading(fixed, cut)
    last = len(fixed) - _leading(fixed[::-1], [words[::-1] for words in cut])
    return tuple(
        word for number, word in enumerate(fixed) if number < first or number >= last or len(word) == 1
    )


def _leading(fixed: tuple[str, ...], cut: Sequence[tuple[str, ...]]) -> int:
    """How many fixed words stand at the beginning of every heading."""
    number = 0
    while number < len(fixed) and all(words[: number + 1] == fixed[: number + 1] for words in cut):
        number += 1
    return number


def _parts(fixed: tuple[str, ...], cut: Sequence[tuple[str, ...]]) -> list[str]:
    """Fixed parts and "" for each slot: where any heading has words between, or before, or behind."""
    slots = [False] * (len(fixed) + 1)
    for words in cut:
        places = [-1]
        for word in fixed:
            places.append(words.index(word, places[-1] + 1))
        places.append(len(words))
        for number, (before, after) in enumerate(pairwise(places)):
            slots[number] = slots[number] or after - before > 1
    parts: list[str] = []
    for number, slot in enumerate(slots):
        if slot:
            parts.append("")
        if number < len(fixed):
            if parts and parts[-1]:
                parts[-1] += fixed[number]
            else:
                parts.append(fixed[number])
    return parts
