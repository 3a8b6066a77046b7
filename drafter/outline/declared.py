"""What a genre declares about a field, and how a value that does not fit is told."""

from dataclasses import dataclass

from drafter.outline.faults import Fault
from drafter.outline.nodes import Node

Faults = list[Fault]
# what people are told to write; to add a type, add a line here and in fields.py
FORMS: dict[str, str] = {
    "文字": "写一行文字",
    "段落": "写一段或几段文字，换行即另起一段",
    "日期": "写作 2026年3月6日 或 2026-03-06",
    "时间": "写作 2026年3月6日 9:00，有起止的写作 2026年3月6日 9:00-11:30",
    "数字": "只写数字，不带单位，如 30",
    "列表": "一行一项，每项以“- ”开头",
    "选项": "在所列选项中选一个",
    "部分": "一项一部分，每项可写 标题、内容、要点",
    "人员": "写作 张三（市总工会主席）或 市总工会主席张三，几个人一行一个，每行以“- ”开头",
    "表格": "一行一项，各列用 | 隔开",
    "发文字号": "写作 江总工发〔2026〕12号",
    "密级": "写作 机密★1年，或只写 绝密、机密、秘密",
    "份号": "写一到六位数字，如 1",
    "正文": "写几段文字，或按次序列出文字、部分、要点、表格",
}


@dataclass(frozen=True, slots=True)
class Field:
    """What a genre asks for. ``default`` has been checked to be readable."""

    name: str
    type: str
    help: str
    required: bool = False
    example: Node | None = None
    aliases: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    default: Node | None = None
    line: int = 0
    keeps_marks: bool = False
    """Whether an end mark of a 文字 or 列表 belongs to it (标点: 保留); otherwise templates write the marks."""
    columns: tuple["Field", ...] = ()
    """What the columns of a 表格 are; none of them is a 部分 or 表格 itself."""
    replaces: tuple[str, ...] = ()
    """The required fields that need not be filled in where this one is (代替)."""
    proposes: bool = False
    """Whether phrasing of a bank may be proposed where it is missing (建议): it is prose, no fact."""
    issues: bool = False
    """Whether it is one of the fields that every genre has for issuing a document (公文要素.yml)."""


def form_of(field: Field) -> str:
    """What is expected in a field, for messages and for the comments of a new outline."""
    if field.type == "选项":
        return f"只能填：{'、'.join(field.options)}"
    if field.type == "表格":
        return f"{FORMS['表格']}，各列是：{'、'.join(column.name for column in field.columns)}"
    return FORMS[field.type]


def wrong(node: Node, field: Field, message: str, faults: Faults, hint: str | None = None) -> None:
    """Note that a node does not fit its field; without a hint the expected form is told."""
    faults.append(Fault(node.line, message, hint or form_of(field), field.name))
