"""The clause that announces a list and the number that it names: 我再强调三点要求。 → 3, 体现了“五个共”： → 5."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from phrasebank.sentences import Span, chinese_number

# a verb of speech or a word of announcement right before the first marker: 王东明强调，一要… 具体措施是，一是…
_ANNOUNCING = re.compile(
    r"(?:强调|指出|要求|提出|谈到|讲到|提到|认为|表示|说|道|希望|建议|介绍|汇报|号召|倡议|承诺|规定|明确|部署|如下|以下|即|就是|主要是|重点是|关键是|包括|主要有|做到"
    r"|(?:措施|任务|要求|原则|目标|内容|问题|原因|方面|特点|意义|作用|工作|做法|经验|体会|安排|打算|建议|意见)(?:是|有|为))$"
)
# a salutation announces nothing: 同志们： 各位代表：
_SALUTATION = re.compile(
    r"(?:各位|尊敬的|亲爱的)?[^，。；：]{0,16}(?:同志们|朋友们|同志|代表|委员|来宾|先生们|女士们|领导|嘉宾"
    r"|老师们?|同学们?|家长们?|教师们?|职工们?|员工们?|乡亲们|战友们|青年们?|(?:工友|姐妹|职工|青年|党员|家长)朋友)$"
)
# the announcement of a sentence that is closed by a full stop: 谈几点意见 抓好以下工作 主要有三个方面; not 二十大精神
_PROMISE = re.compile(
    r"(?:以下|如下|下面|下列|这样)?(?!(?:十[六七八九]|二十[一二]?)大)(?<![二十])(?:几|[二三四五六七八九十两]{1,3}|\d{1,2})(?:个|点|条|项|方面|件|大|种|句|层|步|类|场|手)"
    r"[^，。；]{0,14}$|(?:以下(?!简称|称)|如下|下列)[^，。；]{0,12}$"
    r"|(?:一些|不少|许多|若干|一系列|哪些|多个|多方面)[^，。；]{0,16}(?:问题|困难|不足|挑战|经验|体会|措施|举措|要求|任务|方针|原则)(?:呢)?$"
)
# what was said of the sentence that a list right behind it gives: 作动员部署。 提出指导意见。 not 请委员提出意见。
_SPOKEN = re.compile(
    r"^(?![^。]*(?:请|欢迎|征求))[^。；：]*(?:提出|提|作出|做出|作|做|发出|下达|进行)了?(?:[^，。；：]{0,12}的?)"
    r"(?:意见|要求|希望|建议|部署|倡议|号召|指示|动员|安排|强调|讲话|发言|点评)$"
)
# a number that counts something; not 第三, 2025年, 十二届, 三月, 8.5%, 长三角, “三农”, 四川
_COUNTED = re.compile(
    r"(?<![第零〇一二三四五六七八九十百千万\d.．年两])(?P<count>[一二三四五六七八九十两]{1,3}|\d{1,2})"
    r"(?![零〇一二三四五六七八九十百千万亿\d.．年月日届次号时分%％、角农川峡江亚明])(?P<unit>.)"
)
# a number that ends the announcement: 原因有二
_ENDING = re.compile(r"(?:有|为)(?P<count>[二两三四五六七八九十])$")
# what can be counted as the items of a list when the numbers do not agree: 三个方面, 五点, 六项; not 五大发展理念
_UNITS = re.compile(
    r"(?:个?方面|[点条项件])(?:(?:[\u4e00-\u9fff]{0,3}(?:要求|意见|工作|任务|问题|措施|希望|建议|看法|体会|内容|原则|关系|经验|实事)))?$"
)
# a coined count that is all that the sentence announces: 书记提出了“五个强化”。 做到“四个到位”：; not 落实“八个坚持”
_COINED = re.compile(
    r"(?:提出|要求|做到|坚持|抓好|突出|即)了?要?“(?P<count>[二两三四五六七八九十]|十[一二三四])(?:个|大|项|点)[^“”，。]{1,6}”(?:的?(?:要求|工作要求|意见|希望|目标|原则|工作法|工程|行动|措施|做法|内容))?$"
)
# where an announcement turns to the list: 希望大家抓好落实，下面，我讲三点意见 (only what follows announces it)
_TURN = re.compile(r"(?<=，)(?:(?:下面|现在|在此|这里)，?我|借此机会)")
# a sentence that tells what has been done announces nothing: 十方面民生实事圆满完成。 “三个定位”不断取得新进展。
_DONE = re.compile(r"(?:圆满|全部|顺利|如期|全面)(?:完成|收官|实现)$|(?:取得|实现|迈上|迈出)[^，“”]{0,8}$")
_SENTENCE_MARKS = "。！？；\n"
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Lead:
    """Where the announcement stands in the view and the number that it names."""

    span: Span
    declared: int | None


def lead(text: str, start: int, low: int, count: int) -> Lead | None:
    """The announcement of the list of ``count`` items that begins at ``start``, not before ``low``; None if there is none."""
    end = start
    while end > low and text[end - 1] in " 　\n“‘（「『":
        end -= 1
    if end <= low:
        return None
    mark = text[end - 1]
    broken = "\n" in text[end:start]
    stop = end - (2 if text.endswith("——", low, end) else mark in "，。：；！？—…")
    begin = _sentence_start(text, stop, low)
    sentence = text[begin:stop]
    if not sentence or not _announces(sentence, mark, broken, count):
        return None
    span = _short(text, begin, stop)
    return Lead(span, declared(sentence, count))


def is_salutation(text: str, start: int, end: int) -> bool:
    """Whether a line greets: 各位领导、同志们："""
    line = text[start:end].rstrip()
    return line.endswith("：") and _SALUTATION.fullmatch(line[:-1].rpartition("，")[2]) is not None


def _sentence_start(text: str, end: int, low: int) -> int:
    begin = max(text.rfind(mark, low, end) for mark in _SENTENCE_MARKS) + 1
    begin = max(begin, low)
    while begin < end and text[begin] in "”’）」』》 　-–•·*#>":
        begin += 1
    return begin


def _announces(sentence: str, mark: str, broken: bool, count: int) -> bool:
    if mark == "；":  # the end of another list's item
        return False
    clause = sentence.rpartition("，")[2]
    if mark == "：":
        return not _SALUTATION.fullmatch(clause) or _PROMISE.search(clause) is not None
    if mark in "，—":
        return bool(_ANNOUNCING.search(clause) or _PROMISE.search(clause))
    named = any(value == count for value, _ in _counts(clause))
    if (broken and mark not in "。；！？") or _DONE.search(clause):  # a heading above the list, or a report
        return False
    spoken = mark == "。" and _SPOKEN.match(sentence)
    return bool(named or spoken or _PROMISE.search(clause))


def _short(text: str, begin: int, end: int) -> Span:
    """The sentence from where it turns to the list, or its last clause if it is long."""
    if turn := _TURN.search(text, begin, end):
        begin = turn.start()
    if end - begin <= _LONGEST // 2:
        return Span(begin, end)
    comma = text.rfind("，", begin, end)
    return Span(comma + 1 if comma >= 0 else begin, end)


def declared(sentence: str, count: int) -> int | None:
    """The number of items that the sentence names: the one that agrees with ``count``, else a plain announcement's."""
    found = list(_counts(sentence))
    if any(value == count for value, _ in found):
        return count
    coined = _COINED.search(sentence)
    if (
        coined and (number := chinese_number(coined["count"]) or 0) > count
    ):  # the text has been cut, or the list
        return number
    plain = [value for value, rest in found if value > 1 and _UNITS.match(rest)]
    return plain[-1] if plain else None


def _counts(sentence: str) -> Iterator[tuple[int, str]]:
    """Yield the numbers from two on, each with what follows it."""
    if ending := _ENDING.search(sentence):
        yield chinese_number(ending["count"]) or 0, "点"
    for match in _COUNTED.finditer(sentence):
        value = chinese_number(match.group("count"))
        if value is not None and value > 1:
            yield value, sentence[match.start("unit") :]
