"""The words of a Word paragraph: runs with their character styles become inlines.

A piece is a kind of inline and its text; line ends and page breaks stand in the texts until they are parted. Our own
drafts name the character styles (``稿·强调``); in other files text is text.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from phrasebank.document import Block, Gap, Head, Inline, Paragraph, Strong, Text
from phrasebank.readers.wordstyles import PREFIX

Piece = tuple[type[Inline], str]
LINE, PAGE = "\n", "\f"
_EMPHASIS: dict[str, type[Strong] | type[Head]] = {PREFIX + "强调": Strong, PREFIX + "段首标题": Head}
LINE_END = PREFIX + "回行"
"""The style of line ends that a look put into our own draft: they part no words."""
_BODY_TEXT, _GAP = PREFIX + "正文字", PREFIX + "待补"
# “【待补：会议名称】”; “【公告】” is text
_GAP_TEXT = re.compile(r"【待补：(.+)】", re.DOTALL)
# how our own drafts begin a heading or a point: 一、 （一） 1. （1） ① 一要 第一， 其一， 首先，; not 一体化 or 1.5万
_MARKER = re.compile(
    r"[一二三四五六七八九十百]{1,4}[、是要]|（(?:[一二三四五六七八九十]{1,3}|\d{1,2})）|\d{1,2}\.(?!\d+[万亿个倍%％])|[①-⑳㉑-㉟㊱-㊿]"
    r"|[第其][一二三四五六七八九十]{1,3}，|(?:首先|其次|再次|最后)，"
)


class Plain(Text):
    """Body text that follows a run-in heading in a heading's paragraph."""


def kind_of(name: str) -> type[Inline]:
    if name == _BODY_TEXT:
        return Plain
    return Gap if name == _GAP else _EMPHASIS.get(name, Text)


def parted(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces, cut so that a line end or a page break is a piece of its own."""
    for kind, text in pieces:
        yield from ((kind, part) for part in re.split(r"([\n\f])", text) if part)


def in_lines(line: Iterable[Piece]) -> Iterator[tuple[Inline, ...]]:
    for is_end, pieces in groupby(line, lambda piece: piece[1] == LINE):
        if not is_end and (inlines := _inlines(pieces)):
            yield inlines


def _inlines(pieces: Iterable[Piece]) -> tuple[Inline, ...]:
    """Pieces of one kind joined, without outer blanks."""
    joined = [
        (kind, "".join(text for _, text in group)) for kind, group in groupby(pieces, lambda piece: piece[0])
    ]
    while joined and not joined[0][1].strip():
        joined.pop(0)
    while joined and not joined[-1][1].strip():
        joined.pop()
    if joined:
        joined[0] = (joined[0][0], joined[0][1].lstrip())
        joined[-1] = (joined[-1][0], joined[-1][1].rstrip())
    return tuple(_inline(kind, text) for kind, text in joined)


def _inline(kind: type[Inline], text: str) -> Inline:
    if kind is Gap:
        match = _GAP_TEXT.fullmatch(text)
        return Gap(match[1]) if match else Text(text)
    return Text(text) if kind is Plain else kind(text)


def marker_off(inlines: tuple[Inline, ...]) -> tuple[str, tuple[Inline, ...]]:
    """The marker that our own writer put before a heading or a point, and the rest."""
    first = inlines[0]
    match = _MARKER.match(first.text)
    if match is None or isinstance(first, Gap):
        return "", inlines
    rest = first.text[match.end() :]
    return match.group(), (*((type(first)(rest),) if rest else ()), *inlines[1:])


def cell_of(blocks: list[Block]) -> tuple[Inline, ...]:
    """A cell is one row of inlines; its paragraphs are parted by line feeds."""
    inlines: list[Inline] = []
    for block in blocks:
        if inlines:
            inlines.append(Text("\n"))
        if isinstance(block, Paragraph):
            inlines += (*((Text(block.number),) if block.number else ()), *block.inlines)
        else:
            inlines.append(Text(block.text))
    return tuple(inlines)
