"""A JSON Schema (draft 2020-12) of a genre's outlines, so that editors complete keys, show help and mark mistakes.

    # yaml-language-server: $schema=会议通知.schema.json

The schema is never stricter than the loader (but for a hollow [] or {} where a text belongs, which the loader takes for
nothing): what it marks the loader refuses too. It is coarser where a schema cannot
tell (3月40日, a deadline after the meeting), and silent about what is missing, which is a gap and no mistake.
``patternErrorMessage`` and ``errorMessage`` are shown by VS Code's YAML support and ignored by others.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from drafter.manifest import RESERVED, Genre
from drafter.outline.contents import ITEM_KEYS
from drafter.outline.declared import Field, form_of
from drafter.outline.nodes import Mapping, Node, Scalar
from drafter.outline.nodes import Sequence as ListNode
from drafter.outline.parts import MAX_POINT_DEPTH, PART_KEYS
from drafter.outline.people import PERSON_KEYS
from phrasebank.files import write_whole

DRAFT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, "Json"]
Json = str | int | bool | None | list["Json"] | Schema

# every scalar is a text to the loader; an editor's YAML reads 30 as a number and nothing as null
_TEXT: Json = ["string", "number", "boolean", "null"]
# one line, blanks and line ends around it; not two lines
_LINE = r"^\s*[^\r\n]*\s*$"
# 2026年, 2026-3-6, 2026.3.6, 20260306, 二〇二六年 and the same in full-width digits; not 3月6日
_YEAR = r"^\s*$|[0-9０-９]{4}\s*[年\-/.．－／]|[0-9０-９]{8}|[〇零○一二三四五六七八九]{4}\s*年"
# 30, 1,200, 三十, full-width too; not 约30人
_NUMBER = r"^\s*[+＋]?[0-9０-９〇零○一二三四五六七八九十百千万亿两,，.．]*\s*$"
_ROW_IN_TEXT = "一行一项，各列用 | 隔开"


def schema_of(genre: Genre) -> Schema:
    """The schema of one genre's outlines; its keys are in the order of ``drafter new``."""
    return {"$schema": DRAFT, "title": f"提纲：{genre.name}", **_body(genre), "$defs": _shared()}


def save_schema(schema: Schema, path: Path, *, force: bool = False) -> None:
    """Write a schema. Raises UserError if the file exists, unless ``force``."""
    text = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
    write_whole(path, lambda stream: stream.write(text.encode("utf-8")), force=force)


def schema_of_all(genres: Iterable[Genre]) -> Schema:
    """One schema for outlines of every genre: 体裁 says which of them holds."""
    known = tuple(genres)
    names: list[Json] = [genre.name for genre in known]
    chosen: list[Json] = [
        {"if": {"properties": {"体裁": {"const": genre.name}}, "required": ["体裁"]}, "then": _body(genre)}
        for genre in known
    ]
    heads: Schema = {"体裁": {"description": "写哪一种文稿", "enum": names}}
    return {
        "$schema": DRAFT,
        "title": "提纲",
        "type": "object",
        "required": ["体裁"],
        "properties": heads,
        "allOf": chosen,
        "$defs": _shared(),
    }


def _body(genre: Genre) -> Schema:
    properties: Schema = {
        "体裁": {"description": genre.help, "const": genre.name},
        "版式": {"description": "用哪种版式，如 公文、讲话稿、讲台", "type": ["string", "null"]},
    }
    for field in genre.fields:
        properties[field.name] = {"description": _description(field), **_examples(field), **_form(field)}
        for alias in field.aliases:
            properties.setdefault(alias, {"description": f"同“{field.name}”：{field.help}", **_form(field)})
    return {
        "description": genre.help,
        "type": "object",
        "required": ["体裁"],
        "properties": properties,
        "additionalProperties": False,
        "allOf": [_only_one(field) for field in genre.fields if field.aliases],
    }


def _only_one(field: Field) -> Json:
    """A field may stand under its name or one of its aliases, once."""
    names = [name for name in (field.name, *field.aliases) if name not in RESERVED]
    every: list[Json] = [{"required": [name]} for name in names]
    nothing: list[Json] = [{"not": {"required": [name]}} for name in names]
    return {"oneOf": [*every, {"allOf": nothing}], "errorMessage": f"“{'”“'.join(names)}”是同一项，只写一处"}


def _description(field: Field) -> str:
    need = "必填" if field.required else "选填"
    return f"{field.help}（{need}；{form_of(field)}）"


def _examples(field: Field) -> Schema:
    shown: Schema = {}
    if field.example is not None:
        shown["examples"] = [_plain(field.example)]
    if field.default is not None:
        shown["default"] = _plain(field.default)
    return shown


def _plain(node: Node) -> Json:
    """An example as JSON."""
    match node:
        case Scalar():
            return node.text
        case ListNode():
            return [_plain(item) for item in node.items]
        case Mapping():
            return {entry.key: _plain(entry.value) for entry in node.entries}


def _form(field: Field) -> Schema:
    """What may stand in a field; types that are not listed take any text or list."""
    match field.type:
        case "文字":
            return {"type": _TEXT, "pattern": _LINE, "patternErrorMessage": form_of(field)}
        case "选项":
            return {"enum": [*field.options, None], "errorMessage": form_of(field)}
        case "日期" | "时间":
            return {
                "type": ["string", "integer", "null"],
                "pattern": _YEAR,
                "patternErrorMessage": form_of(field),
            }
        case "数字":
            number: Schema = {"type": ["string", "number", "null"], "pattern": _NUMBER, "minimum": 0}
            return {**number, "patternErrorMessage": form_of(field)}
        case "段落" | "列表":
            return {"$ref": "#/$defs/几段"}
        case "部分" | "人员" | "正文":
            return {"$ref": f"#/$defs/{field.type}"}
        case "表格":
            return _table(field)
    return {"type": [*_TEXT_KINDS, "array"]}


_TEXT_KINDS: tuple[Json, ...] = ("string", "number", "boolean", "null")
_TEXT_ONLY: Json = {"type": _TEXT}


def _shared() -> Schema:
    """The forms that many fields have, named by their types; each stands once in a schema."""
    return {
        "几段": _one_or_many(_TEXT_ONLY),
        "部分": _part(0),
        "人员": _one_or_many(_TEXT_ONLY, _keys(dict.fromkeys(PERSON_KEYS, _TEXT_ONLY), ["姓名"])),
        "正文": _content(),
    }


def _one_or_many(*items: Json) -> Schema:
    return {"anyOf": [*items, {"type": "array", "items": {"anyOf": list(items)}}]}


def _keys(properties: Schema, required: list[Json] | None = None) -> Schema:
    found: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**found, "required": required} if required else found


def _part(depth: int) -> Schema:
    """A part; at the deepest level its 要点 may only stand empty."""
    title, body, points = PART_KEYS
    properties: Schema = {
        title: {"type": _TEXT, "description": "一句话，不写序号"},
        body: {"$ref": "#/$defs/几段", "description": "一段或几段文字"},
        points: {**_part(depth + 1), "description": "下一层，一项一条"}
        if depth < MAX_POINT_DEPTH
        else {"type": "null"},
    }
    return _one_or_many(_TEXT_ONLY, _keys(properties))


def _table(field: Field) -> Schema:
    """Rows as texts with bars, as lists in the order of the columns, or by the columns' names."""
    properties: Schema = {}
    for column in field.columns:
        properties[column.name] = {"description": _description(column), **_examples(column), **_form(column)}
        for alias in column.aliases:
            properties[alias] = {"description": f"同“{column.name}”", **_form(column)}
    width = len(field.columns)
    row: Schema = {"type": "array", "minItems": width, "maxItems": width}
    text: Schema = {"type": ["string", "null"], "description": _ROW_IN_TEXT}
    keyed = _keys(properties)
    return {"anyOf": [text, keyed, {"type": "array", "items": {"anyOf": [text, row, keyed]}}]}


def _content() -> Schema:
    """A 正文, whose items hold lists again."""
    nested = ("内容", "要点", "部分")
    again: Json = {"$ref": "#/$defs/正文"}
    properties: Schema = {key: again if key in nested else _TEXT_ONLY for key in ITEM_KEYS}
    return _one_or_many(_TEXT_ONLY, _keys({**properties, "表格": True}))
