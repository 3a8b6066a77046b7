"""Scorecards: what no single sign tells, many weak ones do together. Each has its points; enough of them decide.

    学先进、比贡献 → equal 124, all_predicates 136, listed -93: 167 ≥ -53, taken

A miner proposes places and names their signs; the card of its kind (``data/cards``) says what each is worth. The points
are those of a logistic regression, in hundredths of a natural logarithm of odds, fitted to annotated pages by
``.ci/fit-scorecard``; whoever disagrees with a decision can read what it came from, sign by sign.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Any, TypeVar

from phrasebank.mining.tables import number, sections, text
from phrasebank.sentences import Span

T = TypeVar("T")


def _points(value: object) -> bool:
    return isinstance(value, dict) and all(text(sign) and number(points) for sign, points in value.items())


@dataclass(frozen=True, slots=True)
class Proposal:
    """A place of a view's text: one span, or one for each member of a row; ``signs`` name what speaks for it or against."""

    spans: tuple[Span, ...]
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """``points`` by sign; a proposal with ``threshold`` or more is taken."""

    points: Mapping[str, int]
    threshold: int

    def score(self, signs: Iterable[str]) -> int:
        """The points of a proposal's signs, each once; one that the card lacks is worth nothing."""
        points = self.points
        return sum(points.get(sign, 0) for sign in set(signs))

    def takes(self, signs: Iterable[str]) -> bool:
        return self.score(signs) >= self.threshold

    def judge(self, tests: Mapping[str, Callable[[T], bool]]) -> Callable[[T], bool]:
        """What tells whether a proposal is taken by the signs that tests find; no more is asked than what can still decide.

        The cheap tests should stand first.
        """
        asked = [(bears, self.points[sign]) for sign, bears in tests.items() if self.points.get(sign)]
        # what all tests from each on can add and take away
        gains = [*reversed([*accumulate(max(own, 0) for _, own in reversed(asked))]), 0]
        losses = [*reversed([*accumulate(min(own, 0) for _, own in reversed(asked))]), 0]
        steps = tuple(zip(asked, gains[1:], losses[1:], strict=True))

        def takes(proposal: T) -> bool:
            missing = self.threshold
            for (bears, own), gain, loss in steps:
                if bears(proposal):
                    missing -= own
                if gain < missing or loss >= missing:
                    return loss >= missing
            return missing <= 0

        return takes


@cache
def scorecard(name: str) -> Scorecard:
    """The shipped card of a kind: ``data/cards/NAME.yml``; raises UserError with all faults of the file."""
    content: dict[str, Any] = sections(f"cards/{name}.yml", {"说明": text, "及格": number, "分": _points})
    return Scorecard(content["分"], content["及格"])
