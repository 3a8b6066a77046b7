"""The elements of a page as blocks: a paragraph for every line that a browser would show.

Block elements and ``<br>`` end lines; what is not shown, or serves only to click, is left out. An ordered list's
numbers are written out, a table that only lays out the page is read as what stands in it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from phrasebank.document import HEADINGS, Block, Inline, Paragraph, Role, Strong, Table, Text

_BLOCK_NAMES = """
address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4
h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul caption"""
_UNSEEN_NAMES = """
script style noscript template head title meta link button select option input textarea nav iframe object embed svg
math audio video canvas map area footer aside"""
_BLOCK = frozenset(_BLOCK_NAMES.split())
_UNSEEN = frozenset(_UNSEEN_NAMES.split())
_STRONG = frozenset(("b", "strong"))
_HEADINGS = {f"h{n}": HEADINGS[min(n, 4) - 1] for n in range(1, 7)}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WHITE = re.compile(r"[ \t\r\n\f]+")
# where strong text begins and ends in a line that is still one string
_ON, _OFF = "\x01", "\x02"
_MARKS = re.compile(f"({_ON}|{_OFF})")
_BLANKS = {0xA0: " ", 0x200B: None, 0xFEFF: None}
# a line of the file that ends between 全市 and 干部, marks of strong text aside
_LINE_INSIDE = re.compile(
    rf"([\u3000-\u9fff\uff00-\uffef][{_ON}{_OFF}]*)\n([{_ON}{_OFF}]*)(?=[\u3000-\u9fff\uff00-\uffef])"
)
# an item that brings its own number: 一、 （一） 1. 第一
_MARKED = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、是要]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|第[一二三四五六七八九十]|[①-⑳])"
)
_LONG_CELL = 120
"""A cell with more text than that holds prose: the table lays out the page."""
_DEEPEST = 200
"""Elements nested deeper than that (broken pages do not close theirs) are read as one line of text."""

_Piece = tuple[bool, str]


def blocks_in(root: Any) -> Iterator[tuple[Block, Any]]:
    """The blocks below an element, each with the innermost block element that it stands in."""
    walk = _Walk(root)
    yield from walk.element(root, 0, False)
    yield from walk.end()


def ranked(blocks: Sequence[Block]) -> list[Block]:
    """Headings by their rank among the levels that occur, not by the page's: an article may begin with h3."""
    used = sorted(
        {b.role for b in blocks if isinstance(b, Paragraph) and b.role in HEADINGS}, key=HEADINGS.index
    )
    rank = dict(zip(used, HEADINGS, strict=False))
    return [
        Paragraph(rank.get(b.role, b.role), b.inlines, b.where, b.number) if isinstance(b, Paragraph) else b
        for b in blocks
    ]


class _Walk:
    """A walk through the elements; it remembers the line that is being read."""

    def __init__(self, root: Any) -> None:
        self.block = root
        self.line: list[_Piece] = []
        self.role = Role.BODY
        self.number = ""

    def element(self, element: Any, depth: int, strong: bool) -> Iterator[tuple[Block, Any]]:
        tag = element.tag
        if not isinstance(tag, str) or tag in _UNSEEN or _HIDDEN.search(element.get("style") or ""):
            return
        if depth > _DEEPEST:
            self._add(strong, "".join(element.itertext()))
        elif tag == "br":
            yield from self.end()
        elif tag == "table" and (table := _table(element)):
            yield from self.end()
            yield table, element
        elif tag in _BLOCK:
            yield from self._block(element, depth, strong)
        else:
            yield from self._inside(element, depth, strong or tag in _STRONG)

    def _block(self, element: Any, depth: int, strong: bool) -> Iterator[tuple[Block, Any]]:
        yield from self.end()
        before = self.block, self.role
        self.block, self.role = element, _HEADINGS.get(element.tag, self.role)
        if not (element.tag in ("ul", "ol") and _only_links(element)):
            yield from self._inside(element, depth, strong)
        yield from self.end()
        self.block, self.role = before

    def _inside(self, element: Any, depth: int, strong: bool) -> Iterator[tuple[Block, Any]]:
        is_list, count = element.tag == "ol", _start(element)
        self._add(strong, element.text)
        for child in element:
            if is_list and child.tag == "li":
                self.number = "" if _MARKED.match(child.text_content()) else f"{count}."
                count += 1
            yield from self.element(child, depth + 1, strong)
            self._add(strong, child.tail)

    def _add(self, strong: bool, text: str | None) -> None:
        if text:
            self.line.append((strong, _MARKS.sub("", text)))

    def end(self) -> Iterator[tuple[Block, Any]]:
        """The line that was read, if there is anything in it."""
        line, self.line = self.line, []
        if inlines := _inlines(line):
            yield Paragraph(self.role, inlines, number=self.number), self.block
            self.number = ""


def _start(element: Any) -> int:
    start = element.get("start") or ""
    return int(start) if start.isascii() and start.isdigit() and len(start) < 5 else 1


def _shown(text: str) -> str:
    """Blanks as a browser shows them: runs of them as one; a line end between Chinese characters shows as none."""
    return _LINE_INSIDE.sub(r"\1\2", _WHITE.sub(_white, text.translate(_BLANKS))).replace("\n", " ")


def _white(match: re.Match[str]) -> str:
    return "\n" if "\n" in match[0] or "\r" in match[0] else " "


def _inlines(line: list[_Piece]) -> tuple[Inline, ...]:
    """The pieces of a line as inlines, without outer blanks; a line that is strong as a whole stresses nothing."""
    text = "".join(f"{_ON}{text}{_OFF}" if strong else text for strong, text in line).replace(_OFF + _ON, "")
    parts: list[_Piece] = []
    strong = False
    for part in _MARKS.split(_shown(text)):
        if part in (_ON, _OFF):
            strong = part == _ON
        elif part.strip() or (part and parts):
            parts.append((strong, part if parts else part.lstrip()))
    while parts and not parts[-1][1].strip():
        parts.pop()
    if parts:
        parts[-1] = (parts[-1][0], parts[-1][1].rstrip())
    return tuple((Strong if strong and len(parts) > 1 else Text)(text) for strong, text in parts)


def _only_links(element: Any) -> bool:
    """Whether a list is one of links to other pages."""
    linked = sum(len(_shown(link.text_content()).strip()) for link in element.iter("a"))
    return linked > 0 and linked >= 0.8 * len(_shown(element.text_content()).strip())


def _table(element: Any) -> Table | None:
    """A table of data; None for one that lays out the page."""
    if next(element.iterdescendants("table"), None) is not None:
        return None
    rows = [[_cell(cell) for cell in row.iterchildren("td", "th")] for row in element.iter("tr")]
    rows = [row for row in rows if any(row)]
    width = max((len(row) for row in rows), default=0)
    if width < 2 or any(len(cell) > _LONG_CELL for row in rows for cell in row):
        return None
    return Table(
        tuple(
            tuple((Text(cell),) if cell else () for cell in row + [""] * (width - len(row))) for row in rows
        )
    )


def _cell(cell: Any) -> str:
    return "\n".join(block.text for block, _ in blocks_in(cell))
