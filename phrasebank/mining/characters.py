"""The characters of a text as numbers: one look over all of them at once tells where something can stand.

    codes("要实干") → 35201 23454 24178 65535

What is refused here is never looked at in a loop over the characters or clauses of a text.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BEHIND = "\uffff"
"""Stands behind a text's last character, and for those beyond the basic plane; it is none itself."""
_MOST = ord(BEHIND)


@lru_cache(maxsize=4)
def codes(text: str) -> "NDArray[np.uint16]":
    """The code points of a text, and two more behind its end that are no characters."""
    import numpy as np

    found = np.full(len(text) + 2, _MOST, np.uint16)
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    np.minimum(points, _MOST, out=found[:-2], casting="unsafe")
    return found


def places(text: str, characters: str) -> "NDArray[np.intp]":
    """Where one of the characters stands: the marks of a text, say."""
    found: NDArray[np.intp] = among(characters).take(codes(text)).nonzero()[0]
    return found


@cache
def among(characters: str) -> "NDArray[np.bool_]":
    """For each code point whether it is one of the characters: ``among("，").take(codes(text))``."""
    return numbers(dict.fromkeys(characters, 1)) > 0


def numbers(characters: Mapping[str, int]) -> "NDArray[np.int32]":
    """For each code point the number of its character, 0 for all others: ``numbers({"，": 1}).take(codes(text))``."""
    import numpy as np

    found = np.zeros(_MOST + 1, np.int32)
    found[[ord(character) for character in characters]] = list(characters.values())
    return found
