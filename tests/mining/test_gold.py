"""What mining reaches on the annotated seeds; skipped where the annotation is absent."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from phrasebank.mining import analysis, mine
from phrasebank.readers import read
from tests.cases import REPOSITORY, SHARED

SCORER = SHARED / "tools" / "score-gold"
SEEDS = REPOSITORY / "seeds"

pytestmark = pytest.mark.skipif(not SCORER.is_file(), reason="no annotation beside the checkout")


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("predictions")
    for seed in sorted(SEEDS.glob("*.txt")):
        document = read(seed)
        found = json.dumps(analysis(document, mine(document)), ensure_ascii=False)
        (folder / f"{seed.stem}.json").write_text(found, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(SCORER), str(SEEDS), "--from", str(folder), "--json"],
        capture_output=True,
        check=True,
    )
    return json.loads(done.stdout)["total"]["figures"]


@pytest.mark.parametrize(
    ("figure", "measure", "least"),
    [
        ("items_numbered", "f1", 0.98),
        ("heads_numbered", "share", 0.95),
        ("ends", "share", 0.95),
        ("parents", "share", 0.95),
        ("declared", "share", 0.95),
        ("leads", "share", 0.9),
        ("items_unnumbered", "f1", 0.85),
        ("lists", "f1", 0.9),
        ("parallels", "f1", 0.65),
        ("parallels", "precision", 0.8),
        ("formulas_closing", "recall", 0.85),
        ("formulas_call", "recall", 0.85),
        ("formulas_closing", "precision", 0.8),
        ("formulas_call", "precision", 0.8),
        ("slogans", "f1", 0.9),
        ("abbreviations", "f1", 0.95),
        ("terms", "share", 0.95),
        ("members_given", "share", 0.9),
        ("numbers", "share", 0.95),
        ("canonical", "recall", 0.85),
        ("formulas", "recall", 0.8),
    ],
)
def test_a_figure_is_reached(figures: Any, figure: str, measure: str, least: float) -> None:
    assert figures[figure][measure] >= least


@pytest.mark.parametrize("fault", ["boilerplate", "misquotes", "malformed"])
def test_there_are_no_faults(figures: Any, fault: str) -> None:
    assert figures[fault]["count"] == 0


def test_seeds_are_those_of_the_annotation() -> None:
    gold = {path.stem for path in (SHARED / "gold").glob("*.yaml")}
    assert {Path(path).stem for path in SEEDS.glob("*.txt")} == gold
