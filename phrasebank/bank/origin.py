"""When a source was given and what it is, guessed from its title and its first and last lines or sentences.

    date_of(…"——2017年3月5日在第十二届全国人民代表大会上"…) == "2017-03-05"
    genre_of(…"在全市工会工作会议上的讲话"…) == "讲话"

What nothing tells stays None; people correct both with ``drafter bank tag``. The words of the genres are in
``mining/data/genres.yml``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from phrasebank.document import Document, Paragraph, Role
from phrasebank.mining import tables
from phrasebank.sentences import chinese_number

TABLE = "genres.yml"
NEWS = "报道"

# 2017年3月5日 2017年3月 2024-03-06 二〇二四年三月六日 but not 2017年工作 or 12-25
_DATE = re.compile(
    r"(?<![\d〇零○])(?P<year>(?:19|20)\d\d|[一二][九〇零○O][〇零○O一二三四五六七八九]{2})\s*"
    r"(?:年\s*(?P<month>\d{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*(?:(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s*[日号])?"
    r"|(?P<mark>[-./])(?P<m>\d{1,2})(?:(?P=mark)(?P<d>\d{1,2}))?(?![-/]?\d))"
)
_YEAR = re.compile(r"(?P<year>20\d\d|19\d\d|二[〇零○O][〇零○O一二三四五六七八九]{2})\s*年")
_DIGITS = str.maketrans("〇零○O一二三四五六七八九", "0000123456789")
# running prose tells of other days: 自2016年1月起，…
_PROSE = re.compile(r"[。；！？]|，.*，")
_BRACKETS = re.compile(r"[（(〔【][^（()）]*[）)〕】]$")
_OPENING = 400
"""An opening is looked for in so many characters."""

_FIRST, _LAST, _LINE = 14, 6, 80
"""A date is looked for in so many lines at the beginning and the end, each of at most so many characters."""


@dataclass(frozen=True, slots=True)
class Genre:
    """A genre with the words by which titles tell it, titles that are and that are not of it, and how it opens."""

    name: str
    words: tuple[str, ...]
    hits: tuple[str, ...]
    misses: tuple[str, ...]
    openings: tuple[str, ...] = ()
    opened: tuple[str, ...] = ()


@cache
def genres() -> tuple[Genre, ...]:
    """The table of genres, read once."""
    required = {"体裁": tables.text, "标题": tables.texts, "例": tables.texts, "反例": tables.texts}
    optional = {"开头": tables.texts, "开头例": tables.texts}
    return tables.entries(tables.load(TABLE), TABLE, required, optional, _genre)


def _genre(entry: dict[str, Any]) -> Genre:
    return Genre(
        entry["体裁"],
        tuple(entry["标题"]),
        tuple(entry["例"]),
        tuple(entry["反例"]),
        tuple(entry.get("开头", ())),
        tuple(entry.get("开头例", ())),
    )


@cache
def _words() -> tuple[re.Pattern[str], dict[str, str]]:
    """A search for the longest word at a place, and each word's genre."""
    named = {word: genre.name for genre in genres() for word in genre.words}
    return re.compile("|".join(sorted(named, key=len, reverse=True))), named


def genre_of(document: Document) -> str | None:
    """The genre that the title tells, or else the opening."""
    return genre_named(document.title or "") or genre_opened(document.text)


def genre_opened(text: str) -> str | None:
    """The genre whose opening stands among the first words, the first in the table."""
    opening = "".join(text[: 2 * _OPENING].split())[:_OPENING]
    return next((name for name, pattern in _openings() if pattern.search(opening)), None)


@cache
def _openings() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((genre.name, re.compile("|".join(genre.openings))) for genre in genres() if genre.openings)


def genre_named(title: str) -> str | None:
    """The genre of the last word of the title that tells one; what follows must not make it another thing's name."""
    pattern, named = _words()
    title = _BRACKETS.sub("", title.strip())
    for word in reversed(list(pattern.finditer(title))):
        genre = named[word.group()]
        # 学习贯彻讲话精神的体会 is no speech; news tell what happened anywhere in the title, but not 关于召开会议的事项
        if word.end() == len(title) or (genre == NEWS and "关于" not in title[: word.start()]):
            return genre
    return None


def date_of(document: Document) -> str | None:
    """The first date in the lines before the prose, else the last one below it, else the year in the title."""
    paragraphs = tuple(document.paragraphs())
    for text in (*_head(paragraphs), *_tail(paragraphs)):
        if date := _date(text):
            return date
    year = _YEAR.search(document.title or "")
    return year.group("year").translate(_DIGITS) if year else None


def _head(paragraphs: tuple[Paragraph, ...]) -> Iterator[str]:
    for paragraph in paragraphs[:_FIRST]:
        text = paragraph.text
        if paragraph.role is Role.SALUTATION or _PROSE.search(text):
            return
        if len(text) <= _LINE:
            yield text


def _tail(paragraphs: tuple[Paragraph, ...]) -> Iterator[str]:
    """Lines that are hardly more than a date, from the end."""
    for paragraph in reversed(paragraphs[-_LAST:]):
        text = paragraph.text.strip("（()） 　")
        match = _DATE.search(text)
        if match and len(text) - len(match.group()) <= 4:
            yield text


def _date(text: str) -> str | None:
    """The first date of a text as 2024-03-06 or 2024-03; None if it holds none that the calendar has."""
    for match in _DATE.finditer(text):
        month = chinese_number(match["month"] or match["m"])
        day = chinese_number(match["day"] or match["d"] or "0") if match["day"] or match["d"] else None
        if month is None or not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
            continue
        year = match["year"].translate(_DIGITS)
        return f"{year}-{month:02}" if day is None else f"{year}-{month:02}-{day:02}"
    return None
