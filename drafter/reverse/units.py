"""The paragraphs of a document as a reader sees them: broken columns joined, a web page's own lines set aside.

A unit keeps the pieces of the source that it is made of, so that it can be cut at any of the source's offsets and
its text is the source's, character for character (no mark is made full-width, no blank is taken out).
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from drafter.outline.content import Grid
from phrasebank.document import Block, Document, Paragraph, Role, Table
from phrasebank.sentences import Span
from phrasebank.view import View, reading

_LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\u0085\u2028\u2029]+")
_BREAK = re.compile(r"[\r\n\x0b\x0c\x1c-\x1e\u0085\u2028\u2029]")
# what a document cannot hold: BEL, broken halves of characters; a line feed and a tab may stand
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# one sentence end makes prose; headings and names have none
_PROSE = re.compile(r"[。！？；]|[!?;](?=\s|$)")
# 电话：…, 联系人：… https://… and names in Latin letters belong to a notice when they stand inside it
_BELONGS = re.compile(
    r"(?:联系|咨询|服务|监督|热线)?(?:电话|地址|传真|邮编|邮箱|网址)\W.*|[社地]址\W.*|.*(?:https?://|www\.|@).*"
    r"|[A-Za-z][A-Za-z .'/-]*|[（(]?[\d〇零一二三四五六七八九十]{2,4}年.*|(?:星期|周)[一二三四五六日天]",
    re.IGNORECASE,
)

# the indent of a new paragraph on a page that lost its line ends: 。　　今年 but not 奋进新征程　建功新时代
_INDENT = re.compile(r"(?<=[。！？：；”）!?])(?:[ \u00a0]*[\u2003\u3000]){2}[^\S\n]*")
_NUMBER = re.compile(r"\d{1,4}(?:\.\d+)?")
# a number may stand alone on a line because it was set lower: （PM / 10 / ）, CO / 2
_NEEDS_NUMBER = re.compile(r"[A-Za-z（(]")
_FOLLOWS_NUMBER = re.compile(r"[）)%％℃]")


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, or a table's ``grid``. ``aside`` marks what is no part of the document's prose."""

    text: str
    pieces: tuple[Span, ...]
    role: Role = Role.BODY
    number: str = ""
    aside: bool = False
    grid: Grid | None = None

    @property
    def start(self) -> int:
        return self.pieces[0].start

    @property
    def end(self) -> int:
        return self.pieces[-1].end

    def offset(self, text: str, source: int) -> int:
        """Where the character at ``source`` of the document's text stands in the unit's text."""
        before = [Span(p.start, min(p.end, source)) for p in self.pieces if p.start < source]
        return len(_joined(text, [*before, Span(source, source)]))


def units_of(document: Document) -> tuple[Unit, ...]:
    """The paragraphs and tables of a document in their order, asides among them."""
    text, view = document.text, reading(document.text)
    cuts = sorted(set(_cuts(document)))
    found = [u for pieces in _paragraphs(view) for u in _cut(text, pieces, cuts)]
    words = [
        Span(before.end, after.start)
        for unit in found
        for before, after in pairwise(unit.pieces)
        if _is_inner_number(text, before.end, after.start)
    ]
    found += [a for a in _asides(text, view) if not any(w.start <= a.start < w.end for w in words)]
    found.sort(key=lambda unit: unit.start)
    return tuple(_with_what_belongs(_with_roles(found, document)))


def split(text: str, unit: Unit, at: Iterable[int]) -> tuple[Unit, ...]:
    """A unit in parts that begin at the source's offsets ``at``."""
    parts = _cut(text, unit.pieces, sorted(at))
    return tuple(replace(unit, text=part.text, pieces=part.pieces) for part in parts) or (unit,)


def _paragraphs(view: View) -> Iterator[tuple[Span, ...]]:
    """For each paragraph of the view the stretches of the source that it is made of."""
    start = 0
    for line in view.text.split("\n"):
        end = start + len(line)
        if line:
            yield tuple(_stretches(view, start, end))
        start = end + 1


def _stretches(view: View, start: int, end: int) -> Iterator[Span]:
    index = bisect_right(view.starts, start) - 1
    while start < end:
        stop = min(end, view.starts[index + 1] if index + 1 < len(view.starts) else end)
        # the line feed between two paragraphs of the view stands in no stretch
        source = view.sources[index] + start - view.starts[index]
        if stop > start:
            yield Span(source, source + stop - start)
        start, index = stop, index + 1


def _cuts(document: Document) -> Iterator[int]:
    """Where a unit must end: around what the file itself marks, and around every paragraph unless lines are broken."""
    yield from (indent.end() for indent in _INDENT.finditer(document.text))
    lines_may_be_broken = document.encoding is not None and not document.source.endswith((".md", ".markdown"))
    for block in document.blocks:
        marked = not isinstance(block, Paragraph) or block.role is not Role.BODY or bool(block.number)
        if marked or not lines_may_be_broken:
            yield block.where.offset
            yield block.where.offset + len(block.text)


def _cut(text: str, pieces: tuple[Span, ...], cuts: list[int]) -> list[Unit]:
    """A paragraph's pieces as units that end at the cuts."""
    groups: list[list[Span]] = [[]]
    for piece in pieces:
        start = piece.start
        for cut in cuts[bisect_right(cuts, start - 1) : bisect_right(cuts, piece.end - 1)]:
            if cut > start:
                groups[-1].append(Span(start, cut))
            if groups[-1]:
                groups.append([])
            start = cut
        groups[-1].append(Span(start, piece.end))
    made = (_unit(text, group) for group in groups if group)
    return [unit for unit in made if unit is not None]


def _unit(text: str, pieces: list[Span]) -> Unit | None:
    """One unit without outer blanks; None if nothing else is in it."""
    while pieces and not text[pieces[0].start : pieces[0].end].strip():
        del pieces[0]
    while pieces and not text[pieces[-1].start : pieces[-1].end].strip():
        del pieces[-1]
    if not pieces:
        return None
    first, last = pieces[0], pieces[-1]
    lead = text[first.start : first.end]
    pieces[0] = first = Span(first.end - len(lead.lstrip()), first.end)
    last = pieces[-1]
    pieces[-1] = Span(last.start, last.start + len(text[last.start : last.end].rstrip()))
    return Unit(_joined(text, pieces), tuple(pieces))


def _joined(text: str, pieces: list[Span]) -> str:
    """The pieces with the blanks between them; where a line ended, or another line was left out, nothing."""
    out = ""
    for number, piece in enumerate(pieces):
        if number:
            out += _between(text, pieces[number - 1].end, piece.start)
        out += text[piece.start : piece.end]
    return out


def _between(text: str, start: int, end: int) -> str:
    """What stands between two pieces: blanks of a line, and a number on a line of its own that a word needs."""
    between = text[start:end]
    if _is_inner_number(text, start, end):
        return between.strip()
    return "" if _BREAK.search(between) or between.strip() else between


def _is_inner_number(text: str, start: int, end: int) -> bool:
    """Whether a line between two pieces is part of a word: the 10 of （PM / 10 / ）, not a page's number."""
    inside = bool(_NUMBER.fullmatch(text[start:end].strip()))
    return inside and bool(
        _NEEDS_NUMBER.search(text[:start][-1:]) or _FOLLOWS_NUMBER.match(text[end : end + 1])
    )


def _asides(text: str, view: View) -> Iterator[Unit]:
    """What the view leaves out: lines, and what stands before or inside a line's own words."""
    read = 0
    for start, end in (*chain.from_iterable(_paragraphs(view)), (len(text), len(text))):
        for match in _LINE.finditer(text, read, max(read, start)):
            words = match.group().strip(" \t\u00a0\u2002\u2003\u2009\u200b\u3000\ufeff")
            if words.strip():
                begin = match.start() + match.group().index(words)
                yield Unit(words.strip(), (Span(begin, begin + len(words)),), aside=True)
        read = max(read, end)


def _with_roles(units: list[Unit], document: Document) -> Iterator[Unit]:
    """The units with the roles and numbers of the blocks that they begin; a table's lines become one unit."""
    starts = [block.where.offset for block in document.blocks]
    tables: set[int] = set()
    for unit in units:
        index = bisect_right(starts, unit.start) - 1
        block: Block | None = document.blocks[index] if index >= 0 else None
        if isinstance(block, Table) and unit.start < block.where.offset + len(block.text):
            if index not in tables:
                tables.add(index)
                yield replace(unit, text=block.text, aside=False, grid=_grid(block))
        elif isinstance(block, Paragraph) and unit.start - block.where.offset <= 0:
            yield replace(unit, role=block.role, number=block.number)
        else:
            yield unit


def _grid(table: Table) -> Grid:
    rows = [tuple("".join(inline.text for inline in cell).strip() for cell in row) for row in table.rows]
    widest = max(map(len, rows), default=0)
    return Grid(tuple(row + ("",) * (widest - len(row)) for row in rows))


def _with_what_belongs(given: Iterable[Unit]) -> Iterator[Unit]:
    """Lines inside the prose that only look like a web page's own: a notice's telephone, a date, an English name."""
    units = list(given)
    prose = [i for i, unit in enumerate(units) if not unit.aside and (unit.grid or _PROSE.search(unit.text))]
    for index, unit in enumerate(units):
        inside = bool(prose) and prose[0] < index < prose[-1]
        yield replace(unit, aside=False) if unit.aside and inside and _BELONGS.fullmatch(unit.text) else unit


def printable(text: str) -> tuple[str, int]:
    """A text without the characters that no document can hold, and how many they were."""
    return _UNPRINTABLE.subn("", text)
