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
    from drafter.batch import RowResult, Tally
    from drafter.batch.bundle import Bundled
    from drafter.draft import Drafted
    from drafter.genre import Genre
    from drafter.outline.fields import Part
    from drafter.suggesting import Offer
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


USAGE = {
    "NoSuchOption": "没有这个选项",
    "MissingParameter": "缺少参数",
    "BadParameter": "参数的值不对",
    "BadOptionUsage": "选项用法不对",
}


def wrong_usage(error: Any) -> None:
    """Say in Chinese what is wrong with a command line; Typer's own English message follows."""
    name = type(error).__name__
    if name != "NoArgsIsHelpError":
        kind = "没有这个命令" if "No such command" in error.message else USAGE.get(name, "用法不对")
        path = error.ctx.command_path if error.ctx else "drafter"
        remark(f"用法错误：{kind}。看用法：{path} --help")
    error.show()


def as_json(value: Any) -> None:
    """Machine-readable result; Chinese stays readable."""
    print(json.dumps(value, ensure_ascii=False, indent=1))


def text(content: str) -> None:
    """A result that is a text already."""
    print(content, end="" if content.endswith("\n") else "\n")


def exactly(content: str) -> None:
    """A text to the last character: nothing added, line ends kept on every system."""
    output.exactly(content.encode("utf-8", "surrogatepass"))


def lines(plain: "Iterable[str]", table: "Callable[[int], Iterable[str]]") -> None:
    """A list: on a terminal as ``table`` lays it out for so many columns, piped as plain lines."""
    if sys.stdout.isatty():
        import shutil  # costs a piped lookup's start otherwise

        found = table(shutil.get_terminal_size().columns)
    else:
        found = plain
    for line in found:
        print(line)


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


def genres(found: "Iterable[Genre]") -> None:
    """The genres and when each is used."""
    known = list(found)
    longest = max((len(genre.name) for genre in known), default=0)
    lines(
        (f"{genre.name}\t{genre.help}" for genre in known),
        # names are Chinese: full-width blanks keep the column straight
        lambda _: (genre.name.ljust(longest, "\u3000") + "  " + genre.help for genre in known),
    )


def looks(found: "Iterable[Look]") -> None:
    """The looks and what each is for."""
    known = list(found)
    longest = max((len(look.name) for look in known), default=0)
    lines(
        (f"{look.name}\t{look.help}" for look in known),
        lambda _: (look.name.ljust(longest, "\u3000") + "  " + look.help for look in known),
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


def started(path: Path, genre: "Genre") -> None:
    """A new outline was written."""
    print(f"已写好空白提纲：{path}（体裁：{genre.name}，必填 {sum(f.required for f in genre.fields)} 项）")
    quote = '"' if " " in str(path) else ""
    print(f"填好后运行：drafter draft {quote}{path}{quote}")


def described(path: Path) -> None:
    """A schema was written: how an outline refers to it."""
    print(f"已写好：{path}")
    print(f"在提纲第一行写上：# yaml-language-server: $schema={path.name}（与提纲放在同一文件夹）")


def reversed_to(path: Path, remarks: "Iterable[str]") -> None:
    """An old text was made into an outline; what to know about it goes to stderr."""
    print(f"已整理成提纲：{path}")
    print(f"照它起草：drafter draft {_quoted(path)}")
    for told in remarks:
        remark(f"提醒：{told}")


def drafted(draft: "Drafted", path: Path, bare: "Iterable[Part]" = ()) -> None:
    """Where the draft is, how long it is, which parts say nothing, what contradicts itself, and what has still to be filled in."""
    print(f"已起草：{path}")
    if not draft.characters:
        remark("提醒：稿子里一个字也没有，请检查体裁的模板（正文.j2）")
    print(f"字数：{draft.characters:,}，照稿宣读约 {draft.minutes} 分钟")
    for part in bare:
        remark(f"提醒：只有标题，没有内容：提纲第 {part.line} 行“{part.title[:20]}”")
    for fault in draft.conflicts:
        line = f"提纲第 {fault.line} 行" if fault.line else "提纲"
        remark(
            f"提醒：{line}“{fault.field}”前后矛盾：{fault.message}"
            + (f"（{fault.hint}）" if fault.hint else "")
        )
    if not draft.gaps:
        return
    print(f"待补 {len(draft.gaps)} 处：")
    for gap in draft.gaps:
        place = f"提纲第 {gap.line} 行" if gap.line else "提纲里没有这一项"
        print(f"  {gap.field}（{place}）")


def offered(offers: "Sequence[Offer] | None", path: Path) -> None:
    """Where proposals of the bank are, and which were put in; nothing if none were asked for."""
    if offers is None:
        return
    from drafter.commands.offers import offer_lines

    for line in offer_lines(offers, path):
        print(line)


def blank_saved(path: Path, genre: str) -> None:
    """An empty table was written."""
    print(f"已写好空白表格：{path}（第二行是示例，请换成自己的内容）")
    print(f"填好后运行：drafter batch {_quoted(path)} --genre {genre} -o 文件夹")


def bundled(files: "Iterable[Bundled]") -> None:
    """The documents of a run are also in one file."""
    for made in files:
        remark(f"{made.path}：{made.count} 份")
        if made.edited:
            names = "、".join(made.edited[:5]) + ("……" if len(made.edited) > 5 else "")
            remark(f"改过的 {len(made.edited)} 份没有并入，请单独打印：{names}")


def _quoted(path: Path) -> str:
    return f'"{path}"' if " " in str(path) else str(path)


def stopped(tally: "Tally", folder: Path) -> None:
    """Ctrl-C ended a batch."""
    remark(f"已停下，做完 {tally.rows} 行，逐行结果见 {folder / 'report.csv'}；再运行同一条命令，就接着做")


class BatchLines:
    """A batch for people: every row that needs attention as it comes, the sums at the end."""

    def __init__(self, table: Path) -> None:
        self.table = table
        self.rows = 0

    def row(self, result: "RowResult") -> None:
        self.rows += 1
        if self.rows % 50 == 0:
            progress_rows(self.rows)
        if result.warned or result.status.name in ("ERROR", "EDITED", "LEFT_OUT"):
            name = f"（{result.file}）" if result.file else ""
            progress_done()
            remark(f"{self.table.name} 第 {result.row} 行{name}{result.status}：{result.message}")

    def end(self, tally: "Tally", folder: Path) -> None:
        progress_done()
        parts = [f"{status} {count}" for status, count in tally.counts.items() if count]
        parts += [f"有提醒 {tally.warned}"] if tally.warned else []
        if tally.stopped:
            stopped(tally, folder)
            return
        print(f"共 {tally.rows} 行：{'，'.join(parts) or '没有数据'}。逐行结果见 {folder / 'report.csv'}")
        if tally.unused:
            print(f"没有用到的列：{'、'.join(tally.unused)}")


class BatchJson:
    """A batch for programs: an array with one object a row, printed as the rows are done."""

    def __init__(self) -> None:
        self.separator = "[\n"

    def row(self, result: "RowResult") -> None:
        value = {
            "row": result.row,
            "file": result.file,
            "status": result.status.name.lower(),
            "message": result.message,
        }
        print(self.separator + json.dumps(value, ensure_ascii=False), end="")
        self.separator = ",\n"

    def end(self, tally: "Tally", folder: Path) -> None:
        print("\n]" if self.separator.startswith(",") else "[]")
        if tally.stopped:
            stopped(tally, folder)
            return
        if tally.unused:
            remark(f"没有用到的列：{'、'.join(tally.unused)}")
