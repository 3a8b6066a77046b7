"""PDF files with a text layer: characters with their places become lines, lines become paragraphs.

A PDF knows no paragraphs, only where each character stands. Lines are put together from characters here; what
belongs to which paragraph, and what is header, footer or page number, is told by ``pdflayout``. A scanned page has no text
layer, and nothing is guessed from its picture.
"""

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from phrasebank.document import Document
from phrasebank.errors import Place, UserError
from phrasebank.readers.pdflayout import paragraphs
from phrasebank.readers.pdflines import Char, Page
from phrasebank.readers.plain import read_data
from phrasebank.readers.roles import laid_out

LARGEST = 256 << 20
_PASSWORD = 4
"""pdfium's code for a missing or wrong password."""
_SCANNED = "请先做文字识别（OCR），或找到原来的 Word 文件"
_HYPHEN = 2
"""pdfium's sign for a hyphen at the end of a line."""
_SLANTED = 0.1
"""Characters turned by more than this many radians from the others are a watermark."""


def read_pdf(path: Path, _encoding: str | None = None) -> Document:
    """Read a PDF. Raises UserError if it is none, is broken, locked, or has no text layer."""
    import pypdfium2

    place = Place(str(path))
    data = read_data(path, LARGEST)
    if not data:
        raise UserError("文件是空的，没有文字", place, "请确认选对了文件")
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise UserError("文件加了密码，读不了", place, "请去掉密码后再试") from error
        raise UserError("文件已损坏，或不是真正的 PDF", place, "请用浏览器打开试试，另存后再试") from error
    pages = [_page(pdf, number) for number in range(len(pdf))]
    characters = "".join(char.text for page in pages for char in page.chars)
    if not characters:
        raise UserError("这份 PDF 没有文字层，可能是扫描件", place, _SCANNED)
    if sum(map(_is_unknown, characters)) * 3 > len(characters):
        raise UserError("这份 PDF 的字体没有文字对照，取不出文字", place, _SCANNED)
    return laid_out(paragraphs(pages), path.name)


def _page(pdf: Any, number: int) -> Page:
    """The characters of a page that stand upright, in the order in which they are drawn; empty if it is broken."""
    import pypdfium2

    try:
        page = pdf[number]
        width, height = page.get_size()
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return Page((), 1.0, 1.0)
    found = list(_chars(text))
    text.close()
    page.close()
    if not found:
        return Page((), width, height)
    turned = Counter(round(angle / (math.pi / 2)) % 4 for angle, _ in found).most_common(1)[0][0]
    chars = (
        _upright(char, turned)
        for angle, char in found
        if abs((angle - turned * math.pi / 2 + math.pi) % (2 * math.pi) - math.pi) < _SLANTED
    )
    return Page(tuple(chars), width, height)


def _chars(text: Any) -> Iterator[tuple[float, Char]]:
    """Every visible character with the angle at which it stands."""
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    high = ""
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if 0xD800 <= code < 0xDC00:
            high = chr(code)
            continue
        if code == _HYPHEN:
            code = ord("-")
        character = _composed(high + chr(code)) if code <= 0x10FFFF else ""
        high = ""
        if not _is_visible(character) or pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue
        if pdfium.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box)):
            size = pdfium.FPDFText_GetFontSize(text, index)
            yield (
                pdfium.FPDFText_GetCharAngle(text, index),
                Char(character, box.left, box.bottom, box.right, box.top, size),
            )


def _composed(character: str) -> str:
    """The character as it is written: fonts map some to radicals (⼯ for 工) or compatibility forms."""
    if len(character) == 2:
        character = character.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if "\u2e80" <= character <= "\u2fdf" or "\uf900" <= character <= "\ufaff":
        return unicodedata.normalize("NFKC", character)
    return character


def _is_visible(character: str) -> bool:
    """Blanks are seen by the gap that they leave; a character without a meaning is kept, to be counted."""
    return bool(character.strip()) and (character.isprintable() or _is_unknown(character))


def _is_unknown(character: str) -> bool:
    return character == "\ufffd" or unicodedata.category(character) in ("Co", "Cn")


def _upright(char: Char, quarters: int) -> Char:
    """The character's place when the page is turned so that its text stands upright."""
    left, bottom, right, top = char.left, char.bottom, char.right, char.top
    match quarters:
        case 1:
            left, bottom, right, top = bottom, -right, top, -left
        case 2:
            left, bottom, right, top = -right, -top, -left, -bottom
        case 3:
            left, bottom, right, top = -top, left, -bottom, right
    return Char(char.text, left, bottom, right, top, char.size)
