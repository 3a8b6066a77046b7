"""WordprocessingML of a document's body, written as strings.

Each block becomes one paragraph or table in its role's style; the empty lines that the look asks for become empty
paragraphs of style ``稿·空行``, a page break the next paragraph's property. Reading the file back gives the
document's text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from drafter.writers.comments import Anchor, marks
from drafter.writers.headplaces import joint_lines, record_from
from drafter.writers.issuexml import double_rules, frame_xml, joint_masthead, record
from drafter.writers.looks import BODY_TEXT, FILL, GAP, RUN_IN_HEAD, STRONG, TABLE_CELL, TABLE_HEAD, Look
from drafter.writers.place import Placing, width
from drafter.writers.placing import KEPT_WITH_TEXT, leading_on, placings
from drafter.writers.reading import line_lengths, line_turns
from drafter.writers.runs import TEXT, broken, pieces_of, runs_xml, sized
from drafter.writers.styles import BLANK_LINE, HINT, STYLE_IDS, TABLE_STYLE, indent_xml
from drafter.writers.titles import title_breaks
from phrasebank.document import (
    HEADINGS,
    Block,
    Fill,
    Gap,
    Head,
    Inline,
    PageBreak,
    Paragraph,
    Role,
    Strong,
    Text,
)

Row = tuple[tuple[Inline, ...], ...]
Anchors = Mapping[int, Sequence[Anchor]]
# “甲&乙” and a line end; “甲乙” stands in a run as it is
_NOT_PLAIN = re.compile(r"[&<>\t\r\n]")
_BLANK = f'<w:p><w:pPr><w:pStyle w:val="{STYLE_IDS[BLANK_LINE]}"/></w:pPr></w:p>'
_BLANK_ON_NEW_PAGE = _BLANK.replace("/></w:pPr>", "/><w:pageBreakBefore/></w:pPr>")
_BLANK_KEPT = _BLANK.replace("/></w:pPr>", "/><w:keepNext/></w:pPr>")
_RUNNING_IN = frozenset({*HEADINGS, Role.ATTENDANCE})
# a table at the end of the text, or before another one, needs a paragraph after it: one as low as may be
_AFTER_TABLE = _BLANK.replace(
    "/></w:pPr>", '/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr>'
)
_PLAIN_RUN = f"<w:r><w:rPr>{HINT}</w:rPr>"
_PLAIN_TEXT, _END_OF_PLAIN = f"{_PLAIN_RUN}{TEXT}", "</w:t></w:r></w:p>"
# an organ's name above the area: as wide as the rules of a letter (10.1)
_HEAD_LINES = 4
_FRAME_WIDTH, _FRAME_HEIGHT = 9638, 924
_WIDEST_COLUMN, _NARROWEST_COLUMN = 20.0, 3.0
_CELL_MARGINS = 1.5
"""Blank at both sides of a cell, with some room for latin letters, in characters."""


class _Kit(NamedTuple):
    """What a look means in strings, made once: how a paragraph of each role begins, empty lines between two roles,
    how a run of each kind begins.

    ``longest`` says of roles whose lines are broken how many characters a line should hold and how many there is room
    for, ``lengths`` of roles whose words stay whole how many the first line and the others hold. ``runs_in_heading`` is for a heading whose paragraph goes on as text: its style is the heading's, the text is
    the exception.
    """

    openings: dict[Role, str]
    blanks: dict[tuple[Role, Role], int]
    longest: dict[Role, tuple[int, int]]
    lengths: dict[Role, tuple[float, float]]
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
        Fill: styled(FILL),
    }
    pairs = {(before, after): look.blank_lines(before, after) for before in Role for after in Role}
    blanks = {pair: lines for pair, lines in pairs.items() if lines}
    set_as = {role: look.paragraph(role.value) for role in Role}
    longest = {
        r: (p.longest_line, look.page.area // (p.size * 10)) for r, p in set_as.items() if p.longest_line
    }
    openings = {role: _opening(role, _STYLE_ONLY) for role in Role}
    lengths = line_lengths(look)
    return _Kit(openings, blanks, longest, lengths, runs, {**runs, Head: _PLAIN_RUN, Text: styled(BODY_TEXT)})


def body_xml(blocks: Sequence[Block], look: Look, anchors: Anchors | None = None) -> str:
    """The paragraphs and tables of the body, without the section's properties; ``anchors`` are its comments' places."""
    return "".join(_blocks(blocks, look, anchors or {}))


def _blocks(blocks: Sequence[Block], look: Look, anchors: Anchors) -> Iterator[str]:
    kit = _kit(look)
    openings, placed, leading = kit.openings, placings(blocks, look), leading_on(blocks)
    previous: Role | None = None
    new_page = after_table = False
    if any(isinstance(block, Paragraph) and block.role is Role.MASTHEAD for block in blocks[:_HEAD_LINES]):
        yield double_rules(look)
    recorded = record_from(blocks)
    for index, block in enumerate(blocks[:recorded]):
        if isinstance(block, Paragraph):
            role = block.role
            if role is Role.MASTHEAD and (joint := joint_lines(blocks, index)):
                if joint[0] == index:
                    yield _joint_masthead(blocks, joint, placed, look)
                previous, new_page, after_table = Role.MASTHEAD, False, True
                continue
            if previous and (lines := kit.blanks.get((previous, role))):
                yield (_BLANK_KEPT if role in KEPT_WITH_TEXT else _BLANK) * lines
            keep_next, placing = index in leading, placed.get(index)
            size = placing.size if placing else 0
            direct = keep_next or new_page or placing
            opening = _opening(role, _Direct(keep_next, new_page, placing)) if direct else openings[role]
            yield opening + _content_of(block, kit, size, anchors.get(index, ()))
            if not (placing and placing.frame):
                previous = role
            new_page = after_table = False
        elif isinstance(block, PageBreak):
            if new_page:
                yield _BLANK_ON_NEW_PAGE
            previous, new_page = None, True
        elif any(block.rows):
            if new_page or after_table:
                yield _BLANK_ON_NEW_PAGE if new_page else _AFTER_TABLE
            yield _table(block.rows, look)
            previous, new_page, after_table = Role.BODY, False, True
    if new_page or after_table:
        yield _BLANK_ON_NEW_PAGE if new_page else _AFTER_TABLE
    if recorded < len(blocks):
        last = [b for b in blocks[recorded:] if isinstance(b, Paragraph)]
        yield record([_placed(b, placed.get(i), kit) for i, b in enumerate(last, recorded)], look)


def _joint_masthead(blocks: Sequence[Block], joint: range, placed: dict[int, Placing], look: Look) -> str:
    """Names spread to one width; the tab of the last parts them from what stands beside all of them."""
    kit, placing = _kit(look), placed.get(joint[0], Placing())
    size = placing.size or look.paragraph(Role.MASTHEAD).size
    *names, last = (blocks[i].text for i in joint)
    name, _, beside = last.partition("\t")
    spread, alone = Placing(size=placing.size, align="distribute"), Placing(size=placing.size)
    paragraphs = [_placed(Paragraph(Role.MASTHEAD, (Text(n),)), spread, kit) for n in (*names, name)]
    widths = round(max(map(width, (*names, name))) * size * 10.2), round((width(beside) + 1) * size * 10)
    right = _placed(Paragraph(Role.MASTHEAD, (Text(beside),)), alone, kit)
    return joint_masthead(paragraphs, right, widths, placing.before)


def _placed(paragraph: Paragraph, placing: Placing | None, kit: "_Kit") -> str:
    """A whole paragraph at its place."""
    opening = _opening(paragraph.role, _Direct(placing=placing))
    return opening + _content_of(paragraph, kit, placing.size if placing else 0)


def _content_of(paragraph: Paragraph, kit: _Kit, size: int = 0, anchors: Sequence[Anchor] = ()) -> str:
    """A paragraph from its runs to its end; ``size`` 0 is the style's."""
    role, inlines = paragraph.role, paragraph.inlines
    if (
        not (size or kit.lengths or anchors)
        and len(inlines) == 1
        and type(inlines[0]) is Text
        and role not in kit.longest
    ):
        # nearly all there is
        text = paragraph.number + inlines[0].text
        if not _NOT_PLAIN.search(text):
            return f"{_PLAIN_TEXT}{text}{_END_OF_PLAIN}"
    pieces = pieces_of(paragraph)
    if (limits := kit.longest.get(role)) and (breaks := title_breaks(paragraph.text, *limits)):
        pieces = broken(pieces, breaks)
    elif (lengths := kit.lengths.get(role)) and (turns := line_turns(paragraph.text, *lengths)):
        pieces = broken(pieces, turns)
    runs_in = role in _RUNNING_IN and any(kind is Head for kind, _ in pieces)
    openings = kit.runs_in_heading if runs_in else kit.runs
    if size:
        openings = {kind: sized(opening, size) for kind, opening in openings.items()}
    return f"{runs_xml(pieces, openings, marks(pieces, anchors))}</w:p>"


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
        properties += frame_xml(_FRAME_WIDTH, _FRAME_HEIGHT, placing.frame) if placing.frame else ""
        properties += _tabs_xml(placing)
        properties += _spacing_xml(placing)
        values = {
            "left": placing.left,
            "right": placing.right,
            "hanging": placing.hanging,
            "firstLine": placing.first_line,
        }
        properties += indent_xml(**{name: value for name, value in values.items() if value})
        properties += f'<w:jc w:val="{placing.align}"/>' if placing.align else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{STYLE_IDS[name]}"/>{properties}</w:pPr>'


def _spacing_xml(placing: Placing) -> str:
    before = f' w:before="{placing.before}"' if placing.before else ""
    line = f' w:line="{placing.line}" w:lineRule="exact"' if placing.line else ""
    return f"<w:spacing{before}{line}/>" if before or line else ""


def _tabs_xml(placing: Placing) -> str:
    stops = "".join(f'<w:tab w:val="{kind}" w:pos="{at}"/>' for kind, at in placing.tabs)
    return f"<w:tabs>{stops}</w:tabs>" if stops else ""


def _table(rows: Sequence[Row], look: Look) -> str:
    columns = max(len(row) for row in rows)
    widths = _column_widths(rows, columns, look)
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
            f"{opening}{runs_xml([(type(i), i.text) for i in cell], runs)}</w:p></w:tc>"
            for cell, wide in zip(cells, widths, strict=True)
        )
        + "</w:tr>"
    )


def _column_widths(rows: Sequence[Row], columns: int, look: Look) -> list[int]:
    """The widths of a table's columns, twentieths of a point, the whole area together.

    Columns whose longest cell fits into a fair share get what it takes to keep it on one line; the others share what is
    left by their longest cells, but none is starved and none takes all.
    """
    wanted = [_NARROWEST_COLUMN] * columns
    for row in rows:
        for column, cell in enumerate(row):
            wanted[column] = max(wanted[column], min(_WIDEST_COLUMN, width("".join(i.text for i in cell))))
    character = look.paragraph(TABLE_CELL).size * 10
    needs = [(_CELL_MARGINS + part) * character for part in wanted]
    short = _fitting_columns(needs, look.page.area)
    left = look.page.area - sum(needs[column] for column in short)
    others = sum(part for column, part in enumerate(needs) if column not in short)
    parts = [part if column in short else left * part / others for column, part in enumerate(needs)]
    edges = [round(look.page.area * part / sum(parts)) for part in accumulate(parts, initial=0.0)]
    return [right - left for left, right in pairwise(edges)]


def _fitting_columns(needs: Sequence[float], area: int) -> frozenset[int]:
    """The columns that need no more than a fair share of what the narrower ones leave over."""
    fitting: set[int] = set()
    left = float(area)
    for column in sorted(range(len(needs)), key=needs.__getitem__):
        if needs[column] > left / (len(needs) - len(fitting)):
            break
        fitting.add(column)
        left -= needs[column]
    return frozenset(fitting)
