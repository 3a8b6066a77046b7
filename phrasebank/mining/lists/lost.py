"""Markers that a page has damaged, which the others of their list betray.

…筑牢思想防线一是提高认识。⏎二是改进作风。 → the 一是 that has run into the heading before it
二、会议地点…。、参会人员…。四、会议要求… → the 三 that is lost
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from phrasebank.mining.lists.markers import Candidate, Level
from phrasebank.mining.lists.sequence import Run

_FURTHEST = 1500
"""The first item is no longer."""
_FAMILIES = frozenset(("数字动词", "括号汉字", "汉字顿号", "第几", "数码点", "括号数码"))
_COUNTS_ON = frozenset(("括号汉字", "数码点"))
"""（三） under 二、 may follow （二） under 一、."""
_NUMERALS = ("", *"一二三四五六七八九十", *(f"十{n}" for n in "一二三四五六七八九"), "二十")
# what forms a word with 一: 统一│是, 第│一、, 同一│要求; a numeral or a letter counts something else
_FORMS = frozenset("统唯同单专第十百千万零〇不逐每划归之合如任为凡满某定初周二三四五六七八九")
# what is left of a marker without its number: …。│、参会人员
_REST = re.compile(r"(?<=[。！？；\n])[、．.）)](?=[\u4e00-\u9fff])")
_HAN = re.compile(r"[\u4e00-\u9fff”》）]")


def with_firsts(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates with those first markers that only the next ones betray, in the order of the text."""
    last: dict[str, Candidate] = {}
    firsts = []
    for candidate in found:
        before = last.get(candidate.key)
        last[candidate.key] = candidate
        number = candidate.numbers[0] - 1
        if candidate.family.name not in _FAMILIES or candidate.level is Level.CLAUSE or candidate.weak:
            continue
        if (
            number < 1
            or (number > 1 and candidate.family.name not in _COUNTS_ON)
            or number + 1 >= len(_NUMERALS)
        ):
            continue
        if before and number in before.numbers:
            continue
        if first := _first(text, candidate, number, before.end if before else 0):
            firsts.append(first)
    return sorted([*found, *firsts], key=lambda candidate: candidate.start) if firsts else list(found)


def _first(text: str, following: Candidate, number: int, low: int) -> Candidate | None:
    """The marker with this number inside a sentence not before ``low``, of which the following is given."""
    marker = text[following.start : following.end].strip()
    marker = marker.replace(_NUMERALS[number + 1], _NUMERALS[number], 1).replace(
        str(number + 1), str(number), 1
    )
    low = max(low, following.start - _FURTHEST)
    at = text.rfind(marker, low, following.start)
    while at > low:
        if _HAN.match(text, at - 1) and text[at - 1] not in _FORMS:
            return Candidate(following.family, following.key, (number,), at, at + len(marker), Level.INSIDE)
        at = text.rfind(marker, low, at)
    return None


def fill_gap(text: str, run: Run) -> None:
    """Put the one marker that a list lacks where nothing but its mark is left of it."""
    for n, (one, other) in enumerate(pairwise(run.numbers)):
        low, high = run.marks[n].end, run.marks[n + 1].start
        left = list(_REST.finditer(text, low, high)) if other == one + 2 else []
        if len(left) == 1:
            start, end = left[0].span()
            lost = Candidate(run.first.family, run.first.key, (one + 1,), start, end, Level.SENTENCE)
            run.marks.insert(n + 1, lost)
            run.numbers.insert(n + 1, one + 1)
            return
