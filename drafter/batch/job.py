"""What is wanted of every row of a table: genre, folder, format, look, and the values that all rows share."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter import __version__
from drafter.batch.digests import digest
from drafter.genre import RESERVED, Genre, find_genre
from drafter.outline.decoding import decoded
from drafter.outline.fields import Field, nearest, read_value
from drafter.outline.yamltext import Fault, Node, Scalar, is_empty, load, raise_faults
from drafter.writers import WRITERS, Look, load_look
from phrasebank.errors import Place, UserError, os_reason, raise_all


@dataclass(frozen=True, slots=True)
class Common:
    """A value that all rows share; a cell that is filled goes before it."""

    field: str
    node: Node


@dataclass(frozen=True, slots=True)
class Job:
    """What is wanted of every row. ``name`` is a pattern over the fields, empty for the genre's first required one."""

    genre: Genre
    folder: Path
    suffix: str = ".docx"
    name: str = ""
    allow_missing: bool = False
    force: bool = False
    look: Look | None = None
    common: tuple[Common, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()

    @property
    def pattern(self) -> str:
        return self.name or "{{ " + self.genre.first_required.name + " }}"

    @property
    def naming(self) -> tuple[Field, ...]:
        """The fields that the names of the files are made of."""
        pattern = self.pattern
        return tuple(field for field in self.genre.fields if field.name in pattern)

    @property
    def shared(self) -> Mapping[str, Node]:
        return {common.field: common.node for common in self.common}

    def digest(self) -> int:
        """A digest of all that a row's document depends on, apart from the row itself."""
        wanted = (self.suffix, self.allow_missing, self.look, self.common)
        defaults = repr([field.default for field in self.genre.fields])  # the unit's own among them
        return digest(__version__, repr(wanted), defaults, *_templates(self.genre))


def _templates(genre: Genre) -> Iterator[bytes]:
    """The genre's files and those that genres share, in a fixed order."""
    for folder in (genre.folder, *(root / "_shared" for root in genre.roots)):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                yield path.relative_to(folder).as_posix().encode()
                yield path.read_bytes()


def job_for(
    genre: str,
    folder: Path,
    format_: str,
    *,
    house: Path | None = None,
    look: str | None = None,
    reference: Path | None = None,
    common: Path | None = None,
    set_: Sequence[str] = (),
    columns: Sequence[str] = (),
    name: str = "",
    allow_missing: bool = False,
    force: bool = False,
) -> Job:
    """A job from what the command line says. Raises UserError: what is unknown or malformed, with the nearest name."""
    suffix = "." + format_.lower().removeprefix(".")
    if suffix not in WRITERS:
        known = "、".join(known.removeprefix(".") for known in WRITERS)
        raise UserError(f"没有这种格式：{format_}", hint=f"--format 可写：{known}")
    found = find_genre(genre, house)
    look = look or found.look
    values = {value.field: value for value in (*_from_file(common, found), *_from_options(set_, found))}
    return Job(
        found,
        folder,
        suffix,
        name,
        allow_missing,
        force,
        _look(look, house, reference),
        tuple(values.values()),
        tuple(_column_of(text, found) for text in columns),
    )


def _look(name: str | None, house: Path | None, reference: Path | None) -> Look:
    look = load_look(name, house) if name else load_look(house=house)
    if reference is None:
        return look
    from drafter.writers.reference import with_reference

    return with_reference(look, reference)


def _from_file(path: Path | None, genre: Genre) -> tuple[Common, ...]:
    """The values of a file of shared values: an outline's lines, as many as there are."""
    if path is None:
        return ()
    try:
        text = decoded(path.read_bytes(), str(path))
    except OSError as error:
        raise UserError(f"读不了：{os_reason(error)}", Place(str(path))) from error
    faults: list[Fault] = []
    found = []
    for entry in load(text, str(path)).entries:
        field = _owner(entry.key, genre)
        if field is not None and not is_empty(entry.value):
            read_value(entry.value, field, faults)
            found.append(Common(field.name, entry.value))
        elif field is None and entry.key not in RESERVED:
            faults.append(
                Fault(entry.line, f"体裁“{genre.name}”没有“{entry.key}”这一项", _near(entry.key, genre))
            )
    raise_faults(faults, str(path), text)
    return tuple(found)


def _from_options(texts: Sequence[str], genre: Genre) -> tuple[Common, ...]:
    """The values of ``--set 字段=值``."""
    from drafter.batch.cells import node_of

    found, errors = [], []
    for name, value in (_pair(text, "--set", "字段=值") for text in texts):
        field = _owner(name, genre)
        if field is None:
            errors.append(
                UserError(f"体裁“{genre.name}”没有“{name}”这一项", Place("--set"), _near(name, genre))
            )
            continue
        faults: list[Fault] = []
        node = node_of(value, field, 0)
        read_value(node, field, faults)
        errors += [UserError(f.message, Place("--set", field=name), f.hint) for f in faults]
        found.append(Common(field.name, node))
    raise_all(errors)
    return tuple(value for value in found if not (isinstance(value.node, Scalar) and is_empty(value.node)))


def _column_of(text: str, genre: Genre) -> tuple[str, str]:
    """A column and its field from ``--column 列名=字段``."""
    column, name = _pair(text, "--column", "列名=字段")
    field = _owner(name, genre)
    if field is None:
        raise UserError(f"体裁“{genre.name}”没有“{name}”这一项", Place("--column"), _near(name, genre))
    return column, field.name


def _pair(text: str, option: str, form: str) -> tuple[str, str]:
    left, mark, right = text.partition("=")
    if not mark or not left.strip():
        raise UserError(f"看不懂：{text}", Place(option), f"写作 {option} {form}")
    return left.strip(), right.strip()


def _owner(name: str, genre: Genre) -> Field | None:
    return next((field for field in genre.fields if name in (field.name, *field.aliases)), None)


def _near(name: str, genre: Genre) -> str:
    near = nearest(name, (n for field in genre.fields for n in (field.name, *field.aliases)))
    return f"是不是“{near}”？" if near else f"drafter new {genre.name} 可以列出全部字段"
