"""What templates see: an outline's values, escaped once, and something printable for every field that is empty.

A required field without a value prints 【待补：字段】 and is true; an optional one prints nothing and is false. Both
answer every Chinese attribute (``重点工作.标题``), so that a template need not ask first.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from drafter.outline.content import Content
from drafter.outline.fields import FIELD_TYPES, Field, Part, Person, Row, Value
from drafter.outline.moments import Day, Moment
from drafter.rendering.contents import marked_lines
from phrasebank.readers.markup import escape, gap_mark

if TYPE_CHECKING:
    from drafter.outline.loading import Filled

TemplateValue = object


class GapText(str):
    """A gap as marked text; its attributes are gaps of their own (重点工作·标题)."""

    __slots__ = ("field",)
    field: str

    def __new__(cls, field: str) -> "GapText":
        made = super().__new__(cls, gap_mark(field))
        made.field = field
        return made

    def __getattr__(self, name: str) -> "GapText":
        if name.isascii():
            raise AttributeError(name)
        return GapText(f"{self.field}·{name}")


class Blank(str):
    """An optional field that nobody filled."""

    __slots__ = ()

    def __new__(cls) -> "Blank":
        return super().__new__(cls, "")

    def __getattr__(self, name: str) -> "Blank":
        if name.isascii():
            raise AttributeError(name)
        return self


_BLANK = Blank()
_MANY = frozenset(name for name, kind in FIELD_TYPES.items() if kind.many)


@dataclass(frozen=True, slots=True)
class Dated:
    """A day or moment: prints in full, ``.日期`` ``.星期`` ``.时刻`` print a piece of it."""

    value: Day | Moment

    def __str__(self) -> str:
        return str(self.value)

    @property
    def day(self) -> Day:
        return self.value if isinstance(self.value, Day) else self.value.day

    def __getitem__(self, name: str) -> str | int:
        match name:
            case "日期":
                return str(self.day)
            case "星期":
                return self.day.weekday
            case "年":
                return self.day.year
            case "月":
                return self.day.month
            case "日":
                return self.day.day
            case "时刻" if isinstance(self.value, Moment):
                return self.value.hours
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class Named:
    """A person: prints 张明远（市总工会主席）, ``.职务姓名`` prints 市总工会主席张明远."""

    value: Person

    def __str__(self) -> str:
        return escape(str(self.value))

    def __getitem__(self, name: str) -> str:
        match name:
            case "姓名":
                return escape(self.value.name)
            case "职务":
                return escape(self.value.post) if self.value.post else Blank()
            case "职务姓名":
                return escape(self.value.post + self.value.name)
        raise KeyError(name)


class Cells(dict[str, TemplateValue]):
    """A table's row: goes through the columns that the table uses, answers to all that the genre declares."""

    __slots__ = ("declared",)
    declared: tuple[str, ...]

    def __missing__(self, name: str) -> "Blank":
        if name in self.declared:
            return Blank()
        raise KeyError(name)


def template_values(values: "Iterable[Filled]") -> dict[str, TemplateValue]:
    """What a template's variables stand for, by name."""
    return {
        # most fields are empty and need not be filled
        filled.field.name: (() if filled.field.type in _MANY else _BLANK)
        if filled.value is None and not filled.field.required
        else for_template(filled.value, filled.field)
        for filled in values
    }


def for_template(value: Value | None, field: Field) -> TemplateValue:
    """The value that a template's variable stands for."""
    if isinstance(value, str):
        return escape(value)
    if value is None or value == ():
        return _gap(field) if field.required else () if field.type in _MANY else _BLANK
    match value:
        case tuple():
            if isinstance(value[0], Row):
                return _table(tuple(row for row in value if isinstance(row, Row)), field)
            return tuple([escape(item) if isinstance(item, str) else _item(item, field) for item in value])
        case int() | Decimal():
            return value
        case Content():
            return marked_lines(value)
    return Dated(value)


def for_name(value: Value | None) -> TemplateValue:
    """The value as a file name's pattern sees it: not escaped, nothing for what is empty."""
    match value:
        case None | ():
            return Blank()
        case tuple():
            return tuple(
                v.title if isinstance(v, Part) else v.name if isinstance(v, Person) else v for v in value
            )
        case Day() | Moment():
            return Dated(value)
        case Content():
            return value.first_line
    return value


def _gap(field: Field) -> TemplateValue:
    gap = GapText(field.name)
    if field.type == "部分":
        return ({"标题": gap.标题, "内容": gap.内容, "要点": ()},)
    if field.type == "表格":
        return _table((Row((None,) * len(field.columns)),), field)
    return (gap,) if FIELD_TYPES[field.type].many or field.type == "正文" else gap


def _item(item: Part | Person | Row, field: Field) -> TemplateValue:
    match item:
        case Part():
            return _part(item, field.name, 0)
        case Person():
            return Named(item)
    raise TypeError(f"a row outside a table: {item}")


def _table(rows: tuple[Row, ...], field: Field) -> tuple[Cells, ...]:
    """The rows with the columns that one of them fills, or that must be filled; an empty one of these is a gap."""
    filled = list(zip(*(row.cells for row in rows), strict=True))
    used = [
        c.required or any(v not in (None, "", ()) for v in column)
        for c, column in zip(field.columns, filled, strict=True)
    ]
    return tuple(_cells(row, field, used) for row in rows)


def _cells(row: Row, field: Field, used: list[bool]) -> Cells:
    cells = Cells(
        (column.name, for_template(value, replace(column, name=f"{field.name}·{column.name}")))
        for column, value, is_used in zip(field.columns, row.cells, used, strict=True)
        if is_used
    )
    cells.declared = tuple(column.name for column in field.columns)
    return cells


def _part(part: Part, name: str, depth: int) -> dict[str, TemplateValue]:
    """A part's title is a gap if it is missing; a point may do without."""
    empty = Blank() if depth else GapText(f"{name}·标题")
    return {
        "标题": escape(part.title) if part.title else empty,
        "内容": escape(part.body) if part.body else Blank(),
        "要点": tuple(_part(point, name, depth + 1) for point in part.points),
    }
