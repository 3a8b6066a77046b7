"""Word files: a case is a body in WordprocessingML and what its reader sees."""

import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from drafter.draft import draft
from drafter.outline.loading import load_outline
from drafter.writers.word import write_word
from phrasebank.document import HEADINGS, Block, Paragraph, Role
from phrasebank.errors import UserError
from phrasebank.readers import lacking, read
from phrasebank.readers.wordlists import FORMATS
from phrasebank.readers.wordtext import marker_off
from tests.cases import REPOSITORY, Case, cases, names
from tests.readers.shown import docx, lines, package

CASES = cases(Path(__file__).parent / "word")
OUTLINES = sorted([*REPOSITORY.glob("templates/*/example.yml"), *REPOSITORY.glob("examples/*[!公共].yml")])
STYLES = """
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="标题 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="我的标题"/><w:basedOn w:val="H1"/></w:style>
<w:style w:type="paragraph" w:styleId="Level"><w:name w:val="大标题"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Toc"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Chapter"><w:name w:val="章"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Section"><w:name w:val="节"/><w:basedOn w:val="Chapter"/>
<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Secret"><w:name w:val="隐藏"/><w:rPr><w:vanish/></w:rPr></w:style>
"""


def _level(depth: int, format_: str, pattern: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{format_}"/>{more}<w:lvlText w:val="{pattern}"/></w:lvl>'


# 1: 一、（一）1.  2: the same list, started anew  3: 第一章, 1.1  4: bullets  5: as 1 through a list style
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="Lists"/>'
    + _level(0, "chineseCounting", "%1、")
    + _level(1, "chineseCounting", "（%2）")
    + _level(2, "decimal", "%3.")
    + "</w:abstractNum>"
    + '<w:abstractNum w:abstractNumId="1">'
    + _level(0, "chineseCountingThousand", "第%1章", '<w:pStyle w:val="Chapter"/>')
    + _level(1, "decimal", "%1.%2", "<w:isLgl/>")
    + "</w:abstractNum>"
    + '<w:abstractNum w:abstractNumId="2">'
    + _level(0, "bullet", "\uf0b7")
    + "</w:abstractNum>"
    + '<w:abstractNum w:abstractNumId="4"><w:numStyleLink w:val="Lists"/></w:abstractNum>'
    + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    + '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    + '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    + '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
    + '<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>'
    + '<w:num w:numId="5"><w:abstractNumId w:val="4"/></w:num>'
)


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_a_word_file_is_read_as_its_reader_sees_it(case: Case, update: bool, tmp_path: Path) -> None:
    file = tmp_path / "稿.docx"
    file.write_bytes(docx(case.input, STYLES, NUMBERING))
    case.check(lines(read(file)), update)


@pytest.mark.parametrize("path", OUTLINES, ids=[f"{p.parent.name}-{p.stem}" for p in OUTLINES])
def test_our_own_draft_reads_back_with_roles_numbers_and_emphasis(path: Path, tmp_path: Path) -> None:
    written = draft(load_outline(path)).document
    file = tmp_path / "稿.docx"
    file.write_bytes(write_word(written))
    document = read(file)
    assert document.text == written.text
    assert lines(document) == lines(replace(written, blocks=tuple(map(numbered, written.blocks))))


def numbered(block: Block) -> Block:
    """A heading or point with a marker typed in its text, as 通用文稿 prints them, has it as its number."""
    if (
        not isinstance(block, Paragraph)
        or block.number
        or block.role not in (*HEADINGS, Role.POINT, Role.SUBPOINT)
    ):
        return block
    number, inlines = marker_off(block.inlines)
    return replace(block, number=number, inlines=inlines)


@pytest.mark.parametrize(
    ("format_", "numbers"),
    [
        ("decimal", "1 2 11 21"),
        ("decimalZero", "01 02 11 21"),
        ("chineseCounting", "一 二 十一 二十一"),
        ("chineseLegalSimplified", "壹 贰 拾壹 贰拾壹"),
        ("ideographDigital", "一 二 一一 二一"),
        ("ideographTraditional", "甲 乙 甲 甲"),
        ("ideographZodiac", "子 丑 戌 申"),
        ("decimalEnclosedCircle", "① ② ⑪ ㉑"),
        ("decimalEnclosedParen", "⑴ ⑵ ⑾ 21"),
        ("decimalEnclosedFullstop", "⒈ ⒉ ⒒ 21"),
        ("ideographEnclosedCircle", "㊀ ㊁ 11 21"),
        ("decimalFullWidth", "１ ２ １１ ２１"),
        ("upperRoman", "I II XI XXI"),
        ("lowerLetter", "a b k u"),
        ("none", "   "),
    ],
)
def test_a_list_counts_in_the_signs_of_its_format(format_: str, numbers: str) -> None:
    assert [FORMATS[format_](number) for number in (1, 2, 11, 21)] == numbers.split(" ")


def test_the_strict_form_of_the_format_reads_alike(tmp_path: Path) -> None:
    file = tmp_path / "稿.docx"
    transitional = docx("<w:p><w:r><w:t>同志们：</w:t></w:r></w:p>")
    with zipfile.ZipFile(_saved(tmp_path / "a.docx", transitional)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main", strict
    )
    assert lines(read(_saved(file, package(parts)))) == "称谓│同志们："


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "文件是空的"),
        (b"PK\x03\x04 broken", "文件已损坏"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "密码"),
        (package({"a.txt": "无"}), "没有 Word 文稿"),
        (package({"word/document.xml": "<w:document"}), "word/document.xml"),
        (docx("<w:p/>"), "没有文字"),
        (package({"word/document.xml": " " * (70 << 20)}), "太大"),
        (docx("<w:p>" * 300 + "</w:p>" * 300), "word/document.xml"),
    ],
)
def test_what_is_no_word_file_is_refused_in_plain_words(data: bytes, message: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=message) as caught:
        read(_saved(tmp_path / "稿.docx", data))
    assert caught.value.hint


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    laughs = '<!DOCTYPE a [<!ENTITY a "哈"><!ENTITY b "' + "&a;" * 99 + '"><!ENTITY c "' + "&b;" * 99 + '">]>'
    body = docx("<w:p><w:r><w:t>同志们：&c;</w:t></w:r></w:p>")
    with zipfile.ZipFile(_saved(tmp_path / "a.docx", body)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    parts["word/document.xml"] = laughs + parts["word/document.xml"]
    assert lines(read(_saved(tmp_path / "稿.docx", package(parts)))) == "称谓│同志们："


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
@pytest.mark.parametrize(
    "suffix", ["wps", "pdf", *(pytest.param(s, marks=pytest.mark.long) for s in ("doc", "rtf", "odt"))]
)
def test_a_draft_in_another_office_format_has_the_same_text(suffix: str, tmp_path: Path) -> None:
    import subprocess

    written = draft(load_outline(REPOSITORY / "examples" / "会议通知.yml")).document
    given = _saved(tmp_path / "通知.docx", write_word(written))
    kind = "doc" if suffix == "wps" else suffix
    profile = (tmp_path / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
    subprocess.run([*command, "--outdir", str(tmp_path), str(given)], check=True, capture_output=True)
    file = (tmp_path / f"通知.{kind}").rename(tmp_path / f"另存 为.{suffix}")
    read_back = read(file)
    assert "".join(read_back.text.split()) == "".join(written.text.split())
    assert read_back.title == written.title
    assert all(block.where.source == file.name for block in read_back.blocks)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("稿.doc", bytes(range(256)) * 20, "不是文本文件"),
        (
            "稿.wps",
            b"\xd0\xcf\x11\xe0" + bytes(2000),
            "没有 Word 文稿" if shutil.which("soffice") else "LibreOffice",
        ),
        ("稿.rtf", b"", "文件是空的"),
    ],
)
def test_what_is_no_office_file_is_refused_in_plain_words(
    name: str, data: bytes, message: str, tmp_path: Path
) -> None:
    with pytest.raises(UserError, match=message) as caught:
        read(_saved(tmp_path / name, data))
    assert caught.value.hint


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("网页.doc", "<html><body><p>同志们：</p><p>今天，我们召开会议。</p></body></html>".encode()),
        ("文本.wps", "同志们：\n今天，我们召开会议。".encode("gb18030")),
        (
            "新格式.doc",
            docx(
                "<w:p><w:r><w:t>同志们：</w:t></w:r></w:p><w:p><w:r><w:t>今天，我们召开会议。</w:t></w:r></w:p>"
            ),
        ),
    ],
)
def test_a_file_under_a_wrong_name_is_read_for_what_it_is(name: str, data: bytes, tmp_path: Path) -> None:
    path = _saved(tmp_path / name, data)
    assert lacking(path) is None
    assert read(path).text == "同志们：\n今天，我们召开会议。"


def _saved(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path
