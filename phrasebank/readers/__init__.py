"""Readers: a file becomes a Document. To add a format, add a line to READERS.

Text files are read here; everything else goes through large parsers, which work in a process of their own.
"""

import stat
from collections.abc import Callable
from pathlib import Path

from phrasebank.document import Document
from phrasebank.errors import Place, UserError, os_reason
from phrasebank.readers.plain import read_plain

Reader = Callable[[Path, str | None], Document]


def _in_child(module: str, function: str) -> Reader:
    def reader(path: Path, encoding: str | None) -> Document:
        # a lookup in the bank starts without it
        from phrasebank.readers.isolated import Isolated

        return Isolated(f"phrasebank.readers.{module}", function)(path, encoding)

    return reader


def _office(path: Path, encoding: str | None) -> Document:
    from phrasebank.readers.office import read_office

    return read_office(path, encoding)


_markdown, _word = _in_child("markdown", "read_markdown"), _in_child("word", "read_word")
_html, _pdf = _in_child("html", "read_html"), _in_child("pdf", "read_pdf")

READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": _markdown,
    ".markdown": _markdown,
    ".docx": _word,
    ".docm": _word,
    ".html": _html,
    ".htm": _html,
    ".mht": _html,
    ".mhtml": _html,
    ".pdf": _pdf,
    ".doc": _office,
    ".wps": _office,
    ".rtf": _office,
    ".odt": _office,
}

__all__ = ["READERS", "lacking", "read"]


def lacking(path: Path) -> str | None:
    """What is not installed that this file needs to be read; None if nothing is."""
    if READERS.get(path.suffix.lower()) is not _office:
        return None
    from phrasebank.readers.office import MISSING, libreoffice, needs_libreoffice

    return MISSING if libreoffice() is None and needs_libreoffice(path) else None


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
    if not stat.S_ISREG(mode):
        raise UserError("这不是普通文件，读不了", Place(str(path)), "请先把内容存成文件")
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        hint = f"能读的格式：{' '.join(READERS)}；其他文件请先另存为“纯文本（.txt）”"
        raise UserError(f"还读不了这种格式：{path.suffix or '（没有扩展名）'}", Place(str(path)), hint)
    return reader(path, encoding)


def _nearest_file(path: Path) -> str | None:
    from rapidfuzz import fuzz, process

    names = [p.name for p in path.parent.iterdir() if p.is_file()] if path.parent.is_dir() else []
    best = process.extractOne(path.name, names, scorer=fuzz.ratio, score_cutoff=70)
    return f"是不是“{best[0]}”？" if best else "请检查文件名和路径"
