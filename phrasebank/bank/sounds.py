"""How texts are read: the initials of their pinyin, a letter for each character; what has several readings by its word.

    initials_of(["调研重点，", "行业"]) == "dyzd，\nhy"

Readings are pypinyin's, without tones. Only a word that its table of phrases reads otherwise than character by character
makes a text be cut into words; most texts are read by their characters. Loaded for building a bank and for near misses,
never for a lookup that finds something.
"""

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

    from phrasebank.bank.codes import Codes

_BITS = 32
"""Two characters are one number, the first so many bits further left."""

_OURS = {
    "长效": "chang xiao",
    "长三角": "chang san jiao",
    "重塑": "chong su",
    "多重": "duo chong",
    "还林": "huan lin",
    "还草": "huan cao",
}
"""Words of official prose that pypinyin's table of phrases lacks; found by reading the words of 315 official texts."""


def initials_of(texts: Sequence[str]) -> str:
    """The first letters of texts' readings, line by line: z for zh too; what is not Chinese stands for itself.

    Many texts at once take a fraction of the time that one by one they take.
    """
    from phrasebank.bank.codes import codes_of, text_of

    whole = codes_of("\n".join(texts))
    letters = _letter_of()[whole]
    ends = [*accumulate([len(text) + 1 for text in texts])]
    odd = sorted({bisect_right(ends, at) for at in _doubtful(whole)})
    for number, read in zip(odd, _word_by_word([texts[number] for number in odd]), strict=True):
        letters[ends[number] - 1 - len(texts[number]) : ends[number] - 1] = codes_of(read)
    return text_of(letters)


@cache
def _letter_of() -> "Codes":
    """The letter of each character by their codes; what is not Chinese stands for itself."""
    import numpy as np

    letters = np.arange(0x110000, dtype=np.uint32)
    for character, read in readings_table().characters.items():
        letters[ord(character)] = ord(read[0])
    return letters


def _doubtful(codes: "Codes") -> list[int]:
    """Where a character stands that some phrase begins with another letter, beside one that it has there."""
    import numpy as np

    odd, pairs = _ambiguous()
    at = np.flatnonzero(odd[codes])
    padded = np.pad(codes, 1).astype(np.int64)
    twos = padded[:-1] << _BITS | padded[1:]
    near = np.stack((twos[at], twos[at + 1]))
    beside = (pairs[np.searchsorted(pairs[:-1], near)] == near).any(axis=0)
    found: list[int] = at[beside].tolist()
    return found


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
def _ambiguous() -> "tuple[npt.NDArray[np.bool_], npt.NDArray[np.int64]]":
    """Which characters some phrase begins with another letter, by their codes, and the pairs of such a one with its neighbours."""
    import numpy as np

    odd = np.zeros(0x110000, dtype=np.bool_)
    pairs: set[str] = set()
    for phrase, read in _phrases().items():
        for at, (character, one) in enumerate(zip(phrase, read, strict=True)):
            if one[0] != syllable(character)[0]:
                odd[ord(character)] = True
                pairs.update((phrase[at - 1 : at + 1], phrase[at : at + 2]))
    twos = [ord(pair[0]) << _BITS | ord(pair[1]) for pair in pairs if len(pair) == 2]
    return odd, np.sort(np.array(twos, dtype=np.int64))
