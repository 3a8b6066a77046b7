"""Where rows are made: in this process, or in several. Results come in the order of the tasks, a few at a time."""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import get_context
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")
Work = Callable[[Sequence[T]], list[R]]

CHUNK = 32
"""Rows that travel together: enough that sending costs little, few enough that memory and delay stay small."""
_WAITING = 3


class Engine(Protocol):
    """Where work is done."""

    def map(self, work: Work[T, R], tasks: Iterable[T]) -> Iterator[R]:
        """The results of all tasks in their order; no more tasks are taken than are soon worked on."""


class Here:
    """This process: one task after the other, each when its result is asked for."""

    def map(self, work: Work[T, R], tasks: Iterable[T]) -> Iterator[R]:
        return (result for task in tasks for result in work((task,)))


class Pool:
    """Several processes of this machine."""

    def __init__(self, pool: Executor, waiting: int) -> None:
        self.pool = pool
        self.waiting = waiting

    def map(self, work: Work[T, R], tasks: Iterable[T]) -> Iterator[R]:
        return chain.from_iterable(_in_order(self.pool, self.waiting, work, _chunks(tasks)))


@contextmanager
def engine_for(jobs: int) -> Iterator[Engine]:
    """An engine of so many processes."""
    if jobs < 2:
        yield Here()
        return
    # spawned on every system alike: a forked process would share locks and open files
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_leave_interrupts)
    try:
        yield Pool(pool, jobs * _WAITING)
    finally:
        pool.shutdown(cancel_futures=True)


def _in_order(
    pool: Executor, waiting: int, work: Work[T, R], chunks: Iterable[Sequence[T]]
) -> Iterator[list[R]]:
    """Hand out some chunks ahead, and take the results back in their order."""
    under_way: deque[Future[list[R]]] = deque()
    for chunk in chunks:
        under_way.append(pool.submit(work, chunk))
        if len(under_way) >= waiting:
            yield under_way.popleft().result()
    while under_way:
        yield under_way.popleft().result()


def _chunks(tasks: Iterable[T]) -> Iterator[tuple[T, ...]]:
    source = iter(tasks)
    while chunk := tuple(islice(source, CHUNK)):
        yield chunk


def _leave_interrupts() -> None:
    """Ctrl-C is for the process that writes; it ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
