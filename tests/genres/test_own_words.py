"""The sentences of templates and examples are our own: none stands in a seed, none in the collected documents."""

import re
from functools import cache
from pathlib import Path

import pytest

from phrasebank.readers.plain import decode
from tests.cases import REPOSITORY, SHARED

CORPUS = SHARED / "corpus"
OURS = sorted(
    path
    for folder in ("templates", "examples")
    for path in (REPOSITORY / folder).rglob("*")
    if path.suffix in (".j2", ".yml", ".csv") and "_house" not in path.parts
)
# what Jinja and YAML write around our words
CODE = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|^ *#.*$", re.DOTALL | re.MULTILINE)
# eighteen Chinese characters and marks in one piece are more than a set phrase
SENTENCE = re.compile(r"[\u4e00-\u9fff“”《》，、]{18,}")
MARKS = str.maketrans("", "", '“”《》，、,"')


def sentences_of(path: Path) -> list[str]:
    text = CODE.sub("\n", path.read_text(encoding="utf-8-sig"))
    return [found.translate(MARKS) for found in SENTENCE.findall(text)]


@cache
def bare(folder: Path) -> str:
    """A folder's texts without marks and blanks."""
    texts = (decode(path.read_bytes(), path.name)[0] for path in sorted(folder.rglob("*.txt")))
    return "\n".join(re.sub(r"\s", "", text).translate(MARKS) for text in texts)


@pytest.mark.parametrize("path", OURS, ids=lambda p: f"{p.parent.name}-{p.name}")
@pytest.mark.parametrize("folder", [REPOSITORY / "seeds", CORPUS], ids=["seeds", "corpus"])
def test_no_sentence_is_taken_from_a_source(path: Path, folder: Path) -> None:
    if not folder.is_dir():
        pytest.skip(f"{folder.name} is not here")
    assert [sentence for sentence in sentences_of(path) if sentence in bare(folder)] == []
