"""What stands above, beside and below each paragraph: a document's headings and points as a tree, read off their roles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.outline.fields import without_end_marks
from phrasebank.bank.suggesting.asked import unmarked
from phrasebank.document import HEADINGS, Block, Gap, Head, Inline, Paragraph, Role

_LEVELS = {
    **{role: level for level, role in enumerate(HEADINGS, 1)},
    Role.BODY: 8,
    Role.POINT: 6,
    Role.SUBPOINT: 7,
}
_DEEPEST = 9


@dataclass(frozen=True, slots=True)
class Section:
    """A block and its surroundings: ``heading`` above it, the nearest text ``beside`` it of its own role, ``before`` it.

    ``is_bare``: nothing stands under it; ``is_lone``: it is the only one of its role under its heading; ``around`` counts the
    characters under that heading, ``siblings`` are the texts of its own role there.
    """

    role: Role | None
    text: str = ""
    heading: str = ""
    beside: str = ""
    before: str = ""
    siblings: tuple[str, ...] = ()
    is_bare: bool = False
    is_lone: bool = False
    has_gap: bool = False
    around: int = 0


def section_of(blocks: Sequence[Block], index: int) -> Section:
    """A block's surroundings; one that is no paragraph of the body has nothing around it."""
    block = blocks[index]
    if not isinstance(block, Paragraph) or block.role not in _LEVELS:
        return Section(None)
    level = _LEVELS[block.role]
    above = _above(blocks, index, level)
    siblings = [n for n in _under(blocks, above) if _level(blocks[n]) == level and n != index]
    below = index + 1
    return Section(
        block.role,
        words(block),
        words(blocks[above]) if above is not None else "",
        _nearest(blocks, siblings, index),
        _before(blocks, index, above),
        tuple(filter(None, (words(blocks[n]) for n in siblings))),
        below >= len(blocks) or _level(blocks[below]) <= level,
        above is not None and _level(blocks[above]) < _LEVELS[Role.POINT] and not siblings,
        any(isinstance(inline, Gap) for inline in block.inlines),
        sum(len(blocks[n].text) for n in _under(blocks, above)) if above is not None else 0,
    )


def _level(block: Block) -> int:
    """How deep a block stands: 1 to 4 headings, then points, then text; 0 what ends the body; tables are text."""
    return _LEVELS.get(block.role, 0) if isinstance(block, Paragraph) else _DEEPEST


def _above(blocks: Sequence[Block], index: int, level: int) -> int | None:
    """The heading or point that a block stands under."""
    for n in range(index - 1, -1, -1):
        other = _level(blocks[n])
        if not other:
            return None
        if other < level and other != _LEVELS[Role.BODY]:
            return n
    return None


def _under(blocks: Sequence[Block], above: int | None) -> Iterator[int]:
    """The blocks under a heading, all levels of them; those of the whole body if there is none."""
    least = _level(blocks[above]) if above is not None else 0
    for n in range(0 if above is None else above + 1, len(blocks)):
        if _level(blocks[n]) > least:
            yield n
        elif above is not None:
            return


def _nearest(blocks: Sequence[Block], siblings: Sequence[int], index: int) -> str:
    """The text of the nearest sibling that says something, those before it first."""
    told = [n for n in siblings if not any(isinstance(i, Gap) for i in _inlines(blocks[n]))]
    before = [n for n in told if n < index]
    near = before[-1] if before else next((n for n in told if n > index), None)
    return words(blocks[near]) if near is not None else ""


def _before(blocks: Sequence[Block], index: int, above: int | None) -> str:
    """The body's paragraph right before, in the same section."""
    before = index - 1
    if before < 0 or before == above or _level(blocks[before]) < _LEVELS[Role.POINT]:
        return ""
    return "".join(i.text for i in _inlines(blocks[before]) if not isinstance(i, Gap))


def _inlines(block: Block) -> tuple[Inline, ...]:
    return block.inlines if isinstance(block, Paragraph) else ()


def words(block: Block) -> str:
    """A paragraph without its number and end mark; a head that runs in stands for it."""
    if not isinstance(block, Paragraph):
        return ""
    first = block.inlines[0] if block.inlines else None
    if isinstance(first, Head):
        return unmarked(without_end_marks(first.text))
    return unmarked(without_end_marks("".join(i.text for i in block.inlines if not isinstance(i, Gap))))
