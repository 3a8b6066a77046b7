"""Encodings of outlines and tables: as for every text, but one stray control character does not make it a binary file.

The reader of the text tells where that character stands and what to do about it.
"""

import re

from phrasebank.readers.plain import decode

# what a text never holds and a paste may bring; NUL is left: it tells binary files and UTF-16
_STRAY = re.compile(rb"[\x01-\x08\x0e-\x1f]")


def codec_of(data: bytes, name: str) -> str:
    """The encoding of a text. Raises UserError if it is none."""
    return decode(data if b"\x00" in data else _STRAY.sub(b" ", data), name)[1]


def decoded(data: bytes, name: str) -> str:
    """The text, without byte order mark. Raises UserError if it is none."""
    return decode(data, name, codec_of(data, name))[0]
