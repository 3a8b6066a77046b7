"""What people change about sources: their date and genre, their tags, and that one is to be forgotten.

Both the file of decisions and the bank itself are changed, so that lookups show it at once and rebuilding keeps it.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from sqlite3 import Connection

from phrasebank.bank import build, index, schema, staging
from phrasebank.bank.decisions import SourceDecision, decisions_path, load, save
from phrasebank.bank.kinds import Kind
from phrasebank.bank.query import dates_named
from phrasebank.errors import Place, UserError, raise_all

__all__ = ["forget", "remember", "tag_entry", "tag_source"]


def tag_source(
    bank: Path, name: str, date: str | None, genre: str | None, tags: Sequence[str]
) -> SourceDecision:
    """Say when a source was given, what it is, and what else it is to be known by; None leaves a thing as it is."""
    path = decisions_path(bank)
    with schema.writing(bank) as connection:
        _check_current(connection, bank)
        _check_names(connection, bank, [name])
        decisions = load(path)
        known = decisions.on_source(name)
        said = date and dates_named(None, since=date)[0]
        changed = replace(
            known,
            date=known.date if said is None else said,
            genre=known.genre if genre is None else genre,
            tags=tuple(dict.fromkeys((*known.tags, *tags))),
        )
        save(path, decisions.with_sources([changed]))
        _correct(connection, name, [(name, changed.date, changed.genre)])
    return changed


def _correct(connection: Connection, name: str, known: Sequence[tuple[str, str, str]]) -> None:
    """Correct a source in the bank and in the index, by which lookups are narrowed to its date and genre."""
    (number,) = connection.execute("SELECT id FROM source WHERE name = ?", (name,)).fetchone()
    with schema.transaction(connection):
        index.renew(connection, number, lambda: staging.correct(connection, "source", known))


def tag_entry(bank: Path, kind: Kind, text: str, tags: Sequence[str]) -> tuple[str, ...]:
    """Tag a piece of phrasing; the tags that it has now."""
    path = decisions_path(bank)
    decisions = load(path)
    known = decisions.on(kind, text)
    changed = replace(known, tags=tuple(dict.fromkeys((*known.tags, *tags))))
    save(path, decisions.with_entries([changed]))
    return changed.tags


def forget(bank: Path, names: Sequence[str]) -> None:
    """Take sources out of a bank, so that nothing of them stays in the file, and keep them out when it is made again."""
    path = decisions_path(bank)
    with schema.writing(bank) as connection:
        _check_current(connection, bank)
        _check_names(connection, bank, names)
        rows = connection.execute("SELECT id, name, hash, stamp FROM source").fetchall()
        decisions = load(path)
        gone = [
            replace(decisions.on_source(name), forgotten=True, hash=text)
            for _, name, text, _ in rows
            if name in names
        ]
        save(path, decisions.with_sources(gone))
        meta = dict(connection.execute("SELECT key, value FROM meta").fetchall())
        staged = staging.begin(connection)
        for number, name, _, stamp in rows:
            if name not in names:
                staging.keep(staged, number, name, stamp)
        staging.copy(staged)
        build.fill(staged, meta)
        connection.execute("VACUUM")


def remember(bank: Path, names: Sequence[str]) -> None:
    """Let sources that were forgotten be mined again."""
    path = decisions_path(bank)
    decisions = load(path)
    forgotten = {one.name for one in decisions.sources if one.forgotten}
    raise_all(
        UserError(
            f"没有忘记过这个来源：{name}", Place(str(path)), f"忘记过的有：{'、'.join(sorted(forgotten))}"
        )
        for name in names
        if name not in forgotten
    )
    save(
        path,
        decisions.with_sources([replace(decisions.on_source(n), forgotten=False, hash="") for n in names]),
    )


def _check_current(connection: Connection, bank: Path) -> None:
    if not schema.is_current(connection):
        raise UserError("没有这个句库，或它由别的版本建立", Place(str(bank)), schema.rebuild_hint(bank))


def _check_names(connection: Connection, bank: Path, names: Sequence[str]) -> None:
    """Raise UserError for names that no source has, with the nearest that one has."""
    known = [name for (name,) in connection.execute("SELECT name FROM source ORDER BY name")]
    raise_all(
        UserError(f"句库里没有这个来源：{name}", Place(str(bank)), _nearest(name, known))
        for name in names
        if name not in known
    )


def _nearest(name: str, known: Sequence[str]) -> str:
    from rapidfuzz import fuzz, process

    # .txt is common to all of them
    stems = {each: PurePosixPath(each).stem for each in known}
    best = process.extractOne(PurePosixPath(name).stem, stems, scorer=fuzz.WRatio, score_cutoff=60)
    return f"是不是“{best[2]}”？" if best else "来源的名称见 drafter find 的结果"
