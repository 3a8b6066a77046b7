"""Putting a proposal into the draft, set off from the writer's own words, and what is still missing then."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from drafter.outline.fields import without_end_marks
from drafter.outline.loading import Missing
from drafter.suggesting.spots import GAP, Spot, Wish
from phrasebank.document import HEADINGS, Block, Document, Fill, Gap, Inline, Paragraph, Role, compose

_MARKS = "，。；：！？、）”》"


def can_fill(document: Document, spot: Spot) -> bool:
    """Whether words can stand at the spot: in a gap, or as the text of a heading that has none.

    A further point, or more words for a point, are the writer's to place: they are proposed, not put in. Nor is a
    heading's gap given the text of a body.
    """
    block = document.blocks[spot.block]
    if spot.inline is not None:
        return spot.wish is Wish.HEADING or not spot.name.endswith(("标题", "要点"))
    return isinstance(block, Paragraph) and block.role in HEADINGS and spot.wish is Wish.BODY


def filled(document: Document, fills: Mapping[Spot, str]) -> tuple[Document, dict[int, int]]:
    """The document with words at these spots, and where each of its blocks stands now."""
    if not fills:
        return document, {n: n for n in range(len(document.blocks))}
    plain = _by_field(fills)
    blocks: list[Block] = []
    places: dict[int, int] = {}
    for index, block in enumerate(document.blocks):
        places[index] = len(blocks)
        own = {spot.inline: text for spot, text in fills.items() if spot.block == index}
        blocks.append(_with_fills(block, own, plain) if isinstance(block, Paragraph) else block)
        if None in own:
            blocks.append(Paragraph(Role.BODY, (Fill(_closed(own[None])),), block.where))
    return compose(blocks, document.source), places


def _by_field(fills: Mapping[Spot, str]) -> dict[str, str]:
    """The fields that are one value wherever they stand: 会议任务, but not 重点工作·标题, of which there are many."""
    return {spot.name.removeprefix(GAP): text for spot, text in fills.items() if spot.everywhere}


def _with_fills(paragraph: Paragraph, own: Mapping[int | None, str], plain: Mapping[str, str]) -> Paragraph:
    inlines: list[Inline] = []
    for number, inline in enumerate(paragraph.inlines):
        text = own.get(number)
        if text is None and isinstance(inline, Gap):
            text = plain.get(inline.field)
        behind = "".join(i.text for i in paragraph.inlines[number + 1 :])
        inlines.append(inline if text is None else Fill(_fitted(text, behind, paragraph.role)))
    return replace(paragraph, inlines=tuple(inlines))


def _fitted(text: str, behind: str, role: Role) -> str:
    """The words without an end mark where a mark follows or in a heading; with one at a paragraph's end."""
    if behind.startswith(tuple(_MARKS)) or (role in HEADINGS and not behind):
        return without_end_marks(text)
    return text if behind else _closed(text)


def _closed(text: str) -> str:
    return text if text.endswith(("。", "！", "？", "……", "”")) else f"{without_end_marks(text)}。"


def missing_still(
    gaps: tuple[Missing, ...], document: Document, fills: Mapping[Spot, str]
) -> tuple[Missing, ...]:
    """What is missing of the document's gaps after filling."""
    left = _left(document, fills)
    return tuple(gap for gap in gaps if _is_missing(gap, gaps, left))


def _is_missing(gap: Missing, gaps: Sequence[Missing], left: Mapping[str, Sequence[bool]]) -> bool:
    """Whether a gap of this name is left; where each of a name has its own place, whether this one is."""
    own = [one for one in gaps if one.field == gap.field]
    # a gap inside a text is told as 正文·标题 and stands in the text as 标题
    exact = left.get(gap.field) or left.get(gap.field.rpartition("·")[2], ())
    if len(own) == len(exact):
        return next(is_left for one, is_left in zip(own, exact, strict=True) if one is gap)
    found = [places for name, places in left.items() if name == gap.field or name.startswith(f"{gap.field}·")]
    return not found or any(any(places) for places in found)


def _left(document: Document, fills: Mapping[Spot, str]) -> dict[str, list[bool]]:
    """By name, for each gap in its order, whether it is left."""
    put = {(spot.block, spot.inline) for spot in fills}
    plain = _by_field(fills)
    left: defaultdict[str, list[bool]] = defaultdict(list)
    for index, block in enumerate(document.blocks):
        for number, inline in enumerate(block.inlines if isinstance(block, Paragraph) else ()):
            if isinstance(inline, Gap):
                left[inline.field].append((index, number) not in put and inline.field not in plain)
    return left
