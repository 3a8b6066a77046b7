"""A table in, a folder of documents out: each row is an outline and goes the same way as ``draft``.

A bad row is reported with its number and column and does not stop the others. ``report.csv`` in the output folder
says for every row what became of it.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO

from drafter.draft import draft
from drafter.fields import Field, cell_node, nearest
from drafter.filenames import Names, clean
from drafter.genre import Genre, find_genre
from drafter.outline import Filled, Outline, fill, gaps_of
from drafter.render import fill_pattern
from drafter.tables import Row, Table, open_table
from drafter.values import for_name
from drafter.writers import WRITERS, Look, load_look, to_bytes
from drafter.yamltext import Fault, Node, forbidden, name_of, texts
from phrasebank.errors import Place, UserError, raise_all
from phrasebank.files import write_whole

REPORT = "report.csv"
# 会议名称*, *时间, 地点（必填） after normalising; not 时间(起)
_REQUIRED_MARK = re.compile(r"^\*+|\*+$|\((?:必填|选填)\)$")
REPORT_HEADER = ("行", "文件", "状态", "说明")


class Status(StrEnum):
    """What became of a row; the names are those of report.csv."""

    OK = "完成"
    ERROR = "出错"
    UNCHANGED = "未变"
    EDITED = "已改未动"


@dataclass(frozen=True, slots=True)
class RowResult:
    row: int
    file: str
    status: Status
    message: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """What is wanted of every row. ``name`` is a pattern over the fields, empty for the genre's first required one."""

    genre: Genre
    folder: Path
    suffix: str = ".docx"
    name: str = ""
    allow_missing: bool = False
    force: bool = False
    look: Look | None = None

    @property
    def pattern(self) -> str:
        return self.name or "{{ " + self.genre.first_required.name + " }}"


def job_for(genre: str, folder: Path, format_: str, *, house: Path | None = None, **wanted: Any) -> Job:
    """A job from what the command line says. Raises UserError: an unknown genre or format."""
    suffix = "." + format_.lower().removeprefix(".")
    if suffix not in WRITERS:
        known = "、".join(known.removeprefix(".") for known in WRITERS)
        raise UserError(f"没有这种格式：{format_}", hint=f"--format 可写：{known}")
    return Job(find_genre(genre, house), folder, suffix, look=load_look(house=house), **wanted)


@dataclass(slots=True)
class Tally:
    """How many rows ended how, and which columns no field took."""

    counts: dict[Status, int] = field(default_factory=lambda: dict.fromkeys(Status, 0))
    unused: tuple[str, ...] = ()

    def add(self, result: RowResult) -> None:
        self.counts[result.status] += 1

    @property
    def failed(self) -> int:
        return self.counts[Status.ERROR]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table and the field that it fills."""

    index: int
    name: str
    field: Field


def run(path: Path, job: Job, seen: Callable[[RowResult], object], encoding: str | None = None) -> Tally:
    """Draft every row of a table; ``seen`` is told of each as it is done; ``encoding`` overrides the guess.

    Raises UserError for what concerns all rows: no table, a required column that is missing, a name pattern that
    cannot be filled, a folder that cannot be written.
    """
    tally = Tally()
    report = job.folder / REPORT
    if report.exists() and path.exists() and report.samefile(path):
        raise UserError(
            "这份表格会被逐行结果覆盖", Place(str(path)), "给表格换个名字，或用 -o 另指一个文件夹"
        )
    with open_table(path, encoding) as table:
        columns, tally.unused = match_columns(table.header, job, str(path))
        _check_pattern(job)

        def write(stream: BinaryIO) -> None:
            stream.write("\ufeff".encode() + _csv_line(REPORT_HEADER))
            for result in _results(table, columns, job):
                stream.write(_csv_line((str(result.row), result.file, result.status, result.message)))
                tally.add(result)
                seen(result)

        write_whole(report, write)
    return tally


def match_columns(header: Row, job: Job, name: str) -> tuple[tuple[Column, ...], tuple[str, ...]]:
    """Which column fills which field, by name or alias, and the names of the columns that fill none."""
    owners = {_plain(n): f for f in job.genre.fields for n in (f.name, *f.aliases)}
    columns, unused, errors = [], [], []
    taken: dict[str, str] = {}
    for index, cell in enumerate(header.cells):
        owner = owners.get(_plain(cell))
        if owner is None:
            unused += [cell.strip()] if cell.strip() else []
        elif owner.name in taken:
            message = f"“{cell.strip()}”与“{taken[owner.name]}”两列都是“{owner.name}”"
            errors.append(UserError(message, Place(name, row=header.number), "只留一列"))
        else:
            taken[owner.name] = cell.strip()
            columns.append(Column(index, cell.strip(), owner))
    if not columns:
        known = "、".join(f.name for f in job.genre.fields[:8])
        hint = f"第一行写字段名称，如：{known}"
        errors.append(UserError("表头里没有一个认得的字段", Place(name, row=header.number), hint))
    elif not job.allow_missing:
        errors += _missing_columns(job.genre, taken, unused, Place(name, row=header.number))
    raise_all(errors)
    return tuple(columns), tuple(unused)


def _missing_columns(
    genre: Genre, taken: Mapping[str, str], unused: Sequence[str], place: Place
) -> Iterator[UserError]:
    for wanted in genre.fields:
        if not wanted.required or wanted.default is not None or wanted.name in taken:
            continue
        near = next((c for c in unused if nearest(c, (wanted.name, *wanted.aliases))), None)
        names = "、".join((wanted.name, *wanted.aliases))
        hint = (
            f"“{near}”这一列是不是它？"
            if near
            else "确实没有这一列时，可加 --allow-missing，稿子里印【待补】"
        )
        yield UserError(f"缺少必填的一列：{wanted.name}", place, f"列名可写：{names}。{hint}")


def _plain(name: str) -> str:
    """A column name without blanks, width differences and the marks that people put on what must be filled."""
    plain = "".join(unicodedata.normalize("NFKC", name).split()).casefold()
    return _REQUIRED_MARK.sub("", plain)


def _check_pattern(job: Job) -> None:
    if job.name:
        fill_pattern(job.name, {f.name: for_name(None) for f in job.genre.fields})


def _results(table: Table, columns: Sequence[Column], job: Job) -> Iterator[RowResult]:
    names = Names()
    for row in table.rows:
        yield _result(row, columns, job, table, names)


def _result(row: Row, columns: Sequence[Column], job: Job, table: Table, names: Names) -> RowResult:
    faults = list(_row_faults(row, table.header))
    if faults:
        return RowResult(row.number, "", Status.ERROR, _told(faults, columns))
    values = fill(job.genre, dict(_nodes(row, columns, faults)), faults)
    outline = Outline(job.genre, values, gaps_of(values, {}), f"{table.name} 第 {row.number} 行")
    if not job.allow_missing:
        faults += _gap_faults(outline, row, faults)
    file = ""
    try:
        # a bad row takes its name too, so that mending it does not rename the rows after it
        if _can_be_named(job, faults):
            file = names.unique(_stem(values, job, row)) + job.suffix
        if faults:
            return RowResult(row.number, file, Status.ERROR, _told(faults, columns))
        return _saved(outline, row, job, job.folder / file)
    except UserError as error:
        return RowResult(row.number, file, Status.ERROR, " ".join(str(error).split()))


def _row_faults(row: Row, header: Row) -> Iterator[Fault]:
    if row.fault:
        yield Fault(row.number, row.fault)
    elif any(cell.strip() for cell in row.cells[len(header.cells) :]):
        message = f"这一行有 {len(row.cells)} 格，表头只有 {len(header.cells)} 格"
        yield Fault(row.number, message, "单元格里有逗号时，整格要用半角引号括起来")


def _nodes(row: Row, columns: Sequence[Column], faults: list[Fault]) -> Iterator[tuple[str, Node]]:
    """The cells by field; a cell that no document can hold is noted and left out."""
    for column in columns:
        node = cell_node(
            row.cells[column.index] if column.index < len(row.cells) else "", column.field, row.number
        )
        if found := forbidden("".join(texts(node)).replace("\n", "")):
            message = f"有控制符 {name_of(found.group())}，文档里不能有"
            faults.append(Fault(row.number, message, "多半看不见，请删去后重打", column.field.name))
        else:
            yield column.field.name, node


def _can_be_named(job: Job, faults: Sequence[Fault]) -> bool:
    return not any(fault.field and fault.field in job.pattern for fault in faults)


def _stem(values: Sequence[Filled], job: Job, row: Row) -> str:
    named = (filled for filled in values if filled.field.name in job.pattern)
    shown = {filled.field.name: for_name(filled.value) for filled in named}
    return clean(fill_pattern(job.pattern, shown), f"第{row.number}行")


def _gap_faults(outline: Outline, row: Row, faults: Sequence[Fault]) -> Iterator[Fault]:
    wrong = {fault.field for fault in faults}
    for gap in outline.gaps:
        if gap.field not in wrong:
            yield Fault(row.number, "必填，没有填", None, gap.field)


def _told(faults: Sequence[Fault], columns: Sequence[Column]) -> str:
    """All faults of a row in one line, each with its column as the table calls it."""
    names = {column.field.name: column.name for column in columns}
    told = (
        (f"“{names.get(fault.field, fault.field)}”：" if fault.field else "")
        + fault.message
        + (f"（{fault.hint}）" if fault.hint else "")
        for fault in faults
    )
    return " ".join("；".join(told).split())


def _saved(outline: Outline, row: Row, job: Job, path: Path) -> RowResult:
    drafted = draft(outline)
    data = to_bytes(drafted.document, path, job.look)
    gaps = f"待补：{'、'.join(gap.field for gap in drafted.gaps)}" if drafted.gaps else ""
    if path.is_file():
        if _same(path, data):
            return RowResult(row.number, path.name, Status.UNCHANGED, gaps)
        if not job.force:
            message = "文件已存在，内容与这一行不同，没有覆盖；要覆盖请加 --force"
            return RowResult(row.number, path.name, Status.EDITED, message)
    write_whole(path, lambda stream: stream.write(data))
    return RowResult(row.number, path.name, Status.OK, gaps)


def _same(path: Path, data: bytes) -> bool:
    return path.stat().st_size == len(data) and path.read_bytes() == data


def _csv_line(cells: Sequence[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([_harmless(cell) for cell in cells])
    return line.getvalue().encode("utf-8")


def _harmless(cell: str) -> str:
    """A spreadsheet program must not take a file name for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell
