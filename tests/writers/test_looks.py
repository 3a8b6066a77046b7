"""A look's file: what it says, what is refused, and that a house's own comes first."""

from dataclasses import replace
from pathlib import Path

import pytest

from drafter.writers.look_file import load_look, read_look
from drafter.writers.look_find import look_names
from drafter.writers.looks import Indent
from phrasebank.document import Role
from phrasebank.errors import UserError
from tests.cases import REPOSITORY, Case, cases, names

REFUSALS = cases(Path(__file__).parent / "looks")
SHIPPED = load_look()


@pytest.mark.parametrize("case", REFUSALS, ids=names(REFUSALS))
def test_a_wrong_look_is_refused_with_all_its_problems(case: Case, update: bool, tmp_path: Path) -> None:
    path = tmp_path / "版式.yml"
    path.write_text(case.input, encoding="utf-8")
    with pytest.raises(UserError) as refused:
        read_look(path)
    case.check(str(refused.value).replace(f"{tmp_path}/", "").replace(f"{tmp_path}\\", ""), update)


def test_lengths_are_those_of_the_standard() -> None:
    page = SHIPPED.page
    assert (page.width, page.height, page.top, page.bottom, page.left, page.right) == (
        11906, 16838, 2098, 1984, 1587, 1474,
    )  # fmt: skip
    assert (page.area, page.characters_wide(1), page.characters_wide(2)) == (8845, 316, 632)
    assert SHIPPED.base.line == 579
    assert SHIPPED.paragraph(Role.BODY).first_line == Indent(632, 200)


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        (Role.TITLE, Role.ADDRESSEE, 1),
        (Role.TITLE, Role.SUBTITLE, 0),
        (Role.SUBTITLE, Role.SPEAKER, 1),
        (Role.SPEAKER, Role.DATELINE, 0),
        (Role.DATELINE, Role.SALUTATION, 1),
        (Role.SALUTATION, Role.BODY, 0),
        (Role.BODY, Role.ATTACHMENT, 1),
        (Role.ATTACHMENT, Role.ATTACHMENT, 0),
        (Role.ATTACHMENT, Role.SIGNATURE, 1),
        (Role.SIGNATURE, Role.SIGNED_DATE, 0),
        (Role.BODY, Role.SIGNED_DATE, 1),
        (Role.SIGNED_DATE, Role.REMARK, 0),
    ],
)
def test_empty_lines_part_what_the_standard_parts(before: Role, after: Role, lines: int) -> None:
    assert SHIPPED.blank_lines(before, after) == lines


def test_a_houses_own_look_comes_before_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "_house").mkdir()
    text = (REPOSITORY / "templates/_house/公文.yml").read_text(encoding="utf-8")
    (tmp_path / "_house" / "公文.yml").write_text(
        text.replace("上边距: 37毫米", "上边距: 30毫米"), encoding="utf-8"
    )
    assert load_look("公文", tmp_path).page.top == 1701
    assert load_look("公文").page.top == 2098


def test_a_look_takes_over_what_it_does_not_say(tmp_path: Path) -> None:
    (tmp_path / "_house").mkdir()
    (tmp_path / "_house" / "公文.yml").write_text(
        "继承: 公文\n页面: {上边距: 30毫米}\n段落: {标题: {字号: 一号}}\n", encoding="utf-8"
    )
    own = load_look("公文", tmp_path)
    assert (own.page.top, own.page.bottom) == (1701, SHIPPED.page.bottom)
    assert own.paragraph(Role.TITLE) == replace(SHIPPED.paragraph(Role.TITLE), size=52)
    assert own.paragraph(Role.BODY) == SHIPPED.paragraph(Role.BODY)


def test_looks_that_build_on_each_other_in_a_circle_are_refused(tmp_path: Path) -> None:
    (tmp_path / "_house").mkdir()
    for name, parent in (("甲", "乙"), ("乙", "甲")):
        (tmp_path / "_house" / f"{name}.yml").write_text(f"继承: {parent}\n", encoding="utf-8")
    with pytest.raises(UserError, match="版式互相继承"):
        load_look("甲", tmp_path)


def test_a_look_that_builds_on_an_unknown_one_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "_house").mkdir()
    path = tmp_path / "_house" / "甲.yml"
    path.write_text("版式: 甲\n继承: 讲坛\n", encoding="utf-8")
    with pytest.raises(UserError) as refused:
        load_look("甲", tmp_path)
    assert str(refused.value).startswith(f"{path} 第 2 行：没有这个版式：讲坛")


@pytest.mark.parametrize("name", look_names())
def test_every_shipped_look_says_what_it_is_for(name: str) -> None:
    look = load_look(name)
    assert look.name == name
    assert look.help


def test_the_default_look_is_listed_first() -> None:
    assert look_names() == ("公文", "信函", "纪要", "讲台", "讲话稿")


@pytest.mark.parametrize("name", ["../公文", "/etc/hosts", "公文\0", "unit", ""])
def test_a_look_is_named_not_pointed_at(name: str) -> None:
    with pytest.raises(UserError, match="没有这个版式"):
        load_look(name)


def test_an_unknown_look_names_the_known_ones() -> None:
    with pytest.raises(UserError, match="没有这个版式：讲坛") as refused:
        load_look("讲坛")
    assert "公文" in str(refused.value.hint)
