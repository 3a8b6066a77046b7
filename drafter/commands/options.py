"""Options that several commands have, each described once."""

from pathlib import Path
from typing import Annotated

import typer

AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON，供程序读取。")]
BankPath = Annotated[
    Path | None,
    typer.Option(
        "--bank",
        metavar="句库",
        readable=False,
        help="句库文件；不写就是自己的句库，查找时连同自带范文的句库。",
    ),
]
Encoding = Annotated[
    str | None, typer.Option("--encoding", metavar="编码", help="来源文字的编码；不写就自动判断。")
]
Force = Annotated[bool, typer.Option("--force", help="文件已存在时覆盖。")]
House = Annotated[
    Path | None,
    typer.Option(
        "--house", metavar="文件夹", readable=False, help="单位目录：放本单位自己的体裁和版式，优先于自带的。"
    ),
]
Jobs = Annotated[
    int, typer.Option("--jobs", min=0, max=256, metavar="个数", help="同时用几个进程；0 表示有几核用几个。")
]
KindNames = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="种类", help="只查这个种类：分条、套语、句段等；可以写几次。"),
]
LookName = Annotated[
    str | None,
    typer.Option("--look", metavar="版式", help="版式名称，drafter looks 可以列出；不写就用公文版式。"),
]
Reference = Annotated[
    Path | None,
    typer.Option(
        "--reference",
        metavar="样式.docx",
        readable=False,
        help="照这个 Word 文件的样式和页面排版，没有的样式仍照版式。",
    ),
]
Where = Annotated[
    str, typer.Option("--engine", metavar="方式", help="在哪里运行：local，或 Dask 集群 dask://主机:端口。")
]
