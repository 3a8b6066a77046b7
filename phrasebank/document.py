"""The document that both packages speak: a text and the blocks that point into it.

``phrasebank.readers`` makes a Document from a file, ``drafter`` makes one from an outline, writers and miners only
read it. A paragraph knows what it *is* (its role), never how it looks.

    Document("同志们：\\n一要抓落实。", (Paragraph(Role.SALUTATION, …), Paragraph(Role.POINT, …, number="一要")))

Offsets count characters (code points) of ``Document.text``; for a plain text file that is the decoded file
unchanged, for everything else the blocks' plain text joined by line feeds.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum


class Role(StrEnum):
    """What a paragraph is; the names are those that writers see in templates and in Word's style list.

    The first five and the last two stand only on documents that an organ issues (GB/T 9704—2012: 版头, 版记).
    """

    COPY_NUMBER = "份号"
    SECRECY = "密级"
    URGENCY = "紧急程度"
    MASTHEAD = "发文机关标志"
    DOCUMENT_NUMBER = "发文字号"
    TITLE = "标题"
    SUBTITLE = "副标题"
    SPEAKER = "讲话人"
    DATELINE = "日期"
    ADDRESSEE = "主送"
    SALUTATION = "称谓"
    BODY = "正文"
    HEADING1 = "一级标题"
    HEADING2 = "二级标题"
    HEADING3 = "三级标题"
    HEADING4 = "四级标题"
    POINT = "要点"
    SUBPOINT = "分点"
    CALL = "号召"
    CLOSING = "结束语"
    ATTENDANCE = "出席"
    ATTACHMENT = "附件说明"
    SIGNATURE = "落款"
    SEALED_SIGNATURE = "用印署名"
    SIGNING_POST = "签发职务"
    SIGNED_DATE = "成文日期"
    REMARK = "附注"
    COPIES = "抄送"
    IMPRINT = "印发"


HEAD_ROLES = (Role.COPY_NUMBER, Role.SECRECY, Role.URGENCY, Role.MASTHEAD, Role.DOCUMENT_NUMBER)
"""What stands above the title of an issued document (版头)."""
RECORD_ROLES = (Role.COPIES, Role.IMPRINT)
"""What stands at the foot of its last page (版记)."""
HEADINGS = (Role.HEADING1, Role.HEADING2, Role.HEADING3, Role.HEADING4)


def _setters(kind: type) -> tuple[Callable[[object, object], None], ...]:
    """What sets the slots of a frozen class. Its own ``__init__`` sets them by name, which takes three times as long.

    Two places and three paragraphs are made for each paragraph of a draft: that was a tenth of its time.
    """
    return tuple(vars(kind)[name].__set__ for name in vars(kind)["__slots__"])


@dataclass(frozen=True, slots=True, init=False)
class Where:
    """Where a block comes from (source file and its line, from 1) and where it starts in ``Document.text``."""

    source: str = ""
    line: int = 0
    offset: int = 0

    def __init__(self, source: str = "", line: int = 0, offset: int = 0) -> None:
        _set_source(self, source)
        _set_line(self, line)
        _set_offset(self, offset)


_set_source, _set_line, _set_offset = _setters(Where)


@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Emphasised words."""

    text: str


@dataclass(frozen=True, slots=True)
class Head:
    """A heading that runs into its paragraph: it has the heading's font, the rest has the body's."""

    text: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A place that the writer has still to fill; ``field`` names what belongs there."""

    field: str

    @property
    def text(self) -> str:
        return f"【待补：{self.field}】"


@dataclass(frozen=True, slots=True)
class Fill:
    """Words of a source that stand where a gap was; the writer has still to make them his own."""

    text: str


Inline = Text | Strong | Head | Gap | Fill


@dataclass(frozen=True, slots=True, init=False)
class Paragraph:
    """One paragraph. ``number`` is its marker (一、 or 一要), written by numbering and part of the text."""

    role: Role
    inlines: tuple[Inline, ...]
    where: Where = Where()
    number: str = ""

    def __init__(
        self, role: Role, inlines: tuple[Inline, ...], where: Where = Where(), number: str = ""
    ) -> None:
        _set_role(self, role)
        _set_inlines(self, inlines)
        _set_where(self, where)
        _set_number(self, number)

    @property
    def text(self) -> str:
        inlines = self.inlines
        return self.number + (inlines[0].text if len(inlines) == 1 else "".join(i.text for i in inlines))


_set_role, _set_inlines, _set_where, _set_number = _setters(Paragraph)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, each cell a row of inlines; the first row is the head."""

    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    where: Where = Where()

    @property
    def text(self) -> str:
        return "\n".join("\t".join("".join(i.text for i in cell) for cell in row) for row in self.rows)


@dataclass(frozen=True, slots=True)
class PageBreak:
    where: Where = Where()

    @property
    def text(self) -> str:
        return ""


Block = Paragraph | Table | PageBreak


@dataclass(frozen=True, slots=True)
class Note:
    """A remark beside the words from ``start`` to ``end`` of one paragraph; no part of the text. ``lines`` are its paragraphs."""

    start: int
    end: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its blocks. ``text[b.where.offset:][:len(b.text)] == b.text`` holds for every block ``b``."""

    text: str
    blocks: tuple[Block, ...]
    source: str = ""
    encoding: str | None = None
    notes: tuple[Note, ...] = ()

    def paragraphs(self) -> Iterator[Paragraph]:
        return (block for block in self.blocks if isinstance(block, Paragraph))

    @property
    def title(self) -> str | None:
        """The first title's text, or None if no paragraph is a title."""
        return next((p.text for p in self.paragraphs() if p.role is Role.TITLE), None)


def notes_by_block(document: Document) -> dict[int, list[Note]]:
    """The notes by the number of the block that they stand on."""
    if not document.notes:
        return {}
    starts = [block.where.offset for block in document.blocks]
    found: defaultdict[int, list[Note]] = defaultdict(list)
    for note in document.notes:
        found[bisect_right(starts, note.start) - 1].append(note)
    return found


def compose(blocks: Iterable[Block], source: str = "") -> Document:
    """Make a Document whose text is the blocks' plain text, one block after the other, and set their offsets."""
    placed: list[Block] = []
    parts: list[str] = []
    offset = 0
    for block in blocks:
        text, old = block.text, block.where
        where = Where(old.source, old.line, offset)
        # paragraphs are nearly all there is, and replace() costs five times as much
        if isinstance(block, Paragraph):
            placed.append(Paragraph(block.role, block.inlines, where, block.number))
        else:
            placed.append(replace(block, where=where))
        parts.append(text)
        offset += len(text) + 1
    return Document("\n".join(parts), tuple(placed), source)
