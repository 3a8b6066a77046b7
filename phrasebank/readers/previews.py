"""What a page shows of a text before the text: its beginning in one line, the headlines of a newspaper's other articles.

在大会上的讲话 各位代表：今天我们 │ 在大会上的讲话 │ 各位代表：│ 今天我们隆重集会…… → the first line
第01版：要闻 │ 全市防汛工作会议召开 │ 版面导航 上一期 │ 正文…… → the first three
"""

import re
from collections.abc import Sequence

FRONT = 12
"""A beginning is shown among so many lines at the front, and so near to the text that it is of."""
_NEAR = 4
_SHORTEST, _LONGEST = 16, 400
_LONGER_THAN_A_HEADING = 40
"""A text may take up its heading: what one line says again and goes on with is longer, or shown of more than one."""
_SENTENCE_ENDS = "。！？!?"
_BLANK = re.compile(r"\s+")
_BROKEN_OFF = re.compile(r"(?:\.{3,}|…+|\[?详细\]?|更多)$")
# where a newspaper's page names itself, and where its list of headlines ends: 第01版：要闻 下一版, 上一期 版面导航; not 第1版修订说明：
_SHEET = re.compile(r"第?\s?[A-Z]?\d{1,3}\s?版\s*[:：].{0,20}")
_NAVIGATION = re.compile(r"(?<![^\W\d])(?:版面导航|标题导航|[上下]一期|[上下]一版面?|返回目录)(?!\w)")
_LONGEST_SHEET = 60
_LONGEST_HEADLINE = 40
_STOP = re.compile("[。；;]")


def previews(lines: Sequence[str]) -> set[int]:
    """Which lines (without outer blanks, none empty) only show what the text says again, or what other articles are called."""
    return _beginnings(lines) | _headlines(lines)


def _beginnings(lines: Sequence[str]) -> set[int]:
    """The lines at the front that the lines behind them say again, and go on; equal lines are a heading said twice."""
    found = set()
    for at, line in enumerate(lines[:FRONT]):
        shown = _BLANK.sub("", _BROKEN_OFF.sub("", line))
        if not _SHORTEST <= len(shown) <= _LONGEST:
            continue
        for near in range(at + 1, at + 1 + _NEAR):
            if _goes_on(shown, lines[near:]):
                found.add(at)
    return found


def _goes_on(shown: str, lines: Sequence[str]) -> bool:
    """Whether lines say what is shown, break it or go on where it ends."""
    left = shown
    for line in lines:
        said = _BLANK.sub("", line)
        if not left.startswith(said):
            return said.startswith(left) and (left != shown or _is_beginning(left))
        left = left[len(said) :]
        if not left:
            return len(said) < len(shown)
    return False


def _is_beginning(shown: str) -> bool:
    """Whether one line that another says again and goes on with is no text of its own: no heading, no whole sentences."""
    return len(shown) > _LONGER_THAN_A_HEADING and shown[-1] not in _SENTENCE_ENDS


def _headlines(lines: Sequence[str]) -> set[int]:
    """The lines from a newspaper page's name to the last of its links to other pages, where only headlines are between."""
    start = next((at for at, line in enumerate(lines[:FRONT]) if _SHEET.fullmatch(line)), None)
    if start is None:
        return set()
    last = start
    for at in range(start + 1, min(len(lines), start + _LONGEST_SHEET)):
        if len(lines[at]) > _LONGEST_HEADLINE or _STOP.search(lines[at]):
            break
        if _NAVIGATION.search(lines[at]):
            last = at
    return set(range(start, last + 1)) if last > start else set()
