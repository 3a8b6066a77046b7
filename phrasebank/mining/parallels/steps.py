"""Clauses that keep step: of one length or nearly, with the same words at the same places.

    工人阶级肩负的使命更加崇高，工会工作承担的责任更加重大 → ⟨⟩的⟨⟩更加⟨⟩

Here function words count too, for it is the rhythm that is felt.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import eq

from phrasebank.mining.frames import NOTHING, Frame, weight
from phrasebank.mining.parallels.closings import closers
from phrasebank.mining.parallels.rows import Place, Rows
from phrasebank.mining.predicates import table as predicates
from phrasebank.words import is_name

_SHORTEST, _LONGEST = 5, 24
_NEARLY = 2
"""Two keep step if one is so much longer at most."""
_LEAST, _LEAST_SHARE = 3, 0.18
"""So many characters, and so much of the shorter, stand at the same places."""
_PAIR = 8
"""In two of one length up to this that both begin with a verb, a word of two characters will do."""
_SHORTEST_CUT, _LONGEST_CUT = 4, 9
"""Two that are cut from longer members are so long."""
_HINGES = frozenset("的是应要着向有由得让")
"""What one part alone begins with where two of some length turn on it: 取得│的历史性│成就、发生│的历史性│变化."""
_JUDGES = frozenset(("是", "的"))
"""What makes judgements of one length alike: 讲规矩是首要的要求，守底线是起码的门槛."""
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


def pairs_before_noun(rows: Rows) -> Iterator[tuple[int, tuple[Place, ...]]]:
    """Two of one length, the first behind what governs it, the second before 的: 在│前有标兵、后有追兵│的形势下."""
    said, places = rows.said, rows.places
    for at, (one, other) in enumerate(pairwise(said)):
        size = other.find("的")
        if not _SHORTEST_CUT <= size <= min(_LONGEST_CUT, len(one) - 1) or said[at + 2 : at + 3] != [""]:
            continue
        common = "".join(a for a, b in zip(one[-size:], other, strict=False) if a == b)
        if len(common) > 1 and not is_name(common):
            yield at, ((places[at][1] - size, places[at][1]), (places[at + 1][0], places[at + 1][0] + size))


def in_step(texts: Sequence[str], cuts: Sequence[bytes]) -> Frame | None:
    """The frame of two that keep step; None if they do not, or only in parts of words."""
    lengths = list(map(len, texts))
    shortest = min(lengths)
    if max(lengths) == shortest:
        frame = _aligned(texts, cuts, (0, 0), shortest)
        return frame if frame and _is_even(frame, texts) else (_mostly_alike(texts) or _alike_twice(texts))
    found = (_aligned(texts, cuts, shifts, shortest) for shifts in ((0, 0), [n - shortest for n in lengths]))
    uneven = [frame for frame in found if frame and _is_nearly_even(frame)]
    return max(uneven, key=_size, default=None)


def _size(frame: Frame) -> int:
    return sum(map(len, frame.parts))


def _is_even(frame: Frame, texts: Sequence[str]) -> bool:
    """Whether two of one length have enough at the same places: two words, or one where they are short."""
    length, size = len(texts[0]), _size(frame)
    if length > _PAIR:
        held = len(frame.parts) > 1 or (
            size > _LEAST and frame.parts[0][0] in _HINGES and not frame.closes(texts)
        )
        return (held and size >= max(_LEAST, _LEAST_SHARE * length)) or set(frame.parts) == _JUDGES
    verbs = predicates().verbs
    judges = any(
        0 < at[0] < length - 2 and part in closers().judging
        for part, at in zip(frame.parts, frame.places, strict=True)
    )
    return size >= _LEAST or judges or (frame.weight == 2 and all(text[:2] in verbs for text in texts))


def _mostly_alike(texts: Sequence[str]) -> Frame | None:
    """The frame of two short ones of which most characters answer one another, whatever words they make: 一锤接着一锤敲."""
    one, other = texts
    size = len(one)
    if size > _PAIR or 2 * sum(map(eq, one, other)) <= size:
        return None
    free = (b"\1" * (size + 1),) * 2
    frame = _aligned(texts, free, (0, 0), size)
    if not frame or len(frame.parts) == 1 or (0 in frame.places[0] and frame.closes(texts)):
        return None
    return frame if frame.weight > 2 or _size(frame) > _LEAST else None


def _alike_twice(texts: Sequence[str]) -> Frame | None:
    """The frame of two of one length that begin with one verb and share another word, however it is cut: 用好正面典型…，用好反面典型…."""
    free = (b"\1" * (len(texts[0]) + 1),) * 2
    frame = _aligned(texts, free, (0, 0), len(texts[0]))
    if not frame or any(frame.places[0]) or texts[0][:2] not in predicates().verbs | predicates().doubtful:
        return None
    parts = [(part, at) for part, at in zip(frame.parts, frame.places, strict=True) if weight(part) > 1]
    if len(parts) < 2 or parts[0][1][0]:
        return None
    words, places = zip(*parts, strict=True)
    return Frame(words, places)


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
