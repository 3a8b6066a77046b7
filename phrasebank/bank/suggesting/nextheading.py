"""The next heading of a list: what followed such headings in the sources, and what is as long and built alike.

    headings_after(banks, "加强组织领导", 5) == (Hit("强化监督考核", reason="常接在“加强组织领导”之后"), …)

Lists are kept in their order, so the next item is one step in a table. Where the very heading is not in the bank, the nearest
ones speak for it, see ``neighbours``. Each next item speaks for itself and for its shape: a writer who knows how such a list
goes on can fill the shape with words of his own. Short headings of a list are mostly as long as each other: how often, the
bank's own lists tell, and so far what is as long comes before what is not. The proposals are chosen together, and a shape
that is there already counts less each time; what followed somewhere is read first.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain, islice
from math import log2
from typing import NamedTuple

from phrasebank.bank.banks import Bank
from phrasebank.bank.entries import Found, matching, numbered
from phrasebank.bank.grams import length_of
from phrasebank.bank.hit import Hit
from phrasebank.bank.kinds import Kind
from phrasebank.bank.recency import Ages
from phrasebank.bank.shapes import shape
from phrasebank.bank.suggesting.accepted import FIRST, accepted, told
from phrasebank.bank.suggesting.fitness import mates
from phrasebank.bank.suggesting.like import like
from phrasebank.bank.suggesting.neighbours import OF_SHAPE, SAME, Neighbour, neighbours
from phrasebank.bank.suggesting.suggestion import likeness, of_entries

PLACES = 12
"""Places of each neighbour that are looked at."""

OWN_SHAPE, SHAPE, AGAIN = 0.3, 1.0, 0.5
"""What the heading's own shape weighs of all, a shape beside a text, and a shape for each time it is proposed again."""

KIN, SAMPLED = 100, 40
"""Headings of lists that are as long as a given one, and those of them whose next ones are looked at."""

OF_KIN, LEAST = 0.05, 0.1
"""What speaks for a heading only because it is as long, for each doubling of its use; the least that length counts."""

ALIKE = 0.7
"""Texts with so much in common are not proposed side by side."""

OF_MATE = 3.0
"""Doublings of its use that a heading is worth for having stood in a list with the given one."""

_WORDS = re.compile(r"[\u3400-\u9fffA-Za-z0-9“《]")

_NEXT = """
SELECT n.source, n.entry FROM item i
  JOIN item n ON n.source = i.source AND n.list = i.list AND n.number = i.number + 1 WHERE i.entry = ? LIMIT ?"""
_NEXT_LENGTH = """
SELECT n.source, length(e.text) FROM item i
  JOIN item n ON n.source = i.source AND n.list = i.list AND n.number = i.number + 1
  JOIN entry e ON e.id = n.entry WHERE i.entry = ? LIMIT ?"""


class _Next(NamedTuple):
    """A heading that may come next, with what speaks for it; ``before`` is the nearest that it followed, if any."""

    found: Found
    weight: float
    before: Neighbour | None


class _Kin(NamedTuple):
    """The usual headings of lists that are as long as a given one; how often one as long follows such.

    ``proposed`` with their ``use`` are those of them that more than one source says or that stood ``beside`` it in a list, and
    other well-used phrasing of its pattern.
    """

    headings: tuple[Found, ...] = ()
    proposed: tuple[Found, ...] = ()
    use: tuple[float, ...] = ()
    beside: frozenset[str] = frozenset()
    share: float = 0.0


def headings_after(banks: Sequence[Bank], heading: str, limit: int) -> tuple[Hit, ...]:
    """The next headings of lists like the one that the heading stands in; then such as are of its shape.

    Only for a heading that a verb leads its shape says something: 浮游生物 and 从现在起 have nothing in common.
    """
    built = _has_outline(heading)
    near = [one for one in neighbours(banks, heading, Kind.ENUMERATION) if built or one.nearness > OF_SHAPE]
    mine = accepted(banks)
    kin = _kin(banks, heading) if built else _Kin()
    found = list(_suggested(_next_items(near, heading, mine), heading, kin, limit))
    if built and len(found) < limit:
        found += _unlike(_of_its_shape(banks, heading, limit), found, limit - len(found))
    return told(found, mine)


def _kin(banks: Sequence[Bank], heading: str) -> _Kin:
    """Headings as long as this one, and read off the lists how far its length tells that of the next."""
    wanted = f'tags : "{Kind.ENUMERATION}" AND tags : "l{length_of(heading)}"'
    every = (one for bank in banks for one in matching(bank, wanted, KIN))
    found = [one for one in every if _has_outline(one.text)]
    same = followed = 0
    for one in found[:SAMPLED]:
        for source, length in one.bank.connection.execute(_NEXT_LENGTH, (one.id, PLACES)):
            if one.bank.counts(source):
                followed += 1
                same += length == len(one.text)
    ages, beside = Ages(banks), mates(banks, (heading,))
    alike = (one for bank in banks for one in matching(bank, f'tags : "{_shape(heading)}"', KIN))
    proposed = {one.text: one for one in chain(found, alike) if one.sources > 1 or one.text in beside}
    use = (
        log2(1 + one.sources * ages.of(one).weight) + OF_MATE * (text in beside)
        for text, one in proposed.items()
    )
    share = same / followed if followed else 0.0
    return _Kin(tuple(found), tuple(proposed.values()), tuple(use), frozenset(beside), share)


def _has_outline(text: str) -> bool:
    """Whether a verb or a preposition leads: 加强组织领导, not 指导思想."""
    found = _shaped(text)
    return found is not None and bool(found.outline)


def _of_its_shape(banks: Sequence[Bank], heading: str, limit: int) -> Iterator[Hit]:
    for one in like(banks, [heading], "", limit):
        yield replace(one, reason=f"与“{heading}”{one.reason}")


def _suggested(candidates: dict[str, _Next], heading: str, kin: _Kin, limit: int) -> Iterator[Hit]:
    chosen = list(_chosen(candidates, heading, kin, limit))
    # what followed somewhere is read first: sorting is stable
    for one, worth in sorted(chosen, key=lambda each: each[0].before is None):
        yield of_entries([one.found], one.found.text, worth, _reason(one, heading, kin))


def _unlike(more: Iterable[Hit], known: Sequence[Hit], limit: int) -> Iterator[Hit]:
    """So many more, none like a known one."""
    new = (one for one in more if all(likeness(one.text, other.text) <= ALIKE for other in known))
    yield from islice(new, limit)


def _reason(one: _Next, heading: str, kin: _Kin) -> str:
    text, before = one.found.text, one.before
    if before is None:
        alike = "词格" if _shape(text) == _shape(heading) else "结构"
        beside = f"，曾与“{heading}”并列" if text in kin.beside else ""
        inside = "" if beside or one.found.kind == Kind.ENUMERATION else "，原是句中分句"
        return f"与“{heading}”字数、{alike}相同{beside}{inside}"
    if before.nearness == SAME:
        return f"常接在“{heading}”之后"
    return f"接在相近的“{before.found.text}”之后"


def _next_items(near: Iterable[Neighbour], heading: str, mine: frozenset[str]) -> dict[str, _Next]:
    """Each next item by its text, with the sum of what speaks for it."""
    items: dict[str, _Next] = {}
    for one in near:
        bank = one.found.bank
        for source, number in bank.connection.execute(_NEXT, (one.found.id, PLACES)).fetchall():
            found = numbered(bank, number) if bank.counts(source) else None
            if found is None or not _may_follow(found.text, heading):
                continue
            weight = one.nearness**2 * (FIRST if found.text in mine else 1.0)
            known = items.get(found.text)
            items[found.text] = (
                _Next(found, weight + known.weight, known.before) if known else _Next(found, weight, one)
            )
    return items


def _may_follow(text: str, heading: str) -> bool:
    return _WORDS.match(text) is not None and likeness(text, heading) <= ALIKE


def _chosen(
    candidates: dict[str, _Next], heading: str, kin: _Kin, limit: int
) -> Iterator[tuple[_Next, float]]:
    """The best set: what speaks for each text, for its length and for its shape, no two alike; ties by text."""
    masses = _masses(candidates, heading, kin)
    rest = dict(candidates)
    for other, use in zip(kin.proposed, kin.use, strict=True):
        if other.text not in rest and _may_follow(other.text, heading):
            rest[other.text] = _Next(other, OF_KIN * use, None)
    shapes = {text: _shape(text) for text in rest}
    fit = {True: max(kin.share, LEAST), False: max(1 - kin.share, LEAST)}
    taken: list[str] = []
    while rest and len(taken) < limit:
        worth = {
            text: fit[len(text) == len(heading)] * one.weight + SHAPE * masses[shapes[text]]
            for text, one in rest.items()
        }
        best = min(rest, key=lambda text: (-worth[text], text))
        one = rest.pop(best)
        if all(likeness(best, other) <= ALIKE for other in taken):
            taken.append(best)
            masses[shapes[best]] *= AGAIN
            yield one, worth[best]


def _masses(candidates: dict[str, _Next], heading: str, kin: _Kin) -> defaultdict[str, float]:
    """What speaks for each shape: the next items have it, headings as long as the given one do, it itself does."""
    masses: defaultdict[str, float] = defaultdict(float)
    for text, one in candidates.items():
        masses[_shape(text)] += (1 - kin.share) * one.weight
    all_told = sum(one.weight for one in candidates.values()) or 1.0
    for other in kin.headings:
        masses[_shape(other.text)] += kin.share * all_told / len(kin.headings)
    masses[_shape(heading)] += OWN_SHAPE * all_told
    return masses


def _shape(text: str) -> str:
    """A heading's pattern, or its length where it has none."""
    found = _shaped(text)
    return found.pattern if found else f"{len(text)}"


# the same headings are asked about again and again
_shaped = lru_cache(maxsize=4096)(shape)
