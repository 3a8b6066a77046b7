"""Rows on their way to where they are made, several together, and what they became in the order of the table."""

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from itertools import chain, islice

from drafter.batch.rows import Made, Plan, Task, make, make_all
from phrasebank.engine import LOST, Engine, OneProcess

CHUNK = 32
"""Rows that travel together: enough that sending costs little, few enough that memory and delay stay small."""


def made_by(engine: Engine, plan: Plan, tasks: Iterable[Task]) -> Iterator[Made]:
    """Make all rows. A row whose worker died is told as wrong; the others are not.

    The first rows are made here: a small table needs no other process, and what they load is there when this one is split.
    """
    if engine.remote:
        packed = pickle.dumps(replace(plan, beside=""))
        return _made_elsewhere(engine, partial(_make_remote, packed), tasks)
    if isinstance(engine, OneProcess):
        return (make(plan, task) for task in tasks)
    coming = iter(tasks)
    here = (make(plan, task) for task in islice(coming, CHUNK))
    return chain(here, _made_elsewhere(engine, partial(make_all, plan), coming))


def _made_elsewhere(
    engine: Engine, making: Callable[[Sequence[Task]], list[Made]], tasks: Iterable[Task]
) -> Iterator[Made]:
    sent: deque[tuple[Task, ...]] = deque()
    for made in engine.map(making, _noted(_chunks(tasks), sent)):
        chunk = sent.popleft()
        if made is LOST:
            told = "起草这一行的进程中断了，请再运行一次"
            yield from (Made(task.row.number, "", 0, told) for task in chunk)
        else:
            yield from made


def _make_remote(packed: bytes, tasks: Sequence[Task]) -> list[Made]:
    return make_all(_unpacked(packed), tasks)


@lru_cache(maxsize=1)
def _unpacked(packed: bytes) -> Plan:
    """The plan, the same object for every chunk: what is built once for a genre and a look is kept by them."""
    plan = pickle.loads(packed)  # noqa: S301  (made by this very run)
    assert isinstance(plan, Plan)  # noqa: S101
    return plan


def _chunks(tasks: Iterable[Task]) -> Iterator[tuple[Task, ...]]:
    source = iter(tasks)
    while chunk := tuple(islice(source, CHUNK)):
        yield chunk


def _noted(chunks: Iterable[tuple[Task, ...]], sent: "deque[tuple[Task, ...]]") -> Iterator[tuple[Task, ...]]:
    """The chunks; what has been handed out and has not come back stands in ``sent``."""
    for chunk in chunks:
        sent.append(chunk)
        yield chunk
