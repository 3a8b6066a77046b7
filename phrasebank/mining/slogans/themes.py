"""Themes 主题: titles that are slogans, mottos in quotation marks, and these wherever they recur.

开展“开启新征程、勇当排头兵”主题活动 → 开启新征程、勇当排头兵
"""

import re
from collections.abc import Iterator, Sequence

from phrasebank.fewwords import part_of_speech
from phrasebank.mining.predicates import are_predicates, is_likely, is_predicate, may_be_predicate, table
from phrasebank.mining.shape import NUMBERED
from phrasebank.mining.slogans.echoes import OPPOSED
from phrasebank.mining.slogans.rows import is_a_name
from phrasebank.mining.slogans.shapes import shapes
from phrasebank.mining.slogans.sides import inner_cuts, opens_with_verb
from phrasebank.sentences import Span
from phrasebank.words import words

# words in quotation marks, others within them or not: “‘八八战略’再深化、改革开放再出发”
_QUOTED = re.compile(r"“([^“”\n]{5,48}?)[。！]?”")
_QUOTED_ONCE = re.compile(r"(?<!“)‘([^“”‘’\n]{5,48})’")
# straight quotation marks, where a line has them in twos: 围绕"人人讲安全、处处守规程"的主题
_STRAIGHT = re.compile(r'"([^"\n]*)"')
# titles of reports and activities: 作题为《踔厉奋发 勇毅前行》的报告, 以《学党史、悟思想》为题; not 《中国共产党章程》
_TITLED = re.compile(r"《([^《》\n]{6,48})》")
# what bears a title that is no document's name: 作题为│《党建聚力开新局 实干争先谱新篇》│的报告
_ENTITLED = re.compile(r"(?:题为|主题为|题目是|以)$")
_DELIVERED = re.compile(
    r"》?(?:为题|为主题|的?(?:工会|党委|专题|主题|主旨|工作|行政|重要|精彩|生动)*(?:报告|讲话|致辞|演讲|发言|党课|讲座|宣讲))"
)
# a saying or a motto, quoted with nothing else: “路漫漫其修远兮，吾将上下而求索” “不积跬步，无以至千里；不积小流，无以成江海”
_QUOTED_PAIR = re.compile(
    r"[\u4e00-\u9fff]+[，、；][\u4e00-\u9fff]+(?:；[\u4e00-\u9fff]+，[\u4e00-\u9fff]+)?"
)
_SHORTEST_SIDE, _LONGEST_SIDE = 5, 12
# behind a single clause: “强国有我”主题宣传
_ASKED = re.compile(r"(?:等|的|为)?(?:主题|口号|征文|演讲|大讨论)")
# what is held, not done: “弄潮儿向涛头立”的姿态, “两岸一家亲”理念, “公、诚、勤、朴”的校训; not “消费促进年”活动
_HELD = re.compile(
    r"(?!等)的?[\u4e00-\u9fffXx×]{0,4}?(?:理念|精神|姿态|担当|校训|院训|厂训|信念|信条|宗旨|作风|学风|教风|情怀|意识|态势|势头|决心|誓言|承诺|口号|自觉|清醒|境界|干劲|韧劲|准则|操守|号召|进军号|警句|名言|座右铭|思路|方针|导向|方法论|气概|勇气|魄力|胆识|锐气|朝气|闯劲|拼劲|劲头|风采|风貌|品格|胸怀|眼界|底气|骨气|志气|豪情|激情|热情|斗志|意志|毅力|定力|觉悟|初心|信心|气魄|胆魄|紧迫感)"
)
# counts, which are abbreviations, and names of campaigns: “两个一百年”奋斗目标, “人才安徽行”活动
_COINED = re.compile(
    r"^[一二两三四五六七八九十百千万双0-9]{1,2}(?:个(?![都也不])|[大项种条类级年])|[年月周日节季行线圈带群网库站店]$|工程$|行动$|计划$|竞赛$|大赛$|活动$"
)
_SHORTEST_HELD = 4
_LEAST_SAID, _UNEVEN, _LONGEST_OF_ROW, _SHORTEST_OF_ROW = 5, 3, 10, 3
_BREAKS = re.compile(r"[、，\s·]")
_PART = re.compile(r"[\u4e00-\u9fffXx×]{3,13}")
_THRICE = re.compile(r"(.).{2}\1.{2}\1.{2,4}")
# 2 to 4 parts of a heading line: 开启新征程 勇当排头兵
_HEADING = re.compile(r"[^\n。！？；：0-9]{8,48}")
# what parts it from what follows: 奋进新征程——在……上的讲话, ---2023年新年致辞
_DASH, _LONGEST_HEADING = re.compile("——|--"), 40
# titles that name a document, a meeting or a person's speech
_NAMES_A_DOCUMENT = re.compile(
    r"关于|召开|举行|会议|大会|讲话|通知|意见|办法|方案|决定|公报|摘要|致辞|纪要|规划|报告|条例|座谈会|印发|公告|名单|工作部署|[《》（）()]"
)
_COUNT, _TELLS, _OF = "个", "有是", "的"
# what stands before the last character of clauses, not of names: 微笑多一点、脚步快一点; 支部引路、党员铺路
_DEEDS = frozenset("一引铺架搭开问指拓出点回过")
# words of talk, not of mottos: 今天谁来，几点开会
_TALK = re.compile(r"[谁几哪吗呢吧啊你您他她它]|什么|怎么|怎样|如何|今天|昨天|明天|现在")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
# lines of names: 市总工会主席 区人大副主任
_NAMES_A_BODY = re.compile(
    r"主席|主任|书记|委员|部长|局长|院长|校长|经理|记者|通讯员|编辑|公司|单位|同志|来源"
)
_MOTTO_LENGTHS, _VERSE, _FEW, _SHORTEST_TITLE = (5, 48), 7, 3, 6
# members of one or two characters: 公、诚、勤、朴 爱国、奉献、求实、创新
_PARTS = re.compile(r"[\u4e00-\u9fff]{1,2}(?:、[\u4e00-\u9fff]{1,2}){2,}")
_ENDS_AS_A_DOCUMENT = re.compile(
    r"(?:[书信词稿]|心得|体会|总结|计划|材料|事迹|简报|信息|要点|提纲|简介|章程|制度|细则|规定|规则|标准|说明|纪实|综述|侧记|启示|思考|建议|答复|批复|请示)$"
)
_TITLE_HEADS = re.compile(r"[为以让把](?!了)")
_TOP_LINES = 5
_BYLINE = re.compile(r"[^\n。，！？；]{2,30}(?:\n|$)")
_LEAST_TITLE = 10


def themes(text: str) -> Iterator[Span]:
    """Themes of a view's text, in no order."""
    found = [*_quoted(text), *_titles(text)]
    yield from found
    yield from _again(text, found)


def _quoted(text: str) -> Iterator[Span]:
    for quoted in (_QUOTED, _QUOTED_ONCE):
        yield from (span for match in quoted.finditer(text) if (span := _motto(text, *match.span(1))))
    for match in _STRAIGHT.finditer(text):
        if _MOTTO_LENGTHS[0] <= len(match.group(1)) <= _MOTTO_LENGTHS[1] and (
            span := _motto(text, *match.span(1))
        ):
            yield span
    for match in _TITLED.finditer(text):
        title = match.group(1)
        if not _names_a_document(title) and _is_titled(title, entitled=_is_entitled(text, *match.span(1))):
            yield Span(*match.span(1))


def _names_a_document(title: str) -> bool:
    return bool(_NAMES_A_DOCUMENT.search(title) or _ENDS_AS_A_DOCUMENT.search(title))


def _motto(text: str, begin: int, end: int) -> Span | None:
    """The words between two quotation marks, if they are a motto or a saying."""
    said = text[begin:end]
    mark = end + 1 + (text[end : end + 1] in ("。", "！"))
    around = text[max(0, begin - 9) : begin - 1], text[mark : mark + 10]
    return Span(begin, end) if _is_motto(said, *around) or _is_saying(said) else None


def _is_entitled(text: str, begin: int, end: int) -> bool:
    """Whether what stands around a title tells of a speech: 作题为│《…》, 《…》│的党课."""
    return bool(_ENTITLED.search(text, max(0, begin - 5), begin - 1) or _DELIVERED.match(text, end))


def _is_titled(title: str, *, entitled: bool) -> bool:
    """Whether a title in 《》 is a slogan: two parts or more that open as slogans do, each of four characters or all alike.

    A speech's own is one if its parts have four characters, however they open.
    """
    parts = re.sub("[‘’“”]", "", title).split()
    spaced = len(parts) > 1
    if not spaced:
        parts = [part for part in _BREAKS.split(parts[0]) if part]
    if entitled and all(len(part) > _FEW for part in parts):
        return len(parts) > 1 or _is_a_line(title)
    if spaced and _are_verse(parts):
        return True
    if not spaced and len({*map(len, parts)}) > 1:
        return False
    return len(parts) > 1 and all(len(part) > 2 and _opens_a_slogan(part) for part in parts)


def _is_a_line(title: str) -> bool:
    """Whether a title is a line of seven characters, or says what to do: 同心共筑百年梦, 做更好的自己."""
    if len(title) == _VERSE and _HAN.fullmatch(title):
        return _OF not in title and _is_a_clause(title)
    acts = _TITLE_HEADS.match(title) or (opens_with_verb(title) and title[0] not in _TELLS)
    return len(title) >= _SHORTEST_TITLE and bool(acts)


def _is_saying(said: str) -> bool:
    """Whether all that is quoted is two clauses of one length, of five characters or more, or two such pairs."""
    if not _QUOTED_PAIR.fullmatch(said):
        return False
    halves = [[*map(len, half.split("，"))] for half in said.split("；")] if said.count("，") > 1 else []
    if halves:
        return halves[0] == halves[-1]
    one, two = map(len, re.split("[，、；]", said))
    return one == two and _SHORTEST_SIDE <= one <= _LONGEST_SIDE


def _is_motto(said: str, before: str, behind: str) -> bool:
    if _THRICE.fullmatch(said):
        return True
    parts = [part for part in _BREAKS.split(re.sub("[‘’]", "", said)) if part]
    if len(parts) > 2 and _HELD.match(behind) and len({*map(len, parts)}) == 1 and _PARTS.fullmatch(said):
        return True
    if not all(_PART.fullmatch(part) for part in parts):
        return False
    cued = bool(shapes().before.search(before) or shapes().behind.match(behind) or _HELD.match(behind))
    if _are_twins("".join(parts)):
        return True
    if len(parts) == 1:
        return not before.endswith(_COUNT) and _is_said(parts[0], behind)
    if "·" in said and len(parts) == 2:
        return True
    if len(parts) == 2 and _ASKED.match(behind):
        return abs(len(parts[0]) - len(parts[1])) <= _UNEVEN
    return _is_pair(parts, cued=cued) if len(parts) == 2 else _is_row(parts, cued=cued)


def _are_twins(said: str) -> bool:
    """Whether six characters are three and three with one at one place, or two short predicates: 舍小家顾大家, 公生明、廉生威."""
    one, two = said[:3], said[3:]
    if len(two) != len(one) or one == two:
        return False
    alike = any(a == b for a, b in zip(one[1:], two[1:], strict=True))
    return (alike or (is_predicate(one) and is_predicate(two))) and 3 in inner_cuts(said)


def _is_said(part: str, behind: str) -> bool:
    """Whether one clause is a motto: “把纪律挺在前面”, “强国有我”主题活动; names of years and campaigns are none."""
    if _TITLE_HEADS.match(part) and len(part) > _LEAST_SAID:
        return True
    if len(part) >= _LEAST_SAID and _ASKED.match(behind) and may_be_predicate(part):
        return True
    return len(part) >= _SHORTEST_HELD and bool(_HELD.match(behind)) and _is_a_clause(part)


def _is_a_clause(part: str) -> bool:
    """Whether a quoted part has a verb, and is neither a count nor a name: 链长到一线; not 三管三必须, 消费促进年."""
    if _COINED.search(part):
        return False
    return (
        len(part) == _VERSE
        or _acts(part)
        or any(part_of_speech(word) in ("v", "a") for word in words(part)[1:])
    )


def _is_pair(parts: Sequence[str], *, cued: bool) -> bool:
    one, two = parts
    if all(may_be_predicate(part) or is_predicate(part[:4]) for part in parts):
        return len(one) == len(two) or (cued and abs(len(one) - len(two)) <= _UNEVEN)
    if _TALK.search(one + two):
        return False
    if _rhyme(one, two) and abs(len(one) - len(two)) <= _UNEVEN:
        return True
    if len(one) == len(two) >= 4:
        return cued or not _are_names(one, two)
    return cued and len(one) == len(two) and one[0] + two[0] in OPPOSED


def _rhyme(one: str, two: str) -> bool:
    """Whether two parts end in one character, but not in one word: 龙港是我家，文明创建靠大家."""
    if min(len(one), len(two)) < _LEAST_SAID:
        return False
    return one[-1] == two[-1] and one[-2:] != two[-2:]


def _are_names(one: str, two: str) -> bool:
    """Whether both are of nouns, or end in one: 办公费用、差旅费用."""
    if one[-2:] == two[-2:] and part_of_speech(one[-2:]).startswith("n"):
        return True
    return is_a_name(one) and is_a_name(two)


def _is_row(parts: Sequence[str], *, cued: bool) -> bool:
    """Three or more: of one length, or nearly so where what stands around them asks for a motto."""
    lengths = sorted(map(len, parts))
    if lengths[-1] - lengths[0] > (_UNEVEN if cued else 0) or lengths[-1] > _LONGEST_OF_ROW:
        return False
    if lengths[0] == lengths[-1] and are_predicates(parts):
        return True
    tails = {part[-1] for part in parts}
    if (
        len(tails) == 1
        and tails <= table().noun_ends
        and not {part[-2] for part in parts} <= _DEEDS | table().single
    ):
        return False
    return cued or lengths[0] > _SHORTEST_OF_ROW or all(map(_acts, parts))


def _acts(part: str) -> bool:
    return may_be_predicate(part) or is_likely(part)


def _titles(text: str) -> Iterator[Span]:
    start, prose = 0, 0
    for index, line in enumerate(text.split("\n")):
        here, start = start, start + len(line) + 1
        opened = prose
        prose += any(mark in line for mark in "。；！？")
        dash = _DASH.search(line, 0, _LONGEST_HEADING)
        if not dash and not _HEADING.fullmatch(line):
            continue
        title = (line[: dash.start()] if dash else line).rstrip()
        if _is_title(title, top=index < _TOP_LINES and not opened, byline=bool(_BYLINE.match(text, start))):
            yield Span(here, here + len(title))


def _is_title(line: str, *, top: bool, byline: bool) -> bool:
    if not _HEADING.fullmatch(line) or NUMBERED.match(line) or _names_a_document(line):
        return False
    parts = line.split()
    if len(parts) > 1:
        short = len(parts) > 2 and {*map(len, parts)} == {_FEW} and are_predicates(parts)
        return short or _are_verse(parts) or all(len(part) > _FEW and _opens_a_slogan(part) for part in parts)
    return (top or byline) and "，" not in line and len(line) >= _LEAST_TITLE and _opens_a_slogan(line)


def _are_verse(parts: Sequence[str]) -> bool:
    """Whether two parts are of five characters or more and cut alike: 追风赶月莫停留 平芜尽处是春山."""
    one, two = parts[0], parts[-1]
    if len(parts) > 2 or not (len(one) == len(two) > _SHORTEST_OF_ROW + 1):
        return False
    return bool(_HAN.fullmatch(one + two) and inner_cuts(one) & inner_cuts(two)) and not _NAMES_A_BODY.search(
        one + two
    )


def _opens_a_slogan(part: str) -> bool:
    return bool(_TITLE_HEADS.match(part)) or is_predicate(part) or may_be_predicate(part)


def _again(text: str, found: Sequence[Span]) -> Iterator[Span]:
    """Where themes of several parts are said again, their parts joined by another mark or none."""
    said = {tuple(part for part in _BREAKS.split(text[slice(*span)]) if part) for span in found}
    for parts in sorted(said):
        if len(parts) > 1 or len(parts[0]) >= _LEAST_TITLE:
            pattern = re.compile(r"[、，\s]?".join(map(re.escape, parts)))
            yield from (Span(*match.span()) for match in pattern.finditer(text))
