"""Names of bodies, places, persons and meetings, and mere figures, which make no parallel when they stand side by side."""

import re
from collections.abc import Sequence

from phrasebank.mining.frames import Frame
from phrasebank.mining.parallels.siblings import table
from phrasebank.mining.parallels.things import are_things
from phrasebank.mining.predicates import is_predicate
from phrasebank.mining.predicates import table as predicates

_NUMERALS = "一二三四五六七八九十百千万两〇零"
# a number of things: 三个县, 两家企业, but not 三翻番
_COUNTED = re.compile(
    r"(?:[二三四五六七八九两几]|[一二三四五六七八九十]{2,})[个家名位项条件种户所支批只](?!一)"
)
_SAYS = frozenset("的不没无未")
"""What a part that is no name begins with: 时间不等人、机遇不等人."""
_LEADS_TO = frozenset("在到于向为")
"""Names do not follow such a word in a row: 学在深处、谋在新处."""
_ONE = "一"
"""Before a measure it names nothing: 定一件、干一件、成一件."""
_MEETING = "会"
"""A kind even where the names begin alike too: 亚运会、亚残运会."""
_PLACES = frozenset("省市县区州国镇乡")
_EVEN = 4
"""Three short siblings of one length are said of their subject in one breath: 中国声音、中国理论、中国思想."""


def are_names(shared: Frame, texts: Sequence[str]) -> bool:
    """Whether these are names of bodies, places or persons, or sentences with nothing but their subject in common."""
    surname = shared.anchors == 1 and shared.parts[0] in table().surnames and not any(shared.places[0])
    if surname or any("《" in t for t in texts) or are_counted(texts):
        return True
    if are_things(shared, texts):
        return True
    one, last = shared.anchors == 1, shared.parts[-1]
    if not one and not any(shared.places[0]) and shared.parts[0] in predicates().verbs and len(texts) > 2:
        return False
    if not shared.closes(texts):
        if 2 * sum(table().posts.search(t) is not None or t.endswith(table().titles) for t in texts) > len(
            texts
        ):
            return True
        if one and _is_body(shared) and 3 * _named(texts) >= 2 * len(texts):
            return True
    elif not (last[0] in _SAYS or any(part[-1] in _LEADS_TO for part in shared.parts[:-1])) and (
        one or last in table().names or last == _MEETING or _is_body(shared)
    ):
        made = len(last) == 1 and all(3 < len(t) < 6 and t[-2] in table().makes for t in texts)
        of_kinds = last in table().kinds and sum(len(t) > 2 and not is_predicate(t) for t in texts)
        if not made and 3 * max(_named(texts), of_kinds) >= 2 * len(texts):
            return True
    even = len({len(t) for t in texts}) == 1 and len(texts[0]) <= _EVEN
    begins = one and not any(shared.places[0]) and shared.parts[0] in table().subjects
    return begins and not (even and len(texts) > 2)


def are_counted(texts: Sequence[str]) -> bool:
    """Whether things are counted: 三个县、三个工矿单位、三家企业, but not 三翻番、三超越."""
    return all(_COUNTED.match(text) for text in texts)


def _is_body(shared: Frame) -> bool:
    """Whether siblings begin with the name of a body or place: 市政协│主席, 省│人大, but not 服务│企业, 美丽│乡村."""
    head = shared.parts[0]
    return not any(shared.places[0]) and (head in _PLACES or head.endswith(table().bodies))


def _named(texts: Sequence[str]) -> int:
    """How many end as names of bodies, places, persons or documents do."""
    return sum(t.endswith(table().names) and not t[-2:].startswith(_ONE) for t in texts)


def are_figures(shared: Frame, texts: Sequence[str]) -> bool:
    """Whether mere figures or ordinals fill most slots: 二中、三中、四中; 第一、第二、第三产业."""
    fillers = [t[a:b] for n, t in enumerate(texts) for a, b in shared.slots(n, len(t))]
    return 2 * sum(not filler.strip(_NUMERALS) for filler in fillers) > len(fillers)
