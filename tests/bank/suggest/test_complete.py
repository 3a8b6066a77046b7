"""Completing a clause, in small banks that are shown whole."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phrasebank.bank.suggesting.complete import complete, completions
from phrasebank.errors import UserError
from tests.bank.banks import SPEECHES, bank_of

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
