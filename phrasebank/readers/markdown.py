r"""Markdown as people write it: headings, lists and tables become blocks, marks and addresses of links stay out.

A line break inside a paragraph is one only after an end mark or before an indent; else the line was wrapped and is
joined. Ordered items keep their number, front matter gives the title and nothing else. Lines indented by blanks are
text: in Chinese prose an indent begins a paragraph, not a program.

    # 关于开展培训的通知        标题（只有一个一级标题时）
    ## 一、培训内容             一级标题
    1. 政策解读                 正文，序号 1.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from phrasebank.document import (
    HEADINGS,
    Block,
    Document,
    Inline,
    PageBreak,
    Paragraph,
    Role,
    Strong,
    Table,
    Text,
)
from phrasebank.errors import Place, UserError
from phrasebank.readers.plain import read_text
from phrasebank.readers.roles import laid_out

if TYPE_CHECKING:
    from markdown_it.token import Token

# from “---” to “---” at the very beginning, its lines being keys and values
_FRONT = re.compile(r"\A(?:---|\+\+\+)[ \t]*\n(?P<keys>(?:.*\n){0,60}?)(?:---|\+\+\+)[ \t]*(?:\n|\Z)")
_TITLE_KEY = re.compile(r"^title\s*[:=]\s*[\"']?(?P<title>.+?)[\"']?\s*$", re.MULTILINE)
# a line that ends so, or the next one that begins so, is a paragraph's edge; “召开，” and “会议” are not
_ENDS = re.compile(r"[。！？：；!?:;”）]\s*$")
_BEGINS = re.compile(
    r"[\u3000\t]|\s{2}|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[，、章节条]"
)
_LATIN = re.compile(r"[A-Za-z0-9,.;:!?)]$")
_HTML_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_HTML_TAG = re.compile(r"<[^>]{0,2000}>")


def read_markdown(path: Path, encoding: str | None = None) -> Document:
    """Read a Markdown file. Raises UserError if it is no text."""
    text, used = read_text(path, encoding)
    source = text.replace("\r\n", "\n").replace("\r", "\n")
    title, body = _without_front_matter(source)
    blocks = list(_blocks(_tokens(body)))
    if title and not any(isinstance(b, Paragraph) and b.role is Role.TITLE for b in blocks):
        blocks.insert(0, Paragraph(Role.TITLE, (Text(title),)))
    if not any(block.text.strip() for block in blocks):
        raise UserError("文件里没有文字", Place(str(path)), "请确认选对了文件")
    document = laid_out(blocks, path.name)
    return Document(document.text, document.blocks, document.source, used)


def _without_front_matter(text: str) -> tuple[str | None, str]:
    match = _FRONT.match(text)
    if match is None:
        return None, text
    title = _TITLE_KEY.search(match["keys"])
    return title["title"] if title else None, text[match.end() :]


def _tokens(text: str) -> list["Token"]:
    from markdown_it import MarkdownIt

    return (
        MarkdownIt("commonmark", {"maxNesting": 20})
        .enable(["table", "strikethrough"])
        .disable("code")
        .parse(text)
    )


def _blocks(tokens: Sequence["Token"]) -> Iterator[Block]:
    headings = _headings([int(token.tag[1]) for token in tokens if token.type == "heading_open"])
    role, lists, number = Role.BODY, list[int | None](), ""
    rows: list[list[tuple[Inline, ...]]] = []
    for token in tokens:
        match token.type:
            case "heading_open":
                role = headings[int(token.tag[1])]
            case "heading_close":
                role = Role.BODY
            case "ordered_list_open":
                lists.append(int(token.attrGet("start") or 1))
            case "bullet_list_open":
                lists.append(None)
            case "ordered_list_close" | "bullet_list_close":
                lists.pop()
            case "list_item_open" if lists and (count := lists[-1]) is not None:
                number, lists[-1] = f"{count}{token.markup or '.'}", count + 1
            case "list_item_open":
                number = ""
            case "tr_open":
                rows.append([])
            case "table_close":
                yield Table(tuple(tuple(row) for row in rows))
                rows = []
            case "hr":
                yield PageBreak()
            case "inline" if rows:
                rows[-1].append(_joined(_lines(token.children or ())))
            case "inline":
                for inlines in _lines(token.children or ()):
                    yield Paragraph(role, inlines, number=number)
                    number = ""
            case "html_block" | "fence":
                yield from _raw(token)


def _headings(levels: Sequence[int]) -> dict[int, Role]:
    """What each level of heading is: the only first-level one is the title, the others rank as far as they occur."""
    has_title = levels.count(1) == 1
    ranks = sorted(set(levels) - ({1} if has_title else set()))
    roles = {level: HEADINGS[min(rank, len(HEADINGS) - 1)] for rank, level in enumerate(ranks)}
    return {**roles, 1: Role.TITLE} if has_title else roles


def _raw(token: "Token") -> Iterator[Paragraph]:
    """What stands in a block of HTML or between fences, line by line."""
    text = (
        _HTML_TAG.sub("", _HTML_BREAK.sub("\n", token.content))
        if token.type == "html_block"
        else token.content
    )
    for line in filter(None, (line.strip() for line in text.split("\n"))):
        yield Paragraph(Role.BODY, (Text(line),))


def _lines(children: Sequence["Token"]) -> Iterator[tuple[Inline, ...]]:
    """The inlines of a paragraph, parted where its line breaks are meant."""
    line: list[Inline] = []
    strong = 0
    for index, child in enumerate(children):
        match child.type:
            case "strong_open":
                strong += 1
            case "strong_close":
                strong -= 1
            case "softbreak" if not _is_edge(line, children[index + 1 :]):
                if line and _LATIN.search(line[-1].text):
                    line.append(Text(" "))
            case "softbreak" | "hardbreak":
                yield from _stripped(line)
                line = []
            case "html_inline" if _HTML_BREAK.fullmatch(child.content):
                yield from _stripped(line)
                line = []
            case "html_inline":
                strong += {"<strong>": 1, "<b>": 1, "</strong>": -1, "</b>": -1}.get(child.content.lower(), 0)
            case "text" | "code_inline":
                line.append((Strong if strong > 0 else Text)(child.content))
    yield from _stripped(line)


def _is_edge(line: Sequence[Inline], rest: Sequence["Token"]) -> bool:
    before = line[-1].text if line else ""
    after = next((token.content for token in rest if token.content), "")
    return bool(_ENDS.search(before) or _BEGINS.match(after))


def _stripped(line: Sequence[Inline]) -> Iterator[tuple[Inline, ...]]:
    """A line without outer blanks; nothing if it is empty. Neighbours of one kind are joined."""
    joined: list[Inline] = []
    for inline in line:
        if joined and type(joined[-1]) is type(inline) and not isinstance(inline, Strong):
            joined[-1] = Text(joined[-1].text + inline.text)
        elif inline.text:
            joined.append(inline)
    if joined:
        joined[0] = type(joined[0])(joined[0].text.lstrip())
        joined[-1] = type(joined[-1])(joined[-1].text.rstrip())
    if kept := tuple(inline for inline in joined if inline.text):
        yield kept


def _joined(lines: Iterator[tuple[Inline, ...]]) -> tuple[Inline, ...]:
    """The lines of a table's cell in one row of inlines."""
    cell: list[Inline] = []
    for line in lines:
        cell += ((Text("\n"),) if cell else ()) + line
    return tuple(cell)
