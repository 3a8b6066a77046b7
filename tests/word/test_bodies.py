"""What the body says for each block: style, direct formatting, runs; one paragraph a line."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from drafter.writers.word import write_word
from phrasebank.document import Paragraph, Role, Text, compose
from phrasebank.readers.markup import parse_markup
from tests.cases import Case, cases, names
from tests.word.reading import flat, part, w

CASES = cases(Path(__file__).parent / "bodies")


def shown(data: bytes) -> str:
    body = part(data, "word/document.xml").find(w("body"))
    return "\n".join(line for block in body if block.tag != w("sectPr") for line in _lines(block))


def _lines(block: etree._Element) -> Iterator[str]:
    if block.tag == w("p"):
        yield _paragraph(block)
        return
    yield "表 " + " ".join(column.get(w("w")) for column in block.iter(w("gridCol")))
    for row in block.iter(w("tr")):
        marks = " ".join(flat(mark) for mark in row.find(w("trPr")))
        yield f"  行 {marks} ‖ " + " ‖ ".join(_paragraph(p) for p in row.iter(w("p")))


def _paragraph(paragraph: etree._Element) -> str:
    style, *direct = paragraph.find(w("pPr"))
    properties = "".join(f"〔{flat(p)}〕" for p in direct)
    return f"{style.get(w('val'))}{properties}│" + "".join(_run(run) for run in paragraph.iter(w("r")))


def _run(run: etree._Element) -> str:
    style = run.find(f"{w('rPr')}/{w('rStyle')}")
    size = run.find(f"{w('rPr')}/{w('sz')}")
    text = "".join(
        {w("t"): e.text or "", w("br"): "⏎", w("tab"): "⇥"}[e.tag] for e in run if e.tag != w("rPr")
    )
    if size is not None:
        text = f"⟨{flat(size)} {text}⟩"
    return text if style is None else f"⟨{style.get(w('val'))} {text}⟩"


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_the_body_is_written(case: Case, update: bool) -> None:
    case.check(shown(write_word(compose(parse_markup(case.input.split("\n"))))), update)


def test_a_number_belongs_to_the_heading_that_runs_in() -> None:
    (point,) = parse_markup(["@要点 ==抓学习。==原原本本学。"])
    assert isinstance(point, Paragraph)
    numbered = Paragraph(point.role, point.inlines, number="一要")
    assert shown(write_word(compose([numbered]))) == "GaoPoint│⟨GaoRunInHead 一要抓学习。⟩原原本本学。"


def test_tabs_and_line_ends_are_elements() -> None:
    tabbed = Paragraph(Role.BODY, (Text("甲\t乙\r\n丙"),))
    assert shown(write_word(compose([tabbed]))) == "GaoBody│甲⇥乙⏎丙"
