"""Coined counts: whether words sum several things up under a number, and under which.

    counted("四个意识") == Counted(4), counted("四转四全") == Counted(8), counted("八八战略") == Counted(None)
    counted("十四五") is None, counted("三年行动") is None, counted("二传手") is None

Only the shape of the words is judged, so they must be known to be a name: put in quotation marks by their author.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from phrasebank.fewwords import part_of_speech
from phrasebank.mining import tables
from phrasebank.sentences import chinese_number

TABLE = "abbreviations.yml"

NUMERALS = "一两二三四五六七八九十双"
_LONGEST = 10
_LONGEST_COMPOUND = 16
_SUM = 20

# how many and of what: 四|个意识, 十四|个坚持, 新八|大群体
_FIRST = re.compile(r"新?(?P<number>十[一二三四五六七八九]?|[两二三四五六七八九])(?P<rest>.+)")
# a plan's or a congress's ordinal, a date or a year: 十四五 八五 十五五规划 二十大 七一 九一八 九二共识
_ORDINAL = re.compile(
    r"[一二三四五六七八九十]{2,3}(?:规划|时期|计划|大|届|中全会)?|[一二三四五六七八九]{2}[^一二三四五六七八九].*"
)
# measures of time, space, money and rank, and what a number says of itself: 三年行动 五公里 八连增 三级
_MEASURE = re.compile(
    r"年|月|日|天|周|岁|世纪|小时|分钟|分之|秒|刻|点钟|公里|千米|米|里|亩|元|角|吨|次|届|号|倍|成|折|旬|更|连[增快丰冠涨跌]|[省市县区乡村]|级(?:$|[^、].{0,2}联动)"
    r"|百|千|万|亿|多|余|几|来|楼|路|桥|中全会|院院士"
)
# numbers from ten to nineteen with a measure word: 十四个坚持 十大行动
_TEENS = re.compile(r"[三四五六七八九]大|十[一二三四五六七八九]?[个大项]")
# three and two of a region's parts, one thing to be: 三市三地, 两区两城; not 三省一市, which are places
_EQUAL = re.compile(r"([两二三四五六七八九])[省市县区乡村]\1[^省市县乡村\d]")
# what is called by its number among its fellows, and what it is proud of: 三院梦 三院人 二中精神 三局速度; not 三中心
_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,2}(?:院|中|局|厂|建|冶|矿|公司)(?:人|梦|情|魂|精神|力量|速度|故事|铁军|文化|质量|品牌|形象|样板|家|铁人|声音|智慧|风采)"
)
_TIME = re.compile(r"年|月|日|天|小时|分钟|公里|次|届|号")
# a compound number counts only with a measure word: 十四个坚持, but not 十三五
_MEASURED = re.compile(r"[个大项条种件类]")
# numerals that sum up the parts of a plan: “一三五六”的工作思路, “三三二三”总体要求; three of them only before a noun
CODE = re.compile(r"[一二三四五六七八九]{4,6}")
SHORT_CODE = re.compile(r"(?!九一八|一二九|八一三|三一五|一二三|五一二)[一二三四五六七八九]{3}")
# figures that name a strategy: “1101战略” “3382工程”; not 211工程, which is a date and a number
_PLAN = re.compile(
    r"(?!211|985|863|973)[0-9]{3,5}(?:发展)?(?:战略|工程|行动|计划|工作法|模式|机制|体系|布局|思路|目标)"
)
# the shape that a region is given, under two numbers and more: 一核两翼, 一心两轴三区; not 一区一策, 三心二意
LAYOUT = re.compile(
    r"一[核心轴带翼区圈廊极主体身网环屏脉基链群湾谷港城园干][^\u4e00-\u9fff]?[两二双三四五六七八九多][核轴带翼区圈廊极点线面园城镇片副网环屏脉基链群港湾谷组](?:[三四五六七八九多][核轴带翼区圈廊极点线面园城镇片网环屏脉基链群港湾谷新组]){0,3}"
)
# tens, hundreds, thousands: 一十百千万, 十百千 – and two of them before a noun: 千万工程 双百行动
_POWERS = re.compile(
    r"[一双]?[十百千万]{3,}[^\d克瓦吨]{0,4}|[双十百千万][百千万](?:工程|行动|计划|培育|企业)"
)
# figures that sum up: 1433, 4+2, 3+1+N; not 12345 or 110, which are telephone numbers, nor 926 工匠日, a date
_FIGURES = re.compile(r"(?!12|11|9)[1-9]\d{2,4}|\d{1,2}(?:\+(?:\d{1,2}|[XNn]))+")
_FIGURE = re.compile(r"\d")
_PARTS = re.compile(r"([一两二三四五六七八九十双])([^一两二三四五六七八九十双]{1,4})")
# a project or strategy under two numerals, which is neither date nor plan: 五三工程 八八战略
_NAMED = re.compile(r"[一二三四五六七八九]{2}(?:工程|战略|行动|模式|工作法)")
# two of a thing, or two things two times: 双高 双优计划 双招双引
# 双下降 双过半 双报到: an act or a state of two things
_TWICE = re.compile(
    r"双[\u4e00-\u9fff]{2}|双[\u4e00-\u9fff](?:计划|工程|行动|活动|建设|机制|目标|战略)?|双[\u4e00-\u9fff]双[\u4e00-\u9fff]"
)
# each of these is told one by one: 一个国家、两种制度 一要吃饭、二要建设
_TOLD = re.compile(r"[一二两][个种张要]|一对一")
# one thing and several that serve it, told under their numbers: 一个中心、五个坚持; 一个总目标，两项重点任务; not 一个国家、两种制度
ONE_AND_MORE = re.compile(
    r"一[个条大项][^一二三四五六七八九十两，、]{1,8}[，、](?P<more>[两二三四五六七八九十])[个项大条类张][^，、。]{1,10}"
    r"(?:[，、](?P<most>[三四五六七八九十])[个项大条类张][^，、。]{1,10})?"
)
# one for each: 一企一策 一事一议 is no sum
_EACH = re.compile(
    r"一.{1,3}一(?:策|议|品|档|码|案|业|法|图|特色|特|色|表|证|照|站|码|团|景|韵|评|报|考|测|清单|方案|产业|政策|课|题|标|链|网|体|解|村|镇|县|园|区|企|人|户|校|馆)(?:.{0,2}$)"
)
# some of what there are two of: “四双”工程
_OF_TWO = re.compile(r"[三四五六七八九]双")
# an act with several gains: 一举六得
_AT_ONCE = re.compile(r"一(?:举|招|子|石|箭)([两二三四五六七八九十])[\u4e00-\u9fff]")
# words of a running sentence: 用两到三年时间解决的问题
_SENTENCE = re.compile(r"[的了吗呢吧是我你他这那您]|第[一二三四五六七八九十\d]")
_HAN = re.compile(r"[\u3400-\u9fff、A-Za-z+\d]+")


@dataclass(frozen=True, slots=True)
class Counted:
    """A coined count; ``number`` is how many things it sums up, None where it does not say."""

    number: int | None


@dataclass(frozen=True, slots=True)
class Words:
    """The table of abbreviations."""

    tails: re.Pattern[str]
    near_tails: re.Pattern[str]
    known: dict[str, int | None]
    known_at: re.Pattern[str]
    refused: re.Pattern[str]
    plain: re.Pattern[str]
    great: re.Pattern[str]
    acts: re.Pattern[str]
    unions: re.Pattern[str]
    brings: re.Pattern[str]
    hits: tuple[str, ...]
    misses: tuple[str, ...]


@cache
def words() -> Words:
    """The table of abbreviations, read once."""
    lists = ("后接", "紧接", "通行", "不算", "普通", "几大", "几个", "几者", "引出")
    content = tables.sections(TABLE, dict.fromkeys(lists, tables.texts) | {"例": tables.examples})
    examples = content["例"]
    known = dict(_known(entry) for entry in content["通行"])
    return Words(
        tails=_any_of(content["后接"]),
        near_tails=_any_of(content["紧接"]),
        known=known,
        known_at=_any_of(known),
        refused=_any_of(content["不算"]),
        plain=_any_of(content["普通"]),
        great=_any_of(content["几大"]),
        acts=_any_of(content["几个"]),
        unions=_any_of(content["几者"]),
        brings=_any_of(content["引出"]),
        hits=tuple(examples["中"]),
        misses=tuple(examples["不中"]),
    )


def _any_of(entries: "dict[str, int | None] | list[str]") -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(entries, key=len, reverse=True))))


def _known(entry: str) -> tuple[str, int | None]:
    """An entry of the list of common terms: 五位一体=5, 八八战略=无, or a term whose number its words give."""
    term, _, number = entry.partition("=")
    if not number:
        found = counted(term, refused=None)
        return term, found.number if found else None
    return term, chinese_number(number)


@lru_cache(maxsize=4096)
def counted(core: str, refused: "re.Pattern[str] | None" = None) -> Counted | None:
    """The coined count that ``core`` reads as, None if it is none; ``refused`` are words that only look like one."""
    if (
        (refused and refused.match(core.removeprefix("新")))
        or not _HAN.fullmatch(core)
        or _SENTENCE.search(core)
    ):
        return None
    if any(shape.fullmatch(core) for shape in (_POWERS, _FIGURES, _NAMED, CODE, _PLAN)):
        return Counted(None)
    if LAYOUT.fullmatch(core) and "多" in core:
        return Counted(None)
    if _TWICE.fullmatch(core):
        return None if len(core) == 2 and part_of_speech(core) else Counted(2 * core.count("双"))
    if _NUMBERED.fullmatch(core):
        return None
    if _ORDINAL.fullmatch(core) and not _TEENS.match(core):
        return None
    if core.startswith("一"):
        return _from_one(core)
    if _OF_TWO.fullmatch(core):
        return Counted(chinese_number(core[0]))
    first = _FIRST.fullmatch(core)
    return _plain_shape(core, first["number"], first["rest"]) if first else None


def _from_one(core: str) -> Counted | None:
    """一 begins a count only with a second one: 一带一路, 一府两院, 一举六得; 一企一业、一业一企 is one for each, twice."""
    if at_once := _AT_ONCE.match(core):
        return Counted(chinese_number(at_once[1]))
    if more := ONE_AND_MORE.fullmatch(core):
        return Counted(1 + sum(chinese_number(n) or 0 for n in more.groups() if n))
    parts = _parts(core)
    if len(parts) < 2 or (len(parts) == 2 and _EACH.match(core)) or _TOLD.match(core):
        return None
    halves = core.split("、")
    if len(halves) == 2 and all(half.count("一") == 2 for half in halves):
        return None
    if any(_TIME.match(words) for _, words in parts) or len(core) > _LONGEST_COMPOUND:
        return None
    return Counted(_total(parts))


def _plain_shape(core: str, number: str, rest: str) -> Counted | None:
    if (_MEASURE.match(rest) and not _EQUAL.fullmatch(core)) or _FIGURE.search(rest) or rest[0] in NUMERALS:
        return None
    if len(number) > 1 and not _MEASURED.match(rest):
        return None
    parts = _parts(core)
    several = len(parts) > 1
    if several and any(_TIME.match(words) for _, words in parts):
        return None
    if several and not _MEASURED.match(rest):
        return Counted(_total(parts)) if len(core) <= _LONGEST_COMPOUND else None
    return Counted(chinese_number(number)) if len(core) <= _LONGEST else None


def _parts(core: str) -> list[tuple[str, str]]:
    """The numbers of a compound with what they count, in order; none if there is anything else in it."""
    said = core.replace("、", "")
    parts = _PARTS.findall(said)
    return parts if "".join(n + words for n, words in parts) == said else []


def _total(parts: list[tuple[str, str]]) -> int | None:
    """What the numbers of 四转四全 come to; a sum beyond any list is none."""
    total = sum(2 if n == "双" else chinese_number(n) or 0 for n, _ in parts)
    return total if 1 < total <= _SUM else None
