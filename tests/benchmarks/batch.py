"""How fast notices are made, beside the usual ways to make them from Python: all in one run, on one core.

    pip install -e .[bench]
    python tests/benchmarks/batch.py [--rows 2000] [--peers 100] [--memory]

We read the table, check it, draft every row and write files, record and report; the peers (peers.py) are given ready
values and make the same paragraphs of them. Every row has a name, dates, a place, a purpose, an item and a telephone of
its own. Counted is the processor's time, which other work on the machine changes little; what several processes gain
is told by the clock and by processor time as well. Each is measured so many rounds, taking turns, and the best is kept.
Nothing is asserted but that each row became a document.

What the disk takes to make a file is in the figures, ours and theirs. It can be as much as making a notice: ext4 looks
long for a place where many files have just been deleted. With TMPDIR in memory (TMPDIR=/dev/shm) it is left out.
"""

import argparse
import csv
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from drafter.batch import RowResult, Status, job_for, run
from drafter.batch.cells import node_of
from drafter.genre import find_genre
from drafter.outline.loading import Outline, fill
from tests.benchmarks.peers import PEERS, notices, rate
from tests.cases import REPOSITORY

GENRE = "会议通知"
EXAMPLE = REPOSITORY / "examples" / "通知.csv"
DATE = re.compile("([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")


def rows_of(count: int) -> Iterator[list[str]]:
    """A header, and the example's rows again and again, later and later, each with words of its own."""
    header, *rows = csv.reader(EXAMPLE.read_text(encoding="utf-8-sig").splitlines())
    own = {
        "会议名称": "{}第{}次",
        "地点": "{}{}室",
        "目的": "{}，做好第{}项工作",
        "会议内容": "{}；第{}项工作",
    }
    yield header
    for number in range(count):
        cells = [_later(cell, number) for cell in rows[number % len(rows)]]
        for name, form in own.items():
            cells[header.index(name)] = form.format(cells[header.index(name)], number)
        cells[header.index("联系电话")] = str(88_000_000 + number)
        yield cells


def _later(cell: str, days: int) -> str:
    """A cell with its dates moved by so many days."""

    def moved(found: re.Match[str]) -> str:
        day = date(*map(int, found.groups())) + timedelta(days % 10_000)
        return f"{day.year}年{day.month}月{day.day}日"

    return DATE.sub(moved, cell)


def write_table(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows_of(count))


def outlines(count: int) -> list[Outline]:
    """The rows as the peers get them: read and checked."""
    genre = find_genre(GENRE)
    header, *rows = rows_of(count)
    fields = {field.name: field for field in genre.fields}
    nodes = (
        {name: node_of(cell, fields[name], 1) for name, cell in zip(header, row, strict=True)} for row in rows
    )
    return [Outline(genre, fill(genre, given, [])) for given in nodes]


def ours(folder: Path, count: int) -> float:
    """Notices a second of processor time, from the table to the files, report included."""
    table = folder / "表.csv"
    write_table(table, count)
    results: list[RowResult] = []
    started = time.process_time()
    run(table, job_for(GENRE, folder / "稿", "docx"), results.append)
    elapsed = time.process_time() - started
    assert all(result.status is Status.OK for result in results)
    return count / elapsed


def measure(rows: int, peers: int, rounds: int) -> None:
    given = notices(outlines(min(peers, 100)))
    ways: dict[str, Callable[[Path], float]] = {
        "drafter": partial(ours, count=rows),
        **{name: partial(rate, name, given, count=peers) for name in PEERS},
    }
    best = dict.fromkeys(ways, 0.0)
    # nothing is deleted before the end: see above
    with tempfile.TemporaryDirectory() as home:
        for number in range(rounds):
            for name, way in ways.items():
                folder = Path(home) / f"{name} {number}"
                folder.mkdir()
                best[name] = max(best[name], way(folder))
    for name in ways:
        print(f"{name:20}{best[name]:10.0f} notices/s   drafter is {best['drafter'] / best[name]:5.2f} x")


def processes(rows: int, rounds: int) -> None:
    """What a second process gains: by the clock, and by who does the work."""
    best: dict[int, list[float]] = {}
    with tempfile.TemporaryDirectory() as home:
        for number in range(rounds):
            for jobs in (1, 2):
                folder = Path(home) / f"{jobs} {number}"
                folder.mkdir()
                spent = _spent(folder, rows, jobs)
                best[jobs] = [min(pair) for pair in zip(best.get(jobs, spent), spent, strict=True)]
    (wall, alone, _), (wall_of_two, writing, making) = best[1], best[2]
    print(f"--jobs 2 is {wall / wall_of_two:.2f} x one process by the clock ({rows} rows)")
    print(
        f"    processor time of one: {alone:.2f} s; of two: {writing:.2f} s where names are given, ", end=""
    )
    print(f"{making:.2f} s in the workers; on two idle cores {2 * alone / (writing + making):.2f} x")


def _spent(folder: Path, rows: int, jobs: int) -> list[float]:
    """Seconds by the clock, of this process and of its children."""
    table = folder / "表.csv"
    write_table(table, rows)
    before = (time.perf_counter(), time.process_time(), _children())
    run(table, job_for(GENRE, folder / "稿", "docx"), lambda _: None, jobs=jobs)
    after = (time.perf_counter(), time.process_time(), _children())
    return [b - a for a, b in zip(before, after, strict=True)]


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


MEASURED = """
import re, resource, sys
from pathlib import Path
from drafter.batch import job_for, run
run(Path(sys.argv[1]), job_for("会议通知", Path(sys.argv[2]), "txt"), lambda _: None)
status = Path("/proc/self/status")
# what the resource module tells includes the process that started this one
own = re.search(r"VmHWM:\\s+([0-9]+)", status.read_text()) if status.exists() else None
print(own[1] if own else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
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

    rows = rows_of(count)
    header = next(rows)
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
    parser.add_argument("--peers", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", type=int, metavar="ROWS", help="measure one process against two instead")
    parser.add_argument("--memory", type=int, nargs="*", help="rows of the tables, as 100 10000 100000")
    options = parser.parse_args()
    if options.memory is not None:
        memory(options.memory or (100, 10_000, 100_000))
    elif options.jobs:
        processes(options.jobs, options.rounds)
    else:
        measure(options.rows, options.peers, options.rounds)


if __name__ == "__main__":
    main()
