"""Clauses that keep step: of one length or nearly, with the same words at the same places.

    工人阶级肩负的使命更加崇高，工会工作承担的责任更加重大 → ⟨⟩的⟨⟩更加⟨⟩

Here function words count too, for it is the rhythm that is felt.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import eq

from phrasebank.mining.frames import NOTHING, Frame, weight
from phrasebank.mining.predicates import table as predicates
from phrasebank.mining.rows import Rows
from phrasebank.words import is_name

_SHORTEST, _LONGEST = 5, 24
_NEARLY = 2
"""Two keep step if one is so much longer at most."""
_LEAST, _LEAST_SHARE = 3, 0.18
"""So many characters, and so much of the shorter, stand at the same places."""
_PAIR = 8
"""In two of one length up to this that both begin with a verb, a word of two characters will do."""
_MARKS = frozenset("“”‘’、《》（）")


def may_keep_step(texts: Sequence[str]) -> bool:
    """Whether two have so much at the same places, counted from either end; cheap."""
    if len(texts) != 2:
        return False
    one, other = texts
    shortest, longest = sorted((len(one), len(other)))
    if shortest < _SHORTEST or longest > _LONGEST or longest - shortest > _NEARLY:
        return False
    least = 2 if longest == shortest <= _PAIR else _LEAST
    forward: int = sum(map(eq, one, other))
    backward: int = sum(map(eq, reversed(one), reversed(other)))
    return max(forward, backward) >= least


def pairs_in_step(rows: Rows) -> Iterator[int]:
    """The indexes of siblings that may keep step with the next."""
    said = rows.said
    sizes = list(map(len, said))
    near = (
        at
        for at, (size, following) in enumerate(pairwise(sizes))
        if -_NEARLY <= size - following <= _NEARLY and _SHORTEST <= size <= _LONGEST
    )
    return (at for at in near if may_keep_step(said[at : at + 2]))


def in_step(texts: Sequence[str], cuts: Sequence[bytes]) -> Frame | None:
    """The frame of two that keep step; None if they do not, or only in parts of words."""
    lengths = list(map(len, texts))
    shortest = min(lengths)
    if max(lengths) == shortest:
        frame = _aligned(texts, cuts, (0, 0), shortest)
        return frame if frame and _is_even(frame, texts) else None
    found = (_aligned(texts, cuts, shifts, shortest) for shifts in ((0, 0), [n - shortest for n in lengths]))
    uneven = [frame for frame in found if frame and _is_nearly_even(frame)]
    return max(uneven, key=_size, default=None)


def _size(frame: Frame) -> int:
    return sum(map(len, frame.parts))


def _is_even(frame: Frame, texts: Sequence[str]) -> bool:
    """Whether two of one length have enough at the same places: two words, or one where they are short."""
    length, size = len(texts[0]), _size(frame)
    if length > _PAIR:
        return len(frame.parts) > 1 and size >= max(_LEAST, _LEAST_SHARE * length)
    verbs = predicates().verbs
    return size >= _LEAST or (frame.weight == 2 and all(text[:2] in verbs for text in texts))


def _is_nearly_even(frame: Frame) -> bool:
    """Whether two of unlike length share two words, one of them no noun; what they begin with alike is looked at elsewhere."""
    begins = 0 in frame.places[0]
    return (
        not begins
        and len(frame.parts) > 1
        and _size(frame) >= _LEAST
        and any(weight(part) and not is_name(part) for part in frame.parts)
    )


def _aligned(texts: Sequence[str], cuts: Sequence[bytes], shifts: Sequence[int], size: int) -> Frame | None:
    """The runs of whole words that stand at the same places of two, counted from ``shifts``."""
    (one, other), (a, b) = texts, shifts
    parts, places = [], []
    start = -1
    for at in range(size + 1):
        same = at < size and one[a + at] == other[b + at] and one[a + at] not in _MARKS
        if same and start < 0:
            start = at
        elif not same and start >= 0:
            if all(cut[s + start] and cut[s + at] for cut, s in zip(cuts, shifts, strict=True)):
                parts.append(one[a + start : a + at])
                places.append((a + start, b + start))
            start = -1
    if not parts or set("".join(parts)) <= NOTHING:
        return None
    return Frame(tuple(parts), tuple(places))
