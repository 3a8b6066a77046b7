"""Saving: the suffix names the format, a file is whole or not there, nothing is overwritten unasked."""

import zipfile
from pathlib import Path

import docx
import pytest

from drafter.writers import WRITERS, load_look, save, to_bytes
from phrasebank.document import Paragraph, Role, Text, Where, compose
from phrasebank.errors import UserError

DRAFT = compose([Paragraph(Role.TITLE, (Text("通知"),)), Paragraph(Role.BODY, (Text("请到会。"),))])


@pytest.mark.parametrize("suffix", WRITERS)
def test_every_format_is_saved_and_kept(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / "新 文件夹" / f"稿{suffix}"
    save(DRAFT, path)
    first = path.read_bytes()
    assert first == to_bytes(DRAFT, path)
    if suffix == ".docx":
        path.write_bytes(b"written by hand")
    with pytest.raises(UserError, match="文件已存在"):
        save(DRAFT, path)
    save(DRAFT, path, force=True)
    assert path.read_bytes() == first
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_docx_that_nobody_changed_is_replaced(tmp_path: Path) -> None:
    path, other = tmp_path / "稿.docx", compose([Paragraph(Role.BODY, (Text("另一稿。"),))])
    save(DRAFT, path, look=load_look("讲台"))
    save(other, path)
    assert path.read_bytes() == to_bytes(other, path)


def test_a_docx_that_a_person_saved_again_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "稿.docx"
    save(DRAFT, path)
    edited = docx.Document(str(path))
    edited.paragraphs[-1].add_run("一句。")
    edited.save(str(path))
    kept = path.read_bytes()
    with pytest.raises(UserError, match="有人改过，没有覆盖"):
        save(DRAFT, path)
    assert path.read_bytes() == kept


def test_a_docx_whose_styles_alone_were_changed_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "稿.docx"
    save(DRAFT, path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"FF0000", b"C00000")
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    with pytest.raises(UserError, match="有人改过，没有覆盖"):
        save(DRAFT, path)


def test_a_docx_that_another_program_wrote_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "稿.docx"
    docx.Document().save(str(path))
    with pytest.raises(UserError, match="有人改过，或不是程序写成的"):
        save(DRAFT, path)


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x05\x06" + bytes(18), b"hand-written"])
def test_another_file_of_that_name_is_kept(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "稿.docx"
    path.write_bytes(content)
    with pytest.raises(UserError, match="文件已存在"):
        save(DRAFT, path)
    assert path.read_bytes() == content


def test_plain_text_is_the_documents_text() -> None:
    assert to_bytes(DRAFT, Path("稿.TXT")).decode() == "通知\n请到会。\n"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("稿.odt", "不认识的格式：.odt\n  提示：能写的格式：.docx、.md、.html、.txt"),
        ("稿.doc", "不写 .doc 格式\n  提示：请用 .docx"),
        ("稿.PDF", "不写 .pdf 格式\n  提示：请先写成 .docx，再用 Word 或 WPS 另存为 PDF；能写的格式：.docx"),
        ("稿", "文件名没有后缀"),
    ],
)
def test_an_unknown_format_is_refused(name: str, message: str) -> None:
    with pytest.raises(UserError) as refused:
        save(DRAFT, Path(name))
    assert message in str(refused.value)


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("character", ["\x07", "\x0c", "\ud800", "\uffff"])
def test_a_character_that_no_file_can_hold_is_named_with_its_place(
    character: str, suffix: str, tmp_path: Path
) -> None:
    bad = Paragraph(Role.BODY, (Text(f"今天{character}开会"),), Where("正文.j2", 7))
    with pytest.raises(UserError) as refused:
        save(compose([DRAFT.blocks[0], bad]), tmp_path / f"稿{suffix}")
    assert str(refused.value).startswith(
        f"正文.j2 第 7 行：有一个文件里存不下的字符（U+{ord(character):04X}）"
    )
    assert not list(tmp_path.iterdir())
