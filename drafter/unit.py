"""What stands in every document of a unit: ``unit.yml`` in a house folder, used where an outline says nothing.

    发文单位: 江州市总工会办公室
    联系人: 王晓
    联系电话: 88001234
    版式: 公文

Its keys are fields of any genre; a genre takes what it has. Where several house folders have the file, the nearer one's
keys come first. A value becomes its field's default, so that drafts, tables and new outlines all have it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path

from drafter.manifest import Genre
from drafter.outline.decoding import decoded
from drafter.outline.faults import Fault, raise_faults
from drafter.outline.fields import Field, read_value
from drafter.outline.nearest import nearest
from drafter.outline.nodes import Entry, Scalar, is_empty
from drafter.outline.nodes import Mapping as KeyedNode
from drafter.outline.yamltext import load, load_any
from phrasebank.errors import Place, UserError, os_reason

FILE = "unit.yml"
LOOK = "版式"
AllFields = Callable[[], Sequence[Field]]


@dataclass(frozen=True, slots=True)
class Standing:
    """The values of a unit: each key once, the nearest folder's."""

    entries: tuple[Entry, ...]

    def for_field(self, field: Field) -> Entry | None:
        """The value that fits the field, under its name or an alias; None if there is none."""
        named = {entry.key: entry for entry in self.entries}
        given = next((named[name] for name in (field.name, *field.aliases) if name in named), None)
        return given if given and not list(_misfits(given, field)) else None

    @property
    def look(self) -> str | None:
        found = next((entry.value for entry in self.entries if entry.key == LOOK), None)
        return found.text.strip() if isinstance(found, Scalar) else None


def standing_values(roots: Sequence[Path], all_fields: AllFields) -> Standing:
    """What the unit has set down. Raises UserError with all problems of a unit.yml.

    ``all_fields`` gives the fields of every genre: a key that none of them has is a mistake.
    """
    looks = {path.stem for root in roots for path in (root / "_house").glob("*.yml")}
    return _merged([_read(path, all_fields, looks) for root in roots if (path := root / FILE).is_file()])


def with_standing(genre: Genre, standing: Standing) -> Genre:
    """The genre with the unit's values as defaults of its fields."""
    if not standing.entries:
        return genre
    fields = tuple(_with_default(field, standing) for field in genre.fields)
    return replace(genre, fields=fields, look=standing.look or genre.look)


def _with_default(field: Field, standing: Standing) -> Field:
    entry = standing.for_field(field)
    return replace(field, default=entry.value) if entry else field


def _merged(found: Sequence[Standing]) -> Standing:
    first: dict[str, Entry] = {}
    for standing in found:
        for entry in standing.entries:
            first.setdefault(entry.key, entry)
    return Standing(tuple(first.values()))


def _read(path: Path, all_fields: AllFields, looks: Set[str]) -> Standing:
    try:
        text = decoded(path.read_bytes(), str(path))
    except OSError as error:
        raise UserError(f"读不了：{os_reason(error)}", Place(str(path))) from error
    top = load_any(text, str(path))
    if top is not None and not isinstance(top, KeyedNode):
        load(text, str(path))
    entries = tuple(e for e in (top.entries if isinstance(top, KeyedNode) else ()) if not is_empty(e.value))
    owners: dict[str, list[Field]] = {}
    for field in all_fields():
        for name in (field.name, *field.aliases):
            owners.setdefault(name, []).append(field)
    raise_faults([fault for entry in entries for fault in _faults(entry, owners, looks)], str(path), text)
    return Standing(entries)


def _faults(entry: Entry, owners: Mapping[str, Sequence[Field]], looks: Set[str]) -> Iterator[Fault]:
    """What is wrong with a key: no genre has it, or it does not fit. Choices differ: they must fit one genre."""
    if entry.key == LOOK:
        if not isinstance(entry.value, Scalar):
            yield Fault(entry.line, f"“{LOOK}”只能写一个名称")
        elif (name := entry.value.text.strip()) not in looks:
            yield Fault(entry.line, f"没有这个版式：{name}", f"现有版式：{'、'.join(sorted(looks))}", LOOK)
    elif entry.key == "体裁":
        yield Fault(entry.line, "这里不写体裁", "写各种文稿都用得上的项，如 发文单位、联系人、联系电话")
    elif entry.key not in owners:
        near = nearest(entry.key, owners)
        yield Fault(entry.line, f"没有哪个体裁有“{entry.key}”这一项", f"是不是“{near}”？" if near else None)
    else:
        misfits = [list(_misfits(entry, field)) for field in owners[entry.key] if field.type != "选项"]
        choices = [list(_misfits(entry, field)) for field in owners[entry.key] if field.type == "选项"]
        if any(misfits):
            yield from next(filter(None, misfits))
        elif choices and all(choices):
            yield from choices[0]


def _misfits(entry: Entry, field: Field) -> Iterator[Fault]:
    faults: list[Fault] = []
    read_value(entry.value, field, faults)
    # people look for the key that they typed, also where it is another name of the field
    yield from (replace(fault, field=entry.key) if fault.field == field.name else fault for fault in faults)
