"""Couplets 对仗: two neighbours of equal length whose words fall alike: 国家的主人翁、发展的主力军.

In running text they have five characters or more and one function word at the same place, or are both predicates, or
bear another sign (``pairs``); as a heading, or a sentence of their own, four are enough: 严格要求，扎实推进。
"""

import re
from collections.abc import Iterator

from phrasebank.mining.predicates import is_predicate
from phrasebank.mining.shape import CLAUSE_END, start_behind
from phrasebank.mining.slogans.pairs import neighbours, sentences
from phrasebank.mining.slogans.quatrains import quatrains
from phrasebank.mining.slogans.rows import is_a_name
from phrasebank.mining.slogans.sides import can_be_sides, inner_cuts, is_a_state, may_act, open_alike
from phrasebank.mining.slogans.stretches import with_few_commas
from phrasebank.sentences import Span

_SIDE = r"(?:[\u4e00-\u9fff]|“[\u4e00-\u9fff]{1,8}”)"
_SIDES = re.compile(f"{_SIDE}+")
# the first of two parts with 、 and nothing before: ，国家的主人翁、│发展的主力军， (a quick look, then the sides)
_LISTED = re.compile(rf"[，。；：！？\n“是为](?=[\u4e00-\u9fff“”]{{5,100}}+、)(?=({_SIDE}{{5,10}})、)")
_LISTED_END = re.compile(r"的[\u4e00-\u9fff]|[，。；：！？\n”]|$")
# from the first 了 on, two things done, wherever they stand: 为各级工会│指明│了前进方向、提供了根本遵循
_DONE = re.compile(
    r"了(?<=[\u4e00-\u9fff]{2}了)(?<!、[\u4e00-\u9fff]{2}了)"
    r"(?=([\u4e00-\u9fff]{3,6})、([\u4e00-\u9fff]{2}了[\u4e00-\u9fff]{3,6})(?:[，。；！\n]|$))"
)
# the first of two whole clauses: ，浸透着江南韵味，│凝结着世代匠心”
_CLAUSES = re.compile(rf"[，。；：！？\n“](?=[\u4e00-\u9fff“”]{{7,140}}+，)(?=({_SIDE}{{7,14}})，)")
_CLAUSES_END = re.compile(r"[，。；！？\n”]|$")
# a heading, or the sentence that opens an item: 一是要学习好、领悟好⏎ 严格要求，扎实推进。要…
_ALONE = re.compile(
    rf"(?=[\u4e00-\u9fff“”，、（）]{{7,340}}+(?:[。\n]|$))(?P<marker>[一二三四五六七八九十]{{1,2}}(?:是|要|、)|（[一二三四五六七八九十]）、?)?"
    rf"(?P<said>要?(?P<one>{_SIDE}{{3,16}})(?P<mark>[，、])(?P<two>{_SIDE}{{3,16}}))(?P<end>\n|$|。(?:要|各级)|。)"
)
# words that stand at the same place in both halves: 的 of 国家的主人翁、发展的主力军
_ALIKE = frozenset("了着的之以于而为不有新更在")
_GOES_ON = frozenset("，；")
_FOUR, _SHORT = 4, 6
_MOST_COMMAS = 2
"""One between two sides, one behind a marker: 一、严格要求，扎实推进."""


def couplets(text: str) -> Iterator[Span]:
    """The couplets of a view's text, in no order; some may overlap."""
    for one, two, span in _sides(text, _LISTED, _LISTED_END):
        if _have_one_word_alike(one, two) or (is_predicate(one) and is_predicate(two)) or _quote(one, two):
            yield span
    for match in _DONE.finditer(text):
        start = match.start() - 2
        if _is_couplet(text[start : match.end(1)], match.group(2)):
            yield Span(start, match.end(2))
    for one, two, span in _sides(text, _CLAUSES, _CLAUSES_END):
        if _have_one_word_alike(one, two) and not _are_more(text, one, two, span):
            yield span
    yield from neighbours(text)
    yield from sentences(text)
    yield from quatrains(text)
    for match in _alone(text):
        yield from _heading(text, match)


def _alone(text: str) -> Iterator[re.Match[str]]:
    """The two sides that are a heading or a sentence, one after the other."""
    end = 0
    for start, _ in with_few_commas(text, _MOST_COMMAS):
        match = _ALONE.match(text, start) if start >= end else None
        if match and (match["marker"] or text[start - 1 : start] != "："):
            end = match.end()
            yield match


def _sides(text: str, first: re.Pattern[str], end: re.Pattern[str]) -> Iterator[tuple[str, str, Span]]:
    """Couplets by their shape: a first side, one mark, and a second side of its length that ends there."""
    for match in first.finditer(text):
        start, stop = match.span(1)
        begin, close = stop + 1, 2 * stop + 1 - start
        if end.match(text, close) and _SIDES.fullmatch(text, begin, close):
            one, two = text[start:stop], text[begin:close]
            if _is_couplet(one, two):
                yield one, two, Span(start, close)


def _heading(text: str, match: re.Match[str]) -> Iterator[Span]:
    """A heading of two predicates; where text goes on behind it, its words must fall alike too."""
    one, two = _bare(match["one"]), _bare(match["two"])
    line = match["end"] in ("\n", "") and text[match.start() - 1 : match.start()] in ("\n", "")
    opens = line or match["marker"] or len(match["end"]) > 1 or len(one) == _FOUR
    if len(one) != len(two) or one == two or not opens:
        return
    if match["mark"] == "、":
        fits = len(one) == 3 and is_predicate(one) and is_predicate(two)
    else:
        fits = may_act(one) and may_act(two) and open_alike(one, two) and _is_couplet(one, two)
        fits = fits or (len(one) == _FOUR and match["marker"] is not None and (may_act(one) or may_act(two)))
        fits = fits or (line and is_predicate(one) and is_predicate(two))
        fits = fits or (is_a_state(one) and is_a_state(two))
        fits = fits or (
            line and len(one) > _FOUR and _is_couplet(one, two) and not (is_a_name(one) and is_a_name(two))
        )
    if fits and len(one) >= (3 if match["mark"] == "、" else _FOUR):
        yield Span(*match.span("said"))


def _bare(side: str) -> str:
    return side.replace("“", "").replace("”", "")


def _is_couplet(one: str, two: str) -> bool:
    """Whether two sides are of one length, begin differently or go on differently, and are cut into words alike."""
    if not can_be_sides(one, two):
        return False
    cuts, others = inner_cuts(_bare(one)), inner_cuts(_bare(two))
    if len(one) <= _SHORT:
        return bool(cuts & others)
    return bool(cuts and others) and (cuts <= others or others <= cuts)


def _are_more(text: str, one: str, two: str, span: Span) -> bool:
    """Whether a third clause begins as both do, or has their word at its place: 国家振兴源于人才，优秀人才源于教育，│振兴教育源于教师."""
    length, before = len(one), span.start - 1
    behind = text[span.end + 1 : span.end + 1 + length] if text[span.end : span.end + 1] in _GOES_ON else ""
    ahead = text[max(0, before - length) : before] if text[before] in _GOES_ON else ""
    thirds = (third for third in (behind, ahead) if len(third) == length and _SIDES.fullmatch(third))
    if any(_shares(one, two, third) for third in thirds):
        return True
    if one[0] != two[0]:
        return False
    return behind[:1] == one[0] or (ahead != "" and text[start_behind(text, CLAUSE_END, before)] == one[0])


def _shares(one: str, two: str, third: str) -> bool:
    return any(a == b == c and a in _ALIKE for a, b, c in zip(one, two, third, strict=True))


def _quote(one: str, two: str) -> bool:
    """Whether both act and have a quotation at one place: 当好职工“娘家人”、建好职工“幸福家”."""
    return "“" in one and one.index("“") == two.find("“") and may_act(one) and may_act(two)


def _have_one_word_alike(one: str, two: str) -> bool:
    return any(a == b and a in _ALIKE for a, b in zip(one, two, strict=False))
