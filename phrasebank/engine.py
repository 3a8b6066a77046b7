"""Where work runs: in this process, in a pool of processes, or on a Dask cluster. The only module that knows.

    with running("local", jobs=4) as engine:
        for result in engine.map(function, tasks):
            ...

Results come in the order of the tasks, a bounded number of tasks is under way, and a task whose worker died comes out
as ``LOST``. The function must be one that a module defines; so it works where processes are started afresh (Windows).
"""

import contextlib
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from importlib import import_module
from typing import Any, Literal, Protocol, TypeVar

from phrasebank.errors import UserError

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

    def begin(self, function: Callable[[Task], Result], task: Task) -> Callable[[], Result]:
        """Begin one large task beside what this process goes on to do; what comes back waits for its result."""
        ...

    def prepare(self, function: Callable[[Task], Result], task: Task) -> None:
        """Have idle workers do a task for what they load thereby; nobody waits for its result."""
        ...


@contextlib.contextmanager
def running(where: str = "local", jobs: int = 1, *, inherit: bool = False) -> Iterator[Engine]:
    """An engine: ``local`` with so many processes, 0 for one a core, or ``dask://host:port``.

    ``inherit`` says that the functions use nothing that this process holds open, so that workers may begin as copies
    of it (see ``pool``). Raises UserError if there is no such engine or the cluster does not answer.
    """
    if where.startswith("dask://"):
        with _cluster(where.removeprefix("dask://")) as cluster:
            yield cluster
    elif where != "local":
        raise UserError(f"没有这种运行方式：{where}", hint="可用：local，或 dask://主机:端口")
    elif (jobs or os.cpu_count() or 1) == 1:
        yield OneProcess()
    else:
        from phrasebank.pool import Pool

        with contextlib.closing(Pool(jobs or os.cpu_count() or 1, inherit=inherit)) as pool:
            yield pool


class OneProcess:
    """This process."""

    remote = False

    def map(
        self, function: Callable[[Task], Result], tasks: Iterable[Task]
    ) -> Iterator[Result | Literal[Outcome.LOST]]:
        """The results, each made when it is asked for."""
        yield from map(function, tasks)

    def begin(self, function: Callable[[Task], Result], task: Task) -> Callable[[], Result]:
        """The result is made at once."""
        result = function(task)
        return lambda: result

    def prepare(self, function: Callable[[Task], Result], task: Task) -> None:
        """There is nobody to prepare."""


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

    def begin(self, function: Callable[[Task], Result], task: Task) -> Callable[[], Result]:
        """The result is made here and at once: to send a large task costs more than to do it."""
        return OneProcess().begin(function, task)

    def prepare(self, function: Callable[[Task], Result], task: Task) -> None:
        """What others' workers load is their matter."""


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
