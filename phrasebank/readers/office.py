"""Older office formats (.doc, .wps, .rtf, .odt) by way of LibreOffice, where that is installed.

LibreOffice runs unseen, with a profile of its own (so that a window that is open does not matter) and a time
limit, and writes a .docx, which is read like any other. What is called .doc need not be one: the first bytes tell a .docx, a web page
or a PDF under a wrong name, and those need no LibreOffice.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

from phrasebank.document import Document
from phrasebank.errors import Place, UserError, os_reason
from phrasebank.readers.isolated import Isolated
from phrasebank.readers.plain import read_data, read_plain

SECONDS = 120
MISSING = "要装有 LibreOffice 才能读"
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
)
LARGEST = 256 << 20
_WORD_STREAM = "WordDocument".encode("utf-16-le")
"""The name of the part of an old Word file that holds the text; WPS names it so, too."""
_OLE, _RTF, _ZIP, _PDF = b"\xd0\xcf\x11\xe0", b"{\\rtf", b"PK\x03\x04", b"%PDF"
_WORD = Isolated("phrasebank.readers.word", "read_word")
_HTML = Isolated("phrasebank.readers.html", "read_html")
_READ_PDF = Isolated("phrasebank.readers.pdf", "read_pdf")


def read_office(path: Path, encoding: str | None = None) -> Document:
    """Read an older format. Raises UserError if LibreOffice is needed and not there, or cannot read the file."""
    start = _start(path)
    if not start:
        raise UserError("文件是空的，没有文字", Place(str(path)), "请确认选对了文件")
    if reader := _under_a_wrong_name(path, start):
        return reader(path, encoding)
    return _converted(path, start)


def needs_libreoffice(path: Path) -> bool:
    """Whether the file is what its name says; one that cannot be opened will say so when it is read."""
    try:
        return _under_a_wrong_name(path, _start(path)) is None
    except UserError:
        return False


def _start(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(1024)
    except OSError as error:
        raise UserError(f"读不了：{os_reason(error)}", Place(str(path))) from error


def _under_a_wrong_name(path: Path, start: bytes) -> Callable[[Path, str | None], Document] | None:
    """The reader of what the file really is; None for what LibreOffice has to read."""
    if start.startswith(_ZIP) and path.suffix.lower() != ".odt":
        return _WORD
    if start.startswith(_PDF):
        return _READ_PDF
    page = start.lstrip().lower()
    if b"<html" in page or page.startswith((b"<!doctype html", b"mime-version")):
        return _HTML
    # LibreOffice would take anything for text, and damaged files too
    return None if start.startswith((_OLE, _RTF, _ZIP)) else read_plain


@cache
def libreoffice() -> str | None:
    """LibreOffice's program, None if it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if os.access(place, os.X_OK)), None)


def _converted(path: Path, start: bytes) -> Document:
    place, program = Place(str(path)), libreoffice()
    if program is None:
        raise UserError(
            f"{path.suffix} 文件{MISSING}", place, "装上 LibreOffice，或用 Word、WPS 另存为 .docx"
        )
    if start.startswith(_OLE) and _WORD_STREAM not in read_data(path, LARGEST):
        raise UserError("文件已损坏，或里面没有 Word 文稿", place, "请用 Word 或 WPS 打开，另存为 .docx")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        # by its content: what WPS calls .wps is mostly Word's old format, and LibreOffice goes by the name
        suffix = (
            ".doc" if start.startswith(_OLE) else ".rtf" if start.startswith(_RTF) else path.suffix.lower()
        )
        given = Path(folder, f"in{suffix}")
        try:
            shutil.copyfile(path, given)
        except OSError as error:
            raise UserError(f"读不了：{os_reason(error)}", place) from error
        _run(program, given, place)
        made = given.with_suffix(".docx")
        if not made.is_file():
            raise UserError(
                "LibreOffice 打不开这个文件", place, "文件可能已损坏；请用 Word 或 WPS 打开，另存为 .docx"
            )
        try:
            document = _WORD(made, None)
        except UserError as error:
            raise UserError(error.message, place, error.hint) from error
    blocks = (replace(block, where=replace(block.where, source=path.name)) for block in document.blocks)
    return Document(document.text, tuple(blocks), path.name)


def _run(program: str, given: Path, place: Place) -> None:
    """Have LibreOffice write a .docx beside the file; it and what it starts are ended when the time is over."""
    profile = (given.parent / "profile").as_uri()
    command = [
        program,
        f"-env:UserInstallation={profile}",
        "--headless",
        "--norestore",
        "--convert-to",
        "docx:MS Word 2007 XML",
    ]
    process = subprocess.Popen(  # noqa: S603  (the program found above)
        [*command, "--outdir", str(given.parent), str(given)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=sys.platform != "win32",
    )
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired as error:
        raise UserError(
            f"LibreOffice 读了 {SECONDS} 秒还没有读完，已放弃", place, "请用 Word 或 WPS 另存为 .docx"
        ) from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        with contextlib.suppress(OSError):
            if sys.platform == "win32":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)
        process.wait()
