"""The commands below ``drafter bank``: looking after a bank and the decisions on it."""

from pathlib import Path
from typing import Annotated

import typer

from drafter.commands import report
from drafter.commands.options import AsJson, BankPath, Force, KindNames
from drafter.commands.usage import InChinese

banks = typer.Typer(cls=InChinese, no_args_is_help=True, help="管理句库：统计、取舍、标签、导出和导入。")

ListPath = Annotated[
    Path, typer.Argument(metavar="文件", readable=False, help="清单：.yml、.csv 或 .jsonl。")
]
ListOutput = Annotated[
    Path,
    typer.Option(
        "-o", "--output", metavar="文件", readable=False, help="写到哪个文件：.yml、.csv 或 .jsonl。"
    ),
]
NoSources = Annotated[bool, typer.Option("--no-sources", help="不写来源名称和原句。")]
SourceNames = Annotated[list[str], typer.Argument(metavar="来源...", help="来源名称，如查找结果所示。")]
Undo = Annotated[bool, typer.Option("--undo", help="撤销：以后重新收入。")]
Tagged = Annotated[str, typer.Argument(metavar="来源或文字", help="来源名称；有 --kind 时是条目的文字。")]
OfKind = Annotated[str | None, typer.Option("--kind", metavar="种类", help="给这个种类的条目加标签。")]
Date = Annotated[
    str | None, typer.Option("--date", metavar="日期", help="来源的日期：2024-03-06、2024-03 或 2024。")
]
SourceGenre = Annotated[
    str | None, typer.Option("--genre", metavar="体裁", help="来源的体裁：讲话、报告等。")
]
Labels = Annotated[list[str] | None, typer.Option("--label", metavar="标签", help="自己的标签；可以写几次。")]
Again = Annotated[bool, typer.Option("--again", help="略过的也再问一次。")]


@banks.command()
def stats(bank: BankPath = None, as_json: AsJson = False) -> None:
    """句库里有多少来源、条目，各种类、常用句式各有多少。"""
    from drafter.commands import bankview
    from phrasebank.bank.homes import lookup_banks
    from phrasebank.bank.stats import stats as count

    with lookup_banks(bank, report.remark) as opened:
        counted = [count(one) for one in opened]
    if as_json:
        report.as_json(bankview.stats_form(counted))
    else:
        report.text("\n".join(line for one in counted for line in bankview.stats_lines(one)))


@banks.command()
def where(as_json: AsJson = False) -> None:
    """句库放在哪里。"""
    from drafter.commands import bankview
    from phrasebank.bank.homes import places

    found = places()
    if as_json:
        report.as_json(bankview.places_form(found))
    else:
        report.text("\n".join(bankview.places_lines(found)))


@banks.command()
def review(bank: BankPath = None, kind: KindNames = None, again: Again = False) -> None:
    """逐条过目：采用、弃用、改写、加标签，选错了可以撤回；随时可停，下次接着来。"""
    from drafter.commands import hits
    from drafter.commands.asking import ask
    from phrasebank.bank.homes import decisions_of, lookup_banks
    from phrasebank.bank.lookup import kinds_named
    from phrasebank.bank.review import review as go_through

    with lookup_banks(bank, report.remark) as opened:
        path = decisions_of(bank)
        put = ask(
            report.text, report.asked, report.width(), hits.ink() if report.on_terminal() else hits.PLAIN
        )
        decided = go_through(opened, path, kinds_named(kind or ()), put, again=again)
    report.text(f"这次看了 {decided} 条，记在 {path}")


@banks.command()
def export(
    output: ListOutput,
    bank: BankPath = None,
    kind: KindNames = None,
    no_sources: NoSources = False,
    force: Force = False,
) -> None:
    """把句库的条目导出成清单，可以修改后再导入；不写 --kind 就是句段以外的各种类。"""
    from phrasebank.bank import exchange
    from phrasebank.bank.decisions import load
    from phrasebank.bank.homes import decisions_of, lookup_banks
    from phrasebank.bank.lookup import kinds_named

    with lookup_banks(bank, report.remark) as (first, *_):
        decisions = load(decisions_of(bank))
        rows = exchange.export(first, decisions, kinds_named(kind or ()), sources=not no_sources)
        count = exchange.save(output, rows, force=force)
    report.text(f"已导出 {count} 条：{output}")


@banks.command(name="import")
def import_(file: ListPath, bank: BankPath = None) -> None:
    """读入清单里的取舍和标签；句库里没有的条目算自己添加的。"""
    from drafter.commands import bankview
    from phrasebank.bank import exchange
    from phrasebank.bank.decisions import load, save
    from phrasebank.bank.homes import decisions_of, lookup_banks

    with lookup_banks(bank, report.remark) as opened:
        path = decisions_of(bank)
        decisions, counts = exchange.merged(load(path), exchange.read_decisions(file), opened)
    save(path, decisions)
    report.text("\n".join(bankview.import_lines(counts, path)))


@banks.command()
def tag(
    name: Tagged,
    date: Date = None,
    genre: SourceGenre = None,
    label: Labels = None,
    kind: OfKind = None,
    bank: BankPath = None,
) -> None:
    """更正来源的日期、体裁，或给来源、条目加标签。"""
    from drafter.commands import bankview
    from phrasebank.bank import upkeep
    from phrasebank.bank.homes import own_bank
    from phrasebank.bank.lookup import kinds_named

    if kind is None:
        changed = upkeep.tag_source(bank or own_bank(), name, date, genre, label or ())
        report.text("\n".join(bankview.source_lines(changed)))
    else:
        tags = upkeep.tag_entry(bank or own_bank(), kinds_named([kind])[0], name, label or ())
        report.text(f"{name}\t标签：{'、'.join(tags) or '无'}")


@banks.command()
def forget(sources: SourceNames, undo: Undo = False, bank: BankPath = None) -> None:
    """把来源从句库里彻底去掉，以后也不再收；--undo 撤销。"""
    from phrasebank.bank import upkeep
    from phrasebank.bank.homes import own_bank

    (upkeep.remember if undo else upkeep.forget)(bank or own_bank(), sources)
    said = "以后建立句库时会重新收入" if undo else "已去掉，以后不再收"
    report.text("\n".join(f"{said}：{name}" for name in sources))
