"""Runs of three characters, each a verb and what it acts on: 惠民生、暖民心、顺民意; 摆问题、找不足，出主意、提建议.

Such verbs begin names too (化工厂、汇丰行、作业本), so every member must have one, three of them must differ, and none may be a word.
"""

import re
from collections.abc import Iterator, Sequence

from phrasebank.fewwords import part_of_speech
from phrasebank.mining.predicates import acts_on_a_thing, table
from phrasebank.mining.slogans.cuts import HAN, begins_a_clause, starts_a_word
from phrasebank.mining.slogans.shapes import leads_end
from phrasebank.sentences import Span

_FEWEST = 3
# the mark behind a member of three, and those behind it; each mark is looked at, for the first may belong to another clause
_ROW = re.compile(
    rf"[、，](?<={HAN}{{3}}[、，])(?=(?P<rest>{HAN}{{3}}(?:[、，]{HAN}{{3}}){{1,16}})[，。；！”\n的])"
)
# verbs that the table has not, for they begin names
_VERBS = frozenset(
    "应得惠利冲化激盘汇聚齐拼谋搞攻破拿盯作办想讲谈摆找出提看赏享上求管保用识断选育留引尽献送搭架建筑迈追守扛挑担"
    "接知懂爱创争攀登挖摸排降压减去清扩招稳通畅联结解惑理顺撑托兜织换靠沉俯扑钻拜开领带跟跑走站比树立当做促补强抓防"
    "能不成明肯会要精熟转变改调优润唱绘展现显见晒亮鼓增添凝集融学习悟思践行务干落定"
)
_NO_VERBS = ("n", "v", "b", "a", "d")


def threes(text: str) -> Iterator[Span]:
    """Such runs of a view's text, in the order of their beginnings; the shorter ones within them too."""
    for match in _ROW.finditer(text):
        begin = match.start() - _FEWEST
        row = Span(begin, match.end("rest"))
        if _are_acts(re.split("[、，]", text[slice(*row)])) and _may_begin(text, begin):
            yield row


def _may_begin(text: str, begin: int) -> bool:
    return begins_a_clause(text, begin) or leads_end(text, begin) or starts_a_word(text, begin)


def _are_acts(members: Sequence[str]) -> bool:
    """Whether all are verbs with what they act on, three verbs at least, and no list of names: 高新区、开发区、保税区."""
    heads, ends = {member[0] for member in members}, {member[-1] for member in members}
    if len(heads) < _FEWEST:
        return False
    verbs = {
        member[0] for member in members if member[0] in table().single | _VERBS or acts_on_a_thing(member)
    }
    alike = (
        len({member[1] for member in members}) == 1
        and len(ends) == len(members)
        and 2 * len(verbs) >= len(heads)
    )
    if not (alike or heads == verbs):
        return False
    if not alike and len({member[1:] for member in members}) < max(_FEWEST, len(members) - 1):
        return False
    if len(ends) == 1 and ends <= table().noun_ends:
        return False
    return not any(map(part_of_speech if alike else _is_a_word, members))


def _is_a_word(member: str) -> bool:
    """Whether three characters are a word, or begin with one of two and end in a character: 优势多."""
    if part_of_speech(member):
        return True
    return part_of_speech(member[:2]).startswith(_NO_VERBS) and not part_of_speech(member[1:])
