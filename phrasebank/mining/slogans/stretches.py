"""Stretches: what stands between a text's marks that end sentences, their parts and what announces something.

    ⏎要实干。创新为先，人才为本。⏎ → 要实干 and 创新为先，人才为本

A sentence that is a slogan is short and has few marks; all others are refused at once.
"""

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from phrasebank.mining.characters import BEHIND, among, codes, places

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_STOPS, _COMMAS, _ENDS = "。！？；：\n", "，、", "。\n" + BEHIND


class _Stretches(NamedTuple):
    """Where stretches begin and stop, how many commas are in them, and whether a sentence or a line ends with them."""

    starts: "NDArray[np.intp]"
    stops: "NDArray[np.intp]"
    commas: "NDArray[np.intp]"
    end: "NDArray[np.bool_]"


def short(text: str, least: int, most: int) -> list[tuple[int, int]]:
    """Where stretches of so many characters begin and stop."""
    found = _stretches(text)
    lengths = found.stops - found.starts
    return _of(found, (least <= lengths) & (lengths <= most))


def with_few_commas(text: str, most: int) -> list[tuple[int, int]]:
    """Where stretches that end a sentence or a line and have a comma, but no more than so many, begin and stop."""
    found = _stretches(text)
    return _of(found, found.end & (found.commas > 0) & (found.commas <= most))


def _of(found: _Stretches, which: "NDArray[np.bool_]") -> list[tuple[int, int]]:
    return list(zip(found.starts[which].tolist(), found.stops[which].tolist(), strict=True))


@lru_cache(maxsize=4)
def _stretches(text: str) -> _Stretches:
    import numpy as np

    stops = np.append(places(text, _STOPS), len(text))
    starts = np.append(0, stops[:-1] + 1)
    # no comma is a stop, so as many stand before a stretch as before the stop before it
    commas = np.diff(places(text, _COMMAS).searchsorted(stops), prepend=0)
    return _Stretches(starts, stops, commas, among(_ENDS).take(codes(text)[stops]))
