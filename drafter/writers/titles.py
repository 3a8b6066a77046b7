"""Where a long title breaks: between words, into lines that make a trapezoid or a rhombus.

GB/T 9704—2012, 7.3.1: 回行时，要做到词意完整，排列对称，长短适宜，间距恰当，应当使用梯形或菱形. Lines of equal length and lines
with a waist are what it rules out.

    关于召开全市工会组织建设推进会暨 / 新就业形态劳动者入会工作现场会的通知
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, combinations, pairwise

from drafter.writers.wholes import wholes

_SHORTEST_LINE = 4
_MOST_LINES = 4
# no line begins with what closes, joins or only completes the word before, none ends with what leads on
_NEVER_FIRST = frozenset("的和与及或、，。：；！？”’》）】〕")
_ENDINGS = frozenset("会者等上中下性化型们式局委部厅处科办") | {
    "委员会", "中心", "服务中心", "办公室", "基地", "大会", "会议",
}  # fmt: skip
_NEVER_LAST = frozenset({"关于", "对于", "为了", "第"})
_OPENERS, _CLOSERS = "《“‘（【〔", "》”’）】〕"
_JOINERS = frozenset("和与及或")
_MAY_END_LINE = _ENDINGS | _JOINERS | frozenset(_CLOSERS)
# where a reader pauses: after the issuing organ, between two meetings; at a blank too
_PAUSES = ("关于", "暨")
# between two issuing organs a line may end too
_ORGANS = ("委员会", "联合会", "总工会", "局", "厅", "办公室", "政府")


@lru_cache(maxsize=4096)
def title_breaks(title: str, longest: int, capacity: int) -> tuple[int, ...]:
    """Offsets at which lines after the first begin; empty if the title fits on one line or cannot be broken well.

    ``longest`` is how many characters a line should hold at most, ``capacity`` how many there is room for.
    """
    if len(title) <= longest:
        return ()
    parts = wholes(title)
    return best_breaks(parts, longest, capacity) or even_breaks(parts, capacity)


def best_breaks(parts: Sequence[str], longest: int, capacity: int) -> tuple[int, ...]:
    """Choose breaks between words: as few lines as there is room for, of the best shape."""
    title = "".join(parts)
    edges, end = _edges(parts), len(title)
    for lines in range(max(2, -(-end // capacity)), _MOST_LINES + 1):
        choices = [(0, *c, end) for c in combinations(edges, lines - 1)]
        for most in (longest, capacity):
            if fitting := [c for c in choices if _fits(c, most)]:
                return min(fitting, key=lambda c: (_cost(c, title), c))[1:-1]
    return ()


def even_breaks(parts: Sequence[str], capacity: int) -> tuple[int, ...]:
    """Breaks for what has no good ones: lines of like length, between words if they allow it, so that no last line is
    left with a character or two; empty if the title fits on one line."""
    edges = list(accumulate(map(len, parts), initial=0))
    good = set(_edges(parts, quoted=True))
    end, start, breaks = edges[-1], 0, list[int]()
    for left in range(-(-end // capacity), 1, -1):
        wanted = start + (end - start) / left
        around = edges[bisect_left(edges, wanted - 2) : bisect_right(edges, wanted + 2)]
        near = [edge for edge in around if edge - start <= capacity]
        start = min(near, key=lambda e: (e not in good, abs(e - wanted))) if near else round(wanted)
        breaks.append(start)
    return tuple(breaks)


def _edges(parts: Sequence[str], *, quoted: bool = False) -> list[int]:
    """Where a line may begin: at a word, outside quotes and brackets (unless ``quoted``), unless the words on either
    side forbid it."""
    edges, offset, depth = [], 0, 0
    for part, after in pairwise(parts):
        offset += len(part)
        depth += sum((c in _OPENERS) - (c in _CLOSERS) for c in part)
        alone = len(part) == 1 and part not in _MAY_END_LINE and not part.isspace()
        joined = after[0] in _NEVER_FIRST or after in _ENDINGS or after.isspace() or part in _NEVER_LAST
        if (depth <= 0 or quoted) and not joined and not alone:
            edges.append(offset)
    return edges


def _fits(edges: tuple[int, ...], most: int) -> bool:
    return all(_SHORTEST_LINE <= b - a <= most for a, b in pairwise(edges))


def _cost(edges: tuple[int, ...], title: str) -> int:
    """Low for a trapezoid or a rhombus whose lines are of like length and break where a reader pauses."""
    lengths = [b - a for a, b in pairwise(edges)]
    steps = [b - a for a, b in pairwise(lengths)]
    waist = any(a < 0 < b for a, b in pairwise(steps))
    level = sum(abs(step) < 2 for step in steps)
    organ = max(0, title.find("关于"))
    inside_organ = sum(edge < organ and not title[:edge].endswith(_ORGANS) for edge in edges[1:-1])
    pauses = sum(title.startswith(_PAUSES, edge) or title[edge - 1].isspace() for edge in edges[1:-1])
    joiners = sum(title[edge - 1] in _JOINERS for edge in edges[1:-1])
    shape = waist * 100 + level * 20 + max(lengths) - min(lengths)
    return shape + inside_organ * 30 + joiners * 10 - pauses * 15
