"""Where work runs: in this process, in a pool of processes, or on a Dask cluster. The only module that knows.

    with running("local", jobs=4) as engine:
        for result in engine.map(function, tasks):
            ...

Results come in the order of the tasks, a bounded number of tasks is under way, and a task whose worker died comes out
as ``LOST``. The function must be one that a module defines; so it works where processes are started afresh (Windows).
"""

import contextlib
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar

from phrasebank.errors import UserError

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Task = TypeVar("Task")
Result = TypeVar("Result")

AHEAD = 4
"""So many tasks a worker are under way; the results of no more are held."""


class Outcome(Enum):
    """What comes in place of a result."""

    LOST = "lost"


LOST: Literal[Outcome.LOST] = Outcome.LOST


class Engine(Protocol):
    """Somewhere to run a function over tasks; ``remote`` workers may not see this machine's files."""

    remote: bool

    def map(
        self, function: Callable[[Task], Result], tasks: Iterable[Task]
    ) -> Iterator[Result | Literal[Outcome.LOST]]:
        """The results in the order of the tasks."""
        ...


@contextlib.contextmanager
def running(where: str = "local", jobs: int = 1) -> Iterator[Engine]:
    """An engine: ``local`` with so many processes, 0 for one a core, or ``dask://host:port``.

    Raises UserError if there is no such engine or the cluster does not answer.
    """
    if where.startswith("dask://"):
        with _cluster(where.removeprefix("dask://")) as cluster:
            yield cluster
    elif where != "local":
        raise UserError(f"没有这种运行方式：{where}", hint="可用：local，或 dask://主机:端口")
    elif (jobs or os.cpu_count() or 1) == 1:
        yield OneProcess()
    else:
        with contextlib.closing(Pool(jobs or os.cpu_count() or 1)) as pool:
            yield pool


class OneProcess:
    """This process."""

    remote = False

    def map(
        self, function: Callable[[Task], Result], tasks: Iterable[Task]
    ) -> Iterator[Result | Literal[Outcome.LOST]]:
        """The results, each made when it is asked for."""
        yield from map(function, tasks)


class Pool:
    """A pool of processes on this machine, started afresh on every system, so that all behave alike.

    They start with the first tasks and stay until the pool is closed: what they have loaded serves the next tasks, too.
    """

    remote = False

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._processes: ProcessPoolExecutor | None = None

    def close(self) -> None:
        """End the processes; tasks that have not begun are dropped."""
        if self._processes is not None:
            self._processes.shutdown(wait=True, cancel_futures=True)
            self._processes = None

    def map(
        self, function: Callable[[Task], Result], tasks: Iterable[Task]
    ) -> Iterator[Result | Literal[Outcome.LOST]]:
        """The results; when a worker dies, its task is tried once more alone and the others go on in a new pool."""
        from concurrent.futures.process import BrokenProcessPool

        coming = iter(tasks)
        under_way: deque[tuple[Task, Future[Result]]] = deque()
        try:
            while True:
                while len(under_way) < self.jobs * AHEAD and (task := next(coming, LOST)) is not LOST:
                    under_way.append((task, self._submit(function, task)))
                if not under_way:
                    return
                task, future = under_way.popleft()
                try:
                    yield future.result()
                except BrokenProcessPool:
                    self._give_up()
                    yield self._alone(function, task)
                    under_way = deque((again, self._submit(function, again)) for again, _ in under_way)
        finally:
            for _, future in under_way:
                future.cancel()

    def _submit(self, function: Callable[[Task], Result], task: Task) -> "Future[Result]":
        if self._processes is None:
            self._processes = self._pool(self.jobs)
        return self._processes.submit(function, task)

    def _give_up(self) -> None:
        """Leave processes of which one has died."""
        if self._processes is not None:
            self._processes.shutdown(wait=False, cancel_futures=True)
            self._processes = None

    def _alone(self, function: Callable[[Task], Result], task: Task) -> Result | Literal[Outcome.LOST]:
        from concurrent.futures.process import BrokenProcessPool

        with self._pool(1) as pool:
            try:
                return pool.submit(function, task).result()
            except BrokenProcessPool:
                return LOST

    def _pool(self, jobs: int) -> "ProcessPoolExecutor":
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        return ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_leave_stopping_to_the_parent)


def _leave_stopping_to_the_parent() -> None:
    """Ctrl-C reaches every process of a terminal; the parent alone answers it and ends the pool."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class Cluster:
    """A Dask cluster. A worker that dies is replaced by the others; its tasks are made again by them."""

    remote = True

    def __init__(self, client: Any) -> None:
        self.client = client

    def map(
        self, function: Callable[[Task], Result], tasks: Iterable[Task]
    ) -> Iterator[Result | Literal[Outcome.LOST]]:
        """The results; a task that its workers die of again and again is lost."""
        killed = import_module("distributed.scheduler").KilledWorker
        coming = iter(tasks)
        under_way: deque[Any] = deque()
        while True:
            workers = max(1, len(self.client.nthreads()))
            while len(under_way) < workers * AHEAD and (task := next(coming, LOST)) is not LOST:
                under_way.append(self.client.submit(function, task, pure=False))
            if not under_way:
                return
            future = under_way.popleft()
            try:
                yield future.result()
            except killed:
                yield LOST
            except ModuleNotFoundError as error:
                hint = "在每个工作节点上安装同一版本：pip install drafter-zh[cluster]"
                raise UserError(f"集群的工作进程缺少 {error.name}", hint=hint) from error


@contextlib.contextmanager
def _cluster(address: str) -> Iterator[Cluster]:
    try:
        distributed: Any = import_module("distributed")
    except ImportError as error:
        hint = "先安装：pip install 'drafter-zh[cluster]'，或去掉 --engine"
        raise UserError("没有安装 Dask", hint=hint) from error
    try:
        client = distributed.Client(address, timeout=10, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        hint = "请检查地址，以及那里是否运行着 dask scheduler"
        raise UserError(f"连不上 Dask 集群：{address}", hint=hint) from error
    try:
        yield Cluster(client)
    finally:
        client.close()
