"""Formulas found clause by clause: 称谓 开头 过渡 强调 要求 引述 评价 谦辞.

    各级工会要发挥主体作用，周密部署。 → 要求 各级工会要发挥主体作用

A clause has one formula of a function at most. A long subject is left out, its 要 is kept: 机关干部职工 │ 要把…摆在….
"""

import re
from collections.abc import Iterator, Sequence

from phrasebank.mining.formulas.carried import with_carried
from phrasebank.mining.formulas.cues import cues
from phrasebank.mining.formulas.fours import with_fours
from phrasebank.mining.formulas.repeats import without_repeats
from phrasebank.mining.formulas.rows import with_rows
from phrasebank.mining.formulas.sections import begins, looks_back
from phrasebank.mining.formulas.setphrases import Phrases, Rule, phrases
from phrasebank.mining.shape import SENTENCE_MARK, start_behind
from phrasebank.mining.structure import Function
from phrasebank.mining.wordsearch import Place
from phrasebank.sentences import Span

# the clauses of a view with what they are made of, without closing marks and blanks in front: ”│他说
_CLAUSE = re.compile(r"[^，。；：！？\n 　”’）」』》][^，。；：！？\n]*")
# a clause begins a sentence; behind whoever speaks one begins too: 他说，│过去的一年，
_SENTENCE_START = re.compile(r"(?:[。！？；：\n]|^|(?:说|指出|强调|表示|要求)，)[”’）]?$")
_FURTHEST_SPEAKER = 4
_LINE = re.compile(r"[^\n]+")
_END_MARK = re.compile(r"[。！？；：]")
# a numbered heading of two clauses
_ITEM_HEADING = re.compile(
    r"[ 　]*(?:[一二三四五六七八九十]{1,3}[、是]|[（(][一二三四五六七八九十]{1,3}[）)])[^，]{4,}，"
)
_QUOTATION = re.compile(r"“[^“”\n]*”|《[^《》\n]*》")
_LONG_SUBJECT = 8
_REPORTING = ("强调", "指出", "要求", "提出", "表示")
_SENTENCE_MARKS = frozenset("。！？\n")
_NUMERALS = frozenset("一二三四五六七八九十")
"""Behind one of these 要 belongs to the marker: 一要│提高政治站位."""
_FURTHEST_MODAL = 24
_MODAL_WITHIN = _FURTHEST_MODAL + 3
"""A modal of three characters at most ends within so many of a clause."""
_SHORTEST, _LONGEST, _LONGEST_REQUIREMENT = 2, 90, 60
_MOST_LISTED = 4
_LONGEST_HEADING = 80
"""A longer line without an end mark is running text cut off, as the last line of an excerpt is."""
_FURTHEST_BACK = 400
"""So many characters of a sentence tell whether it speaks of the past."""
# a judgement, not a requirement: 坚持党的领导是工会的政治特征; but 让职工感受到工会是职工之家
_JUDGES = re.compile(r"(?!让|使)[^“]*是(?!否)")
# what is asked for begins behind its lead, whose words may tell of the past: 会议提出了三点要求：│加强领导 让我们│…
_DEMANDED = re.compile(
    r"(?:要求|意见|建议|希望|强调|指出|部署|任务|倡议|号召|重点|内容|措施)[^，。：\n]{0,6}：|让我们(?!看到|感到|深)"
)
# what shall be is not past: 推动改革取得新突破 不断推动…
_STRIVES = re.compile("[^，]{0,4}(?:推动|确保|促进|力争|争取|务求)")
# what a clause is the subject of: 我们要建立的体制│，就是要…… but not 要深化改革│，就要……
_SUBJECT = re.compile("，就是")


# a goal, not a result: 到2030年，…水平显著提升 力争…明显改善; but not 经过共同努力
_AHEAD = re.compile(r"到(?:20|二[○〇零])..年|力争|争取|预计|希望|如果|只有|目标(?:任务)?(?:就?是|：)")
_SENTENCE = re.compile(r"[。！？\n]")


def functions(text: str) -> Iterator[tuple[Span, Function]]:
    """The formulas of a view's text outside headings and quotations, in order of the clauses."""
    found = [(span, rule.function) for span, rule in set_clauses(text)]
    told = tuple(with_rows(text, tuple(with_carried(text, found))))
    return without_repeats(text, tuple(with_fours(text, told)))


def set_clauses(text: str) -> Iterator[tuple[Span, Rule]]:
    """The set clauses with their rules: one of a function in a clause, none if one before goes on into it or says it too."""
    known, skipped = phrases(), _skipped(text)
    ends: dict[Function, int] = {}
    said = 0
    for clause, found, urged in _candidates(text, known, skipped):
        for span, rule in sorted(found, key=_furthest_first) if len(found) > 1 else found:
            start = clause.start
            if (
                ends.get(rule.function, 0) <= start
                and span.end > said
                and _holds(text, known, clause, span, rule, urged)
            ):
                ends[rule.function] = span.end
                yield span, rule
        said = max(said, *ends.values()) if ends else 0


def _furthest_first(found: tuple[Span, Rule]) -> int:
    return -found[0].end


def _candidates(
    text: str, known: Phrases, skipped: bytes
) -> Iterator[tuple[Span, list[tuple[Span, Rule]], bool]]:
    """The clauses that rules fit, with these; how a clause begins and ends refuses nearly all others.

    And whether an earlier clause of the sentence asks for something: 要落实责任，│加强领导.
    """
    nothing: Place = (len(text), "")
    keys, modals = iter(cues(text).keys), iter(cues(text).modals)
    key, modal = next(keys, nothing), next(modals, nothing)
    leading, bare, behind_modal = known.leading, known.by_head[""], known.by_head["问"]
    asked, urged, before = False, False, 0
    for match in _CLAUSE.finditer(text):
        start, end = match.span()
        if asked and text[before] in _SENTENCE_MARKS:
            asked, urged = False, False
        before = end
        two = text[start : start + 2]
        found: list[tuple[Span, Rule]] | None = None
        must = modal[0] < end
        if must or two in leading or two[0] in leading:
            while modal[0] < end:
                modal = next(modals, nothing)
            found = _headed(text, known, start, end, must, asked)
            asked = asked or (must and known.modal.search(text, start, end) is not None)
        else:
            by_head = behind_modal if asked else bare
            heads = by_head.get(two) or by_head.get(two[0])
            if heads and (rules := heads.fitting(text, end)):
                found = _fitting(text, rules, start, start)
        if key[0] < end:
            inside: list[Place] = []
            while key[0] < end:
                inside.append(key)
                key = next(keys, nothing)
            found = [*(found or ()), *_keyed(text, known, start, end, inside)]
        if found and not skipped[start]:
            yield Span(start, end), _without_openings(found) if urged else found, urged
        urged = asked and (urged or (must and known.urge.search(text, start, end) is not None))


def _without_openings(found: Sequence[tuple[Span, Rule]]) -> list[tuple[Span, Rule]]:
    """What a clause may be behind one that asks for something: 要落实责任，│按照统一部署… opens nothing."""
    return [(span, rule) for span, rule in found if rule.function is not Function.OPENING]


def _fitting(text: str, rules: Sequence[Rule], place: int, said: int) -> list[tuple[Span, Rule]]:
    """The rules that fit from a place in a clause on."""
    found: list[tuple[Span, Rule]] = []
    for rule in rules:
        fit = rule.pattern.match(text, place)
        if fit:
            found.append((Span(said, fit.end()), rule))
    return found


def _skipped(text: str) -> bytes:
    """Which characters of a view stand in headings or quotations."""
    skipped = bytearray(len(text))
    for line in _LINE.finditer(text):
        if _is_heading(line.group()):
            skipped[line.start() : line.end()] = b"\1" * len(line.group())
    for quotation in _QUOTATION.finditer(text):
        skipped[quotation.start() + 1 : quotation.end() - 1] = b"\1" * (len(quotation.group()) - 2)
    return bytes(skipped)


def _is_heading(line: str) -> bool:
    """Whether a line is a heading: short and without an end mark; but 一、提高政治站位，增强使命感 says what its item does."""
    return len(line) <= _LONGEST_HEADING and not _END_MARK.search(line) and not _ITEM_HEADING.match(line)


def _headed(
    text: str, known: Phrases, start: int, end: int, must: bool, asked: bool
) -> list[tuple[Span, Rule]]:
    """Where rules fit that are known by how they begin: behind a modal (there ``must`` be one), behind adverbs, at the start.

    ``asked``: a modal in an earlier clause of the sentence stands for this one too: 要提高政治站位，│加强组织领导.
    """
    begin = _begin(text, known, start, end)
    found: list[tuple[Span, Rule]] = []
    modal = known.modal.search(text, begin, min(end, begin + _MODAL_WITHIN)) if must else None
    if modal and modal.start() - begin <= _FURTHEST_MODAL and not _opens(text, begin, modal.start()):
        then = modal.end()
        said = begin if _is_subject(text, begin, modal.start()) else modal.start()
        if modal.start() == begin and text[begin - 1 : begin] in _NUMERALS:
            said = then
        if behind := _behind_adverbs(text, known, then, end):
            found += _without_openings(_at(text, known, behind, said, end, "双"))
        found += _without_openings(_at(text, known, then, said, end, "要"))
    if behind := _behind_adverbs(text, known, begin, end):
        found += _at(text, known, behind, begin, end, "状")
    found += _at(text, known, begin, begin, end, "问" if asked else "")
    if begin > start:
        found += _at(text, known, start, start, end)
    return found


def _is_subject(text: str, begin: int, end: int) -> bool:
    """Whether what stands before a modal is who must: 各级工会│要…; but not 他强调│要…, and no long name."""
    return end - begin <= _LONG_SUBJECT and not text.endswith(_REPORTING, begin, end)


def _opens(text: str, begin: int, end: int) -> bool:
    """Whether a quotation or a title begins in front: 学习“│要加强领导, 《│要加强领导; but not 《意见》│要求."""
    return text.find("“", begin, end) >= 0 or text.rfind("《", begin, end) > text.rfind("》", begin, end)


def _at(
    text: str, known: Phrases, place: int, said: int, end: int, standing: str = ""
) -> Sequence[tuple[Span, Rule]]:
    """The rules that fit from a place on; most places begin no rule that ends as the clause does."""
    by_head = known.by_head[standing]
    heads = by_head.get(text[place : place + 2]) or by_head.get(text[place : place + 1])
    rules = heads.fitting(text, end) if heads else ()
    return _fitting(text, rules, place, said) if rules else ()


def _begin(text: str, known: Phrases, start: int, end: int) -> int:
    """Where a clause begins behind its marker and connective."""
    if text[start] not in known.preludes and text[start : start + 2] not in known.preludes:
        return start
    prelude = known.prelude.match(text, start, end)
    return prelude.end() if prelude else start


def _behind_adverbs(text: str, known: Phrases, begin: int, end: int) -> int:
    """Where the adverbs that stand at ``begin`` end; 0 if there are none."""
    if (
        text[begin : begin + 2] not in known.adverb_heads
        and text[begin : begin + 1] not in known.adverb_heads
    ):
        return 0
    adverbs = known.adverbs.match(text, begin, end)
    return adverbs.end() if adverbs else 0


def _keyed(text: str, known: Phrases, start: int, end: int, keys: Sequence[Place]) -> list[tuple[Span, Rule]]:
    """Where rules fit that are known by a word: from where the clause begins, or from the word."""
    found: list[tuple[Span, Rule]] = []
    begin = _begin(text, known, start, end)
    for at, key in keys:
        for rule in known.by_key[key].fitting(text, end):
            place = at if rule.inner else begin
            fit = rule.pattern.match(text, place)
            if fit and fit.end() > at:
                found.append((Span(place, fit.end()), rule))
    return found


def _holds(text: str, known: Phrases, clause: Span, span: Span, rule: Rule, urged: bool) -> bool:
    said = text[slice(*span)]
    if not (rule.opens or rule.whole or _SHORTEST <= len(said) <= _LONGEST):
        return False
    if (
        said.count("“") != said.count("”")
        or said.count("《") != said.count("》")
        or (rule.but and rule.but.search(said))
    ):
        return False
    if (rule.opens or rule.whole) and not _SENTENCE_START.search(
        text[max(0, clause.start - _FURTHEST_SPEAKER) : clause.start]
    ):
        return False
    if rule.whole and text[span.end + 1 : span.end + 2] not in ("\n", ""):
        return False
    if rule.begins and not begins(text, clause.start):
        return False
    if rule.told and _looks_ahead(text, known, span.start):
        return False
    may_only_tell = rule.function is Function.REQUIREMENT and not rule.past
    if may_only_tell and (_only_says(said) or _SUBJECT.match(text, span.end)):
        return False
    asks = rule.function is not Function.REQUIREMENT or urged or known.modal.search(said) is not None
    if not asks and looks_back(text, clause.start):
        return False
    if rule.past:
        return True
    told = span.start if _STRIVES.match(said) and "了" not in said else span.end
    return not known.past.search(text, span.start if asks else _sentence_start(text, clause.start), told)


def _looks_ahead(text: str, known: Phrases, offset: int) -> bool:
    """Whether a sentence has said up to an offset that something shall be."""
    start = max(start_behind(text, _SENTENCE, offset), offset - _FURTHEST_BACK)
    return (_AHEAD.search(text, start, offset) or known.modal.search(text, start, offset)) is not None


def _only_says(said: str) -> bool:
    """Whether a clause judges, or lists so many things that nothing set is left of it."""
    return bool(_JUDGES.match(said)) or len(said) > _LONGEST_REQUIREMENT or said.count("、") > _MOST_LISTED


def _sentence_start(text: str, offset: int) -> int:
    """Where a sentence begins, or how far it is read back: a text without end marks is one sentence of any length."""
    start = max(start_behind(text, SENTENCE_MARK, offset), offset - _FURTHEST_BACK)
    for lead in _DEMANDED.finditer(text, start, offset):
        start = lead.end()
    return start
