"""A new outline to fill in: every field of a genre with what belongs there, an example and whether it may stay empty.

What must be filled stands open; what may be left out stands as a comment, to be opened by taking away the ``#``.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from drafter.genre import Genre
from drafter.outline.fields import FIELD_TYPES, Field, form_of
from drafter.outline.saving import save_outline_text
from drafter.outline.yamltext import Node, Scalar
from drafter.outline.yamltext import Sequence as ListNode

HOW_TO = """\
# 填法：每行一项，半角冒号后空一格再写内容；以 # 开头的是说明，可以删去。
# 写序号、星期、上午下午的事交给程序；没有填的必填项，稿子里印成【待补：……】。"""
_PARTS = """\
  - 标题:
    内容:
    要点:
      - 标题:
        内容:"""


def start(genre: Genre, schema: str | None = None) -> str:
    """The text of a new outline. It loads without problems; its required fields are gaps.

    ``schema`` is where editors find the outline's JSON Schema; they look for it in the first line.
    """
    modeline = [f"# yaml-language-server: $schema={schema}"] if schema else []
    return (
        "\n".join(
            [*modeline, f"# {genre.name}：{genre.help}", HOW_TO, f"体裁: {genre.name}", "", *_fields(genre)]
        ).rstrip()
        + "\n"
    )


def save_start(genre: Genre, path: Path, *, force: bool = False) -> None:
    """Write a new outline, which names the genre's schema if that lies beside it.

    Raises UserError if the file exists, unless ``force``, or if its name is no text's.
    """
    schema = path.with_name(f"{genre.name}.schema.json")
    text = start(genre, schema.name if schema.is_file() else None)
    save_outline_text(text, path, force=force)


def _fields(genre: Genre) -> Iterator[str]:
    required = [field for field in genre.fields if field.required]
    optional = [field for field in genre.fields if not field.required and not field.issues]
    issue = [field for field in genre.fields if field.issues]
    for field in required:
        yield from (*_comments(field), *_empty(field), "")
    if optional:
        yield "# ———— 以下选填；要用哪一项，去掉它前面的“# ” ————"
        yield ""
    yield from _commented(optional)
    if issue:
        yield "# ———— 以下印发时用：红头、印章、版记（GB/T 9704—2012） ————"
        yield ""
    yield from _commented(issue)


def _commented(fields: Iterable[Field]) -> Iterator[str]:
    for field in fields:
        yield from (*_comments(field), *(f"# {line}" for line in _empty(field)), "")


def _comments(field: Field) -> Iterator[str]:
    kind = "必填" if field.required else "选填"
    yield f"# {field.name}（{kind}）：{field.help}"
    if field.type not in ("文字", "段落"):
        default = f"；不填就是“{_text(field.default)}”" if field.default else ""
        yield f"#   {form_of(field)}{default}"
    for column in field.columns:
        yield f"#   {column.name}{'（必填）' if column.required else ''}：{column.help}，如 {_text(column.example)}"
    if field.replaces:
        yield f"#   填了这一项，可以不填 {'、'.join(field.replaces)}"
    if not field.columns and (example := _text(field.example)):
        yield f"#   例：{example}"


def _text(node: Node | None) -> str:
    """A node as an example on one line; nothing for what has no short form."""
    if isinstance(node, Scalar):
        return node.text.replace("\n", " ")
    if isinstance(node, ListNode):
        return "；".join(_text(item) for item in node.items)
    return ""


# what YAML would not take for a plain text: a mark first, a colon or # with a blank; not 江州市总工会（办公室）
_NOT_PLAIN = re.compile(r"[\s\[\]{}#&*!|>'\"%@`,?:-]|.*(?::\s|\s#|:$|\s$)|~$|null$")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'" if _NOT_PLAIN.match(text) else text


def _empty(field: Field) -> list[str]:
    if field.type == "部分":
        return [f"{field.name}:", *_PARTS.split("\n")]
    if field.columns:
        names = [column.name for column in field.columns]
        return [f"{field.name}: |", f"  | {' | '.join(names)} |", f"  |{'  |' * len(names)}"]
    if FIELD_TYPES[field.type].many and field.type != "人员":
        return [f"{field.name}:", "  -"]
    if field.default is not None:
        return [f"{field.name}: {_quoted(_text(field.default))}"]
    return [f"{field.name}:"]
