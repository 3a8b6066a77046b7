"""Completing a clause, in small banks that are shown whole."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phrasebank.bank.suggesting.complete import complete, completions
from phrasebank.errors import UserError
from tests.bank.banks import SPEECHES, bank_of, date

TEXTS = {
    "甲": "要坚持以人民为中心的发展思想，办好实事。我们要维护职工权益，促进和谐稳定。",
    "乙": "坚持以人民为中心的发展思想。坚持以人民为中心，服务职工群众。要维护职工权益，推动共同富裕。",
    "丙": "坚持以经济建设为中心。要维护职工权益，推动共同富裕。要促进和谐稳定。",
}


def test_a_clause_is_completed_to_its_next_mark_in_several_lengths() -> None:
    found = complete([bank_of(TEXTS)], "坚持以")
    assert [one.text for one in found] == [
        "坚持以人民为中心",
        "坚持以经济建设为中心",
        "坚持以人民为中心的发展思想",
    ]
    assert all(place.sentence.find("坚持以") >= 0 for one in found for place in one.citations)


def test_what_stands_before_decides_between_equals() -> None:
    bank = bank_of(TEXTS)
    assert completions([bank], "推动", "要维护职工权益，")[0] == "推动共同富裕"
    assert completions([bank], "", "要维护职工权益，")[0] == "推动共同富裕"
    assert completions([bank], "促进", "")[0] == "促进和谐稳定"


def test_earlier_clauses_of_what_is_typed_stand_before() -> None:
    assert complete([bank_of(TEXTS)], "要维护职工权益，推") == complete(
        [bank_of(TEXTS)], "推", "要维护职工权益，"
    )


def test_the_longest_end_that_the_bank_has_is_completed() -> None:
    (first, *_) = complete([bank_of(TEXTS)], "各级工会要牢牢坚持以人民为")
    assert first.text == "各级工会要牢牢坚持以人民为中心的发展思想"
    assert first.reason.startswith("取自“")


def test_nothing_to_go_on_with_is_nothing() -> None:
    assert complete([bank_of(TEXTS)], "龘") == ()


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "起头是空的"),
        ("，。！", "起头里没有汉字：“，。！”"),
        ("要" * 2000, f"起头太长（2000 字，中间没有标点）：“{'要' * 20}……”"),
    ],
)
def test_what_is_no_clause_is_told(typed: str, message: str) -> None:
    with pytest.raises(UserError) as told:
        complete([bank_of(TEXTS)], typed)
    assert told.value.message == message


@given(SPEECHES, st.sampled_from(["要", "坚定", "维护职工", "真抓实", "我们要改革", "四个"]))
@settings(derandomize=True, max_examples=50, deadline=None)
def test_completions_begin_with_what_is_typed_and_are_the_same_each_time(text: str, typed: str) -> None:
    bank = bank_of({"甲": text})
    found = complete([bank], typed)
    assert all(one.text.startswith(typed) and len(one.text) > len(typed) for one in found)
    assert len({one.text for one in found}) == len(found) <= 5
    assert found == complete([bank], typed)


@pytest.mark.parametrize(
    ("typed", "source"),
    [
        ("坚持以人民", "站稳服务职工的人民立场。"),
        ("坚持以人民", "保障人民群众生命财产安全。"),
        ("把职工群众", "引导职工群众听党话跟党走。"),
        ("在党的领导", "坚持党的领导和全面从严治党。"),
        ("在党的领导", "把党的领导贯穿工会工作各方面。"),
        ("坚持改革开放", "改革开放极大改变了中国。"),
        ("推动经济发展", "发展社会主义民主政治。"),
    ],
)
def test_what_is_opened_is_not_completed_by_what_leaves_it_open(typed: str, source: str) -> None:
    assert completions([bank_of({"甲": source})], typed) == ()


@pytest.mark.parametrize(
    ("typed", "source", "completed"),
    [
        ("各级工会要加强", "加强组织领导。", "各级工会要加强组织领导"),
        ("我们在党的领导", "全市职工在党的领导下团结奋斗。", "我们在党的领导下团结奋斗"),
        ("必须坚持改革开放", "要始终坚持改革开放不动摇。", "必须坚持改革开放不动摇"),
    ],
)
def test_an_end_that_may_begin_anew_or_closes_what_is_open_is_completed(
    typed: str, source: str, completed: str
) -> None:
    (found,) = complete([bank_of({"甲": source})], typed)
    assert found.text == completed
    assert found.reason == f"取自“{source.removesuffix('。')}”"


def test_what_goes_on_from_the_whole_comes_before_what_goes_on_from_an_end() -> None:
    bank = bank_of({"甲": "加强服务。", "乙": "加强服务。", "丙": "要加强领导。"})
    assert completions([bank], "要加强") == ("要加强领导", "要加强服务")


@pytest.mark.parametrize(
    ("dates", "answers"),
    [
        (
            {"甲": "2002-03-05", "乙": "2024-03-05", "丙": "2002-03-05"},
            [("我们要推进新的工作", "以此起头"), ("我们要推进三项事业", "以此起头，最近见于 2002 年")],
        ),
        ({"乙": "2024-03-05"}, [("我们要推进三项事业", "以此起头"), ("我们要推进新的工作", "以此起头")]),
    ],
)
def test_what_was_last_said_long_ago_comes_after_its_present_rival_and_tells_its_year(
    dates: dict[str, str], answers: list[tuple[str, str]]
) -> None:
    bank = bank_of({"甲": "我们要推进三项事业。", "乙": "我们要推进新的工作。", "丙": "要推进三项事业。"})
    date(bank, dates)
    assert [(one.text, one.reason) for one in complete([bank], "我们要推进")] == answers
