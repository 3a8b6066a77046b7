"""Command tests are markdown that a person can read; ``pytest --update`` rewrites what the commands answer.

% cat > 提纲.yml
体裁: 会议通知
^D
% drafter draft 提纲.yml --strict
（what is printed, stdout before stderr）
=> 1
"""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from drafter.cli import app
from tests.cases import REPOSITORY

FILES = sorted((REPOSITORY / "tests").glob("**/commands/*.md"))
BLOCK = re.compile(r"^```\n(?P<block>%.*?)^```$", re.MULTILINE | re.DOTALL)


def run(block: str, where: Path) -> str:
    """Run the commands of a block and return the block with what they answered."""
    out: list[str] = []
    lines = iter(block.splitlines())
    for line in lines:
        if line.startswith("% "):
            out.append(line)
            out.extend(_command(line[2:], lines, where))
    return "\n".join(out) + "\n"


def _command(command: str, lines: Iterator[str], where: Path) -> list[str]:
    words = shlex.split(command)
    if words[0] == "cat":
        return _cat(words, lines, where)
    assert words[0] == "drafter", command
    arguments = [w.replace("EXAMPLES", str(REPOSITORY / "examples")) for w in words[1:]]
    result = CliRunner().invoke(app, arguments, prog_name="drafter")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    answer = (result.stdout + result.stderr).replace(str(where), ".").rstrip("\n")
    return [*answer.splitlines(), *([f"=> {result.exit_code}"] if result.exit_code else [])]


def _cat(words: list[str], lines: Iterator[str], where: Path) -> list[str]:
    if words[1] != ">":
        return (where / words[1]).read_text(encoding="utf-8-sig").splitlines()
    content = []
    for line in lines:
        if line == "^D":
            break
        content.append(line)
    encoding = words[3] if len(words) > 3 else "utf-8"
    (where / words[2]).write_text("".join(f"{c}\n" for c in content), encoding=encoding)
    return [*content, "^D"]


@pytest.fixture(autouse=True, scope="module")
def seeds_bank(shared_home: Path) -> None:
    """The bank of the seeds is there, so that no answer tells of its making."""
    CliRunner().invoke(app, ["find", "职工"], env={"DRAFTER_HOME": str(shared_home)})


@pytest.mark.parametrize("file", FILES, ids=lambda p: f"{p.parent.parent.name}/{p.stem}")
def test_commands_answer_as_written(
    file: Path, update: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    text = file.read_text(encoding="utf-8")
    actual = BLOCK.sub(lambda m: f"```\n{run(m['block'], tmp_path)}```", text)
    if update and actual != text:
        file.write_text(actual, encoding="utf-8", newline="\n")
        return
    assert actual == text
