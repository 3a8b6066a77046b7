"""Themes 主题: titles that are slogans, mottos in quotation marks, set slogans 口号, and these wherever they recur.

开展“开启新征程、勇当排头兵”主题活动 → 开启新征程、勇当排头兵
"""

import re
from collections.abc import Iterator, Sequence

from phrasebank.mining.predicates import are_predicates, is_likely, is_predicate, may_be_predicate, table
from phrasebank.mining.shape import NUMBERED
from phrasebank.mining.slogans.shapes import shapes
from phrasebank.sentences import Span

# words in quotation marks, others within them or not: “‘八八战略’再深化、改革开放再出发”
_QUOTED = re.compile(r"“([^“”\n]{5,48})”")
_QUOTED_ONCE = re.compile(r"(?<!“)‘([^“”‘’\n]{5,48})’")
# titles of reports and activities: 作题为《踔厉奋发 勇毅前行》的报告, 以《学党史、悟思想》为题; not 《中国共产党章程》
_TITLED = re.compile(r"《([^《》\n]{8,48})》")
# a saying or a motto, quoted with nothing else: “路漫漫其修远兮，吾将上下而求索” “不积跬步，无以至千里；不积小流，无以成江海”
_QUOTED_PAIR = re.compile(
    r"[\u4e00-\u9fff]+[，、；][\u4e00-\u9fff]+(?:；[\u4e00-\u9fff]+，[\u4e00-\u9fff]+)?"
)
_SHORTEST_SIDE, _LONGEST_SIDE = 5, 12
# behind a single clause: “强国有我”主题宣传
_ASKED = re.compile(r"(?:等|的|为)?(?:主题|口号|征文|演讲|大讨论)")
_LEAST_SAID, _UNEVEN, _LONGEST_OF_ROW, _SHORTEST_OF_ROW = 5, 3, 10, 3
_BREAKS = re.compile(r"[、，\s·]")
_PART = re.compile(r"[\u4e00-\u9fffX×]{3,13}")
_THRICE = re.compile(r"(.).{2}\1.{2}\1.{2,4}")
# 2 to 4 parts of a heading line: 开启新征程 勇当排头兵
_HEADING = re.compile(r"[^\n。！？；：0-9]{8,48}")
# titles that name a document, a meeting or a person's speech
_NAMES_A_DOCUMENT = re.compile(
    r"关于|召开|举行|会议|大会|讲话|通知|意见|办法|方案|决定|公报|摘要|致辞|纪要|规划|报告|条例|座谈会|印发|公告|名单|工作部署|[《》（）()]"
)
_TITLE_HEADS = re.compile(r"[为以让把](?!了)")
_TOP_LINES = 5
_BYLINE = re.compile(r"[^\n。，！？；]{2,30}(?:\n|$)")
_LEAST_TITLE = 10


def themes(text: str) -> Iterator[Span]:
    """Themes of a view's text, in no order."""
    found = [*_quoted(text), *_titles(text)]
    yield from found
    yield from _again(text, found)
    for match in shapes().slogans.finditer(text):
        yield Span(*match.span())


def _quoted(text: str) -> Iterator[Span]:
    for quoted in (_QUOTED, _QUOTED_ONCE):
        for match in quoted.finditer(text):
            around = text[max(0, match.start() - 8) : match.start()], text[match.end() : match.end() + 10]
            if _is_motto(match.group(1), *around) or _is_saying(match.group(1)):
                yield Span(*match.span(1))
    for match in _TITLED.finditer(text):
        if not _NAMES_A_DOCUMENT.search(match.group(1)) and _is_titled(match.group(1)):
            yield Span(*match.span(1))


def _is_titled(title: str) -> bool:
    """Whether a title in 《》 is a slogan: two parts or more, each of four characters or all alike, that open as slogans do."""
    parts = re.sub("[‘’“”]", "", title).split(" ")
    if len(parts) == 1:
        parts = [part for part in _BREAKS.split(parts[0]) if part]
        if len({*map(len, parts)}) > 1:
            return False
    return len(parts) > 1 and all(len(part) > 2 and _opens_a_slogan(part) for part in parts)


def _is_saying(words: str) -> bool:
    """Whether all that is quoted is two clauses of one length, of five characters or more, or two such pairs."""
    if not _QUOTED_PAIR.fullmatch(words):
        return False
    halves = [[*map(len, half.split("，"))] for half in words.split("；")] if words.count("，") > 1 else []
    if halves:
        return halves[0] == halves[-1]
    one, two = map(len, re.split("[，、；]", words))
    return one == two and _SHORTEST_SIDE <= one <= _LONGEST_SIDE


def _is_motto(words: str, before: str, behind: str) -> bool:
    if _THRICE.fullmatch(words):
        return True
    parts = [part for part in _BREAKS.split(re.sub("[‘’]", "", words)) if part]
    if not all(_PART.fullmatch(part) for part in parts):
        return False
    cued = bool(shapes().before.search(before) or shapes().behind.match(behind))
    if len(parts) == 1:
        return _is_said(parts[0], behind)
    if "·" in words and len(parts) == 2:
        return True
    if len(parts) == 2 and _ASKED.match(behind):
        return abs(len(parts[0]) - len(parts[1])) <= _UNEVEN
    return _is_pair(parts, cued=cued) if len(parts) == 2 else _is_row(parts, cued=cued)


def _is_said(part: str, behind: str) -> bool:
    """Whether one clause is a motto: “把纪律挺在前面”, “强国有我”主题活动; names of years and campaigns are none."""
    if _TITLE_HEADS.match(part) and len(part) > _LEAST_SAID:
        return True
    return len(part) >= _LEAST_SAID and _ASKED.match(behind) is not None and may_be_predicate(part)


def _is_pair(parts: Sequence[str], *, cued: bool) -> bool:
    one, two = parts
    if all(may_be_predicate(part) or is_predicate(part[:4]) for part in parts):
        return len(one) == len(two) or (cued and abs(len(one) - len(two)) <= _UNEVEN)
    return cued and len(one) == len(two) >= 4


def _is_row(parts: Sequence[str], *, cued: bool) -> bool:
    """Three or more: of one length, or nearly so where what stands around them asks for a motto."""
    lengths = sorted(map(len, parts))
    if lengths[-1] - lengths[0] > (_UNEVEN if cued else 0) or lengths[-1] > _LONGEST_OF_ROW:
        return False
    if lengths[0] == lengths[-1] and are_predicates(parts):
        return True
    tails = {part[-1] for part in parts}
    if len(tails) == 1 and tails <= table().noun_ends:
        return False
    return cued or lengths[0] > _SHORTEST_OF_ROW or all(map(_acts, parts))


def _acts(part: str) -> bool:
    return may_be_predicate(part) or is_likely(part)


def _titles(text: str) -> Iterator[Span]:
    start, prose = 0, 0
    for index, line in enumerate(text.split("\n")):
        here, start = start, start + len(line) + 1
        opened = prose
        prose += any(mark in line for mark in "。；！？")
        if not _HEADING.fullmatch(line) and "——" not in line[:40]:
            continue
        title = line.partition("——")[0].rstrip()
        if _is_title(title, top=index < _TOP_LINES and not opened, byline=bool(_BYLINE.match(text, start))):
            yield Span(here, here + len(title))


def _is_title(line: str, *, top: bool, byline: bool) -> bool:
    if not _HEADING.fullmatch(line) or NUMBERED.match(line) or _NAMES_A_DOCUMENT.search(line):
        return False
    parts = line.split()
    if len(parts) > 1:
        return all(len(part) >= 4 and _opens_a_slogan(part) for part in parts)
    return (top or byline) and "，" not in line and len(line) >= _LEAST_TITLE and _opens_a_slogan(line)


def _opens_a_slogan(part: str) -> bool:
    return bool(_TITLE_HEADS.match(part)) or is_predicate(part) or may_be_predicate(part)


def _again(text: str, found: Sequence[Span]) -> Iterator[Span]:
    """Where themes of several parts are said again, their parts joined by another mark or none."""
    said = {tuple(part for part in _BREAKS.split(text[slice(*span)]) if part) for span in found}
    for parts in sorted(said):
        if len(parts) > 1 or len(parts[0]) >= _LEAST_TITLE:
            pattern = re.compile(r"[、，\s]?".join(map(re.escape, parts)))
            yield from (Span(*match.span()) for match in pattern.finditer(text))
