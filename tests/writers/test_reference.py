"""A reference .docx overrides a look, and what departs from the standard is told with its clause."""

import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.shared import Mm, Pt

from drafter.writers import load_look, to_bytes
from drafter.writers.look_find import look_names
from drafter.writers.looks import Look, ParagraphLook
from drafter.writers.reference import with_reference
from drafter.writers.standard import departures
from drafter.writers.styles import styles_xml
from phrasebank.document import Paragraph, Role, Text, compose
from phrasebank.errors import UserError
from tests.word.reading import text_of

DRAFT = compose([Paragraph(Role.TITLE, (Text("通知"),)), Paragraph(Role.BODY, (Text("正文。"),))])


def with_paragraph(look: Look, name: str, new: ParagraphLook) -> Look:
    return replace(look, paragraphs=tuple(new if p.name == name else p for p in look.paragraphs))


@pytest.mark.parametrize("name", look_names())
def test_our_own_draft_as_reference_gives_its_look_again(name: str, tmp_path: Path) -> None:
    look, path = load_look(name), tmp_path / "样式.docx"
    path.write_bytes(to_bytes(DRAFT, path, look))
    again = with_reference(load_look(name), path)
    assert styles_xml(again) == styles_xml(look)
    assert again.page == look.page


def test_what_an_office_changed_in_word_counts(tmp_path: Path) -> None:
    path = tmp_path / "样式.docx"
    path.write_bytes(to_bytes(DRAFT, path, load_look()))
    document = docx.Document(str(path))
    document.styles["稿·标题"].font.size = Pt(26)
    document.styles["Normal"].font.size = Pt(15)
    document.sections[0].top_margin = Mm(30)
    document.save(str(path))
    look = with_reference(load_look(), path)
    assert (look.paragraph(Role.TITLE).size, look.paragraph(Role.BODY).size, look.page.top) == (52, 30, 1701)
    assert [str(d) for d in departures(look)][:3] == [
        "天头（上边距）：30.0 毫米，标准为37 毫米（5.2.1）",
        "版心高：232.0 毫米，标准为225 毫米（5.2.1）",
        "每行字数：29 字，标准为28 字（5.2.3）",
    ]
    assert "标题字号：一号，标准为二号（7.3.1）" in [str(d) for d in departures(look)]


def test_word_s_own_style_names_stand_for_roles(tmp_path: Path) -> None:
    path = tmp_path / "样式.docx"
    document = docx.Document()
    document.styles["Heading 1"].font.size = Pt(20)
    document.save(str(path))
    look = with_reference(load_look(), path)
    assert look.paragraph(Role.HEADING1).size == 40
    assert look.paragraph(Role.POINT).size == 22


def test_a_shipped_look_departs_from_nothing() -> None:
    assert {name: departures(load_look(name)) for name in look_names()} == dict.fromkeys(look_names(), ())


def test_a_look_that_does_not_claim_the_standard_is_not_compared() -> None:
    look = load_look()
    larger = with_paragraph(look, "标题", replace(look.paragraph("标题"), size=52))
    assert [str(d) for d in departures(larger)] == ["标题字号：一号，标准为二号（7.3.1）"]
    assert departures(replace(larger, follows_standard=False)) == ()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", "样式".encode()])
def test_a_reference_that_is_no_docx_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "样式.docx"
    path.write_bytes(content)
    with pytest.raises(UserError):
        with_reference(load_look(), path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'w:sz w:val="44"', b'w:sz w:val="22pt5"'),
        (b'w:sz w:val="44"', b'w:sz w:val="0"'),
        (b'w:color w:val="FF0000"', b'w:color w:val="&quot;/&gt;&lt;x"'),
        (b'w:line="579"', b'w:line="1e400"'),
        (b'w:outlineLvl w:val="0"', b'w:outlineLvl w:val="01"'),
        (b'w:firstLine="632"', b'w:firstLine="-"'),
        (b'w:basedOn w:val="Normal"', b'w:basedOn w:val="GaoBody"'),
    ],
)
def test_nonsense_in_a_reference_is_passed_over(old: bytes, new: bytes, tmp_path: Path) -> None:
    path = tmp_path / "样式.docx"
    path.write_bytes(to_bytes(DRAFT, path, load_look()))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts["word/styles.xml"]
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(old, new)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    made = to_bytes(DRAFT, path, with_reference(load_look(), path))
    assert text_of(made) == DRAFT.text
