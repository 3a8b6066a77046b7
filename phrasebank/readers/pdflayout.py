"""From characters with places to paragraphs: lines, columns in reading order, headers and page numbers left out.

A paragraph of office prose begins with an indent and ends where a line stops short of the margin; a title's lines
stand in the middle. Distances are measured in characters (the size of the type), so that any paper and type will do.

    同志们：                      称谓，行没有写满
    今天，我们召开会议，主要    缩进起段
    任务是部署工作。              同一段
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from phrasebank.document import Paragraph, Role, Text


@dataclass(frozen=True, slots=True)
class Char:
    """A character's box in points, from the lower left corner of the page, and the size of its type."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float


@dataclass(frozen=True, slots=True)
class Page:
    chars: tuple[Char, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or a part of one that a wide gap ends; ``column`` is where it is read, page by page."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    column: tuple[int, ...] = ()
    parted: bool = False
    """Whether wide gaps part it, as the cells of a table's row."""

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2


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
_SENTENCE_ENDS = re.compile(r"[。！？：；.!?:;]$")
# the red head of an official document stands above its title in larger type
_RED_HEAD = re.compile(r".*文件(?:\s*[（(].*[)）])?")

WIDE_GAP, BLANK, LATIN_BLANK = 1.9, 0.5, 0.18
INDENT, SHORT, WIDE_LEADING = 1.2, 2.0, 1.75
"""In characters, but for the leading, which is a multiple of the usual one: measured on Word's and LibreOffice's
pages, justified Chinese lines stretch by at most 0.3 of a character."""
_COLUMN_LINES, _COLUMN_WIDTH, _CROSSING = 4, 7.0, 0.2
_LARGER = 1.15


def paragraphs(pages: Sequence[Page]) -> list[Paragraph]:
    """The paragraphs of a document, the title told by its type."""
    read = [_in_order(list(_lines(page.chars)), (number,)) for number, page in enumerate(pages)]
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


def _lines(chars: Iterable[Char]) -> Iterator[Line]:
    """Lines from characters in drawing order; one ends where the next character stands elsewhere."""
    run: list[Char] = []
    for char in chars:
        if run and not _follows(run[-1], char):
            yield _line(run)
            run = []
        run.append(char)
    if run:
        yield _line(run)


def _follows(before: Char, char: Char) -> bool:
    size = max(before.size, char.size, 1.0)
    level = abs((before.bottom + before.top) - (char.bottom + char.top)) / 2 < 0.5 * size
    return level and -0.6 * size < char.left - before.right < WIDE_GAP * size


def _line(run: Sequence[Char]) -> Line:
    parts = [run[0].text]
    for before, char in pairwise(run):
        gap = (char.left - before.right) / max(before.size, char.size, 1.0)
        latin = before.text.isascii() and char.text.isascii()
        parts.append((" " if gap > (LATIN_BLANK if latin else BLANK) else "") + char.text)
    size = Counter(round(char.size, 1) for char in run).most_common(1)[0][0]
    return Line(
        "".join(parts),
        run[0].left,
        min(char.bottom for char in run),
        run[-1].right,
        max(char.top for char in run),
        max(size, 1.0),
    )


def _in_order(lines: list[Line], column: tuple[int, ...]) -> list[Line]:
    """Lines in reading order: columns one after the other, between the lines that run across them."""
    gutter = _gutter(lines) if len(column) < 5 else None
    if gutter is None:
        return _rows([replace(line, column=column) for line in lines])
    across = sorted(
        (line for line in lines if line.left < gutter < line.right), key=lambda line: -line.middle
    )
    rest = [line for line in lines if not line.left < gutter < line.right]
    found: list[Line] = []
    for number, edge in enumerate([*across, None]):
        zone = [line for line in rest if edge is None or line.middle > edge.middle]
        rest = [line for line in rest if line not in zone]
        found += _in_order([line for line in zone if line.right <= gutter], (*column, number, 0))
        found += _in_order([line for line in zone if line.left >= gutter], (*column, number, 1))
        found += [replace(edge, column=(*column, number, 2))] if edge else []
    return found


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where white space parts two columns of prose from top to bottom; None on a page of one column."""
    edges = Counter(round(line.left / 3) for line in lines)
    for edge, times in sorted(edges.items(), key=lambda item: (-item[1], item[0])):
        if times < _COLUMN_LINES:
            return None
        gutter = edge * 3 - 3.0
        left = [line for line in lines if line.right <= gutter]
        right = [line for line in lines if line.left >= gutter]
        crossing = len(lines) - len(left) - len(right)
        if (
            crossing <= _CROSSING * len(lines)
            and _is_prose(left)
            and _is_prose(right)
            and _beside(left, right)
        ):
            return gutter
    return None


def _is_prose(lines: Sequence[Line]) -> bool:
    """Whether lines look like a column of text, not like the cells of a table: long, and mostly equally far."""
    if len(lines) < _COLUMN_LINES:
        return False
    end = max(line.right for line in lines)
    full = sum(line.right > end - 2 * line.size for line in lines)
    widths = sorted((line.right - line.left) / line.size for line in lines)
    return full * 2 >= len(lines) and widths[len(widths) // 2] >= _COLUMN_WIDTH


def _beside(left: Sequence[Line], right: Sequence[Line]) -> bool:
    top = min(max(line.top for line in left), max(line.top for line in right))
    bottom = max(min(line.bottom for line in left), min(line.bottom for line in right))
    return top > bottom


def _rows(lines: list[Line]) -> list[Line]:
    """Parts that stand on one level joined to a line, from top to bottom."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: (-one.middle, one.left)):
        if rows and abs(rows[-1][0].middle - line.middle) < 0.5 * min(rows[-1][0].size, line.size):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_merged(sorted(row, key=lambda one: one.left)) for row in rows]


def _merged(row: Sequence[Line]) -> Line:
    if len(row) == 1:
        return row[0]
    text = row[0].text
    for before, line in pairwise(row):
        text += (" " if line.left - before.right > BLANK * line.size else "") + line.text
    widest = max(row, key=lambda one: len(one.text))
    return Line(
        text,
        row[0].left,
        min(line.bottom for line in row),
        max(line.right for line in row),
        max(line.top for line in row),
        widest.size,
        row[0].column,
        any(line.left - before.right > WIDE_GAP * line.size for before, line in pairwise(row)),
    )


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
    if _is_centred(before, above) and _is_centred(line, own):
        # the lines of a title belong together; speaker and date below it do not
        return not same or line.size < _LARGER * body or bool(_SENTENCE_ENDS.search(before.text))
    return line.left > own.left + INDENT * line.size or before.right < above.right - SHORT * before.size


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
