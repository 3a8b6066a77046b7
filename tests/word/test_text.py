"""The words of a .docx are the document's words."""

from hypothesis import given

from drafter.writers.word import write_word
from phrasebank.document import Document
from tests.word.reading import text_of
from tests.writers import strategies


@given(strategies.documents)
def test_reading_the_docx_back_gives_the_documents_text(document: Document) -> None:
    assert text_of(write_word(document)) == document.text
