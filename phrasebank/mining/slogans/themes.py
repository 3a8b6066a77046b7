"""Themes 主题: titles that are slogans, mottos in quotation marks, and these wherever they recur.

开展“开启新征程、勇当排头兵”主题活动 → 开启新征程、勇当排头兵
"""

from collections.abc import Iterator, Sequence

from phrasebank.mining.scorecard import scorecard
from phrasebank.mining.slogans.certain import is_certain
from phrasebank.mining.slogans.mottos import Motto, mottos, parts_of
from phrasebank.mining.slogans.mottosigns import may_be_motto, signs
from phrasebank.mining.wordsearch import Words
from phrasebank.sentences import Span

CARD = "mottos"
_JOINTS = frozenset("、，； ·\u3000")
_LEAST_ALONE = 10


def themes(text: str) -> Iterator[Span]:
    """Themes of a view's text, in no order."""
    found = [motto.span for motto in mottos(text) if _is_one(motto)]
    yield from found
    yield from _again(text, found)


def _is_one(motto: Motto) -> bool:
    """Whether a place holds a motto: one look tells it, or the card of all its signs."""
    return is_certain(motto) or (may_be_motto(motto) and scorecard(CARD).takes(signs(motto)))


def _again(text: str, found: Sequence[Span]) -> Iterator[Span]:
    """Where themes of several parts are said again, their parts joined by another mark or none."""
    said: dict[str, set[tuple[str, ...]]] = {}
    for parts in {parts_of(text[slice(*span)]) for span in found}:
        if len(parts) > 1 or len(parts[0]) >= _LEAST_ALONE:
            said.setdefault(parts[0], set()).add(parts)
    if not said:
        return
    (begun,) = Words((said.keys(),)).found(text)
    for at, first in begun:
        for parts in said[first]:
            end = _end_of(text, at, parts)
            if end:
                yield Span(at, end)


def _end_of(text: str, at: int, parts: Sequence[str]) -> int:
    """Where a theme ends whose first part stands at a place; 0 if the others do not follow."""
    end = at + len(parts[0])
    for part in parts[1:]:
        joined = text[end : end + 1] in _JOINTS
        if not text.startswith(part, end + joined):
            return 0
        end += joined + len(part)
    return end
