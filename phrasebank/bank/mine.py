"""From files to a bank: read what can be read, mine what is new, keep what has not changed.

    mine([Path("讲话稿")], Path("句库.db")).mined == ("2024/动员会.txt", …)

A file that cannot be read is reported and does not stop the run. The bank holds exactly the named sources in the end
(with ``add`` those that it held before as well), or is what it was before. Where the files are read and mined, here, in a
pool or on a cluster, makes no difference to what it holds.
"""

import hashlib
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from phrasebank.bank import build, doubles, schema
from phrasebank.bank.decisions import Decisions, decisions_path, load
from phrasebank.bank.doubles import Double
from phrasebank.bank.folder import Found, Walk, walk
from phrasebank.bank.recipe import recipe
from phrasebank.bank.work import Job, Result, batches, work
from phrasebank.engine import LOST, Engine, OneProcess
from phrasebank.errors import Place, UserError, os_reason, raise_all
from phrasebank.readers import READERS
from phrasebank.readers.plain import decode

FORGOTTEN = "已用 bank forget 去掉"

Advance = Callable[[int, int, str], object]
"""Told after each file: how many were done before it, of how many, and the file's name."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did, by the names of sources; ``doubles`` are those that count as another."""

    bank: Path
    mined: tuple[str, ...]
    unchanged: tuple[str, ...]
    doubles: tuple[Double, ...]
    skipped: tuple[tuple[str, str], ...]
    failed: tuple[UserError, ...]
    entries: int
    chars: int


class Options(NamedTuple):
    """How a run goes: ``rebuild`` takes nothing from the old bank, ``add`` keeps what is not named."""

    encoding: str | None = None
    rebuild: bool = False
    add: bool = False
    engine: Engine = OneProcess()
    advance: Advance = lambda *_: None


class _Known(NamedTuple):
    """A source of the old bank whose mined result is still good; ``id`` is None for a double."""

    id: int | None
    name: str
    hash: str
    sketch: bytes


@dataclass(slots=True)
class _Run:
    """The state of one run; ``known`` has what is good of the old bank by the hashes of files."""

    connection: sqlite3.Connection
    options: Options
    known: dict[str, _Known]
    decisions: Decisions
    of: int
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


def mine(paths: Sequence[Path], bank: Path, options: Options = Options()) -> Summary:  # noqa: B008 - frozen
    """Make a bank of the named files and folders. Raises UserError if there is nothing to make it of."""
    if options.encoding is not None:
        decode(b"", "--encoding", options.encoding)  # once for all files, if there is no such encoding
    found = walk(paths)
    if not found.files:
        formats = " ".join(sorted(READERS))
        raise UserError(
            "没有可以读的文件", Place("、".join(map(str, paths))), f"能读的格式：{formats}；文件夹会逐层查找"
        )
    try:
        return _mine(found, bank, options)
    except schema.Damaged:
        if options.add:
            raise
        schema.remove(bank)
        return _mine(found, bank, options)


def _mine(found: Walk, bank: Path, options: Options) -> Summary:
    with schema.writing(bank) as connection:
        if options.add:
            _refuse_another_version(connection, bank)
        run, same = _fill(connection, found, options, load(decisions_path(bank)))
        entries, chars = connection.execute(
            "SELECT (SELECT count(*) FROM entry), (SELECT sum(chars) FROM source)"
        ).fetchone()
        names = {name for (name,) in connection.execute("SELECT name FROM source")}
    return Summary(
        bank,
        tuple(sorted(run.mined & names)),
        tuple(sorted(names - run.mined)),
        tuple(same),
        (*found.skipped, *run.forgotten),
        (*found.failed, *run.failed),
        entries,
        chars or 0,
    )


def _refuse_another_version(connection: sqlite3.Connection, bank: Path) -> None:
    """Raise UserError for a bank that cannot be added to: what it holds is not readable here."""
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables != (0,) and not schema.is_current(connection):
        raise UserError("这个句库由别的版本建立，不能往里加", Place(str(bank)), schema.rebuild_hint(bank))


def mine_in_memory(paths: Sequence[Path]) -> sqlite3.Connection:
    """The same bank without a file, for one process and where nothing can be written."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _fill(connection, walk(paths), Options(rebuild=True), Decisions())
    return connection


def _fill(
    connection: sqlite3.Connection, found: Walk, options: Options, decisions: Decisions
) -> tuple[_Run, list[Double]]:
    build.begin(connection)
    # one transaction, so that what is kept is the state in which it was seen; it writes temporary tables only
    connection.execute("BEGIN")
    known = {} if options.rebuild else _known(connection)
    run = _Run(connection, options, known, decisions, len(found.files))
    _harvest(run, _jobs(run, found.files))
    if options.add:
        _keep_others(run, {file.name for file in found.files})
    if not run.texts and not run.forgotten:
        raise_all(run.failed)
    build.keep(connection, run.kept)
    same = _settled(run, found.files)
    meta = {"corrections": repr(run.corrections)}
    build.correct(connection, "new_source", run.corrections)
    unchanged = not run.mined and _same(connection, meta)
    connection.execute("COMMIT")
    if not unchanged:
        build.fill(connection, meta)
    return run, same


def _known(connection: sqlite3.Connection) -> dict[str, _Known]:
    """The sources of the old bank, and their doubles, that this recipe made."""
    if not schema.is_current(connection):
        return {}
    query = (
        "SELECT file, NULL, name, hash, sketch FROM double WHERE recipe = ?1"
        " UNION ALL SELECT file, id, name, hash, sketch FROM source WHERE recipe = ?1"
    )
    return {file: _Known(*rest) for file, *rest in connection.execute(query, (recipe(),))}


def _jobs(run: _Run, files: Iterable[Found]) -> Iterator[Job]:
    """What is to be mined; on the way what is known is staged, and what cannot be read is noted."""
    for file in files:
        try:
            data = _bytes(file.path)
        except UserError as error:
            run.failed.append(error)
            run.advance(file.name)
            continue
        fingerprint = _fingerprint(data, file.path, run.options.encoding)
        known = run.known.get(fingerprint)
        if known is None:
            sent = data if run.options.engine.remote else None
            yield Job(file, fingerprint, run.options.encoding, len(data), sent)
        else:
            run.advance(file.name)
            _reuse(run, file.name, fingerprint, known)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(f"读不了：{os_reason(error)}", Place(str(path))) from error


def _fingerprint(data: bytes, path: Path, encoding: str | None) -> str:
    """The hash of a file's bytes and of what else decides how it is read."""
    digest = hashlib.sha256(data)
    digest.update(f"\0{path.suffix.lower()}\0{encoding or ''}".encode())
    return digest.hexdigest()


def _reuse(run: _Run, name: str, fingerprint: str, known: _Known) -> None:
    """Stage a source that the old bank knows: what it yielded, or its sketch if it is a double."""
    if run.is_forgotten(name, known.hash):
        return
    run.texts.add(known.hash)
    if known.id is None or known.id in run.kept:
        build.note(run.connection, name, fingerprint, known.hash, known.sketch, recipe())
    else:
        run.kept[known.id] = name


def _harvest(run: _Run, jobs: Iterable[Job]) -> None:
    """Have the jobs done wherever the engine works and stage what comes back."""
    under_way: deque[tuple[Job, ...]] = deque()

    def noted() -> Iterator[tuple[Job, ...]]:
        for batch in batches(jobs):
            under_way.append(batch)
            yield batch

    for results in run.options.engine.map(work, noted()):
        batch = under_way.popleft()
        for job, result in zip(batch, _one_by_one(run, batch) if results is LOST else results, strict=True):
            run.advance(job.file.name)
            _stage(run, result)


def _one_by_one(run: _Run, batch: tuple[Job, ...]) -> Iterator[Result]:
    """A batch whose worker died, file by file: one of them is to blame."""
    for job in batch:
        for results in run.options.engine.map(work, [(job,)]):
            if results is LOST:
                hint = "文件可能太大或已损坏，请检查它"
                yield UserError("处理它的进程意外终止", Place(str(job.file.path)), hint)
            else:
                yield from results


def _stage(run: _Run, result: Result) -> None:
    if isinstance(result, UserError):
        run.failed.append(result)
        return
    source = result.source
    if run.is_forgotten(source.name, source.hash):
        return
    if source.hash in run.texts:
        build.note(run.connection, source.name, source.file, source.hash, source.sketch, source.recipe)
    else:
        build.stage(run.connection, [result])
        run.mined.add(source.name)
    run.texts.add(source.hash)


def _keep_others(run: _Run, named: set[str]) -> None:
    """Keep what the bank holds beside the named files; a source of the same name is replaced."""
    if not schema.is_current(run.connection):
        return
    for number, name, text in run.connection.execute("SELECT id, name, hash FROM source").fetchall():
        if name not in named and number not in run.kept and not run.is_forgotten(name, text):
            run.kept[number] = name
            run.texts.add(text)
    query = "SELECT name, file, hash, sketch, recipe FROM double"
    for name, *rest in run.connection.execute(query).fetchall():
        if name not in named:
            build.note(run.connection, name, *rest)


def _settled(run: _Run, files: Sequence[Found]) -> list[Double]:
    """Settle which sources are doubles; those that are no more, because the first has gone, are mined."""
    run.known = {}
    while wanted := set(doubles.lacking(doubles.staged(run.connection))):
        build.drop(run.connection, wanted)
        run.texts = {source.hash for source in doubles.staged(run.connection) if source.full}
        _harvest(run, _jobs(run, [file for file in files if file.name in wanted]))
    return doubles.settle(run.connection)


def _same(connection: sqlite3.Connection, meta: dict[str, str]) -> bool:
    """Whether the old bank holds exactly what is staged, under the same names."""
    if not schema.is_current(connection) or dict(connection.execute("SELECT * FROM meta")) != meta:
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
