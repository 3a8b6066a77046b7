"""Where the header of a table stands, also one of two lines, whose upper cells span several columns of the lower line.

| 会议名称 | 会议时间    | 地点 |
| 会议名称 | 日期 | 时刻 | 地点 |      the cells that span both lines, as the reader of spreadsheets fills them
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.tables.model import Cell, Known, Row, name_in


@dataclass(frozen=True, slots=True)
class Header:
    """The names of the columns; ``over`` is what spans a column together with its neighbours, empty where nothing does.

    ``lines`` is how many rows the header takes.
    """

    row: Row
    over: tuple[str, ...] = ()
    lines: int = 1


def header_at(rows: Sequence[Row], known: Known) -> int:
    """Which row is the header: the one with the most names that are known, or else the first."""
    scores = [sum(known(name) for cell in row.cells if (name := name_in(cell))) for row in rows]
    return scores.index(max(scores)) if any(scores) else 0


def header_of(upper: Row, lower: Row | None) -> Header:
    """The header that begins with a row; the next one belongs to it if it repeats names and parts what spans columns."""
    if lower is None or lower.fault:
        return Header(upper)
    names, below = _names(upper.cells), _names(lower.cells)
    repeated = {index for index, name in enumerate(names) if name and below[index : index + 1] == [name]}
    parted = {index for index, name in enumerate(below) if name and index not in repeated}
    spanning = dict(_spanning(names, parted))
    if (
        len(repeated) < 2
        or len(parted) < 2
        or set(spanning.values()) & repeated
        or len(spanning) < len(parted)
    ):
        return Header(upper)
    size = max(len(names), len(below))
    cells: list[Cell] = [below[i] if i in parted else names[i] if i < len(names) else "" for i in range(size)]
    over = tuple(names[spanning[i]] if i in spanning else "" for i in range(size))
    return Header(Row(upper.number, tuple(cells)), over, 2)


def _spanning(names: Sequence[str], parted: set[int]) -> Iterator[tuple[int, int]]:
    """For each column of the lower line the column where the upper cell begins that spans it; none for a lone one."""
    for index in sorted(parted):
        begins = next((i for i in range(min(index, len(names) - 1), -1, -1) if names[i]), None)
        if begins is not None and (index > begins or index + 1 in parted):
            yield index, begins


def _names(cells: Sequence[Cell]) -> list[str]:
    return [name_in(cell) for cell in cells]
