"""The members that a coined count sums up, where the same document gives them.

They stand right before it (服务职工、服务大局、服务社会三者统一), behind it (“五个共富”，即：区域共富、…), as the heads of the
list that it announces, as the first sentences of the paragraphs that it announces, or as words that end as it does
(劳模精神、劳动精神、工匠精神 … “三个精神”). Only as many as the number says are members.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from phrasebank.mining.abbreviations.listed import first_cut, listed_before, pieces
from phrasebank.mining.lists.enumeration import heads_of
from phrasebank.mining.shape import CLAUSE_END, NUMBERED, SENTENCE, start_behind
from phrasebank.sentences import Span, chinese_number

# what the count is explained by: 即：A、B、C  （A、B、C）  包括A、B、C
_EXPLAINED = re.compile(
    r"[”’\"]?(?:[\u4e00-\u9fff]{0,4}[，：（(]?(?:即|也就是|就是|指的是|是指|包括|分别是|分别为)[：，]?"
    r"|(?:[（(：]|——)(?:“[^”\n]{1,10}”(?:是指|[为是指即]))?)"
)
# what words joined by 、 stand behind: 弘扬，│劳模精神、劳动精神
_RUN_START = re.compile(r"[，。；：\n]")
_EXPLANATION_END = re.compile(r"[。；！？\n）)]|等(?=[^级于待])")
# what sums up behind the last member: 基层大服务、…、平台大拓展│四方面内容
_SUM = re.compile(
    r"(?P<count>[两二三四五六七八九十]|\d{1,2})(?:个?方面|个?部分|[项条点类种大])[\u4e00-\u9fff]{0,6}$"
)
_SENTENCE_MARK = re.compile(r"[。！？\n]")
_LONGEST_PART = 60
_LONGEST = 40
_LONGEST_SENTENCE = 2000
"""No further is looked from a count: a text in one endless sentence would be read to its end from each."""
_LONGEST_MARKER = 6
# a number before a quotation: 四个“走在前列”
_COUNT_OF = re.compile(r"[两二三四五六七八九十]+.“([^“”]{2,})”")
_FEW = re.compile(r"[\u4e00-\u9fff]{1,4}")
_LEAST_NOUN, _LEAST_REPEATED = 2, 3
_QUOTES = re.compile(r"[“”‘’\"「」]")
_COUNT = re.compile(r"新?[一两二三四五六七八九十]+(?:个|大|项|种|条|类|字|者)?")


@dataclass(frozen=True, slots=True)
class Announced:
    """A coined count in the view: its place, the part that names it, its number."""

    start: int
    end: int
    core: str
    number: int | None


def members_of(text: str, source: str, counts: Sequence[Announced]) -> list[tuple[Span, ...]]:
    """For each count its members' places in the view of ``source``; a count has the same members at all its places."""
    search = _Search(text, source)
    known: dict[tuple[str, int | None], tuple[Span, ...]] = {}
    for count in counts:
        name = search.name(count)
        if not known.get(name):
            known[name] = search.members(count, first=name not in known)
    return [known[search.name(count)] for count in counts]


class _Search:
    """The ways to the members of a text's counts."""

    def __init__(self, text: str, source: str) -> None:
        self.text = text
        self.source = source

    def name(self, count: Announced) -> tuple[str, int | None]:
        """The same for all spellings of one count: “五大”工程, 五大工程."""
        return _QUOTES.sub("", self.text[count.start : count.end]), count.number

    def members(self, count: Announced, first: bool) -> tuple[Span, ...]:
        """The members given at a count; words alike are looked for in the whole text, so only for its first place."""
        if count.number is None or count.number < 2:
            return ()
        ways = [self._behind, self._before, self._heads, self._paragraphs]
        if first:
            ways += [self._alike, self._heads_alike, self._repeating]
        return next((found for way in ways if len(found := way(count)) == count.number), ())

    def _before(self, count: Announced) -> tuple[Span, ...]:
        return listed_before(self.text, count.start, count.number or 0)

    def _behind(self, count: Announced) -> tuple[Span, ...]:
        opening = _EXPLAINED.match(self.text, count.end)
        if opening is None:
            return ()
        begin = opening.end()
        if NUMBERED.match(self.text, begin):  # a list, whose heads are the members
            return ()
        furthest = min(len(self.text), begin + _LONGEST_SENTENCE)
        closing = _EXPLANATION_END.search(self.text, begin, furthest)
        end = closing.start() if closing else furthest
        quoted = self.text.find("”", begin, end) if self.text.startswith("“", begin) else -1
        if quoted > 0 and "、" in self.text[begin:quoted]:
            end = quoted + 1
        end = _before_sum(self.text, begin, end, count.number or 0)
        for separator in ("、", "，", "、，"):
            found = tuple(pieces(self.text, begin, end, separator))
            if separator == "、" and "，" in self.text[begin:end]:
                continue
            if len(found) == count.number and max(p.end - p.start for p in found) <= _LONGEST:
                return found
        return self._parts(count, begin) if self.text[begin - 1] in "：为是" else ()

    def _parts(self, count: Announced, begin: int) -> tuple[Span, ...]:
        """What ； parts behind the count: “三个增长”：产值…，增长…；投资…；收入…。"""
        stop = _SENTENCE_MARK.search(self.text, begin, begin + _LONGEST_SENTENCE)
        found = []
        for part in self.text[begin : stop.start()].split("；") if stop else ():
            found.append(Span(begin, begin + len(part)))
            begin += len(part) + 1
        fits = len(found) == count.number and max(p.end - p.start for p in found) <= _LONGEST_PART
        told = any(self.text.startswith("一个", p.start) for p in found)
        return tuple(found) if fits and not told and all(p.end > p.start for p in found) else ()

    def _heads(self, count: Announced) -> tuple[Span, ...]:
        """The heads of the list that begins in the sentence behind the count."""
        end = _sentence_end(self.text, count.end)
        begin = _skip(self.text, end)
        at_once = NUMBERED.match(self.text, _skip(self.text, count.end, "，：”’。"))
        if not at_once and ("，" in self.text[count.end : end] or not NUMBERED.match(self.text, begin)):
            return ()
        for heads in heads_of(self.source):
            if len(heads) == count.number and count.end <= heads[0].start <= begin + _LONGEST_MARKER:
                return _same_verb_off(self.text, count, heads)
        return ()

    def _paragraphs(self, count: Announced) -> tuple[Span, ...]:
        """The first sentences of the next paragraphs, if just as many hold the quoted words: 四个“走在前列”：…"""
        said = _COUNT_OF.match(self.text, count.start)
        line = self.text.find("\n", count.end)
        if said is None or line < 0:
            return ()
        found: list[Span] = []
        position = line + 1
        while position < len(self.text) and len(found) <= (count.number or 0):
            stop = SENTENCE.match(self.text, position)
            end = stop.end() if stop else position
            if said[1] in self.text[position:end] and end - position <= _LONGEST:
                found.append(_stripped(self.text, position, end))
            following = self.text.find("\n", position)
            if following < 0:
                break
            position = following + 1
        return tuple(found)

    def _alike(self, count: Announced) -> tuple[Span, ...]:
        """Words near the count that end as it does: 劳模精神、劳动精神、工匠精神 for 三个精神, 引导力、学习力… for 五力."""
        noun = _noun(count)
        if count.number is None or not noun:
            return ()
        near = self._near(count)
        if self.text.count(noun + "、", *near) + 2 < count.number:
            return ()
        found = (
            _ending(self.text, run, noun)
            for run in self._runs(noun + "、", near)
            if self.text.count(noun, *run) >= count.number
        )
        return next((first_cut(self.text, run) for run in found if len(run) == count.number), ())

    def _heads_alike(self, count: Announced) -> tuple[Span, ...]:
        """The heads of a list that all begin with the counted words: “三个清醒认识” … 一是清醒认识…。二是清醒认识…。"""
        noun = _noun(count)
        if len(noun) < _LEAST_NOUN:
            return ()
        for heads in heads_of(self.source):
            if len(heads) == count.number and all(
                self.text.startswith(noun, h.start) or self.text.startswith("要" + noun, h.start)
                for h in heads
            ):
                return heads
        return ()

    def _repeating(self, count: Announced) -> tuple[Span, ...]:
        """Members joined by 、 that all hold the counted word: “五个最” … 最高的标准、最严的纪律…; “四个零” … 设备零故障、…."""
        noun = _noun(count)
        told = len(noun) >= _LEAST_NOUN or "个" in count.core
        if not noun or not told or (count.number or 0) < _LEAST_REPEATED:
            return ()
        at = self.text.find(noun)
        while at >= 0:
            run = self._run(at)
            if self.text.count(noun, *run) == count.number and "、" in self.text[run.start : run.end]:
                found = tuple(pieces(self.text, *run, "、"))
                if len(found) == count.number and all(noun in self.text[p.start : p.end] for p in found):
                    return _cut_to(self.text, found, noun)
            at = self.text.find(noun, max(run.end, at + 1))
        return ()

    def _near(self, count: Announced) -> Span:
        """Where words may be looked for: two end alike by chance in any text, so they must stand in the sentence of the count."""
        if count.number != 2:
            return Span(0, len(self.text))
        end = self.text.find("。", count.end)
        return Span(self.text.rfind("。", 0, count.start) + 1, end if end >= 0 else len(self.text))

    def _runs(self, words: str, near: Span) -> Iterator[Span]:
        """The clauses that hold ``words``, each once."""
        at = self.text.find(words, *near)
        while at >= 0:
            run = self._run(at)
            yield run
            at = self.text.find(words, run.end, near.end)

    def _run(self, offset: int) -> Span:
        """The clause around ``offset``, in which words are joined by 、."""
        start = start_behind(self.text, _RUN_START, offset)
        end = CLAUSE_END.search(self.text, offset)
        return Span(start, end.start() if end else len(self.text))


def _noun(count: Announced) -> str:
    """What is counted, in a few characters: 五|个|最, 三个|精神; nothing for compounds."""
    noun = _COUNT.sub("", _QUOTES.sub("", count.core), count=1)
    return noun if _FEW.fullmatch(noun) else ""


def _cut_to(text: str, found: tuple[Span, ...], noun: str) -> tuple[Span, ...]:
    """Members that repeat a word, the first and the last cut as the others are: 实现│设备零故障、…、服务零投诉│的目标.

    Nothing if the word does not stand at the same place in the others, or the last is much longer.
    """
    first, *others = found
    places = {text.find(noun, p.start) - p.start for p in others}
    start = text.find(noun, first.start) - min(places)
    if len(places) > 1 or start < first.start:
        return ()
    *inner, last = (Span(start, first.end), *others)
    lengths = {p.end - p.start for p in inner}
    end = last.end
    if last.end - last.start > max(lengths):
        end = text.find("的", last.start + min(places) + len(noun), last.end)
        if len(lengths) == 1:
            end = last.start + max(lengths)
        elif end < 0 or any("的" in text[p.start : p.end] for p in inner):
            end = last.end
    return (*inner, Span(last.start, end)) if end - last.start <= max(lengths) + len(noun) else ()


def _before_sum(text: str, begin: int, end: int, number: int) -> int:
    """Where the members end if words that sum them up, under their number, follow the last."""
    total = _SUM.search(text[begin:end])
    value = total and (int(total["count"]) if total["count"].isdecimal() else chinese_number(total["count"]))
    return begin + total.start() if total and value == number and total.start() > 1 else end


def _ending(text: str, run: Span, noun: str) -> tuple[Span, ...]:
    """The words joined by 、 in a clause if all end in ``noun``; the last runs on in the clause: …、工匠精神|等活动."""
    found = tuple(pieces(text, *run, "、"))
    if not found:
        return ()
    last = text.find(noun, *found[-1])
    if last < 0 or not all(text.endswith(noun, *piece) for piece in found[:-1]):
        return ()
    return (*found[:-1], Span(found[-1].start, last + len(noun)))


def _same_verb_off(text: str, count: Announced, heads: tuple[Span, ...]) -> tuple[Span, ...]:
    """Heads without the verb that the count has too: 增强六大意识 – 增强|政治意识."""
    first = text[heads[0].start : heads[0].end]
    for length in (4, 3, 2):
        verb = text[count.start - length : count.start]
        if len(verb) == length and all(text.startswith(verb, h.start) for h in heads) and first != verb:
            return tuple(Span(h.start + length, h.end) for h in heads)
    return heads


def _sentence_end(text: str, offset: int) -> int:
    sentence = SENTENCE.match(text, offset, min(len(text), offset + _LONGEST_SENTENCE))
    return sentence.end() if sentence else offset


def _skip(text: str, offset: int, marks: str = " \n”’：") -> int:
    while offset < len(text) and text[offset] in marks:
        offset += 1
    return offset


def _stripped(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1] in "。！？；：，":
        end -= 1
    return Span(start, end)
