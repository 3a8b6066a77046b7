"""Lists, formulas and parallels, case by case: a text, then what is mined from it."""

from pathlib import Path

import pytest

from phrasebank.mining.formulas.formula import formulas_of
from phrasebank.mining.lists.enumeration import enumerations
from phrasebank.mining.parallels.parallel import parallels
from tests.cases import Case, cases, names
from tests.mining.listing import Listed, document

HERE = Path(__file__).parent
LISTS = cases(HERE / "enumeration")
FORMULAS = cases(HERE / "formula")
PARALLELS = cases(HERE / "parallel")


@pytest.mark.parametrize("case", LISTS, ids=names(LISTS))
def test_a_text_has_these_lists(case: Case, update: bool) -> None:
    case.check(str(Listed(case.input, enumerations(document(case.input)))), update)


@pytest.mark.parametrize("case", FORMULAS, ids=names(FORMULAS))
def test_a_text_has_these_formulas(case: Case, update: bool) -> None:
    case.check(str(Listed(case.input, formulas_of(document(case.input)))), update)


@pytest.mark.parametrize("case", PARALLELS, ids=names(PARALLELS))
def test_a_text_has_these_parallels(case: Case, update: bool) -> None:
    case.check(str(Listed(case.input, parallels(document(case.input)))), update)
