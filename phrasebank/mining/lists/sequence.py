"""Markers that count 一, 二, 三 … make a list; those that do not are none.

Lists nest: a list stays open until an outer one goes on, so 一要 inside 三是 is a list of its own. A list that
starts again at 一 is a new list. Headings that count on through a whole text (（一）… under 一、, （四）… under 二、)
make one list in each place. Where two open lists both wait for a number, the one that is indented like the marker goes on.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from phrasebank.mining.lists.markers import LAST, Candidate, Level

Indent = Callable[[int], int]
"""How far the line is indented in which an offset of the view stands."""

_LONGEST_TITLE = 30
_HEADINGS = (1, 2)
"""The ranks of 一、 and （一）, which head sections: such a list holds where its second marker is lost (一、… 三、…)."""
_BELOW = (2, 3)
"""The ranks of （一） and 1., which count on through a text even where its lines are joined."""
_DEPTH = 4
"""So many open lists of one family are remembered; nobody nests deeper, and it keeps the work linear."""


@dataclass(slots=True)
class Run:
    """A list in the making: its markers and their numbers, which may miss one."""

    marks: list[Candidate]
    numbers: list[int] = field(default_factory=lambda: [1])

    @property
    def first(self) -> Candidate:
        return self.marks[0]

    @property
    def last(self) -> Candidate:
        return self.marks[-1]

    @property
    def by_line(self) -> bool:
        """Whether the items stand in paragraphs of their own (the first may stand behind its announcement)."""
        return self.last.level is Level.LINE

    @property
    def gapless(self) -> bool:
        return self.numbers == list(range(self.numbers[0], self.numbers[0] + len(self.numbers)))

    @property
    def closed(self) -> bool:
        """Whether the last marker was one that ends a list (最后)."""
        return LAST in self.last.numbers


def _flush(_offset: int) -> int:
    return 0


def runs(text: str, found: Iterable[Candidate], indent: Indent = _flush) -> list[Run]:
    """The lists of two and more items among the candidates of a view's text, in the order of their first markers."""
    started: list[Run] = []
    open_runs: list[Run] = []
    broken_off: dict[str, int] = {}  # the last number of a heading list that an outer list interrupted
    for candidate in _sure(found):
        step = _step(text, open_runs, candidate, indent)
        if step is not None:
            run, number = step
            run.marks.append(candidate)
            run.numbers.append(number)
            place = open_runs.index(run)
            broken_off |= {
                inner.first.key: inner.numbers[-1] for inner in open_runs[place + 1 :] if _counts_on(inner)
            }
            del open_runs[place + 1 :]
        elif number := _opening(candidate, broken_off):
            run = Run([candidate], [number])
            started.append(run)
            open_runs = _without_sections(open_runs, candidate)
            open_runs.append(run)
            _forget(open_runs, candidate.key)
    return [run for run in started if len(run.marks) > 1 or run.numbers[0] > 1]


def _sure(found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates without weak ones that fill no gap: those before and behind them must count to them and on."""
    every = list(found)
    if not any(candidate.weak for candidate in every):
        return every
    before, behind = _nearest(every), _nearest(every[::-1])[::-1]
    return [
        c for c, one, other in zip(every, before, behind, strict=True) if not c.weak or _fills(c, one, other)
    ]


def _nearest(every: Sequence[Candidate]) -> list[Candidate | None]:
    """For each candidate the last sure one of its kind before it that begins a line."""
    last: dict[str, Candidate] = {}
    found = []
    for candidate in every:
        found.append(last.get(candidate.key))
        if candidate.level is Level.LINE and not candidate.weak:
            last[candidate.key] = candidate
    return found


def _fills(weak: Candidate, before: Candidate | None, behind: Candidate | None) -> bool:
    return (
        weak.level is Level.LINE
        and before is not None
        and behind is not None
        and before.numbers[0] + 1 == weak.numbers[0] == behind.numbers[0] - 1
    )


def _counts_on(run: Run) -> bool:
    confirmed = len(run.marks) > 1 or run.numbers[0] > 1
    return confirmed and (run.by_line or run.first.family.rank in _BELOW) and run.first.family.rank > 0


def _opening(candidate: Candidate, broken_off: dict[str, int]) -> int:
    """The number with which the candidate opens a list: 1, or the next of a heading list broken off; 0 if it opens none."""
    if 1 in candidate.numbers:
        broken_off.pop(candidate.key, None)
        return 1
    following = broken_off.get(candidate.key, 0) + 1
    heads = candidate.level is Level.LINE or candidate.family.rank in _BELOW
    if heads and following > 1 and following in candidate.numbers:
        del broken_off[candidate.key]
        return following
    return 0


def _without_sections(open_runs: list[Run], candidate: Candidate) -> list[Run]:
    """The open lists without the （一） inside a 一、 where a new 一、 heads a section: what follows is another document.

    No （一） holds a 一、 if it stands in one itself; an annex begins again, and （八） of the letter does not go on in it.
    """
    heads = [n for n, run in enumerate(open_runs) if run.first.key == candidate.key and run.by_line]
    if candidate.family.rank != 1 or candidate.level is not Level.LINE or not heads:
        return open_runs
    return [run for n, run in enumerate(open_runs) if n < heads[0] or run.first.family.rank != 2]


def _forget(open_runs: list[Run], key: str) -> None:
    same = [run for run in open_runs if run.first.key == key]
    if len(same) > _DEPTH:
        open_runs.remove(same[0])


def _step(text: str, open_runs: list[Run], candidate: Candidate, indent: Indent) -> tuple[Run, int] | None:
    """The open list that the candidate continues, and as which item; None if it continues none."""
    best: tuple[tuple[bool, bool, bool, bool, int], Run, int] | None = None
    for depth, run in enumerate(open_runs):
        number = _number(run, candidate)
        if number is None or not _in_reach(text, run, candidate):
            continue
        same_level = len(run.marks) == 1 or (run.last.level is Level.LINE) == (candidate.level is Level.LINE)
        same_key, next_one = candidate.key == run.last.key, number == run.numbers[-1] + 1
        rank = (same_key, _as_far(run, candidate, indent), next_one, same_level, depth)
        if best is None or rank > best[0]:
            best = rank, run, number
    return best[1:] if best else None


def _as_far(run: Run, candidate: Candidate, indent: Indent) -> bool:
    """Whether both begin lines, indented alike: 9. and 10. may be set to end alike."""
    if candidate.level is not Level.LINE or run.first.level is not Level.LINE:
        return True
    return abs(indent(candidate.start) - indent(run.first.start)) <= 1


def _number(run: Run, candidate: Candidate) -> int | None:
    same = candidate.key in (run.first.key, run.last.key)
    if run.closed or not (same or candidate.family.name in run.first.family.continued_by):
        return None
    expected = run.numbers[-1] + 1
    if expected in candidate.numbers or (LAST in candidate.numbers and len(run.marks) > 1):
        return expected
    one_missing = run.gapless and expected + 1 in candidate.numbers
    return expected + 1 if one_missing and (len(run.marks) > 1 or _both_head(run, candidate)) else None


def _both_head(run: Run, candidate: Candidate) -> bool:
    """Whether both begin lines as headings do."""
    both = run.first.level is Level.LINE and candidate.level is Level.LINE
    return both and candidate.family.rank in _HEADINGS


def _in_reach(text: str, run: Run, candidate: Candidate) -> bool:
    """Within a paragraph any marker may go on; in a new one it begins the paragraph, or a sentence of the very next."""
    breaks = text.count("\n", run.last.end, candidate.start)
    if run.first.family.one_paragraph:
        return breaks == 0
    if breaks == 0 or candidate.level is Level.LINE:
        return True
    return candidate.level is Level.SENTENCE and (breaks == 1 or _ends_its_line(text, run, candidate))


def _ends_its_line(text: str, run: Run, candidate: Candidate) -> bool:
    """Whether a heading has run on to the paragraph before it: …管理系统。（四）加快智能车间建设⏎."""
    end = text.find("\n", candidate.end)
    return 0 < run.first.family.rank < 3 and run.by_line and 2 < end - candidate.end <= _LONGEST_TITLE
