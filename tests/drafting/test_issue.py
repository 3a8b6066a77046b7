"""Issuing a document: what the fields that every genre has add to its draft, and what is missing then."""

from pathlib import Path

import pytest

from drafter.draft import draft
from drafter.genre import find_genre, genre_names, roots
from drafter.outline.loading import parse_outline
from drafter.rendering.issue import issued
from drafter.reverse import outline_of
from drafter.writers import to_bytes
from phrasebank.document import Paragraph, Role, Text
from phrasebank.readers import read
from tests.cases import Case, cases, names

CASES = cases(Path(__file__).parent / "issue")


def shown(outline: str) -> str:
    drafted = draft(parse_outline(outline, "提纲.yml"))
    lines = [f"{b.role}│{b.text}".replace("\t", "⇥") for b in drafted.document.paragraphs()]
    return "\n".join([*lines, *(f"缺 {gap.field} {gap.line}" for gap in drafted.gaps)])


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_the_issued_draft_reads(case: Case, update: bool) -> None:
    case.check(shown(case.input), update)


@pytest.mark.parametrize("name", genre_names(roots()))
def test_every_genre_can_be_issued_with_a_red_head(name: str) -> None:
    drafted = draft(
        parse_outline(f"体裁: {name}\n发文机关标志: 江州市总工会文件\n发文字号: 江总工发〔2026〕1号\n")
    )
    first, second, *_ = drafted.document.paragraphs()
    assert (first.role, first.text) == (Role.MASTHEAD, "江州市总工会文件")
    assert (second.role, second.text) == (Role.DOCUMENT_NUMBER, "江总工发〔2026〕1号")


def test_a_field_of_the_genre_counts_before_the_one_that_every_genre_has() -> None:
    own = [field for field in find_genre("会议纪要").fields if field.name == "印发日期"]
    assert [field.issues for field in own] == [False]
    drafted = draft(parse_outline("体裁: 会议纪要\n印发日期: 2026年3月9日\n"))
    assert not [p for p in drafted.document.paragraphs() if p.role is Role.IMPRINT]


def test_a_document_without_issue_fields_stays_as_it_is() -> None:
    blocks = (Paragraph(Role.TITLE, (Text("通知"),)),)
    assert issued(blocks, {"红头": None, "抄送": ()}) == blocks


def test_an_issued_draft_made_into_an_outline_keeps_its_title_and_its_head(tmp_path: Path) -> None:
    case = next(case for case in CASES if case.path.stem == "上行文有签发人和版记")
    path = tmp_path / "请示.docx"
    path.write_bytes(to_bytes(draft(parse_outline(case.input)).document, path))
    lines = outline_of(read(path)).text.splitlines()
    assert "标题: 江州市总工会关于追加经费的请示" in lines
    assert "发文机关标志: 江州市总工会文件" in lines
