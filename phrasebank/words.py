"""Words of Chinese text, from jieba, which is loaded only when the first word is asked for."""

import contextlib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from phrasebank.fewwords import part_of_speech
from phrasebank.files import cache_home


@cache
def _tokenizer() -> Any:
    import logging
    import warnings

    with warnings.catch_warnings():
        # jieba warns of its own old ways (pkg_resources, escapes); users can do nothing about it
        warnings.simplefilter("ignore")
        import jieba

    # a cache that cannot be written costs a second; it is no error
    jieba.setLogLevel(logging.CRITICAL)
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir, tokenizer.cache_file = str(_cache_folder()), "jieba.cache"
    return tokenizer


def _cache_folder() -> Path:
    """The user's own cache folder: jieba's default, the system's temporary folder, is shared with strangers."""
    folder = cache_home()
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def words(text: str) -> tuple[str, ...]:
    """The words of a text in order; joined they are the text."""
    return tuple(_tokenizer().cut(text, HMM=False))


def boundaries(text: str) -> frozenset[int]:
    """The offsets at which one word ends and the next begins."""
    offset, cuts = 0, []
    for word in words(text):
        offset += len(word)
        cuts.append(offset)
    return frozenset(cuts[:-1])


def words_within(text: str) -> tuple[str, ...]:
    """The words of a text and the shorter words inside them: 合法权益 gives 合法, 权益 and itself."""
    return tuple(_tokenizer().cut_for_search(text, HMM=False))


@lru_cache(maxsize=4096)
def is_name(text: str) -> bool:
    """Whether a text begins with a noun, pronoun, numeral or time word: 工会要坚持, 我们要, but not 坚持, 在, 更加."""
    found = words(text)
    if not found:
        return False
    tag = part_of_speech(found[0])
    return tag[:1] in tuple("nrmqtsfj") or (not tag and len(found[0]) > 1)
