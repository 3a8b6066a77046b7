"""Names of three characters, bodies and days, which are too short to be grown from what recurs: 县政府, 二公司, 教师节.

Three characters recur by chance in any text, so only those that end as such names do are looked at, and they must be
whole words at most of their places: 大柳乡 in 到|大柳乡|调研, but not 动员会 in 机|动员|会议.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, islice

from phrasebank.mining.canonicals.namewords import tag_of, vocabulary
from phrasebank.words import words

_LENGTH = 3
_AROUND = 4
_TRIED = 6
_MORE_IN = 20_000
"""In every so many characters a name must stand once more to be one of the text."""
_HAN = re.compile(r"[\u4e00-\u9fff]+")
# tags of words that can be such a name, and of what stands before the body: 大柳|乡
_NAME_TAGS = ("n", "nt", "nz", "j", "ns", "t", "nr")
_OWNER_TAGS = ("n", "j", "ns", "nz", "m", "nr", "b", "a", "f", "ng", "")
# the one character before a body: 县|政府 二|公司, but not 年|政府
_OWNER = re.compile("[省市县区镇乡村州旗盟校院局厅部厂矿司团党系总支分一二三四五六七八九十]")


@cache
def _ends() -> re.Pattern[str]:
    """The last characters of the names of bodies and days."""
    return re.compile(f"[{''.join(sorted({end[-1] for end in vocabulary().short}))}]")


@cache
def _bodies() -> re.Pattern[str]:
    """A body of two characters, but none whose name goes on: 县委, but neither 县委书记 nor 省总工会."""
    table = vocabulary()
    return re.compile(f"(?:{'|'.join(table.shortest)})(?!{'|'.join(table.officers)})")


@cache
def _sayings() -> re.Pattern[str]:
    """People and things that a metaphor names: 排头兵."""
    return re.compile("|".join(sorted(vocabulary().sayings)))


def short_names(text: str) -> Iterator[str]:
    """The names of two and three characters that stand at two places or more."""
    table = vocabulary()
    ends = (match.end() for match in _ends().finditer(text))
    names = Counter(text[end - _LENGTH : end] for end in ends if end >= _LENGTH)
    found = {said: count for said, count in names.items() if count > 1 and said.endswith(table.short)}
    found |= Counter(match.group() for match in _bodies().finditer(text))
    found |= Counter(_sayings().findall(text))
    least = 2 + len(text) // _MORE_IN
    for said, count in found.items():
        if count < least or said in table.common or not _HAN.fullmatch(said):
            continue
        if not table.refused.search(said) and (said in table.sayings or _is_name(text, said)):
            yield said


def whole(text: str, said: str, places: Sequence[int]) -> tuple[int, ...]:
    """The places of a short name where it is no part of longer words: 省总 of 请示省总, but not of 全省总面积."""
    return tuple(place for place in places if _edges(text, place, place + len(said)) is not None)


def _edges(text: str, start: int, end: int) -> Sequence[str] | None:
    """The words between two places, none where a word crosses one of them."""
    first = max(0, start - _AROUND)
    cut = words(text[first : end + _AROUND])
    ends = list(accumulate(map(len, cut), initial=first))
    if start not in ends or end not in ends:
        return None
    return cut[ends.index(start) : ends.index(end)]


def _is_name(text: str, said: str) -> bool:
    """Whether two or three characters are whole words and a name at half of the first places or more: 校党委, though in 学|校党委."""
    places = islice((match.start() for match in re.finditer(said, text)), _TRIED)
    names = [_is_name_at(text, place, place + len(said)) for place in places]
    return 2 * sum(names) >= len(names)


def _is_name_at(text: str, place: int, end: int) -> bool:
    inside = _edges(text, place, end)
    if inside is None:
        return False
    if end - place < _LENGTH:
        return True
    tags = [tag_of(word) for word in inside]
    if len(inside) == 1:
        return tags[0] in _NAME_TAGS
    if [*map(len, inside)] == [1, 2] and not _OWNER.match(inside[0]):
        return False
    return all(tag in _OWNER_TAGS for tag in tags) and inside[0] not in vocabulary().front
