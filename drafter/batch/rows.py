"""One row: its name, its values, its document. What is done here knows nothing of other rows and may run anywhere."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.batch.blank import example_values
from drafter.batch.bookings import Stay, stays
from drafter.batch.cells import is_plain, node_of
from drafter.batch.columns import Column, Columns
from drafter.batch.digests import digest
from drafter.batch.filenames import clean
from drafter.batch.fresh import Fresh, fresh
from drafter.batch.job import Job
from drafter.draft import draft
from drafter.outline.consistency import contradictions
from drafter.outline.fields import read_value
from drafter.outline.loading import Filled, Outline, fill, gaps_of, settled
from drafter.outline.yamltext import Fault, Node, Scalar, forbidden, is_empty, name_of, texts
from drafter.outline.yamltext import Sequence as NodeList
from drafter.rendering.render import fill_pattern
from drafter.rendering.values import for_name
from drafter.tables import Row, Table, Unreadable, is_filled, name_in
from drafter.writers import to_bytes
from phrasebank.errors import UserError


@dataclass(frozen=True, slots=True)
class Plan:
    """The job and the table's columns: all that a row needs besides its cells.

    ``width`` is the header's, ``standing`` what each field holds where a row's cell is empty (the shared value, the
    default, or nothing), ``naming`` the same for the fields that make a file's name, ``kind`` a name with the suffix
    that is asked for, ``beside`` the folder into which whoever makes a document writes it (empty where that folder is not to
    be seen), ``cells`` stands for everything that a row's document depends on apart from the row's cells,
    ``example`` what the table's columns hold in the example row of an empty table, so far as it can be compared.
    """

    job: Job
    columns: Columns
    table: str
    width: int
    exact: bool
    standing: tuple[Filled, ...]
    naming: tuple[Filled, ...]
    naming_columns: tuple[Column, ...]
    kind: Path
    beside: str
    cells: int
    example: tuple[Filled, ...]


def plan_of(job: Job, columns: Columns, table: Table) -> Plan:
    """What is the same for all rows of a table."""
    standing, shown = fill(job.genre, job.shared, []), example_values(job.genre)
    names = {field.name for field in job.naming}
    return Plan(
        job,
        columns,
        table.name,
        len(table.header.cells),
        table.exact,
        standing,
        tuple(filled for filled in standing if filled.field.name in names),
        tuple(column for column in columns.used if column.field.name in names),
        Path(f"稿{job.suffix}"),
        str(job.folder),
        digest(f"{job.digest():x}", *(column.field.name for column in columns.used)),
        tuple(Filled(c.field, shown[c.field.name]) for c in columns.used if c.field.name in shown),
    )


@dataclass(frozen=True, slots=True)
class Task:
    """A row on its way: ``file`` is the name it got, ``fault`` why it got none; ``finished`` rows are only read.

    ``left_out`` says why a row is no document.
    """

    row: Row
    file: str = ""
    fault: str = ""
    digest: int = 0
    finished: bool = False
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """What a row became: a ``fresh`` document, or ``fault``; neither for a finished row and one ``left_out``."""

    row: int
    file: str
    digest: int
    fault: str = ""
    fresh: Fresh | None = None
    gaps: tuple[str, ...] = ()
    stays: tuple[Stay, ...] = ()
    left_out: str = ""
    is_example: bool = False


def key_of(row: Row, plan: Plan) -> int:
    """A digest of what the row's document depends on."""
    cells = [column.cell(row) for column in plan.columns.used]
    return digest(f"{plan.cells:x} {cells!r}")


def stem_of(row: Row, plan: Plan) -> str:
    """The name of the row's file, without suffix; empty if a field that it is made of is missing or wrong.

    Raises UserError if the pattern cannot be filled with this row.
    """
    faults: list[Fault] = []
    values = _values(row, plan.naming_columns, plan.naming, faults)
    missing = any(filled.field.required and filled.value in (None, "", ()) for filled in values)
    if faults or (missing and not plan.job.allow_missing):
        return ""
    shown = {filled.field.name: for_name(filled.value) for filled in values}
    return clean(fill_pattern(plan.job.pattern, shown), f"第{row.number}行")


def make_all(plan: Plan, tasks: Sequence[Task]) -> list[Made]:
    """Make several rows; a list, so that it can be sent from one process to another."""
    return [make(plan, task) for task in tasks]


def make(plan: Plan, task: Task) -> Made:
    """Draft a row. Its place is not touched and nothing raised: what is wrong is told in ``fault``."""
    row, job = task.row, plan.job
    if task.left_out:
        return Made(row.number, "", 0, left_out=task.left_out)
    faults = list(_row_faults(row, plan))
    if faults:
        return Made(row.number, "", 0, _told(faults, plan))
    values = _values(row, plan.columns.used, plan.standing, faults)
    outline = Outline(job.genre, values, gaps_of(values, {}), f"{plan.table} 第 {row.number} 行")
    if not job.allow_missing:
        faults += _gap_faults(outline, row, faults)
    by_name = {filled.field.name: filled.value for filled in values if filled.value is not None}
    faults += contradictions(by_name, job.genre.checks, row.number)
    if faults or task.fault:
        return Made(row.number, task.file, 0, "；".join(filter(None, (_told(faults, plan), task.fault))))
    booked = tuple(stays(by_name, job.genre.checks))
    is_example = len(plan.example) > 1 and all(by_name.get(f.field.name) == f.value for f in plan.example)
    gaps = tuple(gap.field for gap in outline.gaps)
    if task.finished:
        return Made(row.number, task.file, task.digest, gaps=gaps, stays=booked, is_example=is_example)
    try:
        data = to_bytes(draft(outline).document, plan.kind, job.look)
        made = fresh(data, plan.beside, row.number, job.suffix)
    except UserError as error:
        return Made(row.number, task.file, 0, " ".join(str(error).split()))
    return Made(row.number, task.file, task.digest, "", made, gaps, booked, is_example=is_example)


def _row_faults(row: Row, plan: Plan) -> Iterator[Fault]:
    if row.fault:
        yield Fault(row.number, row.fault)
        return
    named = name_in(row.cell(plan.columns.genre)) if plan.columns.genre is not None else ""
    if named and named != plan.job.genre.name:
        message = f"这一行是{named}，不是{plan.job.genre.name}"
        yield Fault(row.number, message, "各种体裁分开运行，--genre 各写各的", "体裁")
    if plan.exact and any(is_filled(cell) for cell in row.cells[plan.width :]):
        message = f"这一行有 {len(row.cells)} 格，表头只有 {plan.width} 格"
        yield Fault(row.number, message, "单元格里有逗号时，整格要用半角引号括起来")


def _values(
    row: Row, columns: Iterable[Column], standing: Iterable[Filled], faults: list[Fault]
) -> tuple[Filled, ...]:
    """Every field with what the row says, or else with what stands for all rows."""
    given: dict[str, Node] = {c.field.name: node for c in columns if (node := _node(row, c, faults))}
    return settled(
        [
            filled
            if (node := given.get(filled.field.name)) is None
            else Filled(filled.field, read_value(node, filled.field, faults))
            for filled in standing
        ]
    )


def _node(row: Row, column: Column, faults: list[Fault]) -> Node | None:
    """What a cell says; None if it is empty, or cannot be read, which is noted."""
    cell = column.cell(row)
    if isinstance(cell, Unreadable):
        faults.append(Fault(row.number, cell.reason, None, column.field.name))
        return None
    if not is_filled(cell):
        return None
    plain = is_plain(cell)
    node = node_of(cell, column.field, row.number)
    if plain and (isinstance(node, Scalar) or (isinstance(node, NodeList) and node.items)):
        return node
    if not plain and (found := forbidden("".join(texts(node)).replace("\n", ""))):
        message = f"有控制符 {name_of(found.group())}，文档里不能有"
        faults.append(Fault(row.number, message, "多半看不见，请删去后重打", column.field.name))
        return None
    return None if is_empty(node) else node


def _gap_faults(outline: Outline, row: Row, faults: Sequence[Fault]) -> Iterator[Fault]:
    wrong = {fault.field for fault in faults}
    for gap in outline.gaps:
        if gap.field not in wrong:
            yield Fault(row.number, "必填，没有填", None, gap.field)


def _told(faults: Sequence[Fault], plan: Plan) -> str:
    """All faults of a row in one line, each with its column as the table calls it."""
    names = {column.field.name: column.name for column in plan.columns.used}
    told = (
        (f"“{names.get(fault.field, fault.field)}”：" if fault.field else "")
        + fault.message
        + (f"（{fault.hint}）" if fault.hint else "")
        for fault in faults
    )
    return " ".join("；".join(told).split())
