"""What a line should not part: words, numbers with their units, people's names, set phrases with their marks.

    wholes("2026年度，李华同志讲话") == ("2026年度，", "李华", "同志", "讲话")

Joined they are the text again. Titles break between them, and so do the lines of a copy for the lectern.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from phrasebank.fewwords import few_words
from phrasebank.names import PERSON

_OPENERS, _CLOSERS = "《“‘（【〔", "》”’）】〕，。；：！？、…—·"
# 江州|市 of a place that the dictionary does not know
_PLACES = frozenset({"省", "市", "县", "区", "镇", "乡", "街道"})
# 2026年3月6日, 2026年度, 15.6%, 120万元, 9:00, 第3期; the 1 of “A1” too, but not 〇 or 三
_NUMBER = (
    r"(?:\d{4}年)?\d{1,2}月\d{1,2}日|第?\d+(?:[.,:：]\d+)*(?:[—\-–~～至]\d+(?:[.,:：]\d+)*)?"
    r"(?:[%％‰]|[多余]?[十百千万亿]*(?:年度|年代|周年|月份|小时|分钟|公里|平方米|立方米|个百分点|个工作日|个月|"
    r"[年月日号时点分秒周天岁届次期个名人位项条件家场所处份亩吨米元户辆台套种类级层章节款页号楼室]))?"
)
# 李华同志, 张明远主席, 买买提·艾力同志; 王同志 is a surname alone, 高度同志 is no name but kept together all the same
_NAME = rf"{PERSON}(?=同志|主席|书记|部长|局长|市长|主任|院长|校长|先生|女士|代表)"
# names of theories and set wording that the dictionary takes apart; written as they are printed
_PHRASES = (
    "习近平新时代中国特色社会主义思想",
    "习近平法治思想",
    "习近平文化思想",
    "中国特色社会主义",
    "社会主义核心价值观",
    "中华民族伟大复兴",
    "中华民族共同体意识",
    "中国式现代化",
    "人类命运共同体",
    "新时代",
    "新就业形态劳动者",
    "产业工人队伍建设改革",
    "职工代表大会",
    "教职工代表大会",
    "工人阶级",
    "劳模精神",
    "劳动精神",
    "工匠精神",
    "全面从严治党",
    "党风廉政建设",
    "安全生产",
    "高质量发展",
    "工会组织",
    "推进会",
    "现场会",
    "座谈会",
    "表彰大会",
    "动员大会",
)
_SHORT = f"(?P<number>{_NUMBER})|(?P<name>{_NAME})"


@lru_cache(maxsize=4096)
def wholes(text: str, *, phrases: bool = True) -> tuple[str, ...]:
    """The unbreakable parts of a text in order; an opening mark belongs to what follows, a closing one to what precedes.

    Without ``phrases`` set phrases are words like others: kept whole they would leave half of a line empty.
    """
    out: list[str] = []
    opening = ""
    for part in _parts(text, _kept(phrases=phrases)):
        if part in _OPENERS:
            opening += part
        elif out and not opening and (part in _CLOSERS or (part in _PLACES and 2 <= len(out[-1]) <= 3)):
            out[-1] += part
        else:
            out.append(opening + part)
            opening = ""
    return (*out, opening) if opening else tuple(out)


@cache
def _kept(*, phrases: bool) -> re.Pattern[str]:
    """What is kept whole; compiled when asked for, as most drafts need one of the two."""
    longest_first = sorted(_PHRASES, key=len, reverse=True) if phrases else ()
    return re.compile("|".join((*longest_first, _SHORT)), re.ASCII)


def _parts(text: str, kept: re.Pattern[str]) -> Iterator[str]:
    at = 0
    for match in kept.finditer(text):
        yield from few_words(text[at : match.start()])
        yield match.group()
        at = match.end()
    yield from few_words(text[at:])
