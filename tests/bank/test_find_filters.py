"""Narrowing a lookup: by kind, function, length, frame, source, date and genre, with words or without."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from phrasebank.bank import index
from phrasebank.bank.banks import Bank, together
from phrasebank.bank.find import Query, find
from phrasebank.bank.harvest import harvest
from phrasebank.bank.kinds import Kind
from phrasebank.bank.lookup import dates_named, lengths_named
from phrasebank.errors import UserError
from tests.bank.banks import bank_of, document, filled

SPEECHES = {
    "2016讲话.txt": (
        "在工会工作会议上的讲话",
        "2016-03-05",
        "讲话",
        "要真抓实干，服务职工。在改革上走在前列。",
    ),
    "2020报告.txt": ("政府工作报告", "2020-05", "政府工作报告", "要真抓实干，服务群众。以改革为动力。"),
    "2024讲话.txt": ("在动员大会上的讲话", "2024-10-08", "讲话", "要真抓实干，服务大局。在创新上走在前列。"),
    "随笔.txt": (None, None, None, "要真抓实干，服务读者。"),
}
FORMULAS = {"甲": "同志们：\n要实干。\n让我们携起手来，共同谱写新篇章！"}


def dated(
    speeches: Mapping[str, tuple[str | None, str | None, str | None, str]], path: str = "测试.db"
) -> Bank:
    """A bank of sources with their title, date and genre."""
    harvests = []
    for name, (title, date, genre, text) in speeches.items():
        one = harvest(document(text, name))
        harvests.append(one._replace(source=one.source._replace(title=title, date=date, genre=genre)))
    return Bank(Path(path), filled(harvests))


def texts(query: Query, *banks: Bank) -> list[str]:
    return [hit.text for hit in find(banks or [dated(SPEECHES)], query)]


def test_a_length_counts_characters_without_marks() -> None:
    banks = [bank_of({"甲": "树牢“四个意识”，抓实、抓细，真抓实干见成效。"})]
    assert texts(Query(lengths=(4, 4)), *banks) == ["四个意识", "抓实、抓细"]
    assert texts(Query(("抓",), lengths=(4, 7)), *banks) == ["抓实、抓细", "真抓实干见成效"]


def test_a_function_needs_no_words() -> None:
    banks = [bank_of(FORMULAS)]
    assert texts(Query(functions=("结尾",)), *banks) == ["共同谱写新篇章"]
    assert "让我们携起手来" in texts(Query(functions=("号召",)), *banks)


def test_an_opening_is_first_what_a_speaker_says_himself() -> None:
    news = "习近平总书记出席会议并讲话。" * 3
    bank = bank_of({"甲": news + "主持会议。", "乙": news, "丙": "同志们：\n今天，我们在这里隆重集会。"})
    assert texts(Query(functions=("开头",)), bank)[0] == "今天，我们在这里隆重集会"


def test_an_unknown_function_names_those_that_there_are() -> None:
    banks = [bank_of(FORMULAS)]
    with pytest.raises(UserError, match="没有这种功能：结束") as caught:
        find(banks, Query(functions=("结束",)))
    assert caught.value.hint == "功能有：号召、称谓、结尾"


@pytest.mark.parametrize(
    "typed", ["在…上走在前列", "在……上走在前列", "在⟨⟩上走在前列", "在{}上走在前列", "在...上走在前列"]
)
def test_a_frame_is_typed_in_several_ways(typed: str) -> None:
    assert texts(Query(frames=(typed,), kinds=(Kind.CLAUSE,))) == ["在创新上走在前列", "在改革上走在前列"]


def test_a_frame_and_a_word_must_both_be_there() -> None:
    assert texts(Query(("创新",), frames=("在…走在前列",))) == ["在创新上走在前列"]
    assert texts(Query(frames=("以…为…",))) == ["以改革为动力"]


@pytest.mark.parametrize(
    ("typed", "wrong"), [("走在前列", "没有空位"), ("…", "只有空位"), ("……", "只有空位")]
)
def test_a_frame_without_a_slot_or_without_words_is_refused(typed: str, wrong: str) -> None:
    with pytest.raises(UserError, match=wrong):
        texts(Query(frames=(typed,)))


@pytest.mark.parametrize(
    ("query", "sources"),
    [
        (Query(("实干",), dates=("2020", "2020")), ["2020报告.txt"]),
        (Query(("实干",), dates=("2017", "")), ["2020报告.txt", "2024讲话.txt"]),
        (Query(("实干",), dates=("", "2016-03")), ["2016讲话.txt"]),
        (Query(("实干",), dates=("2020-05-20", "2024-10-07")), ["2020报告.txt"]),
        (Query(("实干",), genres=("讲话",)), ["2016讲话.txt", "2024讲话.txt"]),
        (Query(("实干",), sources=("随笔",)), ["随笔.txt"]),
        (Query(("实干",), sources=("动员大会",)), ["2024讲话.txt"]),
        (Query(("实干",), genres=("讲话",), dates=("2020", "")), ["2024讲话.txt"]),
    ],
)
def test_only_what_stands_in_the_wanted_sources_counts(query: Query, sources: list[str]) -> None:
    (hit,) = find([dated(SPEECHES)], query._replace(kinds=(Kind.CLAUSE,)))
    assert (hit.text, hit.sources, [c.source for c in hit.citations]) == ("要真抓实干", len(sources), sources)


def test_many_sources_are_told_by_their_years_and_genres() -> None:
    """With more sources than ``chosen.FEW`` the index is asked for years and genres; the answer is the same."""
    banks = [
        dated(
            {
                f"{year}-{n}": ("讲话", f"{year}-03-05", "讲话", f"要真抓实干，{year}年第{n}条也要抓好。")
                for year in (2015, 2025)
                for n in range(80)
            }
        )
    ]
    (hit, *_) = find(banks, Query(("真抓实干",), dates=("2020", ""), genres=("讲话",)))
    assert (hit.count, hit.sources, {c.date for c in hit.citations}) == (80, 80, {"2025-03-05"})


def test_a_source_or_genre_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(UserError, match="没有体裁是“演讲”的来源") as caught:
        texts(Query(("实干",), genres=("演讲",)))
    assert caught.value.hint == "有：政府工作报告、讲话"
    with pytest.raises(UserError, match="没有名称或标题含“动圆大会”的来源") as caught:
        texts(Query(("实干",), sources=("动圆大会",)))
    assert "在动员大会上的讲话" in str(caught.value.hint)


def test_two_banks_are_narrowed_together() -> None:
    own = dated({"自己2024": ("在会上的讲话", "2024-01-02", "讲话", "要真抓实干。")}, "自己.db")
    banks = together([own, dated(SPEECHES, "种子.db")])
    (hit,) = find(banks, Query(("真抓实干",), dates=("2024", "2024"), kinds=(Kind.CLAUSE,)))
    assert [c.source for c in hit.citations] == ["自己2024", "2024讲话.txt"]


def test_a_source_whose_date_is_corrected_is_found_by_it() -> None:
    bank = dated(SPEECHES)
    (number,) = bank.connection.execute("SELECT id FROM source WHERE name = '随笔.txt'").fetchone()

    def correct() -> None:
        bank.connection.execute("UPDATE source SET date = '1999', genre = '随笔' WHERE id = ?", (number,))

    index.renew(bank.connection, number, correct)
    assert texts(Query(("读者",), dates=("1999", "1999"), lengths=(4, 4)), bank) == ["服务读者"]
    rows = bank.connection.execute(
        'SELECT rowid FROM gram WHERE gram MATCH \'tags : "y1999" AND tags : "g随笔"\''
    )
    assert len(rows.fetchall()) == 3
    bank.connection.execute("INSERT INTO gram (gram) VALUES ('integrity-check')")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("6", (6, 6)),
        ("4-8", (4, 8)),
        ("４～８", (4, 8)),
        ("4至8字", (4, 8)),
        ("8-", (8, 100)),
        ("-8", (1, 8)),
        (None, None),
    ],
)
def test_lengths_are_written_in_several_ways(said: str | None, meant: tuple[int, int] | None) -> None:
    assert lengths_named(said) == meant


@pytest.mark.parametrize(
    ("said", "wrong"), [("八", "写法不对"), ("8-4", "颠倒"), ("-", "写法不对"), ("4-6-8", "写法不对")]
)
def test_a_length_that_is_none_is_refused(said: str, wrong: str) -> None:
    with pytest.raises(UserError, match=wrong):
        lengths_named(said)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2024", ("2024", "2024")),
        ("2023-2025", ("2023", "2025")),
        ("2024-03", ("2024-03", "2024-03")),
        ("2024年3月", ("2024-03", "2024-03")),
        ("2024/3/6", ("2024-03-06", "2024-03-06")),
        ("2023-03~2024-06", ("2023-03", "2024-06")),
        ("2023至2025", ("2023", "2025")),
        ("2023年～2025年", ("2023", "2025")),
        ("2023..", ("2023", "")),
        ("~2023", ("", "2023")),
    ],
)
def test_dates_are_written_in_several_ways(said: str, meant: tuple[str, str]) -> None:
    assert dates_named(said) == meant


@pytest.mark.parametrize("said", ["去年", "24年", "2024-13", "2024-02-32", "2025-2023", "2024-1-2-3"])
def test_a_date_that_is_none_is_refused(said: str) -> None:
    with pytest.raises(UserError, match="日期"):
        dates_named(said)


def test_a_span_and_its_ends_are_not_given_both() -> None:
    assert dates_named(None, "2020", "2024-06") == ("2020", "2024-06")
    with pytest.raises(UserError, match="不能同时用"):
        dates_named("2024", since="2020")
