"""An outline says which genre is wanted and what it is about; loading it makes typed values and a list of gaps.

    体裁: 会议通知
    会议名称: 全市工会组织建设推进会
    时间: 2026年3月6日 9:00

All problems of a file are reported at once, each with its line; what a genre requires and the outline lacks is no
problem but a gap, unless the caller is strict.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from drafter.genre import RESERVED, Genre, find_genre, genre_names, roots
from drafter.outline import yamltext
from drafter.outline.consistency import contradictions
from drafter.outline.content import GAP, Content
from drafter.outline.decoding import decoded
from drafter.outline.fields import Field, Part, Row, Value, nearest, read_value
from drafter.outline.issue import missing_together
from drafter.outline.yamltext import Fault, Node, load, raise_faults
from phrasebank.errors import Place, UserError, os_reason, raise_all
from phrasebank.readers.plain import BINARY_HINT


@dataclass(frozen=True, slots=True)
class Filled:
    """A field with what was filled in, its default, or None."""

    field: Field
    value: Value | None


@dataclass(frozen=True, slots=True)
class Missing:
    """What the writer has still to fill in: a field, or 重点工作·标题; ``line`` is 0 where the outline lacks its key."""

    field: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Outline:
    genre: Genre
    values: tuple[Filled, ...]
    gaps: tuple[Missing, ...] = ()
    source: str = ""
    look: str | None = None
    conflicts: tuple[Fault, ...] = ()
    """What cannot be true together, each with its line: one of the values is wrong, only the writer knows which."""

    @property
    def bare(self) -> tuple[Part, ...]:
        """Parts of a speech with a title alone, where others of the same list have points: nothing is said under them."""
        return tuple(part for filled in self.values for part in _bare(filled.value))

    def strict(self) -> "Outline":
        """The outline itself if nothing is missing and nothing contradicts. Raises UserError that lists all of it."""
        raise_all((*self._missing(), *self._contradicting()))
        return self

    def _missing(self) -> Iterator[UserError]:
        for gap in self.gaps:
            place = Place(self.source, gap.line or None, field=gap.field)
            yield UserError("必填，还没有填", place, self._help(gap.field))

    def _contradicting(self) -> Iterator[UserError]:
        for fault in self.conflicts:
            place = Place(self.source, fault.line or None, field=fault.field)
            yield UserError(fault.message, place, fault.hint)

    def _help(self, name: str) -> str | None:
        field = self.genre.field(name.split("·")[0])
        return field.help if field else None


def load_outline(path: Path, house: Path | None = None) -> Outline:
    """Read an outline file in any encoding. Raises UserError with all its problems."""
    if path.is_dir():
        raise UserError("这是一个文件夹，不是提纲", Place(str(path)), "请给出提纲文件，如 提纲.yml")
    try:
        if path.stat().st_size > 4 * yamltext.MAX_CHARACTERS:
            raise UserError("文件太大，不像提纲", Place(str(path)), "请确认选对了文件")
        data = path.read_bytes()
    except OSError as error:
        hint = _meant(path) or "drafter new 体裁 -o 提纲.yml 可以生成空白提纲"
        raise UserError(f"读不了提纲：{os_reason(error)}", Place(str(path)), hint) from error
    return parse_outline(_text_of(data, path), str(path), house)


def _meant(path: Path) -> str:
    """The file that was perhaps meant: editors add .txt to the name, and Explorer hides it; empty if none is there."""
    try:
        every = sorted(one.name for one in path.parent.iterdir())
    except OSError:
        return ""
    if f"{path.name}.txt" in every:
        return f"文件夹里有“{path.name}.txt”，多半是记事本存时加了 .txt：请把它改名为“{path.name}”"
    near = nearest(path.name, (name for name in every if name.lower().endswith((".yml", ".yaml"))))
    return f"是不是“{near}”？" if near and nearest(path.stem, [Path(near).stem]) else ""


def _text_of(data: bytes, path: Path) -> str:
    try:
        return decoded(data, str(path))
    except UserError as error:
        if error.hint != BINARY_HINT:
            raise
        hint = "请给出提纲（.yml 文本文件）；drafter new 体裁 -o 提纲.yml 可以生成空白提纲"
        raise UserError("这不是提纲：不是文本文件，或编码无法识别", error.where, hint) from error


def parse_outline(text: str, name: str = "提纲", house: Path | None = None) -> Outline:
    """Read an outline's text; ``name`` is how messages call it."""
    top = load(text, name)
    faults: list[Fault] = []
    genre = _genre(top, name, house)
    faults += _unknown(top, genre)
    given = _under_own_names(top, genre, faults)
    nodes = {key: entry.value for key, entry in given.items()}
    look = _one_line(top, "版式", faults)
    values = fill(genre, nodes, faults)
    raise_faults(faults, name, text)
    lines = {key: entry.line for key, entry in given.items()}
    filled = {one.field.name: one.value for one in values if one.value is not None}
    conflicts = tuple(contradictions(filled, genre.checks, 0, lines))
    return Outline(genre, values, gaps_of(values, lines), name, look or genre.look, conflicts)


def fill(genre: Genre, nodes: Mapping[str, Node], faults: list[Fault]) -> tuple[Filled, ...]:
    """Every field of the genre with its value; what cannot be read is noted in ``faults``."""
    return settled(Filled(field, read_value(nodes.get(field.name), field, faults)) for field in genre.fields)


def settled(values: Iterable[Filled]) -> tuple[Filled, ...]:
    """The values, where what is filled in makes other fields needless: those need not be filled any more."""
    found = tuple(values)
    given = [filled.field for filled in found if filled.field.replaces and filled.value not in (None, "", ())]
    replaced = {name for field in given for name in field.replaces}
    if not replaced:
        return found
    return tuple(_optional(filled) if filled.field.name in replaced else filled for filled in found)


def _optional(filled: Filled) -> Filled:
    return Filled(replace(filled.field, required=False), filled.value)


def gaps_of(values: Sequence[Filled], lines: Mapping[str, int]) -> tuple[Missing, ...]:
    """What is missing: required fields without a value, and parts without a title."""
    issue = {filled.field.name: filled.value for filled in values if filled.field.issues}
    return (
        *chain.from_iterable(
            _gaps(filled, lines.get(filled.field.name, 0))
            for filled in values
            # of an empty field that need not be filled nothing is missing: most are; and nothing in a text
            if (
                filled.field.required
                if filled.value is None
                else type(filled.value) is not str or not filled.value
            )
        ),
        *(Missing(name, lines.get(name, 0)) for name in missing_together(issue)),
    )


def _gaps(filled: Filled, line: int) -> Iterator[Missing]:
    name, value = filled.field.name, filled.value
    if value in (None, "", ()):
        if filled.field.required:
            yield Missing(name, line)
    elif isinstance(value, Content):
        for text, at in value.texts():
            yield from (Missing(f"{name}·{gap['name']}", at) for gap in GAP.finditer(text))
    elif isinstance(value, tuple):
        untitled = (part for part in value if isinstance(part, Part) and not part.title)
        yield from (Missing(f"{name}·标题", part.line) for part in untitled)
        for row in value:
            if isinstance(row, Row):
                yield from _empty_cells(row, filled.field)


def _empty_cells(row: Row, table: Field) -> Iterator[Missing]:
    for column, value in zip(table.columns, row.cells, strict=True):
        if column.required and value in (None, "", ()):
            yield Missing(f"{table.name}·{column.name}", row.line)


def _bare(value: Value | None) -> Iterator[Part]:
    parts = [part for part in value if isinstance(part, Part)] if isinstance(value, tuple) else []
    if any(part.points for part in parts):
        yield from (part for part in parts if part.title and not (part.body or part.points))


def _genre(top: yamltext.Mapping, name: str, house: Path | None) -> Genre:
    """The genre that the outline names. Without it no other key can be judged, so this is told alone."""
    faults: list[Fault] = []
    asked = _one_line(top, "体裁", faults)
    if faults:
        raise UserError(faults[0].message, Place(name, faults[0].line), "写作 体裁: 会议通知")
    line = next((entry.line for entry in top.entries if entry.key == "体裁"), None)
    if asked is None:
        near = next((e for e in top.entries if nearest(e.key, ("体裁",)) and e.key != "体裁"), None)
        place = Place(name, line or (near.line if near else None))
        hint = f"第 {near.line} 行的“{near.key}”是不是“体裁”？" if near and not line else None
        raise UserError(
            "没有写明体裁", place, hint or f"第一行写 体裁: ……；现有体裁：{'、'.join(_known(house))}"
        )
    return find_genre(asked, house, Place(name, line, excerpt=f"体裁: {asked[:40]}"))


def _known(house: Path | None) -> Sequence[str]:
    return genre_names(roots(house))


def _one_line(top: yamltext.Mapping, key: str, faults: list[Fault]) -> str | None:
    """The text of one of our own keys; None if it is not there or empty."""
    node = top.get(key)
    if node is None or yamltext.is_empty(node):
        return None
    if isinstance(node, yamltext.Scalar):
        return node.text.strip()
    faults.append(Fault(node.line, f"“{key}”只能写一个名称"))
    return None


def _under_own_names(top: yamltext.Mapping, genre: Genre, faults: list[Fault]) -> dict[str, yamltext.Entry]:
    """The entries under their fields' names, also where an alias stands; a field given twice is told."""
    owners = {alias: field.name for field in genre.fields for alias in field.aliases}
    given: dict[str, yamltext.Entry] = {}
    for entry in top.entries:
        name = entry.key if genre.field(entry.key) else owners.get(entry.key, entry.key)
        if first := given.get(name):
            message = f"“{entry.key}”与第 {first.line} 行的“{first.key}”是同一项，写了两次"
            faults.append(Fault(entry.line, message, "只留一处"))
        else:
            given[name] = entry
    return given


def _unknown(top: yamltext.Mapping, genre: Genre) -> Iterator[Fault]:
    """A fault for every key that is no field, with the field that was probably meant."""
    owners = {name: field.name for field in genre.fields for name in (field.name, *field.aliases)}
    for entry in top.entries:
        if entry.key in RESERVED or entry.key in owners:
            continue
        near = nearest(entry.key, owners)
        hint = f"是不是“{owners[near]}”？" if near else f"drafter new {genre.name} 可以列出全部字段"
        yield Fault(entry.line, f"体裁“{genre.name}”没有“{entry.key}”这一项", hint)
