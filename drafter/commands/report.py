"""Everything that is printed: results to stdout, remarks and errors to stderr, in Chinese.

On a terminal tables and colour; piped, plain UTF-8 lines whose form does not change.
"""

import contextlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.commands import output
from drafter.commands.output import OutputLost
from phrasebank.errors import UserError, os_reason

if TYPE_CHECKING:
    from drafter.genre import Genre
    from drafter.writers import Look
    from drafter.writers.standard import Departure


def prepare() -> None:
    """Make output UTF-8 also where the system's code page is another (Windows), and guard it."""
    output.guard()
    reconfigure = getattr(sys.stderr, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")


def finish() -> None:
    """Print what is still buffered."""
    sys.stdout.flush()


def lost(error: OutputLost) -> None:
    """Say that the result could not be printed, unless its reader only went away."""
    output.give_up()
    if not error.is_closed:
        remark(f"错误：结果输出不了：{os_reason(error.error)}")


def remark(text: str) -> None:
    """A remark beside the result."""
    print(text, file=sys.stderr)


def problem(error: UserError) -> None:
    """One clear message for what the user can mend."""
    remark(f"错误：{error}")


def as_json(value: Any) -> None:
    """Machine-readable result; Chinese stays readable."""
    print(json.dumps(value, ensure_ascii=False, indent=1))


def text(content: str) -> None:
    """A result that is a text already."""
    print(content, end="" if content.endswith("\n") else "\n")


def piece(content: str) -> None:
    """A part of a line that goes on."""
    print(content, end="")


def exactly(content: str) -> None:
    """A text to the last character: nothing added, line ends kept on every system."""
    output.exactly(content.encode("utf-8", "surrogatepass"))


def lines(plain: "Iterable[str]", table: "Callable[[int], Iterable[str]]") -> None:
    """A list: on a terminal as ``table`` lays it out for so many columns, piped as plain lines."""
    for line in table(width()) if on_terminal() else plain:
        print(line)


def on_terminal() -> bool:
    """Whether people see what is printed, on a terminal."""
    return sys.stdout.isatty()


def width() -> int:
    """The terminal's columns; 80 where there is none."""
    import shutil  # costs a piped lookup's start otherwise

    return shutil.get_terminal_size().columns


def asked(prompt: str) -> str | None:
    """What is typed behind a prompt; None at the end of the input."""
    try:
        return input(prompt)
    except EOFError:
        print()
        return None


PATIENCE = 2.0
"""Seconds after which a long run shows how far it is."""


@contextlib.contextmanager
def progress() -> "Iterator[Callable[[int, int, str], None]]":
    """How far a long run over files is, with its rate and the time it still takes; on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    import shutil
    from time import perf_counter

    started = shown = perf_counter()

    def advance(done: int, of: int, name: str) -> None:
        nonlocal shown
        now = perf_counter()
        if now - started > PATIENCE and now - shown > 0.1:
            shown = now
            line = progress_line(done, of, now - started, name, shutil.get_terminal_size().columns)
            print(f"\r{line}\x1b[K", end="", file=sys.stderr, flush=True)

    try:
        yield advance
    finally:
        progress_done()


def progress_line(done: int, of: int, seconds: float, name: str, width: int) -> str:
    """A bar, the rate and the remaining time in one line: ████░░░░ 120/300 篇  25 篇/秒  还要 0:07  总结.txt."""
    from drafter.commands.wrapping import columns, shortened

    rate = done / seconds if seconds else 0.0
    left = round((of - done) / rate) if rate else 0
    full = done * 20 // max(of, 1)
    minutes, rest = divmod(left, 60)
    line = f"{'█' * full}{'░' * (20 - full)} {done}/{of} 篇  {rate:.0f} 篇/秒  还要 {minutes}:{rest:02}  "
    return (
        line + shortened(name, width - 1 - columns(line))
        if columns(line) + 4 < width
        else shortened(line, width - 1)
    )


def progress_rows(done: int) -> None:
    """How far a long run is whose end is not known, on a terminal only."""
    if sys.stderr.isatty():
        print(f"\r已处理 {done} 行\x1b[K", end="", file=sys.stderr, flush=True)


def progress_done() -> None:
    """Take the progress line away."""
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def named(found: "Iterable[Genre] | Iterable[Look]") -> None:
    """Genres or looks, and what each is for."""
    known = [(one.name, one.help) for one in found]
    longest = max((len(name) for name, _ in known), default=0)
    lines(
        (f"{name}\t{help_}" for name, help_ in known),
        # names are Chinese: full-width blanks keep the column straight
        lambda _: (name.ljust(longest, "\u3000") + "  " + help_ for name, help_ in known),
    )


def departures(found: "Sequence[Departure]") -> None:
    """Where the look of a draft is not the standard's; to stderr, the draft is written all the same."""
    if found:
        remark(f"版式与 GB/T 9704—2012 有 {len(found)} 处不同：")
    for departure in found:
        remark(f"  {departure}")


def genres_json(found: "Iterable[Genre]") -> None:
    """The genres with their fields."""
    as_json(
        [
            {
                "name": genre.name,
                "help": genre.help,
                "fields": [
                    {
                        "name": f.name,
                        "type": f.type,
                        "required": f.required,
                        "help": f.help,
                        "aliases": f.aliases,
                    }
                    | ({"options": f.options} if f.options else {})
                    for f in genre.fields
                ],
            }
            for genre in found
        ]
    )


def quoted(path: Path) -> str:
    return f'"{path}"' if " " in str(path) else str(path)
