"""Gathering what a bank is to hold: each file is known from the last time, or read and mined, or fails.

A file is known by its size, times and number on the disk, or else by the hash of its bytes: one that was only touched,
moved or renamed is read, but not mined again.
"""

import hashlib
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from phrasebank.bank import doubles, schema, staging
from phrasebank.bank.decisions import Decisions
from phrasebank.bank.doubles import Double
from phrasebank.bank.folder import Found
from phrasebank.bank.recipe import recipe
from phrasebank.bank.staging import Staging
from phrasebank.bank.work import Job, Result, batches, work
from phrasebank.engine import LOST, Engine, OneProcess
from phrasebank.errors import Place, UserError, os_reason

FORGOTTEN = "已用 bank forget 去掉"

Advance = Callable[[int, int, str], object]
"""Told after each file: how many were done before it, of how many, and the file's name."""


class Options(NamedTuple):
    """How a run goes: ``rebuild`` takes nothing from the old bank, ``add`` keeps what is not named."""

    encoding: str | None = None
    rebuild: bool = False
    add: bool = False
    engine: Engine = OneProcess()
    advance: Advance = lambda *_: None


class Known(NamedTuple):
    """A source of the old bank whose mined result is still good; ``id`` is None for a double, ``file`` its file's hash."""

    id: int | None
    name: str
    hash: str
    file: str
    sketch: bytes


@dataclass(slots=True)
class Gathering:
    """The state of one run; what is good of the old bank by the hashes of files and by their stamps and names."""

    staging: Staging
    options: Options
    decisions: Decisions
    of: int
    known: dict[str, Known] = field(default_factory=dict)
    stamped: dict[tuple[str, str], Known] = field(default_factory=dict)
    done: int = 0
    kept: dict[int, str] = field(default_factory=dict)
    texts: set[str] = field(default_factory=set)
    mined: set[str] = field(default_factory=set)
    forgotten: list[tuple[str, str]] = field(default_factory=list)
    failed: list[UserError] = field(default_factory=list)

    @property
    def corrections(self) -> list[tuple[str, str, str]]:
        """Dates and genres that the user gave."""
        return sorted((s.name, s.date, s.genre) for s in self.decisions.sources if s.date or s.genre)

    def is_forgotten(self, name: str, text: str) -> bool:
        """Whether the user wants nothing of a source with this name or this text's hash."""
        if any(s.forgotten and (s.name == name or s.hash == text) for s in self.decisions.sources):
            self.forgotten.append((name, FORGOTTEN))
            return True
        return False

    def advance(self, name: str) -> None:
        self.options.advance(min(self.done, self.of - 1), self.of, name)
        self.done += 1


def recall(run: Gathering) -> None:
    """Learn which sources and doubles of the old bank this recipe made."""
    if not schema.is_current(run.staging.connection):
        return
    query = (
        "SELECT stamp, NULL, name, hash, file, sketch FROM double WHERE recipe = ?1"
        " UNION ALL SELECT stamp, id, name, hash, file, sketch FROM source WHERE recipe = ?1"
    )
    for stamp, *rest in run.staging.connection.execute(query, (recipe(),)):
        known = Known(*rest)
        run.known[known.file] = run.stamped[known.name, stamp] = known


def gather(run: Gathering, files: Sequence[Found]) -> None:
    """Stage what the files hold: what is known is noted, the rest is mined wherever the engine works."""
    under_way: deque[tuple[Job, ...]] = deque()

    def noted() -> Iterator[tuple[Job, ...]]:
        for batch in batches(_jobs(run, files)):
            under_way.append(batch)
            yield batch

    for results in run.options.engine.map(work, noted()):
        batch = under_way.popleft()
        for job, result in zip(batch, _one_by_one(run, batch) if results is LOST else results, strict=True):
            run.advance(job.file.name)
            _stage(run, result, job.stamp)


def _jobs(run: Gathering, files: Iterable[Found]) -> Iterator[Job]:
    """What is to be mined; on the way what is known is staged, and what cannot be read is noted."""
    for file in files:
        try:
            stamp = _stamp(file.path, run.options.encoding)
            known = run.stamped.get((file.name, stamp))
            data = b"" if known else file.path.read_bytes()
        except OSError as error:
            run.failed.append(UserError(f"读不了：{os_reason(error)}", Place(str(file.path))))
            run.advance(file.name)
            continue
        fingerprint = known.file if known else _fingerprint(data, file.path, run.options.encoding)
        known = known or run.known.get(fingerprint)
        if known is None:
            sent = data if run.options.engine.remote else None
            yield Job(file, fingerprint, run.options.encoding, len(data), stamp, sent)
        else:
            run.advance(file.name)
            _reuse(run, file.name, stamp, known)


def _stamp(path: Path, encoding: str | None) -> str:
    """What changes when a file is written: its size, its times, its number on the disk; and how it is to be read."""
    status = os.stat(path)  # noqa: PTH116 - thousands of files
    parts = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, encoding or "")
    return " ".join(map(str, parts))


def _fingerprint(data: bytes, path: Path, encoding: str | None) -> str:
    """The hash of a file's bytes and of what else decides how it is read."""
    digest = hashlib.sha256(data)
    digest.update(f"\0{path.suffix.lower()}\0{encoding or ''}".encode())
    return digest.hexdigest()


def _reuse(run: Gathering, name: str, stamp: str, known: Known) -> None:
    """Stage a source that the old bank knows: what it yielded, or its sketch if it is a double."""
    if run.is_forgotten(name, known.hash):
        return
    run.texts.add(known.hash)
    if known.id is None or known.id in run.kept:
        staging.note(run.staging, name, known.file, known.hash, known.sketch, recipe(), stamp)
    else:
        run.kept[known.id] = name
        staging.keep(run.staging, known.id, name, stamp)


def _one_by_one(run: Gathering, batch: tuple[Job, ...]) -> Iterator[Result]:
    """A batch whose worker died, file by file: one of them is to blame."""
    for job in batch:
        for results in run.options.engine.map(work, [(job,)]):
            if results is LOST:
                hint = "文件可能太大或已损坏，请检查它"
                yield UserError("处理它的进程意外终止", Place(str(job.file.path)), hint)
            else:
                yield from results


def _stage(run: Gathering, result: Result, stamp: str) -> None:
    if isinstance(result, UserError):
        run.failed.append(result)
        return
    source = result.source
    if run.is_forgotten(source.name, source.hash):
        return
    if source.hash in run.texts:
        staging.note(run.staging, source.name, source.file, source.hash, source.sketch, source.recipe, stamp)
    else:
        staging.put(run.staging, result, stamp)
        run.mined.add(source.name)
    run.texts.add(source.hash)


def keep_others(run: Gathering, named: set[str]) -> None:
    """Keep what the bank holds beside the named files; a source of the same name is replaced."""
    connection = run.staging.connection
    if not schema.is_current(connection):
        return
    for number, name, text, stamp in connection.execute(
        "SELECT id, name, hash, stamp FROM source"
    ).fetchall():
        if name not in named and number not in run.kept and not run.is_forgotten(name, text):
            run.kept[number] = name
            staging.keep(run.staging, number, name, stamp)
            run.texts.add(text)
    query = "SELECT name, file, hash, sketch, recipe, stamp FROM double"
    for name, *rest in connection.execute(query).fetchall():
        if name not in named:
            staging.note(run.staging, name, *rest)


def settled(run: Gathering, files: Sequence[Found]) -> list[Double]:
    """Settle which sources are doubles; those that are no more, because the first has gone, are mined."""
    run.known, run.stamped = {}, {}
    connection = run.staging.connection
    while True:
        sources = doubles.staged(connection)
        first = doubles.firsts(sources)
        wanted = set(doubles.lacking(sources, first))
        if not wanted:
            return doubles.settle(connection, sources, first)
        staging.drop(run.staging, wanted)
        run.texts = {source.hash for source in sources if source.full}
        gather(run, [file for file in files if file.name in wanted])


def is_same(run: Gathering, meta: dict[str, str]) -> bool:
    """Whether the old bank holds exactly what is staged, under the same names."""
    connection = run.staging.connection
    if run.mined or not schema.is_current(connection):
        return False
    if dict(connection.execute("SELECT * FROM meta")) != meta:
        return False
    kept = connection.execute(
        "SELECT k.old, n.name, n.file FROM kept k JOIN new_source n ON n.id = k.new WHERE NOT n.double ORDER BY 1"
    ).fetchall()
    if kept != connection.execute("SELECT id, name, file FROM source ORDER BY 1").fetchall():
        return False
    noted = connection.execute(
        "SELECT name, file FROM new_source WHERE double OR NOT full ORDER BY 1"
    ).fetchall()
    return noted == connection.execute("SELECT name, file FROM double ORDER BY 1").fetchall()
