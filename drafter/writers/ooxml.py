"""WordprocessingML of a document's body, written as strings.

Each block becomes one paragraph or table in its role's style; the empty lines that the look asks for become empty
paragraphs of style ``稿·空行``, a page break the next paragraph's property. Reading the file back gives the
document's text.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from drafter.writers.looks import BODY_TEXT, GAP, RUN_IN_HEAD, STRONG, TABLE_CELL, TABLE_HEAD, Look
from drafter.writers.placing import Placing, placings, width
from drafter.writers.styles import BLANK_LINE, HINT, STYLE_IDS, TABLE_STYLE, escape, indent_xml
from drafter.writers.titles import title_breaks
from phrasebank.document import (
    HEADINGS,
    Block,
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

Piece = tuple[type[Inline], str]
Row = tuple[tuple[Inline, ...], ...]
# a tab, and any line end: they are elements in a run
_BREAKING = re.compile(r"(\t|\r\n|\r|\n)")
# “甲&乙” and a line end; “甲乙” stands in a run as it is
_NOT_PLAIN = re.compile(r"[&<>\t\r\n]")
_BLANK = f'<w:p><w:pPr><w:pStyle w:val="{STYLE_IDS[BLANK_LINE]}"/></w:pPr></w:p>'
_BLANK_ON_NEW_PAGE = _BLANK.replace("/></w:pPr>", "/><w:pageBreakBefore/></w:pPr>")
_BLANK_KEPT = _BLANK.replace("/></w:pPr>", "/><w:keepNext/></w:pPr>")
_KEPT_WITH_TEXT = frozenset({Role.SIGNATURE, Role.SIGNED_DATE})
# a table at the end of the text, or before another one, needs a paragraph after it: one as low as may be
_AFTER_TABLE = _BLANK.replace(
    "/></w:pPr>", '/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr>'
)
_PLAIN_RUN = f"<w:r><w:rPr>{HINT}</w:rPr>"
_TEXT = '<w:t xml:space="preserve">'
_PLAIN_TEXT, _END_OF_PLAIN = f"{_PLAIN_RUN}{_TEXT}", "</w:t></w:r></w:p>"
_WIDEST_COLUMN, _NARROWEST_COLUMN = 20.0, 3.0


class _Kit(NamedTuple):
    """What a look means in strings, made once: how a paragraph of each role begins, empty lines between two roles,
    how a run of each kind begins.

    ``longest`` says of roles whose lines are broken how many characters a line should hold and how many there is room
    for. ``runs_in_heading`` is for a heading whose paragraph goes on as text: its style is the heading's, the text is
    the exception.
    """

    openings: dict[Role, str]
    blanks: dict[tuple[Role, Role], int]
    longest: dict[Role, tuple[int, int]]
    runs: dict[type[Inline], str]
    runs_in_heading: dict[type[Inline], str]


@lru_cache(maxsize=8)
def _kit(look: Look) -> _Kit:
    highlights = {text.name: text.highlight for text in look.texts}

    def styled(name: str) -> str:
        # Word shows no highlight that stands in a style
        highlight = f'<w:highlight w:val="{highlights[name]}"/>' if highlights[name] else ""
        return f'<w:r><w:rPr><w:rStyle w:val="{STYLE_IDS[name]}"/>{HINT}{highlight}</w:rPr>'

    runs: dict[type[Inline], str] = {
        Text: _PLAIN_RUN,
        Strong: styled(STRONG),
        Head: styled(RUN_IN_HEAD),
        Gap: styled(GAP),
    }
    pairs = {(before, after): look.blank_lines(before, after) for before in Role for after in Role}
    blanks = {pair: lines for pair, lines in pairs.items() if lines}
    set_as = {role: look.paragraph(role.value) for role in Role}
    longest = {
        r: (p.longest_line, look.page.area // (p.size * 10)) for r, p in set_as.items() if p.longest_line
    }
    openings = {role: _opening(role, _STYLE_ONLY) for role in Role}
    return _Kit(openings, blanks, longest, runs, {**runs, Head: _PLAIN_RUN, Text: styled(BODY_TEXT)})


def body_xml(blocks: Sequence[Block], look: Look) -> str:
    """The paragraphs and tables of the body, without the section's properties."""
    return "".join(_blocks(blocks, look))


def _blocks(blocks: Sequence[Block], look: Look) -> Iterator[str]:
    kit = _kit(look)
    placed = placings(blocks, look.page)
    previous: Role | None = None
    new_page = after_table = False
    for index, block in enumerate(blocks):
        match block:
            case Paragraph(role=role):
                if previous and (lines := kit.blanks.get((previous, role))):
                    yield (_BLANK_KEPT if role in _KEPT_WITH_TEXT else _BLANK) * lines
                keep_next, placing = _goes_on(blocks, index), placed.get(index)
                direct = _Direct(keep_next, new_page, placing) if keep_next or new_page or placing else None
                yield _opening(role, direct) if direct else kit.openings[role]
                yield _content_of(block, kit)
                previous, new_page, after_table = role, False, False
            case Table(rows=rows) if any(rows):
                if new_page or after_table:
                    yield _BLANK_ON_NEW_PAGE if new_page else _AFTER_TABLE
                yield _table(rows, look)
                previous, new_page, after_table = Role.BODY, False, True
            case PageBreak():
                if new_page:
                    yield _BLANK_ON_NEW_PAGE
                previous, new_page = None, True
    if new_page or after_table:
        yield _BLANK_ON_NEW_PAGE if new_page else _AFTER_TABLE


def _goes_on(blocks: Sequence[Block], index: int) -> bool:
    """Whether a signature or its date follows, which may not stand on a page without text (7.3.5.5), or the next line
    of a list of attachments."""
    this, after = blocks[index], blocks[index + 1] if index + 1 < len(blocks) else None
    if not isinstance(after, Paragraph):
        return False
    listed = isinstance(this, Paragraph) and this.role is after.role is Role.ATTACHMENT
    return listed or after.role in _KEPT_WITH_TEXT


def _content_of(paragraph: Paragraph, kit: _Kit) -> str:
    """A paragraph from its runs to its end."""
    role, inlines = paragraph.role, paragraph.inlines
    if len(inlines) == 1 and type(inlines[0]) is Text and role not in kit.longest:
        # nearly all there is
        text = paragraph.number + inlines[0].text
        if not _NOT_PLAIN.search(text):
            return f"{_PLAIN_TEXT}{text}{_END_OF_PLAIN}"
    pieces = _pieces(paragraph)
    if (limits := kit.longest.get(role)) and (breaks := title_breaks(paragraph.text, *limits)):
        pieces = _broken(pieces, breaks)
    runs_in = role in HEADINGS and any(kind is Head for kind, _ in pieces)
    return f"{_runs(pieces, kit.runs_in_heading if runs_in else kit.runs)}</w:p>"


class _Direct(NamedTuple):
    """What a paragraph has beside its style."""

    keep_next: bool = False
    new_page: bool = False
    placing: Placing | None = None


_STYLE_ONLY = _Direct()


@lru_cache(maxsize=1024)
def _opening(name: str, direct: _Direct) -> str:
    properties = "<w:keepNext/>" if direct.keep_next else ""
    properties += "<w:pageBreakBefore/>" if direct.new_page else ""
    if placing := direct.placing:
        values = {"left": placing.left, "right": placing.right, "hanging": placing.hanging}
        properties += indent_xml(**{name: value for name, value in values.items() if value})
        properties += f'<w:jc w:val="{placing.align}"/>' if placing.align else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{STYLE_IDS[name]}"/>{properties}</w:pPr>'


def _pieces(paragraph: Paragraph) -> list[Piece]:
    """The inlines as kinds and texts; the number belongs to the text or head that the paragraph begins with."""
    pieces = [(type(inline), inline.text) for inline in paragraph.inlines]
    if paragraph.number:
        kind, text = pieces[0] if pieces else (Text, "")
        if kind in (Text, Head):
            pieces[:1] = [(kind, paragraph.number + text)]
        else:
            pieces.insert(0, (Text, paragraph.number))
    return pieces


def _broken(pieces: list[Piece], breaks: Sequence[int]) -> list[Piece]:
    """Put a line break where the title's lines end."""
    out, offset = [], 0
    for kind, text in pieces:
        cuts = [at - offset for at in breaks if offset < at <= offset + len(text)]
        edges = [0, *cuts, len(text)]
        out.append((kind, "\n".join(text[a:b] for a, b in pairwise(edges))))
        offset += len(text)
    return out


def _runs(pieces: Sequence[Piece], openings: dict[type[Inline], str]) -> str:
    return "".join(f"{openings[kind]}{_content(text)}</w:r>" for kind, text in pieces if text)


def _content(text: str) -> str:
    """A run's text; tabs and line ends become elements, because Word shows the characters as blanks."""
    written = escape(text)
    if _BREAKING.search(written):
        return "".join(_piece_of_content(part) for part in _BREAKING.split(written) if part)
    return f"{_TEXT}{written}</w:t>"


def _piece_of_content(part: str) -> str:
    if part == "\t":
        return "<w:tab/>"
    return "<w:br/>" if part in ("\n", "\r", "\r\n") else f"{_TEXT}{part}</w:t>"


def _table(rows: Sequence[Row], look: Look) -> str:
    columns = max(len(row) for row in rows)
    widths = _column_widths(rows, columns, look.page.area)
    grid = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{TABLE_STYLE}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        + "".join(_row(row, widths, _kit(look).runs, head=number == 0) for number, row in enumerate(rows))
        + "</w:tbl>"
    )


def _row(row: Row, widths: Sequence[int], runs: dict[type[Inline], str], *, head: bool) -> str:
    opening = _opening(TABLE_HEAD if head else TABLE_CELL, _STYLE_ONLY)
    cells = [row[column] if column < len(row) else () for column in range(len(widths))]
    return (
        f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
            f"{opening}{_runs([(type(i), i.text) for i in cell], runs)}</w:p></w:tc>"
            for cell, wide in zip(cells, widths, strict=True)
        )
        + "</w:tr>"
    )


def _column_widths(rows: Sequence[Row], columns: int, area: int) -> list[int]:
    """Share the area by each column's longest cell, but no column is starved and none takes all."""
    wanted = [_NARROWEST_COLUMN] * columns
    for row in rows:
        for column, cell in enumerate(row):
            wanted[column] = max(wanted[column], min(_WIDEST_COLUMN, width("".join(i.text for i in cell))))
    edges = [round(area * part / sum(wanted)) for part in accumulate(wanted, initial=0.0)]
    return [right - left for left, right in pairwise(edges)]
