"""Sentences and clauses as spans of a text, and the numerals that number them.

Everything is a span of offsets into the text given; nothing is copied or changed. Half-width marks count like
full-width ones, except inside numbers and Latin words (``3,000`` and ``9:30`` are not cut).

    [text[s.start:s.end] for s in sentences("要实干。要创新！")] == ["要实干。", "要创新！"]
"""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Span(NamedTuple):
    """Characters ``start`` to ``end`` (excluded) of a text."""

    start: int
    end: int


# 。 ends a sentence and takes closing quotes with it (他说：“好。”); the comma in 3,000 ends nothing
# (both begin with one of a few characters, which are quick to find)
_SENTENCE_END = re.compile(
    r"[。！？!?…\n](?:(?<=\n)\n*|(?:(?<!…)|…+(?=[^，,。；;、]))[。！？!?]*[”’」』）)】》\"']*)"
)
_CLAUSE_END = re.compile(r"[,:;，：；。！？!?\n](?:(?<![,:;])|(?<![0-9A-Za-z].)|(?![0-9A-Za-z/]))")
_CLOSERS = "”’」』）)】》\"'"


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the sentences of ``text[start:end]`` with their end marks; line breaks and outer blanks belong to none.

    A sentence never spans a line break: columns and paragraphs that were cut are joined by a ``View`` first.
    """
    end = len(text) if end is None else end
    position = start
    for mark in _SENTENCE_END.finditer(text, start, end):
        first, last = mark.span()
        if span := _trimmed(text, position, first if text[first] == "\n" else last):
            yield span
        position = last
    if span := _trimmed(text, position, end):
        yield span


def clauses(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the clauses of ``text[start:end]`` without the marks (，：；。！？) that end them."""
    end = len(text) if end is None else end
    position = start
    for mark in _CLAUSE_END.finditer(text, start, end):
        first, last = mark.span()
        if span := _trimmed(text, position, first):
            yield span
        position = last
        while position < end and text[position] in _CLOSERS:
            position += 1
    if span := _trimmed(text, position, end):
        yield span


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The characters without blanks around them, None if there are no others."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_VARIANTS = str.maketrans("两〇", "二零")


def chinese_number(text: str) -> int | None:
    """Read a whole number below ten thousand in Chinese (十一, 一百零五) or Arabic digits; None if it is none.

    Only the written form counts: 一百五 (spoken for 150) and 二〇二六 (a year) are none.
    """
    if text.isascii() and text.isdigit():
        return int(text)
    total, digit = 0, None
    for character in text:
        if character in _UNITS:
            total += (1 if digit is None else digit) * _UNITS[character]
            digit = None
        else:
            digit = _DIGITS.get(character.translate(_VARIANTS), 0)
    total += digit or 0
    if not text or total > 9999:
        return None
    written = text.translate(_VARIANTS)
    return (
        total
        if written.removeprefix("一" if written.startswith("一十") else "") == in_chinese(total)
        else None
    )


def in_chinese(number: int) -> str:
    """Write a whole number from 0 to 9999 in Chinese: 11 → 十一, 20 → 二十, 105 → 一百零五."""
    if not 0 <= number <= 9999:
        raise ValueError(f"{number} is not within 0 to 9999")
    if number == 0:
        return "零"
    out, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            out += ("零" if zero else "") + "零一二三四五六七八九"[digit] + name
            zero = False
        else:
            zero = bool(out)
        if not number:
            break
    return out.removeprefix("一") if out.startswith("一十") else out
