"""Mining: a Document's structures, kind by kind. What the package offers is in ``miners``, with the list of all kinds.

It is loaded when it is asked for: a lookup that needs one of the tables does not wait for all the miners.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from phrasebank.mining.miners import (
        KINDS,
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
        analysis,
        mine,
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
    from phrasebank.mining import miners

    found: object = getattr(miners, name)
    globals()[name] = found
    return found
