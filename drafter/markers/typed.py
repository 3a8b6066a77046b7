"""Markers that people type before the items of a list, though numbering writes them: they are taken off.

without_markers(["一、甲", "二、乙"]) == ["甲", "乙"]      without_markers(["三、四线城市"]) == ["三、四线城市"]
"""

import re
from collections.abc import Sequence

from phrasebank.sentences import chinese_number

_COUNT = "[一二三四五六七八九十]{1,3}"
# behind 1. no other number: 1.5万; but a year may begin the text: 1.2026年要点
_NO_NUMBER = r"(?![0-9](?![0-9]{3}年))"
# 一、 （一） (1) 1) 1. 1、 ① 第一， 其一， 首先， 一是 一要; not 1.5万 nor 一体化
_MARKER = re.compile(
    rf"(?P<count>{_COUNT})[、是要]|[（(](?P<inside>{_COUNT}|[0-9]{{1,2}})[）)]"
    rf"|(?P<digits>[0-9]{{1,2}})(?:[.．、]{_NO_NUMBER}|[）)])"
    rf"|[第其](?P<rank>{_COUNT})[，,、]|(?P<circled>[①-⑳])|(?P<word>首先|其次|再次|最后)[，,、]"
)
# 1. 甲, （一）甲 and 一、甲 standing alone; not 一、二线城市 nor 一是一
_FIRST = re.compile(rf"(?:1(?:[.．、]{_NO_NUMBER}|[）)])|[（(][1一][）)]|①|一、(?!{_COUNT}))(?=\s*\S)")
_WORDS = ("首先", "其次", "再次", "最后")


def without_markers(texts: Sequence[str]) -> list[str]:
    """Texts without the numbers that people type before them: 一、甲 and 二、乙 become 甲 and 乙.

    Numbering writes the markers. A number is one only if every item has its own in turn, so that 三、四线城市 stays.
    """
    if len(texts) == 1:
        return [_FIRST.sub("", texts[0], count=1).lstrip() if _FIRST.match(texts[0]) else texts[0]]
    found = [_MARKER.match(text) for text in texts]
    numbers = [_number_of(match, len(texts)) for match in found if match]
    if numbers != list(range(1, len(texts) + 1)):
        return list(texts)
    return [text[match.end() :].lstrip() or text for text, match in zip(texts, found, strict=True) if match]


def _number_of(marker: re.Match[str], size: int) -> int | None:
    if word := marker["word"]:
        return size if word == "最后" else _WORDS.index(word) + 1
    if circled := marker["circled"]:
        return ord(circled) - ord("①") + 1
    return chinese_number(next(group for group in marker.groups() if group))
