"""Reading a .docx back, with python-docx and part by part."""

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from drafter.writers.styles import BLANK_LINE, LINE_END, PREFIX, W

BLANK_STYLE, LINE_END_STYLE = PREFIX + BLANK_LINE, PREFIX + LINE_END


def text_of(data: bytes) -> str:
    """The words as python-docx gives them. The look's empty lines and line ends are no words; a page break is the empty
    line that it is in Document.text."""
    return "\n".join(_lines(docx.Document(io.BytesIO(data))))


def _lines(document: docx.document.Document) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield "\n".join("\t".join(cell.text for cell in row.cells) for row in block.rows)
            continue
        assert isinstance(block, Paragraph)
        if block.paragraph_format.page_break_before:
            yield ""
        if block.style is not None and block.style.name == BLANK_STYLE:
            continue
        yield "".join(run.text for run in block.runs if run.style.name != LINE_END_STYLE)


def part(data: bytes, name: str) -> etree._Element:
    """One part of the package as XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return etree.fromstring(archive.read(name))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def flat(element: etree._Element) -> str:
    """An element with its attributes, namespaces left out: ``sz val=32``."""
    attributes = (f"{etree.QName(key).localname}={value}" for key, value in element.attrib.items())
    return " ".join([etree.QName(element).localname, *attributes])


class Styles:
    """The style sheet, with what a style inherits."""

    def __init__(self, data: bytes) -> None:
        self.root = part(data, "word/styles.xml")
        self.by_id = {style.get(w("styleId")): style for style in self.root.iter(w("style"))}

    def chain(self, style_id: str | None) -> Iterator[etree._Element]:
        while style_id is not None:
            style = self.by_id[style_id]
            yield style
            based = style.find(w("basedOn"))
            style_id = None if based is None else based.get(w("val"))

    def effective(self, style_id: str | None, path: str) -> etree._Element | None:
        """The element that counts for a paragraph of a style: ``pPr/spacing``, ``rPr/rFonts``."""
        steps = "/".join(w(step) for step in path.split("/"))
        return next((found for s in self.chain(style_id) if (found := s.find(steps)) is not None), None)
