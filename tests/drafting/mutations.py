"""Outlines gone wrong in the ways that people and hostile files make them: keys, types, depths, sizes, YAML, bytes."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from tests.cases import REPOSITORY

EXAMPLES = sorted(REPOSITORY.glob("templates/*/example.yml"))
Tree = dict[str, Any]

SCALARS = st.sampled_from(
    [
        "", "甲", "甲\n乙", "2026年3月6日 9:00", "3月40日", "9:00-8:00", "-5", "三十", "1e400", "~", "null", "true", "0x1F",
        ".nan", "{{ 名称 }}", "{% for %}", "【待补：甲】", "@标题 甲", "# 甲", "| 甲 | 乙 |", "|", "---", "\\", "\\n", "\u200b",
        "\u3000", "😀𠮷", "张明远（主席", "（）", "、、", "张三、李四（主席）", "是", "召开", "动员", "=== **", "\t甲", "\ufeff甲",
        "２０２６年３月６日", "二〇二六年三月六日", "2026-13-01", "甲：乙", "标题：甲", "1.甲", "一、", "x" * 300, "。" * 50,
    ]
)  # fmt: skip
NAMES = st.sampled_from(
    [
        "标题",
        "内容",
        "要点",
        "姓名",
        "职务",
        "时间",
        "会议名称",
        "会议各称",
        "议程",
        "甲",
        "",
        " ",
        "体裁",
        "版式",
        "1",
        "a.b",
        "部分",
        "序号",
    ]
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)


def deep(depth: int, kind: str) -> Any:
    """A nest of lists, of 要点 or of both."""
    found: Any = "甲"
    for level in range(depth):
        found = (
            [found]
            if kind == "list"
            else {"标题": "乙", "要点": found}
            if kind == "points"
            else {str(level): [found]}
        )
    return found


HUGE = st.sampled_from(
    ["甲" * 200_000, ["乙"] * 5_000, "丙\n" * 20_000, [{"标题": "丁", "要点": ["戊"] * 200}] * 50]
)
NESTS = st.builds(deep, st.sampled_from([3, 10, 49, 51, 200]), st.sampled_from(["list", "points", "both"]))


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """A shipped example with one to five things changed in it."""
    tree = copy.deepcopy(loaded(draw(st.sampled_from(EXAMPLES))))
    for _ in range(draw(st.integers(1, 5))):
        draw(st.sampled_from(CHANGES))(draw, tree)
    return tree


def loaded(path: Path) -> Tree:
    found: Tree = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  (texts only)
    return found


def _place(draw: st.DrawFn, tree: Tree) -> tuple[Any, Any]:
    """A holder somewhere in the tree with one of its keys or indices."""
    holder: Any = tree
    while True:
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        key = draw(st.sampled_from(keys))
        inner = holder[key]
        if not isinstance(inner, dict | list) or not inner or draw(st.booleans()):
            return holder, key
        holder = inner


def _drop(draw: st.DrawFn, tree: Tree) -> None:
    holder, key = _place(draw, tree)
    if len(holder) > 1:
        del holder[key]


def _rename(draw: st.DrawFn, tree: Tree) -> None:
    holder, key = _place(draw, tree)
    if isinstance(holder, dict):
        holder[draw(NAMES | st.just(key[:-1]) | st.just(key + key[-1:]))] = holder.pop(key)


def _replace(draw: st.DrawFn, tree: Tree) -> None:
    holder, key = _place(draw, tree)
    holder[key] = draw(VALUES)


def _wrap(draw: st.DrawFn, tree: Tree) -> None:
    holder, key = _place(draw, tree)
    holder[key] = draw(
        st.sampled_from([[holder[key]], {"标题": holder[key]}, {"甲": holder[key]}, [[holder[key]]]])
    )


def _nest(draw: st.DrawFn, tree: Tree) -> None:
    holder, key = _place(draw, tree)
    holder[key] = draw(NESTS)


def _swell(draw: st.DrawFn, tree: Tree) -> None:
    holder, key = _place(draw, tree)
    holder[key] = copy.deepcopy(draw(HUGE))  # what is drawn is shared


def _add(draw: st.DrawFn, tree: Tree) -> None:
    tree[draw(NAMES)] = draw(VALUES)


CHANGES: tuple[Callable[[st.DrawFn, Tree], None], ...] = (
    _drop,
    _rename,
    _replace,
    _replace,
    _wrap,
    _nest,
    _swell,
    _add,
)

BOMB = "a0: &a0 [甲, 甲]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))
DAMAGES: dict[str, Callable[[str], str]] = {
    "none": lambda text: text,
    "bomb": lambda text: BOMB + text,
    "anchor": lambda text: text.replace(": ", ": &x ", 1),
    "alias": lambda text: text + "甲: *x\n",
    "merge": lambda text: text + "<<: {甲: 乙}\n",
    "tag": lambda text: text.replace(": ", ": !!python/object/apply:os.system ", 1),
    "second": lambda text: text + "---\n" + text,
    "tabs": lambda text: text.replace("  ", "\t"),
    "wide colons": lambda text: text.replace(": ", "：", 3),
    "no blanks": lambda text: text.replace(": ", ":", 2),
    "cut": lambda text: text[: len(text) // 2],
    "control": lambda text: text.replace("会", "\x07会", 1),
    "open quote": lambda text: text.replace(": ", ': "', 1),
    "braces": lambda text: text + "甲: " + "[{" * 3000,
    "doubled": lambda text: text + text,
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "old mac": lambda text: text.replace("\n", "\r"),
}
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "gb18030", "big5", "latin-1", "cp1252")


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """The bytes of an outline: a changed tree as YAML, damaged as a text, in some encoding, perhaps with a byte changed."""
    flow = draw(st.sampled_from([False, False, False, True]))
    text = yaml.safe_dump(
        draw(trees()), allow_unicode=True, sort_keys=False, default_flow_style=flow, width=10**9
    )
    text = DAMAGES[draw(st.sampled_from(["none", "none", *DAMAGES]))](text)
    data = text.encode(draw(st.sampled_from(["utf-8", "utf-8", "utf-8", *ENCODINGS])), errors="replace")
    if data and draw(st.sampled_from([False] * 9 + [True])):
        at = draw(st.integers(0, len(data) - 1))
        data = data[:at] + bytes([draw(st.integers(0, 255))]) + data[at + 1 :]
    return data
