"""Word files: paragraphs, headings, lists, tables and text boxes in reading order, as their reader sees them.

What Word computes is written out: the numbers of automatic lists, the cached text of fields. What is not part of the
text stays out: deleted revisions, hidden text, tables of contents, headers and footers, notes and comments.

    document.text == "关于召开会议的通知\n各区县总工会：\n一、时间\n（一）报到时间"
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from phrasebank.document import (
    HEADINGS,
    Block,
    Document,
    Head,
    PageBreak,
    Paragraph,
    Role,
    Table,
    Text,
)
from phrasebank.errors import UserError
from phrasebank.readers.roles import laid_out
from phrasebank.readers.wordlists import Lists, read_lists
from phrasebank.readers.wordstyles import Styles, read_styles
from phrasebank.readers.wordtext import (
    LINE,
    LINE_END,
    PAGE,
    Piece,
    Plain,
    cell_of,
    in_lines,
    kind_of,
    marker_off,
    parted,
)
from phrasebank.readers.wordxml import Package, W, switched, value, whole

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_NUMBERED = (*HEADINGS, Role.POINT, Role.SUBPOINT)
# a heading's outline level set on a whole paragraph by mistake
_LONGEST_HEADING = 120
_THROUGH = {
    f"{W}{name}"
    for name in ("ins", "moveTo", "customXml", "smartTag", "hyperlink", "sdtContent", "dir", "bdo")
}
_CHARACTERS = {f"{W}tab": "\t", f"{W}cr": LINE, f"{W}noBreakHyphen": "-", f"{W}ptab": "\t"}


def read_word(path: Path, _encoding: str | None = None) -> Document:
    """Read a .docx. Raises UserError if it is none, is broken, too large or without text."""
    package = Package(path)
    with package.archive:
        root, name = package.main()
        styles, numbering = package.related(name, "styles"), package.related(name, "numbering")
        body = _Body(
            read_styles(package.part(styles) if styles else None),
            read_lists(package.part(numbering) if numbering else None),
        )
        blocks = list(body.blocks(root.find(f"{W}body")))
    if not any(block.text.strip() for block in blocks):
        raise UserError("文件里没有文字", package.place, "若是扫描的图片，请先做文字识别")
    return laid_out(_first_heading_as_title(blocks), path.name)


@dataclass(slots=True)
class _Field:
    """A field that has begun: its code, and whether that is over."""

    code: str = ""
    shown: bool = False

    @property
    def hides(self) -> bool:
        return not self.shown or self.code.split()[:1] == ["TOC"]


@dataclass(slots=True)
class _Body:
    """What reading on has to remember: styles, how far lists have counted, open fields, a paragraph that goes on."""

    styles: Styles
    lists: Lists
    fields: list[_Field] = field(default_factory=list)
    pending: list[Piece] = field(default_factory=list)

    def blocks(self, parent: Any) -> Iterator[Block]:
        for child in () if parent is None else parent:
            if child.tag == f"{W}p":
                yield from self._paragraphs(child)
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            elif child.tag == f"{W}sdt":
                if child.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery") is None:
                    yield from self.blocks(child.find(f"{W}sdtContent"))
            elif child.tag in _THROUGH:
                yield from self.blocks(child)

    def _paragraphs(self, element: Any) -> Iterator[Block]:
        """A paragraph, in several where lines are broken by hand; then the text boxes that hang on it."""
        properties = element.find(f"{W}pPr")
        boxes: list[Any] = []
        pieces = self.pending + list(self._pieces(element, boxes))
        self.pending = []
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self.pending = pieces  # its end is deleted: it goes on in the next one
            return
        style = value(properties, "pStyle")
        if switched(properties, "pageBreakBefore"):
            yield PageBreak()
        number = self._number(properties, style)
        if not self.styles.is_contents(style):
            yield from self._in_lines(pieces, style, properties, number)
        for box in boxes:
            yield from self.blocks(box)

    def _in_lines(
        self, pieces: list[Piece], style: str | None, properties: Any, number: str
    ) -> Iterator[Block]:
        role = self._role(style, properties, pieces)
        if role is not Role.BODY:
            pieces = [(kind, text.replace(LINE, "")) for kind, text in pieces]
        if role in (*HEADINGS, Role.ATTENDANCE) and any(kind is Plain for kind, _ in pieces):
            pieces = [(Head if kind is Text else kind, text) for kind, text in pieces]
        for is_break, line in groupby(parted(pieces), lambda piece: piece[1] == PAGE):
            if is_break:
                yield PageBreak()
                continue
            for inlines in in_lines(line):
                if self.styles.is_own(style) and role in _NUMBERED and not number:
                    number, inlines = marker_off(inlines)
                yield Paragraph(role, inlines, number=number)
                number = ""

    def _role(self, style: str | None, properties: Any, pieces: list[Piece]) -> Role:
        role = self.styles.role(style)
        level = whole(value(properties, "outlineLvl"))
        if role is None and level is not None and level < len(HEADINGS):
            role = HEADINGS[level]
        long = sum(len(text) for _, text in pieces) > _LONGEST_HEADING
        return Role.BODY if role is None or (long and not self.styles.is_own(style)) else role

    def _number(self, properties: Any, style: str | None) -> str:
        """What an automatic list writes before the paragraph; counting happens here, so once a paragraph."""
        number, depth, named = self.styles.list_of(style)
        own = None if properties is None else properties.find(f"{W}numPr")
        if own is not None:
            number = value(own, "numId") or number
            depth = whole(value(own, "ilvl")) if own.find(f"{W}ilvl") is not None else depth
        if number is None or number == "0":
            return ""
        if depth is None:
            depth = self.lists.level_of_style(number, named or "")
        return self.lists.visible(number, depth)

    def _pieces(self, parent: Any, boxes: list[Any]) -> Iterator[Piece]:
        for child in parent:
            if child.tag == f"{W}r":
                yield from self._run(child, boxes)
            elif child.tag == f"{W}fldSimple" or child.tag in _THROUGH:
                yield from self._pieces(child, boxes)
            elif child.tag == f"{W}sdt":
                yield from self._pieces(child.iterchildren(f"{W}sdtContent"), boxes)
            elif str(child.tag).startswith(_M):
                yield Text, "".join(child.itertext(f"{_M}t"))

    def _run(self, run: Any, boxes: list[Any]) -> Iterator[Piece]:
        properties = run.find(f"{W}rPr")
        style = value(properties, "rStyle")
        hidden = switched(properties, "vanish")
        if self.styles.hidden(style) if hidden is None else hidden:
            return
        if self.styles.name(style) == LINE_END:
            return
        kind = kind_of(self.styles.name(style))
        for child in run:
            if child.tag == f"{W}fldChar":
                self._field(child.get(f"{W}fldCharType"))
            elif child.tag == f"{W}instrText" and self.fields:
                self.fields[-1].code += child.text or ""
            elif not any(one.hides for one in self.fields) and (text := self._text(child, boxes)):
                yield kind, text

    def _text(self, child: Any, boxes: list[Any]) -> str:
        """What an element of a run shows; text boxes are put aside."""
        if child.tag == f"{W}t":
            return (child.text or "").replace("\n", " ").replace("\f", " ")
        if child.tag == f"{W}br":
            return PAGE if child.get(f"{W}type") == "page" else LINE
        if child.tag == f"{W}ruby":
            return (
                "".join(child.find(f"{W}rubyBase").itertext(f"{W}t"))
                if child.find(f"{W}rubyBase") is not None
                else ""
            )
        if child.tag == f"{_MC}AlternateContent":
            # the same box for new and for old readers; one of them is enough
            choices = (list(one.iter(f"{W}txbxContent")) for one in child)
            boxes += _outermost(next(filter(None, choices), []))
        elif child.tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
            boxes += _outermost(child.iter(f"{W}txbxContent"))
        return _CHARACTERS.get(child.tag, "")

    def _field(self, event: str | None) -> None:
        if event == "begin":
            self.fields.append(_Field())
        elif event == "separate" and self.fields:
            self.fields[-1].shown = True
        elif event == "end" and self.fields:
            self.fields.pop()

    def _table(self, element: Any) -> Iterator[Block]:
        """A table; one of a single column only frames what stands in it, so its blocks come as they are."""
        rows = [list(self._cells(row)) for row in _through(element, f"{W}tr")]
        if all(len(row) <= 1 for row in rows):
            yield from (block for row in rows for cell in row for block in cell)
        else:
            width = max(len(row) for row in rows)
            yield Table(
                tuple(tuple(cell_of(cell) for cell in row + [[]] * (width - len(row))) for row in rows)
            )

    def _cells(self, row: Any) -> Iterator[list[Block]]:
        if row.find(f"{W}trPr/{W}del") is not None:
            return
        for cell in _through(row, f"{W}tc"):
            blocks = [block for block in self.blocks(cell) if block.text]
            properties = cell.find(f"{W}tcPr")
            merged = None if properties is None else properties.find(f"{W}vMerge")
            goes_on = merged is not None and merged.get(f"{W}val") != "restart"
            yield [] if goes_on else blocks
            for _ in range(min(whole(value(properties, "gridSpan")) or 1, 64) - 1):
                yield []


def _outermost(boxes: Iterable[Any]) -> list[Any]:
    """Text boxes that lie in no other one."""
    found: list[Any] = []
    for box in boxes:
        if not any(outer in found for outer in box.iterancestors(f"{W}txbxContent")):
            found.append(box)
    return found


def _through(parent: Any, tag: str) -> Iterator[Any]:
    """The children of a kind, also those that a content control or a revision wraps."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _THROUGH:
            yield from _through(child, tag)
        elif child.tag == f"{W}sdt" and (content := child.find(f"{W}sdtContent")) is not None:
            yield from _through(content, tag)


def _first_heading_as_title(blocks: list[Block]) -> list[Block]:
    """Where nothing is called a title, the only first-level heading that opens the document is one."""
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    tops = [one for one in paragraphs if one.role is Role.HEADING1]
    if any(one.role is Role.TITLE for one in paragraphs) or len(tops) != 1 or tops[0].number:
        return blocks
    if paragraphs.index(tops[0]) > 2:
        return blocks
    return [
        Paragraph(Role.TITLE, one.inlines) if one is tops[0] and isinstance(one, Paragraph) else one
        for one in blocks
    ]
