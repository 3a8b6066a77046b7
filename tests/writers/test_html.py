"""HTML: the page holds the document's words and nothing else, shows its marks, and fetches nothing."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.writers import load_look
from drafter.writers.html import write_html
from drafter.writers.look_find import look_names
from phrasebank.document import Document, Paragraph, Role, Text, compose
from phrasebank.readers.markup import parse_markup
from tests.cases import Case, cases, names
from tests.writers import strategies
from tests.writers.htmltext import words

CASES = cases(Path(__file__).parent / "html")
LOOKS = [load_look(name) for name in look_names()]


def body(html: bytes) -> str:
    return html.decode().partition("<main>\n")[2].partition("\n</main>")[0]


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_the_page_reads(case: Case, update: bool) -> None:
    case.check(body(write_html(compose(parse_markup(case.input.split("\n"))))), update)


@given(strategies.documents, st.sampled_from(LOOKS))
def test_a_parser_finds_the_documents_words(document: Document, look: object) -> None:
    assert words(write_html(document, look).decode()) == document.text  # type: ignore[arg-type]


def test_nothing_is_fetched_and_nothing_runs() -> None:
    for look in LOOKS:
        page = write_html(compose([Paragraph(Role.TITLE, (Text("</style><script>甲"),))]), look).decode()
        assert not re.search(r"url\(|@import|https?:|<script|<link|<img", page)


def test_the_paper_is_a4_with_the_looks_margins() -> None:
    page = write_html(compose(()), load_look()).decode()
    assert "@page{size:595.3pt 841.9pt;margin:104.9pt 73.7pt 99.2pt 79.35pt}" in page
    assert '@page:right{@bottom-right{content:"— " counter(page) " —";' in page
