"""The way from a document to its outline, and the proof that nothing was lost on it.

    made = outline_of(read(Path("旧稿.docx")))
    made.text       the outline: YAML with comments
    made.remarks    what a person should know: lines left out, markers out of turn, titles that were guessed

The outline is drafted at once and compared with the old text, character by character without blanks. Should they
differ, the outline is made again without lists, every paragraph as it stands.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.draft import draft
from drafter.genre import Genre
from drafter.outline.content import Piece
from drafter.outline.loading import parse_outline
from drafter.outline.saving import save_outline_text
from drafter.reverse.asked import commentable, in_genre
from drafter.reverse.edges import Edges, edges_of
from drafter.reverse.genres import genre_like
from drafter.reverse.issued import Issue, issue_of
from drafter.reverse.shapes import Page, item_starts, page_of
from drafter.reverse.skeleton import skeleton
from drafter.reverse.tree import Grown, grow
from drafter.reverse.units import Unit, printable, units_of
from drafter.reverse.yamlout import field_lines
from phrasebank.document import Document
from phrasebank.errors import Place, UserError
from phrasebank.mining.lists.extents import cues

CARRIER = "通用文稿"
"""The genre that prints what it is given and nothing else."""
_LAST_PARAGRAPHS = 4
"""A closing that belongs to no part is looked for among so many last paragraphs."""
_MOST_ASIDES = 30
_NOT_ISSUED = Issue()


@dataclass(frozen=True, slots=True)
class Reversed:
    """An outline's text, what to say about it, and which genre the old text resembles (None if none)."""

    text: str
    remarks: tuple[str, ...]
    genre: str | None


@dataclass(frozen=True, slots=True)
class _Fields:
    """The fields of 通用文稿 in their order, with their pieces."""

    entries: tuple[tuple[str, tuple[Piece, ...]], ...]
    grown: Grown


def outline_of(document: Document, *, hollow: bool = False, asked: Genre | None = None) -> Reversed:
    """The outline that drafts the document again; ``hollow`` leaves its headings alone.

    In a genre that is ``asked`` for, its fields are filled as far as they go. Raises UserError if there is no text.
    """
    units = units_of(document)
    if not any(not unit.aside for unit in units):
        raise UserError(
            "里面没有可以整理的文字",
            Place(document.source or "来源"),
            "请确认选对了文件；扫描件要先识别成文字",
        )
    issue, rest = issue_of(units)
    edges = edges_of(rest, item_starts(document))
    fields = _fields(document, edges)
    if issue.lines and not _is_kept(fields, edges, issue):
        issue, edges = _NOT_ISSUED, edges_of(units, item_starts(document))
        fields = _fields(document, edges)
    flat = not issue.lines and not _is_kept(fields, edges)
    if flat:
        fields = _Fields(tuple(_flat(edges)), Grown())
    issued = () if hollow else issue.lines
    genre = asked.name if asked else _genre(edges)
    remarks = tuple(_remarks(document, edges, fields.grown, genre, flat=flat, hollow=hollow))
    if asked and asked.name != CARRIER:
        told = (
            f"体裁按要求用“{asked.name}”：序号和套话由体裁来加，没有放进各项的话列在提纲末尾",
            *remarks[1:],
        )
        top = [f"# 由“{_name(document)}”整理", *(f"# · {commentable(remark)}" for remark in told)]
        left_out = () if hollow else _left_out(edges.aside)
        text = in_genre(asked, fields.entries, hollow=hollow)
        return Reversed("\n".join([*top, *left_out, text, *issued]), told, asked.name)
    entries = [(name, skeleton(name, pieces) if hollow else pieces) for name, pieces in fields.entries]
    head = _head(document, remarks, edges, hollow=hollow)
    return Reversed("\n".join([*head, _yaml(entries, issued)]), remarks, genre)


def save_outline(made: Reversed, path: Path, *, source: Path | None = None, force: bool = False) -> None:
    """Write an outline. Raises UserError if the file exists, unless ``force``; the old text itself is never replaced."""
    if source is not None and path.exists() and path.samefile(source):
        raise UserError("这是旧稿本身，不能用提纲覆盖", Place(str(path)), "给提纲另起一个文件名")
    save_outline_text(made.text, path, force=force)


def _fields(document: Document, edges: Edges) -> _Fields:
    """The head's fields, the body as 开头, 正文 and 结尾, the foot's fields."""
    page = page_of(document, edges.body)
    first, last = _main(page)
    grown = grow(document.text, page, first, last)
    parts = (
        ("开头", grow(document.text, page, 0, first).pieces),
        ("正文", grown.pieces),
        ("结尾", grow(document.text, page, last, len(page.units)).pieces),
    )
    return _Fields((*edges.above, *((n, p) for n, p in parts if p), *edges.below), grown)


def _main(page: Page) -> tuple[int, int]:
    """Where the lists that shape the page begin and end; all of it if there are none."""
    if not page.lists:
        return 0, len(page.units)
    last = max(shaped.end for shaped in page.lists)
    return min(shaped.first for shaped in page.lists), _before_closing(page, last)


def _before_closing(page: Page, last: int) -> int:
    """The main part's end without the closing that stands below its last item: 同志们，… 总之，…"""
    begun = max(start.unit for shaped in page.lists for start in shaped.starts)
    closing = cues()
    for index in range(max(begun + 1, last - _LAST_PARAGRAPHS), last):
        text = page.units[index].text
        if closing.paragraph.match(text) or closing.closing.match(text):
            return index
    return last


def _flat(edges: Edges) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    """Every paragraph as it stands."""
    yield from edges.above
    if edges.body:
        yield "正文", tuple(unit.grid or unit.text for unit in edges.body)
    yield from edges.below


def _texts(edges: Edges) -> Iterator[str]:
    for _, lines in edges.above:
        yield from lines
    for unit in edges.body:
        yield from (cell for row in unit.grid.rows for cell in row) if unit.grid else (unit.text,)
    for _, lines in edges.below:
        yield from lines


def _bare(text: str) -> str:
    return "".join(text.split())


def _is_kept(fields: _Fields, edges: Edges, issue: Issue = _NOT_ISSUED) -> bool:
    """Whether the outline drafts every character again; one with issue fields may not be drafted at all."""
    kept = printable("".join((*issue.above, *_texts(edges), *issue.below)))[0]
    try:
        return _drafted(_yaml(fields.entries, issue.lines)) == _bare(kept)
    except UserError:
        if issue.lines:
            return False
        raise


def _drafted(text: str) -> str:
    """What the outline drafts, without blanks."""
    return _bare("".join(block.text for block in draft(parse_outline(text)).document.blocks))


def _yaml(entries: Sequence[tuple[str, Sequence[Piece]]], issued: Sequence[str] = ()) -> str:
    lines = [f"体裁: {CARRIER}"]
    for number, (name, pieces) in enumerate(entries):
        if name in ("开头", "正文", "结尾"):
            lines.append("")
        if name == "日期" and "讲话人" in [later for later, _ in entries[number:]]:
            lines.append("先印: 日期")
        lines += field_lines(name, pieces)
    if issued:
        lines += ["", *issued]
    return "\n".join(lines) + "\n"


def _genre(edges: Edges) -> str | None:
    above = dict(edges.above)
    titles = [*above.get("题上", ()), *above.get("副标题", ())]
    lines = above.get("标题", ())
    opening = next((unit.text for unit in edges.body if not unit.grid), "")
    return genre_like([*(("".join(lines),) if lines else ()), *lines, *titles], opening)


def _remarks(
    document: Document, edges: Edges, grown: Grown, genre: str | None, *, flat: bool, hollow: bool
) -> Iterator[str]:
    """What a person should know; of a pattern's text nothing is quoted but headings."""
    if genre:
        yield f"像是“{genre}”。提纲用“{CARRIER}”，只印原有的话；要用那个体裁的现成写法，运行 drafter new {genre}"
    if all(name != "标题" for name, _ in edges.above):
        yield "没有找到标题，请补上"
    if edges.aside:
        where = "" if hollow else "，列在提纲开头的说明里"
        yield f"没有收进提纲的网页、报纸附加内容 {len(edges.aside)} 行{where}"
    if stray := printable(document.text)[1]:
        yield f"去掉了文档里不能有的控制符 {stray} 个"
    for told in () if hollow else grown.out_of_turn:
        yield f"序号不连续，照原样保留：{told}"
    if grown.guessed:
        yield f"这些标题与正文连在一起，断开的地方是推测的，请核对：{'；'.join(grown.guessed)}"
    if flat:
        yield "原文的分条没有拆开，逐段照录"


def _head(document: Document, remarks: Sequence[str], edges: Edges, *, hollow: bool) -> Iterator[str]:
    yield f"# 由“{_name(document)}”整理" + ("成的写作框架：只留标题，内容待补" if hollow else "")
    yield "# 内容一行一段；序号由程序编，样式写在“部分编号”“要点编号”，增删各项不必改序号；“序号”是照原样印的"
    yield from (f"# · {commentable(remark)}" for remark in remarks)
    if not hollow:
        yield from _left_out(edges.aside)


def _name(document: Document) -> str:
    """The old text's file name, on one line."""
    return commentable(Path(document.source).name) or "旧稿"


def _left_out(aside: Sequence[Unit]) -> Iterator[str]:
    """The lines that are no part of the outline, each once, so that nothing vanishes unseen."""
    lines = tuple(dict.fromkeys(commentable(unit.text) for unit in aside))
    if lines:
        yield "# 没有收进提纲的："
    yield from (f"#   {line}" for line in lines[:_MOST_ASIDES])
    if len(lines) > _MOST_ASIDES:
        yield f"#   ……等 {len(aside)} 行"
