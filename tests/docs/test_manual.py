"""The manual's lookups find something in the bank of the texts that come with the program."""

import os
import re
import shlex
import subprocess
import sys

import pytest

from tests.cases import REPOSITORY

MANUAL = (REPOSITORY / "docs" / "写作手册.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```powershell\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def lookups() -> list[str]:
    """Every ``find`` and ``suggest`` that is shown, but for the one that asks for keys."""
    lines = (line for block in BLOCK.findall(MANUAL) for line in block.splitlines())
    return [
        one for one in lines if one.startswith(("drafter find ", "drafter suggest ")) and " -i" not in one
    ]


def test_the_manual_shows_lookups() -> None:
    assert len(lookups()) >= 10


@pytest.mark.parametrize("command", lookups())
def test_a_lookup_of_the_manual_finds_something(command: str) -> None:
    call = [sys.executable, "-m", *shlex.split(command)]
    done = subprocess.run(call, env=dict(os.environ), capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.strip()
