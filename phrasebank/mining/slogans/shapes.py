"""The table of slogans: set slogans, what asks for a theme, triples, and what stands before clauses to all of which it belongs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from phrasebank.mining import tables
from phrasebank.mining.slogans.cuts import HAN
from phrasebank.mining.wordsearch import Words
from phrasebank.words import words

TABLE = "slogans.yml"
_AHEAD = 4


@dataclass(frozen=True, slots=True)
class Shapes:
    """What tells triples, a pattern for each make, and themes; ``ended`` begins behind the first two characters: 责任│感使命感紧迫感.

    ``slogans`` are the set slogans, each with its parts, the first of which ``begin`` them; ``before`` and ``behind`` is what
    stands beside a theme, ``held`` what stands behind words that somebody holds. ``leads`` and the ends of ``actors`` stand
    before clauses to all of which they belong: 都要│增强意识，发扬作风，…; ``lasts`` are the last characters of all these.
    """

    triples: tuple[re.Pattern[str], ...]
    ended: re.Pattern[str]
    slogans: re.Pattern[str]
    begin: Words
    before: re.Pattern[str]
    behind: re.Pattern[str]
    held: re.Pattern[str]
    leads: tuple[str, ...]
    actors: tuple[str, ...]
    lasts: frozenset[str]


@cache
def shapes() -> Shapes:
    """The table of slogans, read once."""
    lists, characters = (
        ("口号", "主题后", "主题后限", "主题前", "所持", "三叠", "领句", "领句尾"),
        ("领起", "动", "补", "最", "同尾"),
    )
    shaped = dict.fromkeys(lists, tables.texts) | dict.fromkeys(characters, tables.text)
    content = tables.sections(TABLE, shaped)
    return Shapes(
        _triples(content["领起"], content["最"], content["动"], content["补"], content["三叠"]),
        re.compile(rf"(?P<end>[{content['同尾']}])(?<={HAN}{{3}})(?:{HAN}{{2}}(?P=end)){{2,}}"),
        re.compile("|".join("[、，\\s]?".join(s.split("/")) for s in _longest_first(content["口号"]))),
        Words((frozenset(s.split("/")[0] for s in content["口号"]),)),
        re.compile(rf"(?:{'|'.join(_longest_first(content['主题前']))})$"),
        re.compile(
            rf"(?:的|等|这一)?(?:{'|'.join(_longest_first(content['主题后限']))})?(?:{'|'.join(_longest_first(content['主题后']))})"
        ),
        re.compile(rf"(?!等)的?[\u4e00-\u9fffXx×]{{0,4}}?(?:{'|'.join(_longest_first(content['所持']))})"),
        tuple(content["领句"]),
        tuple(content["领句尾"]),
        frozenset(words[-1] for words in (*content["领句"], *content["领句尾"])),
    )


def _longest_first(said: Sequence[str]) -> list[str]:
    return sorted(said, key=len, reverse=True)


def _triples(
    single: str, double: str, verbs: str, complements: str, fixed: Sequence[str]
) -> tuple[re.Pattern[str], ...]:
    """真学真信真用, 新要求新使命新期望, 学懂弄通做实, 忠诚干净担当; not 抓反复抓直到抓.

    Each begins with its own few characters, which is what makes them quick to look for one by one.
    """
    return tuple(
        map(
            re.compile,
            (
                rf"(?P<one>[{single}]){HAN}(?P=one)(?<!(?P=one){{2}})(?!(?P=one)){HAN}(?P=one)(?!(?P=one)){HAN}",
                rf"(?P<two>[{double}]){HAN}{{2}}(?:(?P=two){HAN}{{2}}){{2,}}",
                f"[{verbs}][{complements}]" * 3,
                "|".join(fixed),
            ),
        )
    )


def leads_end(text: str, begin: int) -> bool:
    """Whether words end at a place that belong to all the clauses behind it: 都要│增强意识，…; not 社会│稳定大局，…"""
    known = shapes()
    if text[begin - 1 : begin] not in known.lasts:
        return False
    if text.endswith(known.actors, 0, begin):
        return True
    if not text.endswith(known.leads, 0, begin):
        return False
    return words(text[max(0, begin - _AHEAD) : begin])[-1] in known.leads
