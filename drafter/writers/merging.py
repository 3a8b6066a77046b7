"""Our own .docx files of one look joined into one: each becomes a section with its own page numbers.

The parts that never change (styles, footers, settings) are those of the first; of the others only the body is taken.
A body is cut out as text, which is safe for what ``word.py`` writes and for nothing else.
"""

import io
import zipfile
from dataclasses import dataclass

DOCUMENT = "word/document.xml"
_BODY, _PARAGRAPH, _PROPERTIES, _END, _SECTION = (
    tag.encode() for tag in ("<w:body>", "<w:p>", "<w:pPr>", "</w:pPr>", "<w:sectPr")
)
_HEADER = b"<w:headerReference"
_COLUMNS, _FROM_ONE = b"<w:cols", b'<w:pgNumType w:start="1"/>'


@dataclass(frozen=True, slots=True)
class Cut:
    """document.xml in its pieces; ``section`` holds page, margins and footers."""

    before: bytes
    body: bytes
    section: bytes
    after: bytes


def cut(data: bytes) -> Cut:
    """Cut a document that ``write_word`` made."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        before, opening, rest = archive.read(DOCUMENT).partition(_BODY)
    end = rest.rindex(_SECTION)
    close = rest.index(b"</w:body>", end)
    section = _without_headers(rest[end:close]).replace(_COLUMNS, _FROM_ONE + _COLUMNS, 1)
    return Cut(before + opening, rest[:end], section, rest[close:])


def _without_headers(section: bytes) -> bytes:
    """A header says how long one document takes to read; of several it would be that of the first."""
    while (start := section.find(_HEADER)) >= 0:
        end = section.index(b"/>", start) + 2
        section = section[:start] + section[end:]
    return section


def closed(piece: Cut) -> bytes:
    """The body with its section ended by the last paragraph's properties, so that another may follow."""
    start = piece.body.rindex(_PARAGRAPH) + len(_PARAGRAPH)
    head, last = piece.body[:start], piece.body[start:]
    if last.startswith(_PROPERTIES):
        properties, rest = last.split(_END, 1)
        return head + properties + piece.section + _END + rest
    return head + _PROPERTIES + piece.section + _END + last


def constant_parts(data: bytes) -> tuple[tuple[str, bytes], ...]:
    """The other parts of the package, by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return tuple((name, archive.read(name)) for name in archive.namelist() if name != DOCUMENT)
