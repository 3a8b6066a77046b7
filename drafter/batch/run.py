"""The run over a table: names in the order of the rows, each row made, written if need be, and told.

Only this process gives names and places. What a run needs to go on after it was stopped is in the folder's record
(ledger.py).
"""

import csv
import io
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import BinaryIO

from drafter.batch.bookings import Bookings
from drafter.batch.columns import known_names, match_columns
from drafter.batch.digests import digest
from drafter.batch.filenames import Names
from drafter.batch.fresh import Fresh
from drafter.batch.job import Job
from drafter.batch.ledger import Ledger
from drafter.batch.leftout import why_left_out
from drafter.batch.rows import Made, Plan, Task, key_of, plan_of, stem_of
from drafter.batch.spread import made_by
from drafter.rendering.render import fill_pattern
from drafter.rendering.values import for_name
from drafter.tables import RECORDS, SPREADSHEETS, Row, is_filled, open_table
from drafter.writers import WRITERS
from phrasebank.engine import running
from phrasebank.errors import Place, UserError, os_reason
from phrasebank.files import refuse_nowhere, write_whole

REPORT = "report.csv"
REPORT_HEADER = ("行", "文件", "状态", "说明")
_FILES = frozenset((*SPREADSHEETS, *RECORDS, *WRITERS, ".csv", ".tsv", ".doc", ".wps", ".pdf", ".zip"))
"""Suffixes that nobody gives to a folder."""


class Status(StrEnum):
    """What became of a row; the names are those of report.csv."""

    OK = "完成"
    ERROR = "出错"
    UNCHANGED = "未变"
    EDITED = "已改未动"
    LEFT_OUT = "未起草"


@dataclass(frozen=True, slots=True)
class RowResult:
    """``warned``: the document is there, but a person should look at what ``message`` says."""

    row: int
    file: str
    status: Status
    message: str = ""
    warned: bool = False


@dataclass(slots=True)
class Tally:
    """How many rows ended how, which columns no field took, and whether Ctrl-C ended the run before the table did."""

    counts: dict[Status, int] = field(default_factory=lambda: dict.fromkeys(Status, 0))
    unused: tuple[str, ...] = ()
    warned: int = 0
    stopped: bool = False

    def add(self, result: RowResult) -> None:
        self.counts[result.status] += 1
        self.warned += result.warned

    @property
    def rows(self) -> int:
        return sum(self.counts.values())

    @property
    def failed(self) -> int:
        return self.counts[Status.ERROR]


def run(
    path: Path,
    job: Job,
    seen: Callable[[RowResult], object],
    encoding: str | None = None,
    *,
    sheet: str | None = None,
    jobs: int = 1,
    where: str = "local",
) -> Tally:
    """Draft every row of a table; ``seen`` is told of each as it is done; ``encoding`` overrides the guess.

    ``where`` and ``jobs`` say where rows are made, as in ``phrasebank.engine``; places are given here in any case.
    Ctrl-C ends the run after the row that is being written; the report then holds the rows so far.

    Raises UserError for what concerns all rows: no table, a required column that is missing, a name pattern that
    cannot be filled, a folder that cannot be written or that another run is writing into.
    """
    tally = Tally()
    _refuse_file(job.folder)
    report = job.folder / REPORT
    if report.exists() and path.exists() and report.samefile(path):
        raise UserError(
            "这份表格会被逐行结果覆盖", Place(str(path)), "给表格换个名字，或用 -o 另指一个文件夹"
        )
    with open_table(path, encoding, sheet=sheet, known=known_names(job)) as table:
        columns = match_columns(table.header, job, str(path), table.over)
        if job.name:
            fill_pattern(job.name, {f.name: for_name(None) for f in job.genre.fields})
        plan = plan_of(job, columns, table)
        stray: set[int] = set()

        def write(stream: BinaryIO) -> None:
            text = io.TextIOWrapper(stream, "utf-8-sig", newline="")
            lines = csv.writer(text, lineterminator="\r\n")
            lines.writerow(REPORT_HEADER)
            try:
                for result in _results(_noting(table.rows, columns.unnamed, stray), plan, ledger, making):
                    lines.writerow(_harmless(cell) for cell in _cells(result))
                    tally.add(result)
                    seen(result)
            except KeyboardInterrupt:
                tally.stopped = True
            text.detach()

        with Ledger(job.folder) as ledger:
            with running(where, jobs, inherit=True) as engine:
                making = partial(made_by, engine, plan)
                write_whole(report, write)
            if tally.stopped or jobs != 1:
                # Ctrl-C, or a worker that died
                ledger.sweep()
        tally.unused = (*columns.unused, *(f"第 {n + 1} 列（没有列名）" for n in sorted(stray)))
    return tally


def _refuse_file(folder: Path) -> None:
    refuse_nowhere(folder)
    if folder.is_file():
        raise UserError("这是一个文件，不是文件夹", Place(str(folder)), "-o 后面写放文稿的文件夹")
    if folder.suffix.lower() in _FILES and not folder.exists():
        hint = f"要写进文件夹，-o 后面不带 {folder.suffix}；要空白表格，用 --sheet-template"
        raise UserError("-o 后面要一个文件夹，这像是文件名", Place(str(folder)), hint)


def _noting(rows: Iterable[Row], unnamed: Iterable[int], stray: set[int]) -> Iterator[Row]:
    """The rows; in ``stray`` the columns without a name in which something stands."""
    silent = set(unnamed)
    if not silent:
        yield from rows
        return
    for row in rows:
        if silent and (found := {index for index in silent if is_filled(row.cell(index))}):
            stray |= found
            silent -= found
        yield row


def _results(
    rows: Iterable[Row], plan: Plan, ledger: Ledger, making: Callable[[Iterable[Task]], Iterator[Made]]
) -> Iterator[RowResult]:
    bookings = Bookings()
    for made in making(_tasks(rows, plan, ledger)):
        result = _finished(made, plan.job, ledger)
        clashes = bookings.clashes(made.row, made.stays) if made.stays else ()
        yield _warned(result, clashes, made) if clashes or made.is_example else result


def _tasks(rows: Iterable[Row], plan: Plan, ledger: Ledger) -> Iterator[Task]:
    names = Names()
    for row in rows:
        yield _task(row, plan, names, ledger)


def _task(row: Row, plan: Plan, names: Names, ledger: Ledger) -> Task:
    if row.fault:
        return Task(row)
    if left_out := why_left_out(row, plan.columns, plan.width):
        return Task(row, left_out=left_out)
    try:
        stem = stem_of(row, plan)
    except UserError as error:
        return Task(row, fault=" ".join(str(error).split()))
    if not stem:
        return Task(row)
    # a bad row takes its name too, so that mending it does not rename the rows after it
    file, key = names.unique(stem) + plan.job.suffix, key_of(row, plan)
    current = _content(f"{plan.job.folder}{os.sep}{file}", ledger)
    finished = current != 0 and ledger.is_finished(key, current, file)
    return Task(row, file, "", key, finished)


def _content(path: str, ledger: Ledger) -> int:
    """A digest of a file's content; 0 if there is no such file. Raises UserError if it cannot be read."""
    if ledger.is_first_run:
        # each name is given once, and nobody else writes here
        return 0
    try:
        return digest(Path(path).read_bytes())
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return 0
    except OSError as error:
        raise UserError(f"读不了：{os_reason(error)}", Place(path)) from error


def _finished(made: Made, job: Job, ledger: Ledger) -> RowResult:
    if made.left_out:
        return RowResult(made.row, "", Status.LEFT_OUT, made.left_out)
    if made.fault:
        return RowResult(made.row, made.file, Status.ERROR, made.fault)
    gaps = f"待补：{'、'.join(made.gaps)}" if made.gaps else ""
    if made.fresh is None:
        return RowResult(made.row, made.file, Status.UNCHANGED, gaps)
    try:
        return _saved(made, made.fresh, job, ledger, gaps)
    except UserError as error:
        return RowResult(made.row, made.file, Status.ERROR, " ".join(str(error).split()))


def _saved(made: Made, document: Fresh, job: Job, ledger: Ledger, gaps: str) -> RowResult:
    path = f"{job.folder}{os.sep}{made.file}"
    current = _content(path, ledger)
    if not (current in (0, document.digest) or job.force or ledger.is_ours(current, made.file)):
        document.drop()
        message = "文件改过，或不是批量写成的，没有覆盖；要覆盖请加 --force"
        return RowResult(made.row, made.file, Status.EDITED, message)
    ledger.note(made.digest, document.digest, made.file)
    if current == document.digest:
        document.drop()
        return RowResult(made.row, made.file, Status.UNCHANGED, gaps)
    document.put(path)
    return RowResult(made.row, made.file, Status.OK, gaps)


def _warned(result: RowResult, clashes: tuple[int, ...], made: Made) -> RowResult:
    others = "、".join(f"第 {row} 行" for row in clashes)
    clash = f"提醒：与{others}同一时间用同一地点" if clashes else ""
    example = "提醒：这一行就是空白表格里的示例，不要的请删去" if made.is_example else ""
    message = "；".join(filter(None, (result.message, clash, example)))
    return replace(result, message=message, warned=result.status is not Status.ERROR)


def _cells(result: RowResult) -> tuple[str, ...]:
    """A result as a line of the report."""
    return str(result.row), result.file, result.status, result.message


def _harmless(cell: str) -> str:
    """A spreadsheet program must not take a file name for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell
