"""Parts: what ； divides a sentence into. Alike are often their first clauses, or clause by clause whole parts.

在学上下功夫，…；在做上下功夫，…；…      要紧扣主线，始终…；要突出重点，始终…
"""

import re
from collections.abc import Iterator

from phrasebank.mining.parallels.rows import Place
from phrasebank.mining.parallels.siblings import clauses_of
from phrasebank.mining.shape import start_behind

_END = re.compile(r"[。！？\n]")


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
