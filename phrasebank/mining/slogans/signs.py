"""What speaks for a row of equal members, or against it: 讲政治、顾大局、守纪律 is a slogan, 教育、卫生、文化 is not.

Each sign is true or false, cheap and general; what it is worth is told by its card (``data/cards/slogan-rows.yml``).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from phrasebank.fewwords import part_of_speech
from phrasebank.mining.predicates import are_predicates, is_predicate
from phrasebank.mining.slogans.parts import QUOTES
from phrasebank.mining.slogans.shapes import leads_end
from phrasebank.mining.slogans.sides import opens_with_verb
from phrasebank.sentences import Span
from phrasebank.words import words

_LISTS, _CLAUSES, _OF, _AND_SO_ON = "、", "，", "的", "等"
_STOPS = "。！？；：\n"
_NEAR = 4
_NOUNS = ("n", "s", "t", "f", "l", "j", "vn", "an")
_NAMES = ("n", "vn", "s", "t")
_VERBS = ("v", "a", "d", "z", "i")
# the last characters of bodies: 县政府、县政协; 三公司、五公司
_BODIES = frozenset("府协大委局部办室院校社司厅队团会所站处科")
# the last characters of what is classed: 积极性、主动性; 参与权、表达权; 奋进者、开拓者
_SUFFIXES = frozenset("性力化型式度率者员局部处业品商家法物费权观点面区园线界节制病游")
_PERSONS = frozenset("们者员工众导宾友人家士师生手长")
_THREE, _SIX, _LONG = 3, 6, 8


@dataclass(frozen=True)
class Row:
    """Where the members of a row stand; the first or the last may be cut from a longer part."""

    text: str
    spans: tuple[Span, ...]
    first_cut: bool
    last_cut: bool

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
    def word_behind(self) -> str:
        """The word right behind a last member that is cut from a longer part, "" where it is whole."""
        return words(self.text[self.end : self.end + _NEAR])[0] if self.last_cut else ""

    @property
    def ends_in_one_deed(self) -> bool:
        """Whether all end in one word of two characters that is a verb and a noun, or but a noun."""
        last = self.members[0][-2:]
        return {self.length - 1, self.length - 2} <= self.shared and part_of_speech(last).startswith(
            ("v", "n")
        )

    @property
    def governed(self) -> bool:
        """Whether a verb stands before a first member that begins with none, though the second does."""
        if not self.first_cut or self.acting[0] or not self.acting[1]:
            return False
        return part_of_speech(words(self.text[max(0, self.start - _NEAR) : self.start])[-1]) == "v"

    @cached_property
    def cuts(self) -> tuple[tuple[str, ...], ...]:
        """The words of each member."""
        return tuple(map(words, self.members))

    @cached_property
    def tags(self) -> tuple[tuple[str, ...], ...]:
        """The dictionary's tags of these words."""
        return tuple(tuple(map(part_of_speech, cut)) for cut in self.cuts)

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


def _is_a_state(tags: tuple[str, ...]) -> bool:
    """Whether a member's words are a noun and, last, what it does or how it is: 水质│变好."""
    return len(tags) > 1 and tags[0].startswith("n") and tags[-1] in _VERBS


def _is_a_name(tags: tuple[str, ...]) -> bool:
    """Whether a member is of nouns alone, or of words that the dictionary lacks: 铁锚."""
    return all(not tag or tag.startswith(_NAMES) for tag in tags)


def _begins_with_a_word(member: str) -> bool:
    return part_of_speech(member[:2]) != "" == part_of_speech(member[1:])


SIGNS: Mapping[str, Callable[[Row], bool]] = {
    # as few members as a row may have: 看书、写字、画画
    "three_members": lambda row: len(row.members) == _THREE,
    # how long each is: 守纪律; 完善工作制度; 全面提升服务群众水平
    "of_three": lambda row: row.length == _THREE,
    "of_six": lambda row: row.length == _SIX,
    "of_more": lambda row: row.length > _LONG,
    # what joins them: 、 alone, ， alone (neither: pairs, 甲、乙，丙、丁)
    "enumeration_commas": lambda row: row.marks == {_LISTS},
    "commas": lambda row: row.marks == {_CLAUSES},
    # what stands before and behind: 万众一心，│…; 。 ， 的 等 and another part of another length
    "behind_a_comma": lambda row: row.text[max(0, row.start - 1) : row.start] == _CLAUSES,
    "ends_a_sentence": lambda row: row.behind in _STOPS,
    "before_a_comma": lambda row: row.behind == _CLAUSES,
    "before_of": lambda row: row.behind == _OF,
    "before_and_so_on": lambda row: row.behind == _AND_SO_ON,
    "list_goes_on": lambda row: row.behind == _LISTS,
    # one suffix in all: 韧性、弹性; one prefix before two characters: 跨河流、跨海峡
    "one_suffix": lambda row: row.length - 1 in row.shared and row.members[0][-1] in _SUFFIXES,
    "one_prefix": lambda row: row.length == _THREE and 0 in row.shared and 1 not in row.shared,
    # no character at one place in all; each begins and ends with its own; 的 in each
    "nothing_alike": lambda row: not row.shared,
    "begin_otherwise": lambda row: len({one[0] for one in row.members}) == len(row.members),
    "end_otherwise": lambda row: len({one[-1] for one in row.members}) == len(row.members),
    "of_in_all": lambda row: all(_OF in one for one in row.members),
    # bodies: 县政府、县政协; persons: 船工们、渔民
    "bodies": lambda row: 2 * sum(one[-1] in _BODIES for one in row.members) > len(row.members),
    "persons": lambda row: 2 * sum(one[-1] in _PERSONS for one in row.members) > len(row.members),
    # predicates, by their table: 修渠引水; none is one for certain; ， between them
    "predicates": lambda row: are_predicates(row.members),
    "none_certain": lambda row: row.certain == 0,
    "commas_between_predicates": lambda row: row.marks == {_CLAUSES} and 2 * row.certain > len(row.members),
    # each or none begins with a verb
    "all_act": lambda row: all(row.acting),
    "none_acts": lambda row: not any(row.acting),
    # a first member cut from a longer part begins with a verb as the second does: 坚持│修渠引水、植树造林; a verb stands before
    # one that does not: 保护│水源林地、治理风沙盐碱
    "first_like_second": lambda row: row.first_cut and row.acting[0] == row.acting[1],
    "first_is_governed": lambda row: row.governed,
    # what stands before belongs to all: 都要│…
    "behind_what_leads": lambda row: leads_end(row.text, row.start),
    # words: 修│渠道、种│树苗 are cut alike; 安全、生产经营、管│水 each otherwise
    "cut_alike": lambda row: len({tuple(map(len, cut)) for cut in row.cuts}) == 1,
    "cut_otherwise": lambda row: len({tuple(map(len, cut)) for cut in row.cuts}) == len(row.cuts),
    # most are a subject and what it does: 水质│变好、河道│变宽; all end in nouns: 修│渠道; most are nouns alone: 木桨、铁锚
    "subject_and_verb": lambda row: 2 * sum(map(_is_a_state, row.tags)) > len(row.tags),
    "all_end_in_nouns": lambda row: all(tags[-1].startswith(_NOUNS) for tags in row.tags),
    "most_names": lambda row: 2 * sum(map(_is_a_name, row.tags)) > len(row.tags),
    # half of three characters are nouns of the dictionary (开发区), or begin with words of two: 风向标、水情图
    "nouns_of_the_dictionary": lambda row: (
        2 * sum(part_of_speech(one).startswith("n") for one in row.members) >= len(row.members)
    ),
    "begin_with_words": lambda row: (
        row.length == _THREE and 2 * sum(map(_begins_with_a_word, row.members)) > len(row.members)
    ),
    # what is done to several things, for a noun: 山林保护、水源保护
    "deeds_for_names": lambda row: row.ends_in_one_deed and not any(row.acting),
    # the part that the last member is cut from goes on: 修渠引水│工程, 修渠引水│造福
    "before_a_noun": lambda row: part_of_speech(row.word_behind).startswith(("n", "vn", "a", "b", "j")),
    "before_a_verb": lambda row: part_of_speech(row.word_behind) == "v",
}
"""What is asked of a row, by the name of the sign; what needs no words comes first."""


def signs(row: Row) -> tuple[str, ...]:
    """The signs that a row bears."""
    return tuple(name for name, bears in SIGNS.items() if bears(row))
