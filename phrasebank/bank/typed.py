"""A lookup typed on one line, as the interactive search reads it after every key.

    职工 权益        both words
    职工 -责任       without 责任
    改革 /口号       of this kind, or of this function: /结尾
    改革 4-8字       so long
    在…上走在前列    a frame
    改革 @2020-2024  from sources of these years
    改革 #讲话       from sources of this genre

What is typed so far may be unfinished: a mark alone says nothing yet.
"""

import re

from phrasebank.bank.kinds import kind_named
from phrasebank.bank.query import Query, dates_named, has_slot, lengths_named

# 6字 4-8字 8-字 but not 二字 or 2026年
_LENGTH = re.compile(r"[\d-]*\d[\d-]*字")
_MARKS = "-/@#－／＠＃"
_NARROW = str.maketrans("－／＠＃", "-/@#")


def typed(line: str, base: Query) -> Query:
    """The query that a line adds to ``base``; raises UserError for a date or length that is none."""
    query = base
    for word in line.split():
        mark, rest = (word[0].translate(_NARROW), word[1:]) if word[0] in _MARKS else ("", word)
        if rest:
            query = _with(query, mark, rest)
    return query


def _with(query: Query, mark: str, word: str) -> Query:
    if mark == "-":
        return query._replace(without=(*query.without, word))
    if mark == "@":
        return query._replace(dates=dates_named(word))
    if mark == "#":
        return query._replace(genres=(*query.genres, word))
    if mark == "/":
        kind = kind_named(word)
        if kind is None:
            return query._replace(functions=(*query.functions, word))
        return query._replace(kinds=(*query.kinds, kind))
    if _LENGTH.fullmatch(word):
        return query._replace(lengths=lengths_named(word))
    if has_slot(word):
        return query._replace(frames=(*query.frames, word))
    return query._replace(words=(*query.words, word))
