"""How entries become suggestions: with what the banks have of them, and why they are suggested.

A look-up shows what a source says, mark for mark. A suggestion is to be written: its marks are full-width, and no quotation mark
or bracket stands alone. Its citations are the source's own.
"""

import re
from collections.abc import Sequence
from itertools import islice

from phrasebank.bank.entries import Found
from phrasebank.bank.hit import Hit, most
from phrasebank.bank.kinds import Kind
from phrasebank.bank.places import CITATIONS, citations

# half-width marks beside Chinese: 建功新时代,锐意进取 and 党委(党组), but not 3,000
_HALF_WIDTH = re.compile(r"(?<=[\u3400-\u9fff”》）])[,:;!?()]|[,:;!?()](?=[\u3400-\u9fff“《（])")
_WIDE = str.maketrans(",:;!?()", "，：；！？（）")
_PAIRS = {"“": "”", "‘": "’", "《": "》", "（": "）", "「": "」", "『": "』", "【": "】", "〔": "〕"}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
_EDGES = "—－-、，；：,;: \t\n\u3000"


def of_entries(found: Sequence[Found], text: str, score: float, reason: str) -> Hit:
    """A suggestion from one piece as the banks have it: the first entry says what it is, all say where it stands."""
    first, best = found[0], most(found)
    places = (place for one in best for place in citations(one.bank, one.id, one.sources, one.places))
    return Hit(
        clean(text),
        Kind(first.kind),
        first.function or None,
        first.frame or None,
        sum(one.places for one in best),
        sum(one.sources for one in best),
        round(score, 4),
        tuple(islice(places, CITATIONS)),
        reason=reason,
    )


def clean(text: str) -> str:
    """A piece of a source as it may be written: ——坚持发扬斗争精神 without its dashes, 放开一片”的方针 without the mark."""
    if text.isalnum():
        return text
    wide = _HALF_WIDTH.sub(lambda mark: mark.group().translate(_WIDE), text.strip(_EDGES))
    alone = _unpaired(wide)
    # what is taken out brings others together: 3)(抓
    return clean("".join([one for at, one in enumerate(wide) if at not in alone])) if alone else wide


def _unpaired(text: str) -> set[int]:
    """Where quotation marks and brackets stand that nothing closes or opens."""
    opened: list[int] = []
    alone: set[int] = set()
    for at, one in enumerate(text):
        if one in _PAIRS:
            opened.append(at)
        elif one in _CLOSERS:
            if opened and text[opened[-1]] == _CLOSERS[one]:
                opened.pop()
            else:
                alone.add(at)
    return alone.union(opened)


def likeness(one: str, other: str) -> float:
    """The share of characters that two texts have in common, from 0 to 1, wherever they stand."""
    together = len(one) + len(other)
    if not together:
        return 1.0
    common = sum(min(one.count(character), other.count(character)) for character in set(one))
    return 2 * common / together
