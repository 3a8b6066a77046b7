"""What stands around the body: parts, settings, footers, properties; and that the bytes are the same each time."""

import re
from dataclasses import replace

import pytest

from drafter.writers.look_file import load_look
from drafter.writers.word import write_word
from phrasebank.document import Document, Gap, Paragraph, Role, Strong, Text, compose
from tests.word.reading import flat, part, parts, w

NOTICE = compose(
    (
        Paragraph(Role.TITLE, (Text("关于<召开>“会议”的通知"),)),
        Paragraph(Role.BODY, (Text("“四个意识”——A&B…"), Strong("强调"), Gap("时间"))),
        Paragraph(Role.POINT, (Text("抓学习"),), number="一要"),
    )
)


@pytest.fixture(scope="module")
def data() -> bytes:
    return write_word(NOTICE)


def test_only_the_needed_parts_are_there(data: bytes) -> None:
    assert sorted(parts(data)) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/footer2.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]


def test_the_same_document_gives_the_same_bytes(data: bytes) -> None:
    assert write_word(NOTICE) == data


def test_page_and_margins_are_those_of_the_standard(data: bytes) -> None:
    section = part(data, "word/document.xml").find(f"{w('body')}/{w('sectPr')}")
    assert section.find(w("docGrid")) is None
    assert flat(section.find(w("pgSz"))) == "pgSz w=11906 h=16838"
    margins = section.find(w("pgMar"))
    assert {key: margins.get(w(key)) for key in ("top", "bottom", "left", "right", "footer", "gutter")} == {
        "top": "2098",
        "bottom": "1984",
        "left": "1587",
        "right": "1474",
        "footer": "1425",
        "gutter": "0",
    }
    assert [f.get(w("type")) for f in section.iter(w("footerReference"))] == ["default", "even"]


@pytest.mark.parametrize(("name", "side"), [("word/footer1.xml", "right"), ("word/footer2.xml", "left")])
def test_the_page_number_is_a_complete_field_between_dashes(data: bytes, name: str, side: str) -> None:
    (paragraph,) = part(data, name)
    assert flat(paragraph.find(f"{w('pPr')}/{w('jc')}")) == f"jc val={side}"
    assert flat(paragraph.find(f"{w('pPr')}/{w('ind')}")) == f"ind {side}=280"
    run = [
        flat(e) if e.tag == w("fldChar") else e.text
        for e in paragraph.iter(w("t"), w("fldChar"), w("instrText"))
    ]
    begin, separate, end = (f"fldChar fldCharType={kind}" for kind in ("begin", "separate", "end"))
    assert run == ["— ", begin, " PAGE ", separate, "1", end, " —"]


def test_an_office_may_centre_the_page_number() -> None:
    look = load_look()
    centred = replace(look, number=replace(look.number, odd="center", even="center"))
    (paragraph,) = part(write_word(NOTICE, centred), "word/footer2.xml")
    assert [flat(p) for p in paragraph.find(w("pPr"))] == ["pStyle val=GaoPageNumber", "jc val=center"]


def test_settings_hold_what_22_lines_and_two_footers_need(data: bytes) -> None:
    settings = [flat(element) for element in part(data, "word/settings.xml").iter()]
    assert "evenAndOddHeaders" in settings
    assert "characterSpacingControl val=doNotCompress" in settings
    assert any("compatibilityMode" in s and s.endswith("val=15") for s in settings)
    assert any(s.startswith("themeFontLang") and "eastAsia=zh-CN" in s for s in settings)


def test_the_properties_are_the_documents_own(data: bytes) -> None:
    core = parts(data)["docProps/core.xml"].decode()
    assert "<dc:title>关于&lt;召开&gt;“会议”的通知</dc:title>" in core
    assert "python-docx" not in "".join(p.decode() for p in parts(data).values())
    assert not re.search("creator|lastModifiedBy|created|modified", core)


def test_every_run_asks_for_the_chinese_font(data: bytes) -> None:
    runs = list(part(data, "word/document.xml").iter(w("r")))
    assert len(runs) == 5
    for run in runs:
        assert run.find(f"{w('rPr')}/{w('rFonts')}").get(w("hint")) == "eastAsia"


def test_a_gap_is_highlighted_and_nothing_else_is(data: bytes) -> None:
    marked = [h.getparent().getparent() for h in part(data, "word/document.xml").iter(w("highlight"))]
    assert ["".join(run.itertext()) for run in marked] == ["【待补：时间】"]


def test_a_document_without_title_has_an_empty_one() -> None:
    assert "<dc:title></dc:title>" in parts(write_word(Document("", ())))["docProps/core.xml"].decode()
