"""Every field that a genre asks for is printed: nothing that a writer fills in is lost."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import meta

from drafter.outline.fields import Field
from drafter.rendering.chinese import FILTERS
from tests.cases import REPOSITORY
from tests.genres.outlines import GENRES, contexts, drafted, genre_of, own_fields

TEMPLATES = REPOSITORY / "templates"
FIELDS = [(genre, field) for genre in GENRES for field in own_fields(genre)]
# {% include "_shared/讲话-结束语.j2" %}, {% from "_shared/讲话-要点.j2" import 写要点 %}
USES = re.compile(r'\{% (?:include|from) "(?P<path>[^"]+)"')
MARKERS: dict[str, tuple[object, tuple[str, ...]]] = {
    "文字": ("甲乙丙丁", ("甲乙丙丁",)),
    "正文": (
        [
            "甲一",
            {"标题": "甲二", "内容": "甲三", "要点": ["乙一", {"标题": "乙二", "内容": "乙三"}]},
            "丁一",
        ],
        ("甲一", "甲二", "甲三", "一是乙一", "二是乙二乙三", "丁一"),
    ),
    "段落": ("甲乙丙丁。\n戊己庚辛。", ("甲乙丙丁。", "戊己庚辛。")),
    "日期": ("2031-07-19", ("7月19日",)),  # news leave the year out
    "时间": ("2031-07-19 8:20", ("2031年7月19日（星期六）上午8:20",)),
    "数字": ("37", ("37",)),
    "列表": (["甲乙", "丙丁"], ("甲乙", "丙丁")),
    "人员": (["甲乙（丙丁）", {"姓名": "戊己", "职务": "庚辛"}], ("甲乙", "丙丁", "戊己", "庚辛")),
    "部分": (
        [
            {
                "标题": "甲一",
                "内容": "甲二。\n甲三。",
                "要点": [
                    {"标题": "乙一", "内容": "乙二。\n乙三。", "要点": [{"标题": "丙一", "内容": "丙二"}]}
                ],
            },
            "丁一",
        ],
        ("甲一", "甲二。", "甲三。", "乙一", "乙二。", "乙三。", "丙一", "丙二", "丁一"),
    ),
}


@cache
def reached(path: str) -> frozenset[str]:
    """A template and those that it includes or imports from."""
    source = (TEMPLATES / path).read_text(encoding="utf-8")
    return frozenset({path}).union(*(reached(found["path"]) for found in USES.finditer(source)))


def variables(paths: frozenset[str]) -> Iterator[str]:
    environment = jinja2.Environment()  # noqa: S701  (parsed, never rendered)
    environment.filters.update(FILTERS)
    for path in paths:
        yield from meta.find_undeclared_variables(
            environment.parse((TEMPLATES / path).read_text(encoding="utf-8"))
        )


@pytest.mark.parametrize("genre", GENRES)
def test_a_genre_s_templates_use_exactly_its_fields(genre: str) -> None:
    paths = reached(f"{genre}/{genre_of(genre).template}")
    assert set(variables(paths)) == {field.name for field in own_fields(genre)}


def test_every_shared_template_is_used() -> None:
    used = frozenset().union(*(reached(f"{genre}/{genre_of(genre).template}") for genre in GENRES))
    shared = {f"_shared/{path.name}" for path in (TEMPLATES / "_shared").glob("*.j2")}
    assert shared == {path for path in used if path.startswith("_shared/")}


def marker(field: Field) -> tuple[object, tuple[str, ...]]:
    """A value and the pieces that must be printed of it; of a table one row that fills every column."""
    if not field.columns:
        return MARKERS[field.type]
    cells = {column.name: marker(column) for column in field.columns}
    pieces = (piece for _, printed in cells.values() for piece in printed)
    return [{name: value for name, (value, _) in cells.items()}], (*cells, *pieces)


@pytest.mark.parametrize(("genre", "field"), FIELDS, ids=[f"{g}-{f.name}" for g, f in FIELDS])
def test_a_field_is_printed_whole(genre: str, field: Field) -> None:
    if field.type == "选项":
        return
    value, printed = marker(field)
    texts = (drafted(genre, {**context, field.name: value}).document.text for context in contexts(genre))
    assert any(all(piece in text for piece in printed) for text in texts)


@pytest.mark.parametrize(("genre", "field"), FIELDS, ids=[f"{g}-{f.name}" for g, f in FIELDS])
def test_every_option_makes_a_draft_of_its_own(genre: str, field: Field) -> None:
    for context in contexts(genre):
        drafts = {drafted(genre, {**context, field.name: option}).document.text for option in field.options}
        if len(drafts) == len(field.options):
            return
    assert not field.options, f"“{field.name}”有两个选项写出来一样"


def test_every_field_type_has_its_marker() -> None:
    assert {field.type for _, field in FIELDS} <= {*MARKERS, "选项", "表格"}


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.j2")), ids=lambda p: p.stem)
def test_a_template_types_no_numbers_before_headings_and_points(path: Path) -> None:
    # “# 一、提高认识” or “@要点 一要”; not “@附件说明 附件：”
    typed = re.compile(
        r"^(?:#+|@要点|@分点) *(?:[一二三四五六七八九十]+[、要是]|（[一二三四]|[0-9]+[.、])", re.MULTILINE
    )
    assert not typed.findall(path.read_text(encoding="utf-8"))


LINES = [(genre, field.name) for genre, field in FIELDS if field.type == "文字"]
# what templates end and join with, and what blanks do at the ends of a line
GIVES_WAY = "。．.，,；;、：:！!？? \u3000"
# quotes inside quotes are single ones
SINGLE = str.maketrans("“”", "‘’")


@given(
    st.sampled_from(LINES),
    st.text("甲乙1a#@*=|\\【】{}%-“”（）《》'\"!…。，：；、 😀𠮷", min_size=1, max_size=12),
)
def test_whatever_characters_a_line_holds_they_are_printed(line: tuple[str, str], value: str) -> None:
    genre, name = line
    kept = value.strip().rstrip(GIVES_WAY).translate(SINGLE)
    texts = (drafted(genre, {**context, name: value}).document.text for context in contexts(genre))
    assert any(kept in text.translate(SINGLE) for text in texts)


PHRASES = [(genre, field) for genre, field in FIELDS if field.type in ("文字", "列表", "段落")]
# 会议室。， and ！！; not 》，
DOUBLED = re.compile("[。．，；：、！？][。．，；：、！？]")


@given(st.sampled_from(PHRASES), st.text("。．.！!？?；;，,、：: ", min_size=1, max_size=3))
def test_a_mark_at_the_end_of_a_value_is_never_doubled(chosen: tuple[str, Field], marks: str) -> None:
    genre, field = chosen
    ended = f"甲乙丙丁{marks}"
    value = "甲乙丙丁。" if field.type == "段落" else [ended, ended] if field.type == "列表" else ended
    for context in contexts(genre):
        text = drafted(genre, {**context, field.name: value}).document.text
        assert not DOUBLED.search(text)
