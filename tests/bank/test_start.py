"""A lookup starts at once: what it does not need is not loaded."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from phrasebank.bank.mine import mine
from tests.cases import REPOSITORY

HEAVY = (
    "jieba",
    "docx",
    "jinja2",
    "yaml",
    "rich",
    "rapidfuzz",
    "pypinyin",
    "prompt_toolkit",
    "pyperclip",
    "charset_normalizer",
    "phrasebank.mining",
)
SCRIPT = """
import json, sys
from drafter.cli import app
app(["find", *sys.argv[2:]], standalone_mode=False)
print(json.dumps([name for name in json.loads(sys.argv[1]) if name in sys.modules]))
"""


@pytest.mark.parametrize("word", ["职工", "zhigong", "在…上"])
def test_a_lookup_loads_nothing_heavy(word: str, home: Path, tmp_path: Path) -> None:
    (tmp_path / "甲.txt").write_text("要维护职工权益，在改革上走在前列。", encoding="utf-8")
    mine([tmp_path / "甲.txt"], tmp_path / "句库.db")
    command = [sys.executable, "-c", SCRIPT, json.dumps(HEAVY), word, "--bank", str(tmp_path / "句库.db")]
    run = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=True)
    hits, loaded = run.stdout.decode().rsplit("\n", 2)[:2]
    assert hits
    assert json.loads(loaded) == []
