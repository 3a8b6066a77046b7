"""A reading view of a text: marks made full-width, broken columns joined, boilerplate left out, with a map back.

Mining reads the view; what it finds is handed on as spans of the source, which is never rewritten.

    view = reading("团结动员\\n\\n职工,建功立业.")
    view.text == "团结动员职工，建功立业。" and view.span(4, 6) == (6, 8)

A view has one paragraph a line, no blank lines and no blanks around a paragraph or behind a mark.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from phrasebank.fewwords import few_words, part_of_speech
from phrasebank.readers.clean import boilerplate, dateline
from phrasebank.readers.damage import damage_in, kept
from phrasebank.readers.furniture import is_furniture
from phrasebank.readers.pagebreaks import page_breaks
from phrasebank.readers.wrapping import LITTLE_SLACK, SLACK, is_full, wrap_width
from phrasebank.sentences import Span

# half-width marks beside Chinese: 强调,一要 but neither 3,000 nor a.m.; a full stop only where a sentence can end
_HALF_WIDTH = re.compile(
    r"[,:;!?()](?:(?<=[\u3400-\u9fff“”‘’《》（）】〕%％].)|(?=[\u3400-\u9fff“‘《]))"
    r"|\.(?<=[\u3400-\u9fff”》].)(?=\s|$|”)"
)
_WIDEN = str.maketrans(",:;!?().", "，：；！？（）。")
_LINE = re.compile(r"[^\r\n\x0b\x0c\u0085\u2028\u2029]+")
# blanks behind a mark (要实干， 要创新) mean nothing; those between words (奋进新征程 建功新时代) separate
_BLANKS_BEHIND_MARK = re.compile(r"(?<=[，。；：、！？）])[^\S\n]+")
_BLANKS = " \t\u00a0\u2002\u2003\u2009\u200b\u3000\ufeff"

# a new paragraph by its marker: 一是… 二、… （三）… 第四，… 5.… ①… but not 一切为了职工
_STARTS_BLOCK = re.compile(
    r"[一二三四五六七八九十]{1,3}[、．.是要]|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[，、,章节条]"
    r"|\d{1,2}[.．、]|[①-⑳]|其[一二三四五六]|——|附件|同志们|各位"
)
# a marker alone on its line belongs to the next; a line that begins with a closing mark, or follows an opening one, goes on
_MARKER_ALONE = re.compile(
    r"[一二三四五六七八九十]{1,3}(?:、|[是要])|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[，、]"
)
_CLOSES = re.compile(r"[，。、；：！？,;:!?）)》」』】”’]")
_OPENS = frozenset("《（(「『【“‘")
# a page copied with its quotations on lines of their own: 既是思想上的⏎“⏎再充电⏎”⏎，也是…; two such lines tell
_QUOTE_ALONE = re.compile(r"[“”]|”[，。、；：][^\n]*")
_FEWEST_QUOTES, _SHORT_QUOTE = 2, 16
_UNFINISHED = re.compile(r"[\u3400-\u9fffA-Za-z0-9%，、,（(“《—]")
_NEAR = 6
"""So many characters on both sides of a line break tell whether it cuts a word."""
# Han before and behind a line break: 各级工会提⏎高认识, but not a figure or a mark
_HAN_START, _HAN_END = re.compile(r"[\u3400-\u9fff]{2}"), re.compile(r"[\u3400-\u9fff]{2}$")
_LONGEST_TITLE = 60
"""Characters between 《 and 》 on both sides of a line break."""
_PROSE_LENGTH = 40
"""A line this long with a comma is running prose; headings of two clauses in the development texts stay below."""


@dataclass(frozen=True, slots=True)
class View:
    """``text`` is what is read; stretch i of it begins at ``starts[i]`` and stands in the source at ``sources[i]``."""

    text: str
    starts: tuple[int, ...]
    sources: tuple[int, ...]

    def source(self, offset: int) -> int:
        """Where the character at ``offset`` of the view stands in the source."""
        stretch = bisect_right(self.starts, offset) - 1
        return self.sources[stretch] + offset - self.starts[stretch]

    def shift(self, start: int, end: int) -> int | None:
        """What to add to the offsets from ``start`` to ``end`` for the source's; None if a cut lies between them."""
        stretch = bisect_right(self.starts, start) - 1
        if stretch + 1 < len(self.starts) and self.starts[stretch + 1] < end:
            return None
        return self.sources[stretch] - self.starts[stretch]

    def shifts(self, spans: Iterable[Span]) -> Iterator[int | None]:
        """What ``shift`` tells of each of some spans, which lie in order: all stretches are met on one way."""
        stretch, last = 0, len(self.starts) - 1
        for start, end in spans:
            while stretch < last and self.starts[stretch + 1] <= start:
                stretch += 1
            cut = stretch < last and self.starts[stretch + 1] < end
            yield None if cut else self.sources[stretch] - self.starts[stretch]

    def span(self, start: int, end: int) -> Span:
        """The span of the source that reads as ``text[start:end]``, a stretch of at least one character."""
        return Span(self.source(start), self.source(end - 1) + 1)


@lru_cache(maxsize=4)
def reading(text: str) -> View:
    """The reading view of a text; those of the last few texts are kept, because several kinds read the same one."""
    pieces: list[str] = []
    starts: list[int] = []
    sources: list[int] = []
    length, paragraph, previous, behind_break = 0, "", 0, False
    stretches = list(_stretches(text))
    damage = damage_in(text)
    lines = [text[start:end] for start, end in stretches]
    if damage:
        stretches, lines = _mended(text, stretches, damage)
    dropped, breaks, width = boilerplate(lines), page_breaks(lines), wrap_width(lines)
    apart = sum(bool(_QUOTE_ALONE.fullmatch(line)) for line in lines if line[0] in "“”") >= _FEWEST_QUOTES
    above = ""
    for number, ((start, end), line) in enumerate(zip(stretches, lines, strict=True)):
        if number in breaks:
            behind_break = True
            continue
        if dropped[number] and not (_is_next_line(text, previous, start) and _goes_into(paragraph, line)):
            continue
        previous = end
        joined = bool(paragraph) and (
            _goes_on(paragraph, line)
            or (behind_break and _goes_on_overleaf(paragraph, line))
            or (width > 0 and _is_wrapped(paragraph, above, line, width))
            or (apart and _goes_on_at_quote(paragraph, above, line))
        )
        behind_break, above = False, line
        if paragraph and not joined:
            pieces.append("\n")
            length += 1
        for begin, stop in _parts(text, start, end, damage):
            starts.append(length)
            sources.append(begin)
            pieces.append(text[begin:stop])
            length += stop - begin
        paragraph = paragraph + line if joined else line
    seen = "".join(pieces)
    if not starts:
        starts, sources = [0], [0]
    return View(_full_width(seen), tuple(starts), tuple(sources))


def quoted(text: str, span: Span) -> str:
    """The source's own words, without the line breaks of a broken column."""
    words = text[span.start : span.end]
    return "".join(part.strip() for part in words.splitlines()) if "\n" in words or "\r" in words else words


def _stretches(text: str) -> Iterator[Span]:
    """The lines of the text without outer blanks and an agency's dateline; empty lines are left out."""
    for match in _LINE.finditer(text):
        line = match.group()
        stripped = line.strip(_BLANKS)
        if stripped:
            start = match.start() + line.index(stripped[0])
            end = start + len(stripped)
            yield Span(dateline(text, start, end), end)


def _mended(text: str, stretches: list[Span], damage: tuple[Span, ...]) -> tuple[list[Span], list[str]]:
    """The lines that are left without what is damaged, and how they read; those with nothing left go."""
    lines = ["".join(text[start:end] for start, end in kept(*line, damage)) for line in stretches]
    left = [(line, words) for line, words in zip(stretches, lines, strict=True) if words.strip(_BLANKS)]
    return [line for line, _ in left], [words for _, words in left]


def _parts(text: str, start: int, end: int, damage: tuple[Span, ...]) -> Iterator[Span]:
    """What is read of a line of the text."""
    for part in kept(start, end, damage) if damage else (Span(start, end),):
        for begin, stop in _without_blanks(text[part.start : part.end]):
            yield Span(part.start + begin, part.start + stop)


def _without_blanks(line: str) -> Iterator[Span]:
    position = 0
    if len(line.split(None, 1)) < 2:
        yield Span(0, len(line))
        return
    for blanks in _BLANKS_BEHIND_MARK.finditer(line):
        yield Span(position, blanks.start())
        position = blanks.end()
    yield Span(position, len(line))


def _full_width(text: str) -> str:
    return _HALF_WIDTH.sub(lambda mark: mark.group().translate(_WIDEN), text)


def _is_next_line(text: str, end: int, start: int) -> bool:
    """Whether one line feed, and no more, stands between what ends at ``end`` and what begins at ``start``."""
    first = text.find("\n", end, start)
    return first >= 0 > text.find("\n", first + 1, start)


def _goes_into(paragraph: str, line: str) -> bool:
    """Whether a line that looks like boilerplate may be a piece of a cut sentence: its date, its figure; no page's own line."""
    return _is_cut(paragraph) and not is_furniture(line)


def _goes_on(paragraph: str, line: str) -> bool:
    """Whether ``line`` is the rest of a paragraph that a column or page end cut, not a paragraph of its own."""
    if _CLOSES.match(line) or paragraph[-1] in _OPENS or _MARKER_ALONE.fullmatch(paragraph):
        return True
    if _cuts_a_title(paragraph, line):
        return True
    if not _UNFINISHED.match(paragraph[-1]) or _STARTS_BLOCK.match(line):
        return False
    if paragraph[-1] in "，、,":
        return _is_cut(paragraph) or len(paragraph) >= _PROSE_LENGTH // 2
    prose = any(mark in line for mark in "。！？；") or len(line) >= _PROSE_LENGTH // 2
    return prose and (_is_cut(paragraph) or _cuts_a_word(paragraph, line))


def _goes_on_overleaf(paragraph: str, line: str) -> bool:
    """Whether a line behind a page break goes on with a sentence; a heading at the foot of a page has no comma."""
    if not _UNFINISHED.match(paragraph[-1]) or _STARTS_BLOCK.match(line):
        return False
    clauses = "，" in paragraph or "," in paragraph
    return clauses and (_is_cut(paragraph) or not _STARTS_BLOCK.match(paragraph))


def _goes_on_at_quote(paragraph: str, above: str, line: str) -> bool:
    """Whether a sentence goes on with a quotation or figure on a line of its own, or behind one; a heading does not."""
    if line[0] == "“" or line.isdecimal():
        heading = _STARTS_BLOCK.match(paragraph) and not any(mark in paragraph for mark in "，。")
        return len(line) <= _SHORT_QUOTE and _UNFINISHED.match(paragraph[-1]) is not None and not heading
    quoted = above[0] in "“”" and paragraph[-1] == "”" and paragraph[-2:-1] not in tuple("。！？；")
    return (quoted or (above.isdecimal() and paragraph.endswith(above))) and not _STARTS_BLOCK.match(line)


def _is_wrapped(paragraph: str, above: str, line: str, width: int) -> bool:
    """Whether a line goes on with the sentence of the full line above; a heading may end there, if that is less full."""
    if paragraph[-1] in "。！？；：!?;:" or _STARTS_BLOCK.match(line):
        return False
    heading = _STARTS_BLOCK.match(paragraph) and not any(mark in paragraph for mark in "。；")
    return is_full(above, line, width, LITTLE_SLACK if heading else SLACK)


def _cuts_a_title(paragraph: str, line: str) -> bool:
    """Whether the title of a document stands half in one line and half in the next: 宣读《安全事故情况的通⏎报》."""
    opened = paragraph.rfind("《", -_LONGEST_TITLE)
    closes = line.find("》", 0, _LONGEST_TITLE)
    return opened >= 0 <= closes and "》" not in paragraph[opened:] and "《" not in line[:closes]


def _cuts_a_word(paragraph: str, line: str) -> bool:
    """Whether a word stands half in one line and half in the next: 要求各级工会提⏎高认识. Few lines have to be cut for it."""
    left, right = paragraph[-_NEAR:], line[:_NEAR]
    if (
        " " in left
        or not (_HAN_END.search(left) and _HAN_START.match(right))
        or part_of_speech(left[-1] + right[0]) == ""
    ):
        return False
    return len(left) not in accumulate(map(len, few_words(left + right)))


def _is_cut(paragraph: str) -> bool:
    """Whether a paragraph is running prose that stops in the middle of a sentence."""
    if not _UNFINISHED.match(paragraph[-1:]):
        return False
    if any(mark in paragraph for mark in "。！？"):
        return True
    clauses = "，" in paragraph or "," in paragraph
    return clauses and len(paragraph) >= _PROSE_LENGTH and not _STARTS_BLOCK.match(paragraph)
