"""Reading in a process of its own: what a broken or hostile file does there, it does not do here.

Parsers of Word, PDF and web pages are large, and some are written in C: a file can make them crash, hang or ask for
all memory. The child reads one file after the other, so starting it (a tenth of a second) is paid once; it is
replaced when a file took too long, too much memory, or brought it down.

    read_word = Isolated("phrasebank.readers.word", "read_word")
    read_word(Path("稿.docx"), None)
"""

import contextlib
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from phrasebank.document import Document
from phrasebank.errors import Place, UserError

SECONDS = 60
"""A speech is read in a fraction of a second, a report of a thousand pages in some ten."""
_HINT = "文件可能已损坏；请用原来的程序打开，另存后再试"


@dataclass(frozen=True, slots=True)
class Isolated:
    """A reader that works in the child: the function of a module of this package."""

    module: str
    function: str
    seconds: float = SECONDS

    def __call__(self, path: Path, encoding: str | None) -> Document:
        answer = _ask((self.module, self.function, path, encoding), self.seconds)
        if isinstance(answer, UserError):
            raise answer
        assert isinstance(answer, Document)  # noqa: S101  (the child gives nothing else)
        return answer


@dataclass(slots=True)
class _Child:
    """The running child; a process that was forked from this one must not speak to it."""

    process: subprocess.Popen[bytes]
    owner: int


_lock = threading.Lock()
_children: list[_Child] = []


def _ask(request: tuple[str, str, Path, str | None], seconds: float) -> object:
    """Have the child read one file; one at a time, whatever threads ask."""
    place = Place(str(request[2]))
    with _lock, _running() as child, _limited(child.process, seconds) as late:
        assert child.process.stdin  # noqa: S101  (both are pipes)
        assert child.process.stdout  # noqa: S101
        try:
            pickle.dump(request, child.process.stdin)
            child.process.stdin.flush()
            # the child is this package: unpickling gives it no power that it has not already
            return pickle.load(child.process.stdout)  # noqa: S301
        except (EOFError, OSError, pickle.UnpicklingError):
            _dismiss(child)
            if late.is_set():
                return UserError(f"读了 {seconds:g} 秒还没有读完，已放弃", place, _HINT)
            return UserError("读的时候程序出错，或内存不够", place, _HINT)


@contextlib.contextmanager
def _running() -> Iterator[_Child]:
    """The child, started if need be; it is given up if reading is broken off (Ctrl-C)."""
    if _children and (_children[0].owner != os.getpid() or _children[0].process.poll() is not None):
        _children.clear()
    if not _children:
        _children.append(_Child(_start(), os.getpid()))
    child = _children[0]
    try:
        yield child
    except BaseException:
        _dismiss(child)
        raise


@contextlib.contextmanager
def _limited(process: subprocess.Popen[bytes], seconds: float) -> Iterator[threading.Event]:
    late = threading.Event()

    def stop() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield late
    finally:
        timer.cancel()


def _start() -> subprocess.Popen[bytes]:
    """Start the child with the same modules in reach; it ends when this process does."""
    options: dict[str, Any] = {}
    if sys.platform == "win32":
        options["creationflags"] = subprocess.CREATE_NO_WINDOW
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "phrasebank.readers.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(part for part in sys.path if part)},
        **options,
    )


def _dismiss(child: _Child) -> None:
    _children[:] = [one for one in _children if one is not child]
    child.process.kill()
    for stream in (child.process.stdin, child.process.stdout):
        if stream:
            with contextlib.suppress(OSError):
                stream.close()
    child.process.wait()
