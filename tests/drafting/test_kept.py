"""What is kept in the user's cache saves time and changes nothing: without it, or with a damaged one, all is as before."""

from pathlib import Path

import pytest

from drafter import kept
from drafter.draft import draft
from drafter.outline.loading import parse_outline
from drafter.rendering import render
from drafter.rendering.compiled import KIND as TEMPLATES
from drafter.writers import load_look, word
from phrasebank.document import Document

OUTLINE = "体裁: 会议通知\n会议名称: 全市工会组织建设推进会\n时间: 2026年3月6日 9:00\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path))
    return tmp_path / "cache"


def made_anew() -> tuple[Document, bytes]:
    """The draft and its .docx, as a new process makes them."""
    render._environment.cache_clear()
    word._package.cache_clear()
    document = draft(parse_outline(OUTLINE)).document
    return document, word.write_word(document, load_look())


def test_looks_and_templates_are_kept_and_used(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = made_anew()
    assert len(list((home / word.KIND).iterdir())) == 1
    assert list((home / TEMPLATES).iterdir())
    monkeypatch.setattr(word, "_built", lambda _: pytest.fail("the look was built again"))
    assert made_anew() == first


@pytest.mark.parametrize("damage", [b"", b"x", b"x" * 5000, None], ids=["empty", "short", "long", "cut off"])
def test_what_is_damaged_is_made_again(damage: bytes | None, home: Path) -> None:
    first = made_anew()
    files = [path for kind in (word.KIND, TEMPLATES) for path in (home / kind).iterdir()]
    for path in files:
        path.write_bytes(path.read_bytes()[:-7] if damage is None else damage)
        assert kept.load(path.parent.name, path.name) is None
    assert made_anew() == first
    assert all(kept.load(path.parent.name, path.name) for path in files)


def test_a_cache_that_cannot_be_written_is_no_error(home: Path) -> None:
    home.write_text("a file where the folder should be", encoding="utf-8")
    assert made_anew()[0].title == "关于召开全市工会组织建设推进会的通知"


def test_the_oldest_go_first(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 2)
    for name in "甲乙丙":
        kept.keep("种", name, name.encode())
    assert kept.load("种", "丙") == "丙".encode()
    assert len(list((home / "种").iterdir())) == 2


def test_a_key_tells_its_parts_apart() -> None:
    assert kept.key_of("甲", "乙丙") != kept.key_of("甲乙", "丙")


def test_what_was_never_kept_is_not_there(home: Path) -> None:
    assert kept.load("种", "没有") is None
    assert not home.exists()
