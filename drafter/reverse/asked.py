"""An old text in a genre that a person asked for: what its fields can hold is filled in, everything else is kept below.

The genre's template adds its own sentences and numbers, so the draft is a new text; that is why this is done only when
asked for. What no field takes stands in comments at the outline's end: nothing of the old text is lost.
"""

import re
from collections.abc import Iterator, Sequence

from drafter.genre import Genre
from drafter.outline.content import Grid, Item, Listing, Piece, Shape
from drafter.outline.faults import Fault
from drafter.outline.fields import Field, read_value
from drafter.outline.nodes import Node, Scalar
from drafter.outline.parts import MAX_POINT_DEPTH
from drafter.rendering.contents import Depth, markers
from drafter.reverse.units import printable
from drafter.reverse.yamlout import STEP, scalar, text_lines

Entries = Sequence[tuple[str, Sequence[Piece]]]
TOP = Depth()
# 在全市工会工作会议上的讲话 names the meeting; 关于召开全市工会工作会议的通知 too
_MEETING = re.compile(r"(?:在|关于召开)(?P<name>.{3,50}?)(?:上的|的(?:预)?通知)")
# （张明远）; not 张明远（代）
_BRACKETED = re.compile(r"[（(](?P<name>[^（）()]+)[）)]")
# a field of 通用文稿 and what other genres call it, the likelier first
_NAMES: dict[str, tuple[str, ...]] = {
    "标题": ("标题", "主题"),
    "讲话人": ("讲话人", "致辞人", "发言人", "主持人", "作者"),
    "日期": ("日期", "讲话日期"),
    "主送": ("主送",),
    "称谓": ("称谓",),
    "署名": ("发文单位", "署名", "单位"),
    "成文日期": ("成文日期",),
}


def in_genre(genre: Genre, entries: Entries, *, hollow: bool) -> str:
    """The outline's text in that genre; ``hollow`` keeps of the text its headings alone."""
    filled = _meeting(genre, dict(entries).get("标题", ()))
    rest: list[tuple[str, Sequence[Piece]]] = []
    for name, pieces in entries:
        lines = list(_parts(genre, pieces, hollow=hollow)) if name == "正文" else _line(genre, name, pieces)
        key = lines[0].split(":")[0] if lines else ""
        if lines and key not in filled and not (name == "标题" and filled):
            filled[key] = lines
        else:
            rest.append((name, pieces))
    lines = [f"体裁: {genre.name}", *_fields(genre, filled)]
    return "\n".join([*lines, *(() if hollow else _kept(rest))]) + "\n"


def _meeting(genre: Genre, title: Sequence[Piece]) -> dict[str, list[str]]:
    """The meeting's name, if the title has one and the genre makes its title of it; then that title is not filled in."""
    found = _MEETING.search(_first(title))
    field = genre.field("会议名称")
    held = found and field and _holds(field, Scalar(found["name"], 0))
    return {"会议名称": [f"会议名称: {scalar(found['name'])}"]} if found and held else {}


def _fields(genre: Genre, filled: dict[str, list[str]]) -> Iterator[str]:
    """The genre's fields in their order: those that are filled, and the required ones that are not."""
    for field in genre.fields:
        if field.name in filled:
            yield from filled[field.name]
        elif field.required:
            yield f"# {field.name}（必填）：{field.help}"
            yield f"{field.name}:"


def _line(genre: Genre, name: str, pieces: Sequence[Piece]) -> list[str]:
    """The line of the field that takes this one's text; none if no field can hold it."""
    text = _first(pieces).rstrip("：:") if len(pieces) == 1 else ""
    if name in ("日期", "成文日期"):
        text = text.strip("（）()")
    if name == "讲话人" and (named := _BRACKETED.fullmatch(text)):
        text = named["name"]
    for known in _NAMES.get(name, ()):
        field = genre.field(known)
        if field and text and _holds(field, Scalar(text, 0)):
            return [f"{field.name}: {scalar(text)}"]
    return []


def _holds(field: Field, node: Node) -> bool:
    faults: list[Fault] = []
    kept = read_value(node, field, faults)
    return not faults and kept is not None


def _first(pieces: Sequence[Piece]) -> str:
    return next((piece for piece in pieces if isinstance(piece, str)), "")


def _parts(genre: Genre, pieces: Sequence[Piece], *, hollow: bool) -> Iterator[str]:
    """The main part in the genre's field of parts; nothing if it has none, or if the text is more than one list."""
    field = next((f for f in genre.fields if f.type == "部分"), None)
    listing = pieces[0] if len(pieces) == 1 else None
    if field is None or not isinstance(listing, Listing) or listing.lead or listing.rest:
        return
    yield f"{field.name}:"
    for item in listing.items:
        yield from _part(item, STEP, 0, hollow=hollow)


def _part(item: Item, indent: str, depth: int, *, hollow: bool) -> Iterator[str]:
    """A part or point: its title, its paragraphs, the items of its lists. Below the last level all is text."""
    texts = [] if hollow and item.title else list(_texts(item, deep=depth >= MAX_POINT_DEPTH))
    title = item.title or (texts.pop(0) if texts and "\n" not in texts[0] else "")
    yield f"{indent}- 标题: {scalar(title) if not (hollow and not item.title) else ''}"
    if texts:
        yield from text_lines("内容: ", texts, indent + STEP)
    below = [piece for piece in item.content if isinstance(piece, Listing)] if depth < MAX_POINT_DEPTH else []
    if below:
        yield f"{indent}{STEP}要点:"
    for listing in below:
        for inner in listing.items:
            yield from _part(inner, indent + STEP * 2, depth + 1, hollow=hollow)


def _texts(item: Item, *, deep: bool) -> Iterator[str]:
    for piece in item.content:
        if isinstance(piece, str):
            yield piece
        elif isinstance(piece, Grid):
            yield from ("　".join(row) for row in piece.rows)
        elif deep:
            yield from plain((piece,))
        else:
            yield from (text for text in (piece.lead, piece.rest) if text)


def plain(pieces: Sequence[Piece], depth: Depth = TOP) -> Iterator[str]:
    """The paragraphs of a text as they are printed."""
    for piece in pieces:
        if isinstance(piece, str):
            yield piece
        elif isinstance(piece, Grid):
            yield from ("　".join(row) for row in piece.rows)
        else:
            yield from _printed(piece, depth)


def _printed(listing: Listing, depth: Depth) -> Iterator[str]:
    counted = markers(listing, depth.style(listing))
    inside = [[*plain(item.content, depth.within(listing))] for item in listing.items]
    firsts = [f"{mark}{item.title}" for mark, item in zip(counted, listing.items, strict=True)]
    if listing.shape is Shape.RUN_IN:
        yield (
            listing.lead + "".join(a + "".join(b) for a, b in zip(firsts, inside, strict=True)) + listing.rest
        )
        return
    for first, below in zip(firsts, inside, strict=True):
        yield first + (below.pop(0) if below and listing.shape is Shape.POINTS else "")
        yield from below


def _kept(rest: Entries) -> Iterator[str]:
    """What no field took, as comments."""
    if rest:
        yield "\n# ———— 旧稿里没有放进上面各项的话，需要的自己挪上去 ————"
    for name, pieces in rest:
        yield f"# {name}："
        yield from (f"#   {commentable(text)}" for text in plain(pieces))


def commentable(text: str) -> str:
    """A text as YAML takes it in a comment: on one line, without what no document can hold."""
    return printable(" ".join(text.replace("\ufeff", "").split()))[0]
