"""Parts of a speech with their points, written as texts or as ``标题: 内容: 要点:``.

重点工作:
  - 标题: 提高认识
    要点: [加强学习, 深入调研]      -> (Part("提高认识", points=(Part("加强学习"), Part("深入调研"))),)
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from drafter.markers.typed import without_markers
from drafter.outline.declared import Faults, Field, wrong
from drafter.outline.faults import Fault
from drafter.outline.nearest import nearest
from drafter.outline.nodes import Mapping, Node, Scalar, is_empty
from drafter.outline.plain import items_of, one_line, paragraphs
from phrasebank.sentences import sentences

PART_KEYS = ("标题", "内容", "要点")
MAX_POINT_DEPTH = 2
"""Points and sub-points: templates print no more, and no sentence of an outline may be lost."""
MAX_HEAD = 30
"""A text of several sentences begins with a head if its first sentence has at most so many characters."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a speech, or a point within one; ``line`` is where the outline begins it."""

    title: str
    body: str = ""
    points: tuple["Part", ...] = ()
    line: int = 0


def parts(node: Node, field: Field, faults: Faults) -> tuple[Part, ...] | None:
    return _unnumbered(_part_list(node, field, faults, 0))


def _unnumbered(listed: Iterable[Part]) -> tuple[Part, ...]:
    found = tuple(listed)
    titles = without_markers([part.title for part in found])
    return tuple(replace(part, title=title) for part, title in zip(found, titles, strict=True))


def _part_list(node: Node, field: Field, faults: Faults, depth: int) -> Iterable[Part]:
    items = items_of(node, field, faults)
    if items == (node,) and isinstance(node, Scalar) and node.literal and "\n" in node.text.strip():
        hint = "一项一部分，每项前面写“- ”；从表格粘贴来的，要填在“表格”类的项里"
        wrong(node, field, "几项连成了一段", faults, hint)
        return
    for item in items:
        if is_empty(item):
            continue
        if isinstance(item, Scalar):
            yield _part_of_text(item, field, faults)
        elif isinstance(item, Mapping):
            yield _part_of_keys(item, field, faults, depth)
        else:
            wrong(item, field, "列表里又套了一层列表", faults, "下一层请写在“要点:”里")


# “标题：抓落实” as one text: the colon should have been half-width; not 内容是：……
_LOST_KEY = re.compile(r"(?P<key>标题|内容|要点)(?:：|:)")


def _part_of_text(item: Scalar, field: Field, faults: Faults) -> Part:
    text = paragraphs(item, field, faults) or ""
    if found := _LOST_KEY.match(text):
        wrong(
            item,
            field,
            f"“{found['key']}”的冒号不对，成了正文",
            faults,
            f"写成 {found['key']}: ……（半角冒号加空格）",
        )
    first = next(sentences(text))
    head = text[: first.end]
    if len(head) > MAX_HEAD or first.end == len(text):
        return Part(text, line=item.line)
    return Part(head, text[first.end :].strip(), line=item.line)


def _part_of_keys(item: Mapping, field: Field, faults: Faults, depth: int) -> Part:
    for entry in item.entries:
        if entry.key not in PART_KEYS:
            near = nearest(entry.key, PART_KEYS)
            hint = (
                f"是不是“{near}”？" if near else f"可以写：{'、'.join(PART_KEYS)}；正文里的冒号请用全角“：”"
            )
            faults.append(Fault(entry.line, f"没有“{entry.key}”这一项", hint, field.name))
    title, body, points = (item.get(key) for key in PART_KEYS)
    if points is not None and not is_empty(points) and depth >= MAX_POINT_DEPTH:
        wrong(points, field, f"要点最多分 {MAX_POINT_DEPTH} 层", faults, "把最里面的一层并入上一层的“内容”")
        points = None
    return Part(
        one_line(title, field, faults) or "" if title is not None else "",
        paragraphs(body, field, faults) or "" if body is not None else "",
        _unnumbered(_part_list(points, field, faults, depth + 1)) if points is not None else (),
        item.line,
    )
