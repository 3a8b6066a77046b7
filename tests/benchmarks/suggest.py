"""How good suggestions are, and how fast: each speech left out in turn, beside two plain ways on the same bank.

    python tests/benchmarks/suggest.py FOLDER [--bank 句库.db] [--leave speech/] [--step 15] [--speed big.db]

FOLDER is mined if ``--bank`` is not there yet. A source is left out at query time together with those that share a fifth of its
clauses or more. Measured for ``complete``: keystrokes saved if the writer takes the longest right one of five proposals, one
key each; for ``after``: whether the next heading of the list, or one of its shape, is among five; for ``like``: the share
of ten answers to two neighbouring headings that have the count and the pattern of one of them.

The plain ways: the most frequent pieces (for ``complete`` those that begin with what is typed), and SQLite's bm25.
Patterns are told here by the dictionary's words and tags alone, not by the code that is measured. Nothing is asserted.
"""

import argparse
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from phrasebank.bank.banks import Bank, counting, opened
from phrasebank.bank.hit import Hit
from phrasebank.bank.likeness import likeness
from phrasebank.bank.mine import mine
from phrasebank.bank.suggesting.after import after
from phrasebank.bank.suggesting.complete import complete, completions
from phrasebank.bank.suggesting.formula import formula
from phrasebank.bank.suggesting.like import like
from phrasebank.bank.suggesting.nextheading import headings_after
from phrasebank.errors import UserError
from phrasebank.fewwords import few_words, part_of_speech
from phrasebank.sentences import clauses
from tests.benchmarks.plainways import PlainWays

RELATED = 0.2
"""Share of clauses from which a source is left out together with another."""

SHOWN = 5
CONTEXT = 20
"""Clauses before that the writer has written already."""

Propose = Callable[[str], Sequence[str]]


class Source(NamedTuple):
    id: int
    name: str
    sketch: bytes
    first: int
    sentences: int


def sources_of(bank: Bank) -> list[Source]:
    rows = bank.connection.execute("SELECT id, name, sketch, first, sentences FROM source ORDER BY id")
    return [Source(*row) for row in rows]


def without(bank: Bank, left: Source, every: Sequence[Source]) -> Bank:
    """The bank without a source and what is nearly the same."""
    out = {left.id}
    for other in every:
        if left.sketch and other.sketch and likeness(left.sketch, other.sketch) >= RELATED:
            out.add(other.id)
    return counting(bank, frozenset(out))


def clauses_of(bank: Bank, source: Source) -> list[str]:
    """A source's clauses in order."""
    last = source.first + source.sentences - 1
    rows = bank.connection.execute(
        "SELECT text FROM sentence WHERE id BETWEEN ? AND ? ORDER BY id", (source.first, last)
    )
    return [text[span.start : span.end] for (text,) in rows for span in clauses(text)]


def keystrokes(clause: str, propose: Propose) -> int:
    """Keys for a clause: one a character, one for taking the longest proposal that is right so far."""
    keys = done = 0
    while done < len(clause):
        right = [p for p in propose(clause[:done]) if clause.startswith(p)] if done else []
        longest = max(map(len, right), default=0)
        done = longest if longest > done + 1 else done + 1
        keys += 1
    return keys


def lists_of(bank: Bank, source: Source) -> Iterator[tuple[str, str]]:
    """Each heading of a list with the next."""
    yield from bank.connection.execute(
        "SELECT a.text, b.text FROM item i JOIN item n ON n.source = i.source AND n.list = i.list AND n.number = i.number + 1"
        " JOIN entry a ON a.id = i.entry JOIN entry b ON b.id = n.entry"
        " WHERE i.source = ? AND a.kind = 'enumeration' AND b.kind = 'enumeration' ORDER BY i.list, i.number",
        (source.id,),
    )


def pattern(text: str) -> tuple[int, str]:
    """Character count, and length and part of speech (first letter of the dictionary's tag) of each word."""
    return len(text), " ".join(f"{part_of_speech(word)[:1] or 'x'}{len(word)}" for word in few_words(text))


class Tally:
    """Sums by way."""

    def __init__(self) -> None:
        self.of: Counter[tuple[str, str]] = Counter()

    def add(self, measure: str, way: str, number: float) -> None:
        self.of[measure, way] += number  # type: ignore[assignment]

    def row(self, measure: str, of: str) -> None:
        shares = {way: self.of[measure, way] / max(self.of[of, way], 1) for way in WAYS}
        plain = max(shares["most frequent"], shares["bm25"])
        ratio = f"{shares['ours'] / plain:.2f} x" if plain else "—"
        print(f"  {measure:38}" + "".join(f"{shares[way]:>15.1%}" for way in WAYS) + f"{ratio:>11}")


WAYS = ("ours", "most frequent", "bm25")


def measure_complete(bank: Bank, plain: PlainWays, source: Source, step: int, tally: Tally) -> None:
    every = clauses_of(bank, source)
    for number in range(step // 2, len(every), step):
        clause = every[number]
        if not 4 <= len(clause) <= 40:
            continue
        before = "，".join(every[max(0, number - CONTEXT) : number]) + "，"
        ways: dict[str, Propose] = {
            "ours": partial(completions, [bank], before=before, limit=SHOWN),
            "most frequent": partial(plain.frequent, limit=SHOWN),
            "bm25": partial(plain.ranked, limit=SHOWN),
        }
        for way, propose in ways.items():
            tally.add("keystrokes saved by complete", way, len(clause) - keystrokes(clause, propose))
            tally.add("characters", way, len(clause))


def measure_after(bank: Bank, plain: PlainWays, source: Source, tally: Tally) -> None:
    for head, following in lists_of(bank, source):
        ways = {
            "ours": [one.text for one in _safe(partial(headings_after, [bank], head, SHOWN))],
            "most frequent": plain.frequent_headings(head, SHOWN),
            "bm25": plain.ranked_headings(head, SHOWN),
        }
        wanted = pattern(following)
        for way, proposals in ways.items():
            tally.add("headings", way, 1)
            tally.add("after: the very next heading", way, following in proposals)
            tally.add("after: it or one of its shape", way, any(pattern(p) == wanted for p in proposals))


def measure_like(bank: Bank, plain: PlainWays, source: Source, tally: Tally) -> None:
    for pair in lists_of(bank, source):
        if len(pair[0]) != len(pair[1]) or not 4 <= len(pair[0]) <= 12:
            continue
        wanted = {pattern(title) for title in pair}
        ways = {
            "ours": [one.text for one in _safe(partial(like, [bank], pair, "", 10))],
            "most frequent": plain.frequent_headings(pair[0], 10),
            "bm25": plain.ranked_headings(" ".join(pair), 10),
        }
        for way, answers in ways.items():
            tally.add("answers", way, len(answers))
            tally.add("like: same count and pattern", way, sum(pattern(a) in wanted for a in answers))
            tally.add("like: same count", way, sum(len(a) == len(pair[0]) for a in answers))
            tally.add("pairs", way, 1)
            tally.add(
                "like: pairs with five such or more", way, sum(pattern(a) in wanted for a in answers) >= 5
            )


def _safe(ask: Callable[[], Sequence[Hit]]) -> Sequence[Hit]:
    """Nothing for a heading that has no shape."""
    try:
        return ask()
    except UserError:
        return ()


def quality(bank: Bank, leave: str, step: int) -> None:
    every = sources_of(bank)
    plain = PlainWays(bank.connection)
    tally = Tally()
    left = [source for source in every if leave in source.name]
    for source in left:
        less = without(bank, source, every)
        plain.leave_out(less.repeated)
        measure_complete(less, plain, source, step, tally)
        measure_after(less, plain, source, tally)
        measure_like(less, plain, source, tally)
    print(
        f"{len(left)} sources left out in turn, {len(every)} in all; {tally.of['headings', 'ours']} headings, ",
        end="",
    )
    print(f"{tally.of['pairs', 'ours']} pairs, {tally.of['characters', 'ours']} characters typed")
    print(f"  {'':38}" + "".join(f"{way:>15}" for way in WAYS) + f"{'ratio':>11}")
    tally.row("keystrokes saved by complete", "characters")
    for measure in ("the very next heading", "it or one of its shape"):
        tally.row(f"after: {measure}", "headings")
    for measure in ("same count", "same count and pattern"):
        tally.row(f"like: {measure}", "answers")
    tally.row("like: pairs with five such or more", "pairs")


STARTS = [
    "坚",
    "坚持",
    "坚持以人民",
    "要",
    "全面",
    "全面推进",
    "把",
    "把党的",
    "深入学习贯彻",
    "加强",
    "我们要坚持",
    "不断",
    "提高",
    "各级",
    "切实维护职工",
    "以",
    "在",
    "的",
    "建设",
    "新时代",
]
TITLES = (
    ("提高政治站位 加强学习宣传 坚持真抓实干", ""),
    ("提高政治站位 加强学习宣传 坚持真抓实干", "改革"),
    ("加强组织领导 加强队伍建设", ""),
    ("坚持党的领导 坚持人民至上", "安全"),
    ("聚焦主责主业 聚焦急难愁盼", "民生"),
    ("推动工会工作高质量发展 推动产业工人队伍建设改革", ""),
)
HEADS = [
    "加强组织领导",
    "提高政治站位",
    "坚持以人为本",
    "强化责任落实",
    "维护职工合法权益",
    "优化营商环境",
    "坚持党的领导",
    "全党同志一定要不忘初心、牢记使命。",
]
FUNCTIONS = (("结尾", ""), ("结尾", "工会"), ("号召", "职工"), ("过渡", ""), ("强调", "改革"), ("评价", ""))


def speed(bank: Bank) -> None:
    """Processor time of the very first call of all, then of each call, its first not counted: that one reads the file."""
    (entries,) = bank.connection.execute("SELECT count(*) FROM entry").fetchone()
    print(f"{entries} entries, ten answers (complete five), processor time in process")
    started = time.process_time()
    like([bank], TITLES[0][0].split(), "", 10)
    print(f"  the first call of a process, like {(time.process_time() - started) * 1000:.0f} ms")
    _times("complete", [partial(complete, [bank], s, "我们要坚持党的领导，", 5) for s in STARTS])
    _times("like", [partial(like, [bank], q.split(), t, 10) for q, t in TITLES])
    _times("after", [partial(after, [bank], h, 10) for h in HEADS])
    _times("formula", [partial(formula, [bank], f, t, 10) for f, t in FUNCTIONS])


def _times(name: str, calls: Sequence[Callable[[], object]]) -> None:
    times = []
    for call in calls:
        call()
        for _ in range(5):
            started = time.process_time()
            call()
            times.append((time.process_time() - started) * 1000)
    times.sort()
    print(f"  {name:10} p50 {statistics.median(times):5.1f} ms   p99 {times[int(len(times) * 0.99)]:5.1f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--bank", type=Path, default=Path("suggest-benchmark.db"))
    parser.add_argument(
        "--leave", default="speech/", help="sources with this in their name are left out in turn"
    )
    parser.add_argument("--step", type=int, default=15, help="every so many-th clause is typed")
    parser.add_argument("--speed", type=Path, help="a large bank, see find.py; only speed is measured")
    options = parser.parse_args()
    if options.speed:
        with opened(options.speed) as (bank,):
            speed(bank)
        return
    if not options.bank.exists():
        mine([options.folder], options.bank)
    with opened(options.bank) as (bank,):
        quality(bank, options.leave, options.step)


if __name__ == "__main__":
    main()
