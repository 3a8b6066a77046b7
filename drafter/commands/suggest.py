"""The commands below ``drafter suggest``: what to write next, from the sources."""

from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.commands import report
from drafter.commands.options import AsJson, BankPath
from drafter.commands.usage import InChinese

if TYPE_CHECKING:
    from phrasebank.bank.banks import Bank
    from phrasebank.bank.hit import Hit

suggest = typer.Typer(
    cls=InChinese,
    no_args_is_help=True,
    help="接着写什么：同构的标题、下一条、未写完的分句、套语，都注明出处。",
)

Titles = Annotated[list[str], typer.Argument(metavar="标题...", help="已有的标题，一个或几个，用空格隔开。")]
Text = Annotated[str, typer.Argument(metavar="句子或小标题", help="已经写好的句子或小标题。")]
Start = Annotated[str, typer.Argument(metavar="起头", help="正在写的分句，写到哪里算哪里。")]
FunctionName = Annotated[
    str,
    typer.Argument(metavar="职能", help="称谓、开头、过渡、强调、要求、引述、评价、谦辞、结尾或号召。"),
]
Theme = Annotated[
    str, typer.Option("--theme", metavar="主题", help="要写到的主题；几个主题用空格隔开，有一个即可。")
]
Before = Annotated[str, typer.Option("--before", metavar="前文", help="起头之前的文字，据此挑选合适的。")]
Limit = Annotated[int, typer.Option("-n", "--limit", min=1, max=1000, metavar="条数", help="最多列出几条。")]


@suggest.command(name="like")
def like_(
    titles: Titles, theme: Theme = "", bank: BankPath = None, limit: Limit = 10, as_json: AsJson = False
) -> None:
    """再找几个同构的标题：字数、词格与所给的相同；所给的有共同句式的，换上新的内容。"""
    from phrasebank.bank.suggesting.like import like

    _answer(" ".join(titles), lambda banks: like(banks, titles, theme, limit), bank, as_json)


@suggest.command(name="after")
def after_(text: Text, bank: BankPath = None, limit: Limit = 10, as_json: AsJson = False) -> None:
    """下面写什么：小标题之后的下一个小标题和展开的文字，句子之后的下一句。"""
    from phrasebank.bank.suggesting.after import after

    _answer(text, lambda banks: after(banks, text, limit), bank, as_json)


@suggest.command(name="complete")
def complete_(
    start: Start, before: Before = "", bank: BankPath = None, limit: Limit = 5, as_json: AsJson = False
) -> None:
    """把正在写的分句接完，写到下一个标点为止，长短各有。"""
    from phrasebank.bank.suggesting.complete import complete

    _answer(start, lambda banks: complete(banks, start, before, limit), bank, as_json)


@suggest.command(name="formula")
def formula_(
    function: FunctionName,
    theme: Theme = "",
    bank: BankPath = None,
    limit: Limit = 10,
    as_json: AsJson = False,
) -> None:
    """按职能找套语：开头、过渡、结尾、号召等，可以限定主题。"""
    from phrasebank.bank.suggesting.formula import formula

    _answer(function, lambda banks: formula(banks, function, theme, limit), bank, as_json)


def _answer(
    query: str,
    ask: "Callable[[Sequence[Bank]], tuple[Hit, ...]]",
    bank: Path | None,
    as_json: bool,
) -> None:
    from drafter.commands import hits, suggestions
    from phrasebank.bank.homes import lookup_banks

    with lookup_banks(bank, report.remark) as banks:
        started = perf_counter()
        found = ask(banks)
        elapsed_ms = (perf_counter() - started) * 1000
    if as_json:
        report.as_json(suggestions.answer_form(query, found, elapsed_ms))
    elif found:
        report.lines(
            suggestions.plain_lines(found),
            lambda width: suggestions.table_lines(found, width, hits.ink()),
        )
    else:
        report.remark(
            f"句库里没有找到合适的表述：“{query}”\n  可以换个说法，或者用 drafter mine 多收一些文稿。"
        )
