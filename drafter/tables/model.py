"""What a table is: a header, and rows that are read as they are asked for.

A row's number is what a person looks for: in a spreadsheet the program's row, in CSV the first physical line of the
record, in JSON and YAML the item, counted from 1.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from drafter.outline.yamltext import Mapping, Sequence

Known = Callable[[str], bool]
"""Whether some field answers to a column's name: so the header is found below a title."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A cell whose content cannot be had; ``reason`` says why and what to do."""

    reason: str


Cell = str | Sequence | Mapping | Unreadable
"""A text as it stands in the cell; lists and keys only from JSON and YAML."""


@dataclass(frozen=True, slots=True)
class Row:
    """A record. ``fault`` says why it could not be read; then ``cells`` is empty."""

    number: int
    cells: tuple[Cell, ...] = ()
    fault: str = ""

    @property
    def is_blank(self) -> bool:
        return not self.fault and not any(map(is_filled, self.cells))

    def cell(self, index: int) -> Cell:
        """The cell of a column; empty where the row is shorter than the header."""
        return self.cells[index] if index < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """``exact`` tables part cells by marks (CSV): more cells than columns are a mistake there.

    ``over`` is, for a column below a header cell that spans several, what stands in that cell; empty for the others.
    """

    name: str
    header: Row
    rows: Iterator[Row]
    exact: bool = False
    over: tuple[str, ...] = ()


def is_filled(cell: Cell) -> bool:
    return bool(cell.strip()) if isinstance(cell, str) else True


def name_in(cell: Cell) -> str:
    """A header's cell as a name on one line."""
    return " ".join(cell.split()) if isinstance(cell, str) else ""
