"""From files to a bank: which files, under which names, and that a bank is whole or untouched."""

import os
import signal
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from phrasebank.bank import schema
from phrasebank.bank.banks import opened
from phrasebank.bank.find import Query, find
from phrasebank.bank.folder import walk
from phrasebank.bank.layout import clear
from phrasebank.bank.mine import Options, Summary, mine
from phrasebank.errors import UserError
from tests.bank.banks import content
from tests.cases import REPOSITORY

SPEECH = "同志们：\n要真抓实干，维护职工合法权益。\n"
posix_only = pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
not_root = pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may do anything")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "讲话 材料"
    (made / "2024 年").mkdir(parents=True)
    (made / "2024 年" / "动员会 讲话.txt").write_text(SPEECH, encoding="gbk")
    (made / "总结.TXT").write_text("全年工作成效明显，职工满意度不断提高。", encoding="utf-8-sig")
    return made


def sources(bank: Path) -> list[str]:
    with opened(bank) as (one,):
        return [name for (name,) in one.connection.execute("SELECT name FROM source ORDER BY id")]


def rows(bank: Path) -> list[tuple[object, ...]]:
    with opened(bank) as (one,):
        return content(one.connection)


def test_names_are_relative_sorted_and_composed(folder: Path) -> None:
    (folder / unicodedata.normalize("NFD", "é 报告.txt")).write_text(SPEECH, encoding="utf-8")
    assert [f.name for f in walk([folder]).files] == ["2024 年/动员会 讲话.txt", "é 报告.txt", "总结.TXT"]


def test_two_folders_with_the_same_names_are_told_apart(tmp_path: Path) -> None:
    for name in ("甲", "乙"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "讲话.txt").write_text(f"{name}方要真抓实干。", encoding="utf-8")
    (tmp_path / "甲" / "总结.txt").write_text("要改革。", encoding="utf-8")
    found = walk([tmp_path / "甲", tmp_path / "乙", tmp_path / "甲" / "讲话.txt"]).files
    assert [f.name for f in found] == ["乙/讲话.txt", "总结.txt", "甲/讲话.txt"]


def test_what_is_no_source_is_named_with_the_reason(folder: Path) -> None:
    for name in (".隐藏.txt", "~$动员.txt", "README.txt", "图.png", "无扩展名"):
        (folder / name).write_text(SPEECH, encoding="utf-8")
    assert dict(walk([folder]).skipped) == {
        ".隐藏.txt": "隐藏文件或临时文件",
        "README.txt": "说明文件",
        "~$动员.txt": "隐藏文件或临时文件",
        "图.png": "不支持的格式 .png",
        "无扩展名": "没有扩展名",
    }


@pytest.mark.skipif(sys.platform != "linux", reason="file names of any bytes")
def test_a_name_in_gbk_bytes_is_read_as_such(tmp_path: Path) -> None:
    Path(os.fsdecode(bytes(tmp_path) + b"/" + "旧讲话".encode("gbk") + b".txt")).write_text(
        SPEECH, encoding="gbk"
    )
    bank = tmp_path / "句库.db"
    mine([tmp_path], bank)
    assert sources(bank) == ["旧讲话.txt"]


def test_every_citation_is_what_the_file_has_there(folder: Path, tmp_path: Path) -> None:
    bank = tmp_path / "句库.db"
    mine([folder], bank)
    with opened(bank) as banks:
        (hit,) = find(banks, Query(("权益",)))
    (place,) = hit.citations
    text = (folder / place.source).read_text(encoding="gbk")
    assert (text[place.start : place.end], place.sentence) == (hit.text, "要真抓实干，维护职工合法权益。")


def test_a_bad_file_is_reported_and_does_not_stop_the_run(folder: Path, tmp_path: Path) -> None:
    (folder / "坏.txt").write_bytes(b"\x00\x01\xff" * 50)
    (folder / "空.txt").write_bytes(b"")
    summary = mine([folder], tmp_path / "句库.db")
    assert len(summary.mined) == 2
    assert [Path(error.where.file).name for error in summary.failed if error.where] == ["坏.txt", "空.txt"]


def test_nothing_readable_leaves_the_old_bank(folder: Path, tmp_path: Path) -> None:
    bank = tmp_path / "句库.db"
    mine([folder], bank)
    before = rows(bank)
    (tmp_path / "坏").mkdir()
    with pytest.raises(UserError, match="没有可以读的文件"):
        mine([tmp_path / "坏"], bank)
    (tmp_path / "坏" / "空.txt").write_bytes(b"")
    with pytest.raises(UserError, match="文件是空的"):
        mine([tmp_path / "坏"], bank)
    with pytest.raises(UserError, match="没有这个文件或文件夹"):
        mine([folder, tmp_path / "没有"], bank)
    assert rows(bank) == before


def test_a_run_that_fails_leaves_no_new_file(tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_bytes(b"")
    with pytest.raises(UserError):
        mine([tmp_path / "空.txt"], tmp_path / "新.db")
    assert [p.name for p in tmp_path.iterdir()] == ["空.txt"]


def test_the_same_text_counts_once_whatever_its_encoding(folder: Path, tmp_path: Path) -> None:
    (folder / "副本.txt").write_text(SPEECH, encoding="utf-16")
    summary = mine([folder], tmp_path / "句库.db")
    assert summary.doubles == (("副本.txt", "2024 年/动员会 讲话.txt", True),)
    assert len(sources(tmp_path / "句库.db")) == 2


def test_unchanged_files_are_kept_and_the_bank_is_as_if_made_anew(folder: Path, tmp_path: Path) -> None:
    bank, fresh = tmp_path / "句库.db", tmp_path / "新.db"
    mine([folder], bank)
    assert brief(mine([folder], bank)) == ((), ("2024 年/动员会 讲话.txt", "总结.TXT"))
    (folder / "总结.TXT").write_text("要改革创新，职工满意。", encoding="utf-8")
    (folder / "2024 年" / "动员会 讲话.txt").rename(folder / "改名.txt")
    (folder / "又一篇.txt").write_text("一要真抓实干，二要改革创新。", encoding="utf-8")
    assert brief(mine([folder], bank)) == (("又一篇.txt", "总结.TXT"), ("改名.txt",))
    mine([folder], fresh)
    assert rows(bank) == rows(fresh)


def test_files_that_are_gone_leave_the_bank(folder: Path, tmp_path: Path) -> None:
    bank = tmp_path / "句库.db"
    mine([folder], bank)
    assert mine([folder / "总结.TXT"], bank).removed == ("2024 年/动员会 讲话.txt",)
    assert sources(bank) == ["总结.TXT"]
    with opened(bank) as banks:
        assert find(banks, Query(("真抓",))) == ()


def test_a_file_of_the_same_size_and_another_content_is_mined_again(folder: Path, tmp_path: Path) -> None:
    bank, path = tmp_path / "句库.db", folder / "总结.TXT"
    mine([folder], bank)
    path.write_text(path.read_text(encoding="utf-8-sig").replace("成效", "业绩"), encoding="utf-8-sig")
    assert brief(mine([folder], bank)) == (("总结.TXT",), ("2024 年/动员会 讲话.txt",))


def test_a_file_that_was_only_touched_is_not_mined_again(folder: Path, tmp_path: Path) -> None:
    bank = tmp_path / "句库.db"
    mine([folder], bank)
    (folder / "总结.TXT").touch()
    assert brief(mine([folder], bank))[0] == ()


def test_rebuild_reads_everything_again(folder: Path, tmp_path: Path) -> None:
    bank = tmp_path / "句库.db"
    mine([folder], bank)
    assert brief(mine([folder], bank, Options(rebuild=True)))[1] == ()


def brief(summary: Summary) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return summary.mined, summary.unchanged


def test_the_encoding_can_be_given(tmp_path: Path) -> None:
    (tmp_path / "讲话.txt").write_text("維護職工權益，真抓實幹。", encoding="big5")
    mine([tmp_path], tmp_path / "句库.db", Options(encoding="big5"))
    with opened(tmp_path / "句库.db") as banks:
        assert [hit.text for hit in find(banks, Query(("權益",)))] == ["維護職工權益"]


def test_an_encoding_that_does_not_exist_is_said_once(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="没有这种编码：utf-88") as caught:
        mine([folder], tmp_path / "句库.db", Options(encoding="utf-88"))
    assert str(caught.value).count("utf-88") == 1


@posix_only
def test_a_new_bank_and_its_folder_are_for_their_owner_only(folder: Path, tmp_path: Path) -> None:
    bank = tmp_path / "新 文件夹" / "句库.db"
    mine([folder], bank)
    assert (bank.stat().st_mode & 0o777, bank.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_stopping_in_the_middle_leaves_the_old_bank(folder: Path, tmp_path: Path) -> None:
    bank = tmp_path / "句库.db"
    mine([folder], bank)
    before = rows(bank)
    (folder / "又一篇.txt").write_text("要改革创新。", encoding="utf-8")

    def stop(done: int, _of: int, _name: str) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        mine([folder], bank, Options(rebuild=True, advance=stop))
    assert rows(bank) == before


@posix_only
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_the_command_with_130_and_leaves_the_old_bank(tmp_path: Path, jobs: str) -> None:
    bank, many = tmp_path / "句库.db", tmp_path / "很多"
    many.mkdir()
    (tmp_path / "一篇.txt").write_text(SPEECH, encoding="utf-8")
    mine([tmp_path / "一篇.txt"], bank)
    before = rows(bank)
    for number in range(3000):
        (many / f"{number}.txt").write_text(f"要真抓实干{number}。" + SPEECH * 20, encoding="utf-8")
    command = [sys.executable, "-m", "drafter", "mine", str(many), "--bank", str(bank), "--jobs", jobs]
    with subprocess.Popen(command, cwd=REPOSITORY, stderr=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        wait_until_open(process, bank)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.decode().strip() == f"已停下，句库还是原来的：{bank}"
    assert [p.name for p in tmp_path.iterdir() if "句库" in p.name] == ["句库.db"]
    assert rows(bank) == before


def wait_until_open(process: "subprocess.Popen[bytes]", bank: Path) -> None:
    """Wait until the run has opened its bank (files beside it show that)."""
    beside = bank.with_name(bank.name + "-shm")
    while process.poll() is None and not beside.exists():
        pass


def test_readers_see_the_old_bank_while_another_process_writes(folder: Path, tmp_path: Path) -> None:
    bank = tmp_path / "句库.db"
    mine([folder], bank)
    with schema.writing(bank) as writer, schema.transaction(writer):
        clear(writer)
        with opened(bank) as banks:
            assert [hit.text for hit in find(banks, Query(("权益",)))] == ["维护职工合法权益"]
    with opened(bank) as banks:
        assert find(banks, Query(("权益",))) == ()


def test_a_bank_that_nobody_writes_is_one_file(folder: Path, tmp_path: Path) -> None:
    bank = tmp_path / "新" / "句库.db"
    mine([folder], bank)
    rows(bank)
    assert [p.name for p in bank.parent.iterdir()] == ["句库.db"]
