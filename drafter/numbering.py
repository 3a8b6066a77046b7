"""Numbering writes the markers of headings and points: 一、 （一） 一要 第一，.

Templates and outlines type no numbers; a genre names the styles. Counting starts anew at every heading of a higher
level, points also where body text interrupts them. What stands alone gets no marker: a list of one is no list.
Numbering a numbered document changes nothing. Numbers that people type all the same are taken off before.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from phrasebank.document import HEADINGS, Block, Paragraph, Role
from phrasebank.sentences import chinese_number, in_chinese

# number and size of the list → marker
Marker = Callable[[int, int], str]

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
# words that begin with 要 or 是 without being the modal or the copula: 一要 + 要素保障 must keep both
_WHOLE_WORDS = (
    "要素",
    "要求",
    "要点",
    "要害",
    "要件",
    "要职",
    "要闻",
    "要案",
    "要道",
    "要领",
    "是否",
    "是非",
)


def _in_words(number: int, size: int) -> str:
    """首先 其次 再次 最后 as far as four; longer lists count on with 第一."""
    words = {2: ("首先", "其次"), 3: ("首先", "其次", "最后"), 4: ("首先", "其次", "再次", "最后")}
    return f"{words[size][number - 1]}，" if size in words else f"第{in_chinese(number)}，"


# to add a style, add a line; its name is the marker of the first item
MARKERS: dict[str, Marker] = {
    "一、": lambda n, _: f"{in_chinese(n)}、",
    "（一）": lambda n, _: f"（{in_chinese(n)}）",
    "1.": lambda n, _: f"{n}.",
    "（1）": lambda n, _: f"（{n}）",
    "①": lambda n, _: _CIRCLED[n - 1] if n <= len(_CIRCLED) else f"（{n}）",
    "一要": lambda n, _: f"{in_chinese(n)}要",
    "一是": lambda n, _: f"{in_chinese(n)}是",
    "第一，": lambda n, _: f"第{in_chinese(n)}，",
    "其一，": lambda n, _: f"其{in_chinese(n)}，",
    "首先，": _in_words,
}


@dataclass(frozen=True, slots=True)
class Numbering:
    """A genre's styles, names of MARKERS; empty means without marker."""

    headings: tuple[str, ...] = ("一、", "（一）", "1.", "（1）")
    points: str = "一是"
    subpoints: str = ""


def number(blocks: Iterable[Block], numbering: Numbering) -> tuple[Block, ...]:
    """Set the marker of every heading and point."""
    given = _continuations(blocks)
    runs = _runs(given)
    placed = {index: (rank, len(run)) for run in runs for rank, index in enumerate(run, 1)}
    return tuple(
        _numbered(block, *placed[index], numbering) if index in placed else block
        for index, block in enumerate(given)
    )


# deeper roles count anew below each of the roles before them
_LEVELS: dict[Role, int] = {role: level for level, role in enumerate((*HEADINGS, Role.POINT, Role.SUBPOINT))}


def _continuations(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Paragraphs that a value's line end split off a point or heading go on as body text: they are no new item."""
    out: list[Block] = []
    head: Paragraph | None = None
    for block in blocks:
        if not isinstance(block, Paragraph):
            head = None
        elif head and (_goes_on(block, head) or (block.role is head.role and block.where == head.where)):
            block = replace(block, role=Role.BODY, number="")
        else:
            head = block if block.role in _LEVELS and block.where.line else None
        out.append(block)
    return tuple(out)


def _goes_on(block: Paragraph, item: Paragraph) -> bool:
    """Whether body text comes from the same template line as the item before it, and so belongs to it."""
    return block.role is Role.BODY and (block.where.source, block.where.line) == (
        item.where.source,
        item.where.line,
    )


def _runs(blocks: tuple[Block, ...]) -> list[list[int]]:
    """The lists of a document: for each the indexes of its items."""
    runs: list[list[int]] = []
    current: dict[int, list[int]] = {}
    item: Paragraph | None = None
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            continue
        level = _LEVELS.get(block.role)
        if level is None:
            if not (item and _goes_on(block, item)):
                current = {k: run for k, run in current.items() if k < _LEVELS[Role.POINT]}
            continue
        item = block
        current = {k: run for k, run in current.items() if k <= level}
        if level not in current:
            runs.append(current.setdefault(level, []))
        current[level].append(index)
    return runs


def _numbered(block: Block, rank: int, size: int, numbering: Numbering) -> Block:
    assert isinstance(block, Paragraph)  # noqa: S101  (only paragraphs are in a run)
    style = _style(block.role, numbering)
    marker = MARKERS[style](rank, size) if style and size > 1 else ""
    text = "".join(inline.text for inline in block.inlines)
    # 一要 before 要加强 would read 一要要加强
    if marker and marker[-1] in "要是" and text.startswith(marker[-1]) and not text.startswith(_WHOLE_WORDS):
        marker = marker[:-1]
    return block if block.number == marker else Paragraph(block.role, block.inlines, block.where, marker)


def _style(role: Role, numbering: Numbering) -> str:
    if role is Role.POINT:
        return numbering.points
    if role is Role.SUBPOINT:
        return numbering.subpoints
    level = HEADINGS.index(role)
    return numbering.headings[level] if level < len(numbering.headings) else ""


_COUNT = "[一二三四五六七八九十]{1,3}"
# 一、 （一） (1) 1. 1、 ① 第一， 其一， 一是 一要; not 1.5万 nor 一体化
_MARKER = re.compile(
    rf"(?P<count>{_COUNT})[、是要]|[（(](?P<inside>{_COUNT}|[0-9]{{1,2}})[）)]|(?P<digits>[0-9]{{1,2}})[.．、](?![0-9])"
    rf"|[第其](?P<rank>{_COUNT})[，,、]|(?P<circled>[①-⑳])"
)


def without_markers(texts: Sequence[str]) -> list[str]:
    """Texts without the numbers that people type before them: 一、甲 and 二、乙 become 甲 and 乙.

    Numbering writes the markers. A number is one only if every item has its own in turn, so that 三、四线城市 stays.
    """
    found = [_MARKER.match(text) for text in texts]
    numbers = [_number_of(match) for match in found if match]
    if len(texts) < 2 or numbers != list(range(1, len(texts) + 1)):
        return list(texts)
    return [text[match.end() :].lstrip() or text for text, match in zip(texts, found, strict=True) if match]


def _number_of(marker: re.Match[str]) -> int | None:
    if circled := marker["circled"]:
        return ord(circled) - ord("①") + 1
    return chinese_number(next(group for group in marker.groups() if group))
