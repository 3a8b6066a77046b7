"""Lists without numbers: items whose openings share a frame, each followed by its own text.

    在思想引领上走在前列。要……。在服务大局上走在前列。要…… → 无序号 (在思想引领上走在前列, 在服务大局上走在前列)

The openings are those of paragraphs or of sentences, the reporter's words in front left out (他强调，要以…为…); a shape
common to heading sentences (提高认识，加强领导。) counts as a frame too. An item without a text of its own makes a
parallel, not a list.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from phrasebank.mining.lists.extents import item_ends
from phrasebank.mining.lists.framed import paragraphs, sentences
from phrasebank.mining.lists.headed import above_lists, even_pairs, short_headings
from phrasebank.mining.lists.markers import Candidate, Family, Level
from phrasebank.mining.lists.openings import Opening, starts_of
from phrasebank.mining.lists.sequence import Run
from phrasebank.mining.shape import NUMBERED, NUMBERED_FIRSTS, paragraph_end
from phrasebank.sentences import Span

UNNUMBERED = Family("无序号", "", Level.SENTENCE, 0, (), (), (), False, False, (), ())


def unnumbered(text: str, lists: Sequence[Run], ends: Sequence[Sequence[int]]) -> list[Run]:
    """The lists without numbers in a view's text, given the numbered ones and the ends of their items."""
    marked = {mark.start for run in lists for mark in run.marks}
    free = [
        at
        for at in starts_of(text)
        if at.start not in marked
        and not (text[at.start : at.start + 1] in NUMBERED_FIRSTS and NUMBERED.match(text, at.start))
    ]
    lines = [at for at in free if at.line and at.whole]
    place = _Places(lists, ends)
    taken: list[list[Opening]] = []
    for group in sorted(
        [
            *paragraphs(text, lines),
            *sentences(text, free),
            *even_pairs(text, free),
            *short_headings(text, lines),
            *above_lists(text, lines, lists),
        ],
        key=lambda g: (-len(g), g[0].start),
    ):
        if len({place.of(opening.start) for opening in group}) == 1 and not _crosses(group, taken):
            taken.append(group)
    return [_run(group) for group in sorted(taken, key=lambda g: g[0].start)]


def _run(group: Sequence[Opening]) -> Run:
    marks = [
        Candidate(
            UNNUMBERED,
            UNNUMBERED.name,
            (n,),
            o.start,
            o.start,
            Level.LINE if o.line and o.whole else Level.SENTENCE,
        )
        for n, o in enumerate(group, start=1)
    ]
    return Run(marks, list(range(1, len(marks) + 1)))


class _Places:
    """Which item of which numbered list an offset stands in, the innermost."""

    def __init__(self, lists: Sequence[Run], ends: Sequence[Sequence[int]]) -> None:
        self._items = sorted(
            (mark.start, end, n)
            for n, (run, own) in enumerate(zip(lists, ends, strict=True))
            for mark, end in zip(run.marks, own, strict=True)
        )
        self._starts = [start for start, _, _ in self._items]

    def of(self, offset: int) -> tuple[int, int, int]:
        at = bisect_right(self._starts, offset)
        return next((item for item in reversed(self._items[:at]) if item[1] > offset), (-1, -1, -1))


def _crosses(group: Sequence[Opening], taken: Sequence[Sequence[Opening]]) -> bool:
    """Whether two lists share an item, or one begins inside the other and goes on behind the item that it began in."""
    starts = [o.start for o in group]
    for other in taken:
        theirs = [o.start for o in other]
        if set(starts) & set(theirs):
            return True
        if (
            len({bisect_right(theirs, s) for s in starts}) > 1
            and len({bisect_right(starts, s) for s in theirs}) > 1
        ):
            return True
    return False


def unnumbered_ends(
    text: str, runs: Sequence[Run], lists: Sequence[Run], outer: Sequence[Sequence[int]]
) -> list[list[int]]:
    """The ends of the items; an item ends before the sentence in which the next begins, the reporter's words included.

    The last ends no later than the item of a numbered list in which it stands.
    """
    ends = item_ends(text, runs)
    place = _Places(lists, outer)
    for run, own in zip(runs, ends, strict=True):
        own[:-1] = [_before(text, a.start, b.start) for a, b in pairwise(run.marks)]
        if all("\n" in text[a.start : b.start] for a, b in pairwise(run.marks)):
            own[-1] = max(own[-1], paragraph_end(text, run.last.start))
        holder = place.of(run.last.start)
        if holder[1] > run.last.start:
            own[-1] = min(own[-1], holder[1])
    return ends


def opening_words(text: str, start: int) -> Span | None:
    """What stands before the first item in its sentence (这就要求机关干部职工|要有…  他指出，|要有…); None if nothing does.

    Words that a mark parts from the item only say who speaks.
    """
    begin = max(text.rfind(mark, 0, start) for mark in "。；！？\n") + 1
    if begin >= start:
        return None
    end = start - (text[start - 1] in "，：")
    return Span(max(begin, text.rfind("，", begin, end) + 1), end)


def _before(text: str, low: int, start: int) -> int:
    begin = max(text.rfind(mark, low, start) for mark in "。！？；\n") + 1
    while begin > low and text[begin - 1] == "\n":
        begin -= 1
    return begin
