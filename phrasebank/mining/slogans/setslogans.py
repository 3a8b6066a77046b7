"""Set slogans 口号, which the whole country says, wherever they stand: 听党话、跟党走; two of one length, side by side, are one.

坚持│一张蓝图绘到底，一任接着一任干
"""

from collections.abc import Iterator

from phrasebank.mining.slogans.shapes import shapes
from phrasebank.sentences import Span

_JOINTS = "、，"


def set_slogans(text: str) -> Iterator[Span]:
    """The set slogans of a view's text, one after the other, and two that are joined as one more."""
    begin = end = 0
    (begun,) = shapes().begin.found(text)
    for at, _ in begun:
        match = shapes().slogans.match(text, at) if at >= end else None
        if match:
            if at == end + 1 and end - begin == len(match.group()) and text[end] in _JOINTS:
                at = begin
            begin, end = at, match.end()
            yield Span(begin, end)
