"""Banks open for lookups, several read as one.

    with opened(Path("句库.db"), Path("种子句库.db")) as banks:
        find(banks, Query(("职工",)))

The order counts: what stands in an earlier bank comes first, and a source that two banks have (the same text) counts
in the earlier one only.
"""

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from phrasebank.bank.decided import Decided
from phrasebank.bank.schema import explained, open_bank


class Bank(NamedTuple):
    """An open bank; ``repeated`` are the sources, by id, that an earlier bank has too, ``decided`` what its user decided."""

    path: Path
    connection: sqlite3.Connection
    repeated: frozenset[int] = frozenset()
    decided: Decided = Decided()


@contextlib.contextmanager
def opened(*paths: Path) -> Iterator[tuple[Bank, ...]]:
    """Open banks and close them at the end; raises UserError for what is no bank, see ``schema``."""
    with contextlib.ExitStack() as stack:
        banks = [Bank(path, stack.enter_context(contextlib.closing(open_bank(path)))) for path in paths]
        yield together(banks)


def together(banks: Sequence[Bank]) -> tuple[Bank, ...]:
    """Find out which sources are repeated, so that none counts twice."""
    if len(banks) < 2:
        return tuple(banks)
    known: set[str] = set()
    result = []
    for bank in banks:
        with explained(bank.path):
            sources = bank.connection.execute("SELECT id, hash FROM source").fetchall()
        result.append(bank._replace(repeated=frozenset(number for number, text in sources if text in known)))
        known.update(text for _, text in sources)
    return tuple(result)
