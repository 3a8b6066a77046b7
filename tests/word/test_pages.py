"""What LibreOffice makes of a draft: 22 lines of 28 characters in the standard's area, page numbers at their place.

Needs LibreOffice, pdfplumber and four Chinese fonts of one em (Fandol does); skips where one is missing. LibreOffice
is not Word: what it cannot show (hanging punctuation, the font of quotes) is read from the XML in the other tests.
"""

import itertools
import shutil
import statistics
import subprocess
from dataclasses import dataclass
from typing import Any

import pytest

from drafter.writers import load_look
from drafter.writers.word import write_word
from phrasebank.document import compose
from phrasebank.readers.markup import parse_markup

MM = 25.4 / 72
BODY_TOP, BODY_BOTTOM = 30.0, 265.0
SPEECH = "\n".join(
    [
        "@标题 在全市工会工作会议上的讲话",
        "@讲话人 江州市总工会主席　张三",
        "@日期 （二〇二六年三月六日）",
        "@称谓 同志们：",
        *("组织建设是工会工作的基础工程必须抓紧抓实抓出成效" * 12 for _ in range(8)),
    ]
)
# sentences of every length, so that marks come to stand at the ends of lines
PUNCTUATED = "\n".join("抓" * length + "，" + "落实" * 9 + "。" + "要实干。" * 5 for length in range(1, 40))
NOTICE = """@标题 关于召开会议的通知
@主送 各县总工会：
现将有关事项通知如下：
@落款 江州市总工会办公室秘书处
@成文日期 二〇二六年三月六日"""

ISSUED = """@份号 000001
@密级 机密★1年
@发文机关标志 江州市总工会文件
@发文字号 江总工发〔2026〕十二号
@标题 关于召开会议的通知
@主送 各县总工会：
现将有关事项通知如下：
@用印署名 江州市总工会
@成文日期 二〇二六年三月六日
@抄送 抄送：市委办公室，市政府办公室。
@印发 江州市总工会办公室\\\t二〇二六年三月九日印发"""
LETTER = ISSUED.replace("@份号 000001\n@密级 机密★1年\n", "")
DRAFTS = {
    "讲话": (SPEECH, "公文"),
    "标点": (PUNCTUATED, "公文"),
    "通知": (NOTICE, "公文"),
    "红头": (ISSUED, "公文"),
    "信函": (LETTER, "信函"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: the middle of its type from the page's top, its ends, all in millimetres."""

    text: str
    middle: float
    left: float
    right: float


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[Line]]]:
    """The drafts as pages of lines; one call of LibreOffice for all."""
    pdfplumber = pytest.importorskip("pdfplumber")
    if not shutil.which("soffice"):
        pytest.skip("no soffice on PATH")
    folder = tmp_path_factory.mktemp("页")
    for name, (markup, look) in DRAFTS.items():
        document = compose(parse_markup(markup.split("\n")))
        (folder / f"{name}.docx").write_bytes(write_word(document, load_look(look)))
    profile = tmp_path_factory.mktemp("profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir"]
    subprocess.run(
        [*command, str(folder), *(str(folder / f"{n}.docx") for n in DRAFTS)],
        capture_output=True,
        check=False,
        timeout=120,
    )
    pages = {}
    for name in DRAFTS:
        with pdfplumber.open(folder / f"{name}.pdf") as pdf:
            if any("DejaVu" in c["fontname"] for page in pdf.pages for c in page.chars):
                pytest.skip("no Chinese fonts of one em (Fandol) for 仿宋_GB2312 and the others")
            pages[name] = [_lines(page) for page in pdf.pages]
    return pages


def _lines(page: Any) -> list[Line]:
    placed = sorted(
        (float(page.height) - c["matrix"][5], c["x0"], c) for c in page.chars if c["text"].strip()
    )
    rows: list[list[tuple[float, float, Any]]] = []
    for item in placed:
        if rows and item[0] - rows[-1][0][0] < 3:
            rows[-1].append(item)
        else:
            rows.append([item])
    return [_line(sorted(row, key=lambda item: item[1])) for row in rows]


def _line(row: list[tuple[float, float, Any]]) -> Line:
    size = statistics.mode(round(c["size"], 2) for _, _, c in row)
    text = "".join(c["text"] for _, _, c in row)
    # the em box of Chinese type: 0.88 em above the baseline, 0.12 em below
    return Line(
        text, (row[0][0] - 0.38 * size) * MM, row[0][2]["x0"] * MM, max(c["x1"] for _, _, c in row) * MM
    )


def body(page: list[Line]) -> list[Line]:
    return [line for line in page if BODY_TOP < line.middle < BODY_BOTTOM]


def test_a_full_page_has_22_lines_of_28_characters(pdfs: dict[str, list[list[Line]]]) -> None:
    full = pdfs["讲话"][1:-1]
    assert len(full) >= 2
    for page in full:
        assert len(body(page)) == 22
        assert max(len(line.text) for line in body(page)) == 28
        for line, after in itertools.pairwise(body(page)):
            if after.left < 30:
                assert len(line.text) == (28 if line.left < 30 else 26)


def test_the_first_page_has_22_places_with_its_empty_lines(pdfs: dict[str, list[list[Line]]]) -> None:
    lines = body(pdfs["讲话"][0])
    pitch = statistics.median(b.middle - a.middle for a, b in itertools.pairwise(lines))
    assert round((lines[-1].middle - lines[1].middle) / pitch) + 1 + 2 == 22
    assert pitch == pytest.approx(28.95 * MM, abs=0.05)


def test_a_paragraph_begins_two_characters_in(pdfs: dict[str, list[list[Line]]]) -> None:
    firsts = [
        line
        for page in pdfs["讲话"]
        for line in body(page)
        if line.text.startswith("组织") and line.left > 30
    ]
    assert firsts
    assert all(line.left - 28 == pytest.approx(632 / 1440 * 25.4, abs=0.2) for line in firsts)


def test_no_mark_is_lost_or_stands_outside_the_area(pdfs: dict[str, list[list[Line]]]) -> None:
    seen = "".join(line.text for page in pdfs["标点"] for line in body(page))
    assert seen.count("。") == PUNCTUATED.count("。")
    assert seen.count("，") == PUNCTUATED.count("，")
    assert max(line.right for page in pdfs["标点"] for line in body(page)) < 210 - 26 + 0.3


def test_page_numbers_stand_outside_and_seven_millimetres_below(pdfs: dict[str, list[list[Line]]]) -> None:
    for number, page in enumerate(pdfs["讲话"], 1):
        (line,) = [line for line in page if line.middle > BODY_BOTTOM]
        assert line.text == f"—{number}—"
        assert line.middle == pytest.approx(269, abs=0.3)
        edge = 210 - 26 - line.right if number % 2 else line.left - 28
        assert edge == pytest.approx(14 * MM, abs=0.3)


def test_the_date_begins_two_characters_after_the_signatures_first(pdfs: dict[str, list[list[Line]]]) -> None:
    *_, organ, date = body(pdfs["通知"][0])
    assert (organ.text, date.text) == ("江州市总工会办公室秘书处", "二〇二六年三月六日")
    assert date.left - organ.left == pytest.approx(632 / 1440 * 25.4, abs=0.2)
    assert 210 - 26 - organ.right == pytest.approx(632 / 1440 * 25.4, abs=0.4)


def top_of(line: Line, points: float) -> float:
    """The upper edge of a line's type of this size, in millimetres from the page's top."""
    return line.middle - points / 2 * MM


def found(page: list[Line], text: str) -> Line:
    return next(line for line in page if line.text.startswith(text))


def test_the_mark_stands_35_millimetres_below_the_area_s_edge_whatever_stands_above_it(
    pdfs: dict[str, list[list[Line]]],
) -> None:
    (page,) = pdfs["红头"]
    assert top_of(found(page, "江州市总工会文件"), 42) == pytest.approx(37 + 35, abs=0.5)
    assert found(page, "000001").left == pytest.approx(28, abs=0.3)
    number = found(page, "江总工发")
    assert (number.left + number.right) / 2 == pytest.approx(28 + 78, abs=1.5)


def test_the_record_ends_with_the_area(pdfs: dict[str, list[list[Line]]]) -> None:
    (page,) = pdfs["红头"]
    imprint, copies = found(page, "江州市总工会办公室"), found(page, "抄送：")
    assert 262 - imprint.middle == pytest.approx(28.95 / 2 * MM, abs=1)
    assert imprint.middle - copies.middle == pytest.approx(28.95 * MM, abs=0.3)
    assert imprint.left - 28 == pytest.approx(14 * MM, abs=0.3)
    assert 184 - imprint.right == pytest.approx(14 * MM, abs=0.5)


def test_a_sealed_signature_is_centred_over_its_date(pdfs: dict[str, list[list[Line]]]) -> None:
    (page,) = pdfs["红头"]
    # the organ's name stands on the page twice: in the mark and here
    organ = next(line for line in page if line.text == "江州市总工会")
    date = found(page, "二〇二六年三月六日")
    assert (organ.left + organ.right) / 2 == pytest.approx((date.left + date.right) / 2, abs=0.3)
    assert 184 - date.right == pytest.approx(4 * 316 / 1440 * 25.4, abs=1.5)


def test_a_letter_begins_30_millimetres_below_the_paper_s_edge_and_has_no_first_number(
    pdfs: dict[str, list[list[Line]]],
) -> None:
    (page,) = pdfs["信函"]
    assert top_of(found(page, "江州市总工会文件"), 42) == pytest.approx(30, abs=0.5)
    number = found(page, "江总工发")
    # 4.9 millimetres below the rule, which stands 4 below the mark
    assert top_of(number, 16) == pytest.approx(30 + 14.8 + 4 + 4.9, abs=1.2)
    assert 184 - number.right == pytest.approx(0, abs=0.5)
    assert not [line for line in page if line.text.startswith("—")]
