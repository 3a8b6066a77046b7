"""What mining finds: frozen values whose ``start`` and ``end`` are offsets into ``Document.text``.

    Formula(start=9, end=16, function=Function.CLOSING, text="总之，希望…")

To add a kind, add a dataclass here, join it to ``Structure``, add its form to ``form.py`` and its miner to ``KINDS``.
"""

from dataclasses import dataclass
from enum import StrEnum


class Function(StrEnum):
    """What a formula does at its place in a speech."""

    CLOSING = "结尾"
    CALL = "号召"


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: its marker with the marker's own mark, its head without end mark, its whole extent."""

    marker: str
    head: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A list of numbered items in one place.

    ``style`` is the first marker in full-width form; ``lead`` the announcing clause and ``declared`` the number that
    it names, or None; ``parent`` the start of the list one of whose items holds this one, or None; ``complete`` is
    false if an item is missing or cut off. ``fused`` marks heads that run into their bodies without a mark, whose
    ends are a guess.
    """

    start: int
    end: int
    style: str
    items: tuple[Item, ...]
    lead: str | None = None
    declared: int | None = None
    parent: int | None = None
    complete: bool = True
    fused: bool = False


@dataclass(frozen=True, slots=True)
class Formula:
    """A set phrase with the function that it has here."""

    start: int
    end: int
    function: Function
    text: str


Structure = Enumeration | Formula
