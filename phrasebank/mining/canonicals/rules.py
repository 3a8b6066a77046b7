"""Which candidates the rules take: names that stand free, are no count and no words that stand together by chance.

    工运事业和工会工作 beside 工运事业 at five places: 工运事业.  公共|服务体系, 托育|服务体系: 服务体系 only ends other names.

The longest come first, and a text keeps its best.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from phrasebank.fewwords import part_of_speech
from phrasebank.mining.canonicals.attached import is_attached, is_verbal
from phrasebank.mining.canonicals.candidates import Candidate, Origin
from phrasebank.mining.canonicals.nameedges import PAIRS
from phrasebank.mining.canonicals.namewords import vocabulary
from phrasebank.mining.canonicals.repeats import SEED

_QUOTED, _WORD = 3, 6
_JOINTS = re.compile(r"[和与及、]")


def apart_from_chance(recurring: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that are no words that stand together by chance."""
    trimmed = (one for one in recurring if one.origin is Origin.TRIMMED)
    names = {one.text: len(one.places) for one in trimmed}
    return [one for one in recurring if not _is_chance(one.text, len(one.places), names)]


def ruled(text: str, found: Sequence[Candidate], most: int) -> frozenset[str]:
    """The candidates of a text that the rules take, at most so many."""
    sound = (
        one
        for one in found
        if one.origin is Origin.TRIMMED or (one.origin is Origin.VERBAL and not is_verbal(text, one.places))
    )
    kept = _uncovered(text, sorted(sound, key=lambda one: (-len(one.text), one.text)))
    best = sorted(kept, key=lambda one: _worth(text, *one), reverse=True)[:most]
    return frozenset(said for said, _ in best)


def _is_chance(said: str, count: int, counts: Mapping[str, int]) -> bool:
    """Whether words joined by 和 or 、 are each more at home elsewhere: 工运事业和工会工作, if 工运事业 stands often alone."""
    if said[0] in PAIRS:
        return False
    return any(
        counts.get(part, 0) > 2 * count for part in _JOINTS.split(said) if len(part) >= SEED and part != said
    )


def _uncovered(text: str, candidates: Sequence[Candidate]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The candidates that stand free, longest first, with the places that no longer one covers, two or more."""
    covered = bytearray(len(text))
    for candidate in candidates:
        said, places = candidate.text, candidate.places
        size = len(said)
        free = tuple(place for place in places if not covered[place] or not covered[place + size - 1])
        if len(free) > 1 and not is_attached(text, said, free):
            yield said, free
            for place in free:
                covered[place : place + size] = b"\1" * size


def _worth(text: str, said: str, places: Sequence[int]) -> tuple[float, str]:
    """What a phrase is worth keeping for: its length, its places, words that names are made of, quotation marks beside it."""
    named = 6 if vocabulary().named.search(said) else 0
    quoted = any(
        text[place - 1 : place] == "“" or text.startswith("”", place + len(said)) for place in places
    )
    word = _WORD if len(said) >= SEED and not named and part_of_speech(said) else 0
    return min(len(said), 16) + 2 * min(len(places), 6) + named + (_QUOTED if quoted else 0) - word, said
