"""Two rows that need the same place at the same time; told as a remark, for both may be right."""

import unicodedata
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from drafter.batch.digests import Digests, digest
from drafter.outline.consistency import Booking, Check, day_of
from drafter.outline.dates import PERIODS
from drafter.outline.fields import Value
from drafter.outline.moments import Clock, Moment

MAX_DAYS = 31
MAX_TOLD = 3
_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Stay:
    """One day of a booking: ``start`` and ``end`` in minutes of the day; ``place`` and ``event`` as digests."""

    place: int
    event: int
    start: int
    end: int


def stays(values: Mapping[str, Value | None], checks: Sequence[Check]) -> Iterator[Stay]:
    """What a row books, day by day; nothing if its place or hours are not known."""
    for check in checks:
        if not isinstance(check, Booking):
            continue
        place, time, event = (values.get(name) for name in (check.place, check.time, check.event))
        if isinstance(place, str) and isinstance(time, Moment):
            yield from _days(_plain(place), digest(_plain(str(event))), time)


def _days(place: str, event: int, time: Moment) -> Iterator[Stay]:
    first = date(time.day.year, time.day.month, time.day.day).toordinal()
    end = time.end_day or day_of(time)
    last = min(date(end.year, end.month, end.day).toordinal(), first + MAX_DAYS)
    hours = _hours(time)
    if hours is None:
        return
    for day in range(first, last + 1):
        start = hours[0] if day == first else 0
        stop = hours[1] if day == last else _DAY
        if start < stop:
            yield Stay(digest(place, str(day)), event, start, stop)


def _hours(time: Moment) -> tuple[int, int] | None:
    """From when on the first day until when on the last; a meeting without an end is there for its first minute."""
    if time.part in PERIODS:
        start, end = (hour * 60 for hour in PERIODS[time.part])
        return start, end
    if time.clock is None:
        return (0, _DAY) if time.part or time.end_day else None
    start = _minutes(time.clock)
    if time.end_clock:
        return start, _minutes(time.end_clock)
    return start, _DAY if time.end_day else start + 1


def _minutes(clock: Clock) -> int:
    return clock.hour * 60 + clock.minute


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


class Bookings:
    """All stays so far, by place and day; a few dozen bytes each."""

    def __init__(self) -> None:
        self._last, self._known = Digests(), Digests()
        self._before, self._rows = array("I", [0]), array("I", [0])
        self._starts, self._ends = array("H", [0]), array("H", [0])
        self._events = array("Q", [0])

    def clashes(self, row: int, wanted: Sequence[Stay]) -> tuple[int, ...]:
        """Book, and return the rows that have booked the same place at that time for another event."""
        found = {other for stay in wanted for other in islice(self._others(stay), MAX_TOLD)}
        for stay in wanted:
            self._book(row, stay)
        return tuple(sorted(found - {row})[:MAX_TOLD])

    def _others(self, stay: Stay) -> Iterator[int]:
        at = self._last.get(stay.place)
        while at:
            if self._starts[at] < stay.end and stay.start < self._ends[at] and self._events[at] != stay.event:
                yield self._rows[at]
            at = self._before[at]

    def _book(self, row: int, stay: Stay) -> None:
        same = digest(f"{stay.place} {stay.event} {stay.start} {stay.end}")
        if self._known.get(same):
            # one event sent to a thousand addressees is booked once
            return
        self._known.put(same, 1)
        self._before.append(self._last.get(stay.place))
        self._last.put(stay.place, len(self._rows))
        self._rows.append(row)
        self._starts.append(stay.start)
        self._ends.append(stay.end)
        self._events.append(stay.event)
