"""Law: whatever is done to an outline, a draft comes of it or a message in Chinese that says where; never a traceback."""

import re
from pathlib import Path

import pytest
from hypothesis import given

from drafter.draft import draft
from drafter.outline.loading import load_outline
from drafter.writers import to_bytes
from phrasebank.errors import UserError
from tests.drafting.mutations import files

CHINESE = re.compile("[\u4e00-\u9fff]")
# the file's own lines and words in a message
QUOTED = re.compile(r"(?m)^    .*$|“[^”]*”|不能用类型标记 .*$")
# what YAML and Python say in English; drafter, .yml, UTF-16 and the writer's own words may stand in a message
ENGLISH = re.compile(
    r"\b(?:error|expected|invalid|mapping|found|line \d|column|codec|decode|object|NoneType)\b"
)


def is_drafted_or_told(data: bytes, folder: Path) -> None:
    path = folder / "提纲.yml"
    path.write_bytes(data)
    try:
        drafted = draft(load_outline(path))
        for name in ("稿.docx", "稿.txt"):
            assert to_bytes(drafted.document, Path(name))
    except UserError as problem:
        said = str(problem)
        told = QUOTED.sub("", said)
        assert len(said) < 60_000
        assert CHINESE.search(told)
        assert "提纲.yml" in told
        assert not ENGLISH.search(told)


@given(files())
def test_a_mutated_outline_is_drafted_or_told(tmp_path: Path, data: bytes) -> None:
    is_drafted_or_told(data, tmp_path)


@pytest.mark.long
@given(files())
def test_thousands_of_mutated_outlines_are_drafted_or_told(tmp_path: Path, data: bytes) -> None:
    is_drafted_or_told(data, tmp_path)
