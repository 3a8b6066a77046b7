"""What speaks for a row of equal members, or against it: 讲政治、顾大局、守纪律 is a slogan, 教育、卫生、文化 is not.

Each sign is true or false, cheap and general; what it is worth is told by its card (``data/cards/slogan-rows.yml``).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from phrasebank.fewwords import part_of_speech
from phrasebank.mining.predicates import are_predicates, is_likely, is_predicate
from phrasebank.mining.slogans.parts import QUOTES
from phrasebank.mining.slogans.rows import is_a_name
from phrasebank.mining.slogans.shapes import leads_end
from phrasebank.mining.slogans.sides import opens_with_verb
from phrasebank.sentences import Span
from phrasebank.words import words

_LISTS, _CLAUSES, _OF, _AND_SO_ON = "、", "，", "的", "等"
_STOPS = "。！？；：\n"
_NEAR = 4
# what makes members alike but names none: 扛到肩上、抓在手中 has 到 and 在, 尽心尽力尽责 has none
_FUNCTION = frozenset("之于为以不有在更最而则必可能得所到起出进去了着好上中下")
_NUMERALS = re.compile("[一二三四五六七八九十百千万两亿零]")
_NOUNS = ("n", "s", "t", "f", "l", "j", "vn", "an")
# the last characters of bodies: 县政府、县政协; 三公司、五公司
_BODIES = frozenset("府协大委局部办室院校社司厅队团会所站处科")
_THREE, _SIX, _LONG, _MANY = 3, 6, 8, 5


@dataclass(frozen=True)
class Row:
    """Where the members of a row stand; the first or the last may be cut from a longer part.

    Where the last part has a word across its end, the row stops before it: ``cut_off``.
    """

    text: str
    spans: tuple[Span, ...]
    first_cut: bool
    last_cut: bool
    cut_off: bool = False

    @property
    def start(self) -> int:
        return self.spans[0].start

    @property
    def end(self) -> int:
        return self.spans[-1].end

    @property
    def behind(self) -> str:
        """The character behind the row and its closing mark of quotation; a line's end is one."""
        end = self.end + (self.text[self.end : self.end + 1] in tuple(QUOTES))
        return self.text[end : end + 1] or "\n"

    @cached_property
    def members(self) -> tuple[str, ...]:
        """What the members say, without marks of quotation."""
        return tuple(self.text[slice(*span)].translate(_NO_QUOTES) for span in self.spans)

    @cached_property
    def marks(self) -> frozenset[str]:
        return frozenset(self.text[one.end] for one, _ in pairwise(self.spans))

    @cached_property
    def word_before(self) -> str:
        """The word right before a first member that is cut from a longer part, "" where it is whole."""
        return words(self.text[max(0, self.start - _NEAR) : self.start])[-1] if self.first_cut else ""

    @cached_property
    def cuts(self) -> tuple[tuple[str, ...], ...]:
        """The words of each member."""
        return tuple(map(words, self.members))

    @cached_property
    def last_tags(self) -> tuple[str, ...]:
        return tuple(part_of_speech(cut[-1]) for cut in self.cuts)

    @cached_property
    def certain(self) -> int:
        """How many members are predicates for certain."""
        return sum(map(is_predicate, self.members))

    @cached_property
    def acting(self) -> tuple[bool, ...]:
        """Which members begin with a verb."""
        return tuple(map(opens_with_verb, self.members))

    @cached_property
    def shared(self) -> frozenset[int]:
        """The places at which all members have one character."""
        return frozenset(
            place for place, said in enumerate(zip(*self.members, strict=True)) if len({*said}) == 1
        )

    @property
    def length(self) -> int:
        return len(self.members[0])


_NO_QUOTES = str.maketrans("", "", QUOTES)

SIGNS: Mapping[str, Callable[[Row], bool]] = {
    # as few members as a row may have: 看书、写字、画画 – and more than five
    "three_members": lambda row: len(row.members) == _THREE,
    "many_members": lambda row: len(row.members) > _MANY,
    # how long each is: 守纪律; 完善工作制度; 全面提升服务群众水平
    "of_three": lambda row: row.length == _THREE,
    "of_six": lambda row: row.length == _SIX,
    "of_more": lambda row: row.length > _LONG,
    # what joins them: 、 alone, ， alone (neither: pairs, 甲、乙，丙、丁), and ， between predicates
    "enumeration_commas": lambda row: row.marks == {_LISTS},
    "commas": lambda row: row.marks == {_CLAUSES},
    "commas_between_predicates": lambda row: row.marks == {_CLAUSES} and 2 * row.certain > len(row.members),
    # a first member cut from a longer part, which begins with a verb as the second does, or as it does not: 坚持│修渠引水、植树…
    "first_like_second": lambda row: row.first_cut and row.acting[0] == row.acting[1],
    # what stands before: 要│…; 一致，│…; 坚持│…; 职工│…; 村里的│…
    "behind_what_leads": lambda row: leads_end(row.text, row.start),
    "behind_a_comma": lambda row: row.text[: row.start].endswith(_CLAUSES),
    "behind_a_verb": lambda row: part_of_speech(row.word_before) == "v",
    "behind_a_noun": lambda row: part_of_speech(row.word_before).startswith(("n", "vn", "r", "j")),
    "behind_of": lambda row: row.word_before == _OF,
    # what follows: 。 ， 的 等 and another part of another length
    "ends_a_sentence": lambda row: row.behind in _STOPS,
    "before_a_comma": lambda row: row.behind == _CLAUSES,
    "before_of": lambda row: row.behind == _OF,
    "before_and_so_on": lambda row: row.behind == _AND_SO_ON,
    "list_goes_on": lambda row: row.behind == _LISTS,
    "last_cut_off": lambda row: row.cut_off,
    # predicates: 修渠引水; by the table of predicates, each for certain or by its beginning
    "predicates": lambda row: are_predicates(row.members),
    "all_certain": lambda row: row.certain == len(row.members),
    "none_certain": lambda row: row.certain == 0,
    "none_likely": lambda row: not any(is_predicate(one) or is_likely(one) for one in row.members),
    "none_acts": lambda row: not any(row.acting),
    # names: 木桨、铁锚、麻绳; bodies: 县政府、县政协
    "most_names": lambda row: 2 * sum(map(is_a_name, row.members)) > len(row.members),
    "bodies": lambda row: 2 * sum(one[-1] in _BODIES for one in row.members) > len(row.members),
    # words: 修│渠道、种│树苗 are cut alike; 安全、生产经营、管│水 each otherwise; 手到擒来 is one word
    "cut_alike": lambda row: len({tuple(map(len, cut)) for cut in row.cuts}) == 1,
    "cut_otherwise": lambda row: len({tuple(map(len, cut)) for cut in row.cuts}) == len(row.cuts),
    "some_are_words": lambda row: any(len(cut) == 1 for cut in row.cuts),
    "none_ends_in_a_noun": lambda row: not any(tag.startswith(_NOUNS) for tag in row.last_tags),
    "all_end_in_nouns": lambda row: all(tag.startswith(_NOUNS) for tag in row.last_tags),
    # characters at one place in all: 扛到肩上、扛到身上; within, for a function word, or none; each begins and ends with its own
    "one_within": lambda row: bool(row.shared - {0, row.length - 1}),
    "one_function_word": lambda row: any(row.members[0][place] in _FUNCTION for place in row.shared),
    "nothing_alike": lambda row: not row.shared,
    "begin_otherwise": lambda row: len({one[0] for one in row.members}) == len(row.members),
    "end_otherwise": lambda row: len({one[-1] for one in row.members}) == len(row.members),
    # numerals: 一户一策
    "numerals": lambda row: any(_NUMERALS.search(one) for one in row.members),
}
"""What is asked of a row, by the name of the sign."""


def signs(row: Row) -> tuple[str, ...]:
    """The signs that a row bears."""
    return tuple(name for name, bears in SIGNS.items() if bears(row))
