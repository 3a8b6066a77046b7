"""The characters of a text as numbers: one look over all of them at once tells where something can stand.

    codes("要实干") → 35201 23454 24178 65535

What is refused here is never looked at in a loop over the characters or clauses of a text.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NONE = 0xFFFF
"""Stands for the characters beyond the basic plane, and behind a text's last one; no word of a table has it."""


@lru_cache(maxsize=4)
def codes(text: str) -> "NDArray[np.uint16]":
    """The code points of a text, and two more behind its end that are no characters."""
    import numpy as np

    found = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return np.append(np.minimum(found, NONE), (NONE, NONE)).astype(np.uint16)


def numbers(characters: Mapping[str, int]) -> "NDArray[np.int32]":
    """For each code point the number of its character, 0 for all others: ``numbers({"，": 1})[codes(text)]``."""
    import numpy as np

    found = np.zeros(NONE + 1, np.int32)
    found[[ord(character) for character in characters]] = list(characters.values())
    return found
