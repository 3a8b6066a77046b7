"""Reading in a child: it is started once, limited, and replaced when a file took it down."""

import os
import sys
import threading
from pathlib import Path

import pytest

from phrasebank.errors import UserError
from phrasebank.readers import isolated, read
from phrasebank.readers.isolated import Isolated
from tests.readers.shown import docx, lines, package

SPEECH = docx("<w:p><w:r><w:t>同志们：</w:t></w:r></w:p>")


@pytest.fixture
def speech(tmp_path: Path) -> Path:
    file = tmp_path / "讲话 稿.docx"
    file.write_bytes(SPEECH)
    return file


def child() -> int:
    (one,) = isolated._children
    return one.process.pid


def test_one_child_reads_many_files(speech: Path) -> None:
    read(speech)
    first = child()
    assert lines(read(speech)) == "称谓│同志们："
    assert child() == first


def test_threads_take_turns(speech: Path) -> None:
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(read(speech).text)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["同志们："] * 8


@pytest.mark.skipif(sys.platform == "win32", reason="needs named pipes")
def test_a_file_that_takes_too_long_is_given_up_and_the_next_one_read(speech: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "管道.docx"
    os.mkfifo(pipe)
    with pytest.raises(UserError, match="已放弃"):
        Isolated("phrasebank.readers.word", "read_word", seconds=0.3)(pipe, None)
    assert read(speech).text == "同志们："


def test_a_child_that_ended_between_two_files_is_replaced(speech: Path) -> None:
    read(speech)
    isolated._children[0].process.kill()
    isolated._children[0].process.wait()
    assert read(speech).text == "同志们："


def test_an_exception_of_a_parser_is_the_files_fault(tmp_path: Path) -> None:
    file = tmp_path / "稿.docx"
    file.write_bytes(SPEECH)
    with pytest.raises(UserError, match="AttributeError") as caught:
        Isolated("phrasebank.readers.word", "no_such_function")(file, None)
    assert caught.value.hint


@pytest.mark.long
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is limited on Linux only")
def test_memory_is_limited(speech: Path, tmp_path: Path) -> None:
    bomb = tmp_path / "炸弹.docx"
    head, tail = (f"<w:document xmlns:w='{w}'><w:body>" for w in ("a", "b"))
    bomb.write_bytes(package({"word/document.xml": head + "<w:p/>" * (10 << 20) + tail}))
    with pytest.raises(UserError) as caught:
        read(bomb)
    assert caught.value.hint
    assert read(speech).text == "同志们："


@pytest.mark.skipif(sys.platform == "win32", reason="needs named pipes")
def test_what_is_no_regular_file_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "管道.txt"
    os.mkfifo(pipe)
    with pytest.raises(UserError, match="不是普通文件"):
        read(pipe)
