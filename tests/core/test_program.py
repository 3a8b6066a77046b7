"""The program's beginning and end."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import drafter.cli
from drafter.__main__ import main


def test_ctrl_c_before_a_command_runs_ends_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(drafter.cli, "main", stopped)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 130


def test_a_short_command_is_not_looked_through_for_cycles_while_it_runs_nor_when_it_has_ended() -> None:
    lines = (
        "import atexit, gc",
        "looks = lambda: sum(one['collections'] for one in gc.get_stats())",
        "atexit.register(lambda: print(looks() - before, gc.get_freeze_count() > 0))",
        "from drafter.__main__ import main",
        "before = looks()",
        "main()",
    )
    command = [sys.executable, "-c", "\n".join(lines), "--version"]
    ended = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    assert ended.stdout.splitlines()[-1] == "0 True"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root looks everywhere")
@pytest.mark.parametrize("command", ["draft", "analyze", "outline", "mine"])
def test_a_folder_that_may_not_be_looked_into_is_told(command: str, tmp_path: Path) -> None:
    closed = tmp_path / "他人"
    closed.mkdir()
    closed.chmod(0)
    try:
        answer = CliRunner().invoke(drafter.cli.app, [command, str(closed / "提纲.yml")])
    finally:
        closed.chmod(0o700)
    assert answer.exit_code == 1
    assert "没有权限" in answer.output
