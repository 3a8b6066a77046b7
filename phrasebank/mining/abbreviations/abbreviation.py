"""Number abbreviations 数字略语: coined counts at each of their places, with their members where the document gives them.

    增强“四个意识”，建设“五力”工会，做到服务职工、服务大局、服务社会三者统一。
    → 四个意识 (4), “五力”工会 (5), 三者统一 (3: 服务职工、服务大局、服务社会)

A count in quotation marks is judged by its shape (``counts``). One without needs a warrant: it is in general use,
the document quotes it elsewhere, its members stand right before it, or it is named as 十大… and 五个… are.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from phrasebank.document import Document
from phrasebank.fewwords import part_of_speech
from phrasebank.mining.abbreviations.counts import (
    LAYOUT,
    NUMERALS,
    SHORT_CODE,
    Counted,
    Words,
    counted,
    words,
)
from phrasebank.mining.abbreviations.listed import listed_before, listed_behind
from phrasebank.mining.abbreviations.members import Announced, members_of
from phrasebank.mining.structure import Abbreviation
from phrasebank.sentences import Span, chinese_number
from phrasebank.view import View, reading
from phrasebank.words import words as words_of

# a short quotation that begins with a number: “四个意识” ‘八八战略’ “新三样” “1433”
_QUOTED = re.compile(
    rf"[“‘「\"](?P<core>新?[{NUMERALS}百千万\d][^“”‘’「」\"，。；：！？\n（）《》]{{0,15}}"
    rf"|一[个条大项][^“”，。；：！？\n（）《》]{{1,8}}，[两二三四五六七八九十][个项大条类张][^“”。；：！？\n（）《》]{{1,22}})[”’」\"]"
)
# a number before a quotation: 四个“走在前列” 五个“新” 双“1+4”; not 13个“…” nor 五个“新城”建设
_NOTE = re.compile(r"[［\[〔]\d{1,3}[］\]〕]$")
# a place in a list of the best, which is no sum: 全省“十强”
_RANKED = re.compile(r"(?:全[国省市县区]|进入|跻身|前列|位列|评为)$")
_COUNT_OF = re.compile(
    r"(?P<number>[两二三四五六七八九十双])(?:(?<=双)|(?<!双)(?<![第零〇一二三四五六七八九十百千万\d.．年月两].)[个项大种条])"
    r"“(?P<said>[^“”，。；：！？\n]{1,8})”"
)
_NO_NOUN_BEHIND = re.compile(r"[^\u4e00-\u9fff]|[的和与等上中是为作方要]|目标|要求|工作|$")
# a number and a measure word without quotes: 三个精神 五大工程 三者统一 六字工作法
_UNQUOTED = re.compile(
    r"(?P<number>[新两二三四五六七八九十](?<![第零〇一二三四五六七八九十百千万亿\d.．年月两每那各前后上下几].)"
    r"(?:(?<=新)[两二三四五六七八九十]|(?<!新)))(?P<unit>[个大项种者字])(?=[\u4e00-\u9fff])"
)
_EXPLAINS = re.compile(r"[\u4e00-\u9fff]{2,6}[”’]?(?:：|——|，即|，包括|，分别是|（)")
_NUMERAL_BEFORE = re.compile(r"[第零〇一二三四五六七八九十百千万亿\d两新双]")
_WORDS = re.compile(r"[\u4e00-\u9fff]+")
_TAIL = re.compile(r"[\u4e00-\u9fff]{0,8}")
_MODIFIERS = 4
_TAIL_JOINTS = re.compile(r"[的和与及等是在为把将了以有要]")
# a number with its measure word only, and a name cut short by its quotation mark
_MEASURE_ONLY = re.compile(r"新?[一两二三四五六七八九十]+[个项大种条类]")
# words that go on a noun: 制度|机制, 工作|法, but not 基本点|统一
_NOUN_TAGS = ("n", "l", "j")
_NO_NOUN_TAGS = ("d", "r", "m", "q")
_NOUN_LENGTH = 6


@dataclass(frozen=True, slots=True)
class _Place:
    """A coined count in the view: its whole term and the part that names it."""

    start: int
    end: int
    core: str
    number: int | None


def abbreviations(document: Document) -> tuple[Abbreviation, ...]:
    """The number abbreviations of a document at all their places, in the order of the text."""
    view = reading(document.text)
    places = _without_overlaps(_places(view.text))
    if not places:
        return ()
    announced = [Announced(p.start, p.end, p.core, p.number) for p in places]
    members = members_of(view.text, document.text, announced)
    return tuple(
        _abbreviation(document.text, view, place, found) for place, found in zip(places, members, strict=True)
    )


def _abbreviation(text: str, view: View, place: _Place, members: Sequence[Span]) -> Abbreviation:
    start, end = view.span(place.start, place.end)
    said = tuple(_own_words(text, view.span(*member)) for member in members)
    return Abbreviation(start, end, _own_words(text, Span(start, end)), place.number, said)


def _own_words(text: str, span: Span) -> str:
    return "".join(part.strip() for part in text[span.start : span.end].splitlines())


def _places(text: str) -> Iterator[_Place]:
    table = words()
    quoted = [*_quoted(text, table), *_counts_of_quotations(text)]
    yield from quoted
    yield from _known(text, table)
    yield from _again(
        text, {p.core: p.number for p in quoted if len(p.core) > 2 and _WORDS.fullmatch(p.core)}
    )
    yield from _named(text, table)
    yield from _layouts(text)


def _without_overlaps(places: Iterator[_Place]) -> list[_Place]:
    """The longer of two that overlap, in the order of the text."""
    kept: list[_Place] = []
    for place in sorted(set(places), key=lambda p: (p.start, -p.end)):
        if kept and place.start < kept[-1].end:
            if place.end - place.start <= kept[-1].end - kept[-1].start:
                continue
            kept.pop()
        kept.append(place)
    return kept


def _quoted(text: str, table: Words) -> Iterator[_Place]:
    for match in _QUOTED.finditer(text):
        core = _NOTE.sub("", match["core"].strip())
        found = counted(core.replace("，", "、"), table.refused)
        if core in table.known and found is None:
            yield _Place(match.start("core"), match.end("core"), core, table.known[core])
            continue
        end = _with_tail(text, match, table, core not in table.known)
        if found is None and end > match.end() and SHORT_CODE.fullmatch(core):
            found = Counted(None)
        if found is None or (core[0].isdigit() and not _WORDS.match(core[-1]) and end == match.end()):
            continue
        if _MEASURE_ONLY.fullmatch(core) and end == match.end():
            continue
        if core.endswith("强") and end == match.end() and _RANKED.search(text, 0, match.start()):
            continue
        number = table.known.get(core, found.number)
        if end > match.end():
            yield _Place(match.start(), end, core, number)
        else:
            yield _Place(match.start("core"), match.start("core") + len(core), core, number)


def _with_tail(text: str, quotation: re.Match[str], table: Words, far: bool) -> int:
    """Where the noun behind a quotation ends that belongs to the term: “五力”工会, “一十百千万”年度职工关爱行动.

    Behind several quotations it belongs to none alone: “五个最”“四个零”标准.
    """
    end = quotation.end()
    if text[quotation.start() - 1 : quotation.start()] == "”":
        return end
    if near := table.near_tails.match(text, end) or table.tails.match(text, end):
        return near.end()
    behind = _TAIL.match(text, end)
    reach = behind.end() if behind else end
    joint = _TAIL_JOINTS.search(text, end, reach)
    tail = table.tails.search(text, end, joint.start() if joint else reach) if far else None
    return tail.end() if tail else end


def _counts_of_quotations(text: str) -> Iterator[_Place]:
    for match in _COUNT_OF.finditer(text):
        if _NO_NOUN_BEHIND.match(text, match.end()):
            yield _Place(match.start(), match.end(), match.group(), _number_of(match))


def _number_of(match: re.Match[str]) -> int | None:
    """How many things a number before a quotation says; two figures (双“1+4”) say none."""
    if match["number"] != "双":
        return chinese_number(match["number"])
    return None if any(map(str.isdecimal, match["said"])) else 2


def _known(text: str, table: Words) -> Iterator[_Place]:
    """Terms in general use that stand without quotation marks."""
    for match in table.known_at.finditer(text):
        if not _NUMERAL_BEFORE.match(text[match.start() - 1 : match.start()]):
            yield _Place(match.start(), match.end(), match.group(), table.known[match.group()])


def _layouts(text: str) -> Iterator[_Place]:
    """What a region or a plan is laid out as, without quotation marks: 构建一核两翼、一带三区的格局."""
    for match in LAYOUT.finditer(text):
        found = counted(match.group())
        if found and not _NUMERAL_BEFORE.match(text[match.start() - 1 : match.start()]):
            yield _Place(match.start(), match.end(), match.group(), found.number)


def _again(text: str, quoted: dict[str, int | None]) -> Iterator[_Place]:
    """Places without quotation marks of what the document quotes elsewhere."""
    for core, number in quoted.items():
        start = text.find(core)
        while start >= 0:
            if not _NUMERAL_BEFORE.match(text[start - 1 : start]):
                yield _Place(start, start + len(core), core, number)
            start = text.find(core, start + len(core))


def _named(text: str, table: Words) -> Iterator[_Place]:
    """Counts whose members stand right before them, and such as are named: 十大攻坚任务, 五个统筹."""
    for match in _UNQUOTED.finditer(text):
        number = chinese_number(match["number"].removeprefix("新"))
        end = _named_end(text, match, table)
        if number is None:
            continue
        if end is None:
            before = listed_before(text, match.start(), number)
            end = _noun_end(text, match, table) if before or _may_explain(text, match) else None
            if end is None or not (before or listed_behind(text, end, number, text[match.end() : end])):
                continue
        yield _Place(match.start(), end, text[match.start() : end], number)


def _may_explain(text: str, match: re.Match[str]) -> bool:
    """Whether a noun and then a mark that explains follow a number; cheap."""
    return _EXPLAINS.match(text, match.end()) is not None


def _named_end(text: str, match: re.Match[str], table: Words) -> int | None:
    """The end of a count that is named by its words: 五大工程, 十大攻坚任务, 十个一批."""
    if match["unit"] == "大":
        for start in range(match.end(), match.end() + _MODIFIERS + 1):
            if text[start - 1 : start] in "的和与及、，。”’“" and start > match.end():
                return None
            if noun := table.great.match(text, start):
                return noun.end()
    elif match["unit"] == "个" and (act := table.acts.match(text, match.end())):
        behind = text[act.end() : act.end() + 1]
        return act.end() if not _WORDS.match(behind) or behind in "的和与" else None
    return None


def _noun_end(text: str, match: re.Match[str], table: Words) -> int | None:
    """The end of the noun that is counted: 三项|制度机制, 六字|工作法, 三者|统一; None for plain ones (三个|方面)."""
    start = match.end()
    if match["unit"] == "者":
        union = table.unions.match(text, start)
        return union.end() if union else None
    behind = _WORDS.match(text, start)
    counted_words: list[str] = []
    for word in words_of(behind.group()[: _NOUN_LENGTH + 4]) if behind else ():
        if counted_words and not part_of_speech(word).startswith(_NOUN_TAGS):
            if table.plain.fullmatch(word):  # 两项基本|要求
                return None
            break
        counted_words.append(word)
    noun = "".join(counted_words)
    if not 1 < len(noun) <= _NOUN_LENGTH or not _is_name(counted_words, table):
        return None
    return start + len(noun)


def _is_name(noun: Sequence[str], table: Words) -> bool:
    """Whether counted words are no plain noun (三个|方面) nor the beginning of something longer (两个|相互|联系)."""
    if part_of_speech(noun[0]).startswith(_NO_NOUN_TAGS) or table.plain.fullmatch(noun[-1]):
        return False
    return not table.plain.fullmatch(noun[0]) or len(noun[1]) == 1
