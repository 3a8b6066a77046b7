"""The characters with which the clauses that a pattern fits can begin and end: （学习|贯彻）{X}精神 → 学习, 贯彻; 精神.

They keep a pattern from being tried where it cannot fit. Patterns are those of the tables of formulas, before their slots
are given a meaning.
"""

import re
from collections.abc import Iterator

REACH = 2
"""So many characters of a beginning or an end are looked at."""
# a pattern of several clauses: 今天，?我们{X}
_MARK = re.compile("[，。；：！？]")
# what only looks on, and is no beginning: 对(?!此){X}
_LOOKAROUND = re.compile(r"\(\?<?[!=][^()]*\)")


def beginnings(pattern: str) -> Iterator[str]:
    """The first characters, two at most, with which a pattern can begin; none at all if it can begin with a slot."""
    found = set(_beginnings(_LOOKAROUND.sub("", f"（{pattern}）")))
    return iter(() if "" in found else found)


def endings(pattern: str) -> Iterator[str]:
    """The last characters, two at most, of the clauses that a pattern can fit; none at all if it can end in any way.

    A pattern that goes on into the next clause says nothing of the end of the first.
    """
    found = {""} if _MARK.search(pattern) else set(_endings(f"（{pattern}）"))
    return iter(() if "" in found else found)


def _endings(pattern: str, taken: str = "") -> Iterator[str]:
    optional, last = pattern[-1:] in ("?", "*"), pattern.rstrip("?*+")
    if len(taken) == REACH or not last or last[-1] in "}])":
        yield taken
        return
    if not last.endswith("）"):
        if optional:
            yield from _endings(last[:-1], taken)
        yield from _endings(last[:-1], last[-1] + taken)
        return
    start = _opening_bracket(last)
    if optional:
        yield from _endings(last[:start], taken)
    for option in _choice(last[start:])[0]:
        yield from _endings(last[:start] + option, taken)


def _opening_bracket(pattern: str) -> int:
    """Where the choice begins that closes a pattern."""
    depth = 0
    for place in range(len(pattern) - 1, -1, -1):
        depth += (pattern[place] == "）") - (pattern[place] == "（")
        if depth == 0:
            return place
    raise ValueError(f"括号不成对：{pattern}")


def _beginnings(pattern: str, taken: str = "") -> Iterator[str]:
    if len(taken) == REACH or not pattern or pattern[0] in "{[":
        yield taken
        return
    if pattern[0] == "（":
        options, rest = _choice(pattern)
        if rest[:1] in ("?", "*"):
            yield from _beginnings(rest[1:], taken)
        rest = rest.lstrip("?*+")
        for option in options:
            yield from _beginnings(option + rest, taken)
        return
    rest = pattern[1:]
    if rest[:1] == "?":
        yield from _beginnings(rest[1:], taken)
        rest = rest[1:]
    yield from _beginnings(rest, taken + pattern[0])


def _choice(pattern: str) -> tuple[list[str], str]:
    """The options of the choice that a pattern begins with, and what follows it."""
    depth, start = 0, 1
    options: list[str] = []
    for place, character in enumerate(pattern):
        depth += (character == "（") - (character == "）")
        if depth == 0:
            return [*options, pattern[start:place]], pattern[place + 1 :]
        if depth == 1 and character == "|":
            options.append(pattern[start:place])
            start = place + 1
    raise ValueError(f"括号不成对：{pattern}")
