"""Writers: a Document becomes a file. To add a format, add a line to WRITERS."""

import re
from collections.abc import Callable
from pathlib import Path

from drafter.writers.look_file import load_look
from drafter.writers.looks import Look
from drafter.writers.markdown import write_markdown
from drafter.writers.markup import write_marked
from drafter.writers.seal import State, state_of
from drafter.writers.text import write_text
from drafter.writers.word import write_word
from phrasebank.document import Document
from phrasebank.errors import Place, UserError
from phrasebank.files import write_whole

Writer = Callable[[Document, Look | None], bytes]


def _write_html(document: Document, look: Look | None) -> bytes:
    # a Word file is written without it
    from drafter.writers.html import write_html

    return write_html(document, look)


WRITERS: dict[str, Writer] = {
    ".docx": write_word,
    ".md": write_markdown,
    ".html": _write_html,
    ".txt": write_text,
    ".markup": write_marked,
}

# formats that are asked for and not written → what to do instead
_OTHERS = {
    ".doc": "请用 .docx",
    ".wps": "请用 .docx，WPS 能直接打开",
    ".pdf": "请先写成 .docx，再用 Word 或 WPS 另存为 PDF",
}

NOTED = (".docx", ".md", ".html")
"""Formats that hold a document's notes."""

__all__ = ["NOTED", "WRITERS", "Look", "load_look", "save", "to_bytes", "writer_for"]

# what neither XML nor UTF-8 can hold: a bell, a lone surrogate; a tab and a line feed are fine
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


_CHANGED = {State.EDITED: "有人改过", State.UNSEALED: "有人改过，或不是程序写成的"}


def save(document: Document, path: Path, *, look: Look | None = None, force: bool = False) -> None:
    """Write a document in the format that the suffix names; whole, or not at all.

    Without ``force`` only a .docx that nobody has changed since it was drafted is replaced. Raises UserError: an
    unknown suffix, another file that is there already, a character that no file can hold, a folder that cannot be
    written.
    """
    data = to_bytes(document, path, look)
    write_whole(path, lambda stream: stream.write(data), force=force or _is_replaceable(path))


def _is_replaceable(path: Path) -> bool:
    """Whether a file may go without being asked for. Raises UserError if a person has been at work on it."""
    if path.suffix.lower() != ".docx" or not path.is_file():
        return False
    state = state_of(path)
    if told := _CHANGED.get(state):
        raise UserError(f"{told}，没有覆盖", Place(str(path)), "换一个文件名；要覆盖，加 --force")
    return state is State.UNTOUCHED


def to_bytes(document: Document, path: Path, look: Look | None = None) -> bytes:
    """The document's bytes in the format of ``path``; nothing is written."""
    write = writer_for(path)
    _refuse_unwritable(document)
    return write(document, look)


def writer_for(path: Path) -> Writer:
    """The writer of a suffix. Raises UserError naming the formats."""
    if writer := WRITERS.get(path.suffix.lower()):
        return writer
    suffix, formats = path.suffix.lower(), "、".join(WRITERS)
    if told := _OTHERS.get(suffix):
        raise UserError(f"不写 {suffix} 格式", Place(str(path)), f"{told}；能写的格式：{formats}")
    message = f"不认识的格式：{path.suffix}" if suffix else "文件名没有后缀，不知道写成哪种格式"
    raise UserError(message, Place(str(path)), f"能写的格式：{formats}")


def _refuse_unwritable(document: Document) -> None:
    found = _UNWRITABLE.search(document.text)
    if not found:
        return
    block = next((b for b in reversed(document.blocks) if b.where.offset <= found.start()), None)
    place = Place(block.where.source or "文稿", line=block.where.line or None) if block else None
    excerpt = document.text[max(0, found.start() - 10) : found.end() + 10]
    raise UserError(
        f"有一个文件里存不下的字符（U+{ord(found[0]):04X}）",
        place,
        f"在“{excerpt.encode('utf-8', 'replace').decode()!s}”中，请删去后再试",
    )
