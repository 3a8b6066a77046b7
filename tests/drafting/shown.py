"""Documents and values as text, one block a line, the way the case files write them."""

from pathlib import Path

from drafter.draft import draft
from drafter.outline.content import Content
from drafter.outline.fields import Part, Person, Row, Value
from drafter.outline.loading import parse_outline
from drafter.rendering.contents import marked_lines
from phrasebank.document import Block, Gap, Paragraph

HERE = Path(__file__).parent
HOUSE = HERE / "house"


def block(of: Block) -> str:
    """``称谓│各位领导、同志们：``; a gap is shown as 〔字段〕, because 【待补：…】 may also be a value."""
    if not isinstance(of, Paragraph):
        return f"{type(of).__name__}│{of.text}"
    text = "".join(f"〔{i.field}〕" if isinstance(i, Gap) else i.text for i in of.inlines)
    return f"{of.role}│{of.number}{text}"


def drafted(outline: str, house: Path | None = HOUSE) -> str:
    """The draft of an outline's text."""
    return "\n".join(block(b) for b in draft(parse_outline(outline, "提纲.yml", house)).document.blocks)


def value(of: Value | None) -> str:
    """A field's value as the cases show it; parts with their points in brackets, rows with bars,
    a 正文 as the marked lines that it prints."""
    if of is None:
        return "（空）"
    if isinstance(of, tuple):
        return "、".join(map(_item, of)) or "（空）"
    if isinstance(of, Content):
        return "\n".join(marked_lines(of))
    return str(of).replace("\n", "⏎")


def _item(of: str | Part | Person | Row) -> str:
    match of:
        case Part():
            return _part(of)
        case Person():
            return f"〈{of.name}〉{of.post}"
        case Row():
            return f"｜{'｜'.join(value(cell) for cell in of.cells)}｜"
    return f"“{of}”"


def _part(part: Part) -> str:
    points = "".join(f"［{_part(point)}］" for point in part.points)
    return f"〈{part.title}〉{part.body}{points}"
