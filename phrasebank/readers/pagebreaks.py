"""Page breaks in a text that was copied from pages: page numbers and running heads between the halves of a sentence.

推动各项工作
— 3 —                          a page's number
江源县第十八届人大一次会议文件      a running head: the same on every page, and lines before it break off
迈上新台阶，取得新成效。
"""

import re
from collections import defaultdict
from collections.abc import Sequence

# — 3 —, - 12 -, 第 3 页, 第3页 共8页, Page 3 of 8; not 3 alone, which may be a figure of a broken line
_PAGE_MARK = re.compile(
    r"[—–\-－]{1,3}\s?\d{1,4}\s?[—–\-－]{1,3}|第\s?\d{1,4}\s?页(?:\s?[,，/]?\s?共\s?\d{1,4}\s?页)?|page\s?\d{1,4}(?:\s?of\s?\d{1,4})?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_ENDS = frozenset("。！？；：，、…”’）)》!?;:,.")
_SHORTEST_HEAD, _LONGEST_HEAD, _FEWEST_PAGES, _SHORTEST_BROKEN = 6, 40, 3, 15
"""So many characters a running head has, and stands so often; a line that breaks off has at least so many."""
# words to begin with: neither a mark nor a list's sign, and no link cut out of its sentence (中央《⏎建议⏎》)
_HEAD = re.compile(r"[“《]?[\u3400-\u9fff]{3}")
_MOSTLY = 0.5
_STOPS = frozenset("。！？；：”’）》!?;:《（“‘(")
"""Behind these a line does not break off in a sentence; behind an opening mark stands a piece of it."""


def is_page_mark(line: str) -> bool:
    """Whether a line (without outer blanks) is a page's number and nothing else."""
    return bool(_PAGE_MARK.fullmatch(line))


def page_breaks(lines: Sequence[str]) -> frozenset[int]:
    """Which lines of a text (without outer blanks, none empty) are page numbers or running heads, by their index.

    The head that stands above the first page's text, where no line breaks off before it, stays: it may be the title.
    """
    marks = {index for index, line in enumerate(lines) if len(line) <= _LONGEST_HEAD and is_page_mark(line)}
    places: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if _SHORTEST_HEAD <= len(line) <= _LONGEST_HEAD and line[-1] not in _ENDS and _HEAD.match(line):
            places[_DIGITS.sub("#", line)].append(index)
    often = [found for found in places.values() if len(found) >= _FEWEST_PAGES]
    if not often:
        return frozenset(marks)
    broken = _behind_broken(lines, marks.union(*often))
    for found in often:
        behind = sum(index in broken for index in found)
        if behind >= max(2, _MOSTLY * len(found)):
            marks.update(index for index in found if index != found[0] or index in broken)
    return frozenset(marks)


def _behind_broken(lines: Sequence[str], edges: set[int]) -> set[int]:
    """Those of a page's edges before which the text stops in the middle of a sentence."""
    found: set[int] = set()
    breaks_off = False
    for index, line in enumerate(lines):
        if index not in edges:
            breaks_off = len(line) >= _SHORTEST_BROKEN and line[-1] not in _STOPS
        elif breaks_off:
            found.add(index)
    return found
