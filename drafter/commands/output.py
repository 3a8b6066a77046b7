"""Standard output that fails in one way: whatever is wrong with it, writing raises ``OutputLost``.

A full disk behind ``>`` or a closed pipe must not look like trouble with a file that a command is writing.
"""

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


class OutputLost(Exception):  # noqa: N818
    """Nothing more can be printed; ``is_closed`` if the reader only went away (``| head -1``)."""

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.error = error

    @property
    def is_closed(self) -> bool:
        return self.error.errno in (errno.EPIPE, errno.EINVAL)  # Windows says EINVAL


@contextmanager
def _lost() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputLost(error) from error


class _Guarded(io.TextIOWrapper):
    def write(self, text: str, /) -> int:
        with _lost():
            return super().write(text)

    def flush(self) -> None:
        with _lost():
            super().flush()


def guard() -> None:
    """Make standard output UTF-8 on every system and guarded; where it is closed, print into nothing."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    elif isinstance(sys.stdout, io.TextIOWrapper) and not isinstance(sys.stdout, _Guarded):
        buffering = sys.stdout.line_buffering
        sys.stdout = _Guarded(
            sys.stdout.detach(), encoding="utf-8", errors="backslashreplace", line_buffering=buffering
        )


def exactly(content: bytes) -> None:
    """Write bytes as they are: no line end is translated."""
    with _lost():
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()


def give_up() -> None:
    """Send what is still buffered into nothing, so that the interpreter does not complain when it ends."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
