"""Words without loading jieba are jieba's words."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phrasebank.fewwords import few_words
from phrasebank.words import words
from tests.cases import REPOSITORY

SEEDS = sorted((REPOSITORY / "seeds").glob("*.txt"))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_lines_of_the_seeds_are_cut_as_jieba_cuts_them(path: Path) -> None:
    text = path.read_text(encoding="utf-8-sig", errors="ignore")
    lines = [text[start : start + 40] for start in range(0, min(len(text), 8000), 40)]
    assert lines
    for line in lines:
        assert few_words(line) == words(line)


@given(st.text(max_size=20))
def test_the_words_of_any_text_are_the_text(text: str) -> None:
    assert "".join(few_words(text)) == text
