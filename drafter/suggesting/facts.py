"""Facts in a proposal: dates, numbers, places, persons and titles of its source, which are never the draft's own.

facts("2019年，江苏省共建成工匠学院36所") == ("2019", "江苏省", "36")
"""

import re
from collections.abc import Iterator

from phrasebank.fewwords import few_words, part_of_speech
from phrasebank.names import PERSON, may_be_person

# 2019, 36.5, ３; 三百余家, 十九届, 百分之五; “四个意识”, 百年奋斗目标 and 一项一项 are none
_NUMBER = re.compile(
    r"[0-9０-９]+(?:[.．,][0-9０-９]+)*%?|百分之[零一二三四五六七八九十百]+"
    r"|[一二三四五六七八九十百千]+(?:届|季度|月份?|[余多]?[万亿])|[〇零一二三四五六七八九]{4}年"
    r"|(?!百年)(?=[一二三四五六七八九]*[十百千])[一二三四五六七八九十百千]+[余多]?(?:年|日|次|名|人|家|项|个|亩|公里|元|吨|户)"
)
# 《意见》, 《中华人民共和国工会法》
_TITLE = re.compile(r"《[^《》]{1,40}》")
_PLACE, _PERSON = "ns", ("nr", "nrt", "nrfg")
"""Parts of speech of places and persons in the dictionary; it calls 崇高 a person, so a surname must begin one."""
# 王伟 in 王伟同志主持会议, 买买提·艾力; the dictionary knows few persons. 全体同志 is none
_PERSON_CALLED = re.compile(rf"{PERSON}(?=同志|先生|女士)")
# what the dictionary calls a place or a person and every speech may say
_COMMON = frozenset(
    (
        "中国",
        "中华",
        "中华民族",
        "华夏",
        "神州",
        "全国",
        "马克思",
        "列宁",
        "城市",
        "大国",
        "祖国",
        "高举",
        "高扬",
        "安康",
        "文明",
    )
)


def facts(text: str) -> tuple[str, ...]:
    """The facts of a text in their order, each once."""
    return tuple(dict.fromkeys((*_marked(text), *_names(text))))


def _marked(text: str) -> Iterator[str]:
    found = [*_NUMBER.finditer(text), *_TITLE.finditer(text), *_PERSON_CALLED.finditer(text)]
    yield from (match[0] for match in sorted(found, key=lambda match: match.start()))


def _names(text: str) -> Iterator[str]:
    for word in few_words(text):
        if len(word) > 1 and word not in _COMMON and _is_name(word):
            yield word


def _is_name(word: str) -> bool:
    kind = part_of_speech(word)
    return kind == _PLACE or (kind in _PERSON and may_be_person(word))
