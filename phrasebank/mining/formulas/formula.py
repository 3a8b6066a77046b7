"""Formulas 套语: set clauses by their function. 号召 calls wherever they stand, 结尾 closes a text or a section.

    通过宣传，团结动员广大职工积极建功新时代，开创工会工作新局面。 → 号召 团结动员…新局面

A call in a closing sentence is both. The other functions come from ``functions``, clause by clause. Clauses are read in the view, outside headings and quotations.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain

from phrasebank.document import Document
from phrasebank.mining.formulas.cues import cues
from phrasebank.mining.formulas.endings import endings
from phrasebank.mining.formulas.fours import row_of_fours
from phrasebank.mining.formulas.functions import functions
from phrasebank.mining.formulas.patterns import Rule, formulas
from phrasebank.mining.formulas.quotations import with_quotations_whole
from phrasebank.mining.shape import CLAUSE_END, SENTENCE_MARK, start_behind
from phrasebank.mining.structure import Formula, Function
from phrasebank.sentences import Span
from phrasebank.view import View, reading

_NOT_FIRST = " 　”’）」』》"
# told, not called for: 开创了新局面, 曾作出贡献; but not 为了, 除了
_TOLD = re.compile(r"(?<![为除])了|已经?|曾|值得|正在|才能|必将激励|一年来|五年来|以来")
# what follows tells of success, makes the clause a subject or a condition: …奋勇前进，取得了胜利；听党话、跟党走，…，是工会的
# 责任；要开创新局面，必须深化改革
_NOT_CALLED = re.compile(
    r"，(?:[^，。；！？\n]{0,12}(?:取得|赢得|实现|创造|迎来|谱写|书写|作出)了|(?:[^，。；！？\n]{1,30}，)?(?:就?是|都是)(?!要)"
    r"|(?:就?必须|[仍依]然|关键|具有|就要|需要|首先要?|离不开|归根))"
)
# named or told, not called for: 指导思想是：高举…旗帜 一年来，我们高举…旗帜
_NAMED = re.compile(r"[是为]：\n?$|[年月以]来，$")
# a time that is over, and the words of who calls all the same: 一年来，我们…，努力开创新局面
_OVER = re.compile(r"过去[的一二三四五十]*年|(?<!近)[一二三四五几十]年来|去年|上年|年以来")
_CALLS = re.compile(r"要|将|必须|努力|奋力|让我们|继续|不断|为.*奋斗")
# clauses of four characters only: 积极作为、锐意进取
_FOURS = re.compile(r"[\u4e00-\u9fff]{4}(?:、[\u4e00-\u9fff]{4})*")
# a clause that is only the predicate of the clause before: 希望这次交流，可以作为…
_PREDICATE = re.compile(r"可以|能够?|成为|将|会")
# a person's words in a report: 张三表示， 徐某说： 李主席表示大家辛苦了; not 党中央指出, 我强调, 会议要求
_REPORTED = re.compile(
    r"(?:(?<=[。，；\n])|^)(?!我|会议|大会|全会|党|中央|省委|市委|总书记|习近平)[\u4e00-\u9fff]{2,8}?(?:表示|强调|指出|说|叮嘱|介绍|认为)(?=[，：]|大家|同志|职工|目前|今后|我们)"
    r"|(?:(?<=[。\n])|^)(?:会议|大会|会上)(?:要求|强调|指出)，"
)
# what a report tells last: 最后，张三致闭幕词 最后，他充分肯定了…; but 最后，预祝大会圆满成功
_TELLS = re.compile(
    r"最后，(?:[他她]|会议|大会|全体|与会|[^，。；！\n我你]{2,16}?(?:致|宣布|主持|指出|强调|要求|作了?|讲话|总结))"
)
_PAIRS = (("“", "”"), ("《", "》"))
_ASKS = ("希望", "要")
_APPEAL = "让我们"
# calls that do not close: 让我们…, and what only names who calls: 会议号召，│…
_APPEALS = re.compile(f"{_APPEAL}|[^，]{{2,8}}号召$")
_MOST_CLAUSES = 8
_SHORTEST = 7
"""A closing sentence's further clauses of up to six characters (永葆本色) are no formulas by themselves."""
_FINAL_SENTENCES = 2
_FURTHEST_CUE = 20
"""Behind more than a time or an address (同志们，时间紧迫，│希望…) a hope ends a report: what follows it tells how the work goes on."""
_FURTHEST_BACK = 400
"""So many characters of a sentence before a call tell whether it speaks of a time that is over."""


def formulas_of(document: Document) -> tuple[Formula, ...]:
    """The formulas of a document, in the order of the text."""
    view = reading(document.text)
    said = with_quotations_whole(view.text)
    paragraphs = _own_words(said, endings(said))
    ends = tuple(sentence for paragraph in paragraphs for sentence in paragraph)
    final = tuple(sentence for paragraph in paragraphs for sentence in paragraph[-_FINAL_SENTENCES:])
    found = set(_longest([*_calls(said, ends, final), *_closings(said, ends)]))
    taken = sorted({span for span, _ in found})
    found |= {(span, f) for span, f in functions(said) if not _is_said(span, taken)}
    return tuple(_formula(document.text, view, function, span) for span, function in sorted(found))


def _own_words(text: str, paragraphs: Sequence[Sequence[Span]]) -> tuple[tuple[Span, ...], ...]:
    """The closing sentences as far as the writer speaks, not somebody whom a report quotes: 张三表示，│希望大家….

    In a speech of its own, whoever speaks may say 我强调 or 党中央指出; a report says it of a person again and again.
    """
    return tuple(tuple(_before_report(text, paragraph)) for paragraph in paragraphs)


def _before_report(text: str, sentences: Sequence[Span]) -> Iterator[Span]:
    """The sentences up to where somebody is quoted; who said one sentence asks and hopes in the next: 他说，…。│希望…."""
    quoted = False
    for sentence in sentences:
        reported = _REPORTED.search(text, *sentence)
        quoted = reported is not None or (quoted and text.startswith(_ASKS, sentence.start))
        if reported:
            yield Span(sentence.start, reported.start())
        elif not quoted:
            yield sentence


def _longest(found: Sequence[tuple[Span, Function]]) -> Iterator[tuple[Span, Function]]:
    """Those that do not begin a longer one of their function: 希望大家再接再厉│，再创佳绩."""
    reach: dict[tuple[int, Function], int] = {}
    for span, function in found:
        reach[span.start, function] = max(span.end, reach.get((span.start, function), 0))
    return ((Span(start, end), function) for (start, function), end in reach.items())


def _is_said(span: Span, taken: Sequence[Span]) -> bool:
    """Whether one of the spans, in order, says all that a span does: 团结动员职工，│积极作为，│开创新局面."""
    near = bisect_right(taken, span.start, key=lambda one: one.start)
    return any(span.end <= one.end for one in taken[max(0, near - 2) : near])


def _formula(text: str, view: View, function: Function, span: Span) -> Formula:
    shift = view.shift(*span)
    if shift is not None:
        start, end = span.start + shift, span.end + shift
        return Formula(start, end, function, text[start:end].strip())
    start, end = view.span(*span)
    words = "".join(part.strip() for part in text[start:end].splitlines())
    return Formula(start, end, function, words)


def _calls(text: str, ends: Sequence[Span], final: Sequence[Span]) -> Iterator[tuple[Span, Function]]:
    """Formulas by their wording; a call in a final sentence closes as well, but an appeal (让我们…) stays a call."""
    hits = _joined(text, list(_matches(text, ends)))
    for span, function in hits:
        yield span, function
        if function is Function.CALL and _within(span, final) and not _APPEALS.match(text, *span):
            yield span, Function.CLOSING


def _matches(text: str, ends: Sequence[Span]) -> Iterator[tuple[Span, Rule]]:
    table = formulas()
    last = -1
    for start in _clauses_with_keys(text, ends):
        if start < last:
            continue
        rules = table.told_by(text[start : _clause_end(text, start)])
        hit = _match(text, start, rules, ends)
        if hit is not None and not _is_out_of_speech(text, start):
            yield hit
            last = hit[0].end


def _is_out_of_speech(text: str, start: int) -> bool:
    """Whether a clause is quoted, named or a heading."""
    return (
        _is_quoted(text, start)
        or _is_heading(text, start)
        or _NAMED.search(text, max(0, start - 3), start) is not None
    )


def _clauses_with_keys(text: str, ends: Sequence[Span]) -> list[int]:
    """Where the clauses begin that hold a rule's word; none has a mark in it, so none goes across the end of a sentence."""
    at_end = [at for at, _ in cues(text).at_end]
    closing = (at_end[bisect_left(at_end, start) : bisect_left(at_end, end)] for start, end in ends)
    return sorted({_clause_start(text, at) for at in chain((at for at, _ in cues(text).anywhere), *closing)})


def _match(text: str, start: int, rules: Sequence[Rule], ends: Sequence[Span]) -> tuple[Span, Rule] | None:
    """The first of the rules that fits the clause; a pattern of several clauses may begin with the clause before."""
    at_end = _within(Span(start, start + 1), ends)
    for rule in rules:
        if not (rule.at_end if at_end else rule.before_end):
            continue
        behind_comma = rule.several_clauses and text[start - 1 : start] == "，"
        for begin in (_clause_start(text, start - 1), start) if behind_comma else (start,):
            match = rule.pattern.match(text, begin)
            if (
                match
                and _is_whole(match.group("said"))
                and not _NOT_CALLED.match(text, match.end())
                and not (rule.function is Function.CALL and _looks_back(text, begin, match.group("said")))
            ):
                return Span(*match.span("said")), rule
    return None


def _looks_back(text: str, start: int, said: str) -> bool:
    """Whether a sentence tells of a time that is over, without a word that calls: 过去一年，…，强军事业展现新气象."""
    begin = max(start_behind(text, SENTENCE_MARK, start), start - _FURTHEST_BACK)
    return _OVER.search(text, begin, start) is not None and not _CALLS.search(said)


def _is_whole(said: str) -> bool:
    """Whether a clause calls for something, and no quotation begins or ends in the middle of it."""
    return not _TOLD.search(said) and all(said.count(o) == said.count(c) for o, c in _PAIRS)


def _joined(text: str, hits: Sequence[tuple[Span, Rule]]) -> Iterator[tuple[Span, Function]]:
    """Join a rallying clause with the calls right behind it, or behind four-character phrases only; and a call of four
    characters with those beside it: 团结一心，再接再厉.
    """
    index = row_end = 0
    while index < len(hits):
        span, rule = hits[index]
        if rule.joins:
            while index + 1 < len(hits) and _adjoin(text, span.end, hits[index + 1]):
                span = Span(span.start, hits[index + 1][0].end)
                index += 1
        index += 1
        if span.end <= row_end:
            continue
        if rule.function is Function.CALL and _FOURS.fullmatch(text, *span):
            span = row_of_fours(text, span, row_end)
            row_end = span.end
        yield span, rule.function


def _adjoin(text: str, end: int, following: tuple[Span, Rule]) -> bool:
    span, rule = following
    between = text[end : span.start]
    if rule.function is not Function.CALL or rule.joins or not between.startswith("，"):
        return False
    clauses = between.strip("，").split("，") if between != "，" else []
    return all(_FOURS.fullmatch(clause) for clause in clauses)


def _closings(text: str, ends: Sequence[Span]) -> Iterator[tuple[Span, Function]]:
    """The clauses of closing sentences (总之，… 希望…); an appeal (让我们…) among them is a call."""
    for sentence in ends:
        opening = next((c for c in _clauses(text, sentence) if formulas().closing.match(text, c.start)), None)
        if opening is None:
            continue
        if _TELLS.match(text, opening.start):
            continue
        told = opening.start - sentence.start > _FURTHEST_CUE
        for span in _closing_clauses(text, Span(opening.start, sentence.end))[: 1 if told else None]:
            if not text.startswith(_APPEAL, span.start):
                yield span, Function.CLOSING


def _closing_clauses(text: str, sentence: Span) -> list[Span]:
    """The clauses of a closing sentence, those joined that say one thing: 总之，… and 唱得更响亮，唱得更优美."""
    units: list[Span] = []
    for clause in list(_clauses(text, sentence))[:_MOST_CLAUSES]:
        if units and _belongs(text, units, clause):
            units[-1] = Span(units[-1].start, clause.end)
        elif not units or _says_something(text, clause):
            units.append(clause)
    return units


def _says_something(text: str, clause: Span) -> bool:
    return clause.end - clause.start >= _SHORTEST and not _FOURS.fullmatch(text, *clause)


def _belongs(text: str, units: Sequence[Span], clause: Span) -> bool:
    if formulas().closing.fullmatch(text, units[-1].start, clause.start) or (
        len(units) == 1 and _PREDICATE.match(text, clause.start)
    ):
        return True
    repeated = text[clause.start : clause.start + 2]
    return (
        units[-1].end + 1 == clause.start
        and clause.end - clause.start <= 10
        and repeated in text[max(units[-1].start, units[-1].end - 8) : units[-1].end]
    )


def _clauses(text: str, sentence: Span) -> Iterator[Span]:
    start = sentence.start
    while start < sentence.end:
        end = min(_clause_end(text, start), sentence.end)
        if end > start and text[start:end].strip(_NOT_FIRST):
            yield Span(start, end)
        start = end + 1


def _clause_start(text: str, offset: int) -> int:
    start = start_behind(text, CLAUSE_END, offset)
    while start < offset and text[start] in _NOT_FIRST:
        start += 1
    return start


def _clause_end(text: str, offset: int) -> int:
    match = CLAUSE_END.search(text, offset)
    return match.start() if match else len(text)


def _is_quoted(text: str, offset: int) -> bool:
    """Whether a clause begins inside quotation marks or a title."""
    line = text.rfind("\n", 0, offset) + 1
    return any(text.rfind(o, line, offset) > text.rfind(c, line, offset) for o, c in _PAIRS)


def _is_heading(text: str, offset: int) -> bool:
    """Whether a clause stands in a line without any end mark."""
    line = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return not any(mark in text[line : end if end >= 0 else len(text)] for mark in "。！？；")


def _within(span: Span, ends: Sequence[Span]) -> bool:
    return any(end.start <= span.start < end.end for end in ends)
