"""What must never stand in a draft, whatever was filled in and whatever was not.

Marks follow GB/T 15834—2011 (标点符号用法): full width in Chinese, one mark at a place, none at a line's start; a
title or heading on its own line ends without 。 (practice, also GB/T 9704—2012 7.3.1 and 7.3.3).
"""

import re
from collections.abc import Iterator

from phrasebank.document import HEADINGS, Document, Paragraph, Role

TITLES = (Role.TITLE, Role.SUBTITLE, *HEADINGS)
PROSE = (Role.BODY, Role.POINT, Role.SUBPOINT, Role.CALL, Role.CLOSING)
PAIRS = ("（）", "《》", "“”", "【】", "〔〕")

NEVER = {
    # 抓落实。。 or 同意，，; not “好！”，
    "两个标点相连": re.compile(r"[，。、；：！？][，。、；：！？]"),
    # （） left by an empty value; not （一）
    "空的括号或引号": re.compile("（）|《》|“”|〔〕|【】"),
    # ，决定召开 at the start, or 为（，）; not “，” alone in quotes
    "标点在行首或左括号后": re.compile(r"^[，。、；：！？）》”]|[（《“][，。、；：！？]"),
    # 9：00 is typed full width, 同志们: half width; not 9:00
    "半角标点": re.compile(r"[\u4e00-\u9fff”》）】][,;:?!()]|[,;:?!()][\u4e00-\u9fff“《（【]"),
    # "号召" in straight quotes; not “号召”
    "直引号": re.compile("[\"']"),
    # {{ 会议名称 }} or None printed; not 【待补：会议名称】
    "程序的痕迹": re.compile(r"None|True|False|Undefined|[{}\\]|==|\*\*"),
    # 根据根据 or 工作工作; not 人人, 实实在在
    "重复的词": re.compile(
        "的的|为为|(?<!实)在在|将将|于于|请请|就就|受受|经经|要要|是是|向向|根据根据|关于关于|工作工作"
    ),
    # two blanks, or a blank beside a mark; not the one between the halves of a title
    "多余的空格": re.compile(r"^\s|\s$|\s\s|[，。；：]\s|\s[，。；：]"),
}
# a sentence's end, also with the quote or bracket that closes after it, or a list's colon; not “，”
_PROSE_END = re.compile(r"[。！？：][”）]?$")
_TITLE_END = re.compile(r"[。，；：、]$")


def faults(document: Document, *, ended: bool = True) -> Iterator[str]:
    """Everything wrong in a draft, each with its paragraph; ``ended`` if paragraphs are sentences, not items."""
    for block in document.blocks:
        if not block.text.strip():
            yield f"空段落（{block.where}）"
        if isinstance(block, Paragraph):
            yield from (f"{fault}：{block.text}" for fault in _of(block, ended))


def _of(paragraph: Paragraph, ended: bool) -> Iterator[str]:
    text = paragraph.text
    yield from (name for name, pattern in NEVER.items() if pattern.search(text))
    yield from (f"{pair}不成对" for pair in PAIRS if text.count(pair[0]) != text.count(pair[1]))
    if paragraph.role in TITLES and _TITLE_END.search(text):
        yield "标题末尾有标点"
    if ended and paragraph.role in PROSE and not _PROSE_END.search(text) and not text.endswith("】"):
        yield "段末没有标点"
