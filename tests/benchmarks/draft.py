"""How long ``drafter draft`` takes for a speech of ten pages, beside docxtpl rendering a ready template of that length.

    pip install -e .[bench]
    python tests/benchmarks/draft.py [--rounds 10] [--cold]

Both run as whole processes, in turn: start, imports, reading, writing. drafter reads the outline, renders, numbers and
sets the page; docxtpl fills one field a paragraph into a template that holds the finished speech. The processor's time of
the fastest of each is told. ``--cold`` empties our cache before every run. Nothing is asserted.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from drafter.draft import draft
from drafter.outline.loading import parse_outline
from drafter.writers import load_look
from drafter.writers.word import write_word
from phrasebank.document import Document, Paragraph, Text, compose
from tests.cases import REPOSITORY

EXAMPLE = REPOSITORY / "examples" / "动员部署讲话.yml"
LENGTH = 6_000
"""Ten pages of 22 lines of 28 characters, less titles and line ends."""
PART = """
  - 标题: 着力做好第{0}个方面的重点工作
    内容: 这是一项打基础、利长远的工作，要统筹谋划、分步实施，做到第{0}项任务有方案、有台账、有人管、有结果。
    要点:
      - 加强第{0}项工作的组织领导，主要负责同志亲自部署、亲自过问，分管负责同志具体抓、抓具体
      - 深入基层开展第{0}轮调查研究，听取一线职工的意见建议，把情况摸清、把问题找准、把对策提实
      - 完善第{0}项制度机制，定期会商、跟踪督办，推动各项措施落到班组、落到岗位、落到每一名职工
"""
PEER = """
import sys
from docxtpl import DocxTemplate
template = DocxTemplate(sys.argv[1])
template.render({f"P{n}": f"（{n}）" for n in range(400)}, autoescape=True)
template.save(sys.argv[2])
"""


def speech(length: int = LENGTH) -> tuple[str, Document]:
    """The example's outline with further parts until the draft is long enough, and the draft."""
    text, parts = EXAMPLE.read_text(encoding="utf-8"), 0
    head, mark, tail = text.partition("\n重点工作:\n")
    assert mark, "the example has lost its 重点工作"
    while True:
        outline = head + mark + "".join(PART.format(n).lstrip("\n") for n in range(parts)) + tail
        document = draft(parse_outline(outline)).document
        if len(document.text) >= length:
            return outline, document
        parts += 1


def template_of(document: Document) -> bytes:
    """The finished speech with a field at the end of every paragraph."""
    paragraphs = (
        Paragraph(p.role, (Text(f"{p.text}{{{{ P{n} }}}}"),)) for n, p in enumerate(document.paragraphs())
    )
    return write_word(compose(paragraphs), load_look())


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """The processor's time of a process and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--cold", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        outline, document = speech()
        (folder / "讲话.yml").write_text(outline, encoding="utf-8")
        (folder / "讲话.docx").write_bytes(template_of(document))
        # as installed: with compiled modules, of both sides
        environment = os.environ | {
            "DRAFTER_HOME": str(folder / "家"),
            "PYTHONPATH": str(REPOSITORY),
            "PYTHONDONTWRITEBYTECODE": "",
            "PYTHONPYCACHEPREFIX": str(folder / "pyc"),
        }

        def ours() -> float:
            if options.cold:
                shutil.rmtree(folder / "家", ignore_errors=True)
            command = [sys.executable, "-m", "drafter", "draft", str(folder / "讲话.yml")]
            return seconds([*command, "-o", str(folder / "a.docx"), "--force"], environment)

        def peer() -> float:
            files = [str(folder / "讲话.docx"), str(folder / "b.docx")]
            return seconds([sys.executable, "-c", PEER, *files], environment)

        ways: dict[str, Callable[[], float]] = {"drafter draft": ours, "docxtpl": peer}
        times = {name: [way() for _ in range(1)] for name, way in ways.items()}
        for _ in range(options.rounds):
            for name, way in ways.items():
                times[name].append(way())
    best = {name: min(found) for name, found in times.items()}
    print(f"a speech of {len(document.text)} characters, {len(document.blocks)} paragraphs")
    for name, found in best.items():
        print(f"{name:16}{found:7.3f} s   {found / best['docxtpl']:5.2f} x docxtpl")


if __name__ == "__main__":
    main()
