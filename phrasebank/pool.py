"""Processes on this machine that make tasks: each has two pipes, tasks come in by one, results go out by the other.

A process whose pipe is closed ends at once, whatever it is doing: nothing is left behind when the one that started it
is stopped or killed. A task whose process died is given out once more; if it dies of it again, the task is ``LOST``.
"""

import contextlib
import os
import pickle
import queue
import signal
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Literal, TypeVar

from phrasebank.engine import AHEAD, LOST, Outcome
from phrasebank.errors import UserError

Task = TypeVar("Task")
Result = TypeVar("Result")

_IN_HAND = 2
"""Of the tasks under way a worker has so many at once: one that it makes, and one so that it need not wait."""
_TRIES = 2
_BAD_STARTS = 3
_MOST = 60
"""Windows cannot wait for more pipes at once."""
_THREADS = Path("/proc/self/task")


@dataclass(slots=True)
class _Order:
    """A task under way; ``function`` is pickled, once for all tasks of a map. A large one has its worker for itself."""

    number: int
    function: bytes
    task: Any
    large: bool = False
    deaths: int = 0


@dataclass(slots=True)
class _Worker:
    """A process with the orders that it has in hand, in their order, and the function that it knows."""

    process: BaseProcess
    inbox: Connection
    outbox: Connection
    orders: deque[_Order] = field(default_factory=deque)
    function: bytes = b""
    started: bool = False

    @property
    def in_hand(self) -> int:
        return _IN_HAND if any(order.large for order in self.orders) else len(self.orders)

    def give(self, order: _Order) -> None:
        function = None if order.function == self.function else order.function
        data = pickle.dumps((order.number, function, order.task))
        self.orders.append(order)
        self.inbox.send_bytes(data)
        self.function = order.function

    def close(self) -> None:
        for pipe in (self.inbox, self.outbox):
            with contextlib.suppress(OSError):
                pipe.close()


class Pool:
    """So many processes, started with the first tasks; they stay until the pool is closed.

    ``inherit``: where a system can split a process safely, workers begin with everything that this one has loaded, which
    spares them their start. They must not use what it holds open. Else they are started afresh.
    """

    remote = False

    def __init__(self, jobs: int, *, inherit: bool = False) -> None:
        self.jobs = min(jobs, _MOST)
        self.inherit = inherit
        self._workers: list[_Worker] = []
        self._waiting: deque[_Order] = deque()
        self._results: dict[int, tuple[Any, BaseException | None]] = {}
        self._wanted: set[int] = set()
        self._count = self._bad_starts = 0

    def close(self) -> None:
        """End the processes; tasks that are under way are dropped."""
        self._waiting.clear()
        for worker in self._workers:
            worker.process.kill()
            worker.close()
        for worker in self._workers:
            worker.process.join()
        self._workers.clear()

    def map(
        self, function: Callable[[Task], Result], tasks: Iterable[Task]
    ) -> Iterator[Result | Literal[Outcome.LOST]]:
        """The results in the order of the tasks. What the function raises is raised here."""
        packed, coming = pickle.dumps(function), iter(tasks)
        under_way: deque[int] = deque()
        try:
            while True:
                while len(under_way) < self.jobs * AHEAD and (task := next(coming, LOST)) is not LOST:
                    under_way.append(self._ordered(_Order(self._next(), packed, task)))
                if not under_way:
                    return
                yield self._result(under_way.popleft())
        finally:
            self._forget(under_way)

    def begin(self, function: Callable[[Task], Result], task: Task) -> Callable[[], Result]:
        """Begin one large task in a worker; what comes back waits for its result. If workers die of it, it is done here."""
        number = self._ordered(_Order(self._next(), pickle.dumps(function), task, large=True))

        def result() -> Result:
            found: Result | Literal[Outcome.LOST] = self._result(number)
            return function(task) if found is LOST else found

        return result

    def prepare(self, function: Callable[[Task], Result], task: Task) -> None:
        """Have idle workers do a task for what they load thereby; nobody waits for its result."""
        packed = pickle.dumps(function)
        for worker in [worker for worker in self._workers if not worker.orders]:
            try:
                worker.give(_Order(self._next(), packed, task))
            except OSError:  # it has just died
                self._bury(worker)

    def _next(self) -> int:
        self._count += 1
        return self._count

    def _ordered(self, order: _Order) -> int:
        self._wanted.add(order.number)
        self._waiting.append(order)
        self._hand_out()
        return order.number

    def _hand_out(self) -> None:
        """Give what waits to those who have least in hand; start a process where all are busy and one may be added."""
        while self._waiting:
            least = min(self._workers, key=lambda worker: worker.in_hand, default=None)
            if len(self._workers) < self.jobs and (least is None or least.orders):
                least = self._started()
            if least is None or least.in_hand >= _IN_HAND:
                return
            try:
                least.give(self._waiting.popleft())
            except OSError:  # it has just died
                self._bury(least)

    def _result(self, number: int) -> Any:
        while number not in self._results:
            for ready in wait([worker.outbox for worker in self._workers]):
                self._receive(next(worker for worker in self._workers if worker.outbox is ready))
            self._hand_out()
        self._wanted.discard(number)
        value, error = self._results.pop(number)
        if error is not None:
            raise error
        return value

    def _receive(self, worker: _Worker) -> None:
        try:
            answer = worker.outbox.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if answer is None:
            worker.started, self._bad_starts = True, 0
            return
        number, value, error = answer
        worker.orders.popleft()
        if number in self._wanted:
            self._results[number] = value, error

    def _bury(self, worker: _Worker) -> None:
        """Take up what a process had in hand when it died: it died of the first, the others it had not begun."""
        self._workers.remove(worker)
        worker.close()
        worker.process.join()
        if not worker.started:
            self._bad_starts += 1
            if self._bad_starts == _BAD_STARTS:
                raise UserError("工作进程启动不了", hint="去掉 --jobs，用一个进程再试")
        elif worker.orders:
            first = worker.orders[0]
            first.deaths += 1
            if first.deaths == _TRIES and first.number in self._wanted:
                worker.orders.popleft()
                self._results[first.number] = LOST, None
        self._waiting.extendleft(order for order in reversed(worker.orders) if order.number in self._wanted)

    def _forget(self, numbers: Iterable[int]) -> None:
        """Results that nobody waits for any more are thrown away when they come."""
        self._wanted.difference_update(numbers)
        for number in numbers:
            self._results.pop(number, None)
        self._waiting = deque(order for order in self._waiting if order.number in self._wanted)

    def _started(self) -> _Worker:
        forked = self.inherit and _may_fork()
        context: Any = get_context("fork" if forked else "spawn")
        (theirs_in, inbox), (outbox, theirs_out) = Pipe(duplex=False), Pipe(duplex=False)
        process = context.Process(target=_serve, args=(theirs_in, theirs_out, forked))
        process.start()
        theirs_in.close()
        theirs_out.close()
        self._workers.append(_Worker(process, inbox, outbox))
        return self._workers[-1]


def _may_fork() -> bool:
    """Whether this process may be split: no other thread of it can hold a lock that nobody would ever open.

    Libraries that know of splitting end their idle threads before (OpenBLAS, which numpy loads, has one a core): a split
    for nothing shows whether any is left.
    """
    if sys.platform != "linux" or threading.active_count() > 1 or not _THREADS.is_dir():
        return False
    if _threads() > 1:
        child = os.fork()
        if not child:
            os._exit(0)
        os.waitpid(child, 0)
    return _threads() == 1


def _threads() -> int:
    return len(list(_THREADS.iterdir()))


def _serve(inbox: Connection, outbox: Connection, forked: bool) -> None:
    """A worker's life."""
    # Ctrl-C reaches every process of a terminal; the one that started this one alone answers it
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if forked:
        _let_go(inbox.fileno(), outbox.fileno())
    messages: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(inbox, messages), daemon=True).start()
    function: Callable[[Any], Any] | None = None
    with contextlib.suppress(OSError):
        outbox.send(None)
        while True:
            number, given, task = pickle.loads(messages.get())  # noqa: S301  (sent by the one that started this)
            function = pickle.loads(given) if given is not None else function  # noqa: S301
            outbox.send_bytes(_answer(number, function, task))


def _let_go(*kept: int) -> None:
    """Close what came with the split: other workers' pipes must end with the process that made them, locks too."""
    for entry in os.listdir("/proc/self/fd"):  # noqa: PTH208  (numbers, no paths)
        if (number := int(entry)) > 2 and number not in kept:
            with contextlib.suppress(OSError):
                os.close(number)


def _listen(inbox: Connection, messages: "queue.SimpleQueue[bytes]") -> None:
    """Take tasks in while others are made, and end with whoever sends them."""
    while True:
        try:
            messages.put(inbox.recv_bytes())
        except (EOFError, OSError):
            os._exit(0)


def _answer(number: int, function: Callable[[Any], Any] | None, task: Any) -> bytes:
    assert function is not None  # noqa: S101  (it comes with the first task)
    try:
        return pickle.dumps((number, function(task), None))
    except Exception as error:
        error.add_note(f"In a worker process:\n{traceback.format_exc()}")
        with contextlib.suppress(Exception):
            told = pickle.dumps((number, None, error))
            pickle.loads(told)  # noqa: S301  (what cannot be read there is told in another form)
            return told
        return pickle.dumps((number, None, RuntimeError("".join(traceback.format_exception(error)))))
