"""Reading a look's YAML file: Chinese keys, units written out, all problems reported with their lines.

段落:
  标题: {字体: 小标宋, 字号: 二号, 字距: 0磅, 对齐: 居中}
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from drafter.outline.yamltext import Fault, Mapping, Node, Scalar, Sequence, load, raise_faults
from drafter.writers import look_values as values
from drafter.writers.looks import (
    DEFAULT_LOOK,
    TABLE_CELL,
    TABLE_HEAD,
    TEXT_LOOKS,
    BlankRule,
    Font,
    Look,
    Page,
    PageNumber,
    ParagraphLook,
    TextLook,
)
from phrasebank.document import Role
from phrasebank.errors import Place, UserError, os_reason
from phrasebank.readers.plain import decode

T = TypeVar("T")
_ROLES = {role.value: role for role in Role}
_PARAGRAPHS = (*_ROLES, TABLE_HEAD, TABLE_CELL)


def find_look(name: str, house: Path | None = None) -> Path:
    """Find a look's file where genres are found too: the first of a name is taken. Raises UserError if there is none."""
    from drafter.genre import roots

    folders = [root / "_house" for root in roots(house)]
    for folder in folders:
        if (path := folder / f"{name}.yml").is_file():
            return path
    known = sorted({path.stem for folder in folders for path in folder.glob("*.yml")} - {"unit"})
    raise UserError(f"没有这个版式：{name}", hint=f"现有版式：{'、'.join(known) or '无'}")


def load_look(name: str = DEFAULT_LOOK, house: Path | None = None) -> Look:
    """Load a look by name. Raises UserError: no such look, or the problems of its file."""
    path = find_look(name, house)
    return _loaded(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _loaded(path: Path, _modified: int) -> Look:
    return read_look(path)


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
    read = values.FileValues(page, fonts)
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
        given.take("纸宽", values.plain_length, 11906),
        given.take("纸高", values.plain_length, 16838),
        given.take("上边距", values.plain_length, 2098),
        given.take("下边距", values.plain_length, 1984),
        given.take("左边距", values.plain_length, 1587),
        given.take("右边距", values.plain_length, 1474),
        given.take("页眉距", values.plain_length, 850),
        given.take("页脚距", values.plain_length, 1425),
        given.take("每行字数", values.count, 28),
        given.take("每面行数", values.count, 22),
    )
    if page.area < 1440:
        given.complain("左右边距之间不到 25 毫米，排不下文字", "请检查纸宽、左边距、右边距")
    given.close()
    return page


def _font(given: "_Map", name: str) -> Font:
    chinese = given.take("中文", values.font_name, name)
    font = Font(
        chinese, given.take("西文", values.font_name, chinese), given.take("代用", values.font_name, "")
    )
    given.close()
    return font


def _paragraph(given: "_Map", base: ParagraphLook, read: values.FileValues) -> ParagraphLook:
    look = replace(
        base,
        font=given.take("字体", read.font, base.font),
        size=given.take("字号", values.size, base.size),
        spacing=given.take("字距", values.plain_length, base.spacing),
        line=given.take("行距", values.line, base.line),
        align=given.take("对齐", values.align, base.align),
        bold=given.take("加粗", values.yes, base.bold),
        first_line=given.take("首行缩进", read.indent, base.first_line),
        left=given.take("左缩进", read.indent, base.left),
        right=given.take("右缩进", read.indent, base.right),
        outline=given.take("大纲级别", values.level, base.outline),
        keep_next=given.take("与下段同页", values.yes, base.keep_next),
        longest_line=given.take("每行最多", values.characters, base.longest_line),
        hang_punctuation=given.take("标点溢出", values.yes, base.hang_punctuation),
    )
    given.close()
    return look


def _text(given: "_Map", name: str, read: values.FileValues) -> TextLook:
    look = TextLook(
        name,
        given.take("字体", read.font, None),
        given.take("加粗", values.yes, False),
        given.take("底色", values.highlight, ""),
    )
    given.close()
    return look


def _blank(given: "_Map") -> BlankRule:
    rule = BlankRule(given.roles("前"), given.roles("后"), given.take("行数", values.lines, 1))
    given.close()
    return rule


def _number(given: "_Map", base: ParagraphLook, read: values.FileValues) -> PageNumber:
    before, after = given.take("样子", values.number_form, ("— ", " —"))
    number = PageNumber(
        given.take("字体", read.font, base.font),
        given.take("字号", values.size, 28),
        before,
        after,
        given.take("空", values.plain_length, 280),
        given.take("单页", values.align, "right"),
        given.take("双页", values.align, "left"),
    )
    given.close()
    return number


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
