"""Where a long title breaks: between words, into lines that make a trapezoid or a rhombus.

GB/T 9704—2012, 7.3.1: 回行时，要做到词意完整，排列对称，长短适宜，间距恰当，应当使用梯形或菱形. Lines of equal length and lines
with a waist are what it rules out.

    关于召开全市工会组织建设推进会暨 / 新就业形态劳动者入会工作现场会的通知
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from phrasebank.words import words

_SHORTEST_LINE = 4
_MOST_LINES = 4
# no line begins with what closes or joins, none ends with what opens
_NEVER_FIRST = frozenset("的和与及或、，。：；！？”’》）】〕等者会")
_NEVER_LAST = frozenset("“‘《（【〔、第在对向")


@lru_cache(maxsize=4096)
def title_breaks(title: str, longest: int) -> tuple[int, ...]:
    """Offsets at which lines after the first begin; empty if the title fits on one line or cannot be broken well."""
    if len(title) <= longest:
        return ()
    return best_breaks(words(title), longest)


def best_breaks(parts: Sequence[str], longest: int) -> tuple[int, ...]:
    """Choose breaks between words: as few lines as fit, of the best shape."""
    text = "".join(parts)
    edges = _edges(parts)
    fewest = -(-len(text) // longest)
    for lines in range(fewest, min(fewest + 1, _MOST_LINES) + 1):
        choices = [c for c in combinations(edges, lines - 1) if _fits((0, *c, len(text)), longest)]
        if choices:
            return min(choices, key=lambda c: (_cost((0, *c, len(text))), c))
    return ()


def _edges(parts: Sequence[str]) -> list[int]:
    """Where a line may begin: at a word, unless the marks on either side forbid it."""
    edges, offset, text = [], 0, "".join(parts)
    depth = 0
    for part, after in pairwise(parts):
        offset += len(part)
        depth += sum((c in "《“‘（【〔") - (c in "》”’）】〕") for c in part)
        if depth <= 0 and after[0] not in _NEVER_FIRST and text[offset - 1] not in _NEVER_LAST:
            edges.append(offset)
    return edges


def _fits(edges: tuple[int, ...], longest: int) -> bool:
    return all(_SHORTEST_LINE <= b - a <= longest for a, b in pairwise(edges))


def _cost(edges: tuple[int, ...]) -> float:
    """Low for a trapezoid or a rhombus whose lines are of like length; high for a block or a waist."""
    lengths = [b - a for a, b in pairwise(edges)]
    steps = [b - a for a, b in pairwise(lengths)]
    waist = any(a < 0 < b for a, b in pairwise(steps))
    level = sum(abs(step) < 2 for step in steps)
    return waist * 100 + level * 20 + max(lengths) - min(lengths)
