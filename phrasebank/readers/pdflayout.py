"""From lines to paragraphs; headers, footers and page numbers are left out.

A paragraph of office prose begins with an indent and ends where a line stops short of the margin though the next word
would have fitted; a title's lines are of larger type. Distances count in characters (the size of the type).

    同志们：                      称谓，行没有写满
    今天，我们召开会议，主要    缩进起段
    任务是部署工作。              同一段
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from phrasebank.document import Paragraph, Role, Text
from phrasebank.readers.pdflines import Line, Page, in_order, lines_of


@dataclass(frozen=True, slots=True)
class _Column:
    """The margins between which a column's lines run, and the usual distance from line to line."""

    left: float
    right: float
    leading: float


# — 1 —, - 12 -, 第3页 共8页, 3/8, 第 3 页; 2026 alone could be a year but not at the edge of a page
_PAGE_NUMBER = re.compile(
    r"[\s—–\-－_·.]*(?:第?\s*\d{1,4}\s*页?)(?:\s*[/,，]?\s*(?:共\s*)?\d{1,4}\s*页?)?[\s—–\-－_·.]*"
)
_DIGITS = re.compile(r"\d+")
_WORD_EDGE = re.compile(r"[A-Za-z0-9,.;:%)]")
_WORD_START = re.compile(r"[A-Za-z0-9(]")
# 3295亿 after …资金: the number goes to the next line whole; also 港”、 and “一
_UNIT = re.compile(r"[“‘《（(【]*(?:[\x21-\x7e％．]+|.)[，。、；：！？）》”’】…]*")
_SENTENCE_ENDS = re.compile(r"[。！？：；.!?:;]$")
# the red head of an official document stands above its title in larger type
_RED_HEAD = re.compile(r".*文件(?:\s*[（(].*[)）])?")

INDENT, SHORT, WIDE_LEADING = 1.2, 2.0, 1.75
"""The indent and the short line in characters, the leading as a multiple of the usual one."""
_SMALL_INDENT = 0.45
"""Two half-width blanks; they begin a paragraph where the line before ends a sentence."""
_LARGER = 1.15


def paragraphs(pages: Sequence[Page]) -> list[Paragraph]:
    """The paragraphs of a document, the title told by its type."""
    read = [in_order(list(lines_of(page.chars)), (number,)) for number, page in enumerate(pages)]
    kept = _without_edges(read, pages)
    columns = _columns(kept)
    body = _body_size(kept)
    groups = list(_grouped(kept, columns, body))
    title = _title(groups, body)
    return [
        Paragraph(Role.TITLE if group is title else Role.BODY, (Text(text),))
        for group in groups
        if (text := _joined(group))
    ]


def _without_edges(read: list[list[Line]], pages: Sequence[Page]) -> list[Line]:
    """The lines of all pages without running heads, feet and page numbers."""
    edges = [_edges(lines) for lines in read]
    repeated = Counter(key for lines in edges for key in {_key(line, number) for number, line in lines})
    often = max(2, round(0.4 * sum(bool(lines) for lines in edges)))
    kept: list[Line] = []
    for lines, at_edge in zip(read, edges, strict=True):
        dropped = {
            id(line)
            for number, line in at_edge
            if (number in (0, -1) and _PAGE_NUMBER.fullmatch(line.text))
            or repeated[_key(line, number)] >= often
        }
        kept += [line for line in lines if id(line) not in dropped]
    return kept if len(pages) and kept else [line for lines in read for line in lines]


def _edges(lines: Sequence[Line]) -> list[tuple[int, Line]]:
    """The two highest and the two lowest lines of a page, by their place from the edge."""
    by_height = sorted(lines, key=lambda line: -line.middle)
    if len(by_height) < 3:
        return [(-1, by_height[-1])] if by_height else []
    return [(0, by_height[0]), (1, by_height[1]), (-2, by_height[-2]), (-1, by_height[-1])]


def _key(line: Line, number: int) -> tuple[str, bool]:
    return _DIGITS.sub("#", line.text.replace(" ", "")), number < 0


def _columns(lines: Sequence[Line]) -> dict[tuple[int, ...], _Column]:
    """The margins of every column; one of few lines has those of the column before it that is as wide."""
    members: dict[tuple[int, ...], list[Line]] = {}
    for line in lines:
        members.setdefault(line.column, []).append(line)
    found: dict[tuple[int, ...], _Column] = {}
    last: _Column | None = None
    for column, own in members.items():
        right = max(line.right for line in own)
        full = [line for line in own if line.right > right - SHORT * line.size]
        left = min(line.left for line in (full if len(full) > 1 else own))
        steps = [a.bottom - b.bottom for a, b in pairwise(own) if a.bottom > b.bottom]
        leading = sorted(steps)[len(steps) // 2] if steps else 2 * own[0].size
        one = _Column(left, right, leading)
        few = len(full) < 3 and last is not None and last.left - 1 <= min(line.left for line in own)
        found[column] = last if few and last is not None and right <= last.right + own[0].size else one
        last = found[column]
    return found


def _body_size(lines: Sequence[Line]) -> float:
    """The size of most of the text."""
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def _grouped(
    lines: Sequence[Line], columns: dict[tuple[int, ...], _Column], body: float
) -> Iterator[list[Line]]:
    """The lines of each paragraph."""
    group: list[Line] = []
    for line in lines:
        if group and _begins(group[-1], line, columns, body):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _begins(before: Line, line: Line, columns: dict[tuple[int, ...], _Column], body: float) -> bool:
    """Whether a new paragraph begins with ``line``."""
    own, above = columns[line.column], columns[before.column]
    if abs(line.size - before.size) > 0.1 * line.size or line.parted or before.parted:
        return True
    same = line.column == before.column
    if same and before.bottom - line.bottom > WIDE_LEADING * own.leading:
        return True
    if line.size >= _LARGER * body or (_is_centred(before, above) and _is_centred(line, own)):
        # the lines of a title belong together; speaker and date below it do not
        ends = _SENTENCE_ENDS.search(before.text) or _RED_HEAD.fullmatch(before.text)
        return not same or line.size < _LARGER * body or bool(ends)
    ended = above.right - before.right > max(SHORT, _first_unit(line.text) + 1.0) * before.size
    indent = (line.left - own.left) / line.size
    return ended or indent > INDENT or (indent > _SMALL_INDENT and bool(_SENTENCE_ENDS.search(before.text)))


def _first_unit(text: str) -> float:
    """How many characters wide a line's beginning is that could not be broken: a number, a word, a mark behind it."""
    match = _UNIT.match(text)
    return sum(0.5 if character.isascii() else 1.0 for character in match.group()) if match else 1.0


def _is_centred(line: Line, column: _Column) -> bool:
    before, behind = line.left - column.left, column.right - line.right
    return min(before, behind) > 1.5 * line.size and abs(before - behind) < 2 * line.size


def _joined(lines: Sequence[Line]) -> str:
    """The text of a paragraph; words of Latin letters are parted where a line ended between them."""
    text = ""
    for line in lines:
        if text and _WORD_EDGE.match(text[-1]) and _WORD_START.match(line.text):
            text += " "
        text += line.text
    return text.strip()


def _title(groups: Sequence[list[Line]], body: float) -> list[Line] | None:
    """The first group of the largest type on the first page, if that is larger than the text's."""
    large = [
        group
        for group in groups
        if group[0].column[:1] == groups[0][0].column[:1]
        and group[0].size > _LARGER * body
        and 4 <= len(_joined(group)) <= 100
        and not _RED_HEAD.fullmatch(_joined(group))
    ]
    return max(large, key=lambda group: group[0].size, default=None)
