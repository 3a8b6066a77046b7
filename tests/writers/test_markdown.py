"""Markdown: what it looks like, and that a Markdown reader sees the document's words and nothing else."""

from pathlib import Path

import pytest
from hypothesis import given

from drafter.writers.markdown import write_markdown
from phrasebank.document import Document, Gap, PageBreak, Paragraph, Role, Strong, Text, compose
from phrasebank.readers.markup import parse_markup
from tests.cases import Case, cases, names
from tests.writers import strategies

CASES = cases(Path(__file__).parent / "markdown")


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_markdown_reads(case: Case, update: bool) -> None:
    case.check(write_markdown(compose(parse_markup(case.input.split("\n")))).decode(), update)


def test_numbers_are_part_of_the_text() -> None:
    blocks = (
        Paragraph(Role.HEADING1, (Text("提高认识"),), number="一、"),
        Paragraph(Role.POINT, (Text("抓学习"),), number="1. "),
    )
    assert write_markdown(compose(blocks)).decode() == "## 一、提高认识\n\n1\\. 抓学习\n"


@given(strategies.documents)
def test_a_markdown_reader_sees_the_documents_words(document: Document) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    tokens = markdown_it.MarkdownIt("commonmark").enable("table").parse(write_markdown(document).decode())
    seen = ["".join(_word(t) for t in token.children) for token in tokens if token.type == "inline"]
    said: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            said.append(block.text)
        elif not isinstance(block, PageBreak):
            said += ["".join(i.text for i in cell) for row in block.rows for cell in row]
    assert [text for text in seen if text] == [text for text in said if text]


def _word(token: object) -> str:
    kind, content = str(getattr(token, "type", "")), str(getattr(token, "content", ""))
    return content if kind in ("text", "text_special") else ""


def test_emphasis_before_a_letter_is_still_emphasis() -> None:
    markdown_it = pytest.importorskip("markdown_it")
    blocks = (Paragraph(Role.BODY, (Strong("主要任务是："), Text("总结工作"), Strong("“四个”"), Gap("甲"))),)
    html = markdown_it.MarkdownIt("commonmark").render(write_markdown(compose(blocks)).decode())
    assert html == "<p><strong>主要任务是：</strong>总结工作<strong>“四个”</strong>【待补：甲】</p>\n"
