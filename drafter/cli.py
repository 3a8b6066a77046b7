"""The command line: each command reads its options, calls one library function and reports.

Heavy modules are imported inside the commands, so that a lookup starts at once.
"""

import sys
from collections.abc import Sequence
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


def main() -> None:
    """Entry point of the ``drafter`` command."""
    report.use_utf8()
    app()
