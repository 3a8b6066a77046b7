"""Damage inside a line (and page furniture on one line with a text, see ``glued``): what copying and converting left among a text's words, where it is beyond doubt.

    會(huì)議議程                        a converter wrote readings behind characters
    (一语中的) $ \\) B$ u* H% T; T/       a forum put noise into what is copied from it
    与上级 第1 页共 10 页 部门             a page's number stands in the running text
    落实 www.x.example 某某文库 责任       a watermark that the text repeats

What it covers is left out of the reading view; the source keeps it.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from phrasebank.readers.glued import glued_in
from phrasebank.sentences import Span

_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
# 會(huì), 項（xiàng）; not 会议(PM)
_READING = re.compile(rf"(?<=[\u3400-\u9fff])[（(][a-zü]{{0,5}}[{_TONES}][a-zü]{{0,4}}[)）]")
# 第1 页共 10 页, 第 3 页，共 8 页, 第2页/共9页; not 见第3页
_PAGE_OF = re.compile(r"[^\S\n]*第\s?\d{1,4}\s?页\s?[,，/]?\s?共\s?\d{1,4}\s?页[^\S\n]*")
# tokens of one to three characters, five or more of them: “$ \) B$ u* H% T; T/ f( S”; a mark before them is the text's
_TOKENS = re.compile(
    r"(?:^|(?<=[^\x00-\x7f])(?![).,;:!?\"])|(?<=[^\x00-\x7f][).,;:!?\"]))[^\S\n]?[!-~]{1,3}(?: [!-~]{1,3}){4,}[^\S\n]?"
    r"(?=[^\x00-\x7f]|$)",
    re.MULTILINE,
)
_ODD = frozenset("!#$%&*+;<=>?@\\^_`{|}~[]/")
# a sign that no text joins to a letter: o+ B! #S; “A+ B+ C+” has one such sign only
_JOINED = re.compile(r"[A-Za-z0-9][!#$&*+;<=>?@\\^_`{|}~\[\]]|[!#$&*+;<=>?@\\^_`{|}~\[\]][A-Za-z0-9]")
_FEWEST_ODD = 2
# www.x.example/a, https://x.example
_ADDRESS = re.compile(r"(?:https?://|www\.)[\x21-\x7e]+")
_FEWEST_REPEATED, _SHORTEST_LABEL, _LONGEST_LABEL = 3, 2, 16
_HAN = re.compile(r"[\u3400-\u9fff]")
_LABEL = re.compile(r"[\u3400-\u9fffA-Za-z0-9：:《》【】（）() ]")


def damage_in(text: str) -> tuple[Span, ...]:
    """The stretches of a text that are damage, in their order and apart from each other; none cross a line end."""
    found: list[Span] = []
    if any(tone in text for tone in _TONES):
        found += _matches(_READING, text)
    if "页" in text and "共" in text:
        found += _matches(_PAGE_OF, text)
    if any(sign in text for sign in "$^`~#&{}@_\\"):
        found += (span for span in _matches(_TOKENS, text) if _is_noise(text, span))
    if "www." in text or "://" in text:
        found += _watermarks(text)
    found += glued_in(text)
    return tuple(_apart(sorted(found)))


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    return (Span(*match.span()) for match in pattern.finditer(text))


def _is_noise(text: str, span: Span) -> bool:
    """Whether tokens are a forum's noise: odd signs, joined to letters where the tokens do not fill a line."""
    tokens = text[span.start : span.end]
    odd = len(_ODD.intersection(tokens))
    if text[span.start - 1 : span.start] in ("", "\n") and text[span.end : span.end + 1] in ("", "\n"):
        return odd > 0
    return odd >= _FEWEST_ODD and bool(_JOINED.search(tokens))


def _watermarks(text: str) -> Iterator[Span]:
    """Addresses that stand in a text again and again with the same words before or behind them: 某某文库 www.x.example.

    A notice may name its address twice, 请登录www.x.example报名, but never in the same words.
    """
    places: dict[str, list[Span]] = defaultdict(list)
    for match in _ADDRESS.finditer(text):
        places[match[0]].append(Span(*match.span()))
    for spans in places.values():
        if len(spans) < _FEWEST_REPEATED:
            continue
        before = _shared([text[max(0, s.start - _LONGEST_LABEL) : s.start][::-1] for s in spans])
        behind = _shared([text[s.end : s.end + _LONGEST_LABEL] for s in spans])
        label = text[spans[0].start - before : spans[0].start] + text[spans[0].end : spans[0].end + behind]
        if len(_HAN.findall(label)) < _SHORTEST_LABEL:
            continue
        yield from (Span(s.start - before, s.end + behind) for s in spans)


def _shared(contexts: list[str]) -> int:
    """How many characters of a label all contexts begin with."""
    length = 0
    for column in zip(*contexts, strict=False):
        if len(set(column)) > 1 or not _LABEL.match(column[0]):
            break
        length += 1
    return length


def _apart(spans: list[Span]) -> Iterator[Span]:
    end = 0
    for span in spans:
        if span.start >= end:
            yield span
            end = span.end


def kept(start: int, end: int, damage: tuple[Span, ...]) -> list[Span]:
    """What is left of the stretch from ``start`` to ``end`` of a text."""
    pieces: list[Span] = []
    for span in damage[bisect_left(damage, (start,)) : bisect_left(damage, (end,))]:
        if span.start > start:
            pieces.append(Span(start, span.start))
        start = span.end
    if start < end:
        pieces.append(Span(start, end))
    return pieces
