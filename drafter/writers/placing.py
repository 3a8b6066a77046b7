"""Where paragraphs stand that no style can place, since it depends on their words or on their neighbours.

GB/T 9704—2012 counts such places in characters: the names of attachments under each other (7.3.4), signature and date
(7.3.5, see ``signoff``), the head and the record of an issued document (7.2, 7.4, see ``headplaces``).
"""

import re
from collections.abc import Sequence

from drafter.writers.headplaces import head_places, imprint, label_aside
from drafter.writers.looks import Look, Page
from drafter.writers.place import Placing, width
from drafter.writers.signoff import sign_off
from phrasebank.document import Block, Head, Paragraph, Role

# “附件：1. 名单”, “2．回执”; “2026年名单” has no mark after the digits
_ATTACHMENT = re.compile(r"(?P<label>附件[：:]\s*)?(?P<number>\d{1,2}[.．、]\s*)?")
# “出席：”, “请假人员：” before the names
_LABEL = re.compile(r"[^：:\s]{1,6}[：:]")
_PLACED = frozenset((Role.ATTACHMENT, Role.SIGNED_DATE, Role.ATTENDANCE, Role.COPIES, Role.IMPRINT))
KEPT_WITH_TEXT = frozenset(
    {Role.ATTACHMENT, Role.SIGNATURE, Role.SEALED_SIGNATURE, Role.SIGNING_POST, Role.SIGNED_DATE}
)
_OFF_MARGIN = 2
_LABEL_WIDTH = 3


def placings(blocks: Sequence[Block], look: Look) -> dict[int, Placing]:
    """The placing of every paragraph that has one, by the block's index."""
    found = head_places(blocks, look)
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or block.role not in _PLACED:
            continue
        match block.role:
            case Role.ATTACHMENT:
                found[index] = _attachment(block.text, look.page)
            case Role.SIGNED_DATE:
                found.update(sign_off(blocks, index, look.page))
            case Role.ATTENDANCE | Role.COPIES if label := _label(block):
                found[index] = label_aside(label, look.paragraph(block.role.value), look.page)
            case Role.IMPRINT:
                found[index] = imprint(look)
    return found


def leading_on(blocks: Sequence[Block]) -> frozenset[int]:
    """The blocks after which attachments, a signature or its date come, which may not stand on a page without text
    (7.3.5.5)."""
    return frozenset(
        [i for i, b in enumerate(blocks, -1) if isinstance(b, Paragraph) and b.role in KEPT_WITH_TEXT]
    )


def _attachment(text: str, page: Page) -> Placing:
    """Lines after the first begin under the name's first character."""
    match = _ATTACHMENT.match(text)
    label, number = (match["label"], match["number"]) if match else (None, None)
    before_number = page.characters_wide(_OFF_MARGIN) + page.characters_wide(_LABEL_WIDTH)
    number_wide = page.characters_wide(_number_width(number)) if number else 0
    if label:
        return Placing(before_number + number_wide, hanging=page.characters_wide(_LABEL_WIDTH) + number_wide)
    if number:
        return Placing(before_number + number_wide, hanging=number_wide)
    return Placing(page.characters_wide(_OFF_MARGIN))


def _number_width(number: str) -> float:
    return sum(0.25 if c in ". " else width(c) for c in number)


def _label(paragraph: Paragraph) -> str:
    """What stands before the names: the run-in head, or what ends with a colon."""
    first = paragraph.inlines[0] if paragraph.inlines else None
    if isinstance(first, Head):
        return first.text
    match = _LABEL.match(paragraph.text)
    return match[0] if match else ""
