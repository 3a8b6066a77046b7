"""Rows on their way to where they are made, several together, and what they became in the order of the table."""

from collections import deque
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice

from drafter.batch.rows import Made, Plan, Task, make_all
from phrasebank.engine import LOST, Engine

CHUNK = 32
"""Rows that travel together: enough that sending costs little, few enough that memory and delay stay small."""


def made_by(engine: Engine, plan: Plan, tasks: Iterable[Task], size: int) -> Iterator[Made]:
    """Make all rows, ``size`` at a time. A row whose worker died is told as wrong; the others are not."""
    sent: deque[tuple[Task, ...]] = deque()
    for made in engine.map(partial(make_all, plan), _noted(_chunks(tasks, size), sent)):
        chunk = sent.popleft()
        if made is LOST:
            yield from (
                Made(task.row.number, "", 0, "起草这一行的进程中断了，请再运行一次") for task in chunk
            )
        else:
            yield from made


def _chunks(tasks: Iterable[Task], size: int) -> Iterator[tuple[Task, ...]]:
    source = iter(tasks)
    while chunk := tuple(islice(source, size)):
        yield chunk


def _noted(chunks: Iterable[tuple[Task, ...]], sent: "deque[tuple[Task, ...]]") -> Iterator[tuple[Task, ...]]:
    """The chunks; what has been handed out and has not come back stands in ``sent``."""
    for chunk in chunks:
        sent.append(chunk)
        yield chunk
