"""Markdown: a case is a file as people write it and its blocks."""

from pathlib import Path

import pytest

from drafter.draft import draft
from drafter.outline.loading import load_outline
from drafter.writers.markdown import write_markdown
from phrasebank.readers import read
from tests.cases import REPOSITORY, Case, cases, names
from tests.readers.shown import lines

CASES = cases(Path(__file__).parent / "markdown")
OUTLINES = sorted([*REPOSITORY.glob("templates/*/example.yml"), *REPOSITORY.glob("examples/*[!公共].yml")])


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_a_markdown_file_is_read_as_it_is_shown(case: Case, update: bool, tmp_path: Path) -> None:
    file = tmp_path / "稿.md"
    file.write_text(case.input, encoding="utf-8")
    case.check(lines(read(file)), update)


@pytest.mark.parametrize("path", OUTLINES, ids=[f"{p.parent.name}-{p.stem}" for p in OUTLINES])
def test_our_own_markdown_reads_back_with_the_same_text(path: Path, tmp_path: Path) -> None:
    written = draft(load_outline(path)).document
    file = tmp_path / "稿.md"
    file.write_bytes(write_markdown(written))
    document = read(file)
    assert document.text == written.text
    assert document.title == written.title
