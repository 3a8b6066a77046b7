"""The lists of words that decide what a name is (``data/canonical.yml``), and the tags of words as names need them."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from phrasebank.fewwords import part_of_speech
from phrasebank.mining import tables

TABLE = "canonical.yml"
_KEYS = (
    *(
        "开头不取",
        "单字可取",
        "断开",
        "文中断开",
        "结尾不取",
        "可作名词",
        "可作开头",
        "带名词",
        "修饰动词",
        "定语",
    ),
    *(
        "中心词",
        "数前不取",
        "职务",
        "序数名称",
        "活动动词",
        "活动",
        "样式不取",
        "寻常",
        "优先",
        "独词可取",
        "三字名称",
        "三字提法",
        "二字名称",
        "机构所属",
        "自称",
        "自称可带",
        "泛说",
        "谓语",
        "姓",
    ),
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The table of canonical wording."""

    front: frozenset[str]
    single: frozenset[str]
    breaks: frozenset[str]
    parting: frozenset[str]
    back: frozenset[str]
    nominal: frozenset[str]
    opening: frozenset[str]
    governing: tuple[str, ...]
    adverbs: tuple[str, ...]
    attributes: frozenset[str]
    numbered: re.Pattern[str]
    heads: tuple[str, ...]
    counted: frozenset[str]
    titles: tuple[str, ...]
    held: frozenset[str]
    events: re.Pattern[str]
    refused: re.Pattern[str]
    common: frozenset[str]
    named: re.Pattern[str]
    alone: re.Pattern[str]
    short: tuple[str, ...]
    sayings: frozenset[str]
    shortest: tuple[str, ...]
    officers: tuple[str, ...]
    owners: frozenset[str]
    owned: re.Pattern[str]
    vague: re.Pattern[str]
    said: frozenset[str]
    holder: re.Pattern[str]
    surnames: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The table of canonical wording, read once."""
    lists = tables.lists(TABLE, _KEYS)
    return Vocabulary(
        frozenset(lists["开头不取"]),
        frozenset(lists["单字可取"]),
        frozenset(lists["断开"]),
        frozenset((*lists["断开"], *lists["文中断开"])),
        frozenset(lists["结尾不取"]),
        frozenset(lists["可作名词"]),
        frozenset(lists["可作开头"]),
        tuple(lists["带名词"]),
        tuple(lists["修饰动词"]),
        frozenset(lists["定语"]),
        re.compile("|".join(lists["序数名称"])),
        tuple(lists["中心词"]),
        frozenset(lists["数前不取"]),
        tuple(lists["职务"]),
        frozenset(lists["活动动词"]),
        re.compile(f"(?:{'|'.join(lists['活动'])})$"),
        re.compile("|".join(lists["样式不取"])),
        frozenset(lists["寻常"]),
        re.compile("|".join(lists["优先"])),
        re.compile(f"(?:{'|'.join(lists['独词可取'])})$"),
        tuple(lists["三字名称"]),
        frozenset(lists["三字提法"]),
        tuple(lists["二字名称"]),
        tuple(lists["机构所属"]),
        frozenset(lists["自称"]),
        re.compile("|".join(lists["自称可带"])),
        re.compile(f"(?:{'|'.join(lists['泛说'])})$"),
        frozenset(lists["谓语"]),
        re.compile(f"(?:{'|'.join(lists['职务'])})[{''.join(lists['姓'])}][\u4e00-\u9fff]{{1,2}}$"),
        frozenset(lists["姓"]),
    )


@lru_cache(maxsize=65536)
def tag_of(word: str) -> str:
    """The dictionary's tag; that of a verb for a verb with its adverb that the dictionary takes for one word: 大力发展."""
    adverbs = vocabulary().adverbs
    led = word.startswith(adverbs) and any(
        word.startswith(a) and len(word) > len(a) + 1 and part_of_speech(word[len(a) :]) for a in adverbs
    )
    return "v" if led else part_of_speech(word)
