"""Texts as rows of numbers: what is done to each character of many texts at once is done in numpy's arrays.

    codes_of("抓实") → 25235 23454

Halves of surrogate pairs, which damaged files hold, are characters like others.
"""

from functools import cache

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.uint32]

_BASIC = 0x10000
"""Nearly all characters have smaller codes."""


def codes_of(text: str) -> Codes:
    """The code of each character."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def text_of(codes: Codes) -> str:
    """The text with these characters."""
    return codes.tobytes().decode("utf-32-le", "surrogatepass")


def alphanumeric(codes: Codes) -> npt.NDArray[np.bool_]:
    """Which are letters and digits: no marks, no blanks."""
    found = _alphanumeric()[np.minimum(codes, _BASIC - 1)]
    for rare in np.flatnonzero(codes >= _BASIC).tolist():
        found[rare] = chr(codes[rare]).isalnum()
    return found


@cache
def _alphanumeric() -> npt.NDArray[np.bool_]:
    return np.fromiter((chr(code).isalnum() for code in range(_BASIC)), dtype=np.bool_, count=_BASIC)
