r"""Markdown for people and for other programs (CommonMark with tables).

The title is ``#``, headings are ``##`` to ``#####`` with their numbers as text, everything else is a paragraph. Text
that Markdown would read as a mark is escaped: what a reader sees is what the document says.
"""

import re
from collections.abc import Iterator

from drafter.writers.looks import Look
from phrasebank.document import (
    HEADINGS,
    Block,
    Document,
    Fill,
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

EMPHASIS = (Strong, Head)
_LEVELS = {Role.TITLE: 1, **{role: level for level, role in enumerate(HEADINGS, 2)}}
# “a*b” and “<td>”; “&” is one only if it begins an entity, so it is always escaped
_SPECIAL = re.compile(r"[\\`*_\[\]<>&~|$]")
# “1. 总体要求”, “- 一”, “# 一”, “====” at the start of a line; “3.5万” and “2026年” begin no list
_LINE_START = re.compile(r"^(?:(?P<number>\d{1,9})(?P<mark>[.)])(?=\s|$)|(?P<sign>[-+#=:]))", re.ASCII)
# “　张三”: renderers take blanks off both ends of a line, wide ones too
_BLANK_EDGE = re.compile(r"^\s+|\s+$")
_LINE_END = re.compile(r"\r\n|\r|\n")
_TRAILING_HASHES = re.compile(r"#+$")


def write_markdown(document: Document, _look: Look | None = None) -> bytes:
    """Blocks as Markdown, parted by blank lines; notes are quotes below their paragraph."""
    notes = notes_by_block(document)
    pieces = (
        piece
        for number, block in enumerate(document.blocks)
        for piece in (_block(block), *map(_note, notes.get(number, ())))
    )
    return ("\n\n".join(filter(None, pieces)) + "\n").encode()


def _note(note: Note) -> str:
    return "\n".join(f"> {_line_safe(_escaped(line))}  " for line in note.lines)


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return _paragraph(block)
        case Table():
            return _table(block)
        case PageBreak():
            return "---"


def _paragraph(paragraph: Paragraph) -> str:
    inlines = (Text(paragraph.number), *paragraph.inlines) if paragraph.number else paragraph.inlines
    body = _line_safe("".join(_inlines(inlines)))
    level = _LEVELS.get(paragraph.role)
    return body if level is None else f"{'#' * level} {_TRAILING_HASHES.sub(_escape_last, body)}"


def _table(table: Table) -> str:
    width = max((len(row) for row in table.rows), default=0)
    if not width:
        return ""
    head, *rest = (_row(row, width) for row in table.rows)
    return "\n".join([head, "|" + " --- |" * width, *rest])


def _row(row: tuple[tuple[Inline, ...], ...], width: int) -> str:
    cells = [_line_safe("".join(_inlines(cell))).replace("\\\n", "<br>") for cell in row]
    return "".join(f"| {cell} " for cell in cells + [""] * (width - len(cells))) + "|"


def _inlines(inlines: tuple[Inline, ...]) -> Iterator[str]:
    """Emphasis as ``**``, but as ``<strong>`` where ``**`` would not be read.

    CommonMark opens and closes emphasis by what stands on both sides of the stars: ``**任务是：**加快`` stays literal,
    because a closing ``**`` after punctuation must not touch a letter.
    """
    for number, inline in enumerate(inlines):
        written = _escaped(inline.text)
        if not isinstance(inline, EMPHASIS) or not inline.text:
            yield f"<mark>{written}</mark>" if isinstance(inline, Fill) and written else written
        elif _stars_work(inline, inlines[max(0, number - 1) : number] + inlines[number + 1 : number + 2]):
            yield f"**{written}**"
        else:
            yield f"<strong>{written}</strong>"


def _stars_work(inline: Inline, neighbours: tuple[Inline, ...]) -> bool:
    beside_another = any(isinstance(other, EMPHASIS) for other in neighbours)
    return not beside_another and inline.text[0].isalnum() and inline.text[-1].isalnum()


def _escaped(text: str) -> str:
    return _LINE_END.sub("\\\\\n", _SPECIAL.sub(r"\\\g<0>", text))


def _line_safe(text: str) -> str:
    """Escape what would make a list, a heading or a rule of a line, and the blanks at its ends."""
    lines = (_BLANK_EDGE.sub(_as_entities, line) for line in text.split("\n"))
    return "\n".join(_LINE_START.sub(_escape_start, line, count=1) for line in lines)


def _as_entities(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(blank)};" for blank in match[0])


def _escape_start(match: re.Match[str]) -> str:
    return f"\\{match['sign']}" if match["sign"] else f"{match['number']}\\{match['mark']}"


def _escape_last(match: re.Match[str]) -> str:
    return match[0][:-1] + "\\#"
