"""HTML: one file that looks like the .docx on the screen and prints on A4, with nothing fetched from anywhere.

Every paragraph keeps its words, blanks and tabs (``white-space: pre-wrap``); gaps are marked; a title's lines stand in
blocks of their own, so that no line end comes between its words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise

from drafter.writers.css import ASIDE, placed, style_sheet
from drafter.writers.headplaces import joint_lines, record_from
from drafter.writers.look_file import load_look
from drafter.writers.looks import BODY_TEXT, FILL, RUN_IN_HEAD, Look
from drafter.writers.place import Placing
from drafter.writers.placing import leading_on, placings
from drafter.writers.reading import line_lengths, reading_note
from drafter.writers.runs import Piece, pieces_of
from drafter.writers.styles import STYLE_IDS
from drafter.writers.titles import title_breaks
from drafter.writers.wholes import wholes
from phrasebank.document import (
    HEADINGS,
    Block,
    Document,
    Fill,
    Gap,
    Head,
    Inline,
    Note,
    PageBreak,
    Paragraph,
    Role,
    Strong,
    Table,
    Text,
    notes_by_block,
)

_TAGS = {Role.TITLE: "h1", **{role: f"h{level}" for level, role in enumerate(HEADINGS, 2)}}
_RUNNING_IN = frozenset({*HEADINGS, Role.ATTENDANCE})
_TABBED = frozenset({Role.IMPRINT, Role.DOCUMENT_NUMBER})
_NOWHERE = Placing()


def write_html(document: Document, look: Look | None = None) -> bytes:
    """The document as a page in the look given (公文 if none)."""
    look = look or load_look()
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(document.title or '')}</title>\n<style>\n{style_sheet(look)}\n{ASIDE if document.notes else ''}</style>\n</head>\n<body>\n<main>\n"
        + (f"<header>{reading_note(document, look.reading)}</header>\n" if look.reading else "")
        + "\n".join(_blocks(document.blocks, look, notes_by_block(document)))
        + "\n</main>\n</body>\n</html>\n"
    ).encode()


def _blocks(blocks: Sequence[Block], look: Look, notes: Mapping[int, Sequence[Note]]) -> Iterator[str]:
    places, leading = placings(blocks, look), leading_on(blocks)
    recorded = record_from(blocks)
    previous: Role | None = None
    for index, block in enumerate(blocks):
        if index == recorded:
            yield '<div class="record">'
        match block:
            case Paragraph(role=Role.MASTHEAD) if joint := joint_lines(blocks, index):
                if joint[0] == index:
                    yield _joint_masthead([blocks[i].text for i in joint], places.get(index, _NOWHERE))
                previous = Role.MASTHEAD
            case Paragraph(role=role):
                lines = look.blank_lines(previous, role) if previous and index < recorded else 0
                style = placed(places.get(index, _NOWHERE), lines * (look.base.line or 0))
                kept = "break-after:avoid" if index in leading else ""
                yield _paragraph(block, ";".join(filter(None, (style, kept))), look)
                previous = role
            case Table(rows=rows) if any(rows):
                yield _table(block)
                previous = Role.BODY
            case PageBreak():
                yield "<hr>"
                previous = None
        yield from map(_note, notes.get(index, ()))
    if recorded < len(blocks):
        yield "</div>"


def _note(note: Note) -> str:
    """A note below its paragraph, on the screen only."""
    return f"<aside>{'<br>'.join(escape(line, quote=False) for line in note.lines)}</aside>"


def _joint_masthead(lines: Sequence[str], placing: Placing) -> str:
    """The issuers' names below each other, with what stands beside them all after the tab of the last."""
    name, _, beside = lines[-1].partition("\t")
    smaller = f' style="{placed(Placing(size=placing.size), 0)}"' if placing.size else ""
    tag = f'<p class="{STYLE_IDS[Role.MASTHEAD]}"{smaller}>'
    names = "".join(f"{tag}{escape(text, quote=False)}</p>" for text in (*lines[:-1], name))
    style = placed(Placing(before=placing.before), 0)
    return (
        f'<div class="joint" style="{style}"><div>{names}</div>'
        f'<span class="beside"{smaller}><span class="tab">\t</span>{escape(beside, quote=False)}</span></div>'
    )


def _paragraph(paragraph: Paragraph, style: str, look: Look) -> str:
    role, tag = paragraph.role, _TAGS.get(paragraph.role, "p")
    classes = STYLE_IDS[role.value] + (" tabbed" if role in _TABBED and "\t" in paragraph.text else "")
    opening = f'<{tag} class="{classes}"' + (f' style="{style}">' if style else ">")
    return f"{opening}{_content(paragraph, look)}</{tag}>"


def _content(paragraph: Paragraph, look: Look) -> str:
    set_as = look.paragraph(paragraph.role.value)
    pieces = pieces_of(paragraph)
    if set_as.longest_line and (
        breaks := title_breaks(paragraph.text, set_as.longest_line, look.page.area // (set_as.size * 10))
    ):
        edges = [0, *breaks, len(paragraph.text)]
        lines = ("".join(_inlines(_cut(pieces, a, b))) for a, b in pairwise(edges))
        return "".join(f'<span class="line">{line}</span>' for line in lines)
    if paragraph.role in _RUNNING_IN and any(kind is Head for kind, _ in pieces):
        return "".join(_beside_head(pieces))
    if paragraph.role in line_lengths(look):
        return "".join(_inlines(_whole(pieces), whole=True))
    return "".join(_inlines(pieces))


def _whole(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces cut into what no line parts."""
    return ((kind, whole) for kind, text in pieces for whole in wholes(text, phrases=False))


def _beside_head(pieces: Sequence[Piece]) -> Iterator[str]:
    """A heading that goes on as text: the head has the paragraph's font, the text the body's."""
    for piece in pieces:
        written = "".join(_inlines([(Text, piece[1]) if piece[0] is Head else piece]))
        yield f'<span class="{STYLE_IDS[BODY_TEXT]}">{written}</span>' if piece[0] is Text else written


def _cut(pieces: Sequence[Piece], start: int, end: int) -> Iterator[Piece]:
    """The pieces of a stretch of the text."""
    offset = 0
    for kind, text in pieces:
        if part := text[max(0, start - offset) : max(0, end - offset)]:
            yield kind, part
        offset += len(text)


def _inlines(pieces: Iterable[Piece], *, whole: bool = False) -> Iterator[str]:
    for kind, text in pieces:
        written = (
            escape(text, quote=False).replace("\t", '<span class="tab">\t</span>').replace("\r", "&#13;")
        )
        if whole and len(text) > 1 and "\n" not in text:
            written = f'<span class="whole">{written}</span>'
        yield _wrapped(kind, written) if text else ""


def _wrapped(kind: type[Inline], written: str) -> str:
    if kind is Strong:
        return f"<strong>{written}</strong>"
    if kind is Gap:
        return f"<mark>{written}</mark>"
    if kind is Fill:
        return f'<span class="{STYLE_IDS[FILL]}">{written}</span>'
    return f'<span class="{STYLE_IDS[RUN_IN_HEAD]}">{written}</span>' if kind is Head else written


def _table(table: Table) -> str:
    columns = max(len(row) for row in table.rows)
    head, *rest = (_row(row, "td" if number else "th", columns) for number, row in enumerate(table.rows))
    return f"<table><thead>{head}</thead><tbody>{''.join(rest)}</tbody></table>"


def _row(row: Sequence[tuple[Inline, ...]], tag: str, columns: int) -> str:
    cells = [*row, *[()] * (columns - len(row))]
    written = ("".join(_inlines([(type(inline), inline.text) for inline in cell])) for cell in cells)
    return f"<tr>{''.join(f'<{tag}>{cell}</{tag}>' for cell in written)}</tr>"
