"""Word: python-docx builds the package once per look, each document adds its body and its title.

Built once: style sheet, page and margins, footers with the page number, settings, font table. Measured on a
notice of 15 paragraphs this is some thirty times as fast as building every document with python-docx.
"""

import io
import zipfile
from dataclasses import dataclass
from functools import lru_cache, reduce
from pathlib import Path
from typing import Any

from drafter import __version__, kept
from drafter.writers.comments import COMMENTS, comments_xml, placed_notes, with_comments
from drafter.writers.look_file import load_look
from drafter.writers.looks import Look, PageNumber
from drafter.writers.ooxml import body_xml
from drafter.writers.package import Frame, frame, joined, member
from drafter.writers.reading import reading_note
from drafter.writers.seal import CORE, mark
from drafter.writers.styles import (
    HINT,
    PAGE_NUMBER,
    STYLE_IDS,
    W,
    attribute,
    escape,
    font_table_xml,
    indent_xml,
    styles_xml,
)
from phrasebank.document import Document

_HEADER, _SAID = "word/header", b"{reading time}"
_DOCUMENT = "word/document.xml"
KIND, _OWN = "版式", Path(__file__)
# parts of python-docx's template that a draft has no use for, and that carry fonts and colours of their own
_UNUSED = (
    "stylesWithEffects",
    "webSettings",
    "theme",
    "customXml",
    "numbering",
    "thumbnail",
    "extended-properties",
)
_SETTINGS = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:evenAndOddHeaders/>\
<w:characterSpacingControl w:val="doNotCompress"/><w:compat>\
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>\
</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>"""
_CORE_XML = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title><dc:identifier>{}</dc:identifier><dc:language>zh-CN</dc:language></cp:coreProperties>"""


@dataclass(frozen=True, slots=True)
class Package:
    """What stands around every body of a look: the constant parts, document.xml before and after the body, and by name
    the headers before and after what they say of a document."""

    constant: Frame
    before: bytes
    after: bytes
    headers: tuple[tuple[str, bytes, bytes], ...] = ()


def write_word(document: Document, look: Look | None = None) -> bytes:
    """The document as .docx in the look given (公文 if none)."""
    look = look or load_look()
    notes, anchors = placed_notes(document)
    package = _package(look, commented=bool(notes))
    xml = b"".join((package.before, body_xml(document.blocks, look, anchors).encode(), package.after))
    own = [member(_DOCUMENT, xml)]
    if notes:
        own.append(member(COMMENTS, comments_xml(notes)))
    if look.reading:
        said = escape(reading_note(document, look.reading)).encode()
        own += [member(name, before + said + after) for name, before, after in package.headers]
    seal = reduce(lambda seal, part: part.sealed(seal), own, package.constant.seal)
    core = _CORE_XML.format(escape(document.title or ""), mark(seal))
    return joined(package.constant, (*own, member(CORE, core.encode())))


@lru_cache(maxsize=8)
def _package(look: Look, *, commented: bool = False) -> Package:
    parts = with_comments(_parts(look)) if commented else _parts(look)
    before, body, after = parts.pop(_DOCUMENT).partition(b"<w:body>")
    del parts[CORE]
    headers = []
    for name in [name for name in parts if name.startswith(_HEADER)]:
        head, _, tail = parts.pop(name).partition(_SAID)
        headers.append((name, head, tail))
    return Package(frame(parts), before + body, after, tuple(headers))


def _parts(look: Look) -> dict[str, bytes]:
    """An empty document of the look, its files by name. It is built once and kept in the user's cache."""
    key = kept.key_of(__version__, _OWN.read_bytes(), repr(look), styles_xml(look), font_table_xml(look))
    if data := kept.load(KIND, key):
        return _unpacked(data)
    return _unpacked(kept.keep(KIND, key, _built(look)))


def _unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _built(look: Look) -> bytes:
    """An empty document of the look, made with python-docx."""
    import docx

    document = docx.Document()
    _drop_unused(document)
    _set_page(document.sections[0], look)
    _set_blobs(document, look)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _drop_unused(document: Any) -> None:
    for relations in (document.part.rels, document.part.package.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.rsplit("/", 1)[-1] in _UNUSED:
                del relations[key]


def _set_page(section: Any, look: Look) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Twips

    page = look.page
    for name, twips in (
        ("page_width", page.width),
        ("page_height", page.height),
        ("top_margin", page.top),
        ("bottom_margin", page.bottom),
        ("left_margin", page.left),
        ("right_margin", page.right),
        ("header_distance", page.header),
        ("footer_distance", page.footer),
        ("gutter", 0),
    ):
        setattr(section, name, Twips(twips))
    # with a character grid LibreOffice sets 14 characters a line; the exact pitch of the styles gives the 22 lines
    for grid in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(grid)
    for footer, side in ((section.footer, look.number.odd), (section.even_page_footer, look.number.even)):
        footer.is_linked_to_previous = False
        _replace_paragraph(footer, _page_number_xml(look.number, side))
    if look.reading:
        for header in (section.header, section.even_page_header):
            header.is_linked_to_previous = False
            _replace_paragraph(header, _header_xml())
    section.different_first_page_header_footer = not look.number.first


def _replace_paragraph(footer: Any, xml: str) -> None:
    from docx.oxml import parse_xml

    old = footer.paragraphs[0]._p
    old.getparent().replace(old, parse_xml(xml))


def _header_xml() -> str:
    """A line at the right whose words each document writes."""
    return (
        f'<w:p xmlns:w="{W}"><w:pPr><w:pStyle w:val={attribute(STYLE_IDS[PAGE_NUMBER])}/><w:jc w:val="right"/></w:pPr>'
        f"<w:r><w:rPr>{HINT}</w:rPr><w:t>{_SAID.decode()}</w:t></w:r></w:p>"
    )


def _page_number_xml(number: PageNumber, side: str) -> str:
    """A complete field: one without a result shows nothing until it is updated."""
    indent = {side: number.indent} if side in ("left", "right") else {}

    def run(content: str) -> str:
        return f"<w:r><w:rPr>{HINT}</w:rPr>{content}</w:r>"

    def text(content: str) -> str:
        return run(f'<w:t xml:space="preserve">{escape(content)}</w:t>')

    return (
        f'<w:p xmlns:w="{W}"><w:pPr><w:pStyle w:val={attribute(STYLE_IDS[PAGE_NUMBER])}/>'
        f'{indent_xml(**indent)}<w:jc w:val="{side}"/></w:pPr>'
        + text(number.before)
        + run('<w:fldChar w:fldCharType="begin"/>')
        + run('<w:instrText xml:space="preserve"> PAGE </w:instrText>')
        + run('<w:fldChar w:fldCharType="separate"/>')
        + text("1")
        + run('<w:fldChar w:fldCharType="end"/>')
        + text(number.after)
        + "</w:p>"
    )


def _set_blobs(document: Any, look: Look) -> None:
    from docx.oxml import parse_xml

    for relation in document.part.rels.values():
        part = relation.target_part
        match relation.reltype.rsplit("/", 1)[-1]:
            case "styles":
                part._element = parse_xml(styles_xml(look))
            case "settings":
                part._element = parse_xml(_SETTINGS.encode())
            case "fontTable":
                part._blob = font_table_xml(look)
