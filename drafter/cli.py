"""The command line: each command reads its options, calls one library function and reports.

Heavy modules are imported inside the commands, so that a lookup starts at once.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from drafter import __version__
from drafter.commands import drafting, report, usage
from drafter.commands.bank import banks
from drafter.commands.batch import batch
from drafter.commands.codes import FINDINGS, FINE, STOPPED, USER_ERROR, WRONG_USAGE
from drafter.commands.find import find
from drafter.commands.options import (
    AsJson,
    BankPath,
    Encoding,
    Force,
    House,
    Jobs,
    LookName,
    Reference,
    Where,
)
from drafter.commands.outline import outline
from drafter.commands.output import OutputLost
from drafter.commands.suggest import suggest
from phrasebank.errors import Place, UserError, os_reason

# Typer carries its own Click and exports only this leaf of the usage errors
UsageError: type[Exception] = typer.BadParameter.__mro__[1]


class Boundary(usage.InChinese):
    """The one place where errors for people end: a Chinese message to stderr and an exit code."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run a command; without ``standalone_mode`` return its exit code instead of exiting."""
        try:
            code = super().main(args, prog_name, complete_var, False, windows_expand_args, **extra)
            report.finish()
        except UserError as error:
            report.problem(error)
            code = USER_ERROR
        except PermissionError as error:
            # even asking whether a file is there may be refused: a folder of another user
            report.problem(UserError(os_reason(error), Place(str(error.filename or "")), "请检查路径和权限"))
            code = USER_ERROR
        except UsageError as error:
            usage.wrong_usage(error)
            code = WRONG_USAGE
        except OutputLost as error:
            report.lost(error)
            code = USER_ERROR
        except typer.Abort:
            code = STOPPED
        return sys.exit(code or FINE) if standalone_mode else code


app = typer.Typer(
    cls=Boundary,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="公文起草：按提纲生成讲话稿、会议通知等，查找规范表述。离线运行，句句有出处。",
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"drafter {__version__}")  # noqa: T201
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", help="显示版本号。", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Options that come before the command."""


OutlinePath = Annotated[Path, typer.Argument(metavar="提纲", readable=False, help="提纲文件（.yml）。")]
OutputPath = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="文件", readable=False, help="写到哪个文件。")
]
Strict = Annotated[bool, typer.Option("--strict", help="有必填项没填、前后有矛盾就不出稿。")]
Suggest = Annotated[
    bool, typer.Option("--suggest", help="在待补和单薄的地方附上句库里的建议，作为批注，注明出处和理由。")
]
FillIn = Annotated[
    bool,
    typer.Option(
        "--fill", help="把最合适的一条建议填进待补的地方，加底色并逐处列出；写了它就不必再写 --suggest。"
    ),
]
GenreName = Annotated[str, typer.Argument(metavar="体裁", help="体裁名称，drafter genres 可以列出。")]

SchemaOf = Annotated[
    str | None, typer.Argument(metavar="[体裁]", help="体裁名称；不写就是全部体裁。", show_default=False)
]


@app.command()
def genres(house: House = None, as_json: AsJson = False) -> None:
    """列出全部体裁。"""
    from drafter.genre import genres as every_genre

    (report.genres_json if as_json else report.named)(every_genre(house))


@app.command()
def looks(house: House = None) -> None:
    """列出全部版式：公文、信函、纪要、讲话稿、讲台，和本单位自己的。"""
    from drafter.writers.look_file import load_look
    from drafter.writers.look_find import look_names

    report.named(load_look(name, house) for name in look_names(house))


@app.command()
def new(genre: GenreName, output: OutputPath = None, force: Force = False, house: House = None) -> None:
    """生成某一体裁的空白提纲，逐项带说明和示例；不写 -o 就显示在屏幕上。"""
    from drafter.genre import find_genre
    from drafter.outline.starter import save_start, start

    found = find_genre(genre, house)
    if output is None:
        report.text(start(found))
    else:
        save_start(found, output, force=force)
        drafting.started(output, found)


@app.command()
def schema(
    genre: SchemaOf = None, output: OutputPath = None, force: Force = False, house: House = None
) -> None:
    """写出提纲的 JSON Schema，编辑器（如 VS Code 的 YAML 插件）据此补全和检查；不写体裁就包括全部体裁。"""
    from drafter.genre import find_genre
    from drafter.genre import genres as every_genre
    from drafter.outline.schema import save_schema, schema_of, schema_of_all

    made = schema_of(find_genre(genre, house)) if genre else schema_of_all(every_genre(house))
    if output is None:
        report.as_json(made)
    else:
        save_schema(made, output, force=force)
        drafting.described(output)


@app.command()
def draft(
    outline: OutlinePath,
    output: OutputPath = None,
    look: LookName = None,
    reference: Reference = None,
    strict: Strict = False,
    suggest: Suggest = False,
    fill: FillIn = False,
    bank: BankPath = None,
    force: Force = False,
    house: House = None,
) -> None:
    """按提纲起草文稿，格式由输出文件的扩展名决定（.docx、.html、.md、.txt、.markup）；不写 -o 就写成同名的 .docx。"""
    from drafter.draft import draft as draft_outline
    from drafter.draft import look_of, save_draft
    from drafter.outline.loading import load_outline
    from drafter.writers.standard import departures

    loaded = load_outline(outline, house)
    drafted = draft_outline(loaded.strict() if strict else loaded)
    offers = None
    if suggest or fill:
        from drafter.commands.offers import suggested

        made = suggested(drafted, loaded, bank, fill=fill)
        drafted, offers = made.drafted, made.offers
    path = output or outline.with_suffix(".docx")
    chosen = look_of(loaded, house, name=look, reference=reference)
    save_draft(drafted, loaded, path, chosen, force=force)
    drafting.drafted(drafted, path, loaded.bare)
    drafting.offered(offers, path)
    report.departures(departures(chosen))


Sources = Annotated[
    list[Path],
    typer.Argument(metavar="目录或文件...", readable=False, help="来源：文件，或逐层查找的文件夹。"),
]
Add = Annotated[bool, typer.Option("--add", help="保留句库里原有的来源；同名的来源以这次为准。")]
Rebuild = Annotated[bool, typer.Option("--rebuild", help="全部重新读取，不用旧句库里的结果。")]


@app.command()
def mine(
    sources: Sources,
    bank: BankPath = None,
    encoding: Encoding = None,
    add: Add = False,
    rebuild: Rebuild = False,
    jobs: Jobs = 1,
    engine: Where = "local",
    as_json: AsJson = False,
) -> None:
    """由来源文件建立句库，或更新它；不写 --add，句库里就正好是这次给出的来源。"""
    from drafter.commands import bankview
    from phrasebank.bank.homes import own_bank
    from phrasebank.bank.mine import Options
    from phrasebank.bank.mine import mine as mine_sources
    from phrasebank.engine import running

    target = bank or own_bank()
    try:
        with running(engine, jobs, inherit=True) as run, report.progress() as advance:
            summary = mine_sources(sources, target, Options(encoding, rebuild, add, run, advance))
    except KeyboardInterrupt:
        report.remark(bankview.stopped(target))
        raise typer.Exit(STOPPED) from None
    if as_json:
        report.as_json(bankview.summary_form(summary))
    else:
        report.text("\n".join(bankview.summary_lines(summary)))
    for error in summary.failed:
        report.problem(error)
    if summary.failed:
        raise typer.Exit(FINDINGS)


FilePath = Annotated[Path, typer.Argument(metavar="文件", readable=False, help="要分析的文件。")]
KnownBank = Annotated[
    Path | None,
    typer.Option("--bank", metavar="句库", readable=False, help="句库里有的提法，文稿里只用一次也列出。"),
]
AsText = Annotated[bool, typer.Option("--text", help="原样输出文件的文字：分析结果里的位置就是在其中数的。")]


@app.command()
def analyze(
    file: FilePath,
    as_json: AsJson = False,
    as_text: AsText = False,
    bank: KnownBank = None,
    encoding: Encoding = None,
) -> None:
    """找出一份文稿里的句式：分条、排比、口号、数字略语、套语、提法。"""
    from drafter.commands.listing import listing
    from phrasebank.mining import analysis
    from phrasebank.mining import mine as mine_document
    from phrasebank.readers import read

    document = read(file, encoding)
    if as_text:
        report.exactly(document.text)
        return
    structures = mine_document(document)
    if bank is not None:
        from phrasebank.bank.homes import lookup_banks
        from phrasebank.bank.known import with_known

        with lookup_banks(bank, report.remark) as (known,):
            structures = with_known(document, structures, known)
    if as_json:
        report.as_json(analysis(document, structures))
    else:
        report.text(listing(document, structures))


app.add_typer(banks, name="bank")
app.add_typer(suggest, name="suggest")
app.command()(batch)
app.command()(outline)
app.command()(find)


def main() -> None:
    """Entry point of the ``drafter`` command."""
    report.prepare()
    app()
