"""One file to its harvest: the pure map that runs anywhere, in this process, in another, on another machine.

Files come in batches of a moderate size, so that sending them to and fro costs little.
"""

import contextlib
import gc
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from phrasebank.bank.folder import Found
from phrasebank.bank.harvest import harvest
from phrasebank.bank.packing import Packed, packed
from phrasebank.document import Document
from phrasebank.errors import Place, UserError
from phrasebank.readers import read

BATCH_BYTES = 100_000
"""A tenth of a second: at the end one worker waits so long for another."""
BATCH_FILES = 50

COLLECTING = (50_000, 20, 100)
"""So many new objects, and rounds of younger objects, between two looks for cycles; Python's own are 700, 10 and 10."""


class Job(NamedTuple):
    """A file to be mined; ``fingerprint`` and ``stamp`` tell later whether it has changed; ``data`` are its bytes for a worker that may not see the file."""

    file: Found
    fingerprint: str
    encoding: str | None
    size: int
    stamp: str
    data: bytes | None = None


Result = Packed | UserError


def work(batch: tuple[Job, ...]) -> tuple[Result, ...]:
    """Read and mine the files of a batch; what cannot be read comes out as the error that says why."""
    with seldom_collecting():
        return tuple(map(_one, batch))


@contextlib.contextmanager
def seldom_collecting() -> Iterator[None]:
    """Let Python look for cycles of dead objects seldom: mining makes millions of small tuples and hardly a cycle.

    Looking through them at the usual rate takes a twentieth of the time.
    """
    before = gc.get_threshold()
    gc.set_threshold(*COLLECTING)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _one(job: Job) -> Result:
    try:
        document = _read(job)
    except UserError as error:
        return error
    return packed(harvest(replace(document, source=job.file.name), job.fingerprint))


def _read(job: Job) -> Document:
    if job.data is None:
        return read(job.file.path, job.encoding)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / f"来源{job.file.path.suffix}"
        copy.write_bytes(job.data)
        try:
            return read(copy, job.encoding)
        except UserError as error:
            place = replace(error.where, file=str(job.file.path)) if error.where else Place(job.file.name)
            raise UserError(error.message, place, error.hint) from None


def batches(jobs: Iterable[Job]) -> Iterator[tuple[Job, ...]]:
    """The jobs in their order, in batches of a few files or one large file."""
    batch: list[Job] = []
    size = 0
    for job in jobs:
        batch.append(job)
        size += job.size
        if size >= BATCH_BYTES or len(batch) >= BATCH_FILES:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)
