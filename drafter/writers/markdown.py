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
    Inline,
    PageBreak,
    Paragraph,
    Role,
    Strong,
    Table,
    Text,
)
from phrasebank.document import Head as HeadInline

_LEVELS = {Role.TITLE: 1, **{role: level for level, role in enumerate(HEADINGS, 2)}}
# “a*b” and “<td>”; “&” is one only if it begins an entity, so it is always escaped
_SPECIAL = re.compile(r"[\\`*_\[\]<>&~|$]")
# “1. 总体要求”, “- 一”, “# 一”, “====” at the start of a line; “2026年” begins none
_LINE_START = re.compile(r"(?P<number>\d{1,9})(?P<mark>[.)])|(?P<sign>[-+#=:])")
_BLANK_EDGE = re.compile(r"^[ \t]+|[ \t]+$")
_TRAILING_HASHES = re.compile(r"#+$")


def write_markdown(document: Document, _look: Look | None = None) -> bytes:
    """Blocks as Markdown, parted by blank lines."""
    return ("\n\n".join(filter(None, (_block(block) for block in document.blocks))) + "\n").encode()


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
    cells = ["".join(_inlines(cell)).replace("\\\n", "<br>") for cell in row]
    return "".join(f"| {cell} " for cell in cells + [""] * (width - len(cells))) + "|"


def _inlines(inlines: tuple[Inline, ...]) -> Iterator[str]:
    """Emphasis as ``**``, but as ``<strong>`` where ``**`` would not be read.

    CommonMark opens and closes emphasis by what stands on both sides of the stars: ``**任务是：**加快`` stays literal,
    because a closing ``**`` after punctuation must not touch a letter.
    """
    texts = [inline.text for inline in inlines]
    for number, inline in enumerate(inlines):
        written = _escaped(inline.text)
        if not isinstance(inline, Strong | HeadInline) or not inline.text:
            yield written
            continue
        before = texts[number - 1][-1:] if number else ""
        after = texts[number + 1][:1] if number + 1 < len(texts) else ""
        plain = _flanks(before, inline.text[0]) and _flanks(after, inline.text[-1])
        yield f"**{written}**" if plain else f"<strong>{written}</strong>"


def _flanks(outside: str, inside: str) -> bool:
    return inside.isalnum() and not outside.startswith("*")


def _escaped(text: str) -> str:
    lines = _SPECIAL.sub(r"\\\g<0>", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return "\\\n".join(_BLANK_EDGE.sub(lambda m: "&#32;" * len(m[0]), line) for line in lines)


def _line_safe(text: str) -> str:
    """Escape what would make a list, a heading or a rule of a line."""
    return "\n".join(
        _LINE_START.sub(_escape_start, line, count=1) if _LINE_START.match(line) else line
        for line in text.split("\n")
    )


def _escape_start(match: re.Match[str]) -> str:
    return f"\\{match['sign']}" if match["sign"] else f"{match['number']}\\{match['mark']}"


def _escape_last(match: re.Match[str]) -> str:
    return match[0][:-1] + "\\#"
