"""Mining: a Document's structures, a package for each kind; ``miners`` lists the kinds, ``structure`` what they find.

It is loaded when it is asked for: a lookup that needs one of the tables does not wait for all the miners.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from phrasebank.mining.form import analysis
    from phrasebank.mining.miners import KINDS, mine
    from phrasebank.mining.structure import (
        Abbreviation,
        Canonical,
        Enumeration,
        Formula,
        Function,
        Instance,
        Item,
        Parallel,
        Slogan,
        SloganForm,
        Structure,
    )

__all__ = [
    "KINDS",
    "Abbreviation",
    "Canonical",
    "Enumeration",
    "Formula",
    "Function",
    "Instance",
    "Item",
    "Parallel",
    "Slogan",
    "SloganForm",
    "Structure",
    "analysis",
    "mine",
]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from phrasebank.mining import form, miners, structure

    globals().update({n: getattr(m, n) for m in (structure, miners, form) for n in __all__ if hasattr(m, n)})
    found: object = globals()[name]
    return found
