"""A text file in any usual encoding is read unchanged, with exact positions, or refused in plain words."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phrasebank.errors import UserError
from phrasebank.readers import read
from phrasebank.readers.plain import decode
from tests.cases import REPOSITORY, SHARED

SPEECH = "同志们：\r\n　　今天,我们召开动员大会。\r\n一要抓落实；二要抓长效。\n"
SEEDS = sorted((REPOSITORY / "seeds").glob("*.txt"))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_every_usual_encoding_gives_the_same_text(encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "讲话 稿.txt"
    file.write_bytes(SPEECH.encode(encoding))
    assert read(file).text == SPEECH


def test_a_traditional_text_in_big5_is_not_taken_for_gb18030() -> None:
    text = "各位同仁：今天召開年度工作會議，請大家準時參加，並將相關資料於會前送交秘書處彙整。謝謝各位的支持與配合。"
    assert decode(text.encode("big5"), "會議.txt")[0] == text


def test_a_given_encoding_is_obeyed_and_a_wrong_one_is_named_with_its_line() -> None:
    with pytest.raises(UserError, match="第 2 行") as caught:
        decode("甲\n乙".encode()[:-1], "稿.txt", "utf-8")
    assert "utf-8" in caught.value.message
    with pytest.raises(UserError, match="没有这种编码"):
        decode(b"", "稿.txt", "utf-9")


def test_paragraphs_point_behind_the_indent_of_their_line(tmp_path: Path) -> None:
    file = tmp_path / "稿.txt"
    file.write_bytes(SPEECH.encode())
    document = read(file)
    assert [(p.where.line, p.where.offset, p.text) for p in document.paragraphs()] == [
        (1, 0, "同志们："),
        (2, 8, "今天,我们召开动员大会。"),
        (3, 22, "一要抓落实；二要抓长效。"),
    ]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda p: p.stem)
def test_a_seed_is_read_unchanged_and_its_blocks_quote_it(seed: Path) -> None:
    document = read(seed)
    assert document.text == seed.read_bytes().decode("utf-8")
    assert all(document.text[b.where.offset :][: len(b.text)] == b.text for b in document.blocks)


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")
def test_the_seeds_are_the_originals_byte_for_byte() -> None:
    originals = {p.name: p.read_bytes() for p in (SHARED / "seeds").glob("*.txt")}
    assert {p.name: p.read_bytes() for p in SEEDS} == originals


@given(
    st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc", "Co", "Cn"]), min_size=1).filter(
        str.strip
    )
)
def test_any_utf8_text_is_kept_to_the_character(text: str) -> None:
    kept = text.removeprefix("\ufeff")
    assert decode(text.encode(), "稿.txt")[0] == kept


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("空.txt", b"", "文件是空的"),
        ("空白.txt", " \n\u3000\n".encode(), "文件是空的"),
        ("图.txt", bytes(range(256)) * 4, "不是文本文件"),
        ("表.xlsx", b"PK\x03\x04", "还读不了这种格式"),
        ("稿.docx", b"PK\x03\x04", "文件已损坏"),
    ],
)
def test_what_cannot_be_read_is_refused_in_plain_words(
    name: str, data: bytes, message: str, tmp_path: Path
) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(UserError, match=message) as caught:
        read(file)
    assert caught.value.hint


def test_a_missing_file_is_refused_with_the_nearest_name_and_a_folder_as_a_folder(tmp_path: Path) -> None:
    (tmp_path / "动员部署讲话.txt").write_text("稿", encoding="utf-8")
    with pytest.raises(UserError, match="没有这个文件") as caught:
        read(tmp_path / "动员布署讲话.txt")
    assert "动员部署讲话.txt" in (caught.value.hint or "")
    with pytest.raises(UserError, match="文件夹"):
        read(tmp_path)
