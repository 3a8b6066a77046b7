"""Web pages: a case is a page and the article in it."""

from pathlib import Path

import pytest

from phrasebank.errors import UserError
from phrasebank.readers import read
from phrasebank.readers.html import decode_page
from tests.cases import Case, cases, names
from tests.readers.shown import lines

CASES = cases(Path(__file__).parent / "html")
PAGE = """<html><head><meta charset="{}"><title>动员会上的讲话</title></head><body><p>同志们：</p>\
<p>今天，我们召开会议，动员全市干部职工镕铸团结奋斗的力量。</p></body></html>"""
ARTICLE = "标题│动员会上的讲话\n称谓│同志们：\n│今天，我们召开会议，动员全市干部职工镕铸团结奋斗的力量。"
ARCHIVE = """MIME-Version: 1.0
Content-Type: multipart/related; boundary="-=x"; type="text/html"

---=x
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
---=x
Content-Type: text/html; charset="gb2312"
Content-Transfer-Encoding: quoted-printable

{}
---=x--
"""


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_the_article_of_a_page_is_read_whole_and_the_site_left_out(
    case: Case, update: bool, tmp_path: Path
) -> None:
    file = tmp_path / "稿.html"
    file.write_text(case.input, encoding="utf-8")
    case.check(lines(read(file)), update)


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("gb2312", "gbk"),  # 镕 is not in GB 2312
        ("GBK", "gb18030"),
        ("big5", "gb18030"),  # a wrong declaration
        ("x-unknown", "utf-8"),
        ("utf-8", "gb18030"),
        ("utf-8", "utf-16"),
    ],
)
def test_a_page_is_decoded_as_it_is_written_whatever_it_declares(
    declared: str, encoding: str, tmp_path: Path
) -> None:
    file = tmp_path / "稿.htm"
    file.write_bytes(PAGE.format(declared).encode(encoding))
    assert lines(read(file)) == ARTICLE


def test_one_broken_character_does_not_spoil_a_page() -> None:
    data = PAGE.format("gb2312").encode("gb18030") * 3 + "<p>动员".encode("gb18030")[:-1]
    assert decode_page(data, "稿.html")[0].count("\ufffd") == 1


def test_a_page_saved_with_its_pictures_is_read(tmp_path: Path) -> None:
    import quopri

    file = tmp_path / "稿.mht"
    page = quopri.encodestring(PAGE.format("gb2312").encode("gbk")).decode("ascii")
    file.write_text(ARCHIVE.format(page), encoding="ascii")
    assert lines(read(file)) == ARTICLE


@pytest.mark.parametrize(
    "page", ["<html></html>", "<!-- 无 -->", "<script>var a = '动员';</script>", "<p> </p>"]
)
def test_a_page_without_text_is_refused(page: str, tmp_path: Path) -> None:
    file = tmp_path / "稿.html"
    file.write_text(page, encoding="utf-8")
    with pytest.raises(UserError, match="网页里没有正文") as caught:
        read(file)
    assert caught.value.hint
