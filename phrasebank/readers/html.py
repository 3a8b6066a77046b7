"""Web pages: the article without the site around it, in the encoding that the page declares.

Where the article is, trafilatura tells; it also takes lists, headings and short lines for ornaments, so only the place is its
word: the smallest element that holds what it found is read whole. Older office sites declare GB2312 and write
GBK, so GB18030 is read for both.

    <title>在动员会上的讲话_某市总工会</title> … <div class="content"><p>同志们：<p>一要抓学习。
    标题│在动员会上的讲话        称谓│同志们：        正文│一要抓学习。
"""

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from email import policy
from email.parser import BytesParser
from pathlib import Path
from typing import Any

from phrasebank.document import Block, Document, Paragraph, Role, Text
from phrasebank.errors import Place, UserError
from phrasebank.readers.clean import is_boilerplate
from phrasebank.readers.htmlblocks import blocks_in, ranked
from phrasebank.readers.plain import BOMS, decode_damaged, read_data
from phrasebank.readers.roles import laid_out

# <meta charset=gb2312>, <?xml encoding="utf-8"?>; content="text/html; charset=gbk"
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_CHINESE = {"gb2312", "gbk", "gb_2312-80", "x-gbk", "cp936", "936", "gb18030", "hz-gb-2312"}
# 2024年3月1日 alone is a dateline or the date below a signature, and stays
_DATE_ALONE = re.compile(r"[（(]?[\d〇零一二三四五六七八九十]{2,4}年.{1,8}日[）)]?")
# “在动员会上的讲话_某市总工会”, “… - 新闻中心”: the site's name behind the title
_SITE = re.compile(r"\s*(?:[_|｜—–]|--)\s*.*|\s+-\s*.*")
# a declaration of the encoding is wrong in a decoded text, and lxml refuses it
_XML_HEAD = re.compile(r"\A\s*<\?xml[^>]*\?>")
_BLANKS = re.compile(r"\s+")
LARGEST = 64 << 20
"""Bytes of a page; one saved with its pictures holds them too."""
_ENOUGH = 0.9
"""The part of what trafilatura found that the element read must hold; a stray line elsewhere does not widen it."""


def read_html(path: Path, encoding: str | None = None) -> Document:
    """Read a web page, also one saved with its pictures (.mht). Raises UserError if it holds no article."""
    data = read_data(path, LARGEST)
    if path.suffix.lower() in (".mht", ".mhtml"):
        data, encoding = _page_of_archive(data, str(path), encoding)
    text, used = decode_page(data, str(path), encoding)
    blocks = article(text)
    if not any(block.text.strip() for block in blocks):
        hint = "内容可能由脚本显示；请在浏览器里全选、复制到文本文件"
        raise UserError("网页里没有正文", Place(str(path)), hint)
    document = laid_out(blocks, path.name)
    return Document(document.text, document.blocks, document.source, used)


def decode_page(data: bytes, name: str, encoding: str | None = None) -> tuple[str, str]:
    """Decode a page: a byte order mark, what the page declares if it is true, else as for a text file."""
    if encoding is None and not data.startswith(tuple(mark for mark, _ in BOMS)):
        match = _DECLARED.search(data, 0, 4096)
        declared = match[1].decode("ascii").lower() if match else ""
        declared = "gb18030" if declared in _CHINESE else declared
        try:
            return data.decode(declared), codecs.lookup(declared).name
        except (LookupError, UnicodeDecodeError):
            pass
        if declared == "gb18030":  # a page with a broken character here and there
            text = data.decode(declared, "replace")
            if text.count("\ufffd") * 200 < len(text):
                return text, declared
    return decode_damaged(data, name, encoding)


def article(text: str) -> tuple[Block, ...]:
    """The title and the blocks of a page's article."""
    from lxml import etree, html

    try:
        tree = html.document_fromstring(_XML_HEAD.sub("", text.replace("\x00", "")))
    except etree.ParserError:  # nothing but blanks and comments
        return ()
    found = [(block, element) for block, element in blocks_in(tree) if _is_text(block)]
    main = _main_text(text)
    place = _smallest(tree, [(len(b.text), e) for b, e in found if _BLANKS.sub("", b.text) in main])
    kept = _below(place, found)
    while len(kept) < 2 and place is not tree:  # a line alone is not the article
        place = place.getparent()
        kept = _below(place, found)
    return tuple(_with_title(_title(tree), ranked(kept)))


def _main_text(text: str) -> str:
    """What trafilatura takes for the article, without blanks; empty if it finds none."""
    import trafilatura
    from trafilatura.settings import use_config

    config = use_config()
    # its limits are made for English, where the same text has three times as many characters
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "60")
    config.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")
    found = (
        trafilatura.extract(text, include_comments=False, include_tables=True, fast=True, config=config) or ""
    )
    return _BLANKS.sub("", found)


def _smallest(root: Any, weights: list[tuple[int, Any]]) -> Any:
    """The smallest element that holds nearly all of the weight; the whole page where there is none."""
    held: Counter[Any] = Counter()
    for weight, element in weights:
        held[element] += weight
        for outer in element.iterancestors():
            held[outer] += weight
    enough = held[root] * _ENOUGH
    while enough and (heavy := next((child for child in root if held[child] >= enough), None)) is not None:
        root = heavy
    return root


def _below(place: Any, found: list[tuple[Block, Any]]) -> list[Block]:
    """The blocks that stand in an element."""
    inside = set(place.iter())
    return [block for block, element in found if element in inside]


def _is_text(block: Block) -> bool:
    return not is_boilerplate(block.text) or bool(_DATE_ALONE.fullmatch(block.text))


def _title(tree: Any) -> str:
    """The title as office sites declare it, as the only main heading, or as the window shows it."""
    for meta in tree.iter("meta"):
        if (meta.get("name") or "").lower() == "articletitle" and (content := _one_line(meta.get("content"))):
            return content
    heads = [text for h1 in tree.iter("h1") if (text := _one_line(h1.text_content()))]
    if len(heads) == 1 and not is_boilerplate(heads[0]):
        return heads[0]
    window = _one_line(next((one.text_content() for one in tree.iter("title")), ""))
    return _SITE.sub("", window, count=1) or window


def _one_line(text: str | None) -> str:
    return _BLANKS.sub(" ", re.sub(r"<[^>]{0,20}>", "", text or "")).strip()


def _with_title(title: str, blocks: list[Block]) -> Iterator[Block]:
    """The blocks behind the title, which may stand among the first of them already."""
    bare = _BLANKS.sub("", title)
    first = next((i for i, b in enumerate(blocks[:6]) if _BLANKS.sub("", b.text) == bare), None)
    # 贺信 in the window may be anything; on the page it is the title
    if blocks and (len(title) >= 4 or first is not None):
        yield Paragraph(Role.TITLE, (Text(title),))
    yield from (block for i, block in enumerate(blocks) if i != first)


def _page_of_archive(data: bytes, name: str, encoding: str | None) -> tuple[bytes, str | None]:
    """The page inside a web archive (RFC 2557)."""
    message = BytesParser(policy=policy.default).parsebytes(data)
    part = next((one for one in message.walk() if one.get_content_type() == "text/html"), None)
    content = part.get_payload(decode=True) if part else None
    if not part or not isinstance(content, bytes):
        raise UserError("网页存档里没有网页", Place(name), "请用浏览器打开后另存为网页")
    charset = part.get_content_charset()
    return content, encoding or (charset if charset and charset not in _CHINESE else None)
