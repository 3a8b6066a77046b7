"""What is in a bank, in numbers."""

from collections import Counter
from dataclasses import dataclass

from phrasebank.bank.banks import Bank
from phrasebank.bank.kinds import CHINESE, Kind
from phrasebank.bank.schema import explained

TOP = 10
"""Frames that are listed."""

# use across sources times what is fixed of a frame beyond one character: 为⟨⟩服务 before ⟨⟩化; halves of quotations are none
FRAMES = """
SELECT e.frame, count(DISTINCT e.id), count(*)
  FROM entry e JOIN occurrence o ON o.entry = e.id JOIN sentence s ON s.id = o.sentence
 WHERE e.frame != '' AND length(replace(e.frame, '“', '')) = length(replace(e.frame, '”', ''))
 GROUP BY e.frame
 ORDER BY count(DISTINCT s.source) * (length(replace(e.frame, '⟨⟩', '')) - 1) DESC, 3 DESC, 2 DESC, 1 LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Stats:
    """Numbers of one bank; ``kinds``, ``functions`` and ``frames`` (the most telling) give a name, its entries, their places.

    ``decisions`` are those that hold for lookups in this bank: accepted, added, rejected.
    """

    path: str
    bytes: int
    sources: int
    chars: int
    sentences: int
    entries: int
    kinds: tuple[tuple[Kind, int, int], ...]
    functions: tuple[tuple[str, int, int], ...]
    frames: tuple[tuple[str, int, int], ...]
    decisions: tuple[tuple[str, int], ...]


def stats(bank: Bank) -> Stats:
    """Count what a bank holds."""
    query = bank.connection.execute
    with explained(bank.path):
        sources, chars = query("SELECT count(*), coalesce(sum(chars), 0) FROM source").fetchone()
        (sentences,) = query("SELECT count(*) FROM sentence").fetchone()
        (entries,) = query("SELECT count(*) FROM entry").fetchone()
        (size,) = query("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").fetchone()
        by_kind = {
            kind: rest for kind, *rest in query("SELECT kind, count(*), sum(count) FROM entry GROUP BY kind")
        }
        functions = query(
            "SELECT function, count(*), sum(count) FROM entry WHERE kind = 'formula' GROUP BY function ORDER BY 3 DESC, 1"
        ).fetchall()
        frames = query(FRAMES, (TOP,)).fetchall()
    kinds = tuple((kind, *by_kind[kind]) for kind in CHINESE if kind in by_kind)
    return Stats(
        str(bank.path),
        size,
        sources,
        chars,
        sentences,
        entries,
        kinds,
        tuple(functions),
        tuple(frames),
        _decisions(bank),
    )


def _decisions(bank: Bank) -> tuple[tuple[str, int], ...]:
    counts = Counter(one.verdict for one in bank.decided.preferred)
    return tuple(
        (name, count) for name, count in (*counts.items(), ("弃用", len(bank.decided.rejected))) if count
    )
