"""Reading a look's YAML file: Chinese keys, units written out, all problems reported with their lines.

段落:
  标题: {字体: 小标宋, 字号: 二号, 字距: 0磅, 对齐: 居中}
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from drafter.writers.looks import (
    TABLE_CELL,
    TABLE_HEAD,
    TEXT_LOOKS,
    Align,
    BlankRule,
    Font,
    Indent,
    Look,
    Page,
    PageNumber,
    ParagraphLook,
    TextLook,
)
from drafter.yamltext import Fault, Mapping, Node, Scalar, Sequence, load, raise_faults
from phrasebank.document import Role
from phrasebank.errors import Place, UserError, os_reason
from phrasebank.readers.plain import decode

T = TypeVar("T")
_ROLES = {role.value: role for role in Role}
_PARAGRAPHS = (*_ROLES, TABLE_HEAD, TABLE_CELL)
# 字号 in points: the sizes that word processors offer by name
_SIZES = {
    "初号": 42, "小初": 36, "一号": 26, "小一": 24, "二号": 22, "小二": 18, "三号": 16, "小三": 15,
    "四号": 14, "小四": 12, "五号": 10.5, "小五": 9,
}  # fmt: skip
_ALIGNS: dict[str, Align] = {"左": "left", "居中": "center", "右": "right", "两端": "both"}
_HIGHLIGHTS = {"黄": "yellow", "绿": "green", "青": "cyan", "灰": "lightGray", "无": ""}
# “37毫米”, “-0.25磅”, “2字”; “37” says no unit
_LENGTH = re.compile(r"(-?\d{1,4}(?:\.\d{1,3})?)\s*(毫米|磅|字)")
_TWIPS = {"毫米": 1440 / 25.4, "磅": 20.0}


def read_look(path: Path) -> Look:
    """Read a look. Raises UserError with every problem of the file."""
    try:
        text, _ = decode(path.read_bytes(), str(path))
    except OSError as error:
        raise UserError(f"读不了版式文件：{os_reason(error)}", Place(str(path))) from error
    faults: list[Fault] = []
    look = _look(_Map(load(text, str(path)), faults), path.stem)
    raise_faults(faults, str(path), text)
    return look


def _look(top: "_Map", stem: str) -> Look:
    name = top.take("版式", str, stem)
    top.take("说明", str, "")
    page = _page(top.section("页面"))
    fonts = {key: _font(section, key) for key, section in top.section("字体").sections()}
    read = _Values(page, fonts)
    base = _paragraph(
        top.section("基准"), ParagraphLook("基准", next(iter(fonts.values()), Font("仿宋", "仿宋"))), read
    )
    given = top.section("段落")
    paragraphs = tuple(_paragraph(given.section(key), replace(base, name=key), read) for key in _PARAGRAPHS)
    given.close()
    texts_given = top.section("文字")
    texts = tuple(_text(texts_given.section(key), key, read) for key in TEXT_LOOKS)
    texts_given.close()
    blanks = tuple(_blank(section) for section in top.items("空行"))
    number = _number(top.section("页码"), base, read)
    top.close()
    return Look(name, page, tuple(fonts.values()), base, paragraphs, texts, blanks, number)


def _page(given: "_Map") -> Page:
    page = Page(
        given.take("纸宽", _plain_length, 11906),
        given.take("纸高", _plain_length, 16838),
        given.take("上边距", _plain_length, 2098),
        given.take("下边距", _plain_length, 1984),
        given.take("左边距", _plain_length, 1587),
        given.take("右边距", _plain_length, 1474),
        given.take("页眉距", _plain_length, 850),
        given.take("页脚距", _plain_length, 1425),
        given.take("每行字数", _count, 28),
        given.take("每面行数", _count, 22),
    )
    if page.area < 1440:
        given.complain("左右边距之间不到 25 毫米，排不下文字", "请检查纸宽、左边距、右边距")
    given.close()
    return page


def _font(given: "_Map", name: str) -> Font:
    chinese = given.take("中文", _font_name, name)
    font = Font(chinese, given.take("西文", _font_name, chinese), given.take("代用", _font_name, ""))
    given.close()
    return font


def _paragraph(given: "_Map", base: ParagraphLook, read: "_Values") -> ParagraphLook:
    look = replace(
        base,
        font=given.take("字体", read.font, base.font),
        size=given.take("字号", _size, base.size),
        spacing=given.take("字距", _plain_length, base.spacing),
        line=given.take("行距", _line, base.line),
        align=given.take("对齐", _align, base.align),
        bold=given.take("加粗", _yes, base.bold),
        first_line=given.take("首行缩进", read.indent, base.first_line),
        left=given.take("左缩进", read.indent, base.left),
        right=given.take("右缩进", read.indent, base.right),
        outline=given.take("大纲级别", _count, base.outline),
        keep_next=given.take("与下段同页", _yes, base.keep_next),
        longest_line=given.take("每行最多", _characters, base.longest_line),
    )
    given.close()
    return look


def _text(given: "_Map", name: str, read: "_Values") -> TextLook:
    look = TextLook(
        name,
        given.take("字体", read.font, None),
        given.take("加粗", _yes, False),
        given.take("底色", _highlight, ""),
    )
    given.close()
    return look


def _blank(given: "_Map") -> BlankRule:
    rule = BlankRule(given.roles("前"), given.roles("后"), given.take("行数", _lines, 1))
    given.close()
    return rule


def _number(given: "_Map", base: ParagraphLook, read: "_Values") -> PageNumber:
    before, after = given.take("样子", _number_form, ("— ", " —"))
    number = PageNumber(
        given.take("字体", read.font, base.font),
        given.take("字号", _size, 28),
        before,
        after,
        given.take("空", _plain_length, 280),
        given.take("单页", _align, "right"),
        given.take("双页", _align, "left"),
    )
    given.close()
    return number


# What one value means. Each raises ValueError saying what is expected.


def _plain_length(text: str) -> int:
    match = _LENGTH.fullmatch(text)
    if not match or match[2] == "字":
        raise ValueError("应为带单位的长度，如 37毫米、28.95磅")
    return round(float(match[1]) * _TWIPS[match[2]])


def _line(text: str) -> int | None:
    return None if text == "自动" else _plain_length(text)


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 200):
        raise ValueError("应为 1 到 200 的整数")
    return int(text)


def _lines(text: str) -> int:
    if text not in tuple("0123456789"):
        raise ValueError("应为 0 到 9 的行数")
    return int(text)


def _characters(text: str) -> int:
    return _count(text.removesuffix("字"))


def _size(text: str) -> int:
    points = _SIZES.get(text)
    if points is None:
        match = _LENGTH.fullmatch(text)
        points = float(match[1]) if match and match[2] == "磅" else 0
    if not 1 <= points <= 400:
        raise ValueError(f"应为字号（{'、'.join(_SIZES)}）或磅数，如 16磅")
    return round(points * 2)


def _align(text: str) -> Align:
    return _one_of(_ALIGNS, text)


def _highlight(text: str) -> str:
    return _one_of(_HIGHLIGHTS, text)


def _yes(text: str) -> bool:
    return _one_of({"是": True, "否": False}, text)


def _one_of(known: dict[str, T], text: str) -> T:
    if text not in known:
        raise ValueError(f"应为其中之一：{'、'.join(known)}")
    return known[text]


def _font_name(text: str) -> str:
    if not 1 <= len(text) <= 31:
        raise ValueError("应为 1 到 31 个字符的字体名")
    return text


def _number_form(text: str) -> tuple[str, str]:
    before, digit, after = text.partition("1")
    if not digit or "1" in after:
        raise ValueError("应写成第一页的样子，如 — 1 —")
    return before, after


@dataclass(frozen=True, slots=True)
class _Values:
    """Values that depend on the page or on the fonts of the same file."""

    page: Page
    fonts: dict[str, Font]

    def font(self, text: str) -> Font:
        return _one_of(self.fonts, text)

    def indent(self, text: str) -> Indent:
        if (match := _LENGTH.fullmatch(text)) and match[2] == "字":
            return Indent(self.page.characters_wide(float(match[1])), round(float(match[1]) * 100))
        return Indent(_plain_length(text))


@dataclass(slots=True)
class _Map:
    """A mapping of the file: taken key by key; what nobody took is unknown."""

    node: Node | None
    faults: list[Fault]
    asked: list[str] = field(default_factory=list)
    known: dict[str, Node] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if isinstance(self.node, Mapping):
            self.known = {entry.key: entry.value for entry in self.node.entries}
        elif self.node is not None:
            self.complain("这里应为“键: 值”的对照")

    def take(self, key: str, parse: Callable[[str], T], default: T) -> T:
        """Read a value; absent or wrong, it is the default (and wrong is a problem)."""
        node = self._node(key)
        if node is None:
            return default
        if not isinstance(node, Scalar):
            self.complain(f"“{key}”应为一个值", at=node)
            return default
        try:
            return parse(node.text)
        except ValueError as error:
            self.complain(f"“{key}”不能是“{node.text}”", str(error), node)
            return default

    def section(self, key: str) -> "_Map":
        return _Map(self._node(key), self.faults)

    def sections(self) -> Iterator[tuple[str, "_Map"]]:
        return ((key, self.section(key)) for key in self.known)

    def items(self, key: str) -> Iterator["_Map"]:
        return (_Map(node, self.faults) for node in self._list(key))

    def roles(self, key: str) -> tuple[Role, ...]:
        """A list of roles; absent means any role."""
        return tuple(role for node in self._list(key) if (role := self._role(node)))

    def _role(self, node: Node) -> Role | None:
        name = node.text if isinstance(node, Scalar) else ""
        if name in _ROLES:
            return _ROLES[name]
        self.complain(f"没有这个段落角色：{name}", f"段落角色有：{'、'.join(_ROLES)}", node)
        return None

    def _node(self, key: str) -> Node | None:
        self.asked.append(key)
        return self.known.get(key)

    def _list(self, key: str) -> tuple[Node, ...]:
        node = self._node(key)
        if isinstance(node, Sequence):
            return node.items
        if node is not None:
            self.complain(f"“{key}”应为列表，如 [标题, 副标题]", at=node)
        return ()

    def close(self) -> None:
        """Report the keys that nobody asked for."""
        for key, node in self.known.items():
            if key not in self.asked:
                self.complain(f"不认识的键：{key}", f"这里可用的键：{'、'.join(self.asked)}", node)

    def complain(self, message: str, hint: str | None = None, at: Node | None = None) -> None:
        node = at or self.node
        self.faults.append(Fault(node.line if node else 0, message, hint))
