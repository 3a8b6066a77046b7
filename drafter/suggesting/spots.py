"""The spots of a draft where a writer will want help: gaps in prose, headings without a body, lone points, points of one clause.

A gap of a fact (a date, a place, a name) is no spot: the genre says which fields are prose. Text is thin only where the
outline wrote it; what a template says by itself is as its author wanted it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from drafter.outline.content import Content, Listing, Piece
from drafter.outline.fields import Part, without_end_marks
from drafter.outline.loading import Outline
from drafter.suggesting.sections import Section, section_of, words
from phrasebank.bank.suggesting.asked import LONGEST_HEADING, unmarked
from phrasebank.document import HEADINGS, Document, Gap, Head, Paragraph, Role

GAP = "待补："
"""How the name of a gap's spot begins; a thin one says what it lacks."""

SHORT = 24
"""A point of at most so many characters and without a mark inside is a head alone."""

LITTLE = 80
"""A part with one point and at most so many characters says little."""

UNNAMED = ("内容", "标题", "要点", "正文")
"""What a gap inside a text (【待补：内容】) may be called if it is no fact."""

# a mark inside a point: 健全机制，压实责任 but not 健全机制。
_INNER_MARK = re.compile(r"[，。；：！？,;:](?=.)")
# the clause that a gap ends: 主要任务是 in 今天开会，主要任务是【…】; nothing behind 如下：【…】
_CLAUSE_START = re.compile(r"[^，。；：！？,;:!?\n]*$")
# the beginning, and behind a mark: 下一步，一要…; not within 高度重视一要紧事
_ITEM_MAY_BEGIN = re.compile(r"^|[，：；]")
_POINTS = (Role.POINT, Role.SUBPOINT)


class Wish(StrEnum):
    """What would help at a spot."""

    HEADING = "标题"
    BODY = "正文"
    CLAUSE = "分句"


@dataclass(frozen=True, slots=True)
class Spot:
    """A spot on block ``block``; ``inline`` numbers its gap, None where the paragraph itself is thin.

    ``head`` is the heading to go by, ``before`` what stands before; ``siblings`` are the headings
    of the list that it belongs to; ``line`` is the outline's, 0 if it has none. ``everywhere``: the gap is a whole field, whose
    value is the same wherever it stands.
    """

    block: int
    inline: int | None
    name: str
    wish: Wish
    head: str = ""
    before: str = ""
    line: int = 0
    siblings: tuple[str, ...] = ()
    everywhere: bool = False


def spots(document: Document, outline: Outline) -> tuple[Spot, ...]:
    """All spots in the document's order; a field that is missing in several places is one spot, at the first."""
    found = (*_gaps(document, outline), *_thin(document, outline))
    return tuple(sorted(found, key=lambda spot: spot.block))


def _gaps(document: Document, outline: Outline) -> Iterator[Spot]:
    seen: Counter[str] = Counter()
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Paragraph):
            continue
        for number, inline in enumerate(block.inlines):
            if not isinstance(inline, Gap):
                continue
            seen[inline.field] += 1
            everywhere = outline.genre.field(inline.field) is not None
            repeated = everywhere and seen[inline.field] > 1
            if not repeated and _is_prose(inline.field, outline):
                line = _line_of(inline.field, seen[inline.field], outline)
                spot = _gap(block, index, number, line, section_of(document.blocks, index))
                if spot:
                    yield replace(spot, everywhere=everywhere)


def _is_prose(name: str, outline: Outline) -> bool:
    field = outline.genre.field(name.split("·")[0])
    # the gaps of a skeleton say more: 内容，旧稿约160字
    return field.proposes if field else name.split("，")[0] in UNNAMED


def _line_of(name: str, which: int, outline: Outline) -> int:
    """The line of the ``which``-th thing of this name that is missing, or of the whole field."""
    lines = [gap.line for gap in outline.gaps if gap.field == name]
    if not lines:
        lines = [gap.line for gap in outline.gaps if gap.field.rpartition("·")[2] == name]
    if not lines:
        lines = [gap.line for gap in outline.gaps if gap.field == name.split("·")[0]]
    return lines[min(which, len(lines)) - 1] if lines else 0


def _gap(paragraph: Paragraph, index: int, number: int, line: int, section: Section) -> Spot | None:
    """The spot of a gap; None where nothing near says what belongs there."""
    gaps = [i.field for i in paragraph.inlines if isinstance(i, Gap)]
    gap = paragraph.inlines[number]
    field = gap.field if isinstance(gap, Gap) else ""
    front = "".join(i.text for i in paragraph.inlines[:number] if not isinstance(i, Gap))
    spot = Spot(index, number, f"{GAP}{field}", Wish.BODY, section.heading, "", line)
    if field.endswith(("标题", "要点")):
        listed = section.role in HEADINGS or section.role in _POINTS
        if listed and section.beside:
            return replace(spot, wish=Wish.HEADING, head=section.beside, siblings=section.siblings)
        # no heading beside it says of what kind it should be: what stands above it does
        return spot if section.heading else None
    if any(other.endswith("标题") for other in gaps):
        return None
    start = _CLAUSE_START.search(front)
    clause = start[0].strip() if start else ""
    if len(clause) > 1:
        return replace(spot, wish=Wish.CLAUSE, head=clause, before=front[: len(front) - len(clause)])
    head = _head_before(front) or _own_head(paragraph) or section.heading
    spot = replace(spot, head=head, before=front or section.before)
    return spot if spot.head or spot.before else None


def _head_before(front: str) -> str:
    """The head that a gap follows in a list within one paragraph: 二要关心职工。【待补：内容】."""
    if not front.endswith("。"):
        return ""
    last = without_end_marks(front).rpartition("。")[2]
    # the first item has the list's lead-in before it: 下一步，一要关心职工
    items = (last[mark.end() :] for mark in _ITEM_MAY_BEGIN.finditer(last))
    heads = (unmarked(item) for item in items if unmarked(item) != item)
    return next((head for head in heads if len(head) <= LONGEST_HEADING), "")


def _own_head(paragraph: Paragraph) -> str:
    """The head that runs into the paragraph."""
    return unmarked("".join(i.text for i in paragraph.inlines if isinstance(i, Head)))


def _thin(document: Document, outline: Outline) -> Iterator[Spot]:
    lines = dict(reversed(list(_titles(outline))))
    for index, block in enumerate(document.blocks):
        if block.text and (text := words(block)) in lines:
            section = section_of(document.blocks, index)
            if not section.has_gap and (found := _thinness(section)):
                name, wish = found
                yield Spot(index, None, name, wish, text, "", lines[text])


def _thinness(section: Section) -> tuple[str, Wish] | None:
    """What a paragraph lacks and what would help; None if it is none of ours or says enough."""
    if section.role in HEADINGS:
        return ("只有标题，没有内容", Wish.BODY) if section.is_bare else None
    if section.role not in _POINTS:
        return None
    if section.is_lone and section.around <= LITTLE:
        return "只有一条", Wish.HEADING
    return ("只有一句", Wish.BODY) if section.is_bare and _is_head(section.text) else None


def _is_head(text: str) -> bool:
    return len(text) <= SHORT and not _INNER_MARK.search(text)


def _titles(outline: Outline) -> Iterator[tuple[str, int]]:
    """What the outline's prose says in titles, each with its line."""
    for filled in outline.values:
        value = filled.value
        if not filled.field.proposes:
            continue
        if isinstance(value, Content):
            yield from _titles_of(value.pieces)
        elif isinstance(value, tuple):
            yield from _titles_of_parts([part for part in value if isinstance(part, Part)])


def _titles_of_parts(parts: Sequence[Part]) -> Iterator[tuple[str, int]]:
    for part in parts:
        yield without_end_marks(part.title), part.line
        yield from _titles_of_parts(part.points)


def _titles_of(pieces: Sequence[Piece]) -> Iterator[tuple[str, int]]:
    for piece in pieces:
        if isinstance(piece, Listing):
            for item in piece.items:
                yield without_end_marks(item.title), item.line
                yield from _titles_of(item.content)
