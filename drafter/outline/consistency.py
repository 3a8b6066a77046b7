"""Values that contradict each other, by rules that a genre declares; general ones need no declaration.

    核对:
      - 先后: [成文日期, 报名截止, 时间]      none of them later than the next
      - 同场: [地点, 时间, 会议名称]          two events in one place at one time: told when tables are drafted

A weekday in any text must be that of the date before it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, pairwise
from types import MappingProxyType

from drafter.outline.content import Content
from drafter.outline.fields import Part, Person, Row, Value
from drafter.outline.moments import WEEKDAYS, Day, Moment
from drafter.outline.yamltext import Fault


@dataclass(frozen=True, slots=True)
class Order:
    """These fields, so far as they are filled, follow each other in time."""

    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Booking:
    """What is booked is ``place``, for ``time``; the same ``event`` may be booked in many rows."""

    place: str
    time: str
    event: str


Check = Order | Booking
_NONE: Mapping[str, int] = MappingProxyType({})


def contradictions(
    values: Mapping[str, Value | None], checks: Sequence[Check], line: int, lines: Mapping[str, int] = _NONE
) -> Iterator[Fault]:
    """What cannot be true together; ``lines`` says where a field stands, ``line`` where all others do."""
    found = (_disorder(values, check) for check in checks if isinstance(check, Order))
    # two orders may share a pair of fields
    for name, said in dict.fromkeys(chain.from_iterable(found)):
        yield Fault(lines.get(name, line), said, "请核对这两个时间", name)
    year = _only_year(values)
    for name, value in values.items():
        if isinstance(value, Moment | Day):
            continue
        for text in (value,) if isinstance(value, str) else _texts(value):
            # nearly no text names a weekday
            if "（" in text or "(" in text:
                yield from (
                    Fault(lines.get(name, line), said, None, name) for said in _wrong_weekdays(text, year)
                )


def _disorder(values: Mapping[str, Value | None], check: Order) -> Iterator[tuple[str, str]]:
    """The fields that are later than the next, with what is said of them."""
    filled = [(name, v) for name in check.fields if isinstance(v := values.get(name), Day | Moment)]
    for (name, value), (later, limit) in pairwise(filled):
        if _is_after(value, limit):
            yield name, f"{value}，晚于“{later}”的{limit}"


def _is_after(value: Day | Moment, limit: Day | Moment) -> bool:
    """Whether one begins after the other; without a clock on both sides only days count."""
    first, second = day_of(value), day_of(limit)
    if first != second:
        return first > second
    clocks = [m.clock for m in (value, limit) if isinstance(m, Moment) and m.clock]
    return len(clocks) == 2 and clocks[0] > clocks[1]


def day_of(value: Day | Moment) -> Day:
    return value if isinstance(value, Day) else value.day


def _only_year(values: Mapping[str, Value | None]) -> int | None:
    """The year of all dates of a row; None if there is none, or more than one."""
    years = {day_of(value).year for value in values.values() if isinstance(value, Day | Moment)}
    return years.pop() if len(years) == 1 else None


def _texts(value: Value | Part | Person | Row | None) -> Iterator[str]:
    match value:
        case str():
            yield value
        case Content():
            yield from (text for text, _ in value.texts())
        case Part():
            yield from (value.title, value.body)
            for point in value.points:
                yield from _texts(point)
        case Person():
            yield str(value)
        case Row():
            for cell in value.cells:
                yield from _texts(cell)
        case tuple():
            for item in value:
                if isinstance(item, str):
                    yield item
                else:
                    yield from _texts(item)


# 2026年3月6日（星期四）, 3月6日(周四); not 3月6日上午
_DATED = re.compile(
    r"(?:(?P<year>[0-9]{4})年)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})[日号]"
    r"\s*[（(]\s*(?:星期|周|礼拜)(?P<name>[一二三四五六日天])\s*[)）]"
)


def _wrong_weekdays(text: str, year: int | None) -> Iterator[str]:
    if "日" not in text and "号" not in text:
        return
    for found in _DATED.finditer(text):
        of = int(found["year"]) if found["year"] else year
        if of is None:
            continue
        try:
            day = date(of, int(found["month"]), int(found["day"]))
        except ValueError:
            yield f"没有这一天：{found.group()}"
            continue
        if WEEKDAYS[day.weekday()] != found["name"].replace("天", "日"):
            yield f"{day.year}年{day.month}月{day.day}日是星期{WEEKDAYS[day.weekday()]}，不是“{found.group()}”"
