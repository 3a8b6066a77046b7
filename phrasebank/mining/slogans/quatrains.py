"""Couplets of two clauses each, a sentence or a quotation: 能识大局，方能谋大事；善观大势，才能成大业。

The first clause has the length of the third and the second that of the fourth, which is no chance in a whole sentence.
"""

import re
from collections.abc import Iterator

from phrasebank.mining.slogans.cuts import HAN
from phrasebank.sentences import Span

# the second half of a sentence: ；│愿虽艰，持则可圆│。
_HALF = re.compile(rf"；(?P<three>{HAN}{{2,9}})，(?P<four>{HAN}{{2,9}})(?=[。！”\n]|$)")
_BEGINS = "。！？：\n“"
_HAN = re.compile(f"{HAN}+")
# numerals are a list, 要 and 是 begin all sorts of clauses
_NO_MOTTO = re.compile("^(?:[一二三四五六七八九十]|要|是|在|我|他|也|有|第)")


def quatrains(text: str) -> Iterator[Span]:
    """Such couplets of a view's text, in no order."""
    for match in _HALF.finditer(text):
        comma = match.start() - len(match["four"]) - 1
        begin = comma - len(match["three"])
        one, two = text[max(0, begin) : comma], text[comma + 1 : match.start()]
        whole = begin >= 0 and text[comma] == "，" and text[max(0, begin - 1) : begin] in _BEGINS
        if whole and _HAN.fullmatch(one + two) and _are_halves(one, two, match["three"], match["four"]):
            yield Span(begin, match.end())


def _are_halves(one: str, two: str, three: str, four: str) -> bool:
    """Whether two halves of two clauses each are of one make, and no items of a list."""
    return (
        len(one) == len(three)
        and len(two) == len(four)
        and one != three
        and two != four
        and not _NO_MOTTO.match(one)
    )
