"""Reads a 正文: a text, or a list of texts, parts, lists and tables.

正文:
  - 先写一段话。
  - 标题: 提高认识
    内容: |
      一行一段。
    要点编号: 一要
    要点:
      - {标题: 抓学习。, 内容: 原原本本学。}
      - 抓落实。
  - {部分编号: （一）, 部分: […]}     部分自成一组，用另一种序号
  - {引语: 会议强调，, 要点编号: 一要, 要点: […], 余文: 会议号召……, 连排: 是}
  - 表格: [[时间, 地点], [9:00, 报告厅]]
"""

from collections.abc import Iterator

from drafter.markers.countstyles import NONE, is_style
from drafter.outline.content import Content, Grid, Item, Listing, Piece, Shape
from drafter.outline.declared import Faults, Field
from drafter.outline.faults import Fault
from drafter.outline.nearest import nearest
from drafter.outline.nodes import Mapping, Node, Scalar, Sequence, is_empty

LIST_KEYS = ("引语", "要点编号", "连排", "要点", "余文", "部分编号", "部分")
ITEM_KEYS = ("序号", "标题", "内容", *LIST_KEYS)
MAX_DEPTH = 8
"""Lists in lists; the speeches of the seeds have four."""
_YES = {"是": True, "否": False, "": False}


def content(node: Node, field: Field, faults: Faults) -> Content | None:
    """The field's text; None if there is nothing in it."""
    reader = _Reader(field, faults)
    pieces = tuple(reader.pieces(node, 0))
    return Content(pieces, node.line) if pieces else None


class _Reader:
    """Holds what every step needs: the field that is read and the faults found so far."""

    def __init__(self, field: Field, faults: Faults) -> None:
        self.field = field
        self.faults = faults

    def pieces(self, node: Node, depth: int) -> Iterator[Piece]:
        """What a text, a list or a single entry holds; neighbouring parts make one list."""
        parts: list[Item] = []
        for entry in node.items if isinstance(node, Sequence) else (node,):
            if isinstance(entry, Mapping) and (entry.get("标题") or entry.get("内容") or entry.get("序号")):
                parts.append(self._item(entry, depth))
                continue
            if parts:
                yield Listing(Shape.PARTS, tuple(parts))
                parts = []
            yield from self._piece(entry, depth)
        if parts:
            yield Listing(Shape.PARTS, tuple(parts))

    def _piece(self, entry: Node, depth: int) -> Iterator[Piece]:
        match entry:
            case Scalar():
                yield from _paragraphs(entry.text)
            case Mapping():
                self._known(entry, (*LIST_KEYS, "表格"))
                yield from self._lists(entry, depth)
                if (table := entry.get("表格")) is not None:
                    yield from self._grid(table)
            case Sequence():
                self._wrong(entry, "列表里又套了一层列表", "一项写一段文字，或写 标题: ……、要点: ……")

    def _lists(self, entry: Mapping, depth: int) -> Iterator[Listing]:
        """The points of a mapping, then its parts, in the order of the page."""
        lead, rest = self._line(entry, "引语"), self._line(entry, "余文")
        runs_in = self._yes(entry, "连排") or bool(lead or rest)
        if items := self._items(entry.get("要点"), depth + 1):
            shape = Shape.RUN_IN if runs_in else Shape.POINTS
            if runs_in and any(not isinstance(piece, str) for item in items for piece in item.content):
                self._wrong(entry, "连排的要点里不能再有列表和表格", "去掉“连排”，或把里面的一层写成文字")
            yield Listing(shape, items, self._style(entry, "要点编号"), lead, rest)
        elif lead or rest:
            self._wrong(entry, "“引语”“余文”写在连排的要点前后，这里没有要点", "没有要点就写成一段文字")
        if items := self._items(entry.get("部分"), depth + 1):
            yield Listing(Shape.PARTS, items, self._style(entry, "部分编号"))

    def _items(self, node: Node | None, depth: int) -> tuple[Item, ...]:
        if node is None or is_empty(node):
            return ()
        if depth > MAX_DEPTH:
            self._wrong(node, f"一层套一层，超过 {MAX_DEPTH} 层", "把最里面的一层写成文字")
            return ()
        entries = node.items if isinstance(node, Sequence) else (node,)
        return tuple(self._entry(entry, depth) for entry in entries if not is_empty(entry))

    def _entry(self, entry: Node, depth: int) -> Item:
        match entry:
            case Scalar():
                return Item(content=tuple(_paragraphs(entry.text)), line=entry.line)
            case Mapping():
                return self._item(entry, depth)
        self._wrong(entry, "列表里又套了一层列表", "下一层请写在“要点:”里")
        return Item()

    def _item(self, entry: Mapping, depth: int) -> Item:
        self._known(entry, ITEM_KEYS)
        body = entry.get("内容")
        inside = tuple(self.pieces(body, depth)) if body is not None and not is_empty(body) else ()
        return Item(
            self._line(entry, "标题"), (*inside, *self._lists(entry, depth)), self._marker(entry), entry.line
        )

    def _grid(self, node: Node) -> Iterator[Grid]:
        rows = [
            tuple(cell.text.strip() if isinstance(cell, Scalar) else "" for cell in row.items)
            for row in (node.items if isinstance(node, Sequence) else ())
            if isinstance(row, Sequence)
        ]
        if not rows or len({len(row) for row in rows}) > 1:
            self._wrong(node, "表格要一行一行写，各行格数相同", "写作 - [时间, 地点]，格里有逗号的加引号")
        else:
            yield Grid(tuple(rows))

    def _line(self, entry: Mapping, key: str) -> str:
        """The one line of a key; empty if it is not there."""
        node = entry.get(key)
        if node is None:
            return ""
        if isinstance(node, Scalar) and "\n" not in node.text.strip():
            return node.text.strip()
        self._wrong(node, f"“{key}”只能写一行文字", "长的写到“内容”里")
        return ""

    def _marker(self, entry: Mapping) -> str | None:
        """The pinned marker with the blanks that it ends in; None if there is none."""
        node = entry.get("序号")
        return node.text if isinstance(node, Scalar) and self._line(entry, "序号") else None

    def _style(self, entry: Mapping, key: str) -> str | None:
        node = entry.get(key)
        if not isinstance(node, Scalar) or not self._line(entry, key):
            return None
        if not is_style(node.text):
            hint = f"写第一项的序号，如 一、 （一） 1. 一要 第一， 首先，；不编号写“{NONE}”"
            self._wrong(node, f"没有这种编号：{node.text}", hint)
        return node.text

    def _yes(self, entry: Mapping, key: str) -> bool:
        text = self._line(entry, key)
        if text not in _YES:
            self._wrong(entry, f"“{key}”只能写“是”或“否”", "连排：各项接成一段，不另起行")
        return _YES.get(text, False)

    def _known(self, entry: Mapping, keys: tuple[str, ...]) -> None:
        for inner in entry.entries:
            if inner.key not in keys:
                near = nearest(inner.key, keys)
                hint = f"是不是“{near}”？" if near else f"可以写：{'、'.join(keys)}；正文里的冒号请用全角“：”"
                self.faults.append(Fault(inner.line, f"没有“{inner.key}”这一项", hint, self.field.name))

    def _wrong(self, node: Node, message: str, hint: str) -> None:
        self.faults.append(Fault(node.line, message, hint, self.field.name))


def _paragraphs(text: str) -> Iterator[str]:
    return (line.strip() for line in text.split("\n") if line.strip())
