"""What entries' own words tell of them, as tokens of the index: a pure map that runs anywhere.

    describe([("s12 y2024", "clause", "", "抓落实")]) == Described(
        tags=["clause l3 s12 y2024 pv1a2 ov1x2"], text=["抓 落 实 抓落 落实"], letters=["·zl ·ls"], characters="实抓落")

Entries are described many at a time. Characters and pairs of all texts are spelt out in one step each; those of one text
are a slice of the whole.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import add
from typing import NamedTuple

import numpy as np

from phrasebank.bank.grams import fold, length_of, tags
from phrasebank.bank.shapes import shape_tags, shapes
from phrasebank.bank.sounds import initials_of
from phrasebank.words import words

SHAPED = ("enumeration", "clause")
"""Headings, and what stands between marks; instances of a parallel may be cut out of a clause."""


class Described(NamedTuple):
    """The tokens of entries: what each is, where it stands and its shape as a heading; its characters; its initials.

    ``characters`` are those of all their texts, each once.
    """

    tags: list[str]
    text: list[str]
    letters: list[str]
    characters: str


Piece = tuple[str, str, str, str]
"""The tokens of an entry's sources, its kind, function and text."""


def describe(pieces: Sequence[Piece]) -> Described:
    """The tokens of entries."""
    folded = [fold(text) for *_, text in pieces]
    what = [
        f"{tags(kind, function)} l{length_of(text)} {sources}{shape}"
        for (sources, kind, function, text), shape in zip(pieces, _shapes(pieces), strict=True)
    ]
    characters = "".join(sorted(set("".join([text for *_, text in pieces]))))
    return Described(what, [*_spelt(folded)], [*_initials(initials_of(folded))], characters)


def _shapes(pieces: Sequence[Piece]) -> list[str]:
    found = shapes([text if kind in SHAPED else "" for _, kind, _, text in pieces], words)
    return [f" {shape_tags(one)}" if one else "" for one in found]


def _spelt(folded: Sequence[str]) -> Iterator[str]:
    """The characters of each text, then their pairs: what ``grams.spelt`` says of one."""
    whole = "\n".join(folded)
    characters, pairs = _in_columns(whole, "# "), _in_columns(whole, "## ")
    for start, end in _spans(folded):
        if end - start > 1:
            yield characters[2 * start : 2 * end] + pairs[3 * start : 3 * end - 4]
        else:
            yield whole[start:end]


def _initials(letters: Sequence[str]) -> Iterator[str]:
    """The initials of each text two by two, none across a mark: those of 抓实、抓细 → ·zs ·zx."""
    pairs = _in_columns("\n".join(letters), "·## ")
    for (start, end), one in zip(_spans(letters), letters, strict=True):
        if one.isalnum():
            yield pairs[4 * start : 4 * (end - 1) - 1] if len(one) > 1 else ""
        else:
            yield " ".join([f"·{pair}" for pair in map(add, one, one[1:]) if pair.isalnum()])


def _in_columns(text: str, form: str) -> str:
    """The form for each character of a text, the # in it being that character and those behind: ab in ## is abb.

    As numbers this takes a tenth of the time.
    """
    codes = np.frombuffer(f"{text}\n".encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    columns = np.empty((len(codes) - 1, len(form)), dtype=np.uint32)
    behind = 0
    for number, mark in enumerate(form):
        if mark == "#":
            columns[:, number] = codes[behind : len(codes) - 1 + behind]
            behind += 1
        else:
            columns[:, number] = ord(mark)
    return columns.tobytes().decode("utf-32-le", "surrogatepass")


def _spans(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where each text stands when they are joined by line ends."""
    ends = [*accumulate([len(text) + 1 for text in texts])]
    return zip([0, *ends], [end - 1 for end in ends], strict=False)
