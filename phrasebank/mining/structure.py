"""What mining finds: frozen values whose ``start`` and ``end`` are offsets into ``Document.text``.

    Formula(start=9, end=16, function=Function.CLOSING, text="总之，希望…")

To add a kind, add a dataclass here, join it to ``Structure``, add its form to ``form.py`` and its miner to ``KINDS``.
"""

from dataclasses import dataclass
from enum import StrEnum


class Function(StrEnum):
    """What a formula does at its place in a speech."""

    SALUTATION = "称谓"
    OPENING = "开头"
    TRANSITION = "过渡"
    EMPHASIS = "强调"
    REQUIREMENT = "要求"
    ATTRIBUTION = "引述"
    APPRAISAL = "评价"
    DEFERENCE = "谦辞"
    CLOSING = "结尾"
    CALL = "号召"


class SloganForm(StrEnum):
    """Runs of equal members (真学真信真用), couplets, and titles, mottos and 口号."""

    RUN = "四字格"
    COUPLET = "对仗"
    THEME = "主题"


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: its marker with the marker's own mark, its head without end mark, its whole extent.

    ``marker`` is empty in lists without numbers.
    """

    marker: str
    head: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A list in one place, its items numbered or of one frame.

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


@dataclass(frozen=True, slots=True)
class Instance:
    """One filling of a frame; ``slots`` are the fillers in order."""

    text: str
    start: int
    end: int
    slots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parallel:
    """One frame with two or more instances in one place: 在⟨⟩上走在前列."""

    start: int
    end: int
    frame: str
    instances: tuple[Instance, ...]


@dataclass(frozen=True, slots=True)
class Slogan:
    start: int
    end: int
    form: SloganForm
    text: str


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A coined count: 五个共富. ``number`` is how many members it announces, None where it names none (八八战略).

    ``members`` are the document's own words, empty unless it gives them all.
    """

    start: int
    end: int
    term: str
    number: int | None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Canonical:
    """Set wording with all its places; ``start`` and ``end`` are those of the first."""

    start: int
    end: int
    text: str
    occurrences: tuple[tuple[int, int], ...]


Structure = Enumeration | Parallel | Slogan | Abbreviation | Formula | Canonical
