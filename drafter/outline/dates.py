"""Days and times read as offices write them, in many forms; ``moments`` prints them in one.

    day_of("2026-03-06")                    prints 2026年3月6日
    moment_of("2026年3月6日 14:30-16:00")   prints 2026年3月6日（星期五）下午2:30至4:00

Nothing is guessed that the text does not say: no year is added, 3月40日 is refused, and a weekday that is typed must be
the date's.
"""

import re
import unicodedata
from calendar import monthrange
from datetime import date
from functools import lru_cache

from drafter.outline.moments import Clock, Day, Moment
from phrasebank.sentences import chinese_number, in_chinese

FIRST_YEAR, LAST_YEAR = 1900, 2199

# how people name the parts of a day, and the hours (from, to) that each of them covers
PERIODS: dict[str, tuple[int, int]] = {
    "凌晨": (0, 5),
    "清晨": (5, 8),
    "早上": (5, 9),
    "早晨": (5, 9),
    "上午": (5, 12),
    "中午": (11, 14),
    "下午": (12, 19),
    "傍晚": (16, 20),
    "晚上": (17, 24),
    "晚": (17, 24),
}
WHOLE_DAY = "全天"


class NotADate(ValueError):  # noqa: N818
    """The text is no date or time; the message says why, in Chinese.

    ``hint`` says how to mend it; None if it is enough to know how dates are written.
    """

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


_NUMBER = r"[0-9]{1,2}|[〇零一二三四五六七八九十]{1,3}"
# 2026年3月6日 (号 too), 2026-03-06, 2026/3/6, 2026.3.6, 20260306; not 26-3-6 nor 3月6日
_DATE = re.compile(
    rf"(?P<year>[0-9]{{4}}|[〇零一二三四五六七八九]{{4}})年(?P<month>{_NUMBER})月(?P<day>{_NUMBER})[日号]"
    r"|(?P<year2>[0-9]{4})(?P<mark>[-/.])(?P<month2>[0-9]{1,2})(?P=mark)(?P<day2>[0-9]{1,2})(?![0-9])"
    r"|(?P<year3>[0-9]{4})(?P<month3>[0-9]{2})(?P<day3>[0-9]{2})(?![0-9])"
)
# the second day of a range may leave out what it shares with the first: 3月8日, 8日
_LATER_DATE = re.compile(rf"(?:(?P<month>{_NUMBER})月)?(?P<day>{_NUMBER})[日号]")
# (星期五), 周五, 礼拜天; not (五)
_WEEKDAY = re.compile(r"\(?(?:星期|周|礼拜)(?P<name>[一二三四五六日天])\)?")
# 上午9:00, 9点半, 下午2时30分, 14:30:00; the second group of seconds must be zero and is dropped
_CLOCK = re.compile(
    rf"(?P<part>{'|'.join(PERIODS)})?(?P<hour>{_NUMBER})"
    rf"(?::(?P<minute>[0-9]{{2}})(?::00(?:\.0+)?)?|[点时](?:整|(?P<half>半)|(?P<minute2>{_NUMBER})分?)?)(?![0-9])"
)
_PART = re.compile("|".join((*PERIODS, WHOLE_DAY)))
# the words and dashes between start and end; ～ and － are half-width after normalising
_UNTIL = re.compile(r"至|到|—+|–+|-+|~+")
# what a spreadsheet adds to a day without time: 2026-03-06 00:00:00
_MIDNIGHT = re.compile(r"[ T]0{1,2}:00(?::00(?:\.0+)?)?$")


@lru_cache(maxsize=1024)
def day_of(text: str) -> Day:
    """Read a day. Raises NotADate with the reason."""
    content = _normalised(_MIDNIGHT.sub("", unicodedata.normalize("NFKC", text).strip()))
    reader = _Reader(content)
    day = reader.first_day()
    reader.weekday(day)
    reader.must_be_read()
    return day


@lru_cache(maxsize=1024)
def moment_of(text: str) -> Moment:
    """Read a day with its time, part of the day or end. Raises NotADate with the reason."""
    reader = _Reader(_normalised(text))
    day = reader.first_day()
    reader.weekday(day)
    clock = reader.clock()
    part = "" if clock else reader.part()
    if not reader.take(_UNTIL):
        reader.must_be_read()
        return Moment(day, clock, part)
    end_day = reader.later_day(day)
    if end_day:
        reader.weekday(end_day)
    end_clock = reader.end_clock(clock if end_day is None else None)
    reader.must_be_read()
    return _checked(Moment(day, clock, part, end_day, end_clock))


def _checked(moment: Moment) -> Moment:
    if moment.end_day is None and moment.end_clock is None:
        raise NotADate("“至”后面没有写明结束的日期或时间")
    if moment.end_day is None and (moment.clock is None or moment.part):
        raise NotADate("有结束的时间，却没有开始的时间")
    start, end = moment.clock or Clock(0, 0), moment.end_clock or Clock(24, 0)
    if (moment.end_day or moment.day, end) <= (moment.day, start):
        raise NotADate("结束早于开始")
    return moment


def _normalised(text: str) -> str:
    """Half-width marks, no commas, and of blanks only those that keep two numbers apart."""
    spaced = re.sub(r"(?<=[0-9])T(?=[0-9])|[\s,、]+", " ", unicodedata.normalize("NFKC", text)).strip()
    return re.sub(r"(?<![0-9]) | (?![0-9])", "", spaced)


class _Reader:
    """Reads a text from its start, piece by piece."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        start = self.position + self.text.startswith(" ", self.position)
        if found := pattern.match(self.text, start):
            self.position = found.end()
        return found

    def must_be_read(self) -> None:
        if self.position < len(self.text):
            rest = self.text[self.position :].strip()
            if _SERIAL_TIME.fullmatch(rest):
                raise NotADate(f"这是表格内部的时刻序号，不是时刻：{rest}", _CELL_FORMAT)
            raise NotADate(f"看不懂“{rest[:20]}”")

    def first_day(self) -> Day:
        found = self.take(_DATE)
        if not found:
            raise _no_date(self.text)
        kind = "" if found["year"] else "2" if found["year2"] else "3"
        year = found[f"year{kind}"]
        digits = year if year.isdigit() and year.isascii() else str(_chinese_year(year))
        return _day(int(digits), _number(found[f"month{kind}"]), _number(found[f"day{kind}"]))

    def later_day(self, first: Day) -> Day | None:
        """The last day of a range; None if only a time follows."""
        if _DATE.match(self.text, self.position):
            return self.first_day()
        if not (found := self.take(_LATER_DATE)):
            return None
        month = _number(found["month"]) if found["month"] else first.month
        return _day(first.year, month, _number(found["day"]))

    def weekday(self, day: Day) -> None:
        found = self.take(_WEEKDAY)
        if found and found["name"].replace("天", "日") != day.weekday[-1]:
            hint = "请核对是日期写错了，还是星期写错了；星期可以不写，由程序印出"
            raise NotADate(f"{day}是{day.weekday}，不是星期{found['name']}", hint)

    def part(self) -> str:
        found = self.take(_PART)
        return found.group() if found else ""

    def clock(self) -> Clock | None:
        """A time of day; None if there is none here."""
        clock, _ = self._clock()
        if clock and clock.hour == 24:
            raise NotADate("没有这个时刻：24:00，请写成次日 0:00")
        return clock

    def end_clock(self, start: Clock | None) -> Clock | None:
        """A time of day that may be 24:00; without its own 上午 or 下午 it takes its start's."""
        clock, named = self._clock()
        if clock and start and not named and clock < start and start.hour >= 12 > clock.hour:
            return Clock(clock.hour + 12, clock.minute)
        return clock

    def _clock(self) -> tuple[Clock | None, bool]:
        """A time of day and whether the part of the day was named."""
        found = self.take(_CLOCK)
        if not found:
            return None, False
        hour = _number(found["hour"])
        minute = 30 if found["half"] else _number(found["minute"] or found["minute2"] or "0")
        if found["part"]:
            hour = _in_24_hours(hour, found["part"])
        if hour > 24 or minute > 59 or (hour == 24 and minute):
            raise NotADate(f"没有这个时刻：{hour}:{minute:02d}")
        return Clock(hour, minute), bool(found["part"])


def _in_24_hours(hour: int, part: str) -> int:
    first, last = PERIODS[part]
    for candidate in (hour, hour + 12):
        if first <= candidate <= last and candidate <= 24:
            return candidate
    raise NotADate(f"“{part}”与“{hour}点”矛盾")


def _day(year: int, month: int, day: int) -> Day:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotADate(f"年份 {year} 不在 {FIRST_YEAR} 到 {LAST_YEAR} 之间")
    try:
        date(year, month, day)
    except ValueError:
        hint = f"{month}月只有{monthrange(year, month)[1]}天" if 1 <= month <= 12 and day else None
        raise NotADate(f"没有这一天：{year}年{month}月{day}日", hint) from None
    return Day(year, month, day)


def _number(text: str) -> int:
    number = chinese_number(text.replace("〇", "零"))
    if number is None:
        raise NotADate(f"“{text}”不是数")
    return number


def _chinese_year(text: str) -> int:
    digits = {in_chinese(n): n for n in range(10)} | {"〇": 0}
    return int("".join(str(digits[character]) for character in text))


# 3月6日 and 26年3月6日 lack the year or its first two digits
_WITHOUT_YEAR = re.compile(rf"(?:{_NUMBER})月(?:{_NUMBER})[日号]|[0-9]{{1,2}}[-/.][0-9]{{1,2}}(?![-/.0-9])")
_SHORT_YEAR = re.compile(r"[0-9]{2}[年\-/.]")
# 0.604, half past two; not 9.30
_SERIAL_TIME = re.compile(r"[01]?\.[0-9]{2,}")
_CELL_FORMAT = "在表格软件里把这一列的单元格格式设成日期或时间，保存后再试"
# 46095, 46095.6 and, of a day and a time in two cells, 46095 0.604
_SERIAL = re.compile(r"[0-9]{5}(?:\.[0-9]+)?(?:\s+[01]?\.[0-9]+)?$")


def _no_date(text: str) -> NotADate:
    if _WITHOUT_YEAR.match(text):
        return NotADate("缺年份")
    if _SHORT_YEAR.match(text):
        return NotADate("年份要写四位")
    if _SERIAL.match(text):
        return NotADate("这是表格内部的日期序号，不是日期", _CELL_FORMAT)
    return NotADate("不是日期")
