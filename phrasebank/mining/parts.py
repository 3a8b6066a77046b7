"""Parts: what ； divides a sentence into. Alike are often their first clauses, or clause by clause whole parts.

在学上下功夫，…；在做上下功夫，…；…      要紧扣主线，始终…；要突出重点，始终…
"""

import re
from collections.abc import Iterator

from phrasebank.mining.rows import Place
from phrasebank.mining.siblings import clauses_of

_DIVIDED = re.compile(r"[^。！？；\n]*+；[^。！？\n]*+")


def parts(text: str) -> Iterator[list[list[Place]]]:
    """For each sentence that ； divides the clauses of its parts."""
    for match in _DIVIDED.finditer(text):
        start = match.start()
        divided = []
        for part in match.group().split("；"):
            divided.append(clauses_of(text, start, start + len(part)))
            start += len(part) + 1
        yield divided
