"""The JSON Schema of outlines: it knows every shipped outline, marks what the loader refuses, and is never stricter."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from drafter.cli import app
from drafter.genre import find_genre, genre_names, genres, roots
from drafter.outline.loading import parse_outline
from drafter.outline.schema import schema_of, schema_of_all
from drafter.outline.starter import save_start, start
from phrasebank.errors import UserError
from tests.cases import REPOSITORY
from tests.drafting.mutations import EXAMPLES, trees
from tests.drafting.shown import HOUSE

GENRES = genre_names(roots())
OUTLINES = [
    *EXAMPLES,
    *(
        path
        for path in sorted(REPOSITORY.glob("examples/*.yml"))
        if "体裁:" in path.read_text(encoding="utf-8")
    ),
]


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: 9:00 and 2026-03-06 are texts, 30 is a number, nothing is null."""

    yaml_implicit_resolvers: dict[Any, Any] = {}  # noqa: RUF012  (as the base class has it)


for tag, form, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{form})$"), first)


@cache
def validator(genre: str) -> Draft202012Validator:
    return Draft202012Validator(schema_of(find_genre(genre, HOUSE)))


@cache
def validator_of_all() -> Draft202012Validator:
    return Draft202012Validator(schema_of_all(genres()))


def marked(text: str) -> bool:
    """Whether the schema of the outline's genre finds something wrong."""
    tree = yaml.load(text, CoreLoader)  # noqa: S506  (a safe loader)
    return not validator(tree["体裁"]).is_valid(tree)


def refused(text: str) -> bool:
    try:
        parse_outline(text, "提纲.yml", HOUSE)
    except UserError:
        return True
    return False


@pytest.mark.parametrize("genre", GENRES)
def test_a_schema_is_one(genre: str) -> None:
    Draft202012Validator.check_schema(schema_of(find_genre(genre)))


@pytest.mark.parametrize("path", OUTLINES, ids=lambda p: p.parent.name + p.stem)
def test_a_shipped_outline_fits_its_schema_and_that_of_all(path: Path) -> None:
    tree = yaml.load(path.read_text(encoding="utf-8"), CoreLoader)  # noqa: S506  (a safe loader)
    assert not [error.message for error in validator(tree["体裁"]).iter_errors(tree)]
    assert validator_of_all().is_valid(tree)


@pytest.mark.parametrize("genre", GENRES)
def test_a_new_outline_fits_its_schema(genre: str) -> None:
    assert not marked(start(find_genre(genre)))


def test_the_schema_of_all_knows_the_genres_apart() -> None:
    assert validator_of_all().is_valid({"体裁": "会议通知", "会议名称": "工作会"})
    assert not validator_of_all().is_valid({"体裁": "贺信", "会议名称": "工作会"})
    assert not validator_of_all().is_valid({"体裁": "会议通告"})


COMPLETE = """\
体裁: 试验
名称: 全市工作会
时间: 2026年3月6日 9:00
人数: 30
场合: 动员
议程: [听取报告]
出席: [张明远（主席）, {姓名: 李华}]
日程:
  - {时间: "9:00", 事项: 开幕}
重点工作: [{标题: 提高认识, 要点: [学]}]
"""
WRONG: dict[str, Callable[[str], str]] = {
    "an unknown key": lambda t: t + "会期: 半天\n",
    "a key misspelt": lambda t: t.replace("名称:", "名秤:"),
    "a field under its name and its alias": lambda t: t + "会议: 甲\n",
    "a text as a list": lambda t: t.replace("全市工作会", "[甲, 乙]"),
    "a text with keys": lambda t: t.replace("全市工作会", "{甲: 乙}"),
    "a text on two lines": lambda t: t.replace("全市工作会", '"甲\\n乙"'),
    "a time without a year": lambda t: t.replace("2026年3月6日", "3月6日"),
    "a time as a list": lambda t: t.replace("2026年3月6日 9:00", "[2026年3月6日]"),
    "words for a number": lambda t: t.replace("人数: 30", "人数: 三十来人"),
    "less than nothing": lambda t: t.replace("人数: 30", "人数: -30"),
    "another option": lambda t: t.replace("动员", "发动"),
    "keys in a list": lambda t: t.replace("[听取报告]", "[{听取: 报告}]"),
    "a person without a name": lambda t: t.replace("{姓名: 李华}", "{职务: 主席}"),
    "an unknown key of a person": lambda t: t.replace("{姓名: 李华}", "{姓名: 李华, 职位: 主席}"),
    "an unknown column": lambda t: t.replace("事项: 开幕", "事顶: 开幕"),
    "a row too short": lambda t: t.replace('{时间: "9:00", 事项: 开幕}', '["9:00", 开幕]'),
    "a cell of a wrong type": lambda t: t.replace("事项: 开幕", "事项: [开幕]"),
    "an unknown key of a part": lambda t: t.replace("标题: 提高认识", "标题: 提高认识, 内溶: 甲"),
    "points too deep": lambda t: t.replace("要点: [学]", "要点: [{要点: [{要点: [乙]}]}]"),
    "no genre": lambda t: t.replace("体裁: 试验\n", "体裁:\n"),
}


def test_a_complete_outline_is_neither_marked_nor_refused() -> None:
    assert not marked(COMPLETE)
    assert not refused(COMPLETE)


@pytest.mark.parametrize("wrong", WRONG)
def test_what_the_loader_refuses_is_marked(wrong: str) -> None:
    text = WRONG[wrong](COMPLETE)
    tree = yaml.load(text, CoreLoader)  # noqa: S506  (a safe loader)
    assert text != COMPLETE
    assert refused(text)
    assert not validator("试验").is_valid(tree)


def without_hollows(tree: Any) -> Any:
    """The tree with null for lists and mappings that hold no text: the loader takes them for nothing."""
    if isinstance(tree, dict):
        kept = {key: without_hollows(value) for key, value in tree.items()}
        return kept if any(value is not None for value in kept.values()) else None
    if isinstance(tree, list):
        items = [without_hollows(item) for item in tree]
        return items if any(item is not None for item in items) else None
    return None if isinstance(tree, str) and not tree.strip() else tree


def is_not_marked_without_reason(tree: dict[str, Any]) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=10**9)
    read = yaml.load(text, CoreLoader)  # noqa: S506  (a safe loader)
    genre = read.get("体裁")
    if genre in GENRES and not refused(text):
        given_something = without_hollows(read)
        assert not [error.message[:200] for error in validator(genre).iter_errors(given_something)]


@given(trees())
def test_what_the_loader_takes_is_not_marked(tree: dict[str, Any]) -> None:
    is_not_marked_without_reason(tree)


@pytest.mark.long
@given(trees())
def test_what_the_loader_takes_is_never_marked(tree: dict[str, Any]) -> None:
    is_not_marked_without_reason(tree)


def test_the_command_writes_a_schema_and_says_how_to_use_it(tmp_path: Path) -> None:
    path = tmp_path / "会议通知.schema.json"
    result = CliRunner().invoke(app, ["schema", "会议通知", "-o", str(path)])
    assert result.exit_code == 0
    assert "# yaml-language-server: $schema=会议通知.schema.json" in result.stdout
    assert '"const": "会议通知"' in path.read_text(encoding="utf-8")
    assert CliRunner().invoke(app, ["schema", "会议通知", "-o", str(path)]).exit_code == 1


def test_a_new_outline_names_the_schema_that_lies_beside_it(tmp_path: Path) -> None:
    genre = find_genre("会议通知")
    save_start(genre, tmp_path / "甲.yml")
    (tmp_path / "会议通知.schema.json").write_text("{}", encoding="utf-8")
    save_start(genre, tmp_path / "乙.yml")
    first = [(tmp_path / name).read_text(encoding="utf-8").split("\n")[0] for name in ("甲.yml", "乙.yml")]
    assert first[0].startswith("# 会议通知")
    assert first[1] == "# yaml-language-server: $schema=会议通知.schema.json"
