"""The program's beginning and end."""

import pytest

import drafter.cli
from drafter.__main__ import main


def test_ctrl_c_before_a_command_runs_ends_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(drafter.cli, "main", stopped)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 130
