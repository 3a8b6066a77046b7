"""The command line: each command reads its options, calls one library function and reports.

Heavy modules are imported inside the commands, so that a lookup starts at once.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from drafter import __version__, report
from phrasebank.errors import UserError

FINE, USER_ERROR, WRONG_USAGE, FINDINGS, STOPPED = 0, 1, 2, 3, 130


# Typer carries its own Click and exports only this leaf of the usage errors
UsageError: type[Exception] = typer.BadParameter.__mro__[1]


class Boundary(TyperGroup):
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
        except UserError as error:
            report.problem(error)
            code = USER_ERROR
        except UsageError as error:
            report.wrong_usage(error)
            code = WRONG_USAGE
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


OutlinePath = Annotated[Path, typer.Argument(metavar="提纲", help="提纲文件（.yml）。")]
OutputPath = Annotated[Path | None, typer.Option("-o", "--output", metavar="文件", help="写到哪个文件。")]
House = Annotated[
    Path | None,
    typer.Option("--house", metavar="文件夹", help="单位目录：放本单位自己的体裁和版式，优先于自带的。"),
]
Force = Annotated[bool, typer.Option("--force", help="文件已存在时覆盖。")]
Strict = Annotated[bool, typer.Option("--strict", help="有必填项没填就不出稿。")]
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON，供程序读取。")]
GenreName = Annotated[str, typer.Argument(metavar="体裁", help="体裁名称，drafter genres 可以列出。")]


@app.command()
def genres(house: House = None, as_json: AsJson = False) -> None:
    """列出全部体裁。"""
    from drafter.genre import genres as every_genre

    (report.genres_json if as_json else report.genres)(every_genre(house))


@app.command()
def new(genre: GenreName, output: OutputPath = None, force: Force = False, house: House = None) -> None:
    """生成某一体裁的空白提纲，逐项带说明和示例；不写 -o 就显示在屏幕上。"""
    from drafter.genre import find_genre
    from drafter.starter import save_start, start

    found = find_genre(genre, house)
    if output is None:
        report.text(start(found))
    else:
        save_start(found, output, force=force)
        report.started(output, found)


@app.command()
def draft(
    outline: OutlinePath,
    output: OutputPath = None,
    strict: Strict = False,
    force: Force = False,
    house: House = None,
) -> None:
    """按提纲起草文稿，格式由输出文件的扩展名决定（.docx、.md、.txt）；不写 -o 就写成同名的 .docx。"""
    from drafter.draft import draft as draft_outline
    from drafter.outline import load_outline
    from drafter.writers import load_look, save

    loaded = load_outline(outline, house)
    drafted = draft_outline(loaded.strict() if strict else loaded)
    path = output or outline.with_suffix(".docx")
    look = load_look(loaded.look, house) if loaded.look else load_look(house=house)
    save(drafted.document, path, look=look, force=force)
    report.drafted(drafted, path)


def main() -> None:
    """Entry point of the ``drafter`` command."""
    report.use_utf8()
    app()
