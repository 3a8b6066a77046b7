"""What a folder's earlier runs wrote, so that finished rows are left alone and edited files are not overwritten.

A line for each file, written *before* the file is put in its place: digest of the row (with template, look and
version), digest of the file, name. Killed at any moment, the file is then either the old one or the new one, and both
are known. A file with any other content has been edited by a person.

Of each file the last two lines count: what it holds, and what it was about to get. When older ones are most of the
record, it is written anew beside its place and put there.
"""

import contextlib
import os
import re
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from drafter.batch.digests import Digests, digest
from phrasebank.errors import Place, UserError, os_reason

LEDGER = ".drafter-batch"
_HEAD = "# drafter batch 的记录：哪些文件由程序写成、改过没有。删去后，已有的文件都当作改过的，不会覆盖。\n"
_ROOM = "用 -o 换一个文件夹，或腾出空间后再试"
_KEPT = 2
"""Lines of a file that count."""
_FLAGS = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
# what a killed run leaves: .~1a2b-7f00.docx
_LEFT_OVER = re.compile(r"\.~[0-9a-f]+-[0-9a-f]+(?:\.\w+)?")


class Ledger:
    """The record of one output folder, held by one run at a time.

    ``is_first_run`` if the folder was empty or new, so that no file in it needs to be looked at.

    Raises UserError if another run is writing into the folder.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / LEDGER
        self._lines: int | None = None
        self._torn = self._held = False
        self.is_first_run = self._made_folder = False
        self._finished, self._ours = array("Q"), array("Q")

    def __enter__(self) -> "Ledger":
        self._open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            self.sweep()
        self._close()
        if error is not None and self._made_folder:
            self._unmake()

    def _open(self) -> None:
        new, self._made_folder = not self.path.exists(), not self.path.parent.exists()
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._lines = os.open(self.path, _FLAGS, 0o644)
            self._held = locked = _locked(self._lines, self.path)
            self.sweep()
            if new:
                self.is_first_run = all(path.name == LEDGER for path in self.path.parent.iterdir())
                self._write(_HEAD)
            else:
                self._read(may_compact=locked)
        except OSError as error:
            self._close()
            if new:
                with contextlib.suppress(OSError):
                    self.path.unlink(missing_ok=True)
                self._unmake()
            raise UserError(f"写不进去：{os_reason(error)}", Place(str(self.path.parent)), _ROOM) from error

    def _unmake(self) -> None:
        """Leave nothing behind of a run that could not begin; where there is more than its record, all stays."""
        with contextlib.suppress(OSError):
            if self.path.parent.is_dir() and {path.name for path in self.path.parent.iterdir()} <= {LEDGER}:
                self.path.unlink(missing_ok=True)
                if self._made_folder:
                    self.path.parent.rmdir()

    def _close(self) -> None:
        if self._lines is not None:
            os.close(self._lines)
            self._lines = None

    def _read(self, *, may_compact: bool) -> None:
        finished, ours, end = array("Q"), array("Q"), "\n"
        times, old = Digests(), 0
        for line in self._every_line():
            end = line[-1]
            if entry := _entry(line):
                finished.append(digest(*entry))
                ours.append(digest(entry[1], entry[2]))
                name = digest(entry[2])
                times.put(name, times.get(name) + 1)
                old += times.get(name) > _KEPT
        self._finished, self._ours = array("Q", sorted(finished)), array("Q", sorted(ours))
        # the last line may have been cut off by a kill
        self._torn = end != "\n"
        if may_compact and old > len(ours) // 2:
            self._compact(times)

    def _every_line(self) -> Iterator[str]:
        with self.path.open(encoding="utf-8", errors="replace", newline="\n") as stream:
            yield from stream

    def _compact(self, times: Digests) -> None:
        """Leave out the lines that do not count any more; ``times`` says how many each name has."""
        beside = self.path.with_name(f".~{os.getpid():x}-0")
        with beside.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(_HEAD)
            for line in self._every_line():
                if entry := _entry(line):
                    name = digest(entry[2])
                    if (left := times.get(name)) <= _KEPT:
                        stream.write(line)
                    times.put(name, left - 1)
        self._replace(beside)

    def _replace(self, beside: Path) -> None:
        """Put a record in the place of this one, held all the while; where that cannot be done, nothing changes."""
        held = os.open(beside, _FLAGS, 0o644)
        try:
            _lock(held)
            beside.replace(self.path)
        except OSError:  # Windows replaces no file that is open
            os.close(held)
            beside.unlink(missing_ok=True)
            return
        self._close()
        self._lines, self._torn = held, False

    def _write(self, line: str) -> None:
        assert self._lines is not None  # noqa: S101  (opened before)
        data = ("\n" * self._torn + line).encode()
        self._torn = True
        while data:
            data = data[os.write(self._lines, data) :]
        self._torn = False

    def sweep(self) -> None:
        """Take away what a stopped run left half-written; nobody else writes here while the record is held."""
        if self._held:
            for path in _left_over(self.path.parent):
                with contextlib.suppress(OSError):
                    path.unlink()

    def note(self, row: int, content: int, name: str) -> None:
        """Say that ``name`` is about to get this content for this row."""
        try:
            self._write(f"{row:016x} {content:016x} {name}\n")
        except OSError as error:
            raise UserError(f"写不进去：{os_reason(error)}", Place(str(self.path)), _ROOM) from error

    def is_finished(self, row: int, content: int, name: str) -> bool:
        """Whether the file with this content is what this very row was made into."""
        return _holds(self._finished, digest(f"{row:016x}", f"{content:016x}", name))

    def is_ours(self, content: int, name: str) -> bool:
        """Whether some run wrote this content, so that nobody has edited the file."""
        return _holds(self._ours, digest(f"{content:016x}", name))


def _entry(line: str) -> tuple[str, str, str] | None:
    row, _, rest = line.rstrip("\n").partition(" ")
    content, _, name = rest.partition(" ")
    whole = line.endswith("\n") and len(row) == len(content) == 16
    return (row, content, name) if whole else None


def _holds(values: "array[int]", value: int) -> bool:
    place = bisect_left(values, value)
    return place < len(values) and values[place] == value


def _left_over(folder: Path) -> Iterator[Path]:
    return (path for path in folder.glob(".~*") if _LEFT_OVER.fullmatch(path.name))


def _locked(lines: int, path: Path) -> bool:
    """Lock the record until this process ends, however it ends; False where the file system knows no locks."""
    try:
        _lock(lines)
        if not os.path.samestat(os.fstat(lines), path.stat()):
            # another run has just put a new record in its place
            raise BlockingIOError
    except BlockingIOError as error:
        message = "另一个 drafter batch 正在往这个文件夹里写"
        raise UserError(message, Place(str(path.parent)), "等它完成，或换一个文件夹") from error
    except OSError:
        return False
    return True


if sys.platform == "win32":
    import msvcrt

    def _lock(lines: int) -> None:
        # one byte far behind the end, so that reading is not hindered
        os.lseek(lines, 1 << 30, os.SEEK_SET)
        try:
            msvcrt.locking(lines, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError from error

else:
    import fcntl

    def _lock(lines: int) -> None:
        fcntl.flock(lines, fcntl.LOCK_EX | fcntl.LOCK_NB)
