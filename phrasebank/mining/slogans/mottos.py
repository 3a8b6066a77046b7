"""Where a motto may stand: between marks of quotation, or as the heading of a page or a part.

    开展“学先进、比贡献”活动 → 学先进 and 比贡献, with what stands around them

Marks and lengths alone tell; most places of one part, and some of several, are none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import chain

from phrasebank.mining.shape import NUMBERED
from phrasebank.sentences import Span

# words in quotation marks, others within them or not: “‘学赶超’再出发、创先争优再提升” ‘守护一江清水’
_QUOTED = re.compile(r"“([^“”\n]{4,60})”|(?<!“)‘([^“”‘’\n]{4,60})’|‚([^‚‛\n]{4,60})‛")
# straight ones, where a line has them in twos: 围绕"人人讲安全、处处守规程"的主题
_STRAIGHT = re.compile(r'"([^"\n]*)"')
_TITLED = re.compile(r"《([^《》\n]{4,60})》")
_LENGTHS = range(4, 61)
# a heading is no sentence, and does not begin with a figure or a sign: 向着新目标奋勇前进
_HEADING = re.compile(r"[“‘\u4e00-\u9fffXx×][^\n。；：！]{5,47}")
# what parts it from what follows: 奋进新征程——在……上的讲话, ---2023年新年致辞; and what stands before one: ——抓落实，促发展
_DASH, _DASHES, _LONGEST_HEADING = re.compile("——|--"), re.compile("[—-]+"), 50
_BYLINE = re.compile(r"[^\n。，！？；]{2,30}(?:\n|$)")
_SENTENCE_MARKS, _TOP_LINES = "。；！？", 5
_BREAKS, _INNER = re.compile(r"[、，；·\s]+"), re.compile("[‘’“”']")
_AHEAD, _BEHIND = 8, 12


class Mark(Enum):
    """What makes a place one where a motto may stand."""

    QUOTED = auto()
    TITLED = auto()
    HEADING = auto()


@dataclass(frozen=True, slots=True)
class Motto:
    """A place of a view's text, the parts of what is said there, and what stands around it.

    Of a heading that is its own line's rest; ``top`` says that it is among the first lines of the page, before any sentence,
    ``byline`` that a short line follows it, ``subtitled`` that a dash does, in its line or in the next.
    """

    span: Span
    said: str
    parts: tuple[str, ...]
    mark: Mark
    before: str
    behind: str
    top: bool = False
    byline: bool = False
    subtitled: bool = False


def mottos(text: str) -> Iterator[Motto]:
    """The places of a view's text where there are words, in no order."""
    return (motto for motto in chain(_quotations(text), _headings(text)) if motto.parts)


def parts_of(said: str) -> tuple[str, ...]:
    """The parts of what is said: 学先进、比贡献 → 学先进, 比贡献."""
    return tuple(part for part in _BREAKS.split(said) if part)


def _quotations(text: str) -> Iterator[Motto]:
    for quoted, mark in ((_QUOTED, Mark.QUOTED), (_STRAIGHT, Mark.QUOTED), (_TITLED, Mark.TITLED)):
        for match in quoted.finditer(text):
            if len(match.group()) - 2 in _LENGTHS:
                yield _quoted(text, Span(match.start() + 1, match.end() - 1), mark)


def _parts(said: str) -> tuple[str, ...]:
    """The parts without the quotation marks within: 学先进、比“贡献” → 学先进, 比贡献."""
    return parts_of(_INNER.sub("", said))


def _quoted(text: str, span: Span, mark: Mark) -> Motto:
    begin, end = span
    said = Span(begin, end - 1) if text[end - 1] in "。！" else span
    words = text[slice(*said)]
    before, behind = text[max(0, begin - 1 - _AHEAD) : begin - 1], text[end + 1 : end + 1 + _BEHIND]
    return Motto(said, words, _parts(words), mark, before, behind)


def _headings(text: str) -> Iterator[Motto]:
    start = sentences = 0
    for index, line in enumerate(text.split("\n")):
        here, start = start, start + len(line) + 1
        top = index < _TOP_LINES and not sentences
        sentences += any(mark in line for mark in _SENTENCE_MARKS)
        dashes = _DASHES.match(line)
        begin = dashes.end() if dashes else 0
        dash = _DASH.search(line, begin, _LONGEST_HEADING)
        end = len(line[: dash.start()].rstrip()) if dash else len(line)
        if not _HEADING.fullmatch(line, begin, end) or NUMBERED.match(line):
            continue
        said = line[begin:end]
        byline = bool(_BYLINE.match(text, start))
        subtitled = bool(dash or _DASH.match(text, start))
        if top or byline or subtitled or dashes or len(said.split()) > 1:
            yield Motto(
                Span(here + begin, here + end),
                said,
                _parts(said),
                Mark.HEADING,
                line[:begin],
                line[end:],
                top=top,
                byline=byline,
                subtitled=subtitled,
            )
