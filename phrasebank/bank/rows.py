"""Rows of texts that people keep in YAML, CSV or JSON lines, each with the line where it stands.

    - 种类: 口号                种类,文字,标签            {"种类": "口号", "文字": "真学真信真用", "标签": ["团结"]}
      文字: 真学真信真用         口号,真学真信真用,团结
      标签: [团结]

The three notations say the same; a list in a cell of CSV is parted by ；. Everything is text, dates and numbers too.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from phrasebank.errors import Place, UserError, os_reason
from phrasebank.readers.plain import decode

Value = str | tuple[str, ...]
LIST_MARK = "；"
DEEPEST = 20

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


@dataclass(frozen=True, slots=True)
class Row:
    """What one row says, by its keys (which the file chooses), and its place for messages."""

    place: Place
    values: Mapping[str, Value]

    def text(self, key: str) -> str:
        """The value as one text, empty if there is none; raises UserError for a list."""
        value = self.values.get(key, "")
        if isinstance(value, tuple):
            raise UserError(f"“{key}”应是一段文字，却是列表", self.place)
        return value.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """The value as a list: one item a text, or the parts of a text with ；."""
        value = self.values.get(key, "")
        parts = value.split(LIST_MARK) if isinstance(value, str) else value
        return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def read_text(path: Path) -> str:
    """A file of rows as text; raises UserError if it cannot be read."""
    try:
        return decode(path.read_bytes(), str(path))[0]
    except OSError as error:
        raise UserError(f"读不了：{os_reason(error)}", Place(str(path)), "请检查文件名和权限") from error


def yaml_rows(text: str, file: str) -> dict[str, tuple[Row, ...]]:
    """The rows below each key of a YAML file; those of a file that is one list stand below the empty key."""
    root = _composed(text, file)
    if root is None:
        return {}
    if isinstance(root, yaml.SequenceNode):
        return {"": tuple(_row(node, file) for node in root.value)}
    if not isinstance(root, yaml.MappingNode):
        raise UserError("应是一个列表，每项以“- ”开头", _place(root, file))
    sections = {}
    for key, value in root.value:
        if isinstance(value, yaml.ScalarNode) and not value.value:
            continue
        if not isinstance(value, yaml.SequenceNode):
            raise UserError(f"“{key.value}”下面应是一个列表，每项以“- ”开头", _place(value, file))
        sections[str(key.value)] = tuple(_row(node, file) for node in value.value)
    return sections


def _composed(text: str, file: str) -> yaml.Node | None:
    """The file's tree; refuses what would crash or swell: deep nests and aliases."""
    try:
        depth = 0
        for event in yaml.parse(text, Loader=_Loader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST or isinstance(event, yaml.AliasEvent):
                place = Place(file, line=event.start_mark.line + 1 if event.start_mark else None)
                raise UserError("嵌套太深，或用了 & * 引用", place, "请写成普通的列表")
        return yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = Place(file, line=mark.line + 1) if mark else Place(file)
        raise UserError("不是合法的 YAML", place, "请检查缩进、冒号后的空格和引号") from error


def _place(node: yaml.Node, file: str) -> Place:
    return Place(file, line=node.start_mark.line + 1)


def _row(node: yaml.Node, file: str) -> Row:
    place = _place(node, file)
    if not isinstance(node, yaml.MappingNode):
        raise UserError("每一项应是几行“键: 值”", place)
    values: dict[str, Value] = {}
    for key, value in node.value:
        if key.value in values:
            raise UserError(f"“{key.value}”写了两次", _place(key, file))
        values[str(key.value)] = _value(value, file)
    return Row(place, values)


def _value(node: yaml.Node, file: str) -> Value:
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if isinstance(node, yaml.SequenceNode) and all(isinstance(n, yaml.ScalarNode) for n in node.value):
        return tuple(str(n.value) for n in node.value)
    raise UserError("值应是一段文字或一列文字", _place(node, file))


def csv_rows(text: str, file: str) -> Iterator[Row]:
    """The rows of a table with a head."""
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        head = [name.strip() for name in next(reader, [])]
        line = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield Row(Place(file, line=line), dict(zip(head, cells, strict=False)))
            line = reader.line_num + 1
    except csv.Error as error:
        raise UserError("不是合法的 CSV", Place(file, line=reader.line_num), "请检查引号是否成对") from error


def json_rows(text: str, file: str) -> Iterator[Row]:
    """One JSON object a line."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            yield Row(Place(file, line=number), dict(_json_values(line, Place(file, line=number))))


def _json_values(line: str, place: Place) -> Iterator[tuple[str, Value]]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UserError("不是合法的 JSON", place, "每行应是一个 {…}") from error
    if not isinstance(found, dict):
        raise UserError("每行应是一个 {…}", place)
    for key, value in found.items():
        if isinstance(value, list):
            yield key, tuple(map(str, value))
        elif value is not None:
            yield key, str(value)


def as_yaml(rows: list[dict[str, Any]]) -> str:
    """Rows as a YAML list; the same rows give the same text."""
    text: str = yaml.dump(
        rows, Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=None, width=10_000
    )
    return text
