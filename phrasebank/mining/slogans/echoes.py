"""Pairs that echo: a function word at one place, characters said twice alike, words that change places.

根基更加坚实、纽带更加牢固; 层层传导压力，级级压实责任; 在发展中化债、在化债中发展
"""

import re
from operator import eq

from phrasebank.fewwords import part_of_speech
from phrasebank.mining.slogans.sides import are_of_one_kind
from phrasebank.words import words

_LONGEST, _LONGEST_CHANGED = 9, 8
# what two sides that stand amid a sentence have at one place: 根基更加坚实、纽带更加牢固 付出辛勤努力、作出积极贡献
_ECHOED = frozenset("了在不有之更越就往必能可会到起里出未比才再最着满遍尽成好住进透")
# those of them that stand in mottos with a comma too
_CLEAR = frozenset("越更就不之于才必也以为最再满遍尽")
# the first characters of two sides that are set against each other: 小网格、大治理
OPPOSED = frozenset(re.findall("..", "小大大小多少少多新旧旧新内外外内上下前后远近近远轻重微大实虚"))
# of what one is counted in sayings, and in plain sentences too: 一股劲; 一批法规
_MEASURES = frozenset(
    "条股片方颗盘句件张群份本根支杆把座道步点分面盏家处段场番团户域棒代员杯缕抹篇章腔身线阵路程"
)
_NUMBERS = frozenset("一两双三四五六七八九十百千万")
_PLAIN = frozenset("个批项种名位次")
_ADVERBS, _MORE = ("d", "ad", "zg"), "更多"
# words of long names, and of what goes on: 国家事务和社会事务
_NAMES = re.compile("[和与及等对]|上来|中国|问题")


def has_an_echo(one: str, two: str) -> bool:
    """Whether two short sides have a function word at one place and fall alike."""
    if len(one) > _LONGEST or not any(map(eq, one, two)):
        return False
    if are_opposed(one, two) or count_alike(one, two):
        return True
    if not any(a == b and a in _ECHOED for a, b in zip(one, two, strict=True)):
        return False
    if _NAMES.search(one + two):
        return False
    return _fall_alike(one, two)


def has_a_clear_echo(one: str, two: str, ahead: str) -> bool:
    """Whether two sides with a comma, and not what stands ahead, have such a word by itself.

    肩上的担子越沉重，脚下的步子越稳当; not 优化财政支出，调整支出结构
    """
    if len(one) > _LONGEST or not any(map(eq, one, two)):
        return False
    if are_opposed(one, two) or (one[:3] != two[:3] and count_alike(one, two)):
        return True
    if not any(a == b and a in _CLEAR for a, b in zip(one, two, strict=True)):
        return False
    shared = _own_words(one) & _own_words(two)
    if not shared or any(ahead[place : place + 1] == word for place, word in shared):
        return False
    return _fall_alike(one, two)


def are_opposed(one: str, two: str) -> bool:
    """Whether two sides begin with opposites and go on alike: 多一些换位思考，少一些居高临下."""
    return one[0] + two[0] in OPPOSED and one[1] == two[1]


def count_one(one: str, two: str, *, plain: bool = False) -> bool:
    """Whether both count one of something behind words that differ: 上下一条心、拧成一股劲; not 统一战线、统一市场.

    What is ``plain`` counts too: 人类只有一个地球, 起草一批法律.
    """
    measures = _MEASURES | _PLAIN if plain else _MEASURES
    return "一" in one and any(
        one[place] == two[place] == "一"
        and one[place - 1] != two[place - 1]
        and {one[place + 1], two[place + 1]} <= measures
        for place in range(1, len(one) - 2)
    )


def count_alike(one: str, two: str) -> bool:
    """Whether both count one of something, or have two numbers at the same places: 走遍千山万水，吃尽千辛万苦."""
    if count_one(one, two):
        return True
    places = [place for place, (a, b) in enumerate(zip(one, two, strict=True)) if a == b and a in _NUMBERS]
    return len(places) > 1 and all(
        one[place + 1 : place + 2] != two[place + 1 : place + 2] for place in places
    )


def _own_words(side: str) -> frozenset[tuple[int, str]]:
    place, own = 0, set()
    for word in words(side):
        said = word[0] in _CLEAR and side[place : place + 2] != _MORE
        if said and (len(word) == 1 or part_of_speech(word) in _ADVERBS):
            own.add((place, word[0]))
        place += len(word)
    return frozenset(own - {(0, side[0])})


def repeat_alike(one: str, two: str) -> bool:
    """Whether both repeat characters at the same places: 层层传导压力，级级压实责任 紧扣主题主线，聚焦主责主业."""
    if len(set(one)) == len(one) and len(set(two)) == len(two):
        return False
    repeated = {(side.index(character), place) for side in (one, two) for place, character in enumerate(side)}
    repeated = {(first, place) for first, place in repeated if first < place}
    return bool(repeated) and all(
        side[first] == side[place] for side in (one, two) for first, place in repeated
    )


def echo_themselves(one: str, two: str) -> bool:
    """Whether two short sides repeat characters at the same places and fall alike: 把好事办好、把实事做实."""
    return len(one) <= _LONGEST and repeat_alike(one, two) and _fall_alike(one, two)


def _fall_alike(one: str, two: str) -> bool:
    if begin_doubled(one, two):
        return True
    return are_of_one_kind(one, two) or [*map(len, words(one))] == [*map(len, words(two))]


def begin_doubled(one: str, two: str) -> bool:
    """Whether both begin with one character said twice: 事事有回音、件件有着落."""
    return one[0] == one[1] and two[0] == two[1]


def change_places(one: str, two: str) -> bool:
    """Whether a word goes back in the second side and another forward, or the second begins as the first ends.

    依靠职工办企业，办好企业为职工; 资源变资产、资产变资本
    """
    if len(one) > _LONGEST_CHANGED or len(set(one) & set(two)) < 2:
        return False
    if one[-2:] == two[:2]:
        return True
    shared = {word for word in words(one) if len(word) > 1 and word in two}
    moves = {two.index(word) - one.index(word) for word in shared}
    return any(move < 0 for move in moves) and any(move > 0 for move in moves)
