"""Records as tables: .jsonl line by line, .json and .yml as a list of items; their keys are the columns.

    {"会议名称": "工作会", "人数": 30, "会议内容": ["传达精神", "部署工作"]}

Numbers keep their digits, null is an empty cell, lists and keys within a value stay what they are.
"""

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any

from drafter.outline.decoding import decoded
from drafter.outline.yamltext import Entry, Mapping, Node, Scalar, Sequence, is_empty, load_any
from drafter.tables.delimited import encoding_of
from drafter.tables.model import Cell, Row
from phrasebank.errors import Place, UserError
from phrasebank.readers.plain import decode

Record = dict[str, Cell]
MAX_CHARACTERS = 500_000_000


@contextmanager
def line_rows(path: Path, encoding: str | None = None) -> Iterator[Iterator[Row]]:
    """The rows of a .jsonl file, read twice as a stream: once for the keys, once for the values."""
    codec = encoding_of(path, encoding)
    with path.open(encoding=codec) as first:
        keys = dict.fromkeys(
            chain.from_iterable(r for _, r in _line_records(first) if not isinstance(r, str))
        )
    with path.open(encoding=codec) as stream:
        yield _rows(tuple(keys), _line_records(stream))


def _line_records(lines: Iterable[str]) -> Iterator[tuple[int, Record | str]]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield number, _json_record(line, number)


def _json_record(line: str, number: int) -> Record | str:
    try:
        return _record(_json(line), number)
    except ValueError as error:
        return _reason(error)


@contextmanager
def json_rows(path: Path, encoding: str | None = None) -> Iterator[Iterator[Row]]:
    """The rows of a .json file: a list of objects."""
    text = _text(path, encoding)
    try:
        items = _json(text)
    except ValueError as error:
        where = Place(str(path), line=getattr(error, "lineno", None))
        raise UserError(_reason(error), where, "请检查逗号、引号和括号") from error
    if not isinstance(items, list):
        raise UserError("最外层应当是一个列表", Place(str(path)), '写作 [{"会议名称": "……"}, ……]')
    yield _of_items(enumerate(map(_caught, items), start=1))


@contextmanager
def yaml_rows(path: Path, encoding: str | None = None) -> Iterator[Iterator[Row]]:
    """The rows of a .yml file: a list whose items hold keys."""
    top = load_any(_text(path, encoding), str(path))
    if top is not None and not isinstance(top, Sequence):
        hint = "每一份以“- ”开头，下面写“字段: 值”"
        raise UserError("最外层应当是一个列表", Place(str(path), line=top.line), hint)
    items = top.items if top else ()
    yield _of_items((number, _yaml_record(item)) for number, item in enumerate(items, start=1))


def _of_items(items: Iterable[tuple[int, Record | str]]) -> Iterator[Row]:
    kept = list(items)
    keys = dict.fromkeys(chain.from_iterable(r for _, r in kept if not isinstance(r, str)))
    return _rows(tuple(keys), kept)


def _rows(keys: tuple[str, ...], records: Iterable[tuple[int, Record | str]]) -> Iterator[Row]:
    """The keys as a header without a place of its own, then the records."""
    if not keys:
        return
    yield Row(0, keys)
    for number, record in records:
        if isinstance(record, str):
            yield Row(number, fault=record)
        else:
            yield Row(number, tuple(record.get(key, "") for key in keys))


def _text(path: Path, encoding: str | None) -> str:
    data = path.read_bytes()
    if len(data) > MAX_CHARACTERS:
        raise UserError("文件太大，读不进内存", Place(str(path)), "请改用 .jsonl 或 .csv，逐行读取")
    return decode(data, str(path), encoding)[0] if encoding else decoded(data, str(path))


def _json(text: str) -> Any:
    """Read JSON with numbers as they are written; a key that stands twice is an error, not the last of the two."""
    try:
        return json.loads(text, parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=_pairs)
    except RecursionError as error:
        raise ValueError("嵌套太深") from error


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for key in found if sum(key == k for k, _ in pairs) > 1)
        raise ValueError(f"“{twice}”写了两次")
    return found


def _caught(item: Any) -> Record | str:
    try:
        return _record(item, 1)
    except ValueError as error:
        return _reason(error)


def _record(item: Any, line: int) -> Record:
    if not isinstance(item, dict):
        raise ValueError("应当是 {“字段”: “值”} 的形式")
    return {key: _cell(_node(value, line)) for key, value in item.items()}


def _node(value: Any, line: int) -> Node:
    match value:
        case None:
            return Scalar("", line)
        case bool():
            return Scalar("是" if value else "否", line)
        case list():
            return Sequence(tuple(_node(item, line) for item in value), line)
        case dict():
            return Mapping(tuple(Entry(k, line, _node(v, line)) for k, v in value.items()), line)
    return Scalar(str(value), line)


def _yaml_record(item: Node) -> Record | str:
    if is_empty(item):
        return {}
    if not isinstance(item, Mapping):
        return "应当是“字段: 值”的形式"
    return {entry.key: _cell(entry.value) for entry in item.entries}


def _cell(node: Node) -> Cell:
    if is_empty(node):
        return ""
    return node.text if isinstance(node, Scalar) else node


# Expecting ',' delimiter: line 1 column 5 (char 4)
_AT = re.compile(r"line (?P<line>\d+) column (?P<column>\d+)")


def _reason(error: ValueError) -> str:
    found = _AT.search(str(error))
    if not found:
        return str(error)
    return f"不合 JSON 格式（第 {found['column']} 个字符处）"
