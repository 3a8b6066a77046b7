"""What ``genre.yml`` says: the fields that a genre asks for, its numbering and what must not contradict.

    体裁: 会议通知
    说明: 一句话
    模板: 正文.j2
    编号: {标题: [一、, （一）], 要点: 1., 分点: （1）}
    字段: {会议名称: {类型: 文字, 必填: 是, 说明: …, 例: …, 别名: […]}}
    核对: [{先后: [报名截止, 时间]}, {同场: [地点, 时间, 会议名称]}]

All faults of a file are collected and told together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from drafter.markers.styles import MARKERS, Numbering
from drafter.outline.consistency import Booking, Check, Order
from drafter.outline.faults import Fault, raise_faults
from drafter.outline.fields import FIELD_TYPES, Field, nearest, read_value
from drafter.outline.nodes import Entry, Mapping, Node, Scalar, is_empty
from drafter.outline.nodes import Sequence as ListNode
from drafter.outline.yamltext import load
from phrasebank.document import HEADINGS
from phrasebank.readers.markup import escape

RESERVED = ("体裁", "版式")
_KEYS = ("体裁", "说明", "模板", "编号", "字段", "核对")
_COLUMN_FORM = "写作 列: {时间: {类型: 文字, 说明: ……}, 事项: {……}}"
_CHECK_FORM = "写作 - 先后: [报名截止, 时间]，或 - 同场: [地点, 时间, 会议名称]"
_FIELD_KEYS = ("类型", "必填", "说明", "例", "别名", "选项", "默认", "标点", "列", "代替", "建议")
PROSE = ("部分", "段落", "正文")
"""Types whose gaps are answered with phrasing unless 建议 says otherwise; of the others most are facts."""
_NO_COLUMN = ("部分", "表格")
_NUMBERING_KEYS = ("标题", "要点", "分点")
_YES_NO = {"是": True, "否": False, "": False}


@dataclass(frozen=True, slots=True)
class Genre:
    name: str
    help: str
    template: str
    numbering: Numbering
    fields: tuple[Field, ...]
    folder: Path
    roots: tuple[Path, ...]
    checks: tuple[Check, ...] = ()
    look: str | None = None
    """The unit's usual look, None if it has none of its own."""

    def field(self, name: str) -> Field | None:
        """The field of that name; None if the genre has none."""
        return next((field for field in self.fields if field.name == name), None)

    @property
    def first_required(self) -> Field:
        """The field that names a document best: the first that must be filled, else the first."""
        return next((field for field in self.fields if field.required), self.fields[0])


def read_manifest(text: str, path: Path, roots: tuple[Path, ...]) -> Genre:
    """Read the text of a genre.yml; ``roots`` are where its templates look for shared parts. Raises UserError."""
    reader = _Manifest(load(text, str(path)), path.parent)
    genre = reader.genre(roots)
    raise_faults(reader.faults, str(path), text)
    return genre


def read_issue_fields(text: str, path: Path) -> tuple[Field, ...]:
    """Read the fields that every genre has, declared as a genre's are. Raises UserError with the file's faults."""
    reader = _Manifest(load(text, str(path)), path.parent)
    fields = reader.issue_fields()
    raise_faults(reader.faults, str(path), text)
    return fields


def _is_dated(field: Field) -> bool:
    return field.type in ("日期", "时间")


class _Manifest:
    """Reads genre.yml and collects every fault in it."""

    def __init__(self, top: Mapping, folder: Path) -> None:
        self.top = top
        self.folder = folder
        self.faults: list[Fault] = []

    def genre(self, where: tuple[Path, ...]) -> Genre:
        self._only(self.top, _KEYS)
        name = self._text(self.top, "体裁", must=True)
        if name and name != self.folder.name:
            self._fault(
                self.top.get("体裁"), f"体裁名“{name}”与文件夹名“{self.folder.name}”不同", "改成一样的名字"
            )
        template = self._text(self.top, "模板", must=True)
        if template and not (self.folder / template).is_file():
            self._fault(self.top.get("模板"), f"没有这个模板文件：{template}", "模板放在体裁的文件夹里")
        declared = self.top.get("字段")
        if not isinstance(declared, Mapping) or not declared.entries:
            self._fault(declared or self.top, "“字段”里没有字段", "每个字段写作 名称: {类型: 文字, 说明: ……}")
            declared = Mapping((), 0)
        fields = tuple(self._fields(declared))
        self._clashes(fields)
        self._replaced(fields)
        return Genre(
            self.folder.name,
            self._text(self.top, "说明", must=True),
            template,
            self._numbering(),
            fields,
            self.folder,
            where,
            tuple(self._checks({field.name: field for field in fields})),
        )

    def issue_fields(self) -> tuple[Field, ...]:
        self._only(self.top, ("字段",))
        declared = self.top.get("字段")
        fields = tuple(self._fields(declared)) if isinstance(declared, Mapping) else ()
        self._clashes(fields)
        return tuple(replace(field, issues=True) for field in fields)

    def _checks(self, fields: dict[str, Field]) -> Iterator[Check]:
        node = self.top.get("核对")
        items = node.items if isinstance(node, ListNode) else () if node is None else (node,)
        for item in items:
            if not isinstance(item, Mapping) or len(item.entries) != 1:
                self._fault(item, "“核对”写得不对", _CHECK_FORM)
                continue
            (entry,) = item.entries
            names = self._texts(item, entry.key)
            if unknown := [name for name in names if name not in fields]:
                near = nearest(unknown[0], fields)
                self._fault(entry, f"没有这个字段：{unknown[0]}", f"是不是“{near}”？" if near else None)
            elif entry.key == "先后" and len(names) > 1 and all(_is_dated(fields[n]) for n in names):
                yield Order(names)
            elif entry.key == "同场" and len(names) == 3 and _is_dated(fields[names[1]]):
                yield Booking(*names)
            else:
                self._fault(entry, "“核对”写得不对", _CHECK_FORM)

    def _fields(self, node: Mapping) -> Iterator[Field]:
        for entry in node.entries:
            if entry.key in RESERVED:
                self._fault(entry, f"字段不能叫“{entry.key}”", "提纲自己要用这个键，请换一个名称")
            elif not entry.key.isidentifier():
                self._fault(
                    entry, f"字段不能叫“{entry.key}”", "用汉字、字母、数字，不用标点和空格，不以数字开头"
                )
            elif not isinstance(entry.value, Mapping):
                self._fault(entry, f"字段“{entry.key}”要写明类型和说明", "写作 {类型: 文字, 说明: ……}")
            else:
                yield self._field(entry, entry.value)

    def _field(self, entry: Entry, node: Mapping) -> Field:
        self._only(node, _FIELD_KEYS)
        kind = self._text(node, "类型", must=True)
        if kind and kind not in FIELD_TYPES:
            self._fault(node.get("类型"), f"没有这种字段类型：{kind}", f"可用：{'、'.join(FIELD_TYPES)}")
        options = self._texts(node, "选项")
        if (kind == "选项") != bool(options):
            self._fault(node, "类型“选项”要列出选项，其他类型不能有", "写作 {类型: 选项, 选项: [动员, 部署]}")
        if marked := [option for option in options if escape(option) != option]:
            self._fault(node.get("选项"), f"选项里不能有标记符号：{marked[0]}")
        field = Field(
            name=entry.key,
            type=kind if kind in FIELD_TYPES else "文字",
            help=self._text(node, "说明", must=True),
            required=self._yes(node, "必填"),
            example=node.get("例"),
            aliases=self._texts(node, "别名"),
            options=options,
            default=node.get("默认"),
            line=entry.line,
            keeps_marks=self._keeps_marks(node),
            columns=self._columns(node, kind),
            replaces=self._texts(node, "代替"),
            proposes=self._yes(node, "建议") if node.get("建议") else kind in PROSE,
        )
        for value in (field.default, field.example):
            if not is_empty(value):
                read_value(value, field, self.faults)
        return field

    def _columns(self, node: Mapping, kind: str) -> tuple[Field, ...]:
        """The columns of a 表格, declared as fields are."""
        declared = node.get("列")
        if (kind == "表格") != (declared is not None):
            self._fault(declared or node, "类型“表格”要写明各列，其他类型不能有“列”", _COLUMN_FORM)
        if not isinstance(declared, Mapping):
            if declared is not None:
                self._fault(declared, "“列”写得不对", _COLUMN_FORM)
            return ()
        columns = tuple(self._fields(declared))
        self._clashes(columns)
        for column in columns:
            if column.type in _NO_COLUMN:
                self.faults.append(
                    Fault(column.line, f"表格的一列不能是“{column.type}”", "可用文字、段落、人员……")
                )
        return columns

    def _replaced(self, fields: Sequence[Field]) -> None:
        known = {field.name for field in fields}
        for field in fields:
            for name in field.replaces:
                if name not in known:
                    near = nearest(name, known)
                    hint = f"是不是“{near}”？" if near else None
                    self.faults.append(Fault(field.line, f"“代替”里没有这个字段：{name}", hint))

    def _clashes(self, fields: Sequence[Field]) -> None:
        owners: dict[str, str] = {}
        for field in fields:
            for name in (field.name, *field.aliases):
                if owners.setdefault(name, field.name) != field.name:
                    message = f"“{name}”既属于“{owners[name]}”又属于“{field.name}”"
                    self.faults.append(Fault(field.line, message, "一个名称或别名只归一个字段"))

    def _numbering(self) -> Numbering:
        node = self.top.get("编号")
        if node is None:
            return Numbering()
        if not isinstance(node, Mapping):
            self._fault(node, "“编号”写得不对", "写作 {标题: [一、, （一）], 要点: 一要, 分点: 一是}")
            return Numbering()
        self._only(node, _NUMBERING_KEYS)
        headings = self._texts(node, "标题")
        points, subpoints = self._text(node, "要点"), self._text(node, "分点")
        if len(headings) > len(HEADINGS):
            self._fault(node.get("标题"), f"标题最多 {len(HEADINGS)} 级")
        if unknown := [style for style in (*headings, points, subpoints) if style and style not in MARKERS]:
            self._fault(node, f"没有这种编号：{unknown[0]}", f"可用：{' '.join(MARKERS)}")
            return Numbering()
        return Numbering(headings, points, subpoints)

    def _only(self, node: Mapping, known: Sequence[str]) -> None:
        for entry in node.entries:
            if entry.key not in known:
                near = nearest(entry.key, known)
                self._fault(
                    entry,
                    f"没有“{entry.key}”这一项",
                    f"是不是“{near}”？" if near else f"可写：{'、'.join(known)}",
                )

    def _text(self, node: Mapping, key: str, must: bool = False) -> str:
        value = node.get(key)
        if isinstance(value, Scalar) and value.text.strip():
            return value.text.strip()
        if must or (value is not None and not isinstance(value, Scalar)):
            self._fault(value or node, f"缺少“{key}”" if value is None else f"“{key}”要写一行文字")
        return ""

    def _texts(self, node: Mapping, key: str) -> tuple[str, ...]:
        value = node.get(key)
        items = (
            value.items
            if isinstance(value, ListNode)
            else ()
            if value is None or is_empty(value)
            else (value,)
        )
        if any(not isinstance(item, Scalar) for item in items):
            self._fault(value or node, f"“{key}”要写成一列文字", "写作 [甲, 乙]")
        return tuple(item.text.strip() for item in items if isinstance(item, Scalar))

    def _keeps_marks(self, node: Mapping) -> bool:
        text = self._text(node, "标点")
        if text not in ("", "保留"):
            self._fault(node.get("标点"), "“标点”只能写“保留”", "不写就去掉句末标点，由模板来加")
        return text == "保留"

    def _yes(self, node: Mapping, key: str) -> bool:
        text = self._text(node, key)
        if text not in _YES_NO:
            self._fault(node.get(key), f"“{key}”只能写“是”或“否”")
        return _YES_NO.get(text, False)

    def _fault(self, at: Node | Entry | None, message: str, hint: str | None = None) -> None:
        self.faults.append(Fault(at.line if at else 0, message, hint))
