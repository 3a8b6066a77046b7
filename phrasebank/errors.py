"""The one exception for people: what is wrong, where, and what to do about it.

``UserError`` is anything that the user can mend (a missing file, a wrong date in an outline). Its parts are
Chinese sentences; the command line prints them and exits with 1. Every other exception is a bug and keeps its
traceback.

    UserError("没有这个体裁：会议通之", Place("提纲.yml", line=1, excerpt="体裁: 会议通之"), "是不是“会议通知”？")
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a file as a person would look it up; lines, columns and rows count from 1."""

    file: str
    line: int | None = None
    column: int | None = None
    row: int | None = None
    field: str | None = None
    excerpt: str | None = None

    def __str__(self) -> str:
        parts = [self.file]
        if self.row is not None:
            parts.append(f"第 {self.row} 行")
        if self.line is not None:
            parts.append(f"第 {self.line} 行")
        if self.column is not None:
            parts.append(f"第 {self.column} 列")
        if self.field is not None:
            parts.append(f"“{self.field}”")
        return " ".join(parts)


class UserError(Exception):
    """A problem that the user can mend: ``message``, ``where`` it is, ``hint`` how to mend it."""

    def __init__(self, message: str, where: Place | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        lines = [f"{self.where}：{self.message}" if self.where else self.message]
        if self.where and self.where.excerpt:
            lines.append(f"    {self.where.excerpt}")
        if self.hint:
            lines.append(f"  提示：{self.hint}")
        return "\n".join(lines)

    def __reduce__(self) -> tuple[type["UserError"], tuple[str, Place | None, str | None]]:
        return type(self), (self.message, self.where, self.hint)


class Problems(UserError):  # noqa: N818
    """All problems of one file at once, in the order of their places."""

    def __init__(self, errors: Sequence[UserError]) -> None:
        super().__init__(f"共 {len(errors)} 处问题")
        self.errors = tuple(errors)

    def __str__(self) -> str:
        return "\n".join(str(error) for error in self.errors)

    def __reduce__(self) -> tuple[type["Problems"], tuple[tuple[UserError, ...]]]:  # type: ignore[override]
        return type(self), (self.errors,)


def raise_all(errors: Iterable[UserError]) -> None:
    """Raise the collected errors: one as itself, several as ``Problems``; return if there are none."""
    found = tuple(errors)
    if len(found) == 1:
        raise found[0]
    if found:
        raise Problems(found)


def os_reason(error: OSError) -> str:
    """Say in Chinese why the operating system refused, for the messages that people see."""
    import errno

    reasons = {
        errno.ENOENT: "文件或文件夹不存在",
        errno.EACCES: "没有权限（文件可能正被其他程序打开，或文件夹只读）",
        errno.EPERM: "没有权限",
        errno.EISDIR: "这是一个文件夹，不是文件",
        errno.ENOTDIR: "路径中有一段不是文件夹",
        errno.ENOSPC: "磁盘已满",
        errno.EFBIG: "磁盘空间不足，或文件超出大小限制",
        errno.EROFS: "磁盘只读",
        errno.ENAMETOOLONG: "文件名太长",
        errno.EEXIST: "同名文件已存在",
    }
    return reasons.get(error.errno or 0, error.strerror or str(error))
