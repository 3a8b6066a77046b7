"""Light markup: what each mark means, what is refused, and two laws."""

import re
from pathlib import Path

import pytest
from hypothesis import given

from drafter.writers.markup import write_markup
from phrasebank.document import Block, Gap, Inline, PageBreak, Paragraph, Role, Table, Text, Where
from phrasebank.errors import Place, UserError
from phrasebank.readers.markup import escape, gap_mark, parse_markup
from tests.cases import Case, cases, names
from tests.writers import strategies

HERE = Path(__file__).parent
MEANINGS, REFUSALS = cases(HERE / "markup"), cases(HERE / "markup-errors")


def shown(block: Block) -> str:
    """One block a line; inlines other than text in angle brackets with their kind."""
    match block:
        case Paragraph():
            return f"{block.role}│{inlines(block.inlines)}"
        case Table():
            rows = ["│".join(inlines(cell) for cell in row) for row in block.rows]
            return "\n".join(f"{'表格' if number else '表头'}│{row}" for number, row in enumerate(rows))
        case PageBreak():
            return "换页│"


def inlines(of: tuple[Inline, ...]) -> str:
    return "".join(i.text if isinstance(i, Text) else f"⟨{type(i).__name__} {i.text}⟩" for i in of)


@pytest.mark.parametrize("case", MEANINGS, ids=names(MEANINGS))
def test_marks_mean(case: Case, update: bool) -> None:
    case.check("\n".join(shown(block) for block in parse_markup(case.input.split("\n"))), update)


@pytest.mark.parametrize("case", REFUSALS, ids=names(REFUSALS))
def test_what_has_no_meaning_is_refused(case: Case, update: bool) -> None:
    with pytest.raises(UserError) as refused:
        parse_markup(case.input.split("\n"))
    case.check(str(refused.value), update)


def test_blocks_keep_the_places_of_their_lines() -> None:
    lines = [("# 一", Where("正文.j2", 3)), ("二\\n三", Where("尾.j2", 9))]
    assert [(b.where.source, b.where.line) for b in parse_markup(lines)] == [
        ("正文.j2", 3),
        ("尾.j2", 9),
        ("尾.j2", 9),
    ]


def test_an_error_names_template_and_line() -> None:
    with pytest.raises(UserError) as refused:
        parse_markup([("@标提 甲", Where("正文.j2", 3))])
    assert refused.value.where == Place("正文.j2", line=3, excerpt="@标提 甲")


def test_a_gap_written_by_hand_is_a_gap_and_one_in_a_value_is_text() -> None:
    assert parse_markup([gap_mark("会议名称")]) == (Paragraph(Role.BODY, (Gap("会议名称"),), Where("", 1)),)
    assert parse_markup([escape("【待补：会议名称】")]) == (
        Paragraph(Role.BODY, (Text("【待补：会议名称】"),), Where("", 1)),
    )


@given(strategies.blocks(strategies.paragraphs))
def test_reading_what_was_written_is_the_identity(blocks: tuple[Block, ...]) -> None:
    again = parse_markup(write_markup(blocks).split("\n"))
    assert [shown(b) for b in again] == [shown(b) for b in blocks]


@given(strategies.value, strategies.line, strategies.line)
def test_any_value_survives_anywhere_in_a_line(value: str, before: str, after: str) -> None:
    values = [part for part in re.split("\r\n|\r|\n", value) if part]
    for role, mark in ((Role.BODY, ""), (Role.HEADING2, "## "), (Role.POINT, "@要点 ")):
        made = parse_markup([mark + escape(value)])
        assert made == tuple(Paragraph(role, (Text(text),), Where("", 1)) for text in values)
    (around,) = parse_markup(
        [f"{escape(before)}{escape(value.translate({10: None, 13: None}))}{escape(after)}"]
    )
    assert around.text == before + value.translate({10: None, 13: None}) + after


@given(strategies.value, strategies.value)
def test_any_value_survives_in_a_cell(first: str, second: str) -> None:
    (table,) = parse_markup([f"| {escape(first)} | {escape(second)} |"])
    assert table.text == "\t".join(re.sub("\r\n|\r", "\n", value) for value in (first, second))


@given(strategies.value)
def test_any_value_survives_between_marks(value: str) -> None:
    made = parse_markup([f"**{escape(value)}**=={escape(value)}=="])
    assert "\n".join(b.text for b in made).replace("\n", "") == re.sub("[\r\n]", "", value) * 2
