"""Whether a phrase stands free in its text, told by the words right beside its places.

    公共|服务体系, 托育|服务体系: 服务体系 is what other names end in.  首要政治|任务, 首要政治|信念: 首要政治 is what they begin with.

Names may go on with words that follow any name (``中心词`` of ``canonical.yml``): 国防动员|体制改革.
"""

import re
from collections.abc import Sequence

from phrasebank.fewwords import part_of_speech
from phrasebank.mining.canonicals.namewords import tag_of, vocabulary
from phrasebank.words import words

_CONTEXT = 4
_WORD = 2
_SHORT = 8
"""A longer phrase says enough by itself; what looks like a noun before it may be a verb: 总结|过去五年的工作."""
# tags of nouns that a longer name may begin with, and that it may go on with
_LEADING = ("n", "nz", "ns", "nt", "j", "b", "l")
_FOLLOWING = ("n", "nz", "vn", "j", "l", "ng", "k")
# tags of words before a verb: 要, 不断, 我们
_ADVERBIAL = ("d", "p", "r", "ad", "vd")
# and of whatever says something: 招商引资、项目│推进
_CONTENT = ("n", "v", "a", "b", "j", "l")
_JOINING = tuple("、和与及等")
# what the name of a place or a unit follows, when it is the speaker's: 我矿, 本厂, 全院
_WHOSE = tuple("我本全各该")
# what stands beside words that are a clause or a member of a list by themselves
_ALONE = tuple("，。；：！？、\n")
_NO_BODIES = ("社会", "城市", "农村", "乡村", "党", "国")
# tags of expressions of the dictionary: 锐意进取, 意识形态
_SAYINGS = ("l", "i")
# what goes on with any name: 新时代中国│特色社会主义, 推进中华民族│伟大复兴
_GOING_ON = ("特色", "伟大复兴", "共产党")
_QUOTATION = re.compile("“[^”]*”|《[^》]*》")
_HAN = re.compile(r"[\u3400-\u9fff]")
# bodies stand before whom and what they have: 市总工会|主席
_BODY = re.compile(
    "[会院部厅局委办司社团队组省市县区州镇乡村党国]$|中央$|政府$|公司$|集团$|机构$|总书记$|同志$|主席$"
)


def is_verbal(text: str, places: Sequence[int]) -> bool:
    """Whether the verb that a phrase begins with is used as one: 要|发展教育事业, but not 开展|教育实践活动."""
    led = False
    for place in places:
        before = words(text[max(0, place - _CONTEXT) : place])[-1:]
        if before and before[0].endswith(vocabulary().governing):
            led = True
        elif before and tag_of(before[0]).startswith(_ADVERBIAL):
            return True
    return not led


def is_body(said: str) -> bool:
    """Whether a name ends as those of bodies and of people do: 基层工会, 党员领导干部, 煤业公司."""
    if said.endswith(_NO_BODIES):
        return False
    body = said.endswith(vocabulary().short) or _BODY.search(said) or vocabulary().alone.search(said)
    return bool(body)


def is_attached(text: str, said: str, places: Sequence[int]) -> bool:
    """Whether it is what other names end in, a noun right before all its places: 公共|服务体系, 托育|服务体系.

    Or what they begin with, a noun behind all: 首要政治|任务, 首要政治|信念.
    """
    if all(text.startswith(_GOING_ON, place + len(said)) for place in places):
        return True
    if "、" in _QUOTATION.sub("", said):
        return 2 * sum(_goes_on(text, place, place + len(said)) for place in places) >= len(places)
    if len(said) > _SHORT:
        return False
    if part_of_speech(said) in _SAYINGS and all(
        _is_clause(text, place, place + len(said)) for place in places
    ):
        return True
    if all(_noun_before(text, place) for place in places):
        return True
    joined = "和" in said  # 国防和军队|建设 is one name
    whole = said.endswith(vocabulary().heads) or _BODY.search(said) is not None
    return not whole and all(_noun_behind(text, place + len(said), joined) for place in places)


def _is_clause(text: str, start: int, end: int) -> bool:
    """Whether words stand alone between marks, as what is done and not as its name: ，锐意进取、勇于担当，."""
    return text[start - 1 : start] in _ALONE and text[end : end + 1] in _ALONE


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether a list is cut off what it lists: 道路、理论│和制度, 发展│倡议、全球│安全倡议."""
    return (
        text[start - 1 : start] in _JOINING
        or text[end : end + 1] in _JOINING
        or _parts_a_member(text, start, end)
    )


def _parts_a_member(text: str, start: int, end: int) -> bool:
    """Whether what stands behind a list belongs to the one word that is its last member: 强国建设、民族│复兴.

    Or nouns stand on both sides; but 县委、政府│召开 is whole.
    """
    last = text[start:end].rpartition("、")[2]
    if _is_word(last) and not _BODY.search(last):
        behind = words(text[end : end + _CONTEXT])[:1]
        return bool(behind) and tag_of(behind[0]).startswith(_CONTENT)
    return _noun_behind(text, end) and _noun_before(text, start)


def _is_word(member: str) -> bool:
    return len(member) <= _WORD and "“" not in member


def _noun_before(text: str, place: int) -> bool:
    before = words(text[max(0, place - _CONTEXT) : place])
    if not before or tag_of(before[-1]) not in _LEADING or not _HAN.match(before[-1]):
        return False
    owner = before[-1] in vocabulary().owners or text[place - 2 : place - 1] in _WHOSE
    return not owner and before[-1] not in vocabulary().front  # 学校, 我矿, 全县


def _noun_behind(text: str, place: int, any_noun: bool = False) -> bool:
    behind = words(text[place : place + _CONTEXT])
    if not behind or tag_of(behind[0]) not in _FOLLOWING:
        return False
    return any_noun or behind[0] not in vocabulary().heads
