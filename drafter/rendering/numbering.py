"""Numbering writes the markers of headings and points: 一、 （一） 一要 第一，.

Templates and outlines type no numbers; a genre names the styles. Counting starts anew at every heading of a higher
level, points also where body text interrupts them. What stands alone gets no marker: a list of one is no list, and
behind a ： it goes on in the sentence that announces it.
A list of 一要 of which one item has a subject or a modal of its own (班子要配强, 不得做戊) is written 一是 throughout.
Numbering a numbered document changes nothing. The styles, and what is done with numbers that people type all the same, see
``drafter.markers``.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from functools import lru_cache

from drafter.markers.styles import MARKERS, Numbering
from phrasebank.document import HEADINGS, Block, Inline, Paragraph, Role, Text

# words that begin with 是 without being the copula: 一是 + 是非分明 must keep both
_WHOLE_WORDS = ("是否", "是非")
# the modal 要; not that of 重要, 需要 or 要求
_MODAL_YAO = r"(?<![重主需必首摘纪概紧切简扼提只])要(?![素求点害件职闻案道领塞])"
# 必须做丙, 班子要配强 and 要素保障, which 一要 would double; not 要配强班子 nor 抓好重要工作
_OBLIGED = re.compile(
    rf"[^，。；：！？,;:!?]*?(?:必须|应当|应该|务必|不得|不能|不可|不准|不许|严禁|禁止|切忌|(?<!^){_MODAL_YAO})"
    rf"|应(?![急用对届聘])|须(?!知)|要(?=素|求|点|害|件|职|闻|案|道|领|塞)"
)
# 对困难职工，要建档立卡: the modal stands in the second clause; not 对标先进
_TOPIC = re.compile(r"(?:对于?(?!标)|在|从|就|凡)[^，。；：！？]{2,12}，")
# 党委班子带头学, 办公室三日内整理, 各部门于月底前反馈; not 带头学习 nor 坚持领导带头, where a verb comes first
_ACTOR = re.compile(
    r"(?!坚持|组织|发动|推动|引导|发挥|做到|确保|鼓励|动员|教育|支持|强化|突出|督促|促进|要求|以|由|让|使|促|抓)"
    r"[^，。；：！？]{0,8}?(?:班子|干部|党员|党委|党组|支部|书记|领导|同志|职工|工会|机关|单位|部门|企业|组织"
    r"|办公室|部室|处室|科室|车间)"
    r"(?:带头|率先|亲自|牵头|先行|负总责|主动|自觉|普遍|人人|全员|于|每[日天周月季年]"
    r"|(?:会后)?[0-9一二三四五六七八九十两]{1,3}个?(?:工作日|小时|[日天周月])[之以]?内|[年月季]底前|年内)"
)


def number(blocks: Iterable[Block], numbering: Numbering) -> tuple[Block, ...]:
    """Set the marker of every heading and point."""
    out = _continuations(blocks)
    given = tuple(out)
    alone = set()
    for run in _runs(given):
        style = _style_of(run, given, numbering)
        for rank, index in enumerate(run, 1):
            out[index] = _numbered(given[index], rank, len(run), style)
        if len(run) == 1 and style:
            alone.add(run[0])
    return tuple(_joined(out, alone)) if alone else tuple(out)


def _joined(blocks: Sequence[Block], alone: Set[int]) -> Iterator[Block]:
    """A point that stands alone goes on in the paragraph that announces it: 希望大家：赛出水平、赛出风格。"""
    kept: Block | None = None
    for index, block in enumerate(blocks):
        point = index in alone and isinstance(block, Paragraph) and block.role not in HEADINGS
        if point and isinstance(kept, Paragraph) and _announces(kept):
            kept = replace(kept, inlines=_run_on(kept.inlines, _paragraph(block).inlines))
            continue
        if kept is not None:
            yield kept
        kept = block
    if kept is not None:
        yield kept


def _run_on(inlines: tuple[Inline, ...], more: tuple[Inline, ...]) -> tuple[Inline, ...]:
    match inlines, more:
        case (*before, Text(first)), (Text(then), *after):
            return (*before, Text(first + then), *after)
    return inlines + more


def _announces(paragraph: Paragraph) -> bool:
    return paragraph.role is Role.BODY and paragraph.text.endswith("：")


# deeper roles count anew below each of the roles before them
_LEVELS: dict[Role, int] = {role: level for level, role in enumerate((*HEADINGS, Role.POINT, Role.SUBPOINT))}
_POINTS = _LEVELS[Role.POINT]


def _continuations(blocks: Iterable[Block]) -> list[Block]:
    """Paragraphs that a value's line end split off a point or heading go on as body text: they are no new item."""
    out: list[Block] = []
    head: Paragraph | None = None
    for block in blocks:
        if not isinstance(block, Paragraph):
            head = None
        elif head and (_goes_on(block, head) or _is_split_off(block, head)):
            block = Paragraph(Role.BODY, block.inlines, block.where)
        else:
            head = block if block.role in _LEVELS and block.where.line else None
        out.append(block)
    return out


def _is_split_off(block: Paragraph, item: Paragraph) -> bool:
    here, there = block.where, item.where
    # what tells them apart most often is asked first
    return block.role is item.role and here.offset == there.offset and here == there


def _goes_on(block: Paragraph, item: Paragraph) -> bool:
    """Whether body text comes from the same template line as the item before it, and so belongs to it."""
    if block.role is not Role.BODY:
        return False
    here, there = block.where, item.where
    return here.line == there.line and here.source == there.source


def _runs(blocks: tuple[Block, ...]) -> list[list[int]]:
    """The lists of a document: for each the indexes of its items."""
    runs: list[list[int]] = []
    growing: list[list[int]] = [[] for _ in _LEVELS]
    item: Paragraph | None = None
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            continue
        level = _LEVELS.get(block.role)
        if level is None:
            if not (item and _goes_on(block, item)):
                _end(growing, _POINTS)
            continue
        item = block
        _end(growing, level + 1)
        if not growing[level]:
            runs.append(growing[level])
        growing[level].append(index)
    return runs


def _end(growing: list[list[int]], first: int) -> None:
    """End the lists of this level and of those below it."""
    if any(growing[first:]):
        growing[first:] = [[] for _ in growing[first:]]


def _style_of(run: list[int], blocks: tuple[Block, ...], numbering: Numbering) -> str:
    """The style of one list: the genre's, but 一是 for 一要 where that would read wrong (第一， above points of 一是)."""
    style = _style(_paragraph(blocks[run[0]]).role, numbering)
    if style != "一要" or not any(_refuses_yao(_words(_paragraph(blocks[index]))) for index in run):
        return style
    nested = any(
        isinstance(b, Paragraph) and b.role is Role.SUBPOINT for b in blocks[run[0] + 1 : run[-1] + 2]
    )
    above_it = _paragraph(blocks[run[0]]).role is Role.POINT and numbering.subpoints == "一是"
    return "第一，" if nested and above_it else "一是"


def _refuses_yao(text: str) -> bool:
    """Whether 一要 before the text would double its modal or stand before its subject."""
    topic = _TOPIC.match(text)
    rest = text[topic.end() :] if topic else ""
    said_later = bool(topic) and (rest.startswith("要") or bool(_OBLIGED.match(rest)))
    return bool(_OBLIGED.match(text) or _ACTOR.match(text)) or said_later


def _paragraph(block: Block) -> Paragraph:
    assert isinstance(block, Paragraph)  # noqa: S101  (only paragraphs are in a run)
    return block


def _words(paragraph: Paragraph) -> str:
    return "".join(inline.text for inline in paragraph.inlines)


def _numbered(given: Block, rank: int, size: int, style: str) -> Block:
    block = _paragraph(given)
    marker = _marker(style, rank, size) if style and size > 1 else ""
    # 一要 before 要加强 would read 一要要加强
    if marker and marker[-1] in "要是":
        text = _words(block)
        if text.startswith(marker[-1]) and not text.startswith(_WHOLE_WORDS):
            marker = marker[:-1]
    return block if block.number == marker else Paragraph(block.role, block.inlines, block.where, marker)


@lru_cache(maxsize=1024)
def _marker(style: str, rank: int, size: int) -> str:
    return MARKERS[style](rank, size)


def _style(role: Role, numbering: Numbering) -> str:
    if role is Role.POINT:
        return numbering.points
    if role is Role.SUBPOINT:
        return numbering.subpoints
    level = HEADINGS.index(role)
    return numbering.headings[level] if level < len(numbering.headings) else ""
