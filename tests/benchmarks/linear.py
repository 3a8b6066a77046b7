"""How mining's time grows with hostile texts: four times the text should take about four times as long.

    python tests/benchmarks/linear.py [KIND …] [--megabytes 0.3]

Each text is one unit over and over: what makes a naive pattern, or a search back for a mark, read the text again and
again. Printed are the seconds (CPU) of each kind for the longer text and how many times the shorter one's they are;
nothing is asserted.
"""

import argparse
import time

from phrasebank.document import Document
from phrasebank.mining import KINDS

_TASKS = [
    verb + noun + "建设"
    for noun in ("组织", "队伍", "制度", "作风", "环境")
    for verb in ("加强", "推进", "完善", "深化")
]

HOSTILE = {
    "markers": "一要",
    "markers behind commas": "，一要",
    "one clause": "加强组织领导，",
    "one sentence": "加强组织领导。",
    "one line": "加强组织领导\n",
    "paragraphs that begin alike": "推进村级组织建设达标。各村按要求组织实施，年底前完成。\n",
    "no mark at all": "工会组织建设要提高水平抓落实",
    "opening quotes": "“",
    "opening brackets": "（",
    "closing brackets": "》",
    "enumeration commas": "、",
    "members": "甲乙丙、",
    "a list without end": "一是抓好落实；二是做好服务；",
    "abbreviations": "“四个意识”，",
    "counts in one sentence": "五个坚持、",
    "things done": "指明了前进方向、",
    "equal members": "抓落实、促发展，",
    "members of one form": "、".join(_TASKS) + "、",
    "sentences of one form": "".join(f"要{task}。" for task in _TASKS),
    "straight quotes": '要实干"，要创新，',
}


def seconds(kind: str, text: str) -> float:
    read = Document(text=text, blocks=(), source="")
    start = time.process_time()
    KINDS[kind](read)
    return time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kinds", nargs="*", default=list(KINDS))
    parser.add_argument("--megabytes", type=float, default=0.3)
    options = parser.parse_args()
    for name, unit in HOSTILE.items():
        times = int(options.megabytes * 1e6 / len(unit.encode()))
        said = []
        for kind in options.kinds:
            seconds(kind, unit * 10)  # what is loaded once
            some, more = seconds(kind, unit * (times // 4)), seconds(kind, unit * times)
            said.append(f"{kind} {more:.2f} s (× {more / max(some, 1e-3):.1f})")
        print(f"{name}: {', '.join(said)}", flush=True)


if __name__ == "__main__":
    main()
