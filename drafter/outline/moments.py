"""Days and times, and the one form in which documents print them: 2026年3月6日（星期五）下午2:30至4:00."""

from dataclasses import dataclass
from datetime import date

WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """A calendar day."""

    year: int
    month: int
    day: int

    @property
    def weekday(self) -> str:
        return f"星期{WEEKDAYS[date(self.year, self.month, self.day).weekday()]}"

    def __str__(self) -> str:
        return f"{self.year}年{self.month}月{self.day}日"


@dataclass(frozen=True, slots=True, order=True)
class Clock:
    """A time of day in 24 hours; 24:00 is the end of the day."""

    hour: int
    minute: int

    @property
    def period(self) -> str:
        """The part of the day that is printed before the hour."""
        for name, end in (("凌晨", 5), ("上午", 12), ("中午", 13), ("下午", 19)):
            if self.hour < end:
                return name
        return "晚上"

    @property
    def hands(self) -> str:
        hour = self.hour - 12 if self.hour > 12 else self.hour
        return f"{hour}:{self.minute:02d}"


@dataclass(frozen=True, slots=True)
class Moment:
    """When something is: a day, perhaps a time or part of the day, perhaps until when."""

    day: Day
    clock: Clock | None = None
    part: str = ""
    end_day: Day | None = None
    end_clock: Clock | None = None

    def __str__(self) -> str:
        return self._start() + self._end()

    @property
    def hours(self) -> str:
        """The time without the day: 上午9:00至11:30."""
        return self.part + _printed(self.clock) + (self._end() if self.end_day is None else "")

    def _start(self) -> str:
        return f"{self.day}（{self.day.weekday}）{self.part}{_printed(self.clock)}"

    def _end(self) -> str:
        if self.end_day is not None:
            same_year, same_month = self.end_day.year == self.day.year, self.end_day.month == self.day.month
            year = "" if same_year else f"{self.end_day.year}年"
            month = "" if same_year and same_month and self.clock is None else f"{self.end_day.month}月"
            return f"至{year}{month}{self.end_day.day}日（{self.end_day.weekday}）{_printed(self.end_clock)}"
        if self.end_clock is None:
            return ""
        same_part = self.clock is not None and self.clock.period == self.end_clock.period
        return "至" + (self.end_clock.hands if same_part else _printed(self.end_clock))


def _printed(clock: Clock | None) -> str:
    return clock.period + clock.hands if clock else ""
