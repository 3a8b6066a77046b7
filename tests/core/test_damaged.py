"""A text file with a few broken bytes is read with a mark for each; nonsense is named, not read."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from drafter.cli import app
from phrasebank.errors import UserError
from phrasebank.readers import read
from phrasebank.readers.plain import decode, decode_damaged

SPEECH = "同志们：\n今天，我们召开动员大会，主要任务是部署全年工作。\n一要抓学习，原原本本学。二要抓落实，一件一件办。\n"


def written(folder: Path, data: bytes) -> Path:
    file = folder / "讲话 稿.txt"
    file.write_bytes(data)
    return file


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_file_cut_off_in_the_middle_of_a_character_loses_that_one(encoding: str, tmp_path: Path) -> None:
    document = read(written(tmp_path, SPEECH.rstrip("。\n").encode(encoding)[:-1]))
    assert document.text == SPEECH.rstrip("。\n")[:-1] + "\ufffd"
    assert document.encoding == encoding


def test_a_broken_byte_in_the_middle_costs_a_character_not_the_file(tmp_path: Path) -> None:
    data = SPEECH.encode().replace("动员".encode(), "动".encode() + b"\xff")
    assert read(written(tmp_path, data)).text == SPEECH.replace("动员", "动\ufffd")


def test_control_characters_in_a_text_are_marked_too(tmp_path: Path) -> None:
    assert read(written(tmp_path, SPEECH.replace("。", "。\x00", 1).encode())).text == SPEECH.replace(
        "。", "。\ufffd", 1
    )


def test_a_broken_traditional_text_in_utf8_is_read(tmp_path: Path) -> None:
    text = "各位貴賓：會議強調，要狠抓落實，確保各項任務圓滿達成，為鄉親謀福祉。"
    assert read(written(tmp_path, text.encode()[:-1])).text == text[:-1] + "\ufffd"


def test_many_broken_bytes_are_no_text(tmp_path: Path) -> None:
    data = SPEECH.replace("，", "\ue000").encode().replace("\ue000".encode(), b"\xff\xfe\xff")
    with pytest.raises(UserError, match="编码无法识别"):
        read(written(tmp_path, data))


@pytest.mark.parametrize("wrong", ["gb18030", "latin-1"])
def test_a_text_that_was_decoded_wrong_and_saved_is_named(wrong: str, tmp_path: Path) -> None:
    nonsense = SPEECH.encode().decode(wrong, "replace")
    with pytest.raises(UserError, match="文字是乱码") as caught:
        read(written(tmp_path, nonsense.encode()))
    assert caught.value.hint


def test_what_people_write_themselves_is_never_read_with_gaps() -> None:
    """An outline, a table or a list of decisions would print them."""
    with pytest.raises(UserError):
        decode(SPEECH.encode()[:-2], "提纲.yml")


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text, _ = decode_damaged(data, "稿.txt")
    except UserError:
        return
    assert isinstance(text.encode("utf-8", "surrogatepass"), bytes)


def test_analyze_says_how_many_characters_are_lost(tmp_path: Path) -> None:
    file = written(tmp_path, SPEECH.encode()[:-2])
    shown = CliRunner().invoke(app, ["analyze", str(file)]).output
    assert "utf-8，其中 1 个字已损坏（\ufffd）\n" in shown
