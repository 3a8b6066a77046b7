"""Parallels 排比: neighbours of one shape, with the frame that they share and what fills its slots.

    服务对象全覆盖，服务内容全方位，服务时间全天候 → 服务⟨⟩全⟨⟩

Looked for among the members that 、 joins, the clauses of a sentence, the openings of a paragraph's sentences and the
heads of a list. Three make a parallel if they share a part other than 的 and 了; two only if they share much. What that
refuses is weighed: many weak signs together may still speak for it.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from phrasebank.document import Document
from phrasebank.mining.frames import Frame, written
from phrasebank.mining.lists.enumeration import heads_of
from phrasebank.mining.parallels.chains import chains
from phrasebank.mining.parallels.cuts import Cuts
from phrasebank.mining.parallels.greetings import greetings
from phrasebank.mining.parallels.headings import are_felt, rows_of_headings
from phrasebank.mining.parallels.judgement import Found, best, judged
from phrasebank.mining.parallels.likeness import likeness
from phrasebank.mining.parallels.looks import Row
from phrasebank.mining.parallels.members import rows_of_members
from phrasebank.mining.parallels.openings import is_striking, rows_over_paragraphs, rows_over_sentences
from phrasebank.mining.parallels.parts import answers, in_columns, is_brought_in_alike, parts
from phrasebank.mining.parallels.rows import NOWHERE, Place, Rows, laid_out
from phrasebank.mining.parallels.siblings import behind_dashes, clauses, clauses_of
from phrasebank.mining.parallels.signs import signs
from phrasebank.mining.parallels.unmarked import unmarked
from phrasebank.mining.parallels.weighed import is_weighable, weighed_rows
from phrasebank.mining.scorecard import Proposal
from phrasebank.mining.structure import Instance, Parallel
from phrasebank.sentences import Span
from phrasebank.view import View, quoted, reading

_MOST_CLAUSES = 3
"""Parts of more clauses are not compared as wholes."""
_SHORTEST = 4
"""A shorter first clause only brings in what follows: 既要看到，…；也要看到，…."""
_MATCHED = 5
"""First clauses of one length up to this answer one another."""
_NEAR = 6
"""So many parallels before a place are asked whether they reach it."""


def parallels(document: Document) -> tuple[Parallel, ...]:
    """The parallels of a document in the order of the text."""
    view = reading(document.text)
    cuts = Cuts(view.text)
    judged_so = _judged(document.text, cuts)
    found = {f.spans: f for f in (*judged_so, *weighed_rows(cuts, judged_so))}
    built = (_parallel(document.text, view, f) for f in found.values())
    return tuple(sorted(built, key=lambda p: (p.start, p.end)))


def proposals(text: str) -> Iterator[Proposal]:
    """The rows of a view's text that are judged and may be weighed, with their signs; in no order."""
    cuts = Cuts(text)
    _judged(text, cuts)
    for places in dict.fromkeys(cuts.rows):
        if is_weighable(row := Row(cuts, places)):
            yield Proposal(tuple([Span(a, b) for a, b in places]), signs(row))


def _judged(source: str, cuts: Cuts) -> tuple[Found, ...]:
    """What the rules find; all that they looked at is in the cuts' rows."""
    in_sentences, openings = clauses(cuts.text)
    running = tuple(_in_running_text(cuts, in_sentences, openings))
    in_heads = tuple(_in_heads(cuts, heads_of(source)))
    apart = (*_in_greetings(cuts, running), *_in_parts(cuts, running))
    far = _over_sentences(cuts, openings, in_heads, running)
    down = _down_the_page(cuts, (*in_heads, *running))
    return (*in_heads, *running, *apart, *far, *down)


def _over_sentences(
    cuts: Cuts, openings: Rows, in_heads: Sequence[Found], others: Sequence[Found]
) -> Iterator[Found]:
    """Frames of openings with other sentences between, where no head is and nothing nearer has been found alike."""
    heads = [(span.start, span.end) for f in in_heads for span in f.spans]
    taken = sorted([*heads, *((f.spans[0].start, f.spans[-1].end) for f in others)])
    rows = [(row, True) for row in rows_over_sentences(openings)]
    rows += [(row, False) for row in rows_over_paragraphs(cuts.text, openings)]
    for row, near in rows:
        found = judged(cuts, row)
        if found and is_striking(found.frame, near) and not _overlaps(taken, found):
            yield found


def _down_the_page(cuts: Cuts, others: Sequence[Found]) -> Iterator[Found]:
    """Frames of headings on lines of their own, where they are no heads of a list and nothing is alike in them."""
    taken = sorted((span.start, span.end) for f in others for span in f.spans)
    headings = laid_out(cuts.text, rows_of_headings(cuts.text))
    for row in headings.groups(chains(cuts.text, headings, apart=True)):
        for found in best(cuts, row):
            at = [bisect_left(taken, (start, 0)) for start, _ in found.spans]
            free = not any(
                n < len(taken) and taken[n][0] < end for n, (_, end) in zip(at, found.spans, strict=True)
            )
            if free and are_felt(found.spans, found.frame):
                yield found


def _in_running_text(cuts: Cuts, in_sentences: Rows, openings: Rows) -> Iterator[Found]:
    text = cuts.text
    in_clauses = laid_out(text, rows_of_members(text, in_sentences))
    found = (
        *in_sentences.groups(chains(text, in_sentences)),
        *in_clauses.groups(chains(text, in_clauses, tight=True)),
        *openings.groups(chains(text, openings, apart=True)),
    )
    for row in found:
        yield from best(cuts, row)
    yield from _without_marks(cuts)


def _without_marks(cuts: Cuts) -> Iterator[Found]:
    """Members written together; they are told by their last characters, whatever words the text makes of them."""
    for row in unmarked(cuts.text):
        shared = likeness(cuts, row, [cuts.text[a:b] for a, b in row])
        if shared:
            yield Found(tuple([Span(a, b) for a, b in row]), shared)


def _in_heads(cuts: Cuts, lists: Sequence[Sequence[Span]]) -> Iterator[Found]:
    """Frames of the heads of lists: of whole heads, or clause by clause where they are long or only partly alike."""
    for entire in lists:
        heads = [behind_dashes(cuts.text, head) for head in entire]
        rows = [clauses_of(cuts.text, *head) for head in heads]
        alike = len({len(row) for row in rows}) == 1 and len(rows[0]) > 1
        columns = [judged(cuts, column) for column in zip(*rows, strict=True)] if alike else []
        matched = alike and _matched(cuts.text, rows)
        leads_up = (
            len(columns) == 2 and columns[1] and not columns[0] and len({b - a for (a, b), _ in rows}) == 1
        )
        if (matched or leads_up) and (whole := judged(cuts, heads)):
            yield whole
        elif any(columns) and (len(columns) > 2 or not all(columns)):
            yield from filter(None, columns)
        elif whole := judged(cuts, heads):
            yield whole


def _in_greetings(cuts: Cuts, others: Sequence[Found]) -> Iterator[Found]:
    taken = sorted((f.spans[0].start, f.spans[-1].end) for f in others)
    for row in greetings(cuts.text):
        found = judged(cuts, row) or _as_greeted(cuts.text, row)
        if found and not _overlaps(taken, found):
            yield found


def _as_greeted(text: str, row: Sequence[Place]) -> Found | None:
    """Those to whom one greeting goes, alike in no more than their preposition: 向乡亲们、向远道而来的朋友们致敬."""
    first = text[row[0][0]]
    if any(text[start] != first for start, _ in row):
        return None
    return Found(tuple([Span(a, b) for a, b in row]), Frame((first,), ((0,) * len(row),)))


def _matched(text: str, rows: Sequence[Sequence[Place]]) -> bool:
    """Whether all begin with one clause, or with short clauses of one length: 凝心聚力，亮出底色 / 履职尽责，担起重任."""
    firsts = [text[a:b] for (a, b), *_ in rows]
    return len(set(firsts)) == 1 or (len(set(map(len, firsts))) == 1 and len(firsts[0]) <= _MATCHED)


def _in_parts(cuts: Cuts, others: Sequence[Found]) -> Iterator[Found]:
    """Frames of the parts that ； divides a sentence into, where no clause of them has been found alike with another."""
    taken = sorted((f.spans[0].start, f.spans[-1].end) for f in others)
    sentences = [_trimmed(divided) for divided in parts(cuts.text)]
    yield from _even_parts(cuts, sentences)
    by_end = {part[0][1]: part for divided in sentences for part in divided if part}
    firsts = ([part[0] if part else NOWHERE for part in divided] for divided in sentences)
    opening = laid_out(cuts.text, firsts)
    for row in opening.groups(chains(cuts.text, opening, apart=True)):
        for found in best(cuts, row):
            whole = _whole(cuts, by_end, found)
            if whole or (min(b - a for a, b in found.spans) >= _SHORTEST and not _overlaps(taken, found)):
                yield whole or found


def _even_parts(cuts: Cuts, sentences: Sequence[Sequence[Sequence[Place]]]) -> Iterator[Found]:
    """Frames of whole parts whose clauses answer one another one by one, and whose first ones alone say too little."""
    for divided in sentences:
        if len({len(part) for part in divided}) > 1 or not 1 < len(divided[0]) <= _MOST_CLAUSES:
            continue
        columns = list(zip(*divided, strict=True))
        if not all(answers(cuts.text, column) for column in columns) or judged(cuts, columns[0]):
            continue
        places = [(part[0][0], part[-1][1]) for part in divided]
        if whole := judged(cuts, places) or in_columns(cuts.text, columns):
            yield whole


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
    alike = 0
    for column in zip(*rows, strict=False):
        if alike == _MOST_CLAUSES or not (
            judged(cuts, column) or (alike and is_brought_in_alike(cuts.text, column))
        ):
            break
        alike += 1
    uneven = len({len(part) for part in rows}) > 1 or len(rows[0]) > _MOST_CLAUSES
    if alike < 2 or (alike < len(rows[0]) and not uneven):
        return None
    return judged(cuts, [(part[0][0], part[alike - 1][1]) for part in rows])


def _overlaps(taken: Sequence[tuple[int, int]], found: Found) -> bool:
    """Whether instances of what was found lie where another was found; one inside an instance is no matter."""
    for start, end in found.spans:
        at = bisect_left(taken, (end, 0))
        if any(
            stop > start and (begin < start or stop > end) for begin, stop in taken[max(0, at - _NEAR) : at]
        ):
            return True
    return False


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
