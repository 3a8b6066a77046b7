"""Old texts and the outlines that come of them; a case is the text, a line ``----``, the outline."""

from pathlib import Path

import pytest

from drafter.draft import draft
from drafter.outline.loading import parse_outline
from drafter.reverse import outline_of
from drafter.reverse.skeleton import skeleton
from phrasebank.readers import read
from tests.cases import Case, cases, names

CASES = cases(Path(__file__).parent / "cases")


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_an_old_text_becomes_the_outline_as_written(case: Case, update: bool, tmp_path: Path) -> None:
    path = tmp_path / "旧稿.txt"
    path.write_text(case.input, encoding="utf-8")
    case.check(outline_of(read(path)).text, update)


def test_a_pattern_drafts_at_once_with_visible_gaps_and_nothing_of_the_old_text(tmp_path: Path) -> None:
    path = tmp_path / "旧稿.txt"
    path.write_text(
        "在全市工会工作会议上的讲话\n张明远\n同志们：\n李华同志病了，今天不来。\n"
        "一、提高认识\n王五去年得了奖。\n二、加强领导\n赵六要多学习。\n",
        encoding="utf-8",
    )
    drafted = draft(parse_outline(outline_of(read(path), hollow=True).text))
    assert [gap.field for gap in drafted.gaps] == [
        "讲话人·讲话人，旧稿约3字",
        "开头·开头，旧稿约10字",
        "正文·内容，旧稿约8字",
        "正文·内容，旧稿约7字",
    ]
    assert not [name for name in ("张明远", "李华", "王五", "赵六") if name in drafted.document.text]
    assert "一、提高认识\n【待补：内容，旧稿约8字】\n二、加强领导" in drafted.document.text


def test_a_pattern_names_lengths_as_people_do() -> None:
    gaps = (
        skeleton("开头", ("一" * 8, "一" * 50)),
        skeleton("开头", ("一" * 347,)),
        skeleton("开头", ("一" * 1234,)),
    )
    assert gaps == (
        ("【待补：开头，旧稿约60字】",),
        ("【待补：开头，旧稿约350字】",),
        ("【待补：开头，旧稿约1200字】",),
    )
