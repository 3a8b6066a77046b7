"""The types of a genre's fields: what may be filled in, and the value that comes of it.

``FIELD_TYPES`` is the table; an outline's nodes and a spreadsheet's cells go through the same readers. A reader
returns the value, or notes in ``faults`` what is wrong and with which line.

    类型: 时间      2026年3月6日 9:00                 -> Moment
    类型: 部分      [{标题: …, 内容: …, 要点: […]}]     -> (Part, …)
    类型: 人员      张明远（市总工会主席）               -> (Person, …)
    类型: 表格      | 9:00 | 开幕 | 李华 |              -> (Row, …)
    类型: 正文      [一段话, {标题: …, 要点: […]}, …]     -> Content
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from drafter.outline import issue, plain
from drafter.outline.content import Content
from drafter.outline.contents import content
from drafter.outline.declared import FORMS, Faults, Field, form_of
from drafter.outline.moments import Day, Moment
from drafter.outline.nearest import nearest
from drafter.outline.nodes import Node, is_empty
from drafter.outline.parts import PART_KEYS, Part, parts
from drafter.outline.people import Person, people
from drafter.outline.plain import without_end_marks
from drafter.outline.rows import Row, rows_by

__all__ = [
    "FIELD_TYPES",
    "PART_KEYS",
    "Field",
    "FieldType",
    "Part",
    "Person",
    "Row",
    "Value",
    "form_of",
    "nearest",
    "read_value",
    "without_end_marks",
]

Value = (
    str
    | int
    | Decimal
    | Day
    | Moment
    | Content
    | tuple[str, ...]
    | tuple[Part, ...]
    | tuple[Person, ...]
    | tuple[Row, ...]
)
ReadValue = Callable[[Node, Field, Faults], Value | None]


@dataclass(frozen=True, slots=True)
class FieldType:
    """``form`` tells people what is expected; ``many`` types hold lists, also when one text is given."""

    form: str
    read: ReadValue
    many: bool = False


def read_value(node: Node | None, field: Field, faults: Faults) -> Value | None:
    """The value of a field, its default where nothing was filled in; None if there is neither, or a fault was noted."""
    if node is None or is_empty(node):
        node = field.default
        if node is None or is_empty(node):
            return None
    before = len(faults)
    value = FIELD_TYPES[field.type].read(node, field, faults)
    return value if len(faults) == before else None


# to add a type, add a line here and in declared.FORMS, its reader, and its cases in tests/drafting/types/
FIELD_TYPES: dict[str, FieldType] = {
    "文字": FieldType(FORMS["文字"], plain.phrase),
    "段落": FieldType(FORMS["段落"], plain.paragraphs),
    "日期": FieldType(FORMS["日期"], plain.day),
    "时间": FieldType(FORMS["时间"], plain.moment),
    "数字": FieldType(FORMS["数字"], plain.number),
    "列表": FieldType(FORMS["列表"], plain.texts, many=True),
    "选项": FieldType(FORMS["选项"], plain.option),
    "部分": FieldType(FORMS["部分"], parts, many=True),
    "人员": FieldType(FORMS["人员"], people, many=True),
    "表格": FieldType(FORMS["表格"], rows_by(read_value), many=True),
    "发文字号": FieldType(FORMS["发文字号"], issue.document_number),
    "密级": FieldType(FORMS["密级"], issue.secrecy),
    "份号": FieldType(FORMS["份号"], issue.copy_number),
    "正文": FieldType(FORMS["正文"], content),
}
