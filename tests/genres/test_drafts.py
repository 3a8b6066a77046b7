"""Drafts as they come out, read line by line: the case is an outline or the path of one."""

from pathlib import Path

import pytest

from drafter.draft import draft
from drafter.outline import load_outline, parse_outline
from tests.cases import REPOSITORY, Case, cases, names
from tests.genres.outlines import GENRES, as_lines

CASES = cases(Path(__file__).parent / "drafts")
SPEECHES = [genre for genre in GENRES if genre.endswith("讲话")]
EXAMPLES = sorted([*REPOSITORY.glob("templates/*/example.yml"), *REPOSITORY.glob("examples/*.yml")])


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_an_outline_is_drafted_as_expected(case: Case, update: bool) -> None:
    given = case.input.strip()
    outline = load_outline(REPOSITORY / given) if given.endswith(".yml") else parse_outline(given)
    case.check(as_lines(draft(outline)), update)


@pytest.mark.parametrize("genre", GENRES)
def test_a_genre_has_its_example_in_the_folder_and_one_for_readers(genre: str) -> None:
    assert (REPOSITORY / "templates" / genre / "example.yml").is_file()
    assert (REPOSITORY / "examples" / f"{genre}.yml").is_file()


@pytest.mark.parametrize("path", EXAMPLES, ids=[f"{p.parent.name}-{p.stem}" for p in EXAMPLES])
def test_an_example_has_no_gap_and_its_draft_is_a_case(path: Path) -> None:
    assert not load_outline(path).strict().gaps
    assert path.relative_to(REPOSITORY).as_posix() in {case.input.strip() for case in CASES}


@pytest.mark.parametrize("genre", SPEECHES)
def test_an_example_speech_has_the_length_of_a_speech(genre: str) -> None:
    for path in EXAMPLES:
        outline = load_outline(path)
        if outline.genre.name == genre:
            assert 1500 <= draft(outline).characters <= 3000
