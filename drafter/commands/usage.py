"""What is said of a command line that cannot be understood."""

import re
from typing import Any

from typer.core import TyperGroup

from drafter.commands.report import remark

HELP = "显示这段说明。"


class InChinese(TyperGroup):
    """A group whose help, and that of its commands, says in Chinese what ``--help`` does."""

    def get_help_option(self, ctx: Any) -> Any:
        return _in_chinese(super().get_help_option(ctx))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, None if there is none."""
        found = super().get_command(ctx, cmd_name)
        if found is not None:
            _in_chinese(found.get_help_option(ctx))
        return found


def _in_chinese(option: Any) -> Any:
    if option is not None:
        option.help = HELP
    return option


USAGE = {
    "NoSuchOption": "没有这个选项",
    "MissingParameter": "缺少参数",
    "BadParameter": "参数的值不对",
    "BadOptionUsage": "选项用法不对",
}
# Typer's own words → what they mean; to say one more in Chinese, add a line
WORDS = (
    (r"No such command .*", "没有这个命令"),
    (
        r"Got unexpected extra argument\(s\) \((?P<what>.*)\)",
        "多出来的参数：{what}（有空格的名称要用引号括起来）",
    ),
    (
        r"(?P<what>\S+) is not in the range (?P<low>-?[\d.]+)<=x<=(?P<high>-?[\d.]+)\.",
        "参数的值不对：{what} 不在 {low} 到 {high} 之间",
    ),
    (r"(?P<what>\S+) is not in the range x>=(?P<low>-?[\d.]+)\.", "参数的值不对：{what} 太小，最小是 {low}"),
    (
        r"(?P<what>\S+) is not in the range x<=(?P<high>-?[\d.]+)\.",
        "参数的值不对：{what} 太大，最大是 {high}",
    ),
)


def wrong_usage(error: Any) -> None:
    """Say in Chinese what is wrong with a command line; Typer's own English message follows."""
    if type(error).__name__ != "NoArgsIsHelpError":
        path = error.ctx.command_path if error.ctx else "drafter"
        remark(f"用法错误：{_meaning(error)}。看用法：{path} --help")
    error.show()


def _meaning(error: Any) -> str:
    for words, meaning in WORDS:
        if found := re.fullmatch(words, error.message or "", re.DOTALL):
            return meaning.format(**found.groupdict())
    name = type(error).__name__
    if name == "MissingParameter" and error.param is not None:
        return f"没有写 {error.param.get_error_hint(error.ctx)}"
    return USAGE.get(name, "用法不对")
