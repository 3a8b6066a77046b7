"""Mottos that one look tells: of one clause by what stands around it, titles of speeches, the few words of a school's motto.

    “弄潮儿向涛头立”的姿态, 作题为《春风化雨育桃李》的演讲, “公、诚、勤、朴”的校训

Most of what is quoted in one clause is a name, a term or speech: what stands around has to ask for a motto.
"""

import re

from phrasebank.fewwords import part_of_speech
from phrasebank.mining.predicates import is_likely, is_predicate, may_be_predicate
from phrasebank.mining.slogans.around import is_asked, is_held, is_speech, names_a_document
from phrasebank.mining.slogans.mottos import Mark, Motto
from phrasebank.mining.slogans.sides import inner_cuts, opens_with_verb
from phrasebank.words import words

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_CLAUSE = re.compile(r"[\u4e00-\u9fffXx×]{3,13}")
# one character three times: 大学习大调研大抓落实
_THRICE = re.compile(r"(.).{2}\1.{2}\1.{2,4}")
# counts, which are abbreviations, and names of campaigns: “两个一百年”奋斗目标, “人才安徽行”活动
_COINED = re.compile(
    r"^[一二两三四五六七八九十百千万双0-9]{1,2}(?:个(?![都也不])|[大项种条类级年])|[年月日周节季行线圈带群网库站店]$|工程$|行动$|计划$|竞赛$|大赛$|活动$"
)
_LED = re.compile(r"[为以让把](?!了)")
_HEADING = re.compile(r"[^？，0-9]+")
_COUNT, _TELLS, _OF = "个", "有是", "的"
_TWO, _TERSE, _SHORTEST_PART = 2, 3, 4
_SHORTEST, _SHORTEST_LED, _SHORTEST_TITLE, _SHORTEST_HEADING, _VERSE, _TWINS = 5, 6, 6, 10, 7, 3
_ACTING = ("v", "a")


def is_certain(motto: Motto) -> bool:
    """Whether a place holds a motto or a title that one look tells."""
    if is_speech(motto):
        return not names_a_document(motto.said) and _is_a_speech_s_title(motto)
    if len(motto.parts) > 1:
        return _are_held_words(motto)
    if motto.mark is Mark.HEADING:
        return _is_a_heading(motto)
    return motto.mark is Mark.QUOTED and _is_a_clause_said(motto, motto.parts[0])


def _is_a_speech_s_title(motto: Motto) -> bool:
    """Whether a speech's title has parts of four characters or more, or of three each, or is a line: 守底线、明纪律、正家风."""
    sizes = {*map(len, motto.parts)}
    if len(motto.parts) > 1:
        return min(sizes) >= _SHORTEST_PART or sizes == {_TERSE}
    return _is_a_line(motto.said)


def _are_held_words(motto: Motto) -> bool:
    """Whether three words or more of one or two characters are what one holds: “公、诚、勤、朴”的校训."""
    sizes = {*map(len, motto.parts)}
    return len(motto.parts) > _TWO and len(sizes) == 1 and max(sizes) <= _TWO and is_held(motto)


def _is_a_clause_said(motto: Motto, said: str) -> bool:
    """Whether a clause is a motto: it says one character three times, or is asked for: 大学习大调研大抓落实."""
    if _THRICE.fullmatch(said):
        return True
    return bool(_CLAUSE.fullmatch(said)) and _is_said(motto, said)


def _is_said(motto: Motto, said: str) -> bool:
    """Whether a clause is a motto by what stands around it; names of years and campaigns are none."""
    if _are_twins(said):
        return True
    if motto.before.endswith(_COUNT):
        return False
    if _LED.match(said) and len(said) >= _SHORTEST_LED:
        return True
    if len(said) >= _SHORTEST and is_asked(motto) and may_be_predicate(said):
        return True
    return len(said) >= _SHORTEST and is_held(motto) and _is_a_clause(said)


def _are_twins(said: str) -> bool:
    """Whether six characters are three and three with one at one place, or two short predicates: 舍小家顾大家."""
    one, two = said[:_TWINS], said[_TWINS:]
    if len(two) != len(one) or one == two:
        return False
    alike = any(a == b for a, b in zip(one[1:], two[1:], strict=True))
    return (alike or (is_predicate(one) and is_predicate(two))) and _TWINS in inner_cuts(said)


def _is_a_clause(said: str) -> bool:
    """Whether a quoted part has a verb, and is neither a count nor a name: 链长到一线; not 三管三必须, 消费促进年."""
    if _COINED.search(said):
        return False
    if len(said) == _VERSE or may_be_predicate(said) or is_likely(said):
        return True
    return any(part_of_speech(word) in _ACTING for word in words(said)[1:])


def _is_a_line(title: str) -> bool:
    """Whether a title is a line of seven characters, or says what to do: 同心共筑百年梦, 做更好的自己."""
    if len(title) == _VERSE and _HAN.fullmatch(title):
        return _OF not in title and _is_a_clause(title)
    acts = _LED.match(title) or (opens_with_verb(title) and title[0] not in _TELLS)
    return len(title) >= _SHORTEST_TITLE and bool(acts)


def _is_a_heading(motto: Motto) -> bool:
    """Whether a heading says what is to be done, or is a page's first title with a second behind a dash: 奔向新的春天——新年致辞."""
    line = motto.said
    if not _HEADING.fullmatch(line) or names_a_document(line):
        return False
    if motto.top and motto.subtitled:
        return True
    asks = bool(_LED.match(line)) or may_be_predicate(line)
    return asks and len(line) >= _SHORTEST_HEADING and (motto.top or motto.byline)
