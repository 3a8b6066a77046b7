"""When a source was given and what it is: guessed from titles and lines, or not at all."""

from collections.abc import Sequence

import pytest

from phrasebank.bank.origin import Genre, date_of, genre_named, genre_of, genre_opened, genres
from phrasebank.document import Document, Paragraph, Role, Text, compose

GENRES = genres()


def lines(*texts: str, title: str = "") -> Document:
    blocks: Sequence[Paragraph] = [Paragraph(Role.BODY, (Text(text),)) for text in texts]
    return compose([*([Paragraph(Role.TITLE, (Text(title),))] if title else []), *blocks])


@pytest.mark.parametrize("genre", GENRES, ids=lambda genre: genre.name)
def test_a_title_tells_its_genre(genre: Genre) -> None:
    assert genre.hits
    assert genre.misses
    assert [genre_named(title) for title in genre.hits] == [genre.name] * len(genre.hits)
    assert genre.name not in [genre_named(title) for title in genre.misses]


@pytest.mark.parametrize("genre", [g for g in GENRES if g.openings], ids=lambda genre: genre.name)
def test_an_opening_tells_its_genre(genre: Genre) -> None:
    assert genre.opened
    assert [genre_opened(text) for text in genre.opened] == [genre.name] * len(genre.opened)


def test_the_title_goes_before_the_opening() -> None:
    opening = "新华社北京11月4日电 各位嘉宾，欢迎来到上海。"
    assert genre_of(lines(opening, title="在开幕式上的致辞")) == "致辞"
    assert genre_of(lines(opening, title="共创开放繁荣的美好未来")) == "报道"
    assert genre_of(lines("要真抓实干。")) is None


def test_a_title_without_a_genre_word_tells_none() -> None:
    assert genre_named("弘扬劳动精神 建功立业新时代") is None
    assert genre_named("") is None


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("（2024年3月6日）", "2024-03-06"),
        ("——2017年3月5日在第十二届全国人民代表大会第五次会议上", "2017-03-05"),
        ("二〇二五年十一月二十日", "2025-11-20"),
        ("发布时间：2021-10-11 08:30", "2021-10-11"),
        ("2024年3月", "2024-03"),
        ("2024年13月40日", None),
        ("编号 2024-1-200", None),
    ],
)
def test_a_line_above_the_prose_tells_the_date(line: str, date: str | None) -> None:
    assert date_of(lines("市总工会", line, "同志们，今天我们开会，讲三点意见。")) == date


def test_a_day_that_the_prose_tells_of_is_not_the_date() -> None:
    assert date_of(lines("自2016年1月1日起，各地开展试点。", "现将有关事项通知如下。")) is None


def test_the_date_below_the_text_is_taken_where_none_stands_above() -> None:
    assert date_of(lines("现将有关事项通知如下。", "市总工会", "2026年3月6日")) == "2026-03-06"


def test_the_titles_year_is_better_than_nothing() -> None:
    assert date_of(lines("各位代表，现在报告工作。", title="2023年政府工作报告")) == "2023"
