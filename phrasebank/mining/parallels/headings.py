"""Headings on lines of their own, with the text of each below it, that answer one another down the page.

关爱独居老人⏎……。⏎关爱留守儿童⏎……。⏎关爱重症病人⏎……。 → 关爱⟨⟩
"""

import re
from collections.abc import Iterator, Sequence

from phrasebank.mining.frames import Frame
from phrasebank.mining.parallels.openings import is_striking
from phrasebank.mining.parallels.rows import Place
from phrasebank.mining.parallels.siblings import bare

# a short line that no mark ends, and the sentence below it: 关爱独居老人│⏎镇里请来医生…。 but not 一张照片⏎另一张照片
_HEADING = re.compile(
    r"^[ \t]*(?P<head>[^，；：。！？\n\d](?:[^；：。！？\n]{2,26})[^，；：。！？\n、…])\n+[^。！？\n]{8,}[。！？；]",
    re.MULTILINE,
)
_FURTHEST = 800
"""So much text may stand under a heading."""
_LONGEST, _NEARLY = 14, 3
"""Headings up to this, of nearly one length, need no more in common than neighbours do."""
_SEVERAL = 3


def rows_of_headings(text: str) -> Iterator[list[Place]]:
    """Headings that follow one another, no other heading between them."""
    row: list[Place] = []
    for match in _HEADING.finditer(text):
        place = bare(text, *match.span("head"))
        if row and place[0] - row[-1][1] > _FURTHEST:
            yield row
            row = []
        row.append(place)
    if row:
        yield row


def are_felt(spans: Sequence[Place], shared: Frame) -> bool:
    """Whether headings are felt to answer one another over what stands between: three short ones, or a striking frame."""
    lengths = [end - start for start, end in spans]
    short = max(lengths) <= _LONGEST and max(lengths) - min(lengths) <= _NEARLY
    return (short and len(spans) >= _SEVERAL) or is_striking(shared, near=False)
