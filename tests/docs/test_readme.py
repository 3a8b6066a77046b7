"""The README's own commands run; the command reference is what ``--help`` says."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from drafter.cli import app
from drafter.draft import draft
from drafter.outline.loading import parse_outline
from drafter.writers import to_bytes
from tests.cases import REPOSITORY

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
REFERENCE = REPOSITORY / "docs" / "命令.md"
BASH = re.compile(r"^```bash\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def drafter_commands() -> list[str]:
    """Every ``drafter …`` call of the README's bash blocks, without the set-up before it."""
    calls = [
        part for block in BASH.findall(README) for line in block.splitlines() for part in line.split(" && ")
    ]
    return [
        c.removeprefix(".venv/bin/") for c in calls if c.removeprefix(".venv/bin/").startswith("drafter ")
    ]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The folders that a reader of the README has before him, in a folder with a Chinese name and a space."""
    folder = tmp_path / "我的 项目"
    for part in ("examples", "seeds"):
        shutil.copytree(REPOSITORY / part, folder / part)
    return folder


def test_the_readme_shows_commands() -> None:
    assert len(drafter_commands()) >= 5


def test_the_readme_s_commands_run_one_after_the_other_and_run_again(checkout: Path) -> None:
    for command in drafter_commands():
        call = [sys.executable, "-m", *shlex.split(command)]
        for _ in range(2):
            done = subprocess.run(
                call, cwd=checkout, env=dict(os.environ), capture_output=True, encoding="utf-8", check=False
            )
            assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
            assert "Traceback" not in done.stderr


def fenced(language: str, beginning: str) -> str:
    """The README's block in a language that begins with some words."""
    blocks: list[str] = re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return next(block for block in blocks if block.lstrip().startswith(beginning))


def test_the_outline_of_the_readme_becomes_the_text_below_it() -> None:
    drafted = draft(parse_outline(fenced("yaml", "体裁: 会议通知")))
    assert to_bytes(drafted.document, Path("通知.txt")).decode() == fenced("text", "关于召开")
    assert [gap.field for gap in drafted.gaps] == ["地点"]


def test_the_lookup_of_the_readme_finds_what_stands_below_it(home: Path) -> None:
    shown = [line.strip() for line in fenced("text", "1  服务职工").splitlines()]
    found = CliRunner().invoke(app, ["find", "服务", "职工", "--json"]).stdout
    first = json.loads(found[found.index("{") :])["hits"][0]
    assert shown[0].split()[1] == first["text"]
    quoted = "".join(shown[1:-1]).replace("«", "").replace("»", "")
    assert quoted == first["citations"][0]["sentence"]


def test_the_library_is_used_as_the_readme_shows(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(checkout)
    exec(fenced("python", "from pathlib"), {})  # noqa: S102
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].endswith(" []")
    assert (checkout / "会议通知.md").read_text(encoding="utf-8").startswith("# ")
    assert len(printed) == 4


def help_of(*words: str) -> str:
    return (
        CliRunner()
        .invoke(app, [*words, "--help"], prog_name="drafter", env={"COLUMNS": "100", "TERMINAL_WIDTH": "100"})
        .stdout
    )


def commands_of(*words: str) -> list[str]:
    listed = re.search(r"^命令：\n(.*)", help_of(*words), re.MULTILINE | re.DOTALL)
    return re.findall(r"^  ([a-z]\S*)", listed.group(1), re.MULTILINE) if listed else []


def reference() -> str:
    """The command reference: the help of every command in the order of the list."""
    paths: list[tuple[str, ...]] = [()]
    for command in commands_of():
        paths.append((command,))
        paths.extend((command, sub) for sub in commands_of(command))
    parts = ["# 命令\n\n由 `--help` 生成；改了命令后运行 `pytest tests/docs --update`。\n"]
    for path in paths:
        parts.append(f"## {' '.join(('drafter', *path))}\n\n```text\n{help_of(*path).strip()}\n```\n")
    return "\n".join(parts)


def test_the_command_reference_is_what_help_says(update: bool) -> None:
    actual = reference()
    if update:
        REFERENCE.write_text(actual, encoding="utf-8", newline="\n")
    assert REFERENCE.read_text(encoding="utf-8") == actual


@pytest.mark.parametrize("file", sorted(REPOSITORY.rglob("*.md")), ids=lambda p: p.name)
def test_a_link_to_a_file_finds_it(file: Path) -> None:
    if any(part.startswith(".") for part in file.relative_to(REPOSITORY).parts):
        return
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", file.read_text(encoding="utf-8"))
    assert not [link for link in links if not (file.parent / link).exists()]
