"""Whether a .docx is still as it was drafted: a seal over all its other parts stands in its properties.

The zip's directory holds a checksum of every part, so neither writing nor checking costs a look at the parts. A
program that saves the file anew rewrites its parts, and the seal does not fit any more.
"""

import re
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

CORE = "docProps/core.xml"
_LARGEST = 1 << 20
_NO_DRAFT = (OSError, EOFError, KeyError, ValueError, RuntimeError, zipfile.BadZipFile, zlib.error)
_SEAL = re.compile(rb"<dc:identifier>drafter-([0-9a-f]{8})</dc:identifier>")


def mark(seal: int) -> str:
    """The seal as it stands in the properties."""
    return f"drafter-{seal:08x}"


def extended(seal: int, name: bytes, checksum: bytes, size: bytes) -> int:
    """The seal of the parts so far and one more; ``checksum`` and ``size`` are those of the zip's directory."""
    return zlib.crc32(name + checksum + size, seal)


def is_untouched(path: Path) -> bool:
    """Whether a draft of ours is at this place and nobody has changed it; False for any other file."""
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo(CORE).file_size > _LARGEST:
                return False
            found = _SEAL.search(archive.read(CORE))
            return found is not None and int(found[1], 16) == _seal_of(archive.infolist())
    except _NO_DRAFT:
        return False


def _seal_of(members: Iterable[zipfile.ZipInfo]) -> int:
    seal = 0
    for member in members:
        if member.filename != CORE:
            checksum, size = (number.to_bytes(4, "little") for number in (member.CRC, member.file_size))
            seal = extended(seal, member.filename.encode(), checksum, size)
    return seal
