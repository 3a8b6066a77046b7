"""Which genre an old text is said to resemble: drafts of every genre's example, titles, and collected documents.

A wrong guess costs more than none, so of the collected documents those that have no genre among ours get none.
"""

from collections import Counter
from pathlib import Path

import pytest

from drafter.draft import draft
from drafter.outline.loading import parse_outline
from drafter.reverse import outline_of
from drafter.reverse.genres import genre_like
from drafter.reverse.outline import CARRIER
from drafter.writers import load_look, save
from phrasebank.readers import read
from tests.cases import REPOSITORY, SHARED

EXAMPLES = sorted((REPOSITORY / "templates").glob("*/example.yml"))
# what a folder's documents may be taken for; of ours there is none for the others
LIKENESSES = {
    "meeting-news": {"会议新闻稿"},
    "union-news": {"会议新闻稿"},
    "meeting-minutes": {"会议纪要"},
    "speech": {"致辞", "学习贯彻讲话", "座谈交流讲话", "总结表彰讲话", "动员部署讲话"},
}
FOLDERS = sorted({path.parent.name for path in (SHARED / "corpus").glob("*/*.txt")})


@pytest.mark.parametrize("suffix", ["docx", "txt"])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_a_genre_s_drafted_example_is_taken_for_that_genre(path: Path, suffix: str, tmp_path: Path) -> None:
    genre, drafted = path.parent.name, tmp_path / f"稿.{suffix}"
    save(draft(parse_outline(path.read_text(encoding="utf-8"))).document, drafted, look=load_look())
    assert outline_of(read(drafted)).genre == (None if genre == CARRIER else genre)


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("在全市职工技能竞赛动员部署会上的讲话", "动员部署讲话"),
        ("在学习贯彻全会精神动员部署会上的讲话（2026年3月6日）", "动员部署讲话"),
        ("在全市工会学习贯彻全会精神会议上的讲话稿", "学习贯彻讲话"),
        ("在与某市总工会交流座谈会上的讲话摘要", "座谈交流讲话"),
        ("在劳动模范表彰大会上的讲话", "总结表彰讲话"),
        ("在全市推进会上的表态发言", "表态发言"),
        ("关于召开全市工会工作会议的通知", "会议通知"),
        ("关于开展“书香职工”主题读书活动的通知", "主题活动通知"),
        ("关于表彰全市优秀工会工作者的决定", "表彰决定"),
        ("市总工会2025年工作总结", "工作总结"),
        ("致全市职工的倡议书", "倡议书"),
        ("在论坛开幕式上的致辞", "致辞"),
        ("关于商请使用场地的函", "函"),
        ("在新年茶话会上的讲话", None),
        ("市总工会召开第一次全体会议", None),
        ("2025年某省政府工作报告", None),
        ("今年以来的几件事", None),
        ("", None),
    ],
)
def test_the_genre_is_guessed_from_the_title(title: str, genre: str | None) -> None:
    assert genre_like(title, "") == genre


@pytest.mark.parametrize(
    ("opening", "genre"),
    [
        ("今天，我们召开全市安全生产总结表彰大会，主要任务是总结工作。", "总结表彰讲话"),
        ("本报讯 昨天下午，市总工会召开机关干部大会。", "会议新闻稿"),
        ("3月12日，实验中学召开教职工代表大会。", "会议新闻稿"),
        ("10月16日，全国现场会在江州召开。", "会议新闻稿"),
        ("今天，我们欢聚一堂，喜迎新春。", None),
        ("贺信", "贺信"),
    ],
)
def test_without_a_telling_title_the_beginning_tells(opening: str, genre: str | None) -> None:
    assert genre_like("", opening) == genre


def test_a_line_below_the_title_tells_the_genre_too() -> None:
    lines = ("苦练技能强本领", "——在全市职工技能竞赛动员部署会上的讲话")
    assert genre_like(lines, "今天开会。") == "动员部署讲话"


@pytest.mark.long
@pytest.mark.parametrize("folder", FOLDERS)
def test_collected_documents_are_taken_for_their_like_or_for_none(
    folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = sorted((SHARED / "corpus" / folder).glob("*.txt"))
    found = Counter(outline_of(read(path)).genre for path in paths)
    wrong = sum(n for genre, n in found.items() if genre and genre not in LIKENESSES.get(folder, set()))
    with capsys.disabled():
        guesses = "，".join(f"{genre or '不说'} {n}" for genre, n in found.most_common())
        print(f"\n{folder}: 文稿 {len(paths)}，认错 {wrong}；{guesses}")
    assert wrong <= len(paths) // 20
