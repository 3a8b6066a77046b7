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
    """An open bank; ``repeated`` are the sources, by id, that an earlier bank has too, ``decided`` what its user decided.

    If ``only`` is not None, nothing but what stands in these sources counts. ``firsts`` are the first sentences of the sources
    in order and ``years`` their years, known where not every source counts: sources are numbered from 1 as their sentences are.
    To say which count, use ``counting``.
    """

    path: Path
    connection: sqlite3.Connection
    repeated: frozenset[int] = frozenset()
    decided: Decided = Decided()
    only: frozenset[int] | None = None
    firsts: tuple[int, ...] = ()
    years: tuple[int, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether every source of the bank counts."""
        return not self.repeated and self.only is None

    def counts(self, source: int) -> bool:
        """Whether what stands in this source counts."""
        return source not in self.repeated and (self.only is None or source in self.only)


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
        repeated = frozenset(number for number, text in sources if text in known)
        result.append(counting(bank, repeated))
        known.update(text for _, text in sources)
    return tuple(result)


def counting(bank: Bank, repeated: frozenset[int] = frozenset(), only: frozenset[int] | None = None) -> Bank:
    """The bank without what stands in ``repeated`` sources, with nothing but what stands in ``only`` these."""
    bank = bank._replace(repeated=bank.repeated | repeated, only=bank.only if only is None else only)
    if bank.is_whole or bank.firsts:
        return bank
    with explained(bank.path):
        rows = bank.connection.execute("SELECT first, year FROM source ORDER BY first").fetchall()
    return bank._replace(firsts=tuple([row[0] for row in rows]), years=tuple([row[1] for row in rows]))


@contextlib.contextmanager
def unchanging(banks: Sequence[Bank]) -> Iterator[None]:
    """See the banks as they are now, whoever rebuilds them meanwhile; and save each statement the asking."""
    with contextlib.ExitStack() as stack:
        for bank in banks:
            if not bank.connection.in_transaction:
                with explained(bank.path):
                    bank.connection.execute("BEGIN")
                stack.callback(bank.connection.rollback)
        yield
