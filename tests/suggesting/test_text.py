"""Notes are beside the text: with them every format says the same words as without."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.draft import draft
from drafter.outline.fields import Part
from drafter.outline.loading import load_outline, parse_outline
from drafter.suggesting import with_proposals
from drafter.writers import load_look
from drafter.writers.comments import COMMENTS
from drafter.writers.html import write_html
from drafter.writers.markdown import write_markdown
from drafter.writers.word import write_word
from phrasebank.document import Document, Fill, Gap, Note, Paragraph, Role, Text, compose
from phrasebank.readers import read
from tests.bank.banks import bank_of
from tests.cases import REPOSITORY
from tests.word.reading import part, text_of, w
from tests.word.test_valid import errors, needs_validator
from tests.writers import strategies

EXAMPLES = sorted((REPOSITORY / "templates").glob("*/example.yml"))
SOURCE = "一要加强组织领导，各级工会要成立专班。二要健全工作机制，定期调度。三要强化督促检查，务求实效。"
BANK = bank_of({"甲.txt": SOURCE})
# a note below its paragraph
ASIDE = re.compile("<aside>.*?</aside>\n")
QUOTE = re.compile("^> .*\n(?:> .*\n)*\n?", re.MULTILINE)


@st.composite
def noted(draw: st.DrawFn) -> Document:
    """Any document, with notes on some of its paragraphs."""
    document = draw(strategies.documents)
    lines = st.lists(strategies.line, min_size=1, max_size=3).map(tuple)
    notes = [
        Note(p.where.offset, p.where.offset + len(p.text), draw(lines))
        for p in document.paragraphs()
        if p.text and draw(st.booleans())
    ]
    return replace(document, notes=tuple(notes))


@given(noted())
def test_a_docx_with_comments_holds_the_documents_text(document: Document) -> None:
    assert text_of(write_word(document)) == document.text


@given(noted())
def test_every_comment_in_a_docx_begins_ends_and_is_referred_to_once(document: Document) -> None:
    data = write_word(document)
    body = part(data, "word/document.xml")
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        found = sorted(int(element.get(w("id"))) for element in body.iter(w(name)))
        comments = list(part(data, COMMENTS).iter(w("comment"))) if found else []
        assert found == [int(comment.get(w("id"))) for comment in comments] == list(range(len(found)))


def test_a_docx_without_notes_has_no_comments() -> None:
    document = compose([Paragraph(Role.BODY, (Text("正文。"),))])
    assert b"comments" not in write_word(document)


def test_a_comment_is_anchored_at_its_gap() -> None:
    document = compose([Paragraph(Role.BODY, (Text("主要任务是"), Gap("任务"), Text("。")))])
    noted = replace(document, notes=(Note(5, 5 + len("【待补：任务】"), ("一", "二")),))
    paragraph = next(part(write_word(noted), "word/document.xml").iter(w("p")))
    told = [(child.tag.rpartition("}")[2], "".join(child.itertext())) for child in paragraph]
    assert told == [
        ("pPr", ""),
        ("r", "主要任务是"),
        ("commentRangeStart", ""),
        ("r", "【待补：任务】"),
        ("commentRangeEnd", ""),
        ("r", ""),
        ("r", "。"),
    ]


@given(noted())
def test_markdown_without_its_quotes_is_the_markdown_without_notes(document: Document) -> None:
    plain = write_markdown(replace(document, notes=())).decode()
    assert QUOTE.sub("", write_markdown(document).decode()).rstrip("\n") == plain.rstrip("\n")


@given(noted())
def test_html_without_its_asides_has_the_body_without_notes(document: Document) -> None:
    plain, with_notes = write_html(replace(document, notes=())), write_html(document)
    body = with_notes.decode().partition("</head>")[2]
    assert ASIDE.sub("", body + "\n").rstrip() == plain.decode().partition("</head>")[2].rstrip()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_the_text_of_every_genres_example_is_the_same_with_suggestions(path: Path) -> None:
    outline = load_outline(path)
    drafted = draft(outline)
    made = with_proposals(drafted, outline, [bank_of({"甲.txt": SOURCE})])
    assert made.drafted.document.text == drafted.document.text
    assert made.drafted.gaps == drafted.gaps
    assert made.drafted.document == replace(drafted.document, notes=made.drafted.document.notes)


def test_words_put_in_are_set_off_in_their_own_style_and_colour() -> None:
    document = compose([Paragraph(Role.BODY, (Text("一"), Fill("二"), Gap("三")))])
    runs = list(part(write_word(document), "word/document.xml").iter(w("highlight")))
    assert [run.get(w("val")) for run in runs] == ["cyan", "yellow"]
    assert '<span class="GaoFill">二</span>' in write_html(document).decode()
    assert "一<mark>二</mark>" in write_markdown(document).decode()


def test_the_same_outline_gives_the_same_bytes() -> None:
    outline = parse_outline(
        "体裁: 通用文稿\n标题: 讲话\n正文: [{标题: 加强组织领导}, {标题: 办好实事, 内容: 要办。}]"
    )
    banks = [bank_of({"甲.txt": SOURCE})]
    once, again = (write_word(with_proposals(draft(outline), outline, banks).drafted.document) for _ in "12")
    assert once == again


def test_our_reader_reads_a_commented_draft_without_its_comments(tmp_path: Path) -> None:
    document = compose([Paragraph(Role.BODY, (Text("正文。"),))])
    (tmp_path / "稿.docx").write_bytes(write_word(replace(document, notes=(Note(0, 3, ("建议",)),))))
    assert read(tmp_path / "稿.docx").text == "正文。"


@needs_validator
@pytest.mark.parametrize("look", ["公文", "讲台"])
def test_a_docx_with_comments_and_words_put_in_is_valid(look: str, tmp_path: Path) -> None:
    blocks = (
        Paragraph(
            Role.TITLE, (Text("关于召开全市工会组织建设推进会暨新就业形态劳动者入会工作现场会的通知"),)
        ),
        Paragraph(Role.BODY, (Text("一"), Fill("二<&>"), Gap("三"))),
        Paragraph(Role.HEADING1, (Text("标题"),), number="一、"),
    )
    document = compose(blocks)
    starts = [block.where.offset for block in document.blocks]
    notes = tuple(Note(start, start + 2, ("建议", "“<&>”")) for start in starts)
    data = write_word(replace(document, notes=notes), load_look(look))
    assert errors(data, tmp_path / "稿.docx") == []


def test_many_paragraphs_cost_no_more_than_their_number() -> None:
    """Sections are looked at only where there is a spot."""
    parts = "".join(f"  - 标题: 第{n}项工作安排得很周全\n    内容: 有内容。\n" for n in range(2000))
    outline = parse_outline(f"体裁: 通用文稿\n标题: 讲话\n正文:\n{parts}")
    assert with_proposals(draft(outline), outline, [bank_of({"甲.txt": SOURCE})]).offers == ()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_of_an_empty_outline_no_fact_is_put_in(path: Path) -> None:
    outline = parse_outline(f"体裁: {path.parent.name}\n")
    drafted = draft(outline)
    made = with_proposals(drafted, outline, [bank_of({"甲.txt": SOURCE})], fill=True).drafted.document
    facts = {field.name for field in outline.genre.fields if not field.proposes}

    def of_facts(document: Document) -> list[str]:
        gaps = (i.field for p in document.paragraphs() for i in p.inlines if isinstance(i, Gap))
        return [name for name in gaps if name.split("·")[0] in facts]

    assert of_facts(made) == of_facts(drafted.document)


@given(strategies.value, strategies.value)
def test_whatever_a_part_says_the_text_stays_and_nothing_fails(title: str, body: str) -> None:
    part = Part(title, body, (Part(body), Part(title)), 3)
    outline = parse_outline("体裁: 工作总结\n")
    values = tuple(
        replace(one, value=(part, Part(body))) if one.field.name == "主要工作" else one
        for one in outline.values
    )
    outline = replace(outline, values=values)
    drafted = draft(outline)
    made = with_proposals(drafted, outline, [BANK])
    assert made.drafted.document.text == drafted.document.text
    with_proposals(drafted, outline, [BANK], fill=True)
