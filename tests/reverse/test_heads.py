"""A speech's head: name and date in either order, in brackets or not; a text without a title gets none."""

from itertools import product
from pathlib import Path

import pytest

from drafter.draft import draft
from drafter.genre import find_genre
from drafter.outline.loading import parse_outline
from drafter.reverse import outline_of
from drafter.reverse.outline import Reversed
from phrasebank.readers import read

TITLE = "在全市工会工作会议上的讲话"
HEADS = [
    (first, second)
    for name, date in product(
        ("张明远", "（张明远）", "李 华", "市总工会主席 张明远"), ("2026年3月6日", "（2026年3月6日）")
    )
    for first, second in ((name, date), (date, name))
]


def reversed_text(folder: Path, text: str, genre: str | None = None) -> Reversed:
    path = folder / "旧稿.txt"
    path.write_text(text, encoding="utf-8")
    return outline_of(read(path), asked=find_genre(genre) if genre else None)


@pytest.mark.parametrize("head", HEADS, ids="-".join)
def test_name_and_date_are_told_apart_in_either_order_and_drafted_as_they_stood(
    head: tuple[str, str], tmp_path: Path
) -> None:
    text = "\n".join([TITLE, *head, "同志们：", "今天开会，讲一点意见。"])
    made = reversed_text(tmp_path, text).text
    date = next(line for line in head if "年" in line)
    name = next(line for line in head if line != date)
    assert f"讲话人: {name}\n" in made
    assert f"日期: {date}\n" in made
    assert ("先印: 日期\n" in made) is (head[0] == date)
    assert draft(parse_outline(made)).document.text == text


@pytest.mark.parametrize("head", HEADS, ids="-".join)
def test_a_genre_that_is_asked_for_gets_both_without_brackets(head: tuple[str, str], tmp_path: Path) -> None:
    text = "\n".join([TITLE, *head, "同志们：", "今天开会，讲一点意见。"])
    lines = reversed_text(tmp_path, text, "动员部署讲话").text.split("\n")
    name = next(line for line in head if "年" not in line).strip("（）")
    assert f"讲话人: {name}" in lines
    assert "日期: 2026年3月6日" in lines


def test_a_bracketed_name_in_the_text_is_no_speaker(tmp_path: Path) -> None:
    made = reversed_text(tmp_path, f"{TITLE}\n同志们：\n今天开会，讲一点意见。\n大家辛苦了。\n（李华）\n")
    assert "讲话人" not in made.text


@pytest.mark.parametrize("text", ["一、甲。\n二、乙。", "同志们：\n今天开会，讲一点意见。\n大家辛苦了。"])
def test_a_text_without_a_title_is_drafted_without_one_and_that_is_said(text: str, tmp_path: Path) -> None:
    made = reversed_text(tmp_path, text)
    drafted = draft(parse_outline(made.text))
    assert drafted.document.text == text
    assert drafted.gaps == ()
    assert "没有找到标题，请补上" in made.remarks
