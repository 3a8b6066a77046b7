"""The user's own decisions on phrasing and sources: a plain file beside the bank, to be edited, mailed and merged.

    条目:
    - 种类: 口号
      文字: 真学真信真用
      决定: 采用             # 采用 弃用 添加 略过
      标签: [团结]
    来源:
    - 来源: 2024/动员会.txt
      日期: 2024-03-06
      体裁: 讲话

Phrasing is keyed by kind and text, a source by its name, so decisions hold whatever becomes of the bank: it is rebuilt,
they are not. What is rejected never returns from a lookup, what is accepted or added comes first.
"""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO

from phrasebank.bank.decided import decisions_path
from phrasebank.bank.kinds import CHINESE, Kind, kind_named
from phrasebank.bank.rows import Row, as_yaml, read_text, yaml_rows
from phrasebank.errors import UserError, raise_all
from phrasebank.files import write_whole

__all__ = ["Decisions", "EntryDecision", "SourceDecision", "Verdict", "decisions_path", "load", "save"]

HEADER = """# 对句库的取舍，由 drafter bank review、import、tag、forget 记下，也可以手工修改。重建句库不影响这里。
# 决定：采用（查找时排在最前）、弃用（不再出现）、添加（自己的表述）、略过（看过，没有意见）。注释不保留，要说明请写“备注”。
"""

# 2024, 2024-03, 2024-03-06 but not 2024-3-6 or 24年
_DATE = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_YES = "是"


class Verdict(StrEnum):
    """What the user thinks of a piece of phrasing; PASSED was looked at and left open."""

    ACCEPTED = "采用"
    REJECTED = "弃用"
    ADDED = "添加"
    PASSED = "略过"


@dataclass(frozen=True, slots=True)
class EntryDecision:
    """A decision on phrasing; ``original`` is the text that an added one was edited from."""

    kind: Kind
    text: str
    verdict: Verdict | None = None
    tags: tuple[str, ...] = ()
    function: str = ""
    original: str = ""
    note: str = ""

    @property
    def key(self) -> tuple[Kind, str]:
        return self.kind, self.text


@dataclass(frozen=True, slots=True)
class SourceDecision:
    """What the user knows of a source; a forgotten one, known by name and by its text's hash, is not mined again."""

    name: str
    date: str = ""
    genre: str = ""
    tags: tuple[str, ...] = ()
    forgotten: bool = False
    hash: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions of one file, each key once."""

    entries: tuple[EntryDecision, ...] = ()
    sources: tuple[SourceDecision, ...] = ()

    def on(self, kind: Kind, text: str) -> EntryDecision:
        """The decision on this phrasing, an empty one if there is none."""
        empty = EntryDecision(kind, text)
        return next((one for one in self.entries if one.key == empty.key), empty)

    def on_source(self, name: str) -> SourceDecision:
        """What is known of this source, an empty decision if nothing is."""
        return next((one for one in self.sources if one.name == name), SourceDecision(name))

    def with_entries(self, changed: Iterable[EntryDecision]) -> "Decisions":
        """These decisions with others in place of those on the same phrasing, or at the end."""
        merged = {one.key: one for one in self.entries} | {one.key: one for one in changed}
        return replace(self, entries=tuple(one for one in merged.values() if _says_something(one)))

    def with_sources(self, changed: Iterable[SourceDecision]) -> "Decisions":
        """These decisions with others in place of those on the same sources, or at the end."""
        merged = {one.name: one for one in self.sources} | {one.name: one for one in changed}
        return replace(self, sources=tuple(one for one in merged.values() if one != SourceDecision(one.name)))


def _says_something(decision: EntryDecision) -> bool:
    return decision.verdict is not None or bool(decision.tags or decision.note)


def load(path: Path) -> Decisions:
    """The decisions of a file, none if there is no file. Raises UserError with all that is wrong in it."""
    return parse(read_text(path), str(path)) if path.exists() else Decisions()


def parse(text: str, file: str) -> Decisions:
    """Read decisions; of several on the same phrasing or source the last counts."""
    sections = yaml_rows(text, file)
    problems = [
        _unknown_section(name, rows) for name, rows in sections.items() if name not in ("条目", "来源")
    ]
    entries: list[EntryDecision] = []
    sources: list[SourceDecision] = []
    for row in sections.get("条目", ()):
        _collect(problems, entries, entry_of, row)
    for row in sections.get("来源", ()):
        _collect(problems, sources, source_of, row)
    raise_all(problems)
    return Decisions().with_entries(entries).with_sources(sources)


def _unknown_section(name: str, rows: tuple[Row, ...]) -> UserError:
    place = rows[0].place if rows else None
    return UserError(f"不认识的部分“{name}”", place, "取舍文件有两部分：条目、来源")


def _collect(problems: list[UserError], into: list[Any], build: Any, row: Row) -> None:
    try:
        into.append(build(row))
    except UserError as error:
        problems.append(error)


def entry_of(row: Row) -> EntryDecision:
    """The decision that a row says; keys that say nothing about it are passed over."""
    text, kind = row.text("文字"), kind_named(row.text("种类"))
    if kind is None:
        message = f"没有这个种类：{row.text('种类')}" if row.text("种类") else "缺少“种类”"
        raise UserError(message, row.place, f"种类有：{'、'.join(CHINESE.values())}")
    if not text:
        raise UserError("缺少“文字”", row.place)
    return EntryDecision(
        kind,
        text,
        _verdict(row),
        row.texts("标签"),
        row.text("功能"),
        row.text("原文"),
        row.text("备注"),
    )


def _verdict(row: Row) -> Verdict | None:
    said = row.text("决定")
    if not said:
        return None
    try:
        return Verdict(said)
    except ValueError:
        raise UserError(f"没有这种决定：{said}", row.place, f"决定有：{'、'.join(Verdict)}") from None


def source_of(row: Row) -> SourceDecision:
    name, date = row.text("来源"), row.text("日期")
    if not name:
        raise UserError("缺少“来源”", row.place)
    if date and not _DATE.fullmatch(date):
        raise UserError(f"日期写法不对：{date}", row.place, "写成 2024-03-06、2024-03 或 2024")
    forgotten = row.text("不收") == _YES
    return SourceDecision(
        name, date, row.text("体裁"), row.texts("标签"), forgotten, row.text("指纹"), row.text("备注")
    )


def save(path: Path, decisions: Decisions) -> None:
    """Write the file whole, for its owner only."""

    def write(stream: BinaryIO) -> None:
        if hasattr(os, "fchmod"):
            os.fchmod(stream.fileno(), 0o600)
        stream.write(shown(decisions).encode())

    write_whole(path, write)


def shown(decisions: Decisions) -> str:
    """The decisions as the text of their file; sorted, so that files compare and merge line by line."""
    order = list(CHINESE)
    entries = sorted(decisions.entries, key=lambda one: (order.index(one.kind), one.text))
    parts = [HEADER]
    if entries:
        parts.append("条目:\n" + as_yaml([_entry_row(one) for one in entries]))
    if decisions.sources:
        sources = sorted(decisions.sources, key=lambda one: one.name)
        parts.append("来源:\n" + as_yaml([_source_row(one) for one in sources]))
    return "".join(parts)


def _entry_row(one: EntryDecision) -> dict[str, Any]:
    row = {
        "种类": one.kind.chinese,
        "文字": one.text,
        "决定": str(one.verdict or ""),
        "功能": one.function,
        "标签": list(one.tags),
        "原文": one.original,
        "备注": one.note,
    }
    return {key: value for key, value in row.items() if value}


def _source_row(one: SourceDecision) -> dict[str, Any]:
    row = {
        "来源": one.name,
        "日期": one.date,
        "体裁": one.genre,
        "标签": list(one.tags),
        "不收": _YES if one.forgotten else "",
        "指纹": one.hash,
        "备注": one.note,
    }
    return {key: value for key, value in row.items() if value}
