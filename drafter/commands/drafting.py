"""What is said when an outline was begun or a draft was made: where it is, and what it lacks."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.commands import report

if TYPE_CHECKING:
    from drafter.draft import Drafted
    from drafter.genre import Genre
    from drafter.outline.fields import Part
    from drafter.suggesting import Offer


def started(path: Path, genre: "Genre") -> None:
    """A new outline was written."""
    report.text(
        f"已写好空白提纲：{path}（体裁：{genre.name}，必填 {sum(f.required for f in genre.fields)} 项）"
    )
    quote = '"' if " " in str(path) else ""
    report.text(f"填好后运行：drafter draft {quote}{path}{quote}")


def described(path: Path) -> None:
    """A schema was written: how an outline refers to it."""
    report.text(f"已写好：{path}")
    report.text(f"在提纲第一行写上：# yaml-language-server: $schema={path.name}（与提纲放在同一文件夹）")


def reversed_to(path: Path, remarks: "Iterable[str]") -> None:
    """An old text was made into an outline; what to know about it goes to stderr."""
    report.text(f"已整理成提纲：{path}")
    report.text(f"照它起草：drafter draft {report.quoted(path)}")
    for told in remarks:
        report.remark(f"提醒：{told}")


def drafted(draft: "Drafted", path: Path, bare: "Iterable[Part]" = ()) -> None:
    """Where the draft is, how long it is, which parts say nothing, what contradicts itself, and what has still to be filled in."""
    report.text(f"已起草：{path}")
    if not draft.characters:
        report.remark("提醒：稿子里一个字也没有，请检查体裁的模板（正文.j2）")
    report.text(f"字数：{draft.characters:,}，照稿宣读约 {draft.minutes} 分钟")
    for part in bare:
        report.remark(f"提醒：只有标题，没有内容：提纲第 {part.line} 行“{part.title[:20]}”")
    for fault in draft.conflicts:
        line = f"提纲第 {fault.line} 行" if fault.line else "提纲"
        report.remark(
            f"提醒：{line}“{fault.field}”前后矛盾：{fault.message}"
            + (f"（{fault.hint}）" if fault.hint else "")
        )
    if not draft.gaps:
        return
    report.text(f"待补 {len(draft.gaps)} 处：")
    for gap in draft.gaps:
        place = f"提纲第 {gap.line} 行" if gap.line else "提纲里没有这一项"
        report.text(f"  {gap.field}（{place}）")


def offered(offers: "Sequence[Offer] | None", path: Path) -> None:
    """Where proposals of the bank are, and which were put in; nothing if none were asked for."""
    if offers is None:
        return
    from drafter.commands.offers import offer_lines

    for line in offer_lines(offers, path):
        report.text(line)
