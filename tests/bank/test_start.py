"""A lookup starts at once: what it does not need is not loaded."""

import json
import subprocess
import sys

from tests.cases import REPOSITORY

HEAVY = (
    "jieba",
    "docx",
    "jinja2",
    "yaml",
    "rich",
    "rapidfuzz",
    "pypinyin",
    "charset_normalizer",
    "phrasebank.mining",
)
SCRIPT = """
import json, sys
from drafter.cli import app
app(["find", "职工", "-n", "1"], standalone_mode=False)
print(json.dumps([name for name in json.loads(sys.argv[1]) if name in sys.modules]))
"""


def test_a_lookup_loads_nothing_heavy() -> None:
    command = [sys.executable, "-c", SCRIPT, json.dumps(HEAVY)]
    for _ in range(2):  # the first one may make the seeds' bank
        run = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=True)
    assert json.loads(run.stdout.splitlines()[-1]) == []
