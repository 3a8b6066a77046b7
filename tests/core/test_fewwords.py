"""Words, few or many, are jieba's words."""

import logging
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from phrasebank.fewwords import few_words
from phrasebank.words import words
from tests.cases import REPOSITORY

SEEDS = sorted((REPOSITORY / "seeds").glob("*.txt"))
MIXED = st.text(
    st.sampled_from(
        "工会职工的在发放阿、，。；：！？“”‘’《》（）【】〔〕—…·％ \n\u3000aAGTS&卡拉OK恤股超座4店0123+#._%-γ"
    ),
    max_size=30,
)


@cache
def jieba_words(text: str) -> tuple[str, ...]:
    import jieba

    jieba.setLogLevel(logging.CRITICAL)
    return tuple(jieba.cut(text, HMM=False))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_seeds_are_cut_as_jieba_cuts_them(path: Path) -> None:
    text = path.read_text(encoding="utf-8-sig", errors="ignore")
    assert words(text) == jieba_words(text)
    lines = [text[start : start + 40] for start in range(0, min(len(text), 8000), 40)]
    assert lines
    for line in lines:
        assert few_words(line) == words(line) == jieba_words(line)


@given(MIXED)
@example("发放T恤2026件。")
@example("卡拉OK和阿Q的4S店、AA制、C++、3.5%、1号店，AT&T的A股")
def test_chinese_beside_letters_and_digits_is_cut_as_jieba_cuts_it(text: str) -> None:
    assert words(text) == jieba_words(text)
    assert few_words(text) == jieba_words(text)


@given(st.text(max_size=20))
def test_the_words_of_any_text_are_the_text(text: str) -> None:
    assert "".join(few_words(text)) == text
    assert "".join(words(text)) == text


MINED = """
import sys
from pathlib import Path
sys.modules.update(dict.fromkeys(sys.argv[2:]))  # None: an import of it fails
from phrasebank.mining import mine
from phrasebank.readers import read
for structure in mine(read(Path(sys.argv[1]))):
    print(ascii(structure))
print([name in sys.modules and sys.modules[name] is not None for name in ("rjieba", "jieba")])
"""


@pytest.mark.parametrize("path", SEEDS[:2], ids=lambda path: path.stem)
def test_what_is_mined_is_the_same_without_rjieba(path: Path) -> None:
    def mined(*without: str) -> list[str]:
        command = [sys.executable, "-c", MINED, str(path), *without]
        return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout.splitlines()

    *fast, loaded = mined()
    *slow, fallen_back = mined("rjieba")
    assert (loaded, fallen_back) == ("[True, False]", "[False, True]")
    assert len(fast) > 10
    assert fast == slow
