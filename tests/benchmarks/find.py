"""How fast a lookup is: in process over a large bank, and as a whole process beside the bare imports it needs.

    python tests/benchmarks/find.py FOLDER [--entries 2000000] [--bank big.db]

FOLDER holds .txt sources. Their clauses are varied by exchanging characters until there are so many entries, so that
words keep their frequencies while entries do not repeat. Ratios and times are printed, nothing is asserted.
"""

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from phrasebank.bank import build, schema, staging
from phrasebank.bank.banks import opened
from phrasebank.bank.find import Query, find
from phrasebank.bank.folder import walk
from phrasebank.bank.harvest import Harvest, harvest
from phrasebank.bank.kinds import Kind
from phrasebank.readers import read

# what a speech writer of a trade union looks up; written down before anything was tuned
QUERIES = (
    *(
        "职工",
        "担当",
        "权益",
        "改革",
        "创新",
        "引领",
        "劳模",
        "工匠",
        "竞赛",
        "维权",
        "服务",
        "群众",
        "基层",
        "作风",
    ),
    *(
        "党",
        "新",
        "龘",
        "实干",
        "真抓实干",
        "凝心聚力",
        "思想政治引领",
        "产业工人队伍",
        "合法权益",
        "高质量发展",
    ),
    *("提高政治站位", "坚持以人民为中心", "全心全意依靠工人阶级", "劳动关系", "和谐", "民主管理", "集体协商"),
    *(
        "困难职工",
        "帮扶",
        "普惠",
        "数字化",
        "主力军",
        "先锋队",
        "新时代",
        "新征程",
        "建功立业",
        "责任",
        "使命",
    ),
    *("落实", "部署", "监督", "从严治党", "抓", "聚焦", "锚定"),
    "贯彻落实",
)
PAIRS = (("职工", "权益"), ("改革", "创新"), ("坚持", "党", "领导"), ("的", "发展"))


def varied(folder: Path, entries: int) -> Iterator[Harvest]:
    """The folder's harvests again and again, a tenth of the characters of each clause exchanged from the second time on."""
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
    with opened(bank) as banks:
        (number,) = banks[0].connection.execute("SELECT count(*) FROM entry").fetchone()
        print(f"{number} entries, first ten hits, in process")
        report("one word", [measure(banks, Query((word,), limit=10)) for word in QUERIES for _ in range(5)])
        report("several words", [measure(banks, Query(words, limit=10)) for words in PAIRS for _ in range(5)])
        kinds = (Kind.ENUMERATION,)
        report(
            "one kind", [measure(banks, Query((word,), (), kinds, 10)) for word in QUERIES for _ in range(5)]
        )
        report(
            "excluding",
            [measure(banks, Query((word,), ("的",), (), 10)) for word in QUERIES for _ in range(5)],
        )


def measure(banks: tuple[object, ...], query: Query) -> float:
    started = time.perf_counter()
    find(banks, query)  # type: ignore[arg-type]
    return (time.perf_counter() - started) * 1000


def report(what: str, times: list[float]) -> None:
    times.sort()
    p50, p99 = statistics.median(times), times[min(len(times) - 1, int(len(times) * 0.99))]
    print(f"  {what:14} p50 {p50:.2f} ms   p99 {p99:.2f} ms   worst {times[-1]:.2f} ms")


def whole_process(runs: int = 25) -> None:
    """Both commands in turn, so that the ratio holds while the machine's speed drifts."""
    lookup = [sys.executable, "-m", "drafter", "find", "职工"]
    bare = [sys.executable, "-c", "import typer, sqlite3"]
    subprocess.run(lookup, capture_output=True, check=True)
    pairs = [(wall(lookup), wall(bare)) for _ in range(runs)]
    ratio = statistics.median(a / b for a, b in pairs)
    print(f"whole process: {statistics.median(a for a, _ in pairs):.0f} ms, ", end="")
    print(
        f"{ratio:.2f} x python -c 'import typer, sqlite3' ({statistics.median(b for _, b in pairs):.0f} ms)"
    )


def wall(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, capture_output=True, check=True)
    return (time.perf_counter() - started) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--entries", type=int, default=200_000)
    parser.add_argument("--bank", type=Path, help="keep the bank here and use it again if it is there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bank = options.bank or Path(folder) / "big.db"
        if not bank.exists():
            make(options.folder, options.entries, bank)
        in_process(bank)
    whole_process()


if __name__ == "__main__":
    main()
