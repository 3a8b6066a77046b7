"""What can be wrong with a bank: one clear message, and the command that mends it."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from drafter.commands.bankview import stopped, summary_lines
from phrasebank.bank import build, schema
from phrasebank.bank.banks import opened
from phrasebank.bank.find import Query, find
from phrasebank.bank.layout import VERSION, clear
from phrasebank.bank.mine import Options, mine
from phrasebank.errors import UserError

LINES = 600


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "讲话.txt"
    lines = (f"第{n}个方面要真抓实干，维护职工合法权益{n}。" for n in range(LINES))
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def bank(source: Path, tmp_path: Path) -> Path:
    path = tmp_path / "句库.db"
    mine([source], path)
    return path


def problem(bank: Path) -> str:
    """What a lookup says about a bank."""
    with pytest.raises(UserError) as caught, opened(bank) as banks:
        find(banks, Query(("职工",), limit=5000))
    return str(caught.value).replace(str(bank.parent), "")


def hits(bank: Path) -> int:
    with opened(bank) as banks:
        return len(find(banks, Query(("职工",), limit=5000)))


def stamp(bank: Path, version: int) -> None:
    connection = sqlite3.connect(bank)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()


def test_a_bank_that_is_not_there(tmp_path: Path) -> None:
    assert problem(tmp_path / "无.db") == (
        "/无.db：没有这个句库\n  提示：先建立它：drafter mine 来源文件夹 --bank /无.db"
    )


def test_a_folder_is_no_bank(tmp_path: Path, source: Path) -> None:
    (tmp_path / "夹").mkdir()
    assert "这是一个文件夹" in problem(tmp_path / "夹")
    with pytest.raises(UserError, match="这是一个文件夹"):
        mine([source], tmp_path / "夹")


def test_a_name_that_the_system_refuses(tmp_path: Path, source: Path) -> None:
    long = tmp_path / ("长" * 300)
    assert "文件名太长" in problem(long)
    for paths, bank in (([source], long), ([long], tmp_path / "句库.db")):
        with pytest.raises(UserError, match="文件名太长"):
            mine(paths, bank)


def test_an_empty_file_is_no_bank_but_may_become_one(tmp_path: Path, source: Path) -> None:
    empty = tmp_path / "空.db"
    empty.touch()
    assert "空的" in problem(empty)
    mine([source], empty)
    assert hits(empty) >= LINES


@pytest.mark.parametrize(("version", "age"), [(VERSION + 1, "较新"), (VERSION - 1, "较旧")])
def test_a_bank_of_another_version_names_the_command_and_is_made_anew(
    bank: Path, source: Path, version: int, age: str
) -> None:
    stamp(bank, version)
    assert problem(bank) == (
        f"/句库.db：这个句库由{age}版本的程序建立，格式不同\n"
        "  提示：句库由来源文件生成，可以重建：drafter mine 来源文件夹 --bank /句库.db"
    )
    assert mine([source], bank).mined == ("讲话.txt",)
    assert hits(bank) >= LINES


def test_somebody_elses_database_is_refused_and_left_alone(tmp_path: Path, source: Path) -> None:
    other = tmp_path / "别的.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE 通讯录 (姓名)")
    connection.commit()
    connection.close()
    before = other.read_bytes()
    assert "别的数据库" in problem(other)
    with pytest.raises(UserError, match="没有动它"):
        mine([source], other)
    assert other.read_bytes() == before


def test_a_document_named_by_mistake_is_refused_and_left_alone(source: Path) -> None:
    before = source.read_bytes()
    assert "不是句库" in problem(source)
    with pytest.raises(UserError, match="没有动它"):
        mine([source], source)
    assert source.read_bytes() == before


def test_a_cut_off_bank_names_the_command_and_is_made_anew(bank: Path, source: Path) -> None:
    os.truncate(bank, bank.stat().st_size // 3)
    assert "drafter mine 来源文件夹 --bank /句库.db --rebuild" in problem(bank)
    mine([source], bank, Options(rebuild=True))
    assert hits(bank) >= LINES


def test_a_bank_with_overwritten_pages_names_the_command_and_is_made_anew(bank: Path, source: Path) -> None:
    with bank.open("r+b") as stream:
        stream.seek(4096)
        stream.write(os.urandom(0) + b"\xa5" * (bank.stat().st_size - 4096))
    assert "已损坏" in problem(bank)
    assert "重建\t原来的句库已损坏，已用这次的 1 篇来源重新建立" in list(summary_lines(mine([source], bank)))
    assert hits(bank) >= LINES


def test_a_damaged_bank_stays_until_another_is_made_and_that_is_said(
    bank: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.truncate(bank, bank.stat().st_size // 3)
    before = bank.read_bytes()

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "best", stop)
    with pytest.raises(KeyboardInterrupt):
        mine([source], bank)
    assert bank.read_bytes() == before
    assert not list(bank.parent.glob(".*"))
    assert stopped(bank).startswith("已停下，原来的句库已损坏，还没有重新建成")


def test_after_a_stop_there_is_the_old_bank_or_none(bank: Path) -> None:
    assert stopped(bank) == f"已停下，句库还是原来的：{bank}"
    assert stopped(bank.with_name("没有.db")) == f"已停下，没有建成句库：{bank.with_name('没有.db')}"


def test_a_bank_of_another_version_is_made_anew_and_that_is_said(bank: Path, source: Path) -> None:
    connection = sqlite3.connect(bank)
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    told = "重建\t原来的句库由别的版本建立，已用这次的 1 篇来源重新建立"
    assert told in list(summary_lines(mine([source], bank)))
    assert not any(line.startswith("重建") for line in summary_lines(mine([source], bank)))


def test_a_bank_without_its_tables_is_damaged(bank: Path, source: Path) -> None:
    connection = sqlite3.connect(bank)
    connection.execute("DROP TABLE occurrence")
    connection.close()
    assert "已损坏" in problem(bank)
    mine([source], bank, Options(rebuild=True))
    assert hits(bank) >= LINES


def test_a_bank_that_another_process_is_filling(
    bank: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "WAIT_SECONDS", 0.1)
    other = sqlite3.connect(bank, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(UserError, match="正被另一个程序占用"):
        mine([source], bank, Options(rebuild=True))
    other.execute("ROLLBACK")
    other.close()
    assert hits(bank) >= LINES


def test_a_bank_in_a_read_only_folder_can_be_read(bank: Path, tmp_path: Path) -> None:
    disk = tmp_path / "光盘"
    disk.mkdir()
    shutil.copy(bank, disk / "句库.db")
    disk.chmod(0o500)
    try:
        assert hits(disk / "句库.db") >= LINES
    finally:
        disk.chmod(0o700)


def test_a_new_bank_is_filled_by_one_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bank = tmp_path / "句库.db"
    monkeypatch.setattr(schema, "WAIT_SECONDS", 0.1)
    with schema.writing(bank) as first:
        with pytest.raises(UserError, match="占用"), schema.writing(bank):
            pass
        with schema.transaction(first):
            clear(first)
    schema.open_bank(bank).close()


def fill_a_small_disk(path: Path) -> None:
    with schema.writing(path) as connection:
        connection.execute("PRAGMA max_page_count = 4")
        with schema.transaction(connection):
            connection.execute("CREATE TABLE t (x)")
            connection.execute("INSERT INTO t VALUES (zeroblob(1000000))")


def test_a_full_disk_is_told_and_leaves_no_bank(tmp_path: Path) -> None:
    path = tmp_path / "句库.db"
    with pytest.raises(UserError) as caught:
        fill_a_small_disk(path)
    assert "磁盘已满" in str(caught.value)
    assert not path.exists()
