"""How ``--help`` looks: Typer's own pages with Chinese headings, laid out by the columns that Chinese takes.

用法：drafter find [选项] [词...]

选项：
  --length 字数     只查这么长的：6，或 4-8、8-。
  -n, --limit 条数  最多列出几条。（默认 20，1 到 10000）

Typer writes the pages in English and counts a Chinese character as one column, so that its lines run over the
terminal's edge and its second column is ragged.
"""

import re
from collections.abc import Sequence
from typing import Any

import typer

HEADINGS = {"Arguments": "参数", "Options": "选项", "Commands": "命令"}
SYNOPSIS = {"[OPTIONS]": "[选项]", "COMMAND": "命令", "[ARGS]...": "[参数...]"}
# what Typer adds behind the help of an option: [default: 20; 1<=x<=10000], [required]; not a name in brackets before
_ADDED = re.compile(r"  \[(?P<notes>[^\[\]]+)\]$")
# a note of them → what it means; to say one more in Chinese, add a line
NOTES = (
    (r"required", "必写"),
    (r"default: (?P<value>.*)", "默认 {value}"),
    (r"(?P<low>-?[\d.]+)<=x<=(?P<high>-?[\d.]+)", "{low} 到 {high}"),
)
WIDEST_TERM = 30
"""Columns; what is explained behind a longer term stands on the next line."""

_Formatter: Any = typer.Context.formatter_class


class Help(_Formatter):  # type: ignore[misc]
    """Writes a help page in Chinese."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        said = " ".join(SYNOPSIS.get(word, word) for word in args.split())
        super().write_usage(prog, said, prefix or "用法：")

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{HEADINGS.get(heading, heading)}：\n")

    def write_text(self, text: str) -> None:
        self._write_lines("", text, self.current_indent)

    def write_dl(self, rows: Sequence[tuple[str, str]], *_: int) -> None:
        """Terms with what they mean, in two columns."""
        from drafter.commands.wrapping import columns

        terms = [columns(term) for term, _ in rows]
        second = self.current_indent + 2 + min(max(terms, default=0), WIDEST_TERM)
        for (term, meaning), size in zip(rows, terms, strict=True):
            head = " " * self.current_indent + term
            gap = second - self.current_indent - size
            if gap < 2:
                self.write(head + "\n")
                head, gap = "", second
            self._write_lines(head + " " * gap, meaning_in_chinese(meaning), second)

    def _write_lines(self, head: str, text: str, indent: int) -> None:
        from drafter.commands.wrapping import wrapped

        head = head or " " * indent
        for line in wrapped(text, self.width - indent):
            self.write(f"{head}{line.text.strip()}".rstrip() + "\n")
            head = " " * indent


def meaning_in_chinese(meaning: str) -> str:
    """What an option does, with what Typer adds to it in Chinese: 最多列出几条。（默认 20，1 到 10000）."""
    added = _ADDED.search(meaning)
    if not added:
        return meaning
    notes = "，".join(_note(note) for note in added["notes"].split("; "))
    return f"{meaning[: added.start()]}（{notes}）"


def _note(note: str) -> str:
    for words, chinese in NOTES:
        if found := re.fullmatch(words, note):
            return chinese.format(**found.groupdict())
    return note


class Speaking(typer.Context):
    """A command's context whose help is in Chinese."""

    formatter_class = Help
