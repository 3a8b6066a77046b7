"""The words of one short text, without loading jieba: a title of thirty characters needs a few dozen dictionary lines.

jieba takes most of a second to load its dictionary; here the lines that begin with the text's characters are looked up
in the same file by binary search (it is sorted by first character), and the likeliest cut is found as jieba finds it
without its model for unknown words: the path of words with the greatest product of frequencies.

    few_words("全市工会组织建设") == ("全市", "工会组织", "建设")
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from math import log
from pathlib import Path
from typing import NamedTuple

# letters and digits that the dictionary does not join are one word with their neighbours: “2026” of “2026年”
_LATIN = re.compile(r"[a-zA-Z0-9]")
# what the frequencies of jieba 0.42's dictionary add up to: the price of each further word
_TOTAL = 60_101_967
_UNKNOWN = log(1 / _TOTAL)


def few_words(text: str) -> tuple[str, ...]:
    """The words of a text in order; joined they are the text. For long texts ``phrasebank.words`` is faster."""
    out: list[str] = []
    joins = False
    for word in _likeliest(text):
        latin = _LATIN.fullmatch(word) is not None
        if latin and joins:
            out[-1] += word
        else:
            out.append(word)
        joins = latin
    return tuple(out)


def _likeliest(text: str) -> Iterator[str]:
    """Best cut from each place to the end, found from the end; then read from the start."""
    total, next_ = [0.0] * (len(text) + 1), [0] * (len(text) + 1)
    for start in range(len(text) - 1, -1, -1):
        known = _beginning_with(text[start])
        best, best_end = _UNKNOWN + total[start + 1], start + 1
        longest = known.longest.get(text[start + 1 : start + 2], 1)
        for end in range(start + 1, min(len(text), start + longest) + 1):
            price = known.prices.get(text[start:end])
            # of two that are as likely the longer word
            if price is not None and price + total[end] >= best:
                best, best_end = price + total[end], end
        total[start], next_[start] = best, best_end
    start = 0
    while start < len(text):
        yield text[start : next_[start]]
        start = next_[start]


class _Known(NamedTuple):
    """Words with the logarithm of their share of all words; by second character the length of the longest."""

    prices: dict[str, float]
    longest: dict[str, int]


@cache
def _beginning_with(character: str) -> _Known:
    """The dictionary's words that begin with a character."""
    fields = _lines(character).split()
    found = fields[::3]
    prices = (log(int(frequency) / _TOTAL) for frequency in fields[1::3])
    # a longer word of the same beginning overwrites the shorter
    longest = {word[1]: len(word) for word in sorted(found, key=len) if len(word) > 1}
    return _Known(dict(zip(found, prices, strict=True)), longest)


@lru_cache(maxsize=65536)
def part_of_speech(word: str) -> str:
    """The dictionary's tag of a word (n noun, v verb, vn both, d adverb …), "" if it is unknown."""
    return _tags(word[0]).get(word, "") if word else ""


@lru_cache(maxsize=65536)
def likelihood(word: str) -> float:
    """The logarithm of a word's share of all words in the dictionary's counts; that of one that it lacks is the least."""
    return _beginning_with(word[0]).prices.get(word, _UNKNOWN) if word else _UNKNOWN


@cache
def _tags(character: str) -> dict[str, str]:
    fields = _lines(character).split()
    return dict(zip(fields[::3], fields[2::3], strict=True))


def _lines(character: str) -> str:
    """The dictionary's lines that begin with a character."""
    lines, key = _dictionary(), character.encode("utf-8", "replace")
    start, end = _first_line(lines, key), _first_line(lines, key[:-1] + bytes([key[-1] + 1]))
    return _out_of_order().get(character, "") + lines[start:end].decode()


def mixed_words() -> tuple[str, ...]:
    """The dictionary's words that have Latin letters or digits: T恤, 阿Q, 4S店."""
    return tuple(line.partition(" ")[0] for lines in _out_of_order().values() for line in lines.splitlines())


@cache
def _out_of_order() -> dict[str, str]:
    """The lines before 一, of words with Latin letters (T恤, 阿Q), by their first characters."""
    lines, found = _dictionary(), defaultdict[str, str](str)
    for line in lines[: _first_line(lines, "一".encode())].decode().splitlines(keepends=True):
        found[line[0]] += line
    return found


def _first_line(lines: bytes, key: bytes) -> int:
    """Where the first line begins that is not before ``key``; those before 一, which are in no order, are left out."""
    low, high = lines.find("\n一".encode()) + 1, len(lines)
    while low < high:
        middle = max(low, lines.rfind(b"\n", 0, (low + high) // 2) + 1)
        if lines[middle : middle + len(key)] < key:
            low = lines.find(b"\n", middle) + 1 or len(lines)
        else:
            high = middle
    return low


def dictionary() -> str:
    """jieba's dictionary, ``word frequency tag`` a line."""
    return _dictionary().decode()


@cache
def _dictionary() -> bytes:
    """jieba's dictionary as it lies on the disk: ``word frequency tag`` a line."""
    spec = find_spec("jieba")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("jieba")
    return (Path(spec.submodule_search_locations[0]) / "dict.txt").read_bytes()
