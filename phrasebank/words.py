"""Words of Chinese text as jieba cuts them, from a segmenter that is loaded only when the first word is asked for.

rjieba has jieba's dictionary and cuts stretches of Chinese as jieba does, ten times as fast and without jieba's second of
loading. Letters and digits, which the two cut differently, are kept from it; where the dictionary has a word of both
(T恤), ``few_words`` cuts as jieba. Where rjieba is not installed, jieba itself cuts everything.

    words("发放T恤2026件。") == ("发放", "T恤", "2026", "件", "。")
"""

import contextlib
import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from phrasebank.fewwords import few_words, mixed_words, part_of_speech
from phrasebank.files import cache_home

# Chinese with its marks: 劳模精神、劳动精神, but not 2026年
_CHINESE = re.compile(r"([\u4e00-\u9fd5，。、；：！？“”‘’《》（）【】〔〕—…·\n\u3000]+)")
# what jieba takes apart between, where no word has both Chinese and letters: 发放|2026|件|%
_OTHERS = re.compile(r"[a-zA-Z0-9]+|\r\n|.", re.DOTALL)
# characters that may form such words, with what stands between: 发放T恤2026件
_JOINT = re.compile(r"[\u4e00-\u9fd5a-zA-Z0-9+#&._%\-]+")


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

    def pieces(text: str) -> list[str]:
        found: list[str] = []
        for number, piece in enumerate(_CHINESE.split(text)):
            found += chinese(piece, False) if number % 2 else _OTHERS.findall(piece)
        return found

    def mixed(text: str) -> list[str]:
        found: list[str] = []
        end = 0
        for joint in _JOINT.finditer(text):
            if _mixed_word().search(joint.group()):
                found += pieces(text[end : joint.start()])
                found += few_words(joint.group())
                end = joint.end()
        return found + pieces(text[end:])

    def cut(text: str) -> Sequence[str]:
        if _CHINESE.fullmatch(text):
            return chinese(text, False)
        return mixed(text) if _mixed_word().search(text) else pieces(text)

    return cut


@cache
def _mixed_word() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, mixed_words())))


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
