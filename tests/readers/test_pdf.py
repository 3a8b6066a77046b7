"""PDF: a case is a picture of pages in type, one character a place, and the paragraphs on them.

A line that begins with ``#`` is set in larger type; ``====`` ends a page.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from phrasebank.errors import UserError
from phrasebank.readers import read
from phrasebank.readers.pdflayout import paragraphs
from phrasebank.readers.pdflines import Char, Page
from phrasebank.readers.roles import laid_out
from tests.cases import Case, cases, names
from tests.readers.shown import lines, pdf

CASES = cases(Path(__file__).parent / "pdf")
SIZE, LEADING, LEFT, TOP = 16, 28, 80, 760


def _page(picture: str) -> Page:
    return Page(tuple(_chars(picture)), 595, 842)


def _chars(picture: str) -> Iterator[Char]:
    for row, line in enumerate(picture.split("\n")):
        size = 22 if line.startswith("#") else SIZE
        place, bottom = float(LEFT), TOP - row * LEADING
        for character in line.removeprefix("#"):
            width = size / 2 if character.isascii() else size
            if not character.isspace():
                yield Char(character, place, bottom, place + width, bottom + size, size)
            place += width


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_the_lines_of_pages_become_paragraphs(case: Case, update: bool) -> None:
    pages = [_page(picture) for picture in case.input.split("\n====\n")]
    case.check(lines(laid_out(paragraphs(pages), "稿.pdf")), update)


@pytest.mark.parametrize("behind", ["line", "page"])
def test_characters_of_another_font_are_read_where_they_stand(behind: str) -> None:
    """A font without “ ” or 獎 leaves holes; another draws what belongs there when the line, or the page, is drawn."""
    picture = "　　“五力”工会建设要走在前列，争创“獎牌”“獎杯”，\n办好“三件事”，让职工在“家”里安心。\n"
    drawn = list(_chars(picture))
    lacking = "“”獎"
    if behind == "page":
        ordered = sorted(drawn, key=lambda char: char.text in lacking)
    else:
        ordered = sorted(drawn, key=lambda char: (-char.bottom, char.text in lacking))
    read_as = [p.text for p in paragraphs([Page(tuple(ordered), 595, 842)])]
    assert read_as == [picture.replace("\n", "").strip()]


def test_words_printed_over_others_are_not_put_between_their_letters() -> None:
    text, stamp = list(_chars("各级工会要把职工的事情办好办实")), list(_chars("　　　作废章"))
    read_as = [p.text for p in paragraphs([Page((*text, *stamp), 595, 842)])]
    assert read_as == ["各级工会要把职工的事情办好办实作废章"]


SPEECH = [
    (150, 100, 22, "在动员会上的讲话"),
    (72, 150, 16, "同志们："),
    (104, 178, 16, "今天，我们召开会议，主要任务是部署工作，动员干"),
    (72, 206, 16, "部职⼯统⼀思想。"),  # with two radicals, as some fonts map them
    (280, 800, 10, "— 1 —"),
]


def test_a_pdf_is_read_through_its_text_layer(tmp_path: Path) -> None:
    file = tmp_path / "稿.pdf"
    file.write_bytes(pdf([(left, top, size, text) for left, top, size, text in SPEECH]))
    expected = "标题│在动员会上的讲话\n称谓│同志们：\n│今天，我们召开会议，主要任务是部署工作，动员干部职工统一思想。"
    assert lines(read(file)) == expected


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "文件是空的"),
        (b"%PDF-1.7 broken", "不是真正的 PDF"),
        (pdf([]), "没有文字层"),
        (pdf([(72, 100, 16, "\ue000\ue001\ue002\ue003")]), "取不出文字"),
    ],
)
def test_a_pdf_without_text_is_refused_in_plain_words(data: bytes, message: str, tmp_path: Path) -> None:
    file = tmp_path / "稿.pdf"
    file.write_bytes(data)
    with pytest.raises(UserError, match=message) as caught:
        read(file)
    assert caught.value.hint
