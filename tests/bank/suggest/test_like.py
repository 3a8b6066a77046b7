"""More headings of the same shape, in small banks that are shown whole."""

import pytest

from phrasebank.bank.banks import together
from phrasebank.bank.suggesting import excluding
from phrasebank.bank.suggesting.frames import shared_frame
from phrasebank.bank.suggesting.like import like
from phrasebank.errors import UserError
from tests.bank.banks import bank_of

HEADS = {
    "甲": "要做到：一要加强组织领导，压实责任；二要弘扬工匠精神，深化竞赛；三要增强忧患意识，守住底线。",
    "乙": "深入调研，弘扬工匠精神，坚持以人为本，解决这些问题，关心职工生活。",
    "丙": "强化组织领导，加强组织领导，推动工会工作高质量发展。",
}


def test_answers_have_the_shape_of_the_given_headings_and_are_none_of_them() -> None:
    answers = like([bank_of(HEADS)], ["提高政治站位", "加强学习宣传", "坚持真抓实干"])
    assert {one.text for one in answers} == {"弘扬工匠精神", "增强忧患意识", "坚持以人为本"}
    assert "弘扬工匠精神" not in [one.text for one in like([bank_of(HEADS)], ["弘扬工匠精神"])]


def test_two_that_are_nearly_the_same_do_not_stand_side_by_side() -> None:
    answers = [one.text for one in like([bank_of(HEADS)], ["提高政治站位", "弘扬工匠精神"])]
    assert "加强组织领导" in answers
    assert "强化组织领导" not in answers


def test_a_heading_of_the_same_list_says_so() -> None:
    answers = like([bank_of(HEADS)], ["弘扬工匠精神"])
    reasons = {one.text: one.reason for one in answers}
    assert reasons["加强组织领导"] == "字数、结构相同，曾与“弘扬工匠精神”并列"


def test_the_frame_that_the_given_headings_share_is_kept() -> None:
    bank = bank_of(
        {
            "甲": "在提升职工素质上走在前列，在维护职工权益上走在前列，在建强基层组织上走在前列，在改革创新中走在前列。"
        }
    )
    answers = like([bank], ["在提升职工素质上走在前列", "在维护职工权益上走在前列"])
    assert [one.text for one in answers] == ["在建强基层组织上走在前列"]
    assert "（在⟨⟩上走在前列）" in answers[0].reason


def test_a_verb_that_the_given_headings_share_is_kept_where_the_pattern_is_not_the_same() -> None:
    bank = bank_of({"甲": "聚焦中心任务，强化组织领导，坚定发展信心，聚焦重点领域。"})
    answers = [(one.text, one.reason) for one in like([bank], ["聚焦主责主业", "聚焦急难愁盼"])]
    assert answers[:2] == [
        ("聚焦中心任务", "句式、字数相同（聚焦⟨⟩），原是句中分句"),
        ("聚焦重点领域", "句式、字数相同（聚焦⟨⟩），原是句中分句"),
    ]


def test_marks_that_headings_share_are_no_frame() -> None:
    assert shared_frame(["《甲乙》（学习）", "《丙丁》（宣传）"]) is None
    assert shared_frame(["提高政治站位", "加强学习宣传"]) is None
    frame = shared_frame(["在思想上走在前列", "在行动上走在前列"])
    assert frame is not None
    assert frame.written == "在⟨⟩上走在前列"


def test_a_theme_is_in_the_heading_or_in_its_sentence() -> None:
    answers = like([bank_of(HEADS)], ["提高政治站位"], theme="工匠")
    assert [(one.text, one.reason) for one in answers] == [("弘扬工匠精神", "字数、词格相同")]
    near = like([bank_of(HEADS)], ["提高政治站位"], theme="竞赛")
    assert {one.text: one.reason for one in near}["弘扬工匠精神"] == "字数、词格相同，所在句写到主题"


def test_a_source_that_is_left_out_suggests_nothing() -> None:
    banks = excluding([bank_of(HEADS)], ["甲", "丙"])
    assert {one.text for one in like(banks, ["提高政治站位"])} == {"弘扬工匠精神"}
    assert {place.source for one in like(banks, ["提高政治站位"]) for place in one.citations} == {"乙"}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ([], "没有给出标题"),
        ([""], "标题是空的"),
        (["，。"], "标题里没有汉字：“，。”"),
        (["坚" * 2000], f"标题太长（2000 字）：“{'坚' * 20}……”"),
        (["这些"], "看不出词格：“这些”"),
    ],
)
def test_what_is_no_heading_is_told(given: list[str], message: str) -> None:
    with pytest.raises(UserError) as told:
        like([bank_of(HEADS)], given)
    assert told.value.message == message


def test_several_banks_answer_as_one_and_a_source_in_both_counts_once() -> None:
    banks = together(
        [bank_of(HEADS), bank_of({"乙": HEADS["乙"], "丁": "关注民生，弘扬工匠精神。"}, "二.db")]
    )
    (found,) = [one for one in like(banks, ["提高政治站位"]) if one.text == "弘扬工匠精神"]
    assert found.sources == 3
    assert [place.source for place in found.citations] == ["乙", "甲", "丁"]
