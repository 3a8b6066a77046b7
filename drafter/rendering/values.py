"""What templates see: an outline's values, escaped once, and something printable for every field that is empty.

A required field without a value prints 【待补：字段】 and is true; an optional one prints nothing and is false. Both
answer every Chinese attribute (``重点工作.标题``), so that a template need not ask first.
"""

from dataclasses import dataclass
from decimal import Decimal

from drafter.outline.dates import Day, Moment
from drafter.outline.fields import FIELD_TYPES, Field, Part, Value
from phrasebank.readers.markup import escape, gap_mark

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


def for_template(value: Value | None, field: Field) -> TemplateValue:
    """The value that a template's variable stands for."""
    many = FIELD_TYPES[field.type].many
    if value is None or value == ():
        return _gap(field) if field.required else () if many else Blank()
    match value:
        case tuple():
            return tuple(_part(v, field.name, 0) if isinstance(v, Part) else escape(v) for v in value)
        case str():
            return escape(value)
        case int() | Decimal():
            return value
    return Dated(value)


def for_name(value: Value | None) -> TemplateValue:
    """The value as a file name's pattern sees it: not escaped, nothing for what is empty."""
    match value:
        case None | ():
            return Blank()
        case tuple():
            return tuple(v.title if isinstance(v, Part) else v for v in value)
        case Day() | Moment():
            return Dated(value)
    return value


def _gap(field: Field) -> TemplateValue:
    gap = GapText(field.name)
    if field.type == "部分":
        return ({"标题": gap.标题, "内容": gap.内容, "要点": ()},)
    return (gap,) if FIELD_TYPES[field.type].many else gap


def _part(part: Part, name: str, depth: int) -> dict[str, TemplateValue]:
    """A part's title is a gap if it is missing; a point may do without."""
    empty = Blank() if depth else GapText(f"{name}·标题")
    return {
        "标题": escape(part.title) if part.title else empty,
        "内容": escape(part.body) if part.body else Blank(),
        "要点": tuple(_part(point, name, depth + 1) for point in part.points),
    }
