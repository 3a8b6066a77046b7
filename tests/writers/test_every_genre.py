"""Every example of every genre, in every look and every format, says what its document says."""

from functools import cache
from pathlib import Path

import pytest

from drafter.draft import draft
from drafter.outline.loading import load_outline
from drafter.writers import WRITERS, load_look, to_bytes
from drafter.writers.look_find import look_names
from phrasebank.document import Document
from phrasebank.readers import read
from tests.cases import REPOSITORY
from tests.word.reading import text_of
from tests.writers.htmltext import words

EXAMPLES = sorted((REPOSITORY / "templates").glob("*/example.yml"))
LOOKS = look_names()


@cache
def drafted(example: Path) -> Document:
    return draft(load_outline(example)).document


def genre(example: Path) -> str:
    return example.parent.name


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("example", EXAMPLES, ids=genre)
def test_the_docx_says_what_the_document_says(example: Path, look: str, tmp_path: Path) -> None:
    document, path = drafted(example), tmp_path / "稿.docx"
    path.write_bytes(to_bytes(document, path, load_look(look)))
    assert text_of(path.read_bytes()) == document.text
    assert read(path).text == document.text


@pytest.mark.parametrize("example", EXAMPLES, ids=genre)
def test_the_other_formats_say_it_too(example: Path) -> None:
    document = drafted(example)
    written = {
        suffix: to_bytes(document, Path(f"稿{suffix}")).decode() for suffix in WRITERS if suffix != ".docx"
    }
    assert words(written[".html"]) == document.text
    assert written[".txt"] == document.text + "\n"
    assert sorted(written) == [".html", ".markup", ".md", ".txt"]
