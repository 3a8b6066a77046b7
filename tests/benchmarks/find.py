"""How fast a lookup is: fifty real queries in process over a large bank, and a whole process beside the imports it needs.

    python tests/benchmarks/find.py FOLDER [--entries 2000000] [--bank big.db] [--first]

FOLDER holds .txt sources. Their pieces are varied by exchanging characters until there are so many entries, so that
words keep their frequencies while entries do not repeat. ``find-queries.txt`` holds the queries. Times and ratios are
printed, nothing is asserted; ``--first`` prints the first five answers to each query instead, to be read.
"""

import argparse
import os
import random
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from phrasebank.bank import build, schema, staging
from phrasebank.bank.banks import Bank, opened
from phrasebank.bank.find import Hit, find
from phrasebank.bank.folder import walk
from phrasebank.bank.grams import phrase
from phrasebank.bank.harvest import Harvest, harvest
from phrasebank.bank.lookup import Query, dates_named, kinds_named, lengths_named
from phrasebank.readers import read

QUERIES = Path(__file__).with_name("find-queries.txt")
ROUNDS = 7


def queries(limit: int) -> Iterator[tuple[str, Query]]:
    """The queries of the list as they were typed, and understood as the command does."""
    parser = argparse.ArgumentParser()
    parser.add_argument("words", nargs="*")
    for option in ("kind", "function", "frame", "not", "genre", "source"):
        parser.add_argument(f"--{option}", action="append", default=[])
    for option in ("length", "date", "since", "until"):
        parser.add_argument(f"--{option}")
    for line in QUERIES.read_text(encoding="utf-8").splitlines():
        if typed := shlex.split(line, comments=True):
            given = parser.parse_args(typed)
            yield (
                " ".join(typed),
                Query(
                    tuple(given.words),
                    tuple(getattr(given, "not")),
                    kinds_named(given.kind),
                    limit,
                    tuple(given.function),
                    lengths_named(given.length),
                    tuple(given.frame),
                    tuple(given.source),
                    dates_named(given.date, given.since, given.until),
                    tuple(given.genre),
                    citations=1,  # as on a terminal
                ),
            )


def sort_of(query: Query) -> str:
    if query.is_narrowed or query.without:
        return "with filters"
    if any("a" <= c <= "z" for word in query.words for c in word):
        return "pinyin"
    return "one word" if len(query.words) == 1 else "several words"


def varied(folder: Path, entries: int) -> Iterator[Harvest]:
    """The folder's harvests again and again, a tenth of the characters of each piece exchanged from the second time on."""
    chance = random.Random(1)  # noqa: S311
    originals = [harvest(read(found.path)) for found in walk([folder]).files]
    characters = [c for one in originals for s in one.sentences for c in s.text if c >= "\u4e00"]
    made, lap = 0, 0
    while made < entries:
        for number, one in enumerate(originals):
            if lap:
                one = one._replace(
                    occurrences=tuple(
                        place._replace(
                            text="".join(
                                c if chance.random() > 0.1 else chance.choice(characters) for c in place.text
                            )
                        )
                        for place in one.occurrences
                    )
                )
            name = f"{lap}/{number}"
            yield one._replace(source=one.source._replace(name=name, hash=name))
            made += len(one.occurrences)
        lap += 1


def make(folder: Path, entries: int, bank: Path) -> None:
    started = time.perf_counter()
    with schema.writing(bank) as connection:
        staged = staging.begin(connection)
        connection.execute("BEGIN")
        staging.stage(staged, varied(folder, entries))
        connection.execute("COMMIT")
        build.fill(staged, {})
    print(f"bank made in {time.perf_counter() - started:.0f} s, {bank.stat().st_size / 1e6:.0f} MB")


def in_process(bank: Path) -> None:
    """Processor time of the first ten hits with their citations, the queries in turn so that each finds the caches cold."""
    with opened(bank) as banks:
        (number,) = banks[0].connection.execute("SELECT count(*) FROM entry").fetchone()
        print(
            f"{number:,} entries, first ten hits, in process, ms of processor time, median of {ROUNDS} rounds"
        )
        print(f"  this machine now: a million additions take {spent_on(addition):.0f} ms")
        asked = list(queries(10))
        times: dict[str, list[float]] = {typed: [] for typed, _ in asked}
        bare: list[float] = []
        for _ in range(ROUNDS):
            for typed, query in asked:
                times[typed].append(spent_on(lambda query=query: find(banks, query)))  # type: ignore[misc]
                if query.words and sort_of(query) == "one word":
                    bare.append(spent_on(lambda query=query: bare_rows(banks[0], query)))  # type: ignore[misc]
        medians = {typed: statistics.median(each) for typed, each in times.items()}
        groups: dict[str, list[float]] = {}
        for typed, query in asked:
            for name in (
                sort_of(query),
                "without filters" if sort_of(query) != "with filters" else "all fifty",
            ):
                groups.setdefault(name, []).append(medians[typed])
        groups["all fifty"] = list(medians.values())
        for name, of_group in groups.items():
            report(name, of_group)
        report("one word, rows only, unweighed and uncited", bare)
        slowest = sorted(((each, typed) for typed, each in medians.items()), reverse=True)
        print("  slowest: " + "; ".join(f"{typed} {ms:.1f}" for ms, typed in slowest[:8]))
        scans = [spent_on(lambda word=word: scan(banks[0], word)) for word in ("职工", "担当", "集体协商")]  # type: ignore[misc]
        print(f"  the same words by LIKE: {min(scans):.0f} to {max(scans):.0f} ms")


def spent_on(work: Callable[[], object]) -> float:
    started = time.process_time_ns()
    work()
    return (time.process_time_ns() - started) / 1e6


def addition() -> int:
    total = 0
    for number in range(1_000_000):
        total += number
    return total


def bare_rows(bank: Bank, query: Query) -> list[object]:
    """What the index alone costs."""
    match = f"text : {phrase(query.words[0])}"
    statement = "SELECT e.text, e.count FROM gram g CROSS JOIN entry e ON e.id = g.rowid WHERE gram MATCH ? ORDER BY g.rowid LIMIT 10"
    return bank.connection.execute(statement, (match,)).fetchall()


def scan(bank: Bank, word: str) -> list[object]:
    """What a table without the index costs."""
    statement = "SELECT text FROM entry WHERE text LIKE ? ORDER BY sources DESC LIMIT 10"
    return bank.connection.execute(statement, (f"%{word}%",)).fetchall()


def report(what: str, times: list[float]) -> None:
    times.sort()
    p50, p99 = statistics.median(times), times[min(len(times) - 1, int(len(times) * 0.99))]
    print(f"  {what:16} p50 {p50:.2f}   p99 {p99:.2f}   worst {times[-1]:.2f}")


def first_answers(bank: Path) -> None:
    with opened(bank) as banks:
        for typed, query in queries(5):
            print(f"\n{typed}")
            for hit in find(banks, query):
                print(f"    {shown(hit)}")


def shown(hit: Hit) -> str:
    members = f"  即：{'、'.join(hit.members)}" if hit.members else ""
    kind = hit.kind.chinese + (f"·{hit.function}" if hit.function else "")
    return f"{hit.text}  [{kind} {hit.count} 处 / {hit.sources} 篇]{members}"


def whole_process(runs: int = 25) -> None:
    """Both commands in turn, so that the ratio holds while the machine's speed drifts.

    Installed packages are compiled. So all modules of both sides are compiled into a folder of this run first, even where
    the environment forbids it (PYTHONDONTWRITEBYTECODE): else what is edited is compiled anew each time, typer is not.
    """
    lookup = [sys.executable, "-m", "drafter", "find", "职工"]
    bare = [sys.executable, "-c", "import typer, sqlite3"]
    with tempfile.TemporaryDirectory() as compiled:
        surroundings = {**os.environ, "PYTHONPYCACHEPREFIX": compiled}
        surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
        for command in (lookup, bare):
            spent(command, surroundings)
        pairs = [(spent(lookup, surroundings), spent(bare, surroundings)) for _ in range(runs)]
    ratio = statistics.median(a / b for a, b in pairs)
    print(f"whole process: {statistics.median(a for a, _ in pairs):.0f} ms of processor time, ", end="")
    print(
        f"{ratio:.2f} x python -c 'import typer, sqlite3' ({statistics.median(b for _, b in pairs):.0f} ms)"
    )


def spent(command: list[str], surroundings: dict[str, str]) -> float:
    """Processor time of a command, in ms; elapsed time where the system does not count it."""
    try:
        import resource
    except ImportError:
        started = time.perf_counter()
        subprocess.run(command, env=surroundings, capture_output=True, check=True)
        return (time.perf_counter() - started) * 1000

    def used() -> float:
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        return children.ru_utime + children.ru_stime

    before = used()
    subprocess.run(command, env=surroundings, capture_output=True, check=True)
    return (used() - before) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--entries", type=int, default=200_000)
    parser.add_argument("--bank", type=Path, help="keep the bank here and use it again if it is there")
    parser.add_argument("--first", action="store_true", help="print the first five answers and stop")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bank = options.bank or Path(folder) / "big.db"
        if not bank.exists():
            make(options.folder, options.entries, bank)
        if options.first:
            first_answers(bank)
            return
        in_process(bank)
    whole_process()


if __name__ == "__main__":
    main()
