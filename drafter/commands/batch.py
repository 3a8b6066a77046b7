"""The command ``drafter batch``: a table in, a folder of documents out."""

from pathlib import Path
from typing import Annotated

import typer

from drafter.commands import batching, report
from drafter.commands.codes import FINDINGS, STOPPED
from drafter.commands.options import AsJson, Encoding, Force, House, Jobs, LookName, Reference, Where

TablePath = Annotated[
    Path | None,
    typer.Argument(
        metavar="表格",
        readable=False,
        help="表格：.xlsx .xls .ods .csv .tsv .json .jsonl .yml；表头写字段名称，以下一行一份。",
    ),
]
OutputFolder = Annotated[
    Path,
    typer.Option(
        "-o",
        "--output",
        metavar="文件夹",
        readable=False,
        help="写到哪个文件夹；--sheet-template 时是哪个表格。",
    ),
]
BatchGenre = Annotated[
    str, typer.Option("--genre", metavar="体裁", help="体裁名称，drafter genres 可以列出。")
]
SheetTemplate = Annotated[
    str | None,
    typer.Option(
        "--sheet-template", metavar="体裁", help="不起草，写出这个体裁的空白表格（.xlsx 或 .csv）。"
    ),
]
Sheet = Annotated[
    str | None,
    typer.Option("--sheet", metavar="工作表", help="用哪个工作表：名称，或第几个；不写就找表头认得的。"),
]
ColumnIs = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="列名=字段",
        help="指明某一列填哪个字段；一项分在几列的写 日期+时间=时间。可以写几次。",
    ),
]
CommonFile = Annotated[
    Path | None,
    typer.Option(
        "--common",
        metavar="文件",
        readable=False,
        help="各行共用的值（.yml，一行一项）；行里填了的以行为准。",
    ),
]
SetValue = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="字段=值", help="各行共用的一个值，优先于 --common；可以写几次。"),
]
MergeInto = Annotated[
    Path | None,
    typer.Option(
        "--merge",
        metavar="文件",
        readable=False,
        help="再并成一个 .docx，供打印；每份另起一页、页码从 1 起。",
    ),
]
ZipInto = Annotated[
    Path | None,
    typer.Option("--zip", metavar="文件", readable=False, help="再打成一个 .zip，连同 report.csv。"),
]
NamePattern = Annotated[
    str,
    typer.Option("--name", metavar="式样", help="文件名式样，如 “{{会议名称}}”；不写就用第一个必填字段。"),
]
AllowMissing = Annotated[bool, typer.Option("--allow-missing", help="必填项没填也出稿，印成【待补：……】。")]
Format = Annotated[str, typer.Option("--format", metavar="格式", help="docx、html、md、txt 或 markup。")]


def batch(
    output: OutputFolder,
    table: TablePath = None,
    genre: BatchGenre = "",
    sheet: Sheet = None,
    column: ColumnIs = None,
    common: CommonFile = None,
    set_: SetValue = None,
    name: NamePattern = "",
    format_: Format = "docx",
    look: LookName = None,
    reference: Reference = None,
    allow_missing: AllowMissing = False,
    merge: MergeInto = None,
    zip_: ZipInto = None,
    jobs: Jobs = 1,
    engine: Where = "local",
    force: Force = False,
    house: House = None,
    encoding: Encoding = None,
    as_json: AsJson = False,
    sheet_template: SheetTemplate = None,
) -> None:
    """按表格批量起草，一行一份；输出文件夹里的 report.csv 逐行说明结果。再运行一次就接着做，改过的文件不动。"""
    from drafter.batch import bundle, job_for, run, save_blank
    from drafter.genre import find_genre
    from drafter.writers.standard import departures

    if sheet_template is not None:
        save_blank(find_genre(sheet_template, house), output, force=force)
        batching.blank_saved(output, sheet_template)
        return
    if table is None or not genre:
        raise typer.BadParameter("要写明表格和 --genre，如：drafter batch 表.xlsx --genre 会议通知 -o 文件夹")
    job = job_for(
        genre,
        output,
        format_,
        house=house,
        look=look,
        reference=reference,
        common=common,
        set_=set_ or (),
        columns=column or (),
        name=name,
        allow_missing=allow_missing,
        force=force,
    )
    bundle.check(merge, zip_, job.suffix)
    report.departures(departures(job.look) if job.look else ())
    shown = batching.BatchJson() if as_json else batching.BatchLines(table)
    tally = run(table, job, shown.row, encoding, sheet=sheet, jobs=jobs, where=engine)
    shown.end(tally, output)
    if tally.stopped:
        raise typer.Exit(STOPPED)
    batching.bundled(bundle.make(output, merge, zip_))
    if tally.failed:
        raise typer.Exit(FINDINGS)
