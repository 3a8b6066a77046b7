"""YAML as office people write it: Chinese keys, every scalar a text, every node with its line.

    load("体裁: 会议通知\\n时间: 2026年3月6日 9:00\\n", "提纲.yml").get("时间").text == "2026年3月6日 9:00"

YAML's own conversions are left out (9:00 would become 540), and so is everything that could make a text vanish or
multiply silently: anchors, aliases, tags, duplicate keys, a second document. Lines folded inside a value are joined
without a blank between Chinese characters.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from drafter.outline.faults import LINE_END, Fault, forbidden, name_of, raise_faults
from drafter.outline.nodes import Entry, Mapping, Node, Scalar, Sequence, is_empty, texts
from drafter.outline.yamlerrors import explain, no_blank_after_dash

__all__ = [
    "LINE_END",
    "MAX_CHARACTERS",
    "Entry",
    "Fault",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "forbidden",
    "is_empty",
    "load",
    "load_any",
    "name_of",
    "raise_faults",
    "texts",
]

MAX_DEPTH = 50
MAX_CHARACTERS = 5_000_000

_WIDE = re.compile(r"[\u2014-\u2026\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]")
# “坚持 #1 目标” loses its end as a comment; “部署  # 三选一” is a comment
_LOST_TEXT = re.compile(r"[ \t]+(?P<rest>#[^\s#][^\r\n]{0,20})")
# “  -b” and “  要点：甲” below a value; not a line of prose
_SWALLOWED = re.compile(r"\s*(?:[-－•●]\s*\S|(?:标题|内容|要点)[：:])")


def load(text: str, name: str) -> Mapping:
    """Read a YAML text whose top is a mapping. Raises UserError with all problems, in Chinese and with their lines."""
    top = load_any(text, name)
    if not isinstance(top, Mapping):
        raise_faults([_no_mapping(top, text)], name, text)
    assert isinstance(top, Mapping)  # noqa: S101  (raise_faults has raised otherwise)
    return top


def load_any(text: str, name: str) -> Node | None:
    """Read a YAML text, whatever its top is; None if it is empty. Raises UserError with all problems."""
    faults = list(_unwritable(text))
    top: Node | None = None
    if not faults:
        try:
            top = _Composer(text, faults).document()
        except _Stop:
            pass
        except yaml.YAMLError as error:
            faults.append(Fault(*explain(error, text)))
    raise_faults(faults, name, text)
    return top


def _unwritable(text: str) -> Iterator[Fault]:
    if len(text) > MAX_CHARACTERS:
        yield Fault(0, f"文件太大：{len(text)} 字，最多 {MAX_CHARACTERS} 字")
        return
    for number, line in enumerate(LINE_END.split(text), start=1):
        if found := forbidden(line):
            hint = "多半是从别处粘贴时带来的，看不见；请删去后重打"
            yield Fault(
                number, f"第 {found.start() + 1} 个字符是控制符 {name_of(found.group())}，文档里不能有", hint
            )


def _no_mapping(top: Node | None, text: str) -> Fault:
    if top is None or is_empty(top):
        return Fault(0, "文件里没有内容", "先写“体裁: ……”，再逐项填写；drafter new 可以生成空白提纲")
    line, message, hint = explain(None, text, top.line)
    return Fault(line, message, hint)


class _Composer:
    """Builds nodes from YAML's events; a class because the stream of events is consumed step by step."""

    def __init__(self, text: str, faults: list[Fault]) -> None:
        self.text = text
        self.faults = faults
        self.events = _events(text)

    def document(self) -> Node | None:
        """The only document's top node; None if there is none."""
        next(self.events)
        if isinstance(next(self.events), yaml.StreamEndEvent):
            return None
        top = self._node(next(self.events), 1)
        next(self.events)
        if not self.faults and not isinstance(after := next(self.events), yaml.StreamEndEvent):
            line = after.start_mark.line + 1
            self.faults.append(
                Fault(line, "一个文件只能有一份提纲，这里又开始了一份", "删去这一行“---”，或分成两个文件")
            )
        return top

    def _node(self, event: Any, depth: int) -> Node:
        line: int = event.start_mark.line + 1
        folded = getattr(event, "style", "|") != "|" and event.start_mark.line != event.end_mark.line
        self._refuse_marks(event, line)
        if depth > MAX_DEPTH:
            self.faults.append(Fault(line, f"嵌套太深，超过 {MAX_DEPTH} 层"))
            raise _Stop
        match event:
            case yaml.ScalarEvent():
                return Scalar(self._text_of(event, depth), line, folded, event.style == "|")
            case yaml.SequenceStartEvent():
                return Sequence(tuple(self._items(depth)), line)
            case yaml.MappingStartEvent():
                return Mapping(tuple(self._entries(depth)), line)
        return Scalar("", line)

    def _refuse_marks(self, event: Any, line: int) -> None:
        hint = "若是正文里的字，请给整个值加上引号"
        if isinstance(event, yaml.AliasEvent):
            self.faults.append(Fault(line, f"不能用引用 *{event.anchor}", hint))
        elif event.anchor:
            self.faults.append(Fault(line, f"不能用锚点 &{event.anchor}", hint))
        elif event.tag:
            self.faults.append(
                Fault(line, f"不能用类型标记 {event.tag.replace('tag:yaml.org,2002:', '!!')}", hint)
            )

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            item = self._node(event, depth + 1)
            self._refuse_null_item(event)
            yield item

    def _entries(self, depth: int) -> Iterator[Entry]:
        lines: dict[str, int] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            below = next(self.events)
            self._refuse_tight_item(below)
            value = self._node(below, depth + 1)
            if not isinstance(key, Scalar):
                self.faults.append(
                    Fault(key.line, "键应当是一个词，不能是列表", "若是正文里的字，请给整个值加上引号")
                )
            elif not key.text.strip() or key.text[0] == "\u3000":
                blank = "全角空格" if key.text.strip() else ""
                message = f"键的前面有{blank}" if blank else "这一行没有键，或键写成了 null、~"
                self.faults.append(Fault(key.line, message, "写成“键: ……”，缩进只用半角空格"))
            elif key.text in lines:
                message = f"“{key.text}”写了两次，第 {lines[key.text]} 行已有"
                self.faults.append(Fault(key.line, message, "只留一处"))
            else:
                lines[key.text] = key.line
                yield Entry(key.text, key.line, value)

    def _refuse_null_item(self, event: Any) -> None:
        """Note an item that YAML would make nothing of; a text must not vanish silently."""
        plain = isinstance(event, yaml.ScalarEvent) and not event.style
        if plain and (value := str(event.value)) in ("~", "null"):
            hint = "没有这一项就删去这一行；是正文就加上引号"
            mark: Any = event.start_mark
            self.faults.append(Fault(mark.line + 1, f"列表的一项写成了 {value}，会印不出来", hint))

    def _refuse_tight_item(self, event: Any) -> None:
        """Note -甲 on a line of its own below a key: it is meant as a list's item; an inline -5 is a value."""
        if not isinstance(event, yaml.ScalarEvent) or event.style or not event.value.startswith("-"):
            return
        start: Any = event.start_mark
        alone = not self.text[start.index - start.column : start.index].strip(" ")
        if alone and (wrong := no_blank_after_dash(event.value)):
            self.faults.append(Fault(start.line + 1, *wrong))

    def _text_of(self, event: Any, depth: int) -> str:
        value = str(event.value)
        if found := forbidden(value):
            self.faults.append(
                Fault(event.start_mark.line + 1, f"值里有控制符 {name_of(found.group())}，文档里不能有")
            )
        plain = event.style in (None, "")
        if plain and value in ("~", "null"):
            return ""
        if plain and (lost := _LOST_TEXT.match(self.text, event.end_mark.index)):
            message = f"“{lost['rest']}”前有空格，会被当作说明丢掉"
            self.faults.append(
                Fault(event.end_mark.line + 1, message, "是正文：给整个值加上引号；是说明：写成“# 说明”")
            )
        if plain and event.start_mark.line != event.end_mark.line:
            raw = self.text[event.start_mark.index : event.end_mark.index]
            if depth > 1:
                # a whole file that is one value has a cause of its own: no colon in it is one
                self._refuse_swallowed(raw, event.start_mark.line + 1)
            return _folded(raw)
        if event.style == ">":
            raw = self.text[event.start_mark.index : event.end_mark.index]
            return _folded(LINE_END.split(raw, maxsplit=1)[-1])
        return value

    def _refuse_swallowed(self, raw: str, line: int) -> None:
        """Note lines that were meant as an item or a key and became part of the value above them."""
        for number, text in enumerate(LINE_END.split(raw)[1:], line + 1):
            if _SWALLOWED.match(text):
                message = "这一行被并进了上一行的内容"
                hint = "列表的每一项写成“- ……”，键写成“键: ……”，与同级的左边对齐"
                self.faults.append(Fault(number, message, hint))


class _Stop(Exception):  # noqa: N818
    """Composing cannot go on; the reason is among the faults already."""


def _events(text: str) -> Iterator[Any]:
    # the C parser is twenty times faster; wheels for every system bring it, but a source build may not
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return iter(yaml.parse(text, Loader=loader))


def _folded(raw: str) -> str:
    """Join the lines of a folded value: a blank line starts a paragraph, Chinese characters are joined directly."""
    out = ""
    for line in (line.strip() for line in LINE_END.split(raw)):
        if not line:
            out += "\n" if out and not out.endswith("\n") else ""
        elif not out or out.endswith("\n") or _WIDE.match(out[-1]) or _WIDE.match(line):
            out += line
        else:
            out += " " + line
    return out.rstrip("\n")
