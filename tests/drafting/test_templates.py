"""Templates: filters, bounds of the sandbox, provenance, and what is said about a template that is wrong."""

from pathlib import Path

import pytest

from drafter.genre import find_genre
from drafter.outline.dates import day_of, moment_of
from drafter.outline.fields import Field, Person, Value
from drafter.outline.loading import parse_outline
from drafter.rendering.chinese import FILTERS
from drafter.rendering.render import fill_pattern, render
from drafter.rendering.values import TemplateValue, for_template
from phrasebank.errors import UserError
from tests.cases import Case, cases, names
from tests.drafting.shown import HERE, HOUSE, drafted

FILTER_CASES, ATTACKS = cases(HERE / "filters"), cases(HERE / "attacks")
MANIFEST = (HOUSE / "试验" / "genre.yml").read_text(encoding="utf-8")


def shown(value: Value | None, kind: str = "文字", *, required: bool = False) -> TemplateValue:
    return for_template(value, Field("会议名称", kind, "", required=required))


VALUES: dict[str, TemplateValue] = {
    "缺": shown(None, required=True),
    "空": shown(None),
    "几段": shown("写到：甲\\n乙。\n抓落实\n要做到：", "段落"),
    "空列表": shown(None, "列表"),
    "人": shown((Person("张明远", "市总工会主席"),), "人员"),
    "几人": shown((Person("张明远", "市总工会主席"), Person("李华")), "人员"),
    "带标记": shown("*#|=抓落实"),
    "时间": shown(moment_of("2026年3月6日 9:00"), "时间"),
    "某日": shown(day_of("2026-03-06"), "日期"),
}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A house of the test's own, with another genre beside 试验."""
    for name in ("试验", "别的"):
        (tmp_path / name).mkdir()
        manifest = MANIFEST.replace("体裁: 试验", f"体裁: {name}")
        (tmp_path / name / "genre.yml").write_text(manifest, encoding="utf-8")
        (tmp_path / name / "正文.j2").write_text("x", encoding="utf-8")
    return tmp_path


def with_template(house: Path, text: str) -> str:
    (house / "试验" / "正文.j2").write_text(text, encoding="utf-8")
    return drafted("体裁: 试验\n名称: 全市工作会\n", house)


@pytest.mark.parametrize("case", FILTER_CASES, ids=names(FILTER_CASES))
def test_a_filter_makes(case: Case, update: bool) -> None:
    case.check("\n".join(fill_pattern(line, VALUES) for line in case.input.split("\n")), update)


@pytest.mark.parametrize("name", FILTERS)
def test_every_filter_has_cases(name: str) -> None:
    assert name in names(FILTER_CASES)


@pytest.mark.parametrize("case", ATTACKS, ids=names(ATTACKS))
def test_a_wrong_or_hostile_template_is_told(case: Case, update: bool, house: Path) -> None:
    with pytest.raises(UserError) as problem:
        with_template(house, case.input)
    case.check(str(problem.value), update)


def test_a_genres_own_parts_and_the_shared_ones_can_be_included(house: Path) -> None:
    (house / "_shared").mkdir()
    (house / "_shared" / "尾.j2").write_text("@结束语 谢谢{{ 名称 }}！", encoding="utf-8")
    (house / "试验" / "头.j2").write_text("@标题 {{ 名称 }}", encoding="utf-8")
    template = '{% include "头.j2" %}\n{% include "试验/头.j2" %}\n{% include "_shared/尾.j2" %}'
    assert with_template(house, template) == "标题│全市工作会\n标题│全市工作会\n结束语│谢谢全市工作会！"


def test_a_macro_of_a_shared_file_is_imported(house: Path) -> None:
    (house / "_shared").mkdir()
    (house / "_shared" / "宏.j2").write_text(
        "{% macro 谢(谁) %}\n@结束语 谢谢{{ 谁 }}！\n{% endmacro %}", encoding="utf-8"
    )
    assert (
        with_template(house, '{% from "_shared/宏.j2" import 谢 %}{{ 谢(名称) }}')
        == "结束语│谢谢全市工作会！"
    )


ROWS = "体裁: 试验\n名称: 会\n日程: [{时间: '9:00', 事项: 开幕}, {事项: 甲|乙}]\n"


def test_a_row_goes_through_the_columns_in_use_and_answers_to_the_others_too(house: Path) -> None:
    template = "{% for 行 in 日程 %}{% for 列 in 行 %}{{ 列 }}={{ 行[列] }};{% endfor %}[{{ 行.发言人 }}]{% endfor %}"
    (house / "试验" / "正文.j2").write_text(template, encoding="utf-8")
    assert drafted(ROWS, house) == "正文│时间=9:00;事项=开幕;[]时间=;事项=甲|乙;[]"


def test_a_column_that_no_table_has_is_told(house: Path) -> None:
    (house / "试验" / "正文.j2").write_text("甲\n{{ 日程[0].发言 }}", encoding="utf-8")
    with pytest.raises(UserError, match=r"正文\.j2 第 2 行") as problem:
        drafted(ROWS, house)
    assert "发言" in str(problem.value)


def test_every_line_knows_the_template_line_that_wrote_it(house: Path) -> None:
    (house / "试验" / "正文.j2").write_text(
        "@标题 {{ 名称 }}\n\n{% for 项 in ['甲', '乙'] %}\n  {{ 项 }}\n{% endfor %}尾{% include '头.j2' %}\n末",
        encoding="utf-8",
    )
    (house / "试验" / "头.j2").write_text("接着\n{# 说明 #}第二行", encoding="utf-8")
    outline = parse_outline("体裁: 试验\n名称: 会\n", house=house)
    values = {v.field.name: for_template(v.value, v.field) for v in outline.values}
    lines = [(text, f"{where.source}:{where.line}") for text, where in render(outline.genre, values)]
    assert lines == [
        ("@标题 会", "试验/正文.j2:1"),
        ("  甲", "试验/正文.j2:4"),
        ("  乙", "试验/正文.j2:4"),
        ("尾接着", "试验/正文.j2:5"),
        ("第二行", "试验/头.j2:2"),
        ("末", "试验/正文.j2:6"),
    ]


def test_a_template_in_another_encoding_is_told(house: Path) -> None:
    (house / "试验" / "正文.j2").write_bytes("@标题 讲话".encode("gb18030"))
    with pytest.raises(UserError, match="不是 UTF-8"):
        drafted("体裁: 试验\n", house)


def test_a_house_overrides_a_shipped_genre_by_name(house: Path) -> None:
    (house / "会议通知").mkdir()
    manifest = MANIFEST.replace("体裁: 试验", "体裁: 会议通知")
    (house / "会议通知" / "genre.yml").write_text(manifest, encoding="utf-8")
    (house / "会议通知" / "正文.j2").write_text("x", encoding="utf-8")
    assert find_genre("会议通知", house).folder == house / "会议通知"
    assert find_genre("会议通知").folder != house / "会议通知"


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("{{", "没有写完"),
        ("{{ 名称", "没有写完"),
        ("{% if %}", "没有写完"),
        ("{{ 名称 | }}", "没有写完"),
        ("{{ 名称..x }}", "缺名称"),
        ("{{ 1 + }}", "没有写完"),
    ],
)
def test_a_wrong_file_name_pattern_is_told_in_chinese(pattern: str, told: str) -> None:
    with pytest.raises(UserError, match=told) as problem:
        fill_pattern(pattern, {})
    assert not {"end", "expected", "unexpected", "name"} & set(problem.value.message.split())
