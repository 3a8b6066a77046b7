"""Completing the clause that is being typed, up to its next mark: 坚持以 → 坚持以人民为中心.

How a piece may go on is read off the bank: entries that begin with what is typed, entries that hold it, clauses that
follow the clause before. If few do, only an end of what is typed is looked for, where that may stand for it (see
``backoff``), one word less at a time, each time for less weight and behind all that goes on from the whole: a back-off without normalisation (Brants et al. 2007), because counts are only compared, never summed to
one. Every continuation weighs what its sources weigh, and more if it speaks of what stands before.

The most frequent completions are not the most useful ones: they are short, or all alike. A completion is worth the
characters that it saves times the chance that it is right, and it is right whenever the clause begins with it
(Nandi and Jagadish 2007, Effective Phrase Prediction: 坚持以人民为中心 is right, too, where 的发展思想 follows). So the
proposals are chosen together: each next one is that which saves most beyond those chosen already. The set's worth is
submodular, so the greedy choice has at least 63 % of the best one's (Nemhauser et al. 1978). A completion always ends where
a clause of the sources ended after the same words, so that it is whole.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from phrasebank.bank.banks import Bank
from phrasebank.bank.entries import Found, beginning, matching, named
from phrasebank.bank.grams import fold, phrase
from phrasebank.bank.hit import Hit
from phrasebank.bank.kinds import Kind
from phrasebank.bank.recency import Ages
from phrasebank.bank.suggesting.accepted import FIRST, accepted, entries, told
from phrasebank.bank.suggesting.asked import last_clause
from phrasebank.bank.suggesting.backoff import End, ends
from phrasebank.bank.suggesting.suggestion import likeness, of_entries
from phrasebank.bank.suggesting.surroundings import clause_behind, stands

TAKE = 200
"""Entries looked at for each way to go on."""

ENOUGH = 60
"""With so many continuations no shorter end of what is typed is looked for."""

LEVELS = 4
"""So many ends of what is typed may contribute."""

INSIDE, BACK_OFF, SLOWEST = 0.5, 0.2, 3
"""Weight of what is found inside a clause, and for each word less of what is typed, up to three."""

DISCOUNT = 0.7
"""Taken from the number of sources: what only one source says is seldom said again (absolute discounting, Ney 1994)."""

FIT = 8.0
"""A continuation all of whose pairs of characters stand before weighs nine times as much as one with none."""

FOLLOWS = 20.0
"""Weight of having followed the same clause as the one before."""

NEAR = 300
"""Characters before that count."""

LONGEST, REACH = 60, 4
"""Characters of a continuation, and times the context that it goes on from where that is not the clause's beginning."""

SPARE = 2
"""Times as many completions are chosen as are shown, so that new ones can take the place of outdated ones."""

SAME = 0.85
"""Completions so like each other (in their characters) are not shown side by side."""

# what ends a clause, in a set phrase of several: 建功新时代,锐意进取; but not 3,000
_CLAUSE = re.compile(r"[，；：。！？;!?\n]|(?<!\d)[,:]")
_PAIRS = (("“", "”"), ("‘", "’"), ("《", "》"), ("（", "）"))


class _Way(NamedTuple):
    """An entry that goes on from offset ``at``; ``context`` characters before that are what is typed."""

    found: Found
    at: int
    context: int
    weight: float
    is_whole: bool = True


class _Continuation(NamedTuple):
    """How a piece may go on, with the entry that goes on so."""

    rest: str
    weight: float
    found: Found
    is_whole: bool
    """Whether it goes on from all that is typed, not only from an end of it."""

    @property
    def is_usual(self) -> bool:
        """Whether it is known to be a unit: several sources end there, or mining found it as a structure."""
        return self.found.sources > 1 or self.found.kind != Kind.CLAUSE


def complete(banks: Sequence[Bank], start: str, before: str = "", limit: int = 5) -> tuple[Hit, ...]:
    """Whole clauses that begin with what is typed; raises UserError for input that is no clause.

    ``start`` may hold earlier clauses, which then count as standing before.
    """
    typed, before = last_clause(start, before)
    ages = Ages(banks)
    suggested = (
        of_entries(
            [one.found], typed + one.rest, worth, _reason(typed, one.found.text) + ages.of(one.found).note
        )
        for one, worth in _best(_continuations(banks, typed, before), ages, limit)
    )
    return told(suggested, accepted(banks))


def completions(banks: Sequence[Bank], typed: str, before: str = "", limit: int = 5) -> tuple[str, ...]:
    """The same as bare texts, for an editor that asks at each key."""
    return tuple(
        typed + one.rest for one, _ in _best(_continuations(banks, typed, before), Ages(banks), limit)
    )


def _reason(typed: str, text: str) -> str:
    if not typed:
        return "常接在前一分句之后"
    return "以此起头" if text.startswith(typed) else f"取自“{text}”"


def _continuations(banks: Sequence[Bank], typed: str, before: str) -> list[_Continuation]:
    """All known ways to go on, each once with its greatest weight, in the order of their texts."""
    topic = _bigrams(before[-NEAR:])
    mine = accepted(banks)
    best: dict[str, _Continuation] = {}
    for found, at, context, weight, is_whole in _ways(banks, typed, before, best):
        rest = _CLAUSE.split(found.text[at:], maxsplit=1)[0]
        reach = LONGEST if context == at else min(LONGEST, REACH * context)
        if 0 < len(rest) <= reach and _is_closed(typed + rest):
            weight *= (found.sources - DISCOUNT) * (1 + FIT * _fit(topic, found.text[max(at - 1, 0) :]))
            if mine and typed + rest in mine:
                weight *= FIRST
            known = best.get(rest)
            if known is None or (known.is_whole, known.weight) < (is_whole, weight):
                best[rest] = _Continuation(rest, weight, found, is_whole)
    return [best[rest] for rest in sorted(best)]


def _ways(banks: Sequence[Bank], typed: str, before: str, so_far: dict[str, _Continuation]) -> Iterator[_Way]:
    """Ways to go on, the best founded first; stops when enough are known."""
    for bank in banks:
        yield from (_Way(found, len(typed), len(typed), FOLLOWS) for found in _following(bank, typed, before))
        if typed:
            yield from (_Way(found, len(typed), len(typed), 1.0) for found in beginning(bank, typed, TAKE))
    if typed:
        for found in entries(banks, accepted(banks), lambda text: text.startswith(typed)):
            yield _Way(found, len(typed), len(typed), 1.0)
    contributing = 0
    for end in ends(typed):
        known = len(so_far)
        for bank in banks:
            yield from _inside(bank, end)
        contributing += len(so_far) > known
        if len(so_far) >= ENOUGH or contributing == LEVELS:
            return


def _inside(bank: Bank, end: End) -> Iterator[_Way]:
    """Entries that hold an end of what is typed anywhere, and go on so that it may be put in its place."""
    wanted = phrase(end.text)
    if wanted is None:
        return
    weight = BACK_OFF ** min(end.words_lost, SLOWEST)
    for found in matching(bank, f"text : {wanted}", TAKE):
        at = found.text.find(end.text)
        behind = at + len(end.text)
        if at >= 0 and end.may_go_on(found.text[:at], found.text[behind:]):
            yield _Way(
                found, behind, len(end.text), weight * (INSIDE if at else 1.0), is_whole=not end.words_lost
            )


def _following(bank: Bank, typed: str, before: str) -> Iterator[Found]:
    """The clauses that begin with what is typed and followed the clause that stands before."""
    last = _last_clause(before)
    seen = set()
    for known in named(bank, last)[:1] if len(last) > 1 else ():
        for stand in stands(bank, known.id, known.text, TAKE):
            clause = clause_behind(stand)
            if clause and clause.text.startswith(typed) and clause.text not in seen:
                seen.add(clause.text)
                yield from named(bank, clause.text)[:1]


def _last_clause(before: str) -> str:
    end = before.rstrip("，,；;：:。！？!?\n 　”’")
    return end[max(map(end.rfind, "，,；;：:。！？!?\n")) + 1 :].strip()


def _bigrams(text: str) -> frozenset[str]:
    folded = fold(text)
    return frozenset(folded[at : at + 2] for at in range(len(folded) - 1))


def _fit(topic: frozenset[str], text: str) -> float:
    """The share of a text's pairs of characters that stand in what it is to fit to."""
    if not topic or len(text) < 2:
        return 0.0
    return sum(text[at : at + 2] in topic for at in range(len(text) - 1)) / (len(text) - 1)


def _is_closed(text: str) -> bool:
    """Whether quotes and brackets come in pairs."""
    return all(text.count(one) == text.count(other) for one, other in _PAIRS)


def _best(known: Sequence[_Continuation], ages: Ages, limit: int) -> list[tuple[_Continuation, float]]:
    """What goes on from all that is typed, new before outdated; then what goes on from an end of it."""
    found: list[tuple[_Continuation, float]] = []
    for is_whole in (True, False):
        room = limit - len(found)
        chosen = _chosen([one for one in known if one.is_whole is is_whole], SPARE * room) if room else []
        aged = [(one, worth, ages.of(one.found).weight) for one, worth in chosen]
        aged.sort(key=lambda each: -each[1] * each[2])
        found += [(one, worth * weight) for one, worth, weight in aged[:room]]
    return found


def _chosen(known: Sequence[_Continuation], limit: int) -> list[tuple[_Continuation, float]]:
    """The continuations that together save most, best first, each with what it adds."""
    by_rest = {one.rest: one for one in known}
    served = _served(known, by_rest)
    saved = [0] * len(known)
    found: list[tuple[_Continuation, float]] = []
    while len(found) < limit:
        gains = (
            (-sum(known[n].weight * max(len(rest) - saved[n], 0) for n in numbers), rest)
            for rest, numbers in served.items()
        )
        loss, rest = min(gains, default=(0.0, ""))
        if not loss:
            break
        numbers = served.pop(rest)
        if not any(_is_variant(rest, other.rest) for other, _ in found):
            found.append((by_rest[rest], -loss))
            for n in numbers:
                saved[n] = max(saved[n], len(rest))
    return found


def _served(known: Sequence[_Continuation], by_rest: Mapping[str, _Continuation]) -> dict[str, list[int]]:
    """For each continuation the numbers of those that begin with it: itself, and if it is usual the longer ones."""
    served: dict[str, list[int]] = {rest: [] for rest in by_rest}
    for number, one in enumerate(known):
        for end in range(1, len(one.rest) + 1):
            shorter = by_rest.get(one.rest[:end])
            if shorter is not None and (shorter is one or shorter.is_usual):
                served[shorter.rest].append(number)
    return served


def _is_variant(one: str, other: str) -> bool:
    """Whether two continuations say the same in other words; one that goes on from the other does not."""
    return likeness(one, other) > SAME and not one.startswith(other) and not other.startswith(one)
