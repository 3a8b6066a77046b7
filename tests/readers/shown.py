"""Documents as lines, and the small files that the tests read."""

import io
import zipfile
from collections.abc import Iterator

from phrasebank.document import Document, Paragraph, Role, Strong, Table

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_RELATIONSHIPS = f"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
<Relationship Id="a" Type="{_REL}/{{}}" Target="{{}}"/><Relationship Id="b" Type="{_REL}/{{}}" Target="{{}}"/></Relationships>"""


def lines(document: Document) -> str:
    """One block a line: its role, its text with the number apart; every block quotes the document's text."""
    assert all(document.text[b.where.offset :][: len(b.text)] == b.text for b in document.blocks)
    assert document.text == "\n".join(block.text for block in document.blocks)
    return "\n".join(_lines(document))


def _lines(document: Document) -> Iterator[str]:
    for block in document.blocks:
        match block:
            case Paragraph():
                role = "" if block.role is Role.BODY else block.role.value
                text = "".join(f"**{i.text}**" if isinstance(i, Strong) else i.text for i in block.inlines)
                yield f"{role}│{f'{block.number}│' if block.number else ''}{text}"
            case Table():
                for row in block.rows:
                    yield "表│" + "│".join("".join(i.text for i in cell).replace("\n", "⏎") for cell in row)
            case _:
                yield "换页│"


def docx(body: str, styles: str = "", numbering: str = "") -> bytes:
    """The smallest .docx: a body, styles and lists in WordprocessingML."""
    parts = {
        "_rels/.rels": _RELATIONSHIPS.format("officeDocument", "word/document.xml", "none", "none"),
        "word/_rels/document.xml.rels": _RELATIONSHIPS.format(
            "styles", "styles.xml", "numbering", "numbering.xml"
        ),
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_NAMESPACES}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {_NAMESPACES}>{numbering}</w:numbering>",
    }
    return package(parts)


def package(parts: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def pdf(rows: list[tuple[float, float, float, str]], height: int = 842) -> bytes:
    """A PDF of one page: each row has its left edge, its distance from the top, the size of its type and a text.

    The font is not embedded; its characters are numbered as in Unicode, and a map says so (ISO 32000-1, 9.10.3).
    """
    drawn = "".join(
        f"BT /F {size} Tf {left} {height - top} Td <{text.encode('utf-16-be').hex()}> Tj ET\n"
        for left, top, size, text in rows
    )
    to_unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n1 beginbfrange <0000> <FFFF> <0000> endbfrange\n"
        "endcmap end end"
    )
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 {height}]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        f"<</Length {len(drawn)}>>\nstream\n{drawn}\nendstream",
        "<</Type/Font/Subtype/Type0/BaseFont/FangSong/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 8 0 R>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/FangSong/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        "/DW 1000/FontDescriptor 7 0 R>>",
        "<</Type/FontDescriptor/FontName/FangSong/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120"
        "/CapHeight 700/StemV 80>>",
        f"<</Length {len(to_unicode)}>>\nstream\n{to_unicode}\nendstream",
    ]
    out, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    return f"{out}xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF\n".encode()
