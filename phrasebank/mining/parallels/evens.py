"""Evens: neighbours of one length that have characters in the same places, whatever is cut from those beside them.

与党同心、与民同欲、与时同进; 让群众吃得│放心，用得安心 → ⟨⟩得⟨⟩心
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import eq

from phrasebank.fewwords import part_of_speech
from phrasebank.mining.frames import boundaries, common_end
from phrasebank.mining.parallels.rows import Place, Rows
from phrasebank.mining.parallels.siblings import COMMON, table
from phrasebank.mining.predicates import table as predicates
from phrasebank.words import words

_LONGEST_EVEN = 12
_LEADS = frozenset("在从对向以把为将使让由和与同")
_ADDS = frozenset("和与及、等")
"""What adds to a whole of its own: 降低行政成本，提高行政效率│和服务水平."""
_HANGING = frozenset("的得了着")
"""What a member that is cut from a clause does not begin with, unless it begins a word: 了解."""
_AMOUNTS = frozenset("万亿千百十")


def rows_of_one_length(rows: Rows, tight: bool) -> Iterator[tuple[int, tuple[Place, ...]]]:
    """Neighbours of one length that have characters in the same places: 与党同心、与民同欲、与时同进.

    What stands before the first and behind the last of them may belong to their sentence. A clause is cut behind only
    in front of 和 or 、, for elsewhere its object would be lost: 推进渔村建设，改进渔业服务，加强渔政│执法维权.
    """
    said = rows.said
    sizes = list(map(len, said))
    agreeing = _agreeing(said, sizes, tight)
    done = 0
    for place, columns in agreeing.items():
        # two agree at two places; one place will do where the next agree too
        if columns < 2 and place - 1 not in agreeing and place + 1 not in agreeing:
            continue
        low = place if sizes[place] <= sizes[place + 1] else place + 1
        if low < done:
            continue
        size = sizes[low]
        high = low + 1
        while sizes[low - 1] == size and low - 1 in agreeing:
            low -= 1
        while sizes[high] == size and high - 1 in agreeing:
            high += 1
        done = high
        # one alone agrees with a neighbour only if that is longer, and cut
        several = high - low > 1 or size < max(sizes[low - 1], sizes[high])
        if several and (chain := _even(rows, low, high, tight)):
            yield low, chain


def _agreeing(said: Sequence[str], sizes: Sequence[int], tight: bool) -> dict[int, int]:
    """The places of siblings that have characters where the next has them too, with their number.

    The longer of two is cut on the near side. What is of one length and agrees somewhere does so from neighbour to
    neighbour, so nothing else need be compared.
    """
    if tight:
        compared = [at for at, (size, following) in enumerate(pairwise(sizes)) if size and following]
    else:
        compared = [at for at, (size, following) in enumerate(pairwise(sizes)) if 0 < following <= size]
    found = {}
    for at in compared:
        shorter = min(sizes[at], sizes[at + 1])
        if shorter <= _LONGEST_EVEN and (alike := sum(map(eq, said[at][-shorter:], said[at + 1]))):
            found[at] = alike
    return found


def _even(rows: Rows, low: int, high: int, tight: bool) -> tuple[Place, ...] | None:
    """The siblings of one length from ``low`` to before ``high``, with what is cut from those beside them."""
    places, said = rows.places, rows.said
    size = len(said[low])
    row, spans = list(said[low:high]), list(places[low:high])
    before = said[low - 1][-size:] if len(said[low - 1]) > size else ""
    if before and _columns([before, *row]) and not _lacks_verb(before, row) and not _hangs(before):
        row.insert(0, before)
        spans.insert(0, (places[low - 1][1] - size, places[low - 1][1]))
    fits = len(said[high]) > size and (tight or said[high][size] in _ADDS)
    if fits and _columns([*row, said[high][:size]]):
        row.append(said[high][:size])
        spans.append((places[high][0], places[high][0] + size))
    if len(row) == 2 and low + 1 == high and not _answers(row):
        return None
    return tuple(spans) if len(row) > 1 and _columns(row) >= (1 if len(row) > 2 else 2) else None


def _hangs(before: str) -> bool:
    return before[0] in _HANGING and not part_of_speech(before[:2])


def _answers(row: Sequence[str]) -> bool:
    """Whether two, one of them cut, have more in common than a noun: 吃得│放心，用得安心; not 规上科技│服务业、人力资源服务业."""
    one, other = row
    if one[0].isdecimal() or one[0] in _AMOUNTS:
        return False
    if all(map(is_brought_in, row)):
        return True
    tail = common_end(row)
    if len(tail) > 1 and part_of_speech(words(tail)[0]).startswith("n"):
        return False
    places = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a == b]
    return len(places) > 2 or places[-1] - places[0] >= len(places)


def _lacks_verb(before: str, row: Sequence[str]) -> bool:
    """Whether all begin with a verb but for the first, from which it would be cut: 健全投资│宏观调控体系，改进调控方式."""
    if not all(member[:2] in predicates().verbs or member[:2] in table().leads for member in row):
        return False
    first = before[: min(boundaries(before) - {0})]
    return part_of_speech(first).startswith("n") and first not in predicates().verbs | predicates().doubtful


def _columns(rows: Sequence[str]) -> int:
    """At how many places all have the same character."""
    if set(rows[0]).isdisjoint(rows[-1]):
        return 0
    found = 0
    for column in zip(*rows, strict=True):
        if column[0] not in COMMON and column.count(column[0]) == len(column):
            found += 1
    return found


def is_brought_in(member: str) -> bool:
    """Whether a member begins with a verb, a preposition or a conjunction."""
    return member[0] in _LEADS or member[:2] in predicates().verbs or member[:2] in table().leads
