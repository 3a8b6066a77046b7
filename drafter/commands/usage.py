"""What is said of a command line that cannot be understood, and the commands' help in Chinese."""

import re
from typing import Any

from typer.core import TyperGroup

from drafter.commands.helping import Speaking
from drafter.commands.report import remark

HELP = "显示这段说明。"


class InChinese(TyperGroup):
    """A group whose help, and that of its commands, is in Chinese."""

    context_class = Speaking

    def get_help_option(self, ctx: Any) -> Any:
        return _in_chinese(super().get_help_option(ctx))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, None if there is none."""
        found = super().get_command(ctx, cmd_name)
        if found is not None:
            found.context_class = Speaking
            _in_chinese(found.get_help_option(ctx))
        return found

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The commands with what they do in a few words; the rest says their own help."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl([(name, _in_short(command.help or "")) for name, command in commands])


def _in_short(help_: str) -> str:
    """What a command does, up to the first ；or 。"""
    return re.split("[；。]", help_, maxsplit=1)[0] + "。"


def _in_chinese(option: Any) -> Any:
    if option is not None:
        option.help = HELP
    return option


# Typer's own words → what they mean, {param} being the argument or option; to say one more in Chinese, add a line
WORDS = (
    (r"No such command '(?P<what>.*?)'\..*", "没有这个命令：{what}"),
    (r"No such option: (?P<what>\S+).*", "没有这个选项：{what}"),
    (r"Missing command\.", "没有写命令"),
    (
        r"Got unexpected extra argument\(s\) \((?P<what>.*)\)",
        "多出来的参数：{what}（有空格的名称要用引号括起来）",
    ),
    (r"Option '(?P<what>.*?)' requires an argument\.", "选项 {what} 后面没有写内容"),
    (r"Option '(?P<what>.*?)' does not take a value\.", "选项 {what} 后面不写内容"),
    (
        r"(?P<what>\S+) is not in the range (?P<low>-?[\d.]+)<=x<=(?P<high>-?[\d.]+)\.",
        "{param} 的值不对：{what} 不在 {low} 到 {high} 之间",
    ),
    (
        r"(?P<what>\S+) is not in the range x>=(?P<low>-?[\d.]+)\.",
        "{param} 的值不对：{what} 太小，最小是 {low}",
    ),
    (
        r"(?P<what>\S+) is not in the range x<=(?P<high>-?[\d.]+)\.",
        "{param} 的值不对：{what} 太大，最大是 {high}",
    ),
    (r"'(?P<what>.*)' is not a valid (?:int|float).*\.", "{param} 的值不对：{what} 不是数"),
)


def wrong_usage(error: Any) -> None:
    """Say in Chinese what is wrong with a command line; a group that is called alone shows its help."""
    if type(error).__name__ == "NoArgsIsHelpError":
        error.show()
        return
    remark(f"用法错误：{_meaning(error)}")
    if error.ctx is not None:
        remark(f"  {error.ctx.get_usage()}")
        remark(f"  提示：各项说明见 {error.ctx.command_path} --help")


def _meaning(error: Any) -> str:
    name, message = type(error).__name__, error.message or ""
    param = _shown(error.param) if getattr(error, "param", None) is not None else ""
    if name == "MissingParameter" and param:
        return f"没有写 {param}" if param.isascii() else f"没有写{param}"
    for words, meaning in WORDS:
        if found := re.fullmatch(words, message, re.DOTALL):
            return meaning.format(**found.groupdict(), param=param) + _meant(error, found.groupdict())
    return message if not message.isascii() else str(error.format_message())


def _shown(param: Any) -> str:
    """How a page of help names an argument or option: 提纲, -n / --limit."""
    if param.param_type_name == "option":
        return " / ".join(param.opts)
    return str(param.metavar or param.name).rstrip(".")


def _meant(error: Any, found: dict[str, str]) -> str:
    """（是不是 find？）, empty if no command or option is like what was typed."""
    if error.ctx is None or not re.match("No such", error.message):
        return ""
    from difflib import get_close_matches

    command = error.ctx.command
    names = command.list_commands(error.ctx) if "command" in error.message[:15] else _options(error.ctx)
    near = get_close_matches(found["what"], names, 1)
    return f"（是不是 {near[0]}？）" if near else ""


def _options(ctx: Any) -> list[str]:
    return [option for param in ctx.command.get_params(ctx) for option in param.opts if option[:2] == "--"]
