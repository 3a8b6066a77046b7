"""Judgement: which rows of siblings are parallels, with their frames, and which of those that share instances is best."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from phrasebank.mining.frames import Frame
from phrasebank.mining.parallels.chains import Chain
from phrasebank.mining.parallels.cuts import Cuts
from phrasebank.mining.parallels.edges import widened
from phrasebank.mining.parallels.likeness import likeness
from phrasebank.mining.parallels.names import are_figures, are_names
from phrasebank.mining.parallels.rows import Place
from phrasebank.mining.predicates import table as predicates
from phrasebank.sentences import Span
from phrasebank.words import is_name

_HAN = re.compile(r"[\u4e00-\u9fff]")
# what begins with a preposition and is governed by another: 在│以实干为荣的氛围里, 从│让群众满意的事
_GOVERNED = re.compile("[在从对由于][以让]")
_GOVERNS = frozenset("让使令把将的")
_GOES_ON = "的等和与及或以"
_HANGS = frozenset("对为得由把被将从向于在与和及以使让就")
"""What a sibling does not end with: 各界人士对│工作的支持."""
# by whom or what, and the verb is missing: 发展成果由人民│共享
_VERBLESS = re.compile(r"\w[由把将被使让]\w{1,4}$")


@dataclass(frozen=True, slots=True)
class Found:
    """Siblings in the view with their frame."""

    spans: tuple[Span, ...]
    frame: Frame

    @property
    def worth(self) -> int:
        return 4 * len(self.spans) + min(self.frame.weight, 6) + self.frame.anchors


def best(cuts: Cuts, rows: Sequence[Chain]) -> Iterator[Found]:
    """The parallels among the rows that do not share their instances, the weightiest first."""
    different = dict.fromkeys(rows) if len(rows) > 1 else rows
    found = [f for row in different if (f := judged(cuts, row))]
    if len(found) > 1:
        found = list(_uncut(cuts.text, found))
    first = min((f.spans[0].start for f in found), default=0)
    taken = bytearray(max((f.spans[-1].end for f in found), default=0) - first)
    for candidate in sorted(found, key=lambda f: (-f.worth, _begins_inside(cuts.text, f))):
        spans = [Span(start - first, end - first) for start, end in candidate.spans]
        if not any(taken.find(1, *span) >= 0 for span in spans):
            for start, end in spans:
                taken[start:end] = b"\1" * (end - start)
            yield candidate


def _uncut(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """What was found, without those of which another is all but what belongs to all: 使│前景更加光明，道路更加宽广."""
    alike: dict[tuple[object, ...], list[Found]] = defaultdict(list)
    for one in found:
        alike[_but_its_beginning(one)].append(one)
    for one in found:
        others = alike[_but_its_beginning(one)]
        if len(others) == 1 or not any(_is_cut_from(text, other, one) for other in others):
            yield one


def _but_its_beginning(found: Found) -> tuple[object, ...]:
    return found.spans[0].end, found.spans[1:], found.frame.parts


def _is_cut_from(text: str, narrow: Found, wide: Found) -> bool:
    """Whether one of two that differ in their beginnings alone begins behind what belongs to all."""
    begin = narrow.spans[0].start
    governed = text[begin - 2 : begin] in predicates().verbs or text[begin - 1] in _GOVERNS
    return begin > wide.spans[0].start and governed


def _begins_inside(text: str, found: Found) -> bool:
    """Whether the first begins inside its clause: 振兴│教育源于教师，教育强则国家强."""
    return _HAN.match(text, found.spans[0].start - 1) is not None if found.spans[0].start else False


def judged(cuts: Cuts, places: Sequence[Place]) -> Found | None:
    """The siblings with their frame if that makes them a parallel."""
    text = cuts.text
    cuts.rows.append(tuple(places))
    texts = [text[a:b] for a, b in places]
    shared = likeness(cuts, places, texts)
    if not shared or are_names(shared, texts) or are_figures(shared, texts):
        return None
    spans = tuple([Span(a, b) for a, b in places])
    if is_quoted_in_part(texts) or is_governed(text, spans):
        return None
    if _is_cut_short(text, spans, texts, shared):
        return judged(cuts, places[:-1])
    whole = widened(text, spans, texts, shared, cuts.edges)
    return Found(spans, shared) if whole is spans else judged(cuts, whole) if whole else None


def is_governed(text: str, places: Sequence[Place]) -> bool:
    """Whether a preposition stands before the first of two that another brings in: 在│以实干为荣的氛围里."""
    return len(places) == 2 and _GOVERNED.match(text, max(0, places[0][0] - 1)) is not None


def is_quoted_in_part(texts: Sequence[str]) -> bool:
    """Whether a sibling has one half of a pair of marks: 社区先锋行动”深入开展."""
    said = "".join((texts[0], texts[-1]))
    return any(
        mark in said and any(t.count(mark) != t.count(close) for t in texts)
        for mark, close in ("“”", "”“", "《》", "》《")
    )


def _is_cut_short(text: str, spans: Sequence[Span], texts: Sequence[str], shared: Frame) -> bool:
    """Whether the last goes on behind its end, and hangs there or fills its last slot with less than all others do.

    不协调、不可│持续; 以项目为载体、以市场需求为│导向; 发展依靠人民、发展成果由人民│共享; 讲话精神，贯彻讲话精神│过程中
    """
    if not _HAN.match(text, spans[-1][1]) or text[spans[-1][1]] in _GOES_ON:
        return False
    if shared.closes(texts):
        uneven = len(texts) == 2 and len(texts[0]) != len(texts[1])
        return uneven and is_name(text[spans[-1][1] : spans[-1][1] + 2])
    if texts[-1][-1] in _HANGS or _VERBLESS.search(texts[-1]):
        return True
    *others, last = (len(t) - at for t, at in zip(texts, shared.places[-1], strict=True))
    return last < min(others)
