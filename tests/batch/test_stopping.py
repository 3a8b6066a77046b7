"""Stopped anywhere, the same command goes on: whole files only, no row lost, nothing done twice."""

import csv
import errno
import random
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from drafter.batch import RowResult, Status, job_for, run
from drafter.batch.ledger import LEDGER, Ledger
from phrasebank.errors import Place, UserError
from tests.drafting.shown import HOUSE

HEADER = "会议名称,时间,议程,重点工作,人数"
ROW = "工作会{},2026年3月6日 9:00,听取报告；领导讲话,提高认识；狠抓落实,{}"
MOMENTS = random.Random(20260306)  # noqa: S311


class Folder:
    """A table of so many rows and the folder that it is drafted into."""

    def __init__(self, home: Path, rows: int) -> None:
        self.table, self.out, self.rows = home / "表.csv", home / "稿", rows
        self.write(30)

    def write(self, people: int) -> None:
        lines = (ROW.format(number, people) for number in range(self.rows))
        self.table.write_text("\n".join((HEADER, *lines)), encoding="utf-8")

    def start(self, *options: str, house: Path = HOUSE) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "drafter", "batch", str(self.table), "--genre", "试验"]
        options = ("-o", str(self.out), "--house", str(house), *options)
        return subprocess.Popen([*command, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def run(self, force: bool = False) -> list[RowResult]:
        results: list[RowResult] = []
        run(self.table, job_for("试验", self.out, "docx", house=HOUSE, force=force), results.append)
        return results

    @property
    def documents(self) -> list[Path]:
        return sorted(self.out.glob("[!.]*.docx"))

    def check(self) -> None:
        """Every document is whole and nothing else lies about."""
        for path in self.documents:
            with zipfile.ZipFile(path) as archive:
                assert archive.testzip() is None
                assert path.stem.removeprefix("工作会") in archive.read("word/document.xml").decode()

    def report(self) -> list[list[str]]:
        return list(csv.reader((self.out / "report.csv").read_text(encoding="utf-8-sig").splitlines()))


def killed(folder: Folder, share: float, *options: str) -> int:
    """Start the command, kill it when that share of the documents is there, and count them."""
    process = folder.start(*options)
    until = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < until:
        if folder.out.is_dir() and len(folder.documents) >= share * folder.rows:
            break
        time.sleep(0.002)
    process.kill()
    process.communicate()
    return len(folder.documents)


def test_a_full_disk_is_told_with_what_to_do_and_leaves_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Folder(tmp_path, 3)

    def full(_file: int, _data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr("drafter.batch.ledger.os.write", full)
        with pytest.raises(UserError, match="磁盘已满") as told:
            folder.run()
    assert told.value.hint == "用 -o 换一个文件夹，或腾出空间后再试"
    assert not folder.out.exists()
    assert [result.status for result in folder.run()] == [Status.OK] * 3


def test_a_disk_that_is_full_before_the_report_leaves_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Folder(tmp_path, 0)

    def full(path: Path, _write: object) -> None:
        raise UserError("写不进去：磁盘已满", Place(str(path)))

    monkeypatch.setattr(sys.modules["drafter.batch.run"], "write_whole", full)
    with pytest.raises(UserError, match="磁盘已满"):
        folder.run()
    assert not folder.out.exists()


def test_what_was_in_a_folder_stays_when_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Folder(tmp_path, 3)
    folder.out.mkdir()
    (folder.out / "手写.txt").write_text("留着", encoding="utf-8")

    def full(_file: int, _data: bytes) -> int:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr("drafter.batch.ledger.os.write", full)
    with pytest.raises(UserError, match="磁盘只读"):
        folder.run()
    assert [path.name for path in folder.out.iterdir()] == ["手写.txt"]


def check_goes_on(folder: Folder, share: float, *options: str) -> None:
    there = killed(folder, share, *options)
    folder.check()
    results = folder.run()
    assert [result.row for result in results] == list(range(2, folder.rows + 2))
    counts = {status: sum(r.status is status for r in results) for status in Status}
    assert counts == {
        Status.OK: folder.rows - there,
        Status.UNCHANGED: there,
        Status.ERROR: 0,
        Status.EDITED: 0,
        Status.LEFT_OUT: 0,
    }
    folder.check()
    assert len(folder.documents) == folder.rows
    assert len(folder.report()) == folder.rows + 1
    assert not list(folder.out.glob(".~*"))


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("share", [0.0, 0.3, 0.8])
def test_killed_it_goes_on_where_it_stopped(share: float, tmp_path: Path) -> None:
    check_goes_on(Folder(tmp_path, 200), share)


@pytest.mark.long
@pytest.mark.parametrize("share", [MOMENTS.random() for _ in range(50)])
def test_killed_at_any_moment_it_goes_on(share: float, tmp_path: Path) -> None:
    check_goes_on(Folder(tmp_path, 1000), share)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_killed_while_it_replaces_files_nothing_of_its_own_counts_as_edited(tmp_path: Path) -> None:
    folder = Folder(tmp_path, 200)
    folder.run()
    folder.write(31)
    process = folder.start()
    time.sleep(0.5)
    process.kill()
    process.communicate()
    folder.write(32)
    assert {result.status for result in folder.run()} == {Status.OK}


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT")
@pytest.mark.parametrize("options", [(), ("--jobs", "2")], ids=["one process", "two processes"])
def test_ctrl_c_says_how_far_it_came_and_the_same_command_goes_on(
    options: tuple[str, ...], tmp_path: Path
) -> None:
    folder = Folder(tmp_path, 2000)
    process = folder.start(*options)
    while not (folder.out.is_dir() and folder.documents):
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    printed, said = process.communicate(timeout=30)
    folder.check()
    done = folder.report()[1:]
    assert process.returncode == 130
    assert printed == b""
    assert said.decode().splitlines() == [
        f"已停下，做完 {len(done)} 行，逐行结果见 {folder.out / 'report.csv'}；再运行同一条命令，就接着做"
    ]
    assert [(row, file, status) for row, file, status, _ in done] == [
        (str(number + 2), f"工作会{number}.docx", "完成") for number in range(len(done))
    ]
    assert not list(folder.out.glob(".~*"))
    made = len(folder.documents)
    assert len(done) <= made <= len(done) + 1
    assert [r.status for r in folder.run()] == [Status.UNCHANGED] * made + [Status.OK] * (2000 - made)


def test_a_record_that_was_cut_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    folder = Folder(tmp_path, 3)
    folder.run()
    record = folder.out / LEDGER
    record.write_bytes(record.read_bytes()[:-5])
    assert [r.status for r in folder.run()] == [Status.UNCHANGED] * 3
    folder.write(31)
    assert [r.status for r in folder.run()] == [Status.OK] * 3


def test_a_record_holds_no_more_than_counts_however_often_rows_change(tmp_path: Path) -> None:
    folder = Folder(tmp_path, 20)
    sizes = []
    for people in range(30, 42):
        folder.write(people)
        assert [r.status for r in folder.run()] == [Status.OK] * 20
        sizes.append(len((folder.out / LEDGER).read_text(encoding="utf-8").splitlines()))
    assert max(sizes) <= 1 + 5 * 20
    assert [r.status for r in folder.run()] == [Status.UNCHANGED] * 20
    folder.documents[0].write_bytes(b"edited")
    folder.write(50)
    assert [r.status for r in folder.run()].count(Status.EDITED) == 1
    assert not list(folder.out.glob(".~*"))


def test_a_compacted_record_is_still_held(tmp_path: Path) -> None:
    folder = Folder(tmp_path, 1)
    for people in range(30, 35):
        folder.write(people)
        folder.run()
    with Ledger(folder.out), pytest.raises(UserError, match="另一个 drafter batch"):
        folder.run()


def test_without_the_record_no_file_is_overwritten(tmp_path: Path) -> None:
    folder = Folder(tmp_path, 2)
    folder.run()
    (folder.out / LEDGER).unlink()
    folder.write(31)
    assert [r.status for r in folder.run()] == [Status.EDITED] * 2
    assert [r.status for r in folder.run(force=True)] == [Status.OK] * 2


def test_a_changed_template_makes_the_documents_new(tmp_path: Path) -> None:
    house = tmp_path / "单位"
    genre = house / "试验"
    genre.mkdir(parents=True)
    for source in (HOUSE / "试验").iterdir():
        (genre / source.name).write_bytes(source.read_bytes())
    folder = Folder(tmp_path, 1)
    statuses = []
    for added in ("", "", "\n另起一段。\n"):
        template = genre / "正文.j2"
        template.write_text(template.read_text(encoding="utf-8") + added, encoding="utf-8")
        # a process keeps the templates that it has read
        folder.start(house=house).communicate(timeout=60)
        statuses.append(folder.report()[1][2])
    assert statuses == [Status.OK, Status.UNCHANGED, Status.OK]


def test_two_runs_do_not_write_into_one_folder(tmp_path: Path) -> None:
    folder = Folder(tmp_path, 1)
    folder.run()
    with Ledger(folder.out), pytest.raises(UserError, match="另一个 drafter batch"):
        folder.run()


def check_same(home: Path, *options: str) -> None:
    alone, together = (Folder(_made(home, name), 100) for name in ("一", "二"))
    process = together.start(*options)
    alone.run()
    _, said = process.communicate(timeout=120)
    assert process.returncode == 0, said.decode()
    assert alone.report() == together.report()
    assert [p.read_bytes() for p in alone.documents] == [p.read_bytes() for p in together.documents]


def test_several_processes_give_the_same_files_and_report(tmp_path: Path) -> None:
    check_same(tmp_path, "--jobs", "2")


def test_where_no_process_can_be_split_they_are_started_afresh_and_give_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone, together = (Folder(_made(tmp_path, name), 100) for name in ("一", "二"))
    told = alone.run()
    monkeypatch.setattr("phrasebank.pool._may_fork", lambda: False)
    results: list[RowResult] = []
    run(together.table, job_for("试验", together.out, "docx", house=HOUSE), results.append, jobs=2)
    assert results == told
    assert [p.read_bytes() for p in alone.documents] == [p.read_bytes() for p in together.documents]
    assert not list(together.out.glob(".~*"))


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_two_processes_killed_together_go_on_where_they_stopped(tmp_path: Path) -> None:
    check_goes_on(Folder(tmp_path, 400), 0.4, "--jobs", "2")


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("share", [MOMENTS.random() for _ in range(20)])
def test_two_processes_killed_at_any_moment_go_on(share: float, tmp_path: Path) -> None:
    check_goes_on(Folder(tmp_path, 1000), share, "--jobs", "2")


@pytest.mark.long
def test_a_cluster_gives_the_same_files_and_report(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        address = cluster.scheduler_address.removeprefix("tcp://")
        check_same(tmp_path, "--engine", f"dask://{address}")


def _made(home: Path, name: str) -> Path:
    (home / name).mkdir()
    return home / name
