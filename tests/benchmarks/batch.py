"""How fast notices are made, beside the usual ways to make them from Python: all in one run, on one core.

    pip install -e .[bench]
    python tests/benchmarks/batch.py [--rows 2000] [--peers 200] [--memory]

Every way makes the same notice (the text of one of ours, paragraph by paragraph) and writes it to a file. For
docxtpl and docx-mailmerge2 the template is our own document with fields in place of what changes; python-docx builds
it from scratch. Counted is the processor's time, which other work on the machine hardly changes; only what several
processes gain is counted by the clock. Each is measured three times, taking turns, and the best is kept. Nothing is
asserted. docxtpl and docx-mailmerge2 have it easy here: four fields and neither loops nor conditions.
"""

import argparse
import csv
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import docx

from drafter.batch import RowResult, Status, job_for, run
from tests.cases import REPOSITORY

EXAMPLE = REPOSITORY / "examples" / "通知.csv"
ROUNDS = 3
# what differs from notice to notice, as it stands in the drafted text
CHANGING = ("会议名称", "地点", "联系人", "联系电话")


def rows_of(count: int) -> list[list[str]]:
    """The example's rows again and again, each with a name and a place of its own."""
    header, *rows = csv.reader(EXAMPLE.read_text(encoding="utf-8-sig").splitlines())
    made = [header]
    for number in range(count):
        cells = list(rows[number % len(rows)])
        cells[header.index("会议名称")] += f"第{number}次"
        made.append(cells)
    return made


def write_table(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows_of(count))


def ours(folder: Path, count: int, jobs: int = 1, clock: Callable[[], float] = time.process_time) -> float:
    """Notices a second, from the table to the files, report included."""
    table = folder / "表.csv"
    write_table(table, count)
    results: list[RowResult] = []
    started = clock()
    with tempfile.TemporaryDirectory(dir=folder) as out:
        run(table, job_for("会议通知", Path(out), "docx"), results.append, jobs=jobs)
        elapsed = clock() - started
    assert all(result.status is Status.OK for result in results)
    return count / elapsed


def model(folder: Path) -> tuple[Path, dict[str, str]]:
    """One of our notices, and its changing values."""
    table = folder / "一.csv"
    write_table(table, 1)
    header, first = rows_of(1)
    run(table, job_for("会议通知", folder / "一", "docx"), lambda _: None)
    (made,) = (folder / "一").glob("*.docx")
    values = dict(zip(header, first, strict=True))
    return made, {name: values[name] for name in CHANGING}


def with_fields(source: Path, target: Path, values: dict[str, str], field: Callable[[str], str]) -> Path:
    """A copy of a document with a field in place of each changing value."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name).decode() if name.endswith(".xml") else None
            if name == "word/document.xml" and content is not None:
                content = content.replace("<w:br/>", "")
                for key, value in values.items():
                    content = content.replace(value, field(key))
            new.writestr(name, content if content is not None else old.read(name))
    return target


def docxtpl_rate(folder: Path, count: int) -> float:
    from docxtpl import DocxTemplate

    made, values = model(folder)
    template = with_fields(made, folder / "docxtpl.docx", values, lambda key: f"{{{{ {key} }}}}")
    started = time.process_time()
    for number in range(count):
        document = DocxTemplate(template)
        document.render({**values, "会议名称": f"{values['会议名称']}{number}"}, autoescape=True)
        document.save(folder / "docxtpl-out.docx")
    return count / (time.process_time() - started)


def mailmerge_rate(folder: Path, count: int) -> float:
    from mailmerge import MailMerge

    made, values = model(folder)
    names = {key: f"F{index}" for index, key in enumerate(values)}
    before, after = (
        '</w:t></w:r><w:fldSimple w:instr=" MERGEFIELD ',
        ' "><w:r><w:t>x</w:t></w:r></w:fldSimple><w:r><w:t>',
    )
    template = with_fields(made, folder / "merge.docx", values, lambda key: f"{before}{names[key]}{after}")
    started = time.process_time()
    for number in range(count):
        with MailMerge(template) as document:
            document.merge(
                **{names[k]: v for k, v in values.items()} | {"F0": f"{values['会议名称']}{number}"}
            )
            document.write(folder / "merge-out.docx")
    return count / (time.process_time() - started)


def python_docx_rate(folder: Path, count: int) -> float:
    made, _ = model(folder)
    texts = [paragraph.text for paragraph in docx.Document(str(made)).paragraphs]
    started = time.process_time()
    for number in range(count):
        document = docx.Document()
        for text in texts:
            document.add_paragraph(text)
        document.add_paragraph(str(number))
        document.save(str(folder / "python-docx.docx"))
    return count / (time.process_time() - started)


PEERS: dict[str, Callable[..., float]] = {
    "docxtpl": docxtpl_rate,
    "docx-mailmerge2": mailmerge_rate,
    "python-docx": python_docx_rate,
}


def measure(rows: int, peers: int) -> None:
    wall = partial(ours, count=rows, clock=time.perf_counter)
    ways = {
        "drafter": partial(ours, count=rows),
        **{name: partial(rate, count=peers) for name, rate in PEERS.items()},
        "by the clock": wall,
        "--jobs 2": partial(wall, jobs=2),
    }
    best = dict.fromkeys(ways, 0.0)
    for _ in range(ROUNDS):
        for name, way in ways.items():
            with tempfile.TemporaryDirectory() as home:
                best[name] = max(best[name], way(Path(home)))
    for name in ("drafter", *PEERS):
        print(f"{name:20}{best[name]:10.0f} notices/s   drafter is {best['drafter'] / best[name]:5.2f} x")
    print(f"--jobs 2 is {best['--jobs 2'] / best['by the clock']:.2f} x one process")


MEASURED = """
import resource, sys
from pathlib import Path
from drafter.batch import job_for, run
run(Path(sys.argv[1]), job_for("会议通知", Path(sys.argv[2]), "txt"), lambda _: None)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def save_workbook(path: Path, count: int) -> None:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for line in rows_of(count):
        sheet.append(line)
    book.save(path)


def save_lines(path: Path, count: int) -> None:
    import json

    header, *rows = rows_of(count)
    with path.open("w", encoding="utf-8") as stream:
        for cells in rows:
            stream.write(json.dumps(dict(zip(header, cells, strict=True)), ensure_ascii=False) + "\n")


def memory(counts: Sequence[int]) -> None:
    """The most memory that a run takes, by number of rows and kind of table."""
    for suffix, save in {".csv": write_table, ".jsonl": save_lines, ".xlsx": save_workbook}.items():
        for count in counts:
            with tempfile.TemporaryDirectory() as home:
                table = Path(home) / f"表{suffix}"
                save(table, count)
                command = [sys.executable, "-c", MEASURED, str(table), str(Path(home) / "稿")]
                done = subprocess.run(command, capture_output=True, text=True, check=True)
            print(f"{suffix:8}{count:8} rows  {int(done.stdout) / 1024:8.1f} MiB", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=2000)
    parser.add_argument("--peers", type=int, default=200)
    parser.add_argument("--memory", type=int, nargs="*", help="rows of the tables, as 100 10000 100000")
    options = parser.parse_args()
    if options.memory is None:
        measure(options.rows, options.peers)
    else:
        memory(options.memory or (100, 10_000, 100_000))


if __name__ == "__main__":
    main()
