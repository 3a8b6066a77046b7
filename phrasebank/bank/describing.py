"""What entries' own words tell of them, as tokens of the index: a pure map that runs anywhere.

    describe(Pieces(["s12 y2024"], ["clause"], [""], ["抓落实"])) == Described(
        tags=["clause l3 s12 y2024 pv1a2 ov1x2"], text=["抓 落 实 抓落 落实"], letters=["·zl ·ls"], characters="实抓落")

Entries are described many at a time. Characters and pairs of all texts are spelt out in one step each; those of one text
are a slice of the whole.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from phrasebank.bank.codes import alphanumeric, codes_of, text_of
from phrasebank.bank.grams import fold, tags
from phrasebank.bank.shapes import shape_tags, shapes
from phrasebank.bank.sounds import initials_of
from phrasebank.words import words

SHAPED = ("enumeration", "clause")
"""Headings, and what stands between marks; instances of a parallel may be cut out of a clause."""

_LINE_END = 10


class Described(NamedTuple):
    """The tokens of entries: what each is, where it stands and its shape as a heading; its characters; its initials.

    ``characters`` are those of all their texts as the index sees them, each once.
    """

    tags: list[str]
    text: list[str]
    letters: list[str]
    characters: str


class Pieces(NamedTuple):
    """Entries in columns: the tokens of their sources, their kinds, functions and texts."""

    sources: Sequence[str]
    kinds: Sequence[str]
    functions: Sequence[str]
    texts: Sequence[str]


EXAMPLE = Pieces(["s1"], ["clause"], [""], ["提高政治站位"])


def describe(pieces: Pieces) -> Described:
    """The tokens of entries."""
    if not pieces.texts:
        return Described([], [], [], "")
    folded = [*map(fold, pieces.texts)]
    whole = "\n".join(folded)
    lengths = [f" l{length} " for length in _lengths(whole)]
    what = map("".join, zip(_heads(pieces), lengths, pieces.sources, _shapes(pieces), strict=True))
    characters = text_of(np.flatnonzero(np.bincount(codes_of("".join(folded)))).astype(np.uint32))
    return Described([*what], [*_spelt(whole, folded)], _initials(initials_of(folded)), characters)


def _lengths(folded: str) -> list[int]:
    """The characters of each line that count for a phrase's length, see ``grams``: folding neither adds nor drops one."""
    codes = codes_of(f"{folded}\n")
    counted = np.cumsum(alphanumeric(codes))
    lengths: list[int] = np.diff(counted[codes == _LINE_END], prepend=0).tolist()
    return lengths


def _heads(pieces: Pieces) -> Iterator[str]:
    """What entries are by kind and function."""
    pairs = [*zip(pieces.kinds, pieces.functions, strict=True)]
    return map({pair: tags(*pair) for pair in set(pairs)}.__getitem__, pairs)


def _shapes(pieces: Pieces) -> list[str]:
    may_be = [text if kind in SHAPED else "" for kind, text in zip(pieces.kinds, pieces.texts, strict=True)]
    return [f" {shape_tags(one)}" if one else "" for one in shapes(may_be, words)]


def _spelt(whole: str, folded: Sequence[str]) -> Iterator[str]:
    """The characters of each text, then their pairs: what ``grams.spelt`` says of one; ``whole`` are all texts as lines."""
    characters, pairs = _in_columns(whole, "# "), _in_columns(whole, "## ")
    start = 0
    for text in folded:
        end = start + len(text)
        yield characters[2 * start : 2 * end] + pairs[3 * start : 3 * end - 4] if end - start > 1 else text
        start = end + 1


def _initials(letters: str) -> list[str]:
    """The initials of each line two by two, none across a mark: those of 抓实、抓细 → ·zs ·zx."""
    codes = codes_of(f"{letters}\n")
    is_letter, ends = alphanumeric(codes), codes == _LINE_END
    kept = np.flatnonzero(ends | is_letter & np.append(is_letter[1:], [False]))
    rows = np.empty((len(kept), 4), dtype=np.uint32)
    rows[:] = ord("·"), 0, 0, ord(" ")
    rows[:, 1], rows[:, 2] = codes[kept], codes[np.minimum(kept + 1, len(codes) - 1)]
    # of a line's end that alone; no blank before it
    used = np.ones(rows.shape, dtype=np.bool_)
    last = ends[kept]
    rows[last, 0] = _LINE_END
    used[last, 1:] = False
    used[:-1, 3] &= ~last[1:]
    return text_of(rows[used]).split("\n")[:-1]


def _in_columns(text: str, form: str) -> str:
    """The form for each character of a text, the # in it being that character and those behind: ab in ## is abb.

    As numbers this takes a tenth of the time.
    """
    codes = codes_of(f"{text}\n")
    columns = np.empty((len(codes) - 1, len(form)), dtype=np.uint32)
    behind = 0
    for number, mark in enumerate(form):
        if mark == "#":
            columns[:, number] = codes[behind : len(codes) - 1 + behind]
            behind += 1
        else:
            columns[:, number] = ord(mark)
    return text_of(columns)
