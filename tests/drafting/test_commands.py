"""The commands genres, new, draft and batch, as people type them (see tests/commands)."""

from pathlib import Path

import pytest

from tests.cases import REPOSITORY
from tests.commands.test_commands import BLOCK, run

FILES = sorted((REPOSITORY / "tests").glob("drafting/commands/*.md")) + sorted(
    (REPOSITORY / "tests").glob("batch/commands/*.md")
)


@pytest.mark.parametrize("file", FILES, ids=lambda p: p.stem)
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
