"""``drafter outline``: an existing text becomes the outline that drafts it again."""

from pathlib import Path
from typing import Annotated

import typer

from drafter.commands import drafting, report
from drafter.commands.options import Encoding, Force, House

OldText = Annotated[
    Path,
    typer.Argument(metavar="旧稿", readable=False, help="旧稿：.docx、.txt、.pdf、.html、.md、.doc 等。"),
]
OutputPath = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", metavar="文件", readable=False, help="提纲写到哪个文件；不写就显示在屏幕上。"
    ),
]
Skeleton = Annotated[
    bool, typer.Option("--skeleton", help="只留标题和序号，内容一律待补：拿旧稿的架子写新稿。")
]
GenreName = Annotated[
    str | None,
    typer.Option(
        "--genre",
        metavar="体裁",
        help="按这个体裁的字段整理，放不进字段的列在后面的说明里；不写就用通用文稿，一字不增不减。",
    ),
]


def outline(
    file: OldText,
    output: OutputPath = None,
    skeleton: Skeleton = False,
    genre: GenreName = None,
    encoding: Encoding = None,
    house: House = None,
    force: Force = False,
) -> None:
    """把一份旧稿整理成提纲：标题、称谓、各部分、要点都分好，照提纲起草就得到原稿，不多一句、不少一句。"""
    from drafter.genre import find_genre
    from drafter.reverse import outline_of, save_outline
    from phrasebank.readers import read

    asked = find_genre(genre, house) if genre else None
    made = outline_of(read(file, encoding), hollow=skeleton, asked=asked)
    if output is None:
        report.text(made.text)
    else:
        save_outline(made, output, source=file, force=force)
        drafting.reversed_to(output, made.remarks)
