"""What is said of a table that is drafted: row by row, as lines for people or JSON for programs."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.commands import report

if TYPE_CHECKING:
    from drafter.batch import RowResult, Tally
    from drafter.batch.bundle import Bundled


def blank_saved(path: Path, genre: str) -> None:
    """An empty table was written."""
    report.text(f"已写好空白表格：{path}（第二行是示例，请换成自己的内容）")
    report.text(f"填好后运行：drafter batch {report.quoted(path)} --genre {genre} -o 文件夹")


def bundled(files: "Iterable[Bundled]") -> None:
    """The documents of a run are also in one file."""
    for made in files:
        report.remark(f"{made.path}：{made.count} 份")
        if made.edited:
            names = "、".join(made.edited[:5]) + ("……" if len(made.edited) > 5 else "")
            report.remark(f"改过的 {len(made.edited)} 份没有并入，请单独打印：{names}")


def stopped(tally: "Tally", folder: Path) -> None:
    """Ctrl-C ended a batch."""
    report.remark(
        f"已停下，做完 {tally.rows} 行，逐行结果见 {folder / 'report.csv'}；再运行同一条命令，就接着做"
    )


class BatchLines:
    """A batch for people: every row that needs attention as it comes, the sums at the end."""

    def __init__(self, table: Path) -> None:
        self.table = table
        self.rows = 0

    def row(self, result: "RowResult") -> None:
        self.rows += 1
        if self.rows % 50 == 0:
            report.progress_rows(self.rows)
        if result.warned or result.status.name in ("ERROR", "EDITED", "LEFT_OUT"):
            name = f"（{result.file}）" if result.file else ""
            report.progress_done()
            report.remark(f"{self.table.name} 第 {result.row} 行{name}{result.status}：{result.message}")

    def end(self, tally: "Tally", folder: Path) -> None:
        report.progress_done()
        parts = [f"{status} {count}" for status, count in tally.counts.items() if count]
        parts += [f"有提醒 {tally.warned}"] if tally.warned else []
        if tally.stopped:
            stopped(tally, folder)
            return
        report.text(
            f"共 {tally.rows} 行：{'，'.join(parts) or '没有数据'}。逐行结果见 {folder / 'report.csv'}"
        )
        if tally.unused:
            report.text(f"没有用到的列：{'、'.join(tally.unused)}")


class BatchJson:
    """A batch for programs: an array with one object a row, printed as the rows are done; docs/batch.schema.json describes it."""

    def __init__(self) -> None:
        self.separator = "[\n"

    def row(self, result: "RowResult") -> None:
        value = {
            "row": result.row,
            "file": result.file,
            "status": result.status.name.lower(),
            "message": result.message,
        }
        report.piece(self.separator + json.dumps(value, ensure_ascii=False))
        self.separator = ",\n"

    def end(self, tally: "Tally", folder: Path) -> None:
        report.text("\n]" if self.separator.startswith(",") else "[]")
        if tally.stopped:
            stopped(tally, folder)
            return
        if tally.unused:
            report.remark(f"没有用到的列：{'、'.join(tally.unused)}")
