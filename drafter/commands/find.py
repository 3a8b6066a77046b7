"""The command ``drafter find``: words and conditions in, phrasing with its sources out."""

from time import perf_counter
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.commands import report
from drafter.commands.options import AsJson, BankPath
from phrasebank.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from phrasebank.bank.lookup import Query

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="词...", help="要查的词，须同时出现，次序不限；也可用拼音（zgzy、zhigong、职gong）。"
    ),
]
KindNames = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="种类", help="只查这个种类：分条、套语、句段等；可以写几次。"),
]
Functions = Annotated[
    list[str] | None,
    typer.Option(
        "--function", metavar="功能", help="只查起这种作用的套语、口号：开头、过渡、号召、结尾、四字格等。"
    ),
]
Length = Annotated[str | None, typer.Option("--length", metavar="字数", help="只查这么长的：6，或 4-8、8-。")]
Frames = Annotated[
    list[str] | None,
    typer.Option("--frame", metavar="句式", help="只查这种句式，空位写作 …：在…上走在前列、以…为…。"),
]
Sources = Annotated[
    list[str] | None,
    typer.Option("--source", metavar="来源", help="只查名称或标题含这几个字的来源；可以写几次。"),
]
Genres = Annotated[
    list[str] | None,
    typer.Option("--genre", metavar="体裁", help="只查这种体裁的来源：讲话、报告等；可以写几次。"),
]
Date = Annotated[
    str | None, typer.Option("--date", metavar="日期", help="只查这段时间的来源：2024、2023-2025、2024-03。")
]
Since = Annotated[str | None, typer.Option("--since", metavar="日期", help="只查这时以来的。")]
Until = Annotated[str | None, typer.Option("--until", metavar="日期", help="只查到这时为止的。")]
Without = Annotated[list[str] | None, typer.Option("--not", metavar="词", help="不含这个词；可以写几次。")]
Limit = Annotated[
    int, typer.Option("-n", "--limit", min=1, max=10_000, metavar="条数", help="最多列出几条。")
]
AsContext = Annotated[bool, typer.Option("--context", help="连同原句前后一段一起列出。")]
Interactive = Annotated[
    bool, typer.Option("-i", "--interactive", help="边打字边查：选中、复制、采用、弃用，Esc 退出。")
]


def find(
    words: Words = None,
    bank: BankPath = None,
    kind: KindNames = None,
    function: Functions = None,
    length: Length = None,
    frame: Frames = None,
    without: Without = None,
    source: Sources = None,
    genre: Genres = None,
    date: Date = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 20,
    context: AsContext = False,
    interactive: Interactive = False,
    as_json: AsJson = False,
) -> None:
    """查找规范表述：句库里含有这些词的分条、套语和句段，附次数、出处和原句；也可只按种类、句式等条件查。"""
    from phrasebank.bank.lookup import Query, dates_named, kinds_named, lengths_named
    from phrasebank.bank.query import has_slot

    if interactive and as_json:
        raise UserError("-i 是给人用的，不能和 --json 同时用")
    given = words or []
    query = Query(
        tuple(word for word in given if not has_slot(word)),
        tuple(without or ()),
        kinds_named(kind or ()),
        limit,
        tuple(function or ()),
        lengths_named(length),
        (*(frame or ()), *filter(has_slot, given)),
        tuple(source or ()),
        dates_named(date, since, until),
        tuple(genre or ()),
        citations=3 if as_json else 1,
    )
    if interactive:
        from drafter.commands.interactive import run

        run(query, bank)
    else:
        _answer(query, bank, context, as_json)


def _answer(query: "Query", bank: "Path | None", context: bool, as_json: bool) -> None:
    from functools import partial

    from drafter.commands import hits
    from phrasebank.bank.context import context as context_of
    from phrasebank.bank.homes import lookup_banks
    from phrasebank.bank.lookup import look_up

    with lookup_banks(bank, report.remark) as banks:
        started = perf_counter()
        answer = look_up(banks, query)
        elapsed_ms = (perf_counter() - started) * 1000
        around = partial(context_of, banks) if context else None
        if as_json:
            report.as_json(hits.answer_form(answer, elapsed_ms, around))
        elif answer.hits:
            report.lines(
                hits.plain_lines(answer, around),
                lambda width: hits.table_lines(answer, width, around, hits.ink()),
            )
        else:
            report.remark("\n".join(hits.miss_lines(answer)))
