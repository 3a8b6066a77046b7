"""All kinds of structures and their miners. To add a kind, add a line to KINDS."""

from collections.abc import Callable, Iterable

from phrasebank.document import Document
from phrasebank.mining.abbreviations.abbreviation import abbreviations
from phrasebank.mining.canonicals.canonical import canonicals
from phrasebank.mining.formulas.formula import formulas_of
from phrasebank.mining.lists.enumeration import enumerations
from phrasebank.mining.parallels.parallel import parallels
from phrasebank.mining.slogans.slogan import slogans
from phrasebank.mining.structure import Structure

Miner = Callable[[Document], tuple[Structure, ...]]

KINDS: dict[str, Miner] = {
    "enumeration": enumerations,
    "formula": formulas_of,
    "slogan": slogans,
    "parallel": parallels,
    "abbreviation": abbreviations,
    "canonical": canonicals,
}


def mine(document: Document, kinds: Iterable[str] = tuple(KINDS)) -> tuple[Structure, ...]:
    """The structures of all kinds, or of some, in the order of the text; the longer of two that begin together comes first."""
    found = [(s.start, -s.end, order, s) for order, kind in enumerate(kinds) for s in KINDS[kind](document)]
    return tuple(s for *_, s in sorted(found, key=lambda entry: entry[:3]))
