"""Words of Chinese text as jieba cuts them, from a segmenter that is loaded only when the first word is asked for.

rjieba has jieba's dictionary and cuts stretches of Chinese as jieba does, ten times as fast and without jieba's second of
loading; beside Latin letters and digits the two differ, and there ``few_words`` cuts as jieba. Where rjieba is not
installed, jieba itself cuts everything.

    words("发放T恤2026件。") == ("发放", "T恤", "2026", "件", "。")
"""

import contextlib
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from phrasebank.fewwords import few_words, part_of_speech
from phrasebank.files import cache_home

# Chinese with its marks, nothing Latin in it or behind it: 劳模精神、劳动精神, but not 2026年 nor the 发放 of 发放T恤
_CHINESE = r"[\u4e00-\u9fd5、“”‘’《》（）—…]++(?![a-zA-Z0-9+#&._%\-])"
_ALL_CHINESE = re.compile(_CHINESE)
# what jieba takes apart: Chinese, characters that can form words, a line break, any single character
_PIECE = re.compile(
    rf"(?P<chinese>{_CHINESE})|(?P<mixed>[\u4e00-\u9fd5a-zA-Z0-9+#&._%\-]+)|\r\n|.", re.DOTALL
)


def words(text: str) -> tuple[str, ...]:
    """The words of a text in order; joined they are the text."""
    return tuple(_cutter()(text))


@cache
def _cutter() -> Callable[[str], Sequence[str]]:
    try:
        return _rjieba()
    except ImportError:
        return _jieba()


def _rjieba() -> Callable[[str], Sequence[str]]:
    import rjieba

    chinese: Callable[[str, bool], list[str]] = rjieba.cut

    def pieces(text: str) -> Iterator[str]:
        for piece in _PIECE.finditer(text):
            match piece.lastgroup:
                case "chinese":
                    yield from chinese(piece.group(), False)
                case "mixed":
                    yield from few_words(piece.group())
                case _:
                    yield piece.group()

    return lambda text: chinese(text, False) if _ALL_CHINESE.fullmatch(text) else tuple(pieces(text))


def _jieba() -> Callable[[str], Sequence[str]]:
    import logging
    import warnings

    with warnings.catch_warnings():
        # jieba warns of its own old ways (pkg_resources, escapes); users can do nothing about it
        warnings.simplefilter("ignore")
        import jieba

    # a cache that cannot be written costs a second; it is no error
    jieba.setLogLevel(logging.CRITICAL)
    tokenizer: Any = jieba.Tokenizer()
    tokenizer.tmp_dir, tokenizer.cache_file = str(_cache_folder()), "jieba.cache"
    return lambda text: tuple(tokenizer.cut(text, HMM=False))


def _cache_folder() -> Path:
    """The user's own cache folder: jieba's default, the system's temporary folder, is shared with strangers."""
    folder = cache_home()
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def boundaries(text: str) -> frozenset[int]:
    """The offsets at which one word ends and the next begins."""
    offset, cuts = 0, []
    for word in words(text):
        offset += len(word)
        cuts.append(offset)
    return frozenset(cuts[:-1])


@lru_cache(maxsize=4096)
def is_name(text: str) -> bool:
    """Whether a text begins with a noun, pronoun, numeral or time word: 工会要坚持, 我们要, but not 坚持, 在, 更加."""
    found = words(text)
    if not found:
        return False
    tag = part_of_speech(found[0])
    return tag[:1] in tuple("nrmqtsfj") or (not tag and len(found[0]) > 1)
