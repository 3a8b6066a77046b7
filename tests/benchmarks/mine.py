"""How fast files become a bank: beside jieba.cut over the same text, with more processes, as the archive grows.

    python tests/benchmarks/mine.py FOLDER [--sizes 6 25 100] [--files 10000] [--jobs 2] [--vary words]

FOLDER holds .txt sources. Archives of other sizes are made of them. ``--vary words`` deals their sentences out anew among
the texts and exchanges a tenth of the words for others of the same length: words stay words, what follows what does
not. ``--vary characters`` exchanges a tenth of the characters, which makes many non-words. Times, ratios and the greatest
memory are printed, nothing is asserted. Every run is a process of its own; one core is measured by its own seconds (CPU,
with the interpreter's start and all dictionaries), so that what else the machine does matters little.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import chain, islice, repeat
from pathlib import Path

from phrasebank.bank.folder import walk
from phrasebank.readers import read
from phrasebank.sentences import sentences
from phrasebank.words import words


def texts_of(folder: Path) -> list[str]:
    return [read(found.path).text for found in walk([folder]).files if found.path.suffix == ".txt"]


Vary = Callable[[list[str], random.Random], Iterator[str]]


def other_characters(texts: list[str], chance: random.Random) -> Iterator[str]:
    """The texts, a tenth of their characters exchanged."""
    characters = [c for text in texts for c in text if is_chinese(c)]
    for text in texts:
        yield "".join(
            chance.choice(characters) if is_chinese(c) and chance.random() < EXCHANGED else c for c in text
        )


def other_words(texts: list[str], chance: random.Random) -> Iterator[str]:
    """As many texts of as many lines, of all their sentences in another order, a tenth of the words exchanged."""
    lines = [[text[slice(*one)] for one in sentences(text)] for text in texts]
    every = [one for each in lines for one in each]
    of_length: defaultdict[int, list[str]] = defaultdict(list)
    for word in words("\n".join(every)):
        if is_chinese(word):
            of_length[len(word)].append(word)
    chance.shuffle(every)
    coming = iter(every)
    for each in lines:
        said = words("\n".join(islice(coming, len(each))))
        yield "".join(
            chance.choice(of_length[len(w)]) if is_chinese(w) and chance.random() < EXCHANGED else w
            for w in said
        )


EXCHANGED = 0.1
VARY: dict[str, Vary] = {"words": other_words, "characters": other_characters}


def is_chinese(text: str) -> bool:
    return all("\u4e00" <= c <= "\u9fff" for c in text)


def write_archive(texts: list[str], folder: Path, megabytes: float, vary: Vary) -> float:
    """Texts, varied from the second lap on, until there are so many MB; how many there are."""
    chance = random.Random(1)  # noqa: S311
    folder.mkdir()
    written, number = 0, 0
    laps = chain([iter(texts)], (vary(texts, chance) for _ in repeat(None)))
    for text in chain.from_iterable(laps):
        data = text.encode("utf-8", "surrogatepass")
        (folder / f"{number:06}.txt").write_bytes(data)
        written, number = written + len(data), number + 1
        if written >= megabytes * 1e6:
            break
    return written / 1e6


def write_small(texts: list[str], folder: Path, files: int) -> None:
    """So many short files, all different."""
    folder.mkdir()
    whole = "\n".join(texts)
    for number in range(files):
        start = number * 997 % (len(whole) - 600)
        (folder / f"{number:06}.txt").write_text(
            f"第{number}篇\n{whole[start : start + 500]}", encoding="utf-8"
        )


MINE = """
import json, resource, sys, time
from pathlib import Path
from phrasebank.bank.mine import Options, mine
from phrasebank.engine import running
if __name__ == "__main__":
    started = time.perf_counter()
    with running("local", int(sys.argv[3]), inherit=True) as engine:
        summary = mine([Path(sys.argv[1])], Path(sys.argv[2]), Options(engine=engine))
    seconds, cpu = time.perf_counter() - started, time.process_time()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    print(json.dumps([seconds, cpu, memory, summary.entries, len(summary.mined), len(summary.doubles)]))
"""

CUT = """
import json, logging, sys, time
from pathlib import Path
import jieba
jieba.setLogLevel(logging.WARNING)
jieba.initialize()
texts = [path.read_text(encoding="utf-8", errors="replace") for path in Path(sys.argv[1]).rglob("*.txt")]
started = time.process_time()
for text in texts:
    for word in jieba.cut(text):
        pass
print(json.dumps([time.process_time() - started]))
"""


def run(script: Path, *arguments: object) -> list[float]:
    command = [sys.executable, str(script), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    found: list[float] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", type=float, nargs="*", default=[6, 25])
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--vary", choices=sorted(VARY), default="words")
    options = parser.parse_args()
    texts = texts_of(options.folder)
    print(f"archives vary by {options.vary}")
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        mine, cut = home / "mine.py", home / "cut.py"
        mine.write_text(MINE, encoding="utf-8")
        cut.write_text(CUT, encoding="utf-8")
        for number, size in enumerate(options.sizes):
            archive = home / f"archive{number}"
            megabytes = write_archive(texts, archive, size, VARY[options.vary])
            growth(archive, megabytes, mine, cut, options.jobs if number == 0 else 0)
        if options.files:
            unchanged(texts, home, options.files, mine)


def growth(archive: Path, megabytes: float, mine: Path, cut: Path, jobs: int) -> None:
    (seconds_cut,) = run(cut, archive)
    seconds, cpu, memory, entries, mined, doubles = run(mine, archive, archive.with_suffix(".1.db"), 1)
    print(
        f"{megabytes:6.1f} MB: {megabytes / cpu:.2f} MB/s, jieba.cut {megabytes / seconds_cut:.2f} MB/s, "
        f"ratio {seconds_cut / cpu:.2f}; {memory:.0f} MB of memory; {entries:.0f} entries, {mined:.0f} sources, {doubles:.0f} doubles"
    )
    if jobs:
        more, parent, *_ = run(mine, archive, archive.with_suffix(".n.db"), jobs)
        print(
            f"           {jobs} processes: {seconds / more:.2f} times one by the clock; the first has {parent / cpu:.2f} of one's work"
        )


def unchanged(texts: list[str], home: Path, files: int, mine: Path) -> None:
    folder, bank = home / "small", home / "small.db"
    write_small(texts, folder, files)
    first, *_ = run(mine, folder, bank, 1)
    started = time.perf_counter()
    run(mine, folder, bank, 1)
    print(f"{files} files: {first:.1f} s, unchanged again {time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main()
