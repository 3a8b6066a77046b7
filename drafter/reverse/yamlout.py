"""A 正文 as YAML that a person likes to edit: texts below their keys, one line a paragraph, points as lists.

Short texts stand behind their key, everything that YAML could read otherwise in quotes, so that loading gives the
same content again.
"""

import json
import re
from collections.abc import Iterator, Sequence

from drafter.markers.countstyles import NONE
from drafter.outline.content import Grid, Item, Listing, Piece, Shape
from drafter.rendering.contents import Depth
from drafter.reverse.units import printable

STEP = "  "
_LONGEST_PLAIN = 50
# what may stand without quotes: begins with a character that means nothing to YAML, holds no “: ”, “ #” or tab
_PLAIN = re.compile(
    r"(?![-?:,\[\]{}#&*!|>'\"%@`~\s]|(?:null|Null|NULL)$)(?:(?!: |:$| #|[\t\ufeff\u0085\u2028\u2029]).)*"
)
# what a text below its key cannot hold
_QUOTED_ONLY = re.compile("[\ufeff\u0085\u2028\u2029\r]")
# what ends a plain text between brackets
_IN_BRACKETS = re.compile(r"[,\[\]{}]")
_NUMBERED_LIKE = re.compile(r"[\d.+-]+")


def field_lines(name: str, pieces: Sequence[Piece]) -> list[str]:
    """The lines of a field of type 正文."""
    if _are_texts(pieces):
        return text_lines(f"{name}: ", _strings(pieces), "")
    return [f"{name}:", *_entries(pieces, STEP, Depth())]


def scalar(text: str) -> str:
    """A text on one line, in quotes where it needs them."""
    clean = printable(text)[0]
    if _PLAIN.fullmatch(clean) and not _NUMBERED_LIKE.fullmatch(clean) and clean == clean.strip() and clean:
        return clean
    return json.dumps(clean, ensure_ascii=False).translate(
        {0xFEFF: "\\ufeff", 0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}
    )


def _are_texts(pieces: Sequence[Piece]) -> bool:
    return all(isinstance(piece, str) for piece in pieces)


def _strings(pieces: Sequence[Piece]) -> list[str]:
    return [piece for piece in pieces if isinstance(piece, str)]


def text_lines(key: str, paragraphs: Sequence[str], indent: str) -> list[str]:
    """Paragraphs behind ``key`` (标题: or - ) if they are short, else below it."""
    lines = [line for text in paragraphs for line in (printable(text)[0].strip(),) if line]
    if len(lines) == 1 and (len(lines[0]) <= _LONGEST_PLAIN or _QUOTED_ONLY.search(lines[0])):
        return [f"{indent}{key}{scalar(lines[0])}"]
    if any(_QUOTED_ONLY.search(line) for line in lines):
        return [f"{indent}{key}{scalar(chr(10).join(lines))}"]
    inner = indent + STEP
    return [f"{indent}{key}|", *(f"{inner}{line}" for line in lines)]


def _entries(pieces: Sequence[Piece], indent: str, depth: Depth) -> Iterator[str]:
    """The pieces as a list's entries: neighbouring paragraphs together, parts as entries of their own."""
    waiting: list[str] = []
    after_parts = False
    for piece in pieces:
        if isinstance(piece, str):
            waiting.append(piece)
            continue
        if waiting:
            yield from text_lines("- ", waiting, indent)
            waiting, after_parts = [], False
        if isinstance(piece, Grid):
            yield f"{indent}- 表格:"
            yield from (f"{indent}{STEP * 2}- [{', '.join(map(_cell, row))}]" for row in piece.rows)
        elif piece.shape is Shape.PARTS and _style(piece, depth) is None and not after_parts:
            for item in piece.items:
                yield from _item(item, indent, depth.within(piece), bare=False)
            after_parts = True
            continue
        else:
            yield from _dashed(_list_keys(piece, indent + STEP, depth), indent)
        after_parts = False
    if waiting:
        yield from text_lines("- ", waiting, indent)


def _cell(text: str) -> str:
    """A cell in a row between brackets, where commas and brackets need quotes too."""
    plain = scalar(text)
    return json.dumps(plain, ensure_ascii=False) if plain[0] != '"' and _IN_BRACKETS.search(plain) else plain


def _dashed(lines: Iterator[str], indent: str) -> Iterator[str]:
    """Lines of a mapping as one entry of a list."""
    first = True
    for line in lines:
        comment = line.lstrip().startswith("# ") and first
        yield line if comment or not first else f"{indent}- {line[len(indent) + 2 :]}"
        first = first and comment


def _style(listing: Listing, depth: Depth) -> str | None:
    """The style if it must be written: it is not the usual one here."""
    usual = depth.style(Listing(listing.shape, ()))
    return None if listing.style in (None, usual) else listing.style or NONE


def _list_keys(listing: Listing, indent: str, depth: Depth) -> Iterator[str]:
    """The keys of a list: 引语, 编号, the items, 余文."""
    if listing.lead:
        yield from (
            text_lines("引语: ", [listing.lead], indent)
            if len(listing.lead) <= _LONGEST_PLAIN
            else (f"{indent}引语: {scalar(listing.lead)}",)
        )
    name = "部分" if listing.shape is Shape.PARTS else "要点"
    # people see at once how points are counted; parts count as usual unless it is said
    if style := listing.style if name == "要点" and listing.style else _style(listing, depth):
        yield f"{indent}{name}编号: {scalar(style)}"
    if listing.shape is Shape.RUN_IN:
        yield f"{indent}连排: 是"
    yield f"{indent}{name}:"
    for item in listing.items:
        yield from _item(item, indent + STEP, depth.within(listing), bare=True)
    if listing.rest:
        yield f"{indent}余文: {scalar(listing.rest)}"


def _item(item: Item, indent: str, depth: Depth, *, bare: bool) -> Iterator[str]:
    """An item; a text alone needs no keys where ``bare`` texts are items."""
    if bare and not item.title and item.marker is None and item.content and _are_texts(item.content):
        yield from text_lines("- ", _strings(item.content), indent)
    else:
        yield from _dashed(_item_keys(item, indent + STEP, depth), indent)


def _item_keys(item: Item, indent: str, depth: Depth) -> Iterator[str]:
    if item.marker is not None:
        yield f"{indent}序号: {scalar(item.marker)}"
    if item.title:
        yield f"{indent}标题: {scalar(item.title)}"
    texts, lists = _keyed(item.content)
    if lists is None:
        yield f"{indent}内容:"
        yield from _entries(item.content, indent + STEP, depth)
        return
    if texts:
        yield from text_lines("内容: ", texts, indent)
    elif not (item.title or item.marker):
        yield f'{indent}内容: ""'
    for listing in lists:
        yield from _list_keys(listing, indent, depth)


def _keyed(content: Sequence[Piece]) -> tuple[list[str], list[Listing] | None]:
    """The texts and lists if they stand in the order of an item's keys: 内容, 要点, 部分; None instead of lists if not."""
    cut = next((i for i, piece in enumerate(content) if not isinstance(piece, str)), len(content))
    texts, rest = _strings(content[:cut]), content[cut:]
    lists = [piece for piece in rest if isinstance(piece, Listing)]
    order = [listing.shape is Shape.PARTS for listing in lists]
    in_order = len(lists) == len(rest) and order in ([], [False], [True], [False, True])
    return texts, lists if in_order else None
