"""Lists of numbered items: which markers make a list, how lists nest, what announces them.

    一要抓学习。二要抓落实。 → 分条 一要 (抓学习, 抓落实)

Everything is found in the reading view and handed on as spans of the source.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from phrasebank.document import Document
from phrasebank.mining.lists.extents import item_ends
from phrasebank.mining.lists.heads import alike, blanks_end_heads, fused, head
from phrasebank.mining.lists.leads import Lead, lead
from phrasebank.mining.lists.lost import fill_gap, with_firsts
from phrasebank.mining.lists.markers import Candidate, Level, candidates
from phrasebank.mining.lists.sequence import Run, runs
from phrasebank.mining.lists.unnumbered import UNNUMBERED, opening_words, unnumbered, unnumbered_ends
from phrasebank.mining.structure import Enumeration, Item
from phrasebank.sentences import Span
from phrasebank.view import View, quoted, reading


def enumerations(document: Document) -> tuple[Enumeration, ...]:
    """The numbered lists of a document, in the order of their first markers."""
    view = reading(document.text)
    lists, fixed = _lists(document.text)
    ends = [list(own) for own in fixed]
    parents = _parents(lists, ends)
    for index, parent in enumerate(parents):  # a list ends no later than the item that holds it
        if parent is not None:
            outer = _item_at(lists[parent], lists[index].first.start)
            ends[index][-1] = min(ends[index][-1], ends[parent][outer])
    inside = _run_in(lists)
    built = [_enumeration(document, view, lists, ends, parents, inside, index) for index in range(len(lists))]
    return tuple(built)


@lru_cache(maxsize=4)
def _lists(source: str) -> tuple[tuple[Run, ...], tuple[tuple[int, ...], ...]]:
    """The lists of a text in its view and the ends of their items; kept, because parallels look at heads too."""
    view = reading(source)
    text, found = _with_candidates(view.text)
    numbered = runs(text, found, lambda offset: _indent(source, view.source(offset)))
    for run in numbered:
        if not run.gapless:
            fill_gap(text, run)
    ends = item_ends(text, numbered)
    others = unnumbered(text, numbered, ends)
    both = [
        *zip(numbered, ends, strict=True),
        *zip(others, unnumbered_ends(text, others, numbered, ends), strict=True),
    ]
    _hold_whole(both)
    both.sort(key=lambda entry: (entry[0].first.start, -entry[1][-1]))
    return tuple(run for run, _ in both), tuple(tuple(own) for _, own in both)


def _with_candidates(text: str) -> tuple[str, list[Candidate]]:
    """What looks like a marker in a text, and the text without one at its very end, of whose item nothing is left."""
    found = with_firsts(text, list(candidates(text)))
    while found and not text[found[-1].end :].strip():
        text = text[: found.pop().start]
    return text, found


def _hold_whole(lists: Sequence[tuple[Run, list[int]]]) -> None:
    """Let the last item of a list without numbers hold a numbered list whole that begins in it."""
    for run, own in lists:
        if run.first.family is UNNUMBERED:
            inner = [
                ends[-1]
                for other, ends in lists
                if other.first.family is not UNNUMBERED and run.last.start < other.first.start < own[-1]
            ]
            own[-1] = max([own[-1], *inner])


def _indent(source: str, offset: int) -> int:
    """How far the line is indented that holds ``offset`` of the source."""
    line = source[max(source.rfind("\n", 0, offset), source.rfind("\r", 0, offset)) + 1 : offset].expandtabs(
        4
    )
    return len(line) - len(line.lstrip())


@lru_cache(maxsize=4)
def heads_of(source: str) -> tuple[tuple[Span, ...], ...]:
    """The heads in the view of each list of a text, item by item."""
    text = reading(source).text
    lists, ends = _lists(source)
    inside = _run_in(lists)
    heads = (_heads(text, run, own, inside)[0] for run, own in zip(lists, ends, strict=True))
    return tuple(tuple(h for h in found if h.end > h.start) for found in heads)


def _parents(lists: Sequence[Run], ends: Sequence[Sequence[int]]) -> list[int | None]:
    """For each list the innermost list one of whose items holds its first marker."""
    parents: list[int | None] = []
    holders: list[int] = []
    for index, run in enumerate(lists):
        while holders and ends[holders[-1]][-1] <= run.first.start:
            holders.pop()
        parents.append(holders[-1] if holders else None)
        holders.append(index)
    return parents


def _item_at(run: Run, offset: int) -> int:
    return max(i for i, mark in enumerate(run.marks) if mark.start <= offset or i == 0)


def _enumeration(
    document: Document,
    view: View,
    lists: Sequence[Run],
    ends: Sequence[Sequence[int]],
    parents: Sequence[int | None],
    run_in: Sequence[int],
    index: int,
) -> Enumeration:
    run, own_ends, parent = lists[index], ends[index], parents[index]
    heads, guessed = _heads(view.text, run, own_ends, run_in)
    items = tuple(
        _item(document.text, view, mark.start, mark.end, end, found)
        for mark, end, found in zip(run.marks, own_ends, heads, strict=True)
    )
    announced = _lead(view.text, lists, parent, run)
    declared = announced.declared if announced else None
    return Enumeration(
        start=items[0].start,
        end=items[-1].end,
        style=view.text[run.first.start : run.first.end].replace("(", "（") or UNNUMBERED.name,
        items=items,
        lead=quoted(document.text, view.span(*announced.span)) if announced else None,
        declared=declared,
        parent=view.source(lists[parent].first.start) if parent is not None else None,
        complete=run.gapless and declared in (None, len(items)) and view.text[own_ends[-1] - 1] not in "，、",
        fused=guessed,
    )


def _lead(text: str, lists: Sequence[Run], parent: int | None, run: Run) -> Lead | None:
    if run.first.level is Level.INSIDE:
        return None  # what it has run into is a heading
    colon = text[run.first.start - 1 : run.first.start] == "："
    if run.first.family is UNNUMBERED and not colon and (begun := opening_words(text, run.first.start)):
        return Lead(begun, None) if begun.end == run.first.start else None
    outer = (
        [mark.end for mark in lists[parent].marks if mark.end <= run.first.start]
        if parent is not None
        else []
    )
    return lead(text, run.first.start, max(outer, default=0), len(run.marks))


def _run_in(lists: Sequence[Run]) -> list[int]:
    """Where lists begin that may have run into the heading before them, in order."""
    inside = (run.first for run in lists if run.first.level is Level.INSIDE or run.first.family.rank > 1)
    return sorted(first.start for first in inside)


def _heads(text: str, run: Run, ends: Sequence[int], run_in: Sequence[int]) -> tuple[tuple[Span, ...], bool]:
    """The heads in the view, and whether they had to be cut out of running text; none holds a list that is ``run_in``."""
    bodies = [Span(mark.end, max(end, mark.end)) for mark, end in zip(run.marks, ends, strict=True)]
    blanks = False
    if run.first.family.rank == 1 and all(mark.level is not Level.LINE for mark in run.marks[1:]):
        blanks = blanks_end_heads(text, bodies)
        if not blanks and (cut := fused(text, bodies)):
            return cut, True
    heads = tuple(head(text, *body, blanks) for body in bodies)
    if run_in:
        following = (bisect_right(run_in, a) for a, _ in heads)
        heads = tuple(
            Span(a, min((b, *run_in[n : n + 1]))) for (a, b), n in zip(heads, following, strict=True)
        )
    return (tuple(alike(text, heads, bodies)) if run.first.family is UNNUMBERED else heads), False


def _item(text: str, view: View, start: int, marker_end: int, end: int, found: Span) -> Item:
    span = view.span(start, max(end, marker_end))
    marker = quoted(text, view.span(start, marker_end)).rstrip() if marker_end > start else ""
    words = quoted(text, view.span(*found)) if found.end > found.start else ""
    return Item(marker, words, span.start, span.end)
