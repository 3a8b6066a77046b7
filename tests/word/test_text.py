"""The words of a .docx are the document's words, in every look."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.writers import Look, load_look
from drafter.writers.look_find import look_names
from drafter.writers.word import write_word
from phrasebank.document import Document, Paragraph, Role, Text, compose
from tests.word.reading import text_of
from tests.writers import strategies

LOOKS = [load_look(name) for name in look_names()]


@given(strategies.documents, st.sampled_from(LOOKS))
def test_reading_the_docx_back_gives_the_documents_text(document: Document, look: Look) -> None:
    assert text_of(write_word(document, look)) == document.text


@pytest.mark.parametrize("look", LOOKS, ids=look_names())
def test_a_joint_masthead_and_two_seals_beside_each_other_keep_their_words(look: Look) -> None:
    document = compose(
        [
            Paragraph(Role.MASTHEAD, (Text("甲单位"),)),
            Paragraph(Role.MASTHEAD, (Text("乙单位\t文件"),)),
            Paragraph(Role.DOCUMENT_NUMBER, (Text("甲发〔2026〕1号"), Text("\t签发人：张三"))),
            Paragraph(Role.BODY, (Text("正文。"),)),
            Paragraph(Role.SEALED_SIGNATURE, (Text("甲单位\t乙单位"),)),
            Paragraph(Role.SIGNED_DATE, (Text("2026年3月6日"),)),
            Paragraph(Role.COPIES, (Text("抄送：丙。"),)),
            Paragraph(Role.IMPRINT, (Text("甲单位办公室\t2026年3月6日印发"),)),
        ]
    )
    assert text_of(write_word(document, look)) == document.text
