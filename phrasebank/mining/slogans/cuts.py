"""Whether a slogan begins and ends where words do, and what may go on behind it: 求实效│的, but not 创新│驱动."""

import re

from phrasebank.words import words

HAN = r"[\u4e00-\u9fff]"
"""A Chinese character, as a pattern."""

# the words right behind a run that show that it is whole: 求实效│的, 推进工作│结合起来
GOES_ON = re.compile(r"(?:的|等|上|中|与|和|三者|四者|结合起来|贯穿|有机|紧密)|[^\u4e00-\u9fff]|$")
_LINKS = frozenset("是在为把要对与将被让使")


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
