"""Which ends of what is typed may be completed in its place, so that nothing reads as glued together.

    坚持以人民      not by what goes on from 人民: 以 waits for its 为
    各级工会要加强   by what goes on from 加强: behind 要 a verb begins anew
    坚持改革开放     by what goes on from 改革开放 where that is a verb's object, too

An end must be long, or a verb behind a word that lets a clause begin anew; what opens before it must be closed in it,
or by what is put behind it.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from phrasebank.fewwords import few_words, part_of_speech

LONG, SHORTEST = 4, 2
"""Characters of an end that says enough by itself, and of a verb that does behind an adverb or 要."""

_CLOSING = {
    "以": ("为", "来"),
    "在": ("上", "下", "中", "里", "内", "间", "时", "前", "后", "方面", "之际"),
    "从": ("到", "起", "出发", "上", "中"),
    "当": ("时", "之际"),
}
"""What closes a preposition; any other is closed by the next verb."""

_PREPOSITIONS = frozenset("以在从当把将对向为由用让被使")
_TOWARDS = frozenset("到于在为成向给至入")
_MODALS = frozenset(
    ("要", "会", "能", "能够", "可以", "应", "应当", "应该", "必须", "须", "需要", "继续", "努力")
)
_ANEW = ("d", "r", "c", "ad")
"""Behind adverbs, pronouns and conjunctions a predicate begins."""


class End(NamedTuple):
    """An end of what is typed without its first ``words_lost`` words.

    ``open`` is the preposition before it that nothing typed closes, "" if there is none; ``is_object`` tells that a verb
    before it governs it.
    """

    text: str
    words_lost: int
    open: str = ""
    is_object: bool = False

    def may_go_on(self, before: str, rest: str) -> bool:
        """Whether ``rest`` may be put behind, from a piece that has ``before`` and this end before it."""
        if not self.words_lost:
            return True
        if before and part_of_speech(before[-1] + self.text[0]):
            return False  # not within a word: 高的 in 崇高的
        if self.is_object and not (_governs(before) and "的" not in rest):
            return False  # 推动工会工作 is not gone on with as 做好工会工作的考虑 is: another noun, another verb's object
        return not self.open or _closes(self.open, rest)


def ends(typed: str) -> Iterator[End]:
    """What is typed, then those of its ends that may stand for it, the longest first."""
    words = few_words(typed)
    start = 0
    for lost, word in enumerate(words):
        text = typed[start:]
        start += len(word)
        if not lost:
            if len(text) >= SHORTEST:
                yield End(text, 0)
            continue
        last = words[lost - 1]
        enough = LONG if not (_is_verb(word) and _begins_anew(last)) else SHORTEST
        open_ = _open(words, lost)
        if len(text) >= enough and (not open_ or open_ in _CLOSING):
            yield End(text, lost, open_, _is_verb(last) and not _is_verb(word) and not _is_preposition(word))


def _open(words: Sequence[str], lost: int) -> str:
    """The last preposition of the lost words that no word after it closes; "" if there is none."""
    found = ""
    for number, word in enumerate(words):
        if found and (word in _CLOSING[found] if found in _CLOSING else _is_verb(word) and number <= lost):
            found = ""
        elif number < lost and _is_preposition(word):
            found = word
    return found


def _closes(preposition: str, rest: str) -> bool:
    """Whether a text closes a preposition before its first verb: 在…│下团结奋斗, not 在…│贯穿工作各方面."""
    for word in few_words(rest):
        if word in _CLOSING[preposition]:
            return True
        if _is_verb(word):
            return False
    return False


def _is_preposition(word: str) -> bool:
    return word in _PREPOSITIONS or part_of_speech(word) == "p"


def _is_verb(word: str) -> bool:
    """Whether a word governs what follows: 加强, not 要 nor the noun of a verb."""
    return part_of_speech(word) == "v" and word not in _MODALS and not _is_preposition(word)


def _governs(before: str) -> bool:
    """Whether an object may follow a text: 坚持, not 贯彻落实到."""
    return before[-1:] not in _TOWARDS and any(_is_verb(before[-length:]) for length in (1, 2))


def _begins_anew(word: str) -> bool:
    return word in _MODALS or word == "地" or part_of_speech(word) in _ANEW
