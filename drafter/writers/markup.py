"""A Document as light markup: the reader's inverse.

``parse_markup(write_markup(blocks).split("\\n")) == blocks`` up to places, for blocks without numbers (numbering
writes those again), without empty paragraphs and with neighbouring texts joined.
"""

from collections.abc import Iterable
from dataclasses import replace

from drafter.writers.looks import Look
from phrasebank.document import (
    HEADINGS,
    Block,
    Document,
    Gap,
    Head,
    Inline,
    PageBreak,
    Paragraph,
    Role,
    Strong,
    Table,
    Text,
)
from phrasebank.readers.markup import escape, gap_mark


def write_markup(blocks: Iterable[Block]) -> str:
    """Write blocks as light markup, one line each (a table: one line a row)."""
    return "".join(f"{_block(block)}\n" for block in blocks)


def write_marked(document: Document, _look: Look | None = None) -> bytes:
    """A document as a file of light markup; numbers stand in it as text, so that no character is lost."""
    return write_markup(_with_number(block) for block in document.blocks).encode()


def _with_number(block: Block) -> Block:
    if not (isinstance(block, Paragraph) and block.number):
        return block
    first, *rest = block.inlines or (Text(""),)
    if isinstance(first, (Text, Head)):
        return replace(block, number="", inlines=(replace(first, text=block.number + first.text), *rest))
    return replace(block, number="", inlines=(Text(block.number), first, *rest))


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return _prefix(block.role) + _inlines(block.inlines)
        case Table():
            rows = [_row(row) for row in block.rows]
            return "\n".join([*rows[:1], *("|" + " --- |" * len(row) for row in block.rows[:1]), *rows[1:]])
        case PageBreak():
            return "---"


def _prefix(role: Role) -> str:
    if role is Role.BODY:
        return ""
    return "#" * (HEADINGS.index(role) + 1) + " " if role in HEADINGS else f"@{role} "


def _row(row: tuple[tuple[Inline, ...], ...]) -> str:
    return "".join(f"| {_inlines(cell)} " for cell in row) + "|"


def _inlines(inlines: tuple[Inline, ...]) -> str:
    return "".join(_inline(inline) for inline in inlines)


def _inline(inline: Inline) -> str:
    match inline:
        case Gap():
            return gap_mark(inline.field)
        case Strong():
            return f"**{escape(inline.text)}**"
        case Head():
            return f"=={escape(inline.text)}=="
        case _:
            return escape(inline.text)
