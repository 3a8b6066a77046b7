"""What is looked up, and how people write it: 4-8 for a length, 2023-2025 for years, 口号 for a kind.

    Query(("职工",), lengths=lengths_named("4-8"), dates=dates_named("2023-2025"))

All that is given must hold. A query may have no words at all if something else narrows it.
"""

from collections.abc import Sequence
from typing import NamedTuple

from phrasebank.bank.grams import length_of
from phrasebank.bank.kinds import CHINESE, Kind, kind_named
from phrasebank.errors import UserError

LONGEST_WORD = 100
"""No entry is longer, see ``harvest``."""


class Query(NamedTuple):
    """What is looked up; no kinds means every kind, and so on.

    ``citations`` is how many places are given with each hit. ``lengths`` and ``dates`` are first and last, both included; "" is open. ``sources`` are parts of names or titles.
    """

    words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    limit: int = 20
    functions: tuple[str, ...] = ()
    lengths: tuple[int, int] | None = None
    frames: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    dates: tuple[str, str] = ("", "")
    genres: tuple[str, ...] = ()
    citations: int = 3

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but words says what is wanted."""
        return bool(self.kinds or self.functions or self.lengths or self.frames or self.asks_sources)

    def admits(self, kind: str, function: str, text: str) -> bool:
        """Whether phrasing of this kind, function and length is wanted."""
        if (self.kinds and kind not in self.kinds) or (self.functions and function not in self.functions):
            return False
        return not self.lengths or self.lengths[0] <= length_of(text) <= self.lengths[1]

    @property
    def asks_sources(self) -> bool:
        """Whether only what stands in certain sources is wanted."""
        return bool(self.sources or self.genres or any(self.dates))


def has_slot(word: str) -> bool:
    """Whether a typed word is a frame: 在…上, 以⟨⟩为⟨⟩, 从{}向{}."""
    return not _SLOTS.isdisjoint(word)


_SLOTS = frozenset("…⋯⟨{｛")


def check(query: Query) -> None:
    """Raise UserError for a word that nothing can be found by, or if nothing is asked for at all."""
    if not query.words and not query.is_narrowed:
        raise UserError("没有要查的词", hint=_EXAMPLE)
    for word in (*query.words, *query.without):
        if not any(map(str.isalnum, word)):
            raise UserError(f"要查的词里没有文字：“{word}”", hint=_EXAMPLE)
        if len(word) > LONGEST_WORD:
            raise UserError(
                f"要查的词太长（{len(word)} 字）：“{word[:12]}……”",
                hint=f"句库里一条最长 {LONGEST_WORD} 字，请取其中的几个词，中间用空格分开",
            )


_EXAMPLE = "例如：drafter find 职工 权益；也可只按种类查：drafter find --kind 口号"


def kinds_named(names: Sequence[str]) -> tuple[Kind, ...]:
    """The kinds with these English or Chinese names; raises UserError for a name that is none."""
    kinds = []
    for name in names:
        kind = kind_named(name)
        if kind is None:
            raise UserError(f"没有这个种类：{name}", hint=f"种类有：{'、'.join(CHINESE.values())}")
        kinds.append(kind)
    return tuple(dict.fromkeys(kinds))


_WIDE = str.maketrans("０１２３４５６７８９－～—–至到", "0123456789-~~~~~")


def lengths_named(said: str | None) -> tuple[int, int] | None:
    """How long phrasing may be: 6 is (6, 6), 4-8 is (4, 8), 8- is 8 and more, -8 is up to 8; raises UserError."""
    if said is None:
        return None
    plain = said.translate(_WIDE).replace("~", "-").replace("字", "").replace(" ", "")
    first, dash, last = plain.partition("-")
    if not (first or last) or not all(part.isdecimal() or not part for part in (first, last)):
        raise UserError(f"长度写法不对：{said}", hint="写成字数，如 6，或 4-8、8-（八字以上）")
    low = int(first or 1)
    high = int(last or LONGEST_WORD) if dash else low
    if low > high:
        raise UserError(f"长度的范围颠倒了：{said}", hint=f"应写 {high}-{low}")
    return low, min(high, LONGEST_WORD)


def dates_named(said: str | None, since: str | None = None, until: str | None = None) -> tuple[str, str]:
    """First and last date: 2024 is (2024, 2024), 2023-2025, 2023-03~2024-06; ``since`` and ``until`` are single ones."""
    if said is None:
        return _date(since), _date(until)
    if since or until:
        raise UserError(
            "--date 与 --since、--until 不能同时用", hint="只写 --date 2023-2025，或 --since、--until"
        )
    plain = said.translate(_WIDE).replace("..", "~")
    first, mark, last = plain.partition("~")
    if not mark and len(plain) == 9 and plain[4] == "-":  # two years, not a year and a month
        first, last = plain[:4], plain[5:]
    dates = _date(first), _date(last or ("" if mark else first))
    if all(dates) and dates[0][: len(dates[1])] > dates[1]:
        raise UserError(f"日期的范围颠倒了：{said}", hint=f"应写 {dates[1]}~{dates[0]}")
    return dates


def _date(said: str | None) -> str:
    """2024, 2024-03 or 2024-03-06 however it is typed (2024年3月, 2024/3/6, 2024.3.6); "" for none; raises UserError."""
    if not said or not said.strip():
        return ""
    plain = said.translate(_WIDE)
    for mark in "年月/.~":
        plain = plain.replace(mark, "-")
    parts = plain.replace("日", "").strip("- ").split("-")
    numbers = [int(part) if part.isdecimal() and len(part) <= 4 else -1 for part in parts]
    year, month, day = (*numbers, 1, 1)[:3]
    if len(parts) > 3 or not (1900 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= 31):
        raise UserError(
            f"日期写法不对：{said}", hint="写成 2024、2024-03 或 2024-03-06；一段时间写 2023-2025"
        )
    return "-".join([f"{year}", f"{month:02}", f"{day:02}"][: len(parts)])
