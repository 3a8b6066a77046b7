"""The words that a miss is compared with, and the readings that they are told by."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phrasebank.bank import readings
from phrasebank.bank.readings import readings_table
from phrasebank.bank.vocabulary import words_in
from phrasebank.fewwords import dictionary

KNOWN = frozenset(line.split(" ")[0] for line in dictionary().splitlines())


def test_words_count_in_every_source_that_has_their_entry() -> None:
    assert dict(words_in(["职工之家", "全心职工"], [3, 2])) == {"职工": 5, "之家": 3, "全心": 2}


@given(st.lists(st.text(alphabet="职工之家关爱，a\n𠮷\ud800", max_size=8), max_size=5))
def test_a_word_is_any_two_to_four_characters_that_the_dictionary_has(texts: list[str]) -> None:
    counts: dict[str, int] = {}
    for number, text in enumerate(texts):
        for piece in [text[i : i + n] for n in (2, 3, 4) for i in range(len(text) - n + 1)]:
            if piece in KNOWN and piece.isalpha() and not piece.isascii():
                counts[piece] = counts.get(piece, 0) + number + 1
    assert dict(words_in(texts, range(1, len(texts) + 1))) == counts


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path))
    readings_table.cache_clear()
    return tmp_path / "cache"


def test_readings_are_kept_in_the_cache_and_read_from_it(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    derived = readings_table()
    readings_table.cache_clear()
    monkeypatch.setattr(readings, "_derived", None)
    assert readings_table() == derived
    assert (derived.characters["率"], derived.phrases["银行"]) == ("lv shuai lve", "yin hang")
    assert "行动" not in derived.phrases


@pytest.mark.parametrize("content", ["", "[1, 2]", "{", '["a", "b"]', "[{}]"])
def test_a_damaged_cache_of_readings_is_made_anew(cache: Path, content: str) -> None:
    derived = readings_table()
    (kept,) = cache.glob("*.json")
    kept.write_text(content, encoding="utf-8")
    readings_table.cache_clear()
    assert readings_table() == derived
    readings_table.cache_clear()
    assert kept.stat().st_size > len(content)


def test_readings_need_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cache").write_text("a file, not a folder", encoding="utf-8")
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path))
    readings_table.cache_clear()
    assert readings_table().characters["工"] == "gong"
