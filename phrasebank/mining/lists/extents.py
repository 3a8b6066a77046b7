"""Where the items of a list end: an item goes on to the next marker, the last one as far as its siblings let expect.

Closing remarks (总之…, 希望…, 同志们…), what the reporter adds (会议强调…) and back matter belong to no item.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from phrasebank.mining import tables
from phrasebank.mining.lists.markers import Level
from phrasebank.mining.lists.sequence import Run
from phrasebank.mining.shape import NUMBERED, paragraph_end, sentence_starts
from phrasebank.sentences import Span

TABLE = "cues.yml"

# who speaks, then a verb of speech, at the start of a sentence: 王东明强调，… 会议还指出，…
_REPORT = re.compile(r"[^，。；：、“”]{1,14}(?:强调|指出|要求|表示|认为|提出|介绍|说)(?:，|：|道)")
# what goes on with the last of several items that end a text, where elsewhere it leads away: 同时，要加强监督检查。
_ADDS = re.compile("(?:同时|此外|另外)，")
_LONGEST_SIGNATURE = 30
_LONGEST_BARE = 16
"""A heading without text of its own in its sentence has, with its marker, at most so many characters."""
# a rule's chapters and articles hold lists and are held by none: 第三章 申请流程 第九条 使用单位…
_ARTICLE = re.compile(r"第[一二三四五六七八九十百]{1,5}[章节条编][^\S\n]")
# what ends a sentence: a heading that stands alone in its paragraph has none before its own
_INNER_END = re.compile("[。！？；：]")
# what a speaker turns with: 刚才，大家作了交流。 下面，我讲三点意见。 not 刚才讲了，
_TURN = re.compile(r"(?<=[。！])(?:刚才，|下面，[我请进])")
_NOT_CONTENT = " \n　“‘（「『|"
# the bracket behind the last sentence that names the writers: （记者 张三） （文/图 李四）; not （责任单位：市科技局）
_CREDIT = re.compile(
    r"(?<=[。！？”])\s*[（(](?:[^（）]{0,4}(?:记者|通讯员|撰稿|供稿|摄影|摄|作者|编辑|责编|来源|审核|校对|www[.]|https?:)"
    r"|文[/／、 ]?图?[^（）]{2})[^（）]*[）)]$"
)
# it may have their names alone where the text ends: （张三） （张三 李四）
_NAMES = re.compile(r"(?<=[。！？”])\s*（[\u4e00-\u9fff]{2,3}(?:[ 、　][\u4e00-\u9fff]{2,3})*）$")
_LONGEST_CREDIT = 60
_FURTHEST_END = 6000
"""So many characters at least are looked through for where the last item of a paragraph ends: a text may be one line."""


@dataclass(frozen=True, slots=True)
class Cues:
    paragraph: re.Pattern[str]
    sentence: re.Pattern[str]
    closing: re.Pattern[str]
    back: re.Pattern[str]


@cache
def cues() -> Cues:
    """The openings of what follows a list, read once."""
    names = ("段首", "句首", "文末", "文尾")
    content = tables.lists(TABLE, names)
    return Cues(
        *(re.compile("|".join(map(re.escape, sorted(content[n], key=len, reverse=True)))) for n in names)
    )


def item_ends(text: str, runs: Sequence[Run]) -> list[list[int]]:
    """The ends of all items of all lists, as offsets of the view's text."""
    limits = _limits(text, runs)
    starts = [run.first.start for run in runs]
    ends: list[list[int]] = [[_stripped(text, mark.start) for mark in run.marks[1:]] for run in runs]
    nested = _Later(starts, ends)
    for index in range(len(runs) - 1, -1, -1):
        run, limit = runs[index], limits[index]
        last = _whole(text, run.last.start, min(_last_end(text, run, limit, nested), limit), nested)
        last = _before_turn(text, run, min(last, limit))
        ends[index].append(_without_credit(text, run.last.end, _stripped(text, last)))
    return ends


@dataclass(frozen=True, slots=True)
class _Later:
    """The lists that begin further on, whose ends are known already."""

    starts: Sequence[int]
    ends: Sequence[Sequence[int]]

    def between(self, low: int, high: int) -> Iterator[Span]:
        """Where the lists that begin from ``low`` to before ``high`` begin and end."""
        for index in range(bisect_left(self.starts, low), bisect_left(self.starts, high)):
            yield Span(self.starts[index], self.ends[index][-1])


def _whole(text: str, start: int, end: int, nested: _Later) -> int:
    """Hold a list that begins inside the last item whole, or leave it out with its announcement.

    It belongs to the item if it begins in the item's first sentence.
    """
    for first, last in nested.between(start + 1, end):
        if last > end:
            sentence = max(s for s in sentence_starts(text, start, end) if s <= first)
            return last if sentence == start else sentence
    return end


def _stripped(text: str, end: int) -> int:
    while end > 0 and text[end - 1] in _NOT_CONTENT:
        end -= 1
    return end


def _before_turn(text: str, run: Run, end: int) -> int:
    """Where the speaker turns to the meeting in the last item's own paragraphs, as in none before: …。刚才，张三同志宣读了…

    Chapters (一、 （一）) may hold such words.
    """
    turn = _TURN.search(text, run.last.end, end) if run.first.family.rank not in (1, 2) else None
    return turn.start() if turn and not _TURN.search(text, run.first.start, run.last.start) else end


def _without_credit(text: str, start: int, end: int) -> int:
    """Leave out who wrote and who took the pictures: …抓好落实。（记者 张三）"""
    low = max(start, end - _LONGEST_CREDIT)
    credit = _CREDIT.search(text, low, end) or (not text[end:].strip() and _NAMES.search(text, low, end))
    return credit.start() if credit else end


def _limits(text: str, runs: Sequence[Run]) -> list[int]:
    """Where each list's last item must have ended: an outer list goes on, or one of its own or a higher level begins."""
    marks = [(mark.start, index, mark) for index, run in enumerate(runs) for mark in run.marks]
    limits = [len(text)] * len(runs)
    later: list[tuple[int, int]] = []  # list and start of the markers behind that can still end one before
    opened: dict[str | int, int] = {}  # where the next list of a key or heading rank begins, by lines
    begun: dict[str, int] = {}  # where the next list of a key begins, by lines or not
    for start, index, mark in sorted(marks, reverse=True, key=lambda entry: entry[0]):
        while later and later[-1][0] > index:
            later.pop()
        run = runs[index]
        if mark is run.last:
            outer = [s for i, s in later[-1:] if i < index]
            again = [s for what, s in opened.items() if run.by_line and _is_above(what, run)]
            # inside a paragraph no list holds one of its own marks: 一是…；二是…；一是… is two lists side by side
            marked = run.last.end > run.last.start and not run.by_line
            beside = [begun[mark.key]] if marked and mark.key in begun else []
            limits[index] = min([len(text), *outer, *again, *beside])
        if mark is run.first:
            begun[mark.key] = start
        if mark is run.first and mark.level is Level.LINE:
            opened[mark.key] = start
            opened[mark.family.rank] = start
        later.append((index, start))
    return limits


def _is_above(what: str | int, run: Run) -> bool:
    """Whether a list of this key or heading rank cannot stand inside an item of the given list."""
    if isinstance(what, str):
        return what == run.last.key
    return 0 < what <= run.first.family.rank


def _last_end(text: str, run: Run, limit: int, nested: _Later) -> int:
    paragraph = paragraph_end(text, run.last.start)
    if not run.by_line:
        return _end_in_paragraph(text, run, min(paragraph, limit))
    counts = [text.count("\n", a.start, b.start) - (b.level is Level.LINE) for a, b in pairwise(run.marks)]
    most = max(counts, default=1)
    if most == 0 and (len(run.marks) > 2 or not _announces(text, paragraph)):
        return min(paragraph, limit, _closing_remark(text, run, limit))
    return _end_after_paragraphs(text, run, limit, nested, Span(min(counts, default=0), most))


def _announces(text: str, end: int) -> bool:
    """Whether a paragraph promises more: it ends with a colon, or it is a heading."""
    return text[end - 1] not in "。！？；…”，,）"


def _end_after_paragraphs(text: str, run: Run, limit: int, nested: _Later, usual: Span) -> int:
    """Take paragraph after paragraph, lists inside as a whole, up to a closing remark or the usual number.

    ``usual`` are the fewest and the most paragraphs that the other items have behind their first.
    """
    heading = paragraph_end(text, run.last.start)
    end, taken = _with_nested(run.last.start, heading, nested), 0
    endless = run.first.family.rank in (1, 2)
    after_list = end > heading
    while end < limit and (endless or taken < usual.end):
        start = end + 1
        alone = usual.start > 0 and not _INNER_END.search(text, run.last.end, heading - 1)
        bare = end == heading and (_announces(text, end) or alone)
        if start >= len(text) or _ends_list(text, run, start, limit, after_list, bare):
            break
        paragraph = paragraph_end(text, start)
        end = _with_nested(start - 1, paragraph, nested)
        after_list = after_list or end > paragraph
        taken += 1
    return min(end, _closing_remark(text, run, limit))


def _with_nested(start: int, end: int, nested: _Later) -> int:
    """The end of a paragraph, or of the list that begins in it or right behind it."""
    return max([end, *(last for _, last in nested.between(start + 1, end + 2))])


def _ends_list(text: str, run: Run, start: int, limit: int, after_list: bool, bare: bool) -> bool:
    """Whether the paragraph at ``start`` is a closing remark, a signature or back matter.

    An opening that earlier items have too counts only behind a list inside the last item, or where it comes last.
    What follows a ``bare`` heading is its body, however it begins.
    """
    end = paragraph_end(text, start)
    if cues().back.match(text, start) or _ARTICLE.match(text, start):
        return True
    if bare:
        return False
    if start >= _signature(text):
        return True
    if match := cues().paragraph.match(text, start):
        opening = f"\n{match.group()}"
        usual = text.find(opening, run.first.start, run.last.start) >= 0
        return not usual or after_list or text.find(opening, end, limit) < 0
    return end >= len(text) and any(cues().closing.match(text, s) for s in sentence_starts(text, start, end))


@lru_cache(maxsize=4)
def _signature(text: str) -> int:
    """Where the short lines without end mark begin (who signs) that close a text."""
    end = len(text)
    while end > 0:
        start = text.rfind("\n", 0, end) + 1
        if (
            end - start > _LONGEST_SIGNATURE
            or text[end - 1] in "。！？；，：”"
            or NUMBERED.match(text, start)
        ):
            break
        end = start - 1
    return end + 1


def _closing_remark(text: str, run: Run, limit: int) -> int:
    """Where the closing remark in the document's last paragraph begins, if the last item's paragraph is that one."""
    start = run.last.start
    if limit < len(text) or paragraph_end(text, start) < len(text):
        return len(text)
    starts = sentence_starts(text, start, len(text))[1:]
    return next((s for s in starts[-6:] if cues().closing.match(text, s)), len(text))


def _end_in_paragraph(text: str, run: Run, stop: int) -> int:
    """The last item takes as many sentences as its longest sibling, up to a remark of a kind that they lack.

    If its siblings have several, one more belongs to it when nothing follows.
    """
    begin = text.rfind("\n", 0, run.last.start) + 1
    marks = [mark for mark in run.marks if mark.start >= begin]
    siblings = [text[a.start : b.start] for a, b in pairwise(marks)]
    furthest = run.last.start + max([_FURTHEST_END, *(2 * len(item) for item in siblings)])
    starts = sentence_starts(text, run.last.start, min(stop, furthest))
    most = max([1, *(_sentences(item) for item in siblings)])
    remarks = (n for n, s in enumerate(starts) if n and _is_remark(text, s, siblings))
    remark = next(remarks, len(starts))
    adds = most > 1 and remark < len(starts) and _ADDS.match(text, starts[remark])
    if adds and not text[stop:].strip():
        return stop if next(remarks, None) is None else starts[remark]
    chapters = run.first.family.rank == 1 and not all(map(_is_clause, siblings))
    if not chapters and not _is_bare(text, starts, siblings) and remark > most + (most > 1):
        remark = most
    return starts[remark] if remark < len(starts) else stop


def _sentences(item: str) -> int:
    """How many sentences an item has; one for items that a comma or semicolon ends."""
    return 1 if _is_clause(item) else len(sentence_starts(item, 0, len(item)))


def _is_clause(item: str) -> bool:
    return item.rstrip(_NOT_CONTENT)[-1] in "，、；："


def _is_bare(text: str, starts: Sequence[int], siblings: Sequence[str]) -> bool:
    """Whether the last item begins with a heading, while its siblings are running sentences: 二是扩大覆盖面，…。三是推进民主管理。…"""
    if len(starts) < 2 or starts[1] - starts[0] > _LONGEST_BARE or "，" in text[starts[0] : starts[1]]:
        return False
    running = ("，" in item and not _is_clause(item) and _sentences(item) == 1 for item in siblings)
    return all(running)


def _is_remark(text: str, start: int, siblings: Sequence[str]) -> bool:
    if match := cues().sentence.match(text, start):
        return not any(f"。{match.group()}" in part for part in siblings)
    return bool(_REPORT.match(text, start)) and not any(_reports(part) for part in siblings)


def _reports(item: str) -> bool:
    return any(_REPORT.match(item, start) for start in sentence_starts(item, 0, len(item)))
