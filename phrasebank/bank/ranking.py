"""Which of the phrasing that answers a query comes first, and what is so like the one before that it can wait.

Use across sources counts most, then how much of the phrasing is what was asked for, then what kind of phrasing it is; what
has not been said for long counts less, see ``recency``. What
a list, a speech's set phrase or a slogan says is more worth than a clause with the same use; a recurring name of one source alone
and the short filler of a frame are less. 要坚持以人民为中心 behind 坚持以人民为中心 tells a writer nothing new: it goes
further down.
"""

import re
from collections.abc import Iterable
from math import log2

from phrasebank.bank.expressions import Term
from phrasebank.bank.kinds import Kind

BY_KIND: dict[str, float] = {
    Kind.ABBREVIATION: 1.0,
    Kind.SLOGAN: 0.8,
    Kind.FORMULA: 0.5,
    Kind.CANONICAL: 0.5,
    Kind.ENUMERATION: 0.4,
    Kind.PARALLEL: 0.2,
    Kind.CLAUSE: 0.0,
}
"""What a kind adds; doubling the sources adds one."""

SHARED = 0.5
"""Added to what more than one source says."""

OF_ONE_SOURCE = -1.0
"""Added to wording that recurs in one source only: often its subject's name."""

NEARNESS = 2.0
"""Added if the phrasing is nothing but what was asked for; half of it if it is twice as long."""

AT_START = 1.0
"""Added to phrasing that begins with what was typed as pinyin or a frame."""

WHOLE_WORD = 2.0
"""Added if what stands there for typed pinyin is a word: 综合治理 for zhzl, not the 展战略 of 发展战略."""

MEANT = 3.0
"""Added to an abbreviation one of whose members is what was asked for; taken off if it is only a word of one."""

MOST_OF_MEMBER = 0.6

HALF_QUOTED = -2.0
"""Added to what was cut inside a quotation: 服务职工”活动."""

SAYS_NOTHING = -2.0
"""Added to a word that is just what was asked for: 职工 for 职工."""

SHORT, LONG = 4, 20
"""Fewer characters are a word, not phrasing; more are hardly phrasing any more."""

CUT = frozenset((Kind.PARALLEL, Kind.CANONICAL))
"""Kinds whose texts may be parts of clauses; the others are clauses or more."""

LIKE_ANOTHER = 2.0
"""Taken off for each earlier phrasing that says the same."""

OF_OTHERS = -8.0
"""Added to what tells of others where a speaker's own words were asked for: 主持会议 for an opening."""

# what a speaker or the writer of a notice says: 今天，我们隆重集会, 为贯彻落实…精神 and 现将有关事项通知如下, not 主持会议并讲话
_OWN_WORDS = re.compile(
    r"我|今天|各位|同志们|大家|[这此]次|现[将就]|刚才|经.{1,12}同意|受.{1,12}委托|^(?:为|根据|按照|依据)"
)
SAID_BY_ITSELF = {"开头": _OWN_WORDS}
"""Phrases of these functions without such words come last: a report says 出席会议 where a speech says 我们隆重集会."""

# 要坚持…, 我们必须继续坚持…, 进一步加强…: what can stand before phrasing without making it another
_BEFORE = re.compile(
    "(?:我们|大家|同志们|各级|各地|[要应须可请将会能—]|应该|应当|可以|必须|需要|一定|务必|始终|进一步|继续|持续|不断|切实|积极|努力|大力|认真"
    "|坚决|坚定|深入|全面|更加|更好|着力|充分|广泛|扎实|有效|严格|加快|自觉|带头|牢牢|坚持(?=[把以])|都|也|就|还|以及|和|并|是)*"
)


# what a gist does without: 职工的权益 and 职工权益 say the same
_SMALL = re.compile("[的而，、]")


def weight(text: str, kind: str, sources: int, places: int, asked: int) -> float:
    """How much phrasing is worth showing; ``asked`` characters of it were asked for."""
    size = len(text)
    value = log2(1 + sources) + log2(1 + places) / 4 + BY_KIND[kind]
    value += NEARNESS * asked / size if asked < size else NEARNESS
    if sources > 1:
        value += SHARED
    elif kind in _OF_NAMES:
        value += OF_ONE_SOURCE
    if text.count("“") != text.count("”"):
        value += HALF_QUOTED
    if size < SHORT:
        value += SAYS_NOTHING if size <= asked else -1.0 if kind in _FILLERS else 0.0
    return value - (size - LONG) / LONG if size > LONG else value


_OF_NAMES = frozenset((Kind.CANONICAL, Kind.ABBREVIATION))
_FILLERS = (Kind.PARALLEL, Kind.CANONICAL, Kind.ENUMERATION)


def is_own(function: str, text: str) -> bool:
    """Whether a set phrase with this function can be the speaker's own."""
    wanted = SAID_BY_ITSELF.get(function)
    return wanted is None or wanted.search(text) is not None


def closeness(folded: str, wanted: Iterable[Term]) -> float:
    """What is added if what was asked for stands close together: 服务基层 for 服务 and 基层; less the wider it is spread.

    Of a frame, if phrasing is nothing but the frame filled in.
    """
    spans = [span for term in wanted if (span := term.span(folded))]
    if not spans:
        return 0.0
    start, end = min(first for first, _ in spans), max(last for _, last in spans)
    if len(spans) == 1:
        # initials rarely mean the middle of a word: 自主知识产权 for zzz before 民族区域自治制度
        return NEARNESS * (end - start) / len(folded) + (AT_START if start == 0 else 0.0)
    return NEARNESS * min(1.0, sum(last - first for first, last in spans) / (end - start))


def meant(asked: int, members: Iterable[str], found: str) -> float:
    """What is added to an abbreviation that does not hold what was asked for, but stands for it."""
    size = min((len(member) for member in members if found in member), default=0)
    return MEANT if size and asked >= MOST_OF_MEMBER * size else -MEANT


def gist(folded: str) -> str:
    """What phrasing says without what may stand before it; the same for phrasing that says the same."""
    start = _BEFORE.match(folded)
    rest = folded[start.end() :] if start else folded
    return _SMALL.sub("", rest) or folded
