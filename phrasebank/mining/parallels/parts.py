"""Parts: what ； divides a sentence into. Alike are often their first clauses, or clause by clause whole parts.

在学上下功夫，…；在做上下功夫，…；…      要紧扣主线，始终…；要突出重点，始终…
"""

import re
from collections.abc import Iterator, Sequence
from operator import eq

from phrasebank.mining.frames import NOTHING, Frame, weight
from phrasebank.mining.parallels.judgement import Found
from phrasebank.mining.parallels.rows import Place
from phrasebank.mining.parallels.siblings import clauses_of
from phrasebank.mining.parallels.skeletons import skeletons
from phrasebank.mining.shape import start_behind
from phrasebank.sentences import Span

_END = re.compile(r"[。！？\n]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_KEY = 2
_LEAST, _LEAST_SHARE = 4, 0.3
"""So many characters, and so much of whole parts, stand at the same places."""


def parts(text: str) -> Iterator[list[list[Place]]]:
    """For each sentence that ； divides the clauses of its parts."""
    at = text.find("；")
    while at >= 0:
        start = start_behind(text, _END, at)
        mark = _END.search(text, at)
        end = mark.start() if mark else len(text)
        divided = []
        for part in text[start:end].split("；"):
            divided.append(clauses_of(text, start, start + len(part)))
            start += len(part) + 1
        yield divided
        at = text.find("；", end)


def answers(text: str, column: Sequence[Place]) -> bool:
    """Whether clauses of one place in their parts are of one length, or begin or are brought in alike."""
    if len({end - start for start, end in column}) == 1 or is_brought_in_alike(text, column):
        return True
    key = 1 if text[column[0][0]] in skeletons() else _KEY
    return len({text[start : start + key] for start, _ in column}) == 1


def is_brought_in_alike(text: str, column: Sequence[Place]) -> bool:
    """Whether clauses say the same (谁主管，│谁负责；谁审批，│谁负责), or one connective stands before all (没有工具，│就│自己造)."""
    if len({text[a:b] for a, b in column}) == 1:
        return True
    before = {text[a - 1] for a, _ in column}
    return len(before) == 1 and _HAN.match(before.pop()) is not None


def in_columns(text: str, columns: Sequence[Sequence[Place]]) -> Found | None:
    """The frame of two parts, all clauses of one length in their columns, with much at the same places: 工作上…，他第一个…."""
    spans = tuple([Span(a, b) for (a, _), (_, b) in zip(columns[0], columns[-1], strict=True)])
    one, other = (text[a:b] for a, b in spans[:2])
    if len(spans) > 2 or len(one) != len(other):
        return None
    parts, start = [], -1
    for at, same in enumerate((*map(eq, one, other), False)):
        if same and start < 0:
            start = at
        elif not same and start >= 0:
            parts.append((one[start:at], start))
            start = -1
    held = [(part, at) for part, at in parts if weight(part) and not set(part) <= NOTHING]
    size = sum(weight(part) for part, _ in held)
    if len(held) < 2 or size < max(_LEAST, _LEAST_SHARE * len(one)):
        return None
    return Found(spans, Frame(tuple([part for part, _ in held]), tuple([(at, at) for _, at in held])))
