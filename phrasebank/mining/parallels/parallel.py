"""Parallels 排比: neighbours of one shape, with the frame that they share and what fills its slots.

    服务对象全覆盖，服务内容全方位，服务时间全天候 → 服务⟨⟩全⟨⟩

Looked for among the members that 、 joins, the clauses of a sentence, the openings of a paragraph's sentences and the
heads of a list. Three make a parallel if they share a part other than 的 and 了; two only if they share much.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from phrasebank.document import Document
from phrasebank.mining.frames import Frame, written
from phrasebank.mining.lists.enumeration import heads_of
from phrasebank.mining.parallels.chains import Chain, chains
from phrasebank.mining.parallels.cuts import Cuts
from phrasebank.mining.parallels.edges import widened
from phrasebank.mining.parallels.greetings import greetings
from phrasebank.mining.parallels.likeness import likeness
from phrasebank.mining.parallels.members import rows_of_members
from phrasebank.mining.parallels.parts import parts
from phrasebank.mining.parallels.rows import NOWHERE, Place, laid_out
from phrasebank.mining.parallels.siblings import clauses, clauses_of, table
from phrasebank.mining.parallels.things import are_things
from phrasebank.mining.predicates import is_predicate
from phrasebank.mining.predicates import table as predicates
from phrasebank.mining.structure import Instance, Parallel
from phrasebank.sentences import Span
from phrasebank.view import View, quoted, reading
from phrasebank.words import is_name

_NUMERALS = "一二三四五六七八九十百千万两〇零"
# a number of things: 三个县, 两家企业, but not 三翻番
_COUNTED = re.compile(
    r"(?:[二三四五六七八九两几]|[一二三四五六七八九十]{2,})[个家名位项条件种户所支批只](?!一)"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_MOST_CLAUSES = 3
"""Parts of more clauses are not compared as wholes."""
_SHORTEST = 4
"""A shorter first clause only brings in what follows: 既要看到，…；也要看到，…."""
_EVEN = 4
"""Three short siblings of one length are said of their subject in one breath: 中国声音、中国理论、中国思想."""
_MATCHED = 5
"""First clauses of one length up to this answer one another."""
_NEAR = 6
"""So many parallels before a place are asked whether they reach it."""
_MEETING = "会"
"""A kind even where the names begin alike too: 亚运会、亚残运会."""
_PLACES = frozenset("省市县区州国镇乡")
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


def parallels(document: Document) -> tuple[Parallel, ...]:
    """The parallels of a document in the order of the text."""
    view = reading(document.text)
    cuts = Cuts(view.text)
    running = tuple(_in_running_text(cuts))
    apart = (*_in_greetings(cuts, running), *_in_parts(cuts, running))
    found = {f.spans: f for f in (*_in_heads(cuts, heads_of(document.text)), *running, *apart)}
    built = (_parallel(document.text, view, f) for f in found.values())
    return tuple(sorted(built, key=lambda p: (p.start, p.end)))


def _in_running_text(cuts: Cuts) -> Iterator[Found]:
    text = cuts.text
    in_sentences, openings = clauses(text)
    in_clauses = laid_out(text, rows_of_members(text, in_sentences))
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
        if alike and _matched(cuts.text, rows) and (whole := judged(cuts, heads)):
            yield whole
        elif any(columns) and (len(columns) > 2 or not all(columns)):
            yield from filter(None, columns)
        elif whole := judged(cuts, heads):
            yield whole


def _in_greetings(cuts: Cuts, others: Sequence[Found]) -> Iterator[Found]:
    taken = sorted((f.spans[0].start, f.spans[-1].end) for f in others)
    for row in greetings(cuts.text):
        found = judged(cuts, row)
        if found and not _overlaps(taken, found):
            yield found


def _matched(text: str, rows: Sequence[Sequence[Place]]) -> bool:
    """Whether all begin with one clause, or with short clauses of one length: 凝心聚力，亮出底色 / 履职尽责，担起重任."""
    firsts = [text[a:b] for (a, b), *_ in rows]
    return len(set(firsts)) == 1 or (len(set(map(len, firsts))) == 1 and len(firsts[0]) <= _MATCHED)


def _in_parts(cuts: Cuts, others: Sequence[Found]) -> Iterator[Found]:
    """Frames of the parts that ； divides a sentence into, where no clause of them has been found alike with another."""
    taken = sorted((f.spans[0].start, f.spans[-1].end) for f in others)
    sentences = [_trimmed(divided) for divided in parts(cuts.text)]
    by_end = {part[0][1]: part for divided in sentences for part in divided if part}
    firsts = ([part[0] if part else NOWHERE for part in divided] for divided in sentences)
    opening = laid_out(cuts.text, firsts)
    for row in opening.groups(chains(cuts.text, opening, apart=True)):
        for found in _best(cuts, row):
            whole = _whole(cuts, by_end, found)
            if whole or (min(b - a for a, b in found.spans) >= _SHORTEST and not _overlaps(taken, found)):
                yield whole or found


def _trimmed(divided: list[list[Place]]) -> list[list[Place]]:
    """The parts, the first without clauses that bring in all, the last without what follows all: 会议强调，│要实，要干；…."""
    usual = len(divided[1])
    if all(len(part) == usual for part in divided[1:-1]) and usual:
        divided[0] = divided[0][-usual:]
        divided[-1] = divided[-1][:usual] if len(divided) > 2 else divided[-1]
    return divided


def _whole(cuts: Cuts, by_end: Mapping[int, Sequence[Place]], found: Found) -> Found | None:
    """The frame of whole parts, if they are alike clause by clause as their first ones are, known by their ends, are."""
    rows = [((a, b), *by_end[b][1:]) for a, b in found.spans if b in by_end]
    if len(rows) < len(found.spans):
        return None
    if len({len(part) for part in rows}) > 1 or not 1 < len(rows[0]) <= _MOST_CLAUSES:
        return None
    if not all(judged(cuts, column) for column in zip(*rows, strict=True)):
        return None
    return judged(cuts, [(part[0][0], part[-1][1]) for part in rows])


def _overlaps(taken: Sequence[tuple[int, int]], found: Found) -> bool:
    """Whether instances of what was found lie where another was found; one inside an instance is no matter."""
    for start, end in found.spans:
        at = bisect_left(taken, (end, 0))
        if any(
            stop > start and (begin < start or stop > end) for begin, stop in taken[max(0, at - _NEAR) : at]
        ):
            return True
    return False


def _best(cuts: Cuts, rows: Sequence[Chain]) -> Iterator[Found]:
    """The parallels among the rows that do not share their instances, the weightiest first."""
    taken: list[Found] = []
    different = dict.fromkeys(rows) if len(rows) > 1 else rows
    found = [f for row in different if (f := judged(cuts, row))]
    if len(found) > 1:
        found = [f for f in found if not any(_is_cut_from(cuts.text, other, f) for other in found)]
    for candidate in sorted(found, key=lambda f: (-f.worth, _begins_inside(cuts.text, f))):
        if not any(_share(candidate.spans, other.spans) for other in taken):
            taken.append(candidate)
            yield candidate


def _is_cut_from(text: str, narrow: Found, wide: Found) -> bool:
    """Whether one is the other without what belongs to all: 使│前景更加光明，道路更加宽广."""
    (begin, end), (start, stop) = narrow.spans[0], wide.spans[0]
    same = narrow.spans[1:] == wide.spans[1:] and narrow.frame.parts == wide.frame.parts
    governed = text[begin - 2 : begin] in predicates().verbs or text[begin - 1] in _GOVERNS
    return same and end == stop and begin > start and governed


def _begins_inside(text: str, found: Found) -> bool:
    """Whether the first begins inside its clause: 振兴│教育源于教师，教育强则国家强."""
    return _HAN.match(text, found.spans[0].start - 1) is not None if found.spans[0].start else False


def _share(some: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(a.start < b.end and b.start < a.end for a in some for b in others)


def judged(cuts: Cuts, places: Sequence[Place]) -> Found | None:
    """The siblings with their frame if that makes them a parallel."""
    text = cuts.text
    texts = [text[a:b] for a, b in places]
    shared = likeness(cuts, places, texts)
    if not shared or _names(shared, texts) or _figures(shared, texts):
        return None
    spans = tuple([Span(a, b) for a, b in places])
    if _is_quoted_in_part(texts) or (len(spans) == 2 and _GOVERNED.match(text, max(0, spans[0].start - 1))):
        return None
    if _is_cut_short(text, spans, texts, shared):
        return judged(cuts, places[:-1])
    whole = widened(text, spans, texts, shared, cuts.edges)
    return Found(spans, shared) if whole is spans else judged(cuts, whole) if whole else None


def _is_quoted_in_part(texts: Sequence[str]) -> bool:
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


def _names(shared: Frame, texts: Sequence[str]) -> bool:
    """Whether these are names of bodies, places or persons, or sentences with nothing but their subject in common."""
    surname = shared.anchors == 1 and shared.parts[0] in table().surnames and not any(shared.places[0])
    if surname or any("《" in t for t in texts) or _are_counted(texts):
        return True
    if are_things(shared, texts):
        return True
    one, last = shared.anchors == 1, shared.parts[-1]
    if not shared.closes(texts):
        if 2 * sum(table().posts.search(t) is not None or t.endswith(table().titles) for t in texts) > len(
            texts
        ):
            return True
        if one and _is_body(shared) and 3 * _named(texts) >= 2 * len(texts):
            return True
    elif not last.startswith("的") and (one or last in table().names or last == _MEETING):
        made = len(last) == 1 and all(3 < len(t) < 6 and t[-2] in table().makes for t in texts)
        of_kinds = last in table().kinds and sum(len(t) > 2 and not is_predicate(t) for t in texts)
        if not made and 3 * max(_named(texts), of_kinds) >= 2 * len(texts):
            return True
    even = len({len(t) for t in texts}) == 1 and len(texts[0]) <= _EVEN
    begins = one and not any(shared.places[0]) and shared.parts[0] in table().subjects
    return begins and not (even and len(texts) > 2)


def _are_counted(texts: Sequence[str]) -> bool:
    """Whether things are counted: 三个县、三个工矿单位、三家企业, but not 三翻番、三超越."""
    return all(_COUNTED.match(text) for text in texts)


def _is_body(shared: Frame) -> bool:
    """Whether siblings begin with the name of a body or place: 市政协│主席, 省│人大, but not 服务│企业, 美丽│乡村."""
    head = shared.parts[0]
    return not any(shared.places[0]) and (head in _PLACES or head.endswith(table().bodies))


def _named(texts: Sequence[str]) -> int:
    """How many end as names of bodies, places, persons or documents do."""
    return sum(t.endswith(table().names) for t in texts)


def _figures(shared: Frame, texts: Sequence[str]) -> bool:
    """Whether mere figures or ordinals fill most slots: 二中、三中、四中; 第一、第二、第三产业."""
    fillers = [t[a:b] for n, t in enumerate(texts) for a, b in shared.slots(n, len(t))]
    return 2 * sum(not filler.strip(_NUMERALS) for filler in fillers) > len(fillers)


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
