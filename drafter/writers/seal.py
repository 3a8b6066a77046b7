"""Whether a .docx is still as it was drafted: a seal over all its other parts stands in its properties.

The zip's directory holds a checksum of every part, so neither writing nor checking costs a look at the parts. A
program that saves the file anew rewrites its parts, and the seal does not fit any more.
"""

import re
import zipfile
import zlib
from collections.abc import Iterable
from enum import Enum, auto
from pathlib import Path

CORE = "docProps/core.xml"
_LARGEST = 1 << 20
_NO_DRAFT = (OSError, EOFError, KeyError, ValueError, RuntimeError, zipfile.BadZipFile, zlib.error)
_SEAL = re.compile(rb"<dc:identifier>drafter-([0-9a-f]{8})</dc:identifier>")


class State(Enum):
    """What a file is: our draft as it was written, one that was changed, a .docx without a seal, no .docx."""

    UNTOUCHED = auto()
    EDITED = auto()
    UNSEALED = auto()
    NO_DRAFT = auto()


def mark(seal: int) -> str:
    """The seal as it stands in the properties."""
    return f"drafter-{seal:08x}"


def extended(seal: int, name: bytes, checksum: bytes, size: bytes) -> int:
    """The seal of the parts so far and one more; ``checksum`` and ``size`` are those of the zip's directory."""
    return zlib.crc32(name + checksum + size, seal)


def state_of(path: Path) -> State:
    """What the seal says. A program that saves the draft may keep a seal that does not fit, or drop it."""
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo(CORE).file_size > _LARGEST:
                return State.UNSEALED
            found = _SEAL.search(archive.read(CORE))
            if found is None:
                return State.UNSEALED
            fits = int(found[1], 16) == _seal_of(archive.infolist())
            return State.UNTOUCHED if fits else State.EDITED
    except _NO_DRAFT:
        return State.NO_DRAFT


def _seal_of(members: Iterable[zipfile.ZipInfo]) -> int:
    seal = 0
    for member in members:
        if member.filename != CORE:
            checksum, size = (number.to_bytes(4, "little") for number in (member.CRC, member.file_size))
            seal = extended(seal, member.filename.encode(), checksum, size)
    return seal
