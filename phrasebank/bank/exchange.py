"""Taking phrasing out of a bank and decisions into it, as YAML, CSV or JSON lines by the file's ending.

    种类,功能,句式,文字,所指,次数,篇数,决定,标签,来源,原句
    口号,四字格,,真学真信真用,,12,7,采用,团结,2024/动员会.txt,……

An exported list can be edited and imported again: what it says under 决定 and 标签 becomes a decision, phrasing that the
bank does not have becomes the user's own. A file of decisions can be imported, too.
"""

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from phrasebank.bank.banks import Bank
from phrasebank.bank.decisions import Decisions, EntryDecision, Verdict, entry_of, parse
from phrasebank.bank.kinds import Kind
from phrasebank.bank.places import citations, members
from phrasebank.bank.rows import LIST_MARK, Row, as_yaml, csv_rows, json_rows, read_text, yaml_rows
from phrasebank.bank.schema import explained
from phrasebank.errors import Place, UserError, raise_all
from phrasebank.files import write_whole

COLUMNS = ("种类", "功能", "句式", "文字", "所指", "次数", "篇数", "决定", "标签", "来源", "原句")

Exported = dict[str, Any]
Writer = Callable[[BinaryIO, Iterator[Exported]], None]


def export(
    bank: Bank, decisions: Decisions, kinds: Sequence[Kind] = (), *, sources: bool = True
) -> Iterator[Exported]:
    """The bank's phrasing, best first, without what was rejected, and the user's additions at the end.

    No kinds: all but plain clauses. Without ``sources`` neither names of sources nor sentences are given.
    """
    known = {one.key: one for one in decisions.entries}
    wanted = tuple(kinds) or tuple(kind for kind in Kind if kind is not Kind.CLAUSE)
    marks = ", ".join("?" * len(wanted))
    query = f"SELECT id, kind, function, frame, text, count, sources FROM entry WHERE kind IN ({marks}) ORDER BY id"  # noqa: S608
    seen = set()
    with explained(bank.path):
        for number, kind, function, frame, text, count, of in bank.connection.execute(query, wanted):
            decision = known.get((Kind(kind), text), EntryDecision(Kind(kind), text))
            seen.add(decision.key)
            if decision.verdict is not Verdict.REJECTED:
                row = _row(decision, function, frame, members(bank, number), count, of)
                yield row | (_place(bank, number) if sources else {})
    for decision in decisions.entries:
        if decision.verdict is Verdict.ADDED and decision.key not in seen and decision.kind in wanted:
            yield _row(decision, decision.function, "", (), 0, 0)


def _row(
    decision: EntryDecision, function: str, frame: str, stands_for: tuple[str, ...], count: int, sources: int
) -> Exported:
    return {
        "种类": decision.kind.chinese,
        "功能": str(function),
        "句式": frame,
        "文字": decision.text,
        "所指": list(stands_for),
        "次数": count,
        "篇数": sources,
        "决定": str(decision.verdict or ""),
        "标签": list(decision.tags),
    }


def _place(bank: Bank, entry: int) -> Exported:
    (place,) = citations(bank, entry, 1, 1, 1)
    return {"来源": place.source, "原句": " ".join(place.sentence.split())}


def _write_yaml(stream: BinaryIO, rows: Iterator[Exported]) -> None:
    for row in rows:
        stream.write(as_yaml([{key: value for key, value in row.items() if value not in ("", [])}]).encode())


def _write_json(stream: BinaryIO, rows: Iterator[Exported]) -> None:
    for row in rows:
        stream.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")


def _write_csv(stream: BinaryIO, rows: Iterator[Exported]) -> None:
    """For spreadsheet programs: with a mark that says UTF-8, lines as they write them."""
    text = io.TextIOWrapper(stream, "utf-8-sig", newline="")
    table = csv.writer(text)
    first = next(rows, None)
    head = [name for name in COLUMNS if first is None or name in first or name not in ("来源", "原句")]
    table.writerow(head)
    for row in (*([first] if first else []), *rows):
        cells = (row.get(name, "") for name in head)
        table.writerow(LIST_MARK.join(cell) if isinstance(cell, list) else cell for cell in cells)
    text.detach()


# a list's notation by the file's ending; to add one, add a line here and in ``_read``
WRITERS: dict[str, Writer] = {
    ".yml": _write_yaml,
    ".yaml": _write_yaml,
    ".csv": _write_csv,
    ".jsonl": _write_json,
}


def save(path: Path, rows: Iterator[Exported], *, force: bool) -> int:
    """Write a list; how many rows it has. Raises UserError if the ending is unknown or the file is there."""
    write = WRITERS.get(path.suffix.lower())
    if write is None:
        raise UserError("不会写这种格式", Place(str(path)), f"可用：{'、'.join(WRITERS)}")
    count = Counter[str]()

    def counted() -> Iterator[Exported]:
        for row in rows:
            count["rows"] += 1
            yield row

    write_whole(path, lambda stream: write(stream, counted()), force=force)
    return count["rows"]


class Imported(NamedTuple):
    """How many rows became what."""

    verdicts: tuple[tuple[Verdict, int], ...]
    tagged: int
    sources: int
    same: int


def read_decisions(path: Path) -> Decisions:
    """What a list or a file of decisions says. Raises UserError with all that is wrong in it."""
    text, file = read_text(path), str(path)
    problems: list[UserError] = []
    entries: list[EntryDecision] = []
    match path.suffix.lower():
        case ".yml" | ".yaml":
            sections = yaml_rows(text, file)
            if set(sections) - {""}:
                return parse(text, file)
            rows: Iterable[Row] = sections.get("", ())
        case ".csv":
            rows = csv_rows(text, file)
        case ".jsonl":
            rows = json_rows(text, file)
        case _:
            raise UserError("不会读这种格式", Place(file), f"可用：{'、'.join(WRITERS)}")
    for row in rows:
        try:
            entries.append(entry_of(row))
        except UserError as error:
            problems.append(error)
    raise_all(problems)
    return Decisions(tuple(entries))


def merged(old: Decisions, new: Decisions, banks: Sequence[Bank]) -> tuple[Decisions, Imported]:
    """The old decisions with the new ones over them; phrasing that no bank has and nothing is said about is added."""
    known = {one.key: one for one in old.entries}
    changed, verdicts, tagged = [], Counter[Verdict](), 0
    for one in new.entries:
        before = known.get(one.key, EntryDecision(one.kind, one.text))
        after = _over(before, one, banks)
        if after != before:
            known[one.key] = after
            changed.append(after)
            verdicts[after.verdict] += bool(after.verdict and after.verdict != before.verdict)  # type: ignore[index]
            tagged += after.tags != before.tags
    sources = [one for one in new.sources if one != old.on_source(one.name)]
    counts = tuple((verdict, verdicts[verdict]) for verdict in Verdict if verdicts[verdict])
    same = len(new.entries) + len(new.sources) - len(changed) - len(sources)
    decisions = old.with_entries(changed).with_sources(sources)
    return decisions, Imported(counts, tagged, len(sources), same)


def _over(before: EntryDecision, one: EntryDecision, banks: Sequence[Bank]) -> EntryDecision:
    """A decision as an imported row changes it."""
    verdict = one.verdict or before.verdict
    if verdict is None and not _is_in(banks, one):
        verdict = Verdict.ADDED
    tags = tuple(dict.fromkeys((*before.tags, *one.tags)))
    added = verdict is Verdict.ADDED
    return EntryDecision(
        one.kind,
        one.text,
        verdict,
        tags,
        (one.function if added else "") or before.function,
        one.original or before.original,
        one.note or before.note,
    )


def _is_in(banks: Sequence[Bank], one: EntryDecision) -> bool:
    query = "SELECT 1 FROM entry WHERE text = ? AND kind = ?"
    return any(bank.connection.execute(query, (one.text, one.kind)).fetchone() for bank in banks)
