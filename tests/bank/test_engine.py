"""Where work runs makes no difference: one process, a pool, a cluster, and workers that die on the way."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from phrasebank.bank.banks import opened
from phrasebank.bank.mine import Options, mine
from phrasebank.engine import LOST, running
from phrasebank.errors import UserError
from tests.bank.banks import content
from tests.cases import REPOSITORY


def squared(number: int) -> int:
    return number * number


def squared_but_for_seven(number: int) -> int:
    if number == 7:
        os._exit(1)
    return number * number


def squared_unless_marked(task: tuple[int, Path]) -> int:
    """Die at the first sight of 7; the mark says that it was seen."""
    number, mark = task
    if number == 7 and not mark.exists():
        mark.touch()
        os._exit(1)
    return number * number


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "文稿"
    made.mkdir()
    for number in range(120):
        text = f"同志们：\n一要真抓实干第{number}项，二要维护职工权益。\n大家要同心协力，再创佳绩{number % 7}。\n"
        (made / f"{number:03}.txt").write_text(text * (1 + number % 3), encoding="utf-8")
    (made / "坏.txt").write_bytes(b"\x00\x01\xff" * 50)
    return made


def dump(bank: Path) -> list[tuple[object, ...]]:
    with opened(bank) as (one,):
        return content(one.connection)


@pytest.mark.parametrize("jobs", [1, 2], ids=["one", "pool"])
def test_results_come_in_the_order_of_the_tasks(jobs: int) -> None:
    with running("local", jobs) as engine:
        assert list(engine.map(squared, range(40))) == [n * n for n in range(40)]
        assert list(engine.map(squared, [])) == []


def refused(number: int) -> int:
    if number == 3:
        raise ValueError("三")
    return number


@pytest.mark.parametrize("inherit", [True, False], ids=["split off", "started afresh"])
def test_workers_that_are_split_off_and_those_started_afresh_do_the_same(inherit: bool) -> None:
    with running("local", 2, inherit=inherit) as pool:
        assert list(pool.map(squared, range(40))) == [n * n for n in range(40)]
        assert list(pool.map(squared_but_for_seven, range(9))) == [
            LOST if n == 7 else n * n for n in range(9)
        ]


def test_what_a_task_raises_is_raised_where_its_result_is_wanted() -> None:
    with running("local", 2, inherit=True) as pool:
        results = pool.map(refused, range(6))
        assert [next(results) for _ in range(3)] == [0, 1, 2]
        with pytest.raises(ValueError, match="三"):
            next(results)


class OddError(Exception):
    """Cannot be sent: it wants two arguments and keeps one."""

    def __init__(self, said: str, of: int) -> None:
        super().__init__(f"{said} {of}")


def odd(number: int) -> int:
    raise OddError("坏了", number)


def test_an_error_that_cannot_be_sent_is_told_all_the_same() -> None:
    with running("local", 2, inherit=True) as pool, pytest.raises(RuntimeError, match="坏了 1"):
        list(pool.map(odd, [1]))


def test_results_and_tasks_larger_than_a_pipe_do_not_wait_for_each_other() -> None:
    tasks = [bytes([n]) * 1_000_000 for n in range(12)]
    with running("local", 2, inherit=True) as pool:
        assert list(pool.map(bytes.upper, tasks)) == [task.upper() for task in tasks]


def loaded(module: str) -> bool:
    return module in sys.modules


def died(number: int) -> int:
    if os.getpid() != PARENT:
        os._exit(1)
    return number + 1


PARENT = os.getpid()


@pytest.mark.parametrize("jobs", [1, 2], ids=["one", "pool"])
def test_a_large_task_is_done_beside_others(jobs: int) -> None:
    with running("local", jobs) as engine:
        late = engine.begin(squared, 12)
        assert list(engine.map(squared, range(40))) == [n * n for n in range(40)]
        assert late() == 144


@pytest.mark.skipif(sys.platform != "linux", reason="splits processes on Linux only")
def test_a_large_task_that_workers_die_of_is_done_by_the_process_itself() -> None:
    with running("local", 2, inherit=True) as pool:
        late = pool.begin(died, 1)
        assert list(pool.map(squared, range(9))) == [n * n for n in range(9)]
        assert late() == 2


def load(name: str) -> str:
    sys.modules.setdefault(f"loaded {name}", sys)
    return name


def test_idle_workers_are_prepared_and_nobody_waits_for_it() -> None:
    with running("local", 2) as pool:
        assert list(pool.map(load, "甲乙丙丁")) == [*"甲乙丙丁"]
        pool.prepare(load, "戊")
        assert set(pool.map(loaded, ["loaded 戊"] * 9)) == {True}


SPLIT = """
import sys
import numpy
from phrasebank.engine import running
from tests.bank.test_engine import loaded

sys.modules["told apart by this"] = numpy
if __name__ == "__main__":
    with running("local", 2, inherit=True) as pool:
        print(set(pool.map(loaded, ["told apart by this"] * 9)))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="splits processes on Linux only")
def test_a_process_that_has_loaded_numpy_is_split_all_the_same(tmp_path: Path) -> None:
    script = tmp_path / "分.py"
    script.write_text(SPLIT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    )
    assert done.stdout == "{True}\n"


SLOW = """
import os, sys, time
from phrasebank.engine import running

def pids(_):
    time.sleep(0.05)
    return os.getpid()

if __name__ == "__main__":
    with running("local", 2, inherit=sys.argv[1] == "split") as pool:
        for pid in pool.map(pids, range(10_000)):
            print(pid, flush=True)
"""


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no /proc")
@pytest.mark.parametrize("way", ["split", "afresh"])
def test_workers_end_when_the_process_that_started_them_is_killed(way: str, tmp_path: Path) -> None:
    script = tmp_path / "慢.py"
    script.write_text(SLOW, encoding="utf-8")
    process = subprocess.Popen([sys.executable, str(script), way], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    workers = {process.stdout.readline().strip() for _ in range(12)}
    process.kill()
    process.communicate()
    until = time.monotonic() + 20
    while (left := [pid for pid in workers if running_still(pid)]) and time.monotonic() < until:
        time.sleep(0.01)
    assert (len(workers), left) == (2, [])


def running_still(pid: str) -> bool:
    """Whether a process is there; one that has ended and that nobody has asked for is not."""
    status = Path(f"/proc/{pid}/stat")
    try:
        return status.read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_pool_that_is_left_in_the_middle_goes_on_with_other_tasks() -> None:
    with running("local", 2) as engine:
        assert next(iter(engine.map(squared, range(40)))) == 0
        assert list(engine.map(squared, [3, 4])) == [9, 16]


def test_a_task_that_its_worker_dies_of_is_lost_and_the_others_are_not() -> None:
    with running("local", 2) as pool:
        results = list(pool.map(squared_but_for_seven, range(12)))
    assert results == [LOST if n == 7 else n * n for n in range(12)]


def test_a_worker_that_dies_once_loses_nothing(tmp_path: Path) -> None:
    tasks = [(n, tmp_path / "标记") for n in range(12)]
    with running("local", 2) as pool:
        assert list(pool.map(squared_unless_marked, tasks)) == [n * n for n in range(12)]


def test_a_pool_makes_the_same_bank(folder: Path, tmp_path: Path) -> None:
    one = mine([folder], tmp_path / "一.db")
    with running("local", 2) as engine:
        two = mine([folder], tmp_path / "二.db", Options(engine=engine))
    assert dump(tmp_path / "一.db") == dump(tmp_path / "二.db")
    assert (one.mined, [str(e) for e in one.failed]) == (two.mined, [str(e) for e in two.failed])


def test_an_engine_that_does_not_exist_is_said_to_be_so() -> None:
    with pytest.raises(UserError, match="没有这种运行方式：云"), running("云"):
        pass


def test_a_cluster_that_does_not_answer_is_said_to_be_so(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    with pytest.raises(UserError, match="连不上 Dask 集群"), running("dask://没有 这个地址"):
        pass


@pytest.fixture
def cluster() -> Iterator[Any]:
    distributed: Any = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as made:
        yield made


@pytest.mark.long
def test_a_cluster_makes_the_same_bank_even_when_a_worker_is_killed(
    cluster: Any, folder: Path, tmp_path: Path
) -> None:
    mine([folder], tmp_path / "一.db")
    address = cluster.scheduler_address.removeprefix("tcp://")
    victims = [worker.pid for worker in cluster.workers.values()][:1]

    def kill(done: int, _of: int, _name: str) -> None:
        if done >= 20 and victims:
            os.kill(victims.pop(), signal.SIGKILL)

    with running(f"dask://{address}") as engine:
        summary = mine([folder], tmp_path / "集群.db", Options(engine=engine, advance=kill))
    assert not victims
    assert dump(tmp_path / "一.db") == dump(tmp_path / "集群.db")
    assert [str(error) for error in summary.failed] == [
        f"{folder / '坏.txt'}：这不是文本文件，或编码无法识别\n  提示：请给出文本文件（.txt）；若是 Word 文件，请另存为“纯文本”"
    ]
