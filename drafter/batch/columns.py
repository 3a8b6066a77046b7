"""Which column of a table fills which field: by name, by alias, or as the user says; never by guessing."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from drafter.batch.job import Job
from drafter.genre import Genre
from drafter.outline.fields import Field, nearest
from drafter.tables import SAVE_AS, Cell, Known, Row, Unreadable, is_filled, name_in
from phrasebank.errors import Place, UserError, raise_all

_GENRE = "体裁"
# “会议名称，主送；时间” in one cell
_FULL_WIDTH_MARKS = re.compile("[，；、]")
# 日期, 会议日期; not 日期说明 nor 材料报送日期
_DATE = re.compile(r".{0,2}日期")
_AND = "+"
# 会议名称*, *时间, 地点（必填） after normalising; not 时间(起)
_REQUIRED_MARK = re.compile(r"^\*+|\*+$|\((?:必填|选填)\)$")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table and the field that it fills; ``more`` are further columns that say the rest of it."""

    index: int
    name: str
    field: Field
    more: tuple[int, ...] = ()

    @property
    def indexes(self) -> tuple[int, ...]:
        return (self.index, *self.more)

    def cell(self, row: Row) -> Cell:
        """What a row says here: of several columns what is filled, with a blank between."""
        if not self.more:
            # Row.cell written out: this is asked for every cell three times
            return row.cells[self.index] if self.index < len(row.cells) else ""
        filled = [cell for cell in map(row.cell, self.indexes) if is_filled(cell)]
        texts = [cell for cell in filled if isinstance(cell, str)]
        if len(texts) == len(filled):
            return " ".join(texts)
        unreadable = next((cell for cell in filled if isinstance(cell, Unreadable)), None)
        return unreadable or Unreadable("几列合成一项的，每一格只能是一段文字")


@dataclass(frozen=True, slots=True)
class Columns:
    """``unused`` columns fill no field; ``unnamed`` ones have no name, and only matter if something stands there.

    ``genre`` is the column that says which genre a row is for, None if there is none.
    """

    used: tuple[Column, ...]
    unused: tuple[str, ...]
    unnamed: tuple[int, ...]
    genre: int | None = None


def known_names(job: Job) -> Known:
    """Tells whether a column of some name would fill a field."""
    joined = {_plain(part) for text, _ in job.columns for part in text.split(_AND)}
    known = joined | set(_owners(job.genre, job.columns))
    return lambda name: _plain(name) in known


def match_columns(header: Row, job: Job, table: str, over: Sequence[str] = ()) -> Columns:
    """Match a header, ``over`` being what spans several columns of it.

    Raises UserError with all problems: two columns of one field, a required one that is missing.
    """
    owners = _owners(job.genre, job.columns)
    names = [name_in(cell) for cell in header.cells]
    place = Place(table, row=header.number or None)
    errors = list(_not_there(job, names, place))
    joined = (*_spanned(names, over, owners), *_joined(job, names))
    used = {column.field.name: column for column in joined}
    taken = {index for column in used.values() for index in column.indexes}
    unused = []
    genre = next((index for index, name in enumerate(names) if _plain(name) == _GENRE), None)
    for index, name in enumerate(names):
        owner = owners.get(_plain(name))
        if index in taken:
            continue
        if owner is None:
            unused += [name] if name and index != genre else []
        elif owner.name in used:
            message = f"“{name}”与“{used[owner.name].name}”两列都是“{owner.name}”"
            errors.append(UserError(message, place, "只留一列"))
        else:
            used[owner.name] = Column(index, name, owner)
    if not used:
        errors.append(_nothing_known(names, owners, job.genre, place))
    elif not job.allow_missing:
        errors += _missing(job, used, unused, place)
    raise_all(errors)
    unnamed = tuple(index for index, name in enumerate(names) if not name)
    hinted = tuple(_hinted(name, job.genre, used) for name in unused)
    return Columns(tuple(used.values()), hinted, unnamed, genre)


def _nothing_known(
    names: Sequence[str], owners: Mapping[str, Field], genre: Genre, place: Place
) -> UserError:
    parts = [part for name in names for part in _FULL_WIDTH_MARKS.split(name)]
    if any(_plain(part) in owners for part in parts):
        hint = "程序只认半角逗号（,）或制表符；正文里也有全角逗号，不能替您改。" + SAVE_AS
        return UserError("表头是用全角标点隔开的", place, hint)
    known = "、".join(field.name for field in genre.fields[:8])
    return UserError("表头里没有一个认得的字段", place, f"第一行写字段名称，如：{known}")


def _owners(genre: Genre, extra: Sequence[tuple[str, str]]) -> Mapping[str, Field]:
    named = {_plain(n): f for f in genre.fields for n in (f.name, *f.aliases)}
    return named | {_plain(column): f for column, name in extra if (f := genre.field(name))}


def _joined(job: Job, names: Sequence[str]) -> Iterator[Column]:
    """The columns that together fill a field: 日期+时间=时间."""
    plain = [_plain(name) for name in names]
    for text, name in job.columns:
        parts = [_plain(part) for part in text.split(_AND)]
        field = job.genre.field(name)
        if field and _plain(text) not in plain and len(parts) > 1 and set(parts) <= set(plain):
            first, *more = (plain.index(part) for part in parts)
            yield Column(first, text, field, tuple(more))


def _spanned(names: Sequence[str], over: Sequence[str], owners: Mapping[str, Field]) -> Iterator[Column]:
    """The columns below one cell that names a field, together its value, unless each names a field itself."""
    for name, group in groupby(range(len(over)), over.__getitem__):
        indexes = tuple(group)
        field = owners.get(_plain(name))
        if field and not all(_plain(names[index]) in owners for index in indexes):
            yield Column(indexes[0], name, field, indexes[1:])


def _not_there(job: Job, names: Sequence[str], place: Place) -> Iterator[UserError]:
    plain = [_plain(name) for name in names]
    for column in (part for text, _ in job.columns for part in _parts(text, plain)):
        if _plain(column) not in plain:
            near = nearest(column, names)
            hint = f"是不是“{near}”？" if near else f"表头是：{'、'.join(filter(None, names))}"
            yield UserError(f"没有 --column 说的这一列：{column}", place, hint)


def _parts(text: str, names: Sequence[str]) -> Sequence[str]:
    """The columns that are meant: one whose own name holds a + is one."""
    return (text,) if _plain(text) in names else text.split(_AND)


def _missing(
    job: Job, used: Mapping[str, Column], unused: Sequence[str], place: Place
) -> Iterator[UserError]:
    given = {*used, *job.shared}
    replaced = {name for field in job.genre.fields if field.name in given for name in field.replaces}
    for wanted in job.genre.fields:
        if not wanted.required or wanted.default is not None or wanted.name in given | replaced:
            continue
        near = next((c for c in unused if nearest(c, (wanted.name, *wanted.aliases))), None)
        names = "、".join((wanted.name, *wanted.aliases))
        if near:
            hint = f"“{near}”这一列是不是它？是的话加 --column {near}={wanted.name}"
        else:
            hint = "各行都一样的写 --set 或 --common；确实没有的加 --allow-missing，稿子里印【待补】"
        yield UserError(f"缺少必填的一列：{wanted.name}", place, f"列名可写：{names}。{hint}")


def _hinted(name: str, genre: Genre, used: Mapping[str, Column]) -> str:
    """An unused column's name with the optional field that was perhaps meant."""
    time = next((c for c in used.values() if c.field.type == "时间" and not c.more), None)
    if time and _DATE.fullmatch(name):
        return f"{name}（日期和时刻分在两列的，加 --column {name}{_AND}{time.name}={time.field.name}）"
    open_fields = [f for f in genre.fields if f.name not in used and not f.issues]
    near = nearest(name, (n for f in open_fields for n in (f.name, *f.aliases)))
    return f"{name}（是不是“{near}”？）" if near else name


def _plain(name: str) -> str:
    """A column name without blanks, width differences and the marks that people put on what must be filled."""
    plain = "".join(unicodedata.normalize("NFKC", name).split()).casefold()
    return _REQUIRED_MARK.sub("", plain)
