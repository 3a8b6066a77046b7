"""Options that several commands have, each described once."""

from pathlib import Path
from typing import Annotated

import typer

AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON，供程序读取。")]
BankPath = Annotated[
    Path | None,
    typer.Option("--bank", metavar="句库", help="句库文件；不写就是自己的句库，查找时连同自带范文的句库。"),
]
Force = Annotated[bool, typer.Option("--force", help="文件已存在时覆盖。")]
KindNames = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="种类", help="只查这个种类：分条、套语、句段等；可以写几次。"),
]
