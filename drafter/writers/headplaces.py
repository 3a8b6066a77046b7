"""Where the head and the record of an issued document stand: GB/T 9704—2012, 7.2, 7.4, 10.1, 10.3.

What the look gives as distances from the area's or the paper's edge becomes space before the paragraph, which depends
on what stands above it; a name too long for its line becomes smaller; the signer stands on the line of the number.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafter.writers.looks import Look, Page, ParagraphLook
from drafter.writers.place import Placing, width
from phrasebank.document import HEAD_ROLES, RECORD_ROLES, Block, Paragraph, Role

_LABEL = "签发人："
_SMALLEST = 32


def head_places(blocks: Sequence[Block], look: Look) -> dict[int, Placing]:
    """The placings above the text of the first page, by index: those of the head's roles and of the first paragraph."""
    found: dict[int, Placing] = {}
    headed = bool(blocks) and isinstance(blocks[0], Paragraph) and blocks[0].role in HEAD_ROLES
    numbers = _number_tabs(blocks, look.page) if headed else None
    one = look.page.characters_wide(1)
    down, previous = 0, None
    for index, block, set_as in _top(blocks, look):
        blank = look.blank_lines(previous, block.role) * (look.base.line or 0) if previous else 0
        before = look.page.first_down if headed and previous is None and set_as.page_top is None else 0
        if set_as.page_top is None and set_as.below_top is not None:
            before = max(0, set_as.below_top - down - blank)
        size = _fitting(blocks, block, set_as, look.page)
        placing = Placing(before=before, size=size, frame=set_as.page_top)
        if block.role is Role.DOCUMENT_NUMBER and numbers:
            stop = numbers[0] if _LABEL in block.text else numbers[1]
            placing = replace(placing, first_line=one, tabs=(("left", stop),), align="left")
        if placing != Placing():
            found[index] = placing
        if set_as.page_top is None:
            down += blank + before + (placing.line or set_as.line or set_as.size * 11)
            previous = block.role
    return found


def _top(blocks: Sequence[Block], look: Look) -> Iterator[tuple[int, Paragraph, ParagraphLook]]:
    """The paragraphs that open the document: the head's, and one more where it is a title or nothing came before."""
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            return
        yield index, block, look.paragraph(block.role.value)
        if block.role not in HEAD_ROLES:
            return


def _fitting(blocks: Sequence[Block], block: Paragraph, set_as: ParagraphLook, page: Page) -> int:
    """The size at which the longest line of the paragraph's role has room; 0 if the style's is good."""
    if not set_as.fit_line:
        return 0
    same = [b.text.split("\t") for b in blocks if isinstance(b, Paragraph) and b.role is block.role]
    beside = max(width("".join(others)) for _, *others in same)
    widest = max(width(first) for first, *_ in same) + (beside + 1 if beside else 0)
    if widest * set_as.size * 10 <= page.area:
        return 0
    return max(_SMALLEST, int(page.area / widest) // 10)


def _number_tabs(blocks: Sequence[Block], page: Page) -> tuple[int, int] | None:
    """Where 签发人 and where the names below the first row begin; None if no signer is there.

    The longest row of names ends one character off the right margin (7.2.6).
    """
    rows = [b.text for b in blocks if isinstance(b, Paragraph) and b.role is Role.DOCUMENT_NUMBER]
    names = [row.partition("\t")[2].removeprefix(_LABEL) for row in rows if "\t" in row]
    if not names:
        return None
    start = page.area - page.characters_wide(1 + max(map(width, names)))
    return start - page.characters_wide(len(_LABEL)), start


def label_aside(label: str, set_as: ParagraphLook, page: Page) -> Placing:
    """Lines after the first begin under the first name (7.4.2, 10.3)."""
    size = page.characters_wide(1) if set_as.spacing else set_as.size * 10
    aside = round(width(label) * size)
    return Placing(set_as.left.twips + aside, hanging=aside)


def imprint(look: Look) -> Placing:
    """The date ends where the right indent begins (7.4.3)."""
    return Placing(tabs=(("right", look.page.area - look.paragraph(Role.IMPRINT.value).right.twips),))


def record_from(blocks: Sequence[Block]) -> int:
    """Where the record begins that ends the document; the number of blocks if there is none."""
    index = len(blocks)
    while index and isinstance(block := blocks[index - 1], Paragraph) and block.role in RECORD_ROLES:
        index -= 1
    return index


def joint_lines(blocks: Sequence[Block], index: int) -> range | None:
    """The lines of the masthead at ``index`` if it is that of several issuers with 文件 beside them; else None."""
    first = last = index
    while first and _is_masthead(blocks[first - 1]):
        first -= 1
    while last + 1 < len(blocks) and _is_masthead(blocks[last + 1]):
        last += 1
    tabs = [blocks[i].text.count("\t") for i in range(first, last + 1)]
    return range(first, last + 1) if tabs[-1] == 1 and not any(tabs[:-1]) else None


def _is_masthead(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role is Role.MASTHEAD
