"""Pairs that echo: a function word at one place, characters said twice alike, words that change places.

根基更加坚实、纽带更加牢固; 层层传导压力，级级压实责任; 在发展中化债、在化债中发展
"""

import re

from phrasebank.fewwords import part_of_speech
from phrasebank.mining.slogans.sides import are_of_one_kind
from phrasebank.words import words

_LONGEST, _LONGEST_CHANGED = 9, 8
# what two sides that stand amid a sentence have at one place: 根基更加坚实、纽带更加牢固 付出辛勤努力、作出积极贡献
_ECHOED = frozenset("了在不有之更越就往必能可会到起里出未比才再最")
# those of them that stand in mottos with a comma too
_CLEAR = frozenset("越更就不之于才必也以为最再")
_ADVERBS, _MORE = ("d", "ad", "zg"), "更多"
# words of long names, and of what goes on: 国家事务和社会事务
_NAMES = re.compile("[和与及等对]|上来|中国|问题")


def has_an_echo(one: str, two: str) -> bool:
    """Whether two short sides have a function word at one place and fall alike."""
    if len(one) > _LONGEST or not any(a == b and a in _ECHOED for a, b in zip(one, two, strict=True)):
        return False
    if _NAMES.search(one + two):
        return False
    return _fall_alike(one, two)


def has_a_clear_echo(one: str, two: str, ahead: str) -> bool:
    """Whether two sides with a comma, and not what stands ahead, have such a word by itself.

    面临的形势越复杂，肩负的任务越艰巨; not 优化财政支出，调整支出结构
    """
    if len(one) > _LONGEST or not any(a == b and a in _CLEAR for a, b in zip(one, two, strict=True)):
        return False
    shared = _own_words(one) & _own_words(two)
    if not shared or any(ahead[place : place + 1] == word for place, word in shared):
        return False
    return _fall_alike(one, two)


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
    return are_of_one_kind(one, two) or [*map(len, words(one))] == [*map(len, words(two))]


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
