"""What a page prints before a text, told by what stands beside it: menus, trails and titles that the text says again.

    常用范文 │ 常用范文 > 在大会上的讲话 │ 在大会上的讲话 → the first two
    资料文库 在大会上的讲话 │ 在大会上的讲话 → the first

No word of these lines tells that they are a page's own, so each is looked at among the next few lines.
"""

import re
from collections.abc import Sequence

_TRAIL = re.compile(r"\s*[>＞»›]+\s*")
_MARKS = re.compile(r"[。，；：！？,;:!?]")
_FIRST_LINES, _NEAR = 12, 3
"""A trail stands among so many lines at the front; the title that it leads to, so many lines from it."""
_LONGEST_LINE = 120
_LONGEST_PART, _LONGEST_BEFORE, _SHORTEST_TITLE = 40, 24, 6
# what names a site or its section: 某某文库 讲话范文 新闻中心
_SITE = re.compile(r"(?:网|库|站|频道|栏目|范文|首页|新闻|新闻中心|资讯|大全|文档|公文|论坛)$")
FRONT, _LONGEST_ITEM = 40, 12
_FEWEST_ITEMS = 6
"""A menu has so many lines at least, all of them short, and half of them are links or stand there twice."""


def in_front(lines: Sequence[str], links: Sequence[bool]) -> set[int]:
    """Which of the first lines are a page's own; ``links`` says which lines are known to be there to click."""
    dropped = set(range(_menu(lines, links)))
    for at in range(min(len(lines), _FIRST_LINES)):
        line = lines[at]
        if len(line) > _LONGEST_LINE:
            continue
        near = [*lines[max(0, at - _NEAR) : at], *lines[at + 1 : at + 1 + _NEAR]]
        if _TRAIL.search(line) and not _MARKS.search(line):
            parts = [part for part in _TRAIL.split(line) if part]
            if len(parts) > 1 and len(max(parts, key=len)) <= _LONGEST_PART and parts[-1] in near:
                dropped.add(at)
                dropped.update(n for n in range(min(len(lines), _FIRST_LINES)) if lines[n] in parts[:-1])
        elif _says_again(line, lines[at + 1 : at + 1 + _NEAR]):
            dropped.add(at)
    return dropped


def _says_again(line: str, following: Sequence[str]) -> bool:
    """Whether a line is one of the next lines, the title, with the names of a site and its section before it."""
    for title in following:
        before = line.removesuffix(title)
        if before != line and len(title) >= _SHORTEST_TITLE and 0 < len(before) <= _LONGEST_BEFORE:
            return before[-1].isspace() and _SITE.search(before.rstrip()) is not None
    return False


def _menu(lines: Sequence[str], links: Sequence[bool]) -> int:
    """How many lines at the front are a site's name and menu, up to the last link of them."""
    last = known = 0
    seen: set[str] = set()
    twice = 0
    for at, line in enumerate(lines):
        if links[at]:
            known += 1
        elif len(line) > _LONGEST_ITEM or _MARKS.search(line):
            break
        elif line in seen:
            twice += 2
        seen.add(line)
        if links[at] and at + 1 >= _FEWEST_ITEMS and 2 * (known + twice) >= at + 1 and known > 2:
            last = at + 1
    return last
