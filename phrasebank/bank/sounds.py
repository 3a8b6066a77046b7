"""How texts are read: the initials of their pinyin, a letter for each character; what has several readings by its word.

    initials_of(["调研重点，行业"]) == ["dyzd，hy"]

Readings are pypinyin's, without tones. Only a word that its table of phrases reads otherwise than character by character
makes a text be cut into words; most texts are read by their characters. Loaded for building a bank and for near misses,
never for a lookup that finds something.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from phrasebank.bank.readings import readings_table
from phrasebank.words import words

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_OURS = {
    "长效": "chang xiao",
    "长三角": "chang san jiao",
    "重塑": "chong su",
    "多重": "duo chong",
    "还林": "huan lin",
    "还草": "huan cao",
}
"""Words of official prose that pypinyin's table of phrases lacks; found by reading the words of 315 official texts."""


def initials_of(texts: Sequence[str]) -> list[str]:
    """The first letters of texts' readings: z for zh too; what is not Chinese stands for itself.

    Many texts at once take a fraction of the time that one by one they take.
    """
    whole = "\n".join(texts)
    letters = _letters(whole)
    ends = [*accumulate([len(text) + 1 for text in texts])]
    found = [letters[start : end - 1] for start, end in zip([0, *ends], ends, strict=False)]
    odd = sorted({bisect_right(ends, at) for at in _doubtful(whole)})
    for number, read in zip(odd, _word_by_word([texts[number] for number in odd]), strict=True):
        found[number] = read
    return found


def _letters(text: str) -> str:
    """The letters of a text whose characters are read one by one."""
    import numpy as np

    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return _letter_of()[codes].tobytes().decode("utf-32-le", "surrogatepass")


@cache
def _letter_of() -> "npt.NDArray[np.uint32]":
    """The letter of each character by their codes; what is not Chinese stands for itself."""
    import numpy as np

    letters = np.arange(0x110000, dtype=np.uint32)
    for character, read in readings_table().characters.items():
        letters[ord(character)] = ord(read[0])
    return letters


def _doubtful(text: str) -> Iterator[int]:
    """Where a character stands that some phrase begins with another letter, beside one that it has there."""
    odd, pairs = _ambiguous()
    for match in odd.finditer(text):
        at = match.start()
        if text[at - 1 : at + 1] in pairs or text[at : at + 2] in pairs:
            yield at


def _word_by_word(texts: Sequence[str]) -> Iterator[str]:
    """The letters of texts whose characters are read as in their words."""
    read = [one for word in words("\n".join(texts)) for one in _of_word(word)]
    start = 0
    for text in texts:
        own = read[start : start + len(text)]
        yield "".join(c if one == c else one[0] for c, one in zip(text, own, strict=True))
        start += len(text) + 1


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
