"""What the user accepted comes first among what fits: such pieces are asked for by their texts, however seldom they are said.

His own additions stand in no source and are left to look-ups: every suggestion is cited.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from phrasebank.bank.banks import Bank
from phrasebank.bank.entries import Found, of_texts
from phrasebank.bank.hit import Hit

VERDICT = "采用"

FIRST = 1000.0
"""Times so much an accepted piece weighs; added where weights are sums."""


def accepted(banks: Sequence[Bank]) -> frozenset[str]:
    """The texts that the user accepted, of whatever kind."""
    return frozenset(one.text for bank in banks for one in bank.decided.preferred if one.verdict == VERDICT)


def entries(banks: Sequence[Bank], texts: Iterable[str], fits: Callable[[str], bool]) -> Iterator[Found]:
    """What the banks have of the accepted texts that fit, in the order of the texts."""
    wanted = sorted(filter(fits, texts))
    for bank in banks if wanted else ():
        yield from of_texts(bank, wanted)


def told(hits: Iterable[Hit], texts: frozenset[str]) -> tuple[Hit, ...]:
    """The suggestions, of those that the user accepted with that he did."""
    return tuple(
        replace(one, decision=VERDICT, reason=f"{one.reason}，已采用")
        if one.text in texts and not one.decision
        else one
        for one in hits
    )
