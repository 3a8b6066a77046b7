"""What a note says: the proposals, why each fits, where each stands, and which words of it are facts of its source."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from drafter.suggesting.asking import Proposal

FACTS = 6
"""So many facts are named."""


def note_lines(name: str, proposals: Sequence[Proposal], fill: Proposal | None) -> tuple[str, ...]:
    """The paragraphs of a spot's note."""
    return tuple(_lines(name, proposals, fill))


def _lines(name: str, proposals: Sequence[Proposal], fill: Proposal | None) -> Iterator[str]:
    yield f"【建议】{name}"
    for number, one in enumerate(proposals, 1):
        put = "（已填入，请改定）" if one is fill else ""
        yield f"{number}. {one.text}{put}"
        yield f"{one.source.reason}。出处：{place(one)}"
        if one.facts:
            yield f"注意：其中“{'”“'.join(one.facts[:FACTS])}”是来源里的，请换成自己的。"


def place(one: Proposal) -> str:
    """The source's title, or else its file, and where in it: 《…》（讲话.txt 第 466 字起）."""
    first = one.source.citations[0]
    file = PurePosixPath(first.source).name
    told = f"{file} 第 {first.start + 1} 字起"
    return f"《{first.title.strip('《》')}》（{told}）" if first.title else told
