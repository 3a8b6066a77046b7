"""Parallels 排比: neighbours of one shape, with the frame that they share and what fills its slots.

    服务对象全覆盖，服务内容全方位，服务时间全天候 → 服务⟨⟩全⟨⟩

Looked for among the members that 、 joins, the clauses of a sentence, the openings of a paragraph's sentences and the
heads of a list. Three make a parallel if they share a part other than 的 and 了; two only if they share much.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import eq

from phrasebank.document import Document
from phrasebank.mining.chains import Chain, chains
from phrasebank.mining.cuts import Cuts
from phrasebank.mining.edges import widened
from phrasebank.mining.enumeration import heads_of
from phrasebank.mining.frames import NOTHING, Ends, Frame, common_end, common_start, ends, filled, written
from phrasebank.mining.rows import Place, laid_out
from phrasebank.mining.siblings import LONGEST, clauses, clauses_of, may_have_members, members, table
from phrasebank.mining.structure import Instance, Parallel
from phrasebank.sentences import Span
from phrasebank.view import View, quoted, reading
from phrasebank.words import is_name

_NUMERALS = "一二三四五六七八九十百千万两〇零"
# an amount, a date or an ordinal: 增长3.5%, 十月, 十七届, but not 一体化
_DIGIT = re.compile(r"[0-9０-９]|[一二三四五六七八九十]+(?:月|年|日|届|次)")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_GOES_ON = "的等和与及或以"
_HANGS = frozenset("对为得由把被将从向于在与和及以使让就")
"""What a sibling does not end with: 各界人士对│工作的支持."""
# by whom or what, and the verb is missing: 发展成果由人民│共享
_VERBLESS = re.compile(r"\w[由把将被使让]\w{1,4}$")
SHORT = 8
LEAST_SHARE, LEAST_SHARE_OF_TWO = 0.12, 0.3
"""So much of three and more, or of two, must be fixed; one character will do where they are short."""


@dataclass(frozen=True, slots=True)
class Found:
    """Siblings in the view with their frame."""

    spans: tuple[Span, ...]
    frame: Frame

    @property
    def worth(self) -> int:
        return 4 * len(self.spans) + min(self.frame.weight, 6) + self.frame.anchors


def parallels(document: Document) -> tuple[Parallel, ...]:
    """The parallels of a document in the order of the text."""
    view = reading(document.text)
    cuts = Cuts(view.text)
    found = {f.spans: f for f in [*_in_heads(cuts, heads_of(document.text)), *_in_running_text(cuts)]}
    built = (_parallel(document.text, view, f) for f in found.values())
    return tuple(sorted(built, key=lambda p: (p.start, p.end)))


def _in_running_text(cuts: Cuts) -> Iterator[Found]:
    text = cuts.text
    in_sentences, openings = clauses(text)
    in_clauses = laid_out(
        text,
        [
            members(text, *place)
            for place, clause in zip(in_sentences.places, in_sentences.said, strict=True)
            if may_have_members(clause)
        ],
    )
    found = (
        *in_sentences.groups(chains(text, in_sentences)),
        *in_clauses.groups(chains(text, in_clauses, tight=True)),
        *openings.groups(chains(text, openings, apart=True)),
    )
    for row in found:
        yield from _best(cuts, row)


def _in_heads(cuts: Cuts, lists: Sequence[Sequence[Span]]) -> Iterator[Found]:
    """Frames of the heads of lists: of whole heads, or clause by clause where they are long or only partly alike."""
    for heads in lists:
        rows = [clauses_of(cuts.text, *head) for head in heads]
        alike = len({len(row) for row in rows}) == 1 and len(rows[0]) > 1
        columns = [judged(cuts, column) for column in zip(*rows, strict=True)] if alike else []
        if any(columns) and (len(columns) > 2 or not all(columns)):
            yield from filter(None, columns)
        elif whole := judged(cuts, heads):
            yield whole


def _best(cuts: Cuts, rows: Sequence[Chain]) -> Iterator[Found]:
    """The parallels among the rows that do not share their instances, the weightiest first."""
    taken: list[Found] = []
    different = dict.fromkeys(rows) if len(rows) > 1 else rows
    found = [f for row in different if (f := judged(cuts, row))]
    for candidate in sorted(found, key=lambda f: -f.worth):
        if not any(_share(candidate.spans, other.spans) for other in taken):
            taken.append(candidate)
            yield candidate


def _share(some: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(a.start < b.end and b.start < a.end for a in some for b in others)


def judged(cuts: Cuts, places: Sequence[Place]) -> Found | None:
    """The siblings with their frame if that makes them a parallel."""
    text = cuts.text
    texts = [text[a:b] for a, b in places]
    promising = _two_promising(texts[0], texts[1]) if len(texts) == 2 else _promising(texts)
    if not promising or _mostly_figures(texts):
        return None
    alike = ends(texts, cuts.of(places))
    if not alike or (len(texts) == 2 and not _may_be_two(alike)):
        return None
    shared = filled(texts, alike)
    if not shared or not _enough(shared, texts) or _names(shared, texts) or _figures(shared, texts):
        return None
    spans = tuple([Span(a, b) for a, b in places])
    if _is_quoted_in_part(texts):
        return None
    if _is_cut_short(text, spans, texts, shared):
        return judged(cuts, places[:-1])
    whole = widened(text, spans, texts, shared, cuts.edges)
    return Found(spans, shared) if whole is spans else judged(cuts, whole) if whole else None


def _promising(texts: Sequence[str]) -> bool:
    """Whether three and more can have enough in common; cheap, because many neighbours have not."""
    lengths = list(map(len, texts))
    longest, shortest = max(lengths, default=0), min(lengths, default=0)
    if len(texts) < 2 or longest > LONGEST or shortest < 2:
        return False
    common = len(set(texts[0]).intersection(*texts[1:]) - NOTHING)
    if common < 3 and longest - shortest > 1 and not (common_start(texts) or common_end(texts)):
        return False
    return common > max(1, LEAST_SHARE * sum(lengths) / len(lengths) - 1) or (longest <= SHORT and common > 0)


def _two_promising(one: str, other: str) -> bool:
    """Whether two can have enough in common, and have some of it at their ends or at the same places."""
    if (one[:1] != other[:1] and one[-1:] != other[-1:]) or min(len(one), len(other)) < 2:
        return False
    longest, usual = max(len(one), len(other)), (len(one) + len(other)) / 2
    shared = set(one).intersection(other) - NOTHING
    common = len(shared)
    if longest > LONGEST or not may_be_two(one, other, shared, usual):
        return False
    if longest > SHORT and common < max(3, LEAST_SHARE_OF_TWO * usual - 2):
        return False
    if common >= 3 or one[:2] == other[:2] or one[-2:] == other[-2:]:
        return True
    both = one[0] == other[0] and one[-1] == other[-1]
    return both or (len(one) == len(other) and sum(map(eq, one, other)) >= 2)


def may_be_two(one: str, other: str, shared: set[str], usual: float) -> bool:
    """Whether two can pass ``_enough_for_two``, by the characters that they share.

    Refuses none that passes: what is fixed in both cannot be more than what they share, each character as often as the
    one has it that has it less often.
    """
    if usual <= SHORT:
        return True
    least = max(3, LEAST_SHARE_OF_TWO * usual)
    return len(shared) >= least or sum(min(one.count(c), other.count(c)) for c in shared) >= least


def _enough(shared: Frame, texts: Sequence[str]) -> bool:
    """Whether so much is fixed that it is no chance: more where two, less where three or more share it."""
    usual = sum(map(len, texts)) / len(texts)
    share = shared.weight / usual
    longest = max(map(len, texts))
    if len(texts) == 2:
        return _enough_for_two(shared, share, usual)
    inside = any(shared.places[0]) and not _ends(shared, texts)
    if inside and shared.anchors == 1 and longest - min(map(len, texts)) > 1:
        return False
    if shared.weight == 0:
        return False
    if shared.weight == 1:
        return usual <= SHORT
    return share >= LEAST_SHARE


def _may_be_two(alike: Ends) -> bool:
    """Two must begin or end alike, and not begin with the same noun (改革开放以来、改革开放使中国)."""
    return not is_name(alike.head) if alike.head else bool(alike.tail)


def _enough_for_two(shared: Frame, share: float, usual: float) -> bool:
    """Whether two share much, and not just the noun that they end with."""
    if shared.anchors == 1 and any(shared.places[0]) and is_name(shared.parts[-1]):
        return False
    return (shared.weight >= 3 and share >= LEAST_SHARE_OF_TWO) or (shared.anchors > 1 and usual <= SHORT)


def _is_quoted_in_part(texts: Sequence[str]) -> bool:
    """Whether a sibling has one half of a pair of marks: 社区先锋行动”深入开展."""
    said = "".join((texts[0], texts[-1]))
    return any(
        mark in said and any(t.count(mark) != t.count(close) for t in texts)
        for mark, close in ("“”", "”“", "《》", "》《")
    )


def _is_cut_short(text: str, spans: Sequence[Span], texts: Sequence[str], shared: Frame) -> bool:
    """Whether the last goes on behind its end, and hangs there or fills its last slot with less than all others do.

    不协调、不可│持续; 以项目为载体、以市场需求为│导向; 发展依靠人民、发展成果由人民│共享
    """
    if not _HAN.match(text, spans[-1][1]) or text[spans[-1][1]] in _GOES_ON or _ends(shared, texts):
        return False
    if texts[-1][-1] in _HANGS or _VERBLESS.search(texts[-1]):
        return True
    *others, last = (len(t) - at for t, at in zip(texts, shared.places[-1], strict=True))
    return last < min(others)


def _ends(shared: Frame, texts: Sequence[str]) -> bool:
    return shared.places[-1][0] + len(shared.parts[-1]) == len(texts[0])


def _names(shared: Frame, texts: Sequence[str]) -> bool:
    """Whether these are names of bodies, places or persons, or sentences with nothing but their subject in common."""
    if shared.parts[0] in table().surnames or any("《" in t for t in texts):
        return True
    one = shared.anchors == 1
    if not _ends(shared, texts):
        if 2 * sum(table().posts.search(t) is not None for t in texts) > len(texts):
            return True
    elif one or shared.parts[-1] in table().names:
        of_kinds = shared.parts[-1] in table().kinds
        named = sum(t.endswith(table().names) or (of_kinds and len(t) > 2) for t in texts)
        if 3 * named >= 2 * len(texts):
            return True
    return one and shared.parts[0] in table().subjects


def _figures(shared: Frame, texts: Sequence[str]) -> bool:
    """Whether mere figures or ordinals fill most slots: 二中、三中、四中; 第一、第二、第三产业."""
    fillers = [t[a:b] for n, t in enumerate(texts) for a, b in shared.slots(n, len(t))]
    return 2 * sum(not filler.strip(_NUMERALS) for filler in fillers) > len(fillers)


def _mostly_figures(texts: Sequence[str]) -> bool:
    """Whether dates and amounts are listed."""
    return 2 * sum(_DIGIT.search(t) is not None for t in texts) > len(texts)


def _parallel(text: str, view: View, found: Found) -> Parallel:
    texts = [view.text[a:b] for a, b in found.spans]
    instances = tuple(
        _instance(text, view, span, found.frame.slots(n, len(words)))
        for n, (span, words) in enumerate(zip(found.spans, texts, strict=True))
    )
    return Parallel(instances[0].start, instances[-1].end, written(found.frame, texts), instances)


def _instance(text: str, view: View, span: Span, slots: Sequence[Span]) -> Instance:
    """A sibling and its ``slots`` (counted from its start) in the source's words; most stand in one piece there."""
    shift = view.shift(*span)
    if shift is None:
        source = view.span(*span)
        fillers = (quoted(text, view.span(span.start + a, span.start + b)) for a, b in slots)
        return Instance(quoted(text, source), source.start, source.end, tuple(fillers))
    start, end = span.start + shift, span.end + shift
    return Instance(text[start:end], start, end, tuple([text[start + a : start + b] for a, b in slots]))
