"""The words listed right before a place: A、B、C|三者统一, “A、B、C”|五大工程, whole clauses|的“四转四全”.

They are spans of a view. The first one's beginning has to be found, because nothing separates it from the clause
that it stands in: 做到|服务职工、服务大局、服务社会.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from phrasebank.mining.abbreviations.counts import words
from phrasebank.sentences import Span
from phrasebank.words import words as words_of

# between the last member and what sums them up: 统一、协调|三者, …精神。这|三种精神, “…、强身健体”|五大工程, …范围全域化的|“四转四全”
_JOINTS = ("。这", "，这", "——", "等", "的", "这", "”", "’", "“", "‘")
_SEPARATOR = re.compile(r"、|[”’][“‘]|以及|(?<=[\u4e00-\u9fff])[和与及](?=[\u4e00-\u9fff“])")
# words that are made what they are counted as: 把│实行民主决策、推进依法行政、加强行政监督│作为政府工作的三项基本准则
_MADE = re.compile(r"[把将](?P<listed>[^，。；：！？\n]+)作为[^、，。；：！？\n]{0,12}$")
_COMMA = re.compile("[，；]")
_EITHER = re.compile("[、，]")
# what joins a first member to the words before it: …为中心同│四项基本原则, “五边”为│山边; not 因为
_LINK = re.compile("(?<!因)[同为]")
_CLAUSE = re.compile(r"[^，。；：！？\n]+")
_BEHIND = re.compile(r"[”’]?(?:：|——|，即|，包括|，分别是|（)")
_NEAR = 400
_LONGEST = 40
_SHORT = 4
# a member does not end in a verb that takes what follows as its object: 坚决做到|“两个维护”
_LEADS_ON = re.compile(
    r"(?:做到|实现|坚持|增强|推动|推进|打好|打赢|落实|实施|开展|加强|加大|兜牢|[为对是在把将向与和以从给让到好])$"
)


def listed_before(text: str, start: int, number: int) -> tuple[Span, ...]:
    """The ``number`` members that end right before a count, () if there are not as many."""
    low = max(0, start - _NEAR)
    end = start
    while joint := next((j for j in _JOINTS if text.endswith(j, low, end)), ""):
        end -= len(joint)
    between = text[end:start]
    if "等“" in between:
        return ()
    closed = between.strip("“‘") != "" and not between.startswith("，")
    if "的" in between and (made := _MADE.search(text, low, end)):
        found = tuple(pieces(text, *made.span("listed"), "、"))
        return found if len(found) == number and max(s.end - s.start for s in found) <= _LONGEST else ()
    if "”" in between and (quoted := _in_quotation(text, low, end, number)):
        return quoted
    found = _by_marks(text, low, end, number)
    if len(found) == number and (closed or _stand_alone(text, found)):
        return found
    return _by_clauses(text, low, end, number) if "的" in between or "等" in between else ()


def _in_quotation(text: str, low: int, end: int, number: int) -> tuple[Span, ...]:
    """What commas part in the quotation that ends right before a count: “教师苦教，学生苦读，家庭苦供”三苦精神."""
    begin = text.rfind("“", low, end) + 1
    if begin == 0 or "”" in text[begin:end] or "，" not in text[begin:end]:
        return ()
    found = tuple(pieces(text, begin, end, "、，"))
    return found if len(found) == number else ()


def listed_behind(text: str, end: int, number: int, noun: str) -> bool:
    """Whether ``number`` words that end as a count does are listed right behind it: 五种意识：大局意识、责任意识…."""
    opening = _BEHIND.match(text, end)
    stop = _CLAUSE.match(text, opening.end()) if opening else None
    found = stop.group().split("、") if stop else []
    return len(found) == number and all(len(word) > len(noun) and word.endswith(noun) for word in found)


def _stand_alone(text: str, spans: Sequence[Span]) -> bool:
    """Whether words are equals, so that the last cannot run into what follows: they begin or end alike, or are all as short."""
    said = [text[s.start : s.end] for s in spans]
    if _LEADS_ON.search(said[-1]):
        return False
    short = len(said) > 2 and len({len(w) for w in said}) == 1 and len(said[0]) <= _SHORT
    return short or any(len({w[i] for w in said}) == 1 for i in (0, -1))


def _by_marks(text: str, low: int, end: int, number: int) -> tuple[Span, ...]:
    """A、B、C or A、B和C, in quotation marks or not."""
    begin = max(low, max(text.rfind(mark, low, end) for mark in "，。；：！？\n（") + 1)
    found = tuple(pieces(text, begin, end, "、"))
    if number < 2 or len(found) != number:
        return ()
    cut = first_cut(text, found)
    fits = all(s.end - s.start <= _LONGEST and _is_closed(text[s.start : s.end]) for s in cut)
    return cut if fits and _quoted_alike(text, cut) else ()


def _is_closed(words: str) -> bool:
    return all(words.count(o) == words.count(c) for o, c in ("“”", "‘’", "《》"))


def _quoted_alike(text: str, spans: Sequence[Span]) -> bool:
    """Whether all words, none, or only the list as a whole stands in quotation marks: not “两个确立”、坚决做到“…."""
    opened = [text[s.start - 1 : s.start] == "“" for s in spans]
    closed = [text[s.end : s.end + 1] == "”" for s in spans]
    return opened[1:] == closed[:-1] and (all(opened[1:]) or not any(opened[1:]))


def _by_clauses(text: str, low: int, end: int, number: int) -> tuple[Span, ...]:
    """Whole clauses: 从…转变，从…转变，服务对象全覆盖，服务内容全方位的“四转四全”."""
    begin = max(low, max(text.rfind(mark, low, end) for mark in "。；！？\n") + 1)
    clauses = [Span(*m.span()) for m in _CLAUSE.finditer(text, begin, end)][-number:]
    if len(clauses) < number or number < 3:
        return ()
    if max(c.end - c.start for c in clauses[1:]) > _LONGEST or not _alike(text, clauses[1:]):
        return ()
    return first_cut(text, tuple(clauses))


def _alike(text: str, spans: Sequence[Span]) -> bool:
    """Whether every clause shares its beginning or its end with the clause beside it, but for one change of shape."""
    changes = 0
    for a, b in pairwise(spans):
        if (
            text[a.start] != text[b.start]
            and text[a.end - 1] != text[b.end - 1]
            and text[a.end - 3] != text[b.end - 3]
        ):
            changes += 1
    return changes <= 1


def pieces(text: str, start: int, end: int, separator: str) -> Iterator[Span]:
    """What stands between the separators, without quotation marks; 和 separates the last two of a list with 、."""
    pattern = {"、": _SEPARATOR, "，": _COMMA}.get(separator, _EITHER)
    position = start
    cuts = list(pattern.finditer(text, start, end))
    joins = [c for c in cuts if c.group() in "和与及"]
    if separator == "、" and (
        len(cuts) == len(joins) or len(joins) > 1 or (joins and joins[0] is not cuts[-1])
    ):
        cuts = [c for c in cuts if c not in joins]
    for cut in cuts:
        yield from _piece(text, position, cut.start())
        position = cut.end()
    yield from _piece(text, position, end)


def _piece(text: str, start: int, end: int) -> Iterator[Span]:
    """The words between two separators, without the quotation marks around them or around the whole list."""
    while start < end and text[start] in " 等":
        start += 1
    while start < end and text[end - 1] in " 等":
        end -= 1
    if start < end and text[start] in "“‘" and (text[end - 1] in "”’" or not _is_closed(text[start:end])):
        start += 1
    if start < end and text[start] == "《" and not _is_closed(text[start:end]):
        start += 1
    if start < end and text[end - 1] in "”’" and not _is_closed(text[start:end]):
        end -= 1
    if start < end:
        yield Span(start, end)


def first_cut(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans, the first without the words that bring it in: 做到|服务职工, 大力弘扬|劳模精神."""
    first, others = spans[0], spans[1:]
    if text[first.start - 1 : first.start] in ("“", "‘") and "”" not in text[first.start : first.end]:
        return spans
    return (Span(_first_start(text, first, others), first.end), *others)


def _first_start(text: str, first: Span, others: Sequence[Span]) -> int:
    """Where the first member begins: in its quotation marks, like its fellows, or behind the words that bring it in."""
    opener = text.rfind("“", first.start, first.end)
    if opener >= 0 and text.find("”", opener, first.end) < 0:
        return opener + 1
    beginning = text[others[0].start]
    begin_alike = len(others) > 1 and text[others[1].start] == beginning
    if text.startswith(beginning, first.start):
        return first.start
    if begin_alike and (at := text.find(beginning, first.start, first.end - 1)) >= 0:
        return at
    lengths = {p.end - p.start for p in others}
    as_long = first.end - min(lengths)
    if len(lengths) == 1 and len(others) > 1 and _begins_word(text, first, as_long):
        return as_long
    start = _behind_link(text, first, max(lengths))
    while brings := words().brings.match(text, start, first.end - 1):
        start = brings.end()
    return start


def _behind_link(text: str, first: Span, longest: int) -> int:
    """Where a first piece twice as long as the others begins behind its last 同 or 为: 以经济建设为中心同│四项基本原则、改革开放."""
    if first.end - first.start <= 2 * longest:
        return first.start
    links = [match.end() for match in _LINK.finditer(text, first.start, first.end - 1)]
    return links[-1] if links else first.start


def _begins_word(text: str, span: Span, offset: int) -> bool:
    """Whether a word begins at ``offset`` behind the first of ``span``."""
    position = span.start
    for word in words_of(text[span.start : span.end]) if offset > span.start else ():
        position += len(word)
        if position == offset:
            return True
    return False
