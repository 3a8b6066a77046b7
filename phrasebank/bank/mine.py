"""From files to a bank: read what can be read, mine what is new, keep what has not changed.

    mine([Path("讲话稿")], Path("句库.db")).read == ("2024/动员会.txt", …)

A file that cannot be read is reported and does not stop the run. The bank holds exactly the named sources in the end,
or is what it was before.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from phrasebank.bank import build, schema
from phrasebank.bank.decisions import Decisions, decisions_path, load
from phrasebank.bank.folder import Found, Walk, walk
from phrasebank.bank.harvest import harvest, text_hash
from phrasebank.bank.recipe import recipe
from phrasebank.errors import Place, UserError, os_reason, raise_all
from phrasebank.readers import READERS, read
from phrasebank.readers.plain import decode

FORGOTTEN = "已用 bank forget 去掉"

Advance = Callable[[int, int, str], object]
"""Told before each file: how many are done, of how many, and the file's name."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did, by the names of sources; ``duplicates`` pairs a name with the source that has the same text."""

    bank: Path
    mined: tuple[str, ...]
    unchanged: tuple[str, ...]
    duplicates: tuple[tuple[str, str], ...]
    skipped: tuple[tuple[str, str], ...]
    failed: tuple[UserError, ...]
    entries: int
    chars: int


@dataclass(slots=True)
class _Run:
    """The state of one run; ``known``: file hash → id and text hash of a source of the old bank."""

    known: dict[str, tuple[int, str]]
    decisions: Decisions
    kept: dict[int, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    mined: list[str] = field(default_factory=list)
    duplicates: list[tuple[str, str]] = field(default_factory=list)
    failed: list[UserError] = field(default_factory=list)

    forgotten: list[tuple[str, str]] = field(default_factory=list)

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

    def is_new(self, text: str, name: str) -> bool:
        """Whether no source of this run has the text with this hash; files come in the order of their names."""
        if self.is_forgotten(name, text):
            return False
        first = self.names.setdefault(text, name)
        if first != name:
            self.duplicates.append((name, first))
        return first == name


def mine(
    paths: Sequence[Path],
    bank: Path,
    encoding: str | None = None,
    *,
    rebuild: bool = False,
    advance: Advance = lambda *_: None,
) -> Summary:
    """Make a bank of the named files and folders; ``rebuild`` takes nothing from the old one.

    Raises UserError if there is nothing to make it of.
    """
    if encoding is not None:
        decode(b"", "--encoding", encoding)  # once for all files, if there is no such encoding
    found = walk(paths)
    if not found.files:
        formats = " ".join(sorted(READERS))
        raise UserError(
            "没有可以读的文件", Place("、".join(map(str, paths))), f"能读的格式：{formats}；文件夹会逐层查找"
        )
    try:
        return _mine(found, bank, encoding, rebuild, advance)
    except schema.Damaged:
        schema.remove(bank)
        return _mine(found, bank, encoding, rebuild, advance)


def _mine(found: Walk, bank: Path, encoding: str | None, rebuild: bool, advance: Advance) -> Summary:
    with schema.writing(bank) as connection:
        run = _fill(connection, found, encoding, rebuild, advance, load(decisions_path(bank)))
        entries, chars = connection.execute(
            "SELECT (SELECT count(*) FROM entry), (SELECT sum(chars) FROM source)"
        ).fetchone()
    return Summary(
        bank,
        tuple(run.mined),
        tuple(run.kept.values()),
        tuple(run.duplicates),
        (*found.skipped, *run.forgotten),
        (*found.failed, *run.failed),
        entries,
        chars,
    )


def mine_in_memory(paths: Sequence[Path]) -> sqlite3.Connection:
    """The same bank without a file, for one process and where nothing can be written."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _fill(connection, walk(paths), None, True, lambda *_: None, Decisions())
    return connection


def _fill(
    connection: sqlite3.Connection,
    found: Walk,
    encoding: str | None,
    rebuild: bool,
    advance: Advance,
    decisions: Decisions,
) -> _Run:
    build.begin(connection)
    # one transaction, so that what is kept is the state in which it was seen; it writes temporary tables only
    connection.execute("BEGIN")
    run = _Run({} if rebuild else _known(connection), decisions)
    for number, file in enumerate(found.files):
        advance(number, len(found.files), file.name)
        _one(connection, run, file, encoding)
    if not run.names and not run.forgotten:
        raise_all(run.failed)
    build.keep(connection, run.kept)
    meta = {"recipe": recipe(), "corrections": repr(run.corrections)}
    build.correct(connection, "new_source", run.corrections)
    same = not run.mined and _same(connection, run, meta)
    connection.execute("COMMIT")
    if not same:
        build.fill(connection, meta)
    return run


def _known(connection: sqlite3.Connection) -> dict[str, tuple[int, str]]:
    """The sources of the old bank whose mined results are still good; none if another recipe made them."""
    if not schema.is_current(connection):
        return {}
    made = connection.execute("SELECT value FROM meta WHERE key = 'recipe'").fetchone()
    if made != (recipe(),):
        return {}
    return {
        file: (number, text) for number, file, text in connection.execute("SELECT id, file, hash FROM source")
    }


def _one(connection: sqlite3.Connection, run: _Run, file: Found, encoding: str | None) -> None:
    """Stage one file, or note why not."""
    try:
        fingerprint = _fingerprint(file.path, encoding)
        if known := run.known.get(fingerprint):
            number, text = known
            if run.is_new(text, file.name):
                run.kept[number] = file.name
            return
        document = replace(read(file.path, encoding), source=file.name)
    except UserError as error:
        run.failed.append(error)
        return
    if run.is_new(text_hash(document.text), file.name):
        build.stage(connection, [harvest(document, fingerprint)])
        run.mined.append(file.name)


def _fingerprint(path: Path, encoding: str | None) -> str:
    """The hash of a file's bytes and of what else decides how it is read."""
    try:
        digest = hashlib.sha256(path.read_bytes())
    except OSError as error:
        raise UserError(f"读不了：{os_reason(error)}", Place(str(path))) from error
    digest.update(f"\0{path.suffix.lower()}\0{encoding or ''}".encode())
    return digest.hexdigest()


def _same(connection: sqlite3.Connection, run: _Run, meta: dict[str, str]) -> bool:
    """Whether the old bank holds exactly what was kept, under the same names."""
    if not schema.is_current(connection) or dict(connection.execute("SELECT * FROM meta")) != meta:
        return False
    return dict(connection.execute("SELECT id, name FROM source").fetchall()) == run.kept
