"""Which proposals stand at which spot: a source, a line ====, an outline, and what is offered; 填-… puts the best in."""

from pathlib import Path

import pytest

from drafter.commands.offers import offer_lines
from drafter.draft import draft
from drafter.outline.loading import parse_outline
from drafter.suggesting import with_proposals
from drafter.suggesting.facts import facts
from tests.bank.banks import bank_of
from tests.cases import Case, cases, names

HERE = Path(__file__).parent
CASES, FACTS = cases(HERE / "cases"), cases(HERE / "facts")


def shown(case: Case) -> str:
    source, _, text = case.input.partition("\n====\n")
    outline = parse_outline(text)
    fill = case.path.name.startswith("填-")
    made = with_proposals(draft(outline), outline, [bank_of({"讲话.txt": source})], fill=fill)
    lines = [*offer_lines(made.offers, Path("稿.txt"))]
    if fill:
        lines += [*(f"待补 {gap.field}" for gap in made.drafted.gaps), "稿子：", made.drafted.document.text]
    return "\n".join(lines)


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_the_spots_and_their_proposals_are_as_written(case: Case, update: bool) -> None:
    case.check(shown(case), update)


@pytest.mark.parametrize("case", FACTS, ids=names(FACTS))
def test_the_facts_of_a_line_are_as_written(case: Case, update: bool) -> None:
    lines = ("、".join(facts(line)) or "（没有）" for line in case.input.split("\n"))
    case.check("\n".join(lines), update)
