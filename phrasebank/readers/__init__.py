"""Readers: a file becomes a Document. To add a format, add a line to READERS."""

import stat
from collections.abc import Callable
from pathlib import Path

from phrasebank.document import Document
from phrasebank.errors import Place, UserError, os_reason
from phrasebank.readers.plain import read_plain

Reader = Callable[[Path, str | None], Document]

READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".text": read_plain,
}

__all__ = ["READERS", "read"]


def read(path: Path, encoding: str | None = None) -> Document:
    """Read a document by its suffix. Raises UserError: no such file, a folder, an unknown format, no text."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        raise UserError("没有这个文件", Place(str(path)), _nearest_file(path)) from None
    except OSError as error:
        raise UserError(f"读不了：{os_reason(error)}", Place(str(path))) from error
    if stat.S_ISDIR(mode):
        hint = "请给出其中一个文件；整个文件夹用 drafter mine"
        raise UserError("这是一个文件夹，不是文件", Place(str(path)), hint)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        hint = f"能读的格式：{'、'.join(READERS)}；其他文件请先另存为“纯文本（.txt）”"
        raise UserError(f"还读不了这种格式：{path.suffix or '（没有扩展名）'}", Place(str(path)), hint)
    return reader(path, encoding)


def _nearest_file(path: Path) -> str | None:
    from rapidfuzz import fuzz, process

    names = [p.name for p in path.parent.iterdir() if p.is_file()] if path.parent.is_dir() else []
    best = process.extractOne(path.name, names, scorer=fuzz.ratio, score_cutoff=70)
    return f"是不是“{best[0]}”？" if best else "请检查文件名和路径"
