"""The child in which untrusted files are read: a loop from standard input to standard output.

A request names a reader, a path and an encoding; the answer is a Document or a UserError. Memory is limited where
the system can do that (not on Windows, not reliably on macOS). Whatever a parser throws at a file is the file's fault: the
answer says so, with the kind of the exception for those who look into it.
"""

import contextlib
import os
import pickle
import signal
import sys
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from phrasebank.document import Document
from phrasebank.errors import Place, UserError

MEMORY = 1 << 30
"""Bytes of address space; reading a PDF of a thousand pages takes some 300 MB."""
_PACKAGE = "phrasebank.readers."


def main() -> None:
    """Answer requests until there are no more."""
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to decide
    answers = _own_output()
    _limit_memory()
    while True:
        try:
            request = pickle.load(sys.stdin.buffer)  # noqa: S301  (from the parent)
        except EOFError:
            return
        pickle.dump(_answer(*request), answers)
        answers.flush()


def _answer(module: str, function: str, path: Path, encoding: str | None) -> Document | UserError:
    place = Place(str(path))
    try:
        if not module.startswith(_PACKAGE):
            raise ValueError(module)
        document = getattr(import_module(module), function)(path, encoding)
        assert isinstance(document, Document)  # noqa: S101
        return document
    except UserError as error:
        return error
    except MemoryError:
        return UserError("文件太大，内存不够", place, "请分成几个文件，或把正文另存为“纯文本”")
    except Exception as error:
        return UserError(
            f"文件已损坏，或不是真正的 {path.suffix} 文件（{type(error).__name__}）",
            place,
            "请用原来的程序打开，另存后再试",
        )


def _own_output() -> BinaryIO:
    """Keep standard output for answers: what a library prints must not get among them."""
    own = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    return own


def _limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(ValueError, OSError):
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, most))


if __name__ == "__main__":
    main()
