"""Signs of mottos of several parts: each tells little, together they tell a motto from names, topics and words that are quoted.

    以“比学习、比贡献”为主题 → equal, alike, all_predicates, listed, themed

What each is worth is in the card, ``data/cards/mottos.yml``. To add a sign, add a line to SIGNS and fit the card again
with ``.ci/fit-scorecard`` and the options that the card names.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from phrasebank.fewwords import part_of_speech
from phrasebank.mining.predicates import is_likely, is_list_of_nouns, is_predicate, may_be_predicate, table
from phrasebank.mining.scorecard import Proposal
from phrasebank.mining.slogans.around import is_asked, is_speech, is_themed, is_told, names_a_document
from phrasebank.mining.slogans.mottos import Mark, Motto, mottos
from phrasebank.mining.slogans.sides import inner_cuts, opens_with_verb
from phrasebank.words import words

_HAN_ONLY = re.compile(r"[\u4e00-\u9fffXx×]+")
# a short count, or one with its measure: 双随机, 三项政策; not 千村示范
_COUNT = re.compile("[一二两三四五六七八九十百千万双](?:[个项种条]|.{2}$)")
# words of talk, not of mottos: 今天谁来，几点开会; 更多内容，请看以下链接
_TALK = re.compile("[吗呢几]|什么|怎[么样]|如何|[我他她你您]们|今[天年]|昨天|明天|以下")
# how speech begins that asks for something: 会议强调：“│要守住底线，严格把关。”
_ASKS = re.compile("要|必须|应当?")
# headings that are lines of names: 市总工会主席 区人大副主任
_POST = re.compile(
    r"主席|主任|书记|委员|部长|局长|院长|校长|[省市县区镇]长|经理|记者|通讯员|编辑|作者|公司|单位|同志|来源"
)
_TWO, _FOUR, _DERIVED = 2, 4, 3
_SHORT, _TERSE, _NAME, _LONG, _MANY_CHARACTERS = 2, 3, 6, 8, 24
_SHORTEST_OF_TWO, _VERSES = 4, (5, 7)
_VERBS, _NAMING = ("v", "a", "d", "i", "l"), ("vn", "an")
_CLAUSE_MARKS = "，。；！？\n"


def proposals(text: str) -> Iterator[Proposal]:
    """The places of a view's text where a motto of several parts may stand, in no order."""
    return (Proposal((motto.span,), signs(motto)) for motto in mottos(text) if may_be_motto(motto))


def may_be_motto(motto: Motto) -> bool:
    """Whether a place holds several parts of Chinese characters, no talk, no names, no pair of counts, no speech's title."""
    parts, said = motto.parts, motto.said
    if len(parts) < _TWO or not all(map(_HAN_ONLY.fullmatch, parts)) or _TALK.search(said):
        return False
    if is_speech(motto) or _asks(motto) or (len(parts) == _TWO and all(map(_COUNT.match, parts))):
        return False
    return not (motto.mark is Mark.HEADING and _names_persons(motto)) and not _are_names(motto)


def _asks(motto: Motto) -> bool:
    """Whether it is what somebody asks for, word for word: 县长叮嘱大家：“要看住水库，昼夜巡查。”"""
    return _ASKS.match(motto.said) is not None and (is_told(motto) or motto.before.endswith("："))


def _names_persons(motto: Motto) -> bool:
    """Whether a heading is a line of posts or persons: 文化馆馆长 罗小明."""
    least = _SHORTEST_OF_TWO if len(motto.parts) == _TWO else _TERSE
    return bool(_POST.search(motto.said)) or _shortest(motto) < least


def _are_names(motto: Motto) -> bool:
    """Whether all parts end in one noun, or are terse and none of them acts: 办公费用、差旅费用; 烟火气、江南味.

    With a point between equal ones they are a motto: 江南情·中国韵; not 青岭·白水线.
    """
    parts = motto.parts
    if all(map(_is_derived, parts)) or (_longest(motto) <= _NAME and is_list_of_nouns(parts)):
        return True
    if _longest(motto) > _TERSE:
        return False
    return not (_is_equal(motto) if "·" in motto.said else any(map(_acts, parts)))


def _is_derived(part: str) -> bool:
    """Whether three characters are a word and what makes a name of it: 引导│力; not 助企业."""
    return len(part) == _DERIVED and part[-1] in table().noun_ends and part_of_speech(part[:2]) != ""


def _acts(part: str) -> bool:
    """Whether a short part may be a predicate, or has a word that acts or judges: 稳增长, 好房子; not 烟火气."""
    if is_predicate(part) or may_be_predicate(part) or (len(part) > _SHORT and is_likely(part)):
        return True
    tags = map(part_of_speech, words(part))
    return any(tag.startswith(_VERBS) and tag not in _NAMING for tag in tags)


def _longest(motto: Motto) -> int:
    return max(map(len, motto.parts))


def _shortest(motto: Motto) -> int:
    return min(map(len, motto.parts))


def _is_equal(motto: Motto) -> bool:
    return _longest(motto) == _shortest(motto)


def _is_even(motto: Motto) -> bool:
    """Whether all parts are of one length, or four in turns."""
    sizes = [*map(len, motto.parts)]
    return len({*sizes}) == 1 or (len(sizes) == _FOUR and sizes[:2] == sizes[2:])


def _are_alike(motto: Motto) -> bool:
    """Whether all parts begin with one character, or equal ones have one at one place, or long ones rhyme."""
    parts = motto.parts
    if len({part[0] for part in parts}) == 1:
        return True
    if _is_equal(motto):
        return any(len({*column}) == 1 for column in zip(*parts, strict=True))
    rhymes = len({part[-1] for part in parts}) == 1 < len({part[-2:] for part in parts})
    return rhymes and _shortest(motto) >= min(_VERSES)


def _are_cut_same(motto: Motto) -> bool:
    return _is_equal(motto) and _longest(motto) > _SHORT and len({*map(inner_cuts, motto.parts)}) == 1


def _opens_a_clause(motto: Motto) -> bool:
    """Whether it is quoted at the beginning of a clause, and neither told nor one of several quotations."""
    if motto.mark is Mark.HEADING or is_told(motto):
        return False
    return not motto.before or (motto.before[-1] in _CLAUSE_MARKS and motto.before[-2:-1] != "”")


SIGNS: Mapping[str, Callable[[Motto], bool]] = {
    # all parts are of one length, or four in turns: “勤学习、善思考、敢担当” “路再远，走就能到；事再难，做就能成”
    "equal": _is_even,
    # five or seven characters each: “春风送暖花千树，旧貌新颜业百兴”
    "verse": lambda m: _is_equal(m) and _longest(m) in _VERSES,
    # all have one character at one place, or rhyme: “讲安全、讲质量” “河边是我家，清洁靠大家”
    "alike": _are_alike,
    # all are cut into words alike: “守护│绿水、建设│家园”
    "cut_same": _are_cut_same,
    # none has more than two characters: “勤、俭、信、和”
    "short": lambda m: _longest(m) <= _SHORT,
    # one has a single character: “严、实”
    "one_character": lambda m: _shortest(m) == 1,
    # one is a long clause: “办好每一件民生实事，温暖人心”
    "long_part": lambda m: _longest(m) > _LONG,
    # all together are long, as sentences are that are quoted
    "long": lambda m: sum(map(len, m.parts)) > _MANY_CHARACTERS,
    # parted by 、 as lists are: “采购、保管”
    "listed": lambda m: "、" in m.said,
    # parted by blanks: “清风徐来 廉韵悠长”
    "spaced": lambda m: len(m.said.split()) > 1,
    # all are predicates for certain: “讲政治、顾大局”
    "all_predicates": lambda m: all(map(is_predicate, m.parts)),
    # some are, others may be: “抓作风、水更清”
    "some_predicates": lambda m: 0 < sum(map(is_predicate, m.parts)) < len(m.parts),
    # describes something: “群众的呼声，干部的责任”
    "of_within": lambda m: "的" in m.said,
    # names a document, a meeting or a speech: 《考勤、休假管理办法》
    "document": lambda m: names_a_document(m.said),
    # a heading all whose parts begin with a verb
    "heading_of_verbs": lambda m: m.mark is Mark.HEADING and all(map(opens_with_verb, m.parts)),
    # a heading with a short line behind it, as the author's name is
    "byline": lambda m: m.byline,
    # what stands behind has a theme, in the widest sense: “学先进、比贡献”活动
    "themed": is_themed,
    # or says so: “学先进、比贡献”主题实践
    "asked": is_asked,
    # describes what stands behind: “干一件、成一件”的劲头
    "of_behind": lambda m: m.behind.startswith("的"),
    # begins a clause: 。“不怕慢，只怕站”，老话这么说
    "opens_a_clause": _opens_a_clause,
    # somebody says it: 会议强调“要抓紧落实，按时完成”
    "told": is_told,
}
"""Whether a motto of several parts bears a sign, by the sign's name in the card."""


def signs(motto: Motto) -> tuple[str, ...]:
    """The names of the signs that a motto of several parts bears."""
    return tuple(name for name, bears in SIGNS.items() if bears(motto))
