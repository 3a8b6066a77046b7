"""What a bank was made with: a signature of the code and data that turn files into entries.

A source's mined result may be taken from the old bank only if the same recipe made it, and the seeds' bank is good as
long as recipe and seeds are the same. Every lookup asks, so names, sizes and times are compared, not contents: that
takes a third of a millisecond. They change with every version that is installed, and in a checkout with every edit.
"""

import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from zlib import crc32

INGREDIENTS = (".py", ".yml")


@cache
def recipe() -> str:
    """The signature of this package."""
    return signature(_files(str(Path(__file__).resolve().parent.parent)))


def signature(files: Iterable[str]) -> str:
    """Files' names, sizes and times of change in a few characters; another file or another time makes another one."""
    listing, ages = 0, 0
    for path in sorted(files):
        status = os.stat(path)  # noqa: PTH116 - a Path a file would double the time
        listing = crc32(f"{path}\0{status.st_size}\0".encode("utf-8", "surrogateescape"), listing)
        ages += status.st_mtime_ns
    return f"{listing:08x}{ages & 0xFFFFFFFFFFFF:012x}"


def _files(folder: str) -> Iterator[str]:
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path)
        elif entry.name.endswith(INGREDIENTS):
            yield entry.path
