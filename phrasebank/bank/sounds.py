"""How texts are read: the initials of their pinyin, a letter for each character; what has several readings by its word.

    initials("调研重点，行业") == "dyzd，hy"

Readings are pypinyin's, without tones. Only a word that its table of phrases reads otherwise than character by character
makes a text be cut into words; most texts are read by their characters. Loaded for building a bank and for near misses,
never for a lookup that finds something.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate

from phrasebank.bank.readings import readings_table
from phrasebank.words import words

_OURS = {
    "长效": "chang xiao",
    "长三角": "chang san jiao",
    "重塑": "chong su",
    "多重": "duo chong",
    "还林": "huan lin",
    "还草": "huan cao",
}
"""Words of official prose that pypinyin's table of phrases lacks; found by reading the words of 315 official texts."""


def initials(text: str) -> str:
    """The first letters of a text's readings: z for zh too; what is not Chinese stands for itself."""
    return next(initials_of((text,)))


def initials_of(texts: Sequence[str]) -> Iterator[str]:
    """The same of many texts, in a quarter of the time that one by one they take."""
    whole = "\n".join(texts)
    letters = whole.translate(_LETTERS)
    starts = [0, *accumulate(len(text) + 1 for text in texts)]
    odd = {bisect_right(starts, at) - 1 for at in _doubtful(whole)}
    for number, (text, start) in enumerate(zip(texts, starts, strict=False)):
        yield _word_by_word(text) if number in odd else letters[start : start + len(text)]


def _doubtful(text: str) -> Iterator[int]:
    """Where a character stands that some phrase begins with another letter, beside one that it has there."""
    odd, pairs = _ambiguous()
    for match in odd.finditer(text):
        at = match.start()
        if text[at - 1 : at + 1] in pairs or text[at : at + 2] in pairs:
            yield at


def _word_by_word(text: str) -> str:
    return "".join(c if one == c else one[0] for c, one in zip(text, syllables(text), strict=True))


class _Letters(dict[int, str]):
    """The letter of each character, as it is asked for."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = letter = syllable(character)[0]
        return letter


_LETTERS = _Letters()


def sound(word: str) -> str:
    """How a word is read: dan dang."""
    return " ".join(_of_word(word))


def syllables(text: str) -> tuple[str, ...]:
    """The readings of the characters of a text, word by word; what is not Chinese stands for itself."""
    return tuple(one for word in words(text) for one in _of_word(word))


@cache
def syllable(character: str) -> str:
    """The commonest reading of a character; what is not Chinese stands for itself."""
    return next(iter(readings_of(character)), character)


@cache
def readings_of(character: str) -> tuple[str, ...]:
    """All readings of a character without tones, the commonest first; ü is v: 率 → lv, shuai."""
    return tuple(readings_table().characters.get(character, "").split())


@cache
def _of_word(word: str) -> tuple[str, ...]:
    """The readings of a word: those of the longest phrases in it that are read in their own way."""
    known, start = _phrases(), 0
    out: list[str] = []
    while start < len(word):
        for end in range(len(word), start + 1, -1):
            if found := known.get(word[start:end]):
                out += found
                start = end
                break
        else:
            out.append(syllable(word[start]))
            start += 1
    return tuple(out)


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    """The phrases that are not read as their characters are by themselves: 银行, 重新, but not 行动."""
    return {phrase: tuple(read.split()) for phrase, read in {**_OURS, **readings_table().phrases}.items()}


@cache
def _ambiguous() -> tuple[re.Pattern[str], frozenset[str]]:
    """A search for a character that some phrase begins with another letter, and the pairs of such a one with its neighbours."""
    odd: set[str] = set()
    pairs: set[str] = set()
    for phrase, read in _phrases().items():
        for at, (character, one) in enumerate(zip(phrase, read, strict=True)):
            if one[0] != syllable(character)[0]:
                odd.add(character)
                pairs.update((phrase[at - 1 : at + 1], phrase[at : at + 2]))
    return re.compile(f"[{''.join(sorted(odd))}]"), frozenset(pair for pair in pairs if len(pair) == 2)
