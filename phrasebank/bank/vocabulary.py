"""The words of a bank with their sound: what a miss is compared with.

Only the best entries are looked through, so that the price is the same for a small bank and a large one; they hold nearly
all words that the others have. A word is what the dictionary has for one, wherever it stands: a lookup finds it there.

Dictionary and entries are compared as rows of numbers, four characters to a number: 330,000 words as texts in a set
would take longer than all that follows.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from phrasebank.bank.sounds import sound
from phrasebank.fewwords import dictionary

ENTRIES = 20_000
"""Of 108,000 entries of 321 official texts."""

SHORTEST, LONGEST = 2, 4
"""Longer words are compared as passages, see ``near``."""

Numbers = npt.NDArray[np.uint64]
Codes = npt.NDArray[np.uint32]
Ints = npt.NDArray[np.int64]

_FIRST, _LAST = 0x3400, 0x9FFF
"""The dictionary's Chinese characters; each fits in 16 bits."""


class Best(NamedTuple):
    """The texts of the best entries, with the numbers of their sources."""

    texts: Sequence[str]
    sources: Sequence[int]


def best(connection: sqlite3.Connection) -> Best:
    """The best entries of a bank."""
    query = f"SELECT text, sources FROM entry ORDER BY id LIMIT {ENTRIES}"  # noqa: S608 - a number
    rows = connection.execute(query).fetchall()
    return Best([text for text, _ in rows], [sources for _, sources in rows])


def learnt(entries: Best) -> list[tuple[str, str, int]]:
    """The words of entries, how they are read, and in how many sources' entries they stand: a pure map."""
    return [(word, sound(word), count) for word, count in sorted(words_in(entries.texts, entries.sources))]


def words_in(texts: Sequence[str], weights: Sequence[int]) -> Iterator[tuple[str, int]]:
    """The dictionary's words of 2 to 4 Chinese characters in the texts, each with the weights of its places added up."""
    known = _dictionary_words()
    codes = _codes("\n".join(texts))
    weight = np.repeat(np.array(weights, dtype=np.int64), [len(text) + 1 for text in texts])
    for size in range(SHORTEST, LONGEST + 1):
        starts, keys = _keys(codes, np.arange(max(0, len(codes) - size + 1)), size)
        which, first, again = np.unique(keys, return_index=True, return_inverse=True)
        counts = np.zeros(len(which), dtype=np.int64)
        np.add.at(counts, again, weight[starts])
        is_word = known[size][np.searchsorted(known[size][:-1], which)] == which
        for start, count in zip(starts[first[is_word]].tolist(), counts[is_word].tolist(), strict=True):
            yield codes[start : start + size].tobytes().decode("utf-32-le"), count


@cache
def _dictionary_words() -> dict[int, Numbers]:
    """The dictionary's Chinese words by their length, sorted."""
    codes = _codes(dictionary())
    starts = np.concatenate(([0], np.nonzero(codes == ord("\n"))[0] + 1))
    blanks = np.append(np.nonzero(codes == ord(" "))[0], len(codes))
    lengths = blanks[np.searchsorted(blanks, starts)] - starts
    found = {size: _keys(codes, starts[lengths == size], size)[1] for size in range(SHORTEST, LONGEST + 1)}
    return {size: np.sort(words) for size, words in found.items()}


def _codes(text: str) -> Codes:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def _keys(codes: Codes, starts: Ints, size: int) -> tuple[Ints, Numbers]:
    """From which starts so many characters are all Chinese, and these as one number."""
    chinese = (codes >= _FIRST) & (codes <= _LAST)
    for offset in range(size):
        starts = starts[chinese[starts + offset]]
    keys = np.zeros(len(starts), dtype=np.uint64)
    for offset in range(size):
        keys = keys << np.uint64(16) | codes[starts + offset]
    return starts, keys
