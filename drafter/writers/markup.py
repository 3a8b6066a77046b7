"""A Document as light markup: the reader's inverse.

``parse_markup(write_markup(blocks).split("\\n")) == blocks`` up to places, for blocks without numbers (numbering
writes those again), without empty paragraphs and with neighbouring texts joined.
"""

from collections.abc import Iterable

from phrasebank.document import HEADINGS, Block, Gap, Head, Inline, PageBreak, Paragraph, Role, Strong, Table
from phrasebank.readers.markup import escape, gap_mark


def write_markup(blocks: Iterable[Block]) -> str:
    """Write blocks as light markup, one line each (a table: one line a row)."""
    return "".join(f"{_block(block)}\n" for block in blocks)


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
