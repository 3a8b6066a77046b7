"""The pages of ``--help``: Chinese throughout, in columns that fit the terminal."""

import re
from collections.abc import Iterator

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from drafter.cli import app
from drafter.commands.helping import meaning_in_chinese
from drafter.commands.wrapping import columns, wrapped


def paths() -> Iterator[tuple[str, ...]]:
    """Every command and every command of a group, as it is typed."""
    yield ()
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        yield (name,)
        yield from ((name, sub) for sub in getattr(command, "commands", ()))


def page(path: tuple[str, ...]) -> str:
    return CliRunner().invoke(app, [*path, "--help"], prog_name="drafter", env={"COLUMNS": "80"}).stdout


@pytest.mark.parametrize("path", list(paths()), ids=" ".join)
def test_a_page_of_help_fits_the_terminal_and_says_no_english_of_typers(path: tuple[str, ...]) -> None:
    shown = page(path)
    assert shown.startswith(f"用法：{' '.join(('drafter', *path))} [选项]")
    assert not re.search("Usage|Options|Arguments|Commands|OPTIONS|ARGS|default|required|<=", shown)
    assert [line for line in shown.splitlines() if columns(line) > 80] == []


def test_what_is_explained_stands_in_one_column() -> None:
    lines = [line for line in page(("find",)).splitlines() if re.match(r"  -", line)]
    starts = {columns(line) - columns(re.split(r"\s{2,}", line.strip(), maxsplit=1)[1]) for line in lines}
    assert len(lines) > 10
    assert len(starts) == 1


@pytest.mark.parametrize(
    ("typers", "ours"),
    [
        ("最多列出几条。  [default: 20; 1<=x<=10000]", "最多列出几条。（默认 20，1 到 10000）"),
        ("提纲文件。  [required]", "提纲文件。（必写）"),
        ("写出 [建议] 一类的标记。", "写出 [建议] 一类的标记。"),
    ],
)
def test_what_typer_adds_to_an_option_is_said_in_chinese(typers: str, ours: str) -> None:
    assert meaning_in_chinese(typers) == ours


def test_a_line_does_not_end_within_a_file_name_nor_begin_with_a_mark() -> None:
    lines = [line.text for line in wrapped("结果逐行写在 report.csv 里，格式有.docx、.html、.md。", 16)]
    assert lines == ["结果逐行写在 ", "report.csv 里，", "格式有.docx、", ".html、.md。"]
