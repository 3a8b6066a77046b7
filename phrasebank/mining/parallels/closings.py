"""Closings: neighbouring clauses that tell of different things in one way, at their end.

    经济实力不断增强，城乡面貌不断改善 → ⟨⟩不断⟨⟩; 生产迈上新台阶，管理取得新成效 → ⟨⟩新⟨⟩; 责任落得实，工作做得细 → ⟨⟩得⟨⟩
    打通堵点“快车道”，架起服务“连心桥” → ⟨⟩“⟨⟩”

What is fixed stands a few characters before the end, so one look at each clause tells the key of its closing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from phrasebank.mining import tables
from phrasebank.mining.frames import Frame
from phrasebank.mining.parallels.rows import Place, Rows, neighbours

TABLE = "closings.yml"
_NEW, _SO, _QUOTE, _QUOTE_OF = "新", "得", "”", "”的"
# a short clause that ends with a figure of speech: 架起服务“连心桥”, but not 荣获市级“文明单位”称号;
# counts (增强“四个意识”) are looked at elsewhere
_QUOTED = re.compile(r"([^“”，、]{2,10})“((?![一二两三四五六七八九十])[^“”，、]{1,6})”")
# the same before a noun: 坚定“拼”的意志
_QUOTED_OF = re.compile(r"([^“”，、]{2,10})“([^“”，、]{1,6})”的[^“”，、的]{2}")
_UNLIKE = 2.5
"""The longest is so many times as long as the shortest at most."""
_SHORTEST, _LONGEST = 4, 30
_QUOTING_UNLIKE, _TWO_QUOTING_UNLIKE = 4, 1
"""Clauses with a quotation each differ by so many characters at most; two, by one."""
# what brings in all: 要让│前景更加光明，道路更加宽广
_BROUGHT_IN = re.compile(r"要?[让使令](?!用)")
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Closers:
    """The table's words, by where they stand."""

    adverbs: frozenset[str]
    """Before the last two characters: 不断│增强, 得到│改善."""
    reached: frozenset[str]
    """Verbs before 新 and two characters: 迈上│新│台阶."""
    formed: frozenset[str]
    """Characters with which 得 is one word: 取得, 值得."""
    judging: frozenset[str]
    """What says one thing of another: 开局│就是│决战."""
    end: re.Pattern[str]
    """How clauses end that have a key; not all such have one."""


@cache
def closers() -> Closers:
    """The table, read once."""
    found = tables.lists(TABLE, ("副词", "达成", "非补语", "判断", "中间"))
    # one word after the other: what begins with a bracket is looked for far more slowly
    end = "|".join([*(f"{word}..$" for word in (*found["副词"], _NEW)), f"{_SO}.$", f"{_QUOTE}$"])
    adverbs, reached, formed, judging = (frozenset(found[n]) for n in ("副词", "达成", "非补语", "判断"))
    return Closers(adverbs, reached, formed, judging, re.compile(end, re.MULTILINE))


def _key(text: str, known: Closers) -> str:
    """The fixed part of a clause's closing; nothing if it has none."""
    if text[-1] == _QUOTE:
        return _QUOTE if _QUOTED.fullmatch(text) else ""
    if text[-4:-2] == _QUOTE_OF:
        return _QUOTE_OF if _QUOTED_OF.fullmatch(text) else ""
    if text[-4:-2] in known.adverbs:
        return text[-4:-2]
    if text[-3:-2] == _NEW and text[-5:-3] in known.reached:
        return _NEW
    return _SO if text[-2:-1] == _SO and text[-3:-2] not in known.formed else ""


def closings(texts: Sequence[str]) -> Frame | None:
    """The frame of clauses that close in one way; None if they do not, or are too unlike in length."""
    known = closers()
    lengths = list(map(len, texts))
    if min(lengths) < _SHORTEST or max(lengths) > min(_LONGEST, _UNLIKE * min(lengths)):
        return None
    key = _key(texts[0], known)
    if not key or any(_key(text, known) != key for text in texts[1:]):
        return None
    if key in (_QUOTE, _QUOTE_OF):
        return _quoted(texts, key)
    behind = 1 if key == _SO else 2
    at = tuple(length - behind - len(key) for length in lengths)
    if min(at) < 2 or len({text[-behind:] for text in texts}) == 1:
        return None
    verbs = {text[-5:-3] for text in texts}
    if key != _NEW or len(verbs) > 1:
        return Frame((key,), (at,))
    return Frame((verbs.pop() + key,), (tuple(place - 2 for place in at),)) if min(at) > 3 else None


def _quoted(texts: Sequence[str], key: str) -> Frame | None:
    """The frame of clauses of nearly one length that each end with a quotation of one length."""
    pattern = _QUOTED if key == _QUOTE else _QUOTED_OF
    found = [match for text in texts if (match := pattern.fullmatch(text))]
    lengths = list(map(len, texts))
    unlike = _TWO_QUOTING_UNLIKE if len(texts) == 2 else _QUOTING_UNLIKE
    if len({len(match[2]) for match in found}) > 1 or max(lengths) - min(lengths) > unlike:
        return None
    opened, closed = (tuple(match.end(n) for match in found) for n in (1, 2))
    return Frame(("“", key), (opened, closed))


def rows_of_closings(rows: Rows) -> Iterator[tuple[int, tuple[Place, ...]]]:
    """Neighbours that close in one way."""
    known, said = closers(), rows.said
    told = {n: _key(said[n], known) for n in rows.holding(known.end) if len(said[n]) >= _SHORTEST}
    for low, high in neighbours({n: key for n, key in told.items() if key}):
        if high - low < _FEWEST:
            continue
        start, end = rows.places[low]
        brought = _BROUGHT_IN.match(rows.said[low])
        if brought and not _BROUGHT_IN.match(rows.said[low + 1]):
            start += brought.end()
        yield low, ((start, end), *rows.places[low + 1 : high])
