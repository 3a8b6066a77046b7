"""The arrows between modules hold: who may import what, found by reading the source."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cases import REPOSITORY

SOURCES = sorted(p for package in ("drafter", "phrasebank") for p in (REPOSITORY / package).rglob("*.py"))
# library -> the only places that may import it; to allow another, think first, then add it
ONLY_IN = {
    "sqlite3": ("phrasebank/bank/",),
    "docx": ("drafter/writers/word.py", "drafter/writers/looks.py"),
    "jieba": ("phrasebank/words.py",),
    "numpy": (
        "phrasebank/bank/",
        "phrasebank/mining/canonicals/repeats.py",
        "phrasebank/mining/characters.py",
        "phrasebank/mining/wordsearch.py",
        "phrasebank/mining/slogans/stretches.py",
        "phrasebank/mining/slogans/parts.py",
    ),
    "jinja2": ("drafter/rendering/",),
    "typer": ("drafter/cli.py", "drafter/commands/"),
    "lxml": ("drafter/writers/", "phrasebank/readers/wordxml.py", "phrasebank/readers/html.py"),
    "trafilatura": ("phrasebank/readers/html.py",),
    "pypdfium2": ("phrasebank/readers/pdf.py",),
    "markdown_it": ("phrasebank/readers/markdown.py",),
}
# one shared module of each package imports nothing of the stages above it
BELOW = {
    "phrasebank/document.py": (),
    "phrasebank/errors.py": (),
    "phrasebank/names.py": (),
    "phrasebank/sentences.py": (),
    "phrasebank/files.py": ("phrasebank.errors",),
    "drafter/markers/": ("drafter.markers", "phrasebank.sentences"),
    "phrasebank/readers/": (
        "phrasebank.document",
        "phrasebank.errors",
        "phrasebank.names",
        "phrasebank.readers",
        "phrasebank.sentences",
    ),
}


STAGES = sorted(path.name for path in (REPOSITORY / "drafter").iterdir() if (path / "__init__.py").exists())
"""The packages of drafter: what one imports does not import it, in whichever module."""


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def name(path: Path) -> str:
    return path.relative_to(REPOSITORY).as_posix()


@pytest.mark.parametrize("path", [p for p in SOURCES if name(p).startswith("phrasebank/")], ids=name)
def test_phrasebank_never_imports_drafter(path: Path) -> None:
    assert not [i for i in imports(path) if i.split(".")[0] == "drafter"]


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_a_library_with_one_place_is_imported_nowhere_else(path: Path) -> None:
    wrong = [
        i
        for i in imports(path)
        if (places := ONLY_IN.get(i.split(".")[0])) and not name(path).startswith(places)
    ]
    assert not wrong


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_what_lies_below_does_not_look_up(path: Path) -> None:
    for below, allowed in BELOW.items():
        if name(path).startswith(below):
            own = [i for i in imports(path) if i.split(".")[0] in ("phrasebank", "drafter")]
            assert not [i for i in own if not i.startswith(allowed or ("-",))]


def stages_used(stage: str) -> set[str]:
    """The packages of drafter that a package imports from."""
    every = (
        module for path in SOURCES if name(path).startswith(f"drafter/{stage}/") for module in imports(path)
    )
    parts = [module.split(".") for module in every]
    return {part[1] for part in parts if part[0] == "drafter" and len(part) > 1} & set(STAGES) - {stage}


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_of_drafter_is_not_imported_by_what_it_imports(stage: str) -> None:
    reached, beyond = set[str](), stages_used(stage)
    while beyond:
        reached |= beyond
        beyond = set().union(*map(stages_used, beyond)) - reached
    assert stage not in reached


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_only_the_command_line_and_its_reports_print(path: Path) -> None:
    if name(path) in ("drafter/cli.py", "drafter/commands/report.py"):
        return
    calls = [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call)]
    assert not [c for c in calls if isinstance(c.func, ast.Name) and c.func.id == "print"]


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_every_module_says_its_idea_first(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
