"""From files to a bank: read what can be read, mine what is new, keep what has not changed.

    mine([Path("讲话稿")], Path("句库.db")).mined == ("2024/动员会.txt", …)

A file that cannot be read is reported and does not stop the run. The bank holds exactly the named sources in the end
(with ``add`` those that it held before as well), or is what it was before. Where the files are read and mined, here, in a
pool or on a cluster, makes no difference to what it holds.
"""

import os
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from phrasebank.bank import build, schema, staging
from phrasebank.bank.decisions import Decisions, decisions_path, load
from phrasebank.bank.doubles import Double
from phrasebank.bank.folder import Walk, walk
from phrasebank.bank.gather import Gathering, Options, gather, is_same, keep_others, recall, settled
from phrasebank.bank.work import seldom_collecting
from phrasebank.errors import Place, UserError, raise_all
from phrasebank.readers import READERS
from phrasebank.readers.plain import decode

__all__ = ["Options", "Summary", "mine", "mine_in_memory"]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did, by the names of sources: ``doubles`` are those that count as another, ``removed`` are gone,
    ``replaced`` are those of ``mined`` that were there with another text.

    ``rebuilt`` says why nothing of the old bank could be used: it was damaged, or another version's; empty otherwise.
    """

    bank: Path
    mined: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    doubles: tuple[Double, ...]
    skipped: tuple[tuple[str, str], ...]
    failed: tuple[UserError, ...]
    entries: int
    chars: int
    rebuilt: str = ""
    replaced: tuple[str, ...] = ()


def mine(paths: Sequence[Path], bank: Path, options: Options = Options()) -> Summary:  # noqa: B008 - frozen
    """Make a bank of the named files and folders. Raises UserError if there is nothing to make it of."""
    if options.encoding is not None:
        decode(b"", "--encoding", options.encoding)  # once for all files, if there is no such encoding
    found = walk(paths)
    if not found.files:
        raise_all(found.failed)
        formats = " ".join(sorted(READERS))
        raise UserError(
            "没有可以读的文件", Place("、".join(map(str, paths))), f"能读的格式：{formats}；文件夹会逐层查找"
        )
    try:
        return _mine(found, bank, options, decisions_path(bank))
    except schema.Damaged:
        if options.add:
            raise
        return _instead(found, bank, options)


def _instead(found: Walk, bank: Path, options: Options) -> Summary:
    """Make a bank instead of a damaged one, which stays until the new one is there: a run may be stopped."""
    beside = bank.with_name(f".{bank.name}.{os.getpid():x}")
    try:
        summary = _mine(found, beside, options, decisions_path(bank))
        schema.remove(bank)
        beside.replace(bank)
    finally:
        schema.remove(beside)
    return replace(summary, bank=bank, rebuilt="已损坏")


def _mine(found: Walk, bank: Path, options: Options, decisions: Path) -> Summary:
    with schema.writing(bank) as connection:
        if options.add:
            _refuse_another_version(connection, bank)
        before, foreign = _texts(connection), _is_foreign(connection)
        run, same = _fill(connection, found, options, load(decisions))
        entries, chars = connection.execute(
            "SELECT (SELECT count(*) FROM entry), (SELECT sum(chars) FROM source)"
        ).fetchone()
        texts = _texts(connection)
    names = texts.keys()
    return Summary(
        bank,
        tuple(sorted(run.mined & names)),
        tuple(sorted(names - run.mined)),
        tuple(sorted(before.keys() - names - {double.name for double in same})),
        tuple(same),
        (*found.skipped, *run.forgotten),
        (*found.failed, *run.failed),
        entries,
        chars or 0,
        "由别的版本建立" if foreign else "",
        tuple(sorted(name for name in before.keys() & names if before[name] != texts[name])),
    )


def _texts(connection: sqlite3.Connection) -> dict[str, str]:
    """The bank's sources by name, with the hashes of their texts; none if it is new or of another version."""
    return dict(connection.execute("SELECT name, hash FROM source")) if schema.is_current(connection) else {}


def _is_foreign(connection: sqlite3.Connection) -> bool:
    """Whether there is something in the bank, and it is of another version."""
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return bool(tables != (0,) and not schema.is_current(connection))


def _refuse_another_version(connection: sqlite3.Connection, bank: Path) -> None:
    """Raise UserError for a bank that cannot be added to: what it holds is not readable here."""
    if _is_foreign(connection):
        raise UserError("这个句库由别的版本建立，不能往里加", Place(str(bank)), schema.rebuild_hint(bank))


def mine_in_memory(paths: Sequence[Path]) -> sqlite3.Connection:
    """The same bank without a file, for one process and where nothing can be written."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _fill(connection, walk(paths), Options(rebuild=True), Decisions())
    return connection


@seldom_collecting()  # between the batches, too: each begins and ends its own
def _fill(
    connection: sqlite3.Connection, found: Walk, options: Options, decisions: Decisions
) -> tuple[Gathering, list[Double]]:
    staged = staging.begin(connection)
    # one transaction, so that what is kept is the state in which it was seen; it writes temporary tables only
    connection.execute("BEGIN")
    run = Gathering(staged, options, decisions, len(found.files))
    if not options.rebuild:
        recall(run)
    gather(run, found.files)
    if options.add:
        keep_others(run, {file.name for file in found.files})
    if not run.texts and not run.forgotten:
        raise_all(run.failed)
    same = settled(run, found.files)
    meta = {"corrections": repr(run.corrections)}
    staging.correct(connection, "new_source", run.corrections)
    unchanged = is_same(run, meta)
    if not unchanged:
        staging.copy(staged)
    connection.execute("COMMIT")
    if not unchanged:
        build.fill(staged, meta, options.engine)
    return run, same
