"""Words of Chinese text, from jieba, which is loaded only when the first word is asked for."""

from functools import cache
from typing import Any


@cache
def _tokenizer() -> Any:
    import logging
    import warnings

    with warnings.catch_warnings():
        # jieba warns of its own old ways (pkg_resources, escapes); users can do nothing about it
        warnings.simplefilter("ignore")
        import jieba

    jieba.setLogLevel(logging.WARNING)
    return jieba.Tokenizer()


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
