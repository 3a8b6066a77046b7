"""Real documents go to their outlines and back: the seeds always, the collected documents in the long run.

The long run prints a table by genre: how many documents come back with every marker and head in its order, how many
sentences are lost or added (lines of web pages and newspapers that are set aside are listed in the outline).
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from drafter.draft import draft
from drafter.outline.loading import parse_outline
from drafter.reverse import outline_of
from phrasebank.document import Document
from phrasebank.mining.lists.enumeration import enumerations
from phrasebank.readers import read
from phrasebank.readers.clean import is_boilerplate
from phrasebank.sentences import sentences
from phrasebank.view import reading
from tests.cases import REPOSITORY, SHARED

# — 3 — on a line of its own
_PAGE_NUMBER = re.compile(r"\n\s*[—\-–]\s*\d{1,3}\s*[—\-–]\s*\n")
SEEDS = sorted((REPOSITORY / "seeds").glob("*.txt"))
GENRES = sorted({path.parent.name for path in (SHARED / "corpus").glob("*/*.txt")})


@dataclass(frozen=True, slots=True)
class Figures:
    """What came back of one document."""

    items: int
    items_back: int
    in_order: bool
    lost: tuple[str, ...]
    added: tuple[str, ...]
    whole: bool


def bare(text: str) -> str:
    return "".join(text.split())


def items(document: Document) -> list[tuple[str, str]]:
    """Markers and heads of every numbered list, in their order."""
    return [(i.marker, i.head) for e in enumerations(document) if e.items[0].marker for i in e.items]


def spoken(document: Document) -> Iterator[str]:
    """The sentences of a text as it is read, without blanks; lines of web pages are left out."""
    view = reading(document.text)
    for span in sentences(view.text):
        source = view.span(*span)
        # between two of its characters a page's number may stand
        words = bare(_PAGE_NUMBER.sub("", document.text[source.start : source.end]))
        if not is_boilerplate(words):
            yield words


def figures(path: Path) -> Figures:
    document = read(path)
    made = outline_of(document)
    result = draft(parse_outline(made.text)).document
    before, after = items(document), items(result)
    old, new = bare(document.text), bare(result.text)
    lost = tuple(s for s in spoken(document) if s not in new)
    added = tuple(s for s in map(bare, result.text.split("\n")) if s not in old)
    back = sum((Counter(before) & Counter(after)).values())
    return Figures(len(before), back, before == after, lost, added, "逐段照录" not in made.text)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_a_seed_comes_back_with_every_marker_and_head_and_no_sentence_more_or_less(path: Path) -> None:
    found = figures(path)
    assert found.in_order
    assert found.items_back == found.items
    assert found.lost == ()
    assert found.added == ()
    assert found.whole


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_a_seed_s_draft_as_word_file_gives_the_same_outline(path: Path, tmp_path: Path) -> None:
    from drafter.writers import load_look, save

    made = outline_of(read(path))
    saved = tmp_path / "稿.docx"
    save(draft(parse_outline(made.text)).document, saved, look=load_look())
    again = outline_of(read(saved))
    assert uncommented(again.text) == uncommented(made.text)


def uncommented(text: str) -> str:
    """The outline without its comments."""
    return "\n".join(line for line in text.split("\n") if not line.startswith("#"))


@pytest.mark.long
@pytest.mark.parametrize("genre", GENRES)
def test_collected_documents_come_back(genre: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = {path.name: figures(path) for path in sorted((SHARED / "corpus" / genre).glob("*.txt"))}
    wrong = {
        name: f for name, f in found.items() if not (f.in_order and f.whole and not f.lost and not f.added)
    }
    with capsys.disabled():
        print(
            f"\n{genre}: 文稿 {len(found)}，序号和小标题全部照原次序 {sum(f.in_order for f in found.values())}，"
            f"各项 {sum(f.items_back for f in found.values())}/{sum(f.items for f in found.values())}，"
            f"丢 {sum(len(f.lost) for f in found.values())} 句，多 {sum(len(f.added) for f in found.values())} 段"
        )
        for name, f in wrong.items():
            print(f"  {name}: {f.lost[:3]} {f.added[:3]} 次序{'对' if f.in_order else '不同'}")
    assert sum(len(f.lost) for f in found.values()) == 0
    assert len(wrong) <= len(found) // 10
