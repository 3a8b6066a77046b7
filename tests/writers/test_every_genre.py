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
from tests.word.reading import Styles, part, text_of, w
from tests.word.test_valid import errors, needs_validator
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


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("example", EXAMPLES, ids=genre)
def test_the_docx_holds_what_no_picture_of_it_can_show(example: Path, look: str) -> None:
    """Fonts by hint and by name, styles instead of direct formatting, nothing typed to indent; see also test_styles."""
    data = to_bytes(drafted(example), Path("稿.docx"), load_look(look))
    fonts = {font.chinese for font in load_look(look).fonts}
    styles = Styles(data)
    for run in part(data, "word/document.xml").iter(w("r")):
        if run.find(w("t")) is not None:
            assert run.find(f"{w('rPr')}/{w('rFonts')}").get(w("hint")) == "eastAsia"
            assert run.find(f"{w('rPr')}/{w('b')}") is None
    for paragraph in part(data, "word/document.xml").iter(w("p")):
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}").get(w("val"))
        named = styles.effective(style, "rPr/rFonts")
        assert named is not None
        assert named.get(w("eastAsia")) in fonts
        assert not "".join(paragraph.itertext(w("t"))).startswith((" ", "\u3000"))


@needs_validator
@pytest.mark.long
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("example", EXAMPLES, ids=genre)
def test_the_docx_is_valid(example: Path, look: str, tmp_path: Path) -> None:
    path = tmp_path / "稿.docx"
    assert errors(to_bytes(drafted(example), path, load_look(look)), path) == []


@pytest.mark.parametrize("example", EXAMPLES, ids=genre)
def test_the_other_formats_say_it_too(example: Path) -> None:
    document = drafted(example)
    written = {
        suffix: to_bytes(document, Path(f"稿{suffix}")).decode() for suffix in WRITERS if suffix != ".docx"
    }
    assert words(written[".html"]) == document.text
    assert written[".txt"] == document.text + "\n"
    assert sorted(written) == [".html", ".markup", ".md", ".txt"]
