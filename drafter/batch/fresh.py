"""A document between its making and its place: written beside it by whoever made it, then put there by the one that decides.

Many processes may make documents; one gives the names, keeps the record and moves each file to its place. Only a
digest travels between them. What is made on another machine travels whole.
"""

import contextlib
import os
from dataclasses import dataclass

from drafter.batch.digests import digest
from phrasebank.errors import Place, UserError, os_reason
from phrasebank.files import put_new


@dataclass(frozen=True, slots=True)
class Fresh:
    """A document without a place: its bytes' digest, and the file ``beside`` where they are, or the ``data`` itself."""

    digest: int
    beside: str = ""
    data: bytes = b""

    def put(self, path: str) -> None:
        """Put it at ``path``, in the place of what is there. Raises UserError if that cannot be."""
        beside = self.beside or _written(path, 0, self.data)
        try:
            os.replace(beside, path)  # noqa: PTH105  (paths as texts: this is done for every row)
        except OSError as error:
            _dropped(beside)
            raise _refused(path, error) from error

    def drop(self) -> None:
        """Leave nothing of it."""
        if self.beside:
            _dropped(self.beside)


def fresh(data: bytes, folder: str, row: int, suffix: str) -> Fresh:
    """A document that was just made of a row; written into ``folder`` unless that is empty. Raises UserError."""
    if not folder:
        return Fresh(digest(data), data=data)
    return Fresh(digest(data), _written(os.path.join(folder, f"_{suffix}"), row, data))  # noqa: PTH118


def _written(path: str, row: int, data: bytes) -> str:
    """The file beside ``path`` that holds the data; the ledger knows such names and sweeps what is left of them."""
    folder, name = os.path.split(path)
    beside = os.path.join(folder, f".~{os.getpid():x}-{row:x}{os.path.splitext(name)[1]}")  # noqa: PTH118, PTH122
    try:
        put_new(beside, data)
    except OSError as error:
        _dropped(beside)
        raise _refused(path, error) from error
    return beside


def _dropped(path: str) -> None:
    with contextlib.suppress(OSError):
        os.unlink(path)  # noqa: PTH108


def _refused(path: str, error: OSError) -> UserError:
    return UserError(f"写不进去：{os_reason(error)}", Place(path), "换一个文件夹，或腾出空间后再试")
