"""Every example of every genre, in every look and every format, says what its document says."""

import json
from functools import cache
from pathlib import Path

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from drafter.draft import draft
from drafter.genre import find_genre
from drafter.outline.loading import load_outline, parse_outline
from drafter.writers import WRITERS, load_look, to_bytes
from drafter.writers.look_find import look_names
from phrasebank.document import Document
from phrasebank.errors import UserError
from phrasebank.readers import read
from tests.cases import REPOSITORY
from tests.word.reading import Styles, part, text_of, w
from tests.word.test_valid import errors, needs_validator
from tests.writers import strategies
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


GENRES = [find_genre(genre(example)) for example in EXAMPLES]


@st.composite
def outlines(draw: st.DrawFn) -> str:
    """Some fields of a genre with anything in them; those of issuing a document too."""
    chosen = draw(st.sampled_from(GENRES))
    fields = [f for f in chosen.fields if f.type in ("文字", "段落", "列表")]
    some = draw(st.lists(st.sampled_from(fields), unique_by=lambda f: f.name, max_size=6))
    values = [draw(strategies.value if f.type == "段落" else strategies.line) for f in some]
    lines = [f"{f.name}: {json.dumps(v, ensure_ascii=False)}" for f, v in zip(some, values, strict=True)]
    return "\n".join([f"体裁: {chosen.name}", "红头: 是", *lines])


@given(outlines(), st.sampled_from(LOOKS))
def test_no_character_of_a_random_outline_is_lost_on_the_way(outline: str, look: str) -> None:
    try:
        document = draft(parse_outline(outline)).document
    except UserError:
        event("refused with a message")
        return
    assert text_of(to_bytes(document, Path("稿.docx"), load_look(look))) == document.text
    assert words(to_bytes(document, Path("稿.html"), load_look(look)).decode()) == document.text
    assert to_bytes(document, Path("稿.txt")).decode().rstrip("\n") == document.text.rstrip("\n")


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
