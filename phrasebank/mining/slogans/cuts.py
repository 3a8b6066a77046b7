"""Whether a slogan begins and ends where words do, and what may go on behind it: 求实效│的, but not 创新│驱动."""

import re

from phrasebank.words import words

HAN = r"[\u4e00-\u9fff]"
"""A Chinese character, as a pattern."""

# the words right behind a run that show that it is whole: 求实效│的, 推进工作│结合起来
GOES_ON = re.compile(r"(?:的|等|上|中|与|和|三者|四者|结合起来|贯穿|有机|紧密)|[^\u4e00-\u9fff]|$")
_BEGINS = "，。；：！？\n“"
# the number of a line right before a place: ⏎一、│ ⏎（二）│ ⏎（三）、│ ⏎4.│; not 其一、│
_NUMBER = re.compile(
    r"(?:^|[\n。])[ \u3000]*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]、?|\d{1,2}[.．、])\Z"
)
_NUMBER_ENDS, _LONGEST_NUMBER = "、）).．", 10
_LINKS = frozenset("是在为把要对与将被让使")


def begins_a_clause(text: str, begin: int) -> bool:
    """Whether a mark stands before a place, or the number of its line: 一、│修好水渠，管好水源，用好水权。"""
    before = text[max(0, begin - 1) : begin]
    if before in _BEGINS:
        return True
    return before in _NUMBER_ENDS and _NUMBER.search(text, max(0, begin - _LONGEST_NUMBER), begin) is not None


def is_cut_right(text: str, begin: int, end: int) -> bool:
    """Whether no word goes across the beginning or the end of a run."""
    return starts_a_word(text, begin) and (
        bool(GOES_ON.match(text, end)) or _is_boundary(text[end - 4 : end], text[end : end + 3])
    )


def starts_a_word(text: str, begin: int) -> bool:
    """Whether no word goes across the beginning of a side."""
    before = re.search(rf"{HAN}{{0,4}}$", text[max(0, begin - 4) : begin])
    return _is_boundary(before.group() if before else "", text[begin : begin + 4])


def _is_boundary(left: str, right: str) -> bool:
    """Whether a word ends between two pieces of text; verbs like 是 and 在 end one in front of a run."""
    if left[-1:] in _LINKS:
        return True
    length = 0
    for word in words(left + right):
        if length == len(left):
            return True
        length += len(word)
    return length == len(left)
