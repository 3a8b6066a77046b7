"""Printing fails in plain words, or silently where the reader went away; files are not blamed."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
SPEECH = "同志们：\n一要抓落实。二要抓长效。\n"


def shell(command: str, where: Path) -> "subprocess.CompletedProcess[str]":
    call = ["bash", "-o", "pipefail", "-c", command.replace("drafter", f"{sys.executable} -m drafter", 1)]
    return subprocess.run(call, cwd=where, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "稿.txt").write_text(SPEECH * 2000, encoding="utf-8")
    return tmp_path


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    "command", ["genres", "analyze 稿.txt", "analyze 稿.txt --text", "analyze 稿.txt --json", "--help"]
)
def test_a_full_disk_behind_the_output_is_told(command: str, folder: Path) -> None:
    done = shell(f"drafter {command} > /dev/full", folder)
    assert (done.returncode, done.stderr) == (1, "错误：结果输出不了：磁盘已满\n")


@pytest.mark.parametrize("command", ["analyze 稿.txt --text", "analyze 稿.txt --json"])
def test_a_reader_who_goes_away_is_no_error_to_talk_about(command: str, folder: Path) -> None:
    done = shell(f"drafter {command} | head -1", folder)
    assert done.stderr == ""


@pytest.mark.parametrize("command", ["genres", "analyze 稿.txt", "analyze 稿.txt --text"])
def test_a_closed_output_is_no_error(command: str, folder: Path) -> None:
    done = shell(f"drafter {command} >&-", folder)
    assert (done.returncode, done.stderr) == (0, "")
