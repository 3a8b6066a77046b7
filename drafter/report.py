"""Everything that is printed: results to stdout, remarks and errors to stderr, in Chinese.

On a terminal tables and colour; piped, plain UTF-8 lines whose form does not change.
"""

import json
import sys
from typing import Any

from phrasebank.errors import UserError


def use_utf8() -> None:
    """Make piped output UTF-8 also where the system's code page is another (Windows)."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and (stream.encoding or "").lower() != "utf-8":
            reconfigure(encoding="utf-8", errors="backslashreplace")


def remark(text: str) -> None:
    """A remark beside the result."""
    print(text, file=sys.stderr)


def problem(error: UserError) -> None:
    """One clear message for what the user can mend."""
    remark(f"错误：{error}")


USAGE = {
    "NoSuchOption": "没有这个选项",
    "MissingParameter": "缺少参数",
    "BadParameter": "参数的值不对",
    "BadOptionUsage": "选项用法不对",
}


def wrong_usage(error: Any) -> None:
    """Say in Chinese what is wrong with a command line; Typer's own English message follows."""
    name = type(error).__name__
    if name != "NoArgsIsHelpError":
        kind = "没有这个命令" if "No such command" in error.message else USAGE.get(name, "用法不对")
        path = error.ctx.command_path if error.ctx else "drafter"
        remark(f"用法错误：{kind}。看用法：{path} --help")
    error.show()


def as_json(value: Any) -> None:
    """Machine-readable result; Chinese stays readable."""
    print(json.dumps(value, ensure_ascii=False, indent=1))
