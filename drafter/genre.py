"""Genres are folders, found by name: ``genre.yml`` says what is asked for, ``*.j2`` how it reads (see manifest.py).

They are looked for in the folder given with ``--house``, in ``./house``, in the user's config folder and among the
shipped ones; the first of a name is taken.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from drafter.manifest import RESERVED, Genre, read_issue_fields, read_manifest
from drafter.outline.declared import Field
from drafter.outline.decoding import decoded
from drafter.outline.nearest import nearest
from drafter.unit import standing_values, with_standing
from phrasebank.errors import Place, UserError, os_reason
from phrasebank.files import config_home, shipped

__all__ = ["MANIFEST", "RESERVED", "Genre", "find_genre", "genre_names", "genres", "roots"]

MANIFEST = "genre.yml"
ISSUE = "_shared/公文要素.yml"


def roots(house: Path | None = None) -> tuple[Path, ...]:
    """The folders where genres are looked for, in their order. Raises UserError if ``house`` is no folder."""
    if house is not None and not house.is_dir():
        raise UserError("没有这个单位目录", Place(str(house)), "--house 后面给出放体裁的文件夹")
    candidates = ([house] if house else []) + [Path("house"), config_home(), shipped("templates")]
    return tuple(folder for folder in candidates if folder.is_dir())


def genre_names(where: Sequence[Path]) -> tuple[str, ...]:
    """The names of all genres, sorted; a folder whose name begins with _ or . is none."""
    names = {
        manifest.parent.name
        for root in where
        for manifest in root.glob(f"*/{MANIFEST}")
        if not manifest.parent.name.startswith(("_", "."))
    }
    return tuple(sorted(names))


def genres(house: Path | None = None) -> Iterator[Genre]:
    """Every genre that can be drafted."""
    where = roots(house)
    found = [_load(name, where) for name in genre_names(where)]
    standing = standing_values(where, lambda: _fields_of(found))
    return (with_standing(genre, standing) for genre in found)


def find_genre(name: str, house: Path | None = None, asked: Place | None = None) -> Genre:
    """The genre of that name. Raises UserError (at ``asked``) with the nearest name if there is none."""
    where = roots(house)
    known = genre_names(where)
    if name in known:
        standing = standing_values(where, lambda: _fields_of([_load(one, where) for one in known]))
        return with_standing(_load(name, where), standing)
    hint = _meant(name, known) or f"现有体裁：{'、'.join(known)}"
    raise UserError(f"没有这个体裁：{name[:40]}" if name else "没有写明体裁", asked, hint)


def _meant(name: str, known: Sequence[str]) -> str:
    """Which names were perhaps meant: all that begin with what was asked for (会议), else the nearest."""
    beginning = [each for each in known if name and each.startswith(name)]
    near = nearest(name, known)
    meant = beginning if len(beginning) > 1 else [near] if near else []
    return f"是不是{'、'.join(f'“{each}”' for each in meant)}？" if meant else ""


def _fields_of(known: Sequence[Genre]) -> tuple[Field, ...]:
    return tuple(field for genre in known for field in genre.fields)


def _load(name: str, where: tuple[Path, ...]) -> Genre:
    folder = next(root / name for root in where if (root / name / MANIFEST).is_file())
    path = folder / MANIFEST
    try:
        text = decoded(path.read_bytes(), str(path))
    except OSError as error:
        raise UserError(f"读不了：{os_reason(error)}", Place(str(path))) from error
    genre = read_manifest(text, path, where)
    return replace(genre, fields=(*genre.fields, *_issue_fields(genre, where)))


def _issue_fields(genre: Genre, where: Sequence[Path]) -> Iterator[Field]:
    """The fields of issuing a document that the genre has not declared itself."""
    taken = {name for field in genre.fields for name in (field.name, *field.aliases)}
    path = next((path for root in where if (path := root / ISSUE).is_file()), None)
    for field in _declared(path, path.stat().st_mtime_ns) if path else ():
        if field.name not in taken:
            yield replace(field, aliases=tuple(name for name in field.aliases if name not in taken))


@lru_cache(maxsize=8)
def _declared(path: Path, _modified: int) -> tuple[Field, ...]:
    try:
        text = decoded(path.read_bytes(), str(path))
    except OSError as error:
        raise UserError(f"读不了：{os_reason(error)}", Place(str(path))) from error
    return read_issue_fields(text, path)
