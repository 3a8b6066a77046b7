"""What holds for every text: nothing is lost or added on the way to the outline and back."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from drafter.draft import draft
from drafter.genre import find_genre, genre_names, roots
from drafter.markers.countstyles import is_style, marker, style_of
from drafter.outline.content import Content, Piece
from drafter.outline.loading import parse_outline
from drafter.rendering.contents import marked_lines
from drafter.reverse import outline_of
from drafter.reverse.edges import DATE
from drafter.reverse.units import printable, units_of
from drafter.reverse.yamlout import field_lines
from phrasebank.document import Block, Document
from phrasebank.errors import UserError
from phrasebank.readers import read
from tests.reverse.strategies import STYLES, old_texts, pieces, speeches

GENRES = genre_names(roots())


def bare(text: str) -> str:
    return "".join(printable(text)[0].split())


def shown(blocks: Sequence[Block]) -> list[tuple[str, str]]:
    return [(str(getattr(block, "role", "表格")), block.text) for block in blocks]


def drafted_document(made: tuple[Piece, ...]) -> Document:
    lines = [
        "体裁: 通用文稿",
        "标题: 在全市工会工作会议上的讲话",
        "称谓: 同志们：",
        *field_lines("正文", made),
        "",
    ]
    return draft(parse_outline("\n".join(lines))).document


@given(pieces)
def test_content_is_written_so_that_it_is_read_again(made: tuple[Piece, ...]) -> None:
    outline = parse_outline("\n".join(["体裁: 通用文稿", *field_lines("正文", made), ""]))
    read = next(filled.value for filled in outline.values if filled.field.name == "正文")
    assert isinstance(read, Content)
    assert marked_lines(read) == marked_lines(Content(made))


def assert_all_is_there(document: Document, made: str) -> None:
    """The outline's draft has every character of the document; of lines set aside only dates may be in it."""
    result = draft(parse_outline(made))
    drafted = bare("".join(b.text for b in result.document.blocks))
    for unit in units_of(document):
        text = bare(unit.text)
        if not unit.aside or (DATE.fullmatch(unit.text) and drafted.startswith(text)):
            assert drafted.startswith(text)
            drafted = drafted[len(text) :]
    assert drafted == ""
    assert "逐段照录" not in made


@given(old_texts)
def test_every_character_of_an_old_text_is_in_its_outline_s_draft(tmp_path: Path, text: str) -> None:
    path = tmp_path / "旧稿.txt"
    path.write_bytes(text.encode())
    said = ""
    try:
        document = read(path)
        made = outline_of(document)
    except UserError as told:
        said = told.message
    if said:
        assert said in ("里面没有可以整理的文字", "文件是空的，没有文字")
    else:
        assert_all_is_there(document, made.text)


@given(pieces)
def test_every_character_of_a_drafted_document_is_in_its_outline_s_draft(made: tuple[Piece, ...]) -> None:
    document = drafted_document(made)
    assert_all_is_there(document, outline_of(document).text)


@given(speeches)
def test_a_drafted_speech_comes_back_paragraph_by_paragraph_with_its_roles(made: tuple[Piece, ...]) -> None:
    document = drafted_document(made)
    again = draft(parse_outline(outline_of(document).text)).document
    assert shown(again.blocks) == shown(document.blocks)


@given(st.sampled_from([style for style in STYLES if style != "无"]), st.integers(1, 99))
def test_a_marker_tells_its_style_and_number(style: str, number: int) -> None:
    if style == "首先，" and number > 2:
        return
    size = max(number, 3)
    assert style_of(marker(style, number, size)) == (style, number) or number > 50
    assert is_style(style)


@given(
    old_texts | speeches.map(lambda made: drafted_document(made).text), st.sampled_from(GENRES), st.booleans()
)
def test_an_outline_in_any_genre_loads_and_holds_every_word(
    tmp_path: Path, text: str, genre: str, hollow: bool
) -> None:
    path = tmp_path / "旧稿.txt"
    path.write_bytes(f"在全市工会工作会议上的讲话\n同志们：\n{text}".encode())
    document = read(path)
    made = outline_of(document, hollow=hollow, asked=find_genre(genre))
    assert draft(parse_outline(made.text)).document.blocks
    words = Counter("".join(re.findall("[\u4e00-\u9fff]", outline_of(document).text.split("体裁: ")[1])))
    if not hollow:
        assert not [c for c in "抓学落调研心贴" if made.text.count(c) < words[c]]
