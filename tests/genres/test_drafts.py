"""Drafts as they come out, read line by line: the case is an outline or the path of one."""

import codecs
from pathlib import Path

import pytest

from drafter.batch import RowResult, Status, job_for, run
from drafter.draft import draft
from drafter.outline.loading import load_outline, parse_outline
from tests.cases import REPOSITORY, Case, cases, names
from tests.genres.outlines import GENRES, as_lines

CASES = cases(Path(__file__).parent / "drafts")
SPEECHES = [genre for genre in GENRES if genre.endswith("讲话")]
# what the rows of a table share is no outline of its own
OUTLINES = [path for path in REPOSITORY.glob("examples/*.yml") if not path.stem.endswith("-公共")]
EXAMPLES = sorted([*REPOSITORY.glob("templates/*/example.yml"), *OUTLINES])


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_an_outline_is_drafted_as_expected(case: Case, update: bool) -> None:
    given = case.input.strip()
    outline = load_outline(REPOSITORY / given) if given.endswith(".yml") else parse_outline(given)
    case.check(as_lines(draft(outline)), update)


@pytest.mark.parametrize("genre", GENRES)
def test_a_genre_has_its_example_in_the_folder(genre: str) -> None:
    assert (REPOSITORY / "templates" / genre / "example.yml").is_file()


@pytest.mark.parametrize("genre", GENRES)
def test_what_an_empty_outline_gives_is_a_case(genre: str) -> None:
    assert f"体裁: {genre}" in {case.input.strip() for case in CASES}


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


def test_the_example_table_gives_a_whole_notice_for_every_row(tmp_path: Path) -> None:
    table = REPOSITORY / "examples" / "通知.csv"
    assert table.read_bytes().startswith(codecs.BOM_UTF8)
    results: list[RowResult] = []
    tally = run(table, job_for("会议通知", tmp_path, "txt"), results.append)
    assert tally.unused == ()
    assert [result.status for result in results] == [Status.OK] * 7
    assert not any("待补" in (tmp_path / result.file).read_text(encoding="utf-8-sig") for result in results)
