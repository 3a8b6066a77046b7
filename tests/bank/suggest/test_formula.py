"""Set phrases by what they do, and proposals for one spot of a draft."""

import pytest

from phrasebank.bank.suggesting.formula import FUNCTIONS, OTHER_NAMES, formula
from phrasebank.bank.suggesting.propose import propose
from phrasebank.errors import UserError
from phrasebank.mining.structure import Function
from tests.bank.banks import bank_of

TEXTS = {
    "甲": "同志们：\n今天，我们在这里隆重集会，表彰先进。\n一要加强组织领导，各级工会要层层负责。二要健全工作机制，定期调度。\n"
    "让我们更加紧密地团结起来，为开创工会工作新局面而努力奋斗！",
    "乙": "同志们：\n今天，我们在这里召开大会。\n让我们更加紧密地团结起来，为推动高质量发展而努力奋斗！\n谢谢大家！",
}


def test_a_function_has_its_set_phrases_the_most_used_first() -> None:
    found = formula([bank_of(TEXTS)], "号召")
    assert found[0].text == "让我们更加紧密地团结起来"
    assert {one.function for one in found} == {"号召"}


def test_a_theme_is_named_by_the_phrase_or_by_its_sentence() -> None:
    found = formula([bank_of(TEXTS)], "号召", theme="工会")
    assert [(one.text, one.reason) for one in found[:2]] == [
        ("为开创工会工作新局面而努力奋斗", "号召，写到主题"),
        ("让我们更加紧密地团结起来", "号召，所在句写到主题"),
    ]


def test_where_few_are_on_the_theme_others_make_up_the_number_and_say_so() -> None:
    found = formula([bank_of(TEXTS)], "结尾", theme="安全生产")
    assert {one.reason for one in found} == {"结尾常用语，没有写到主题"}
    assert formula([bank_of(TEXTS)], "号召", theme="工会")[-1].reason == "号召常用语，没有写到主题"


def test_an_opening_is_what_a_speaker_says_himself() -> None:
    bank = bank_of(
        {"甲": "习近平出席会议并讲话。李强主持会议。", "乙": "各位代表：\n今天，我们在这里隆重集会。"}
    )
    assert [one.text for one in formula([bank], "开头")] == ["今天，我们在这里隆重集会"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("开场", "是不是“开头”？"),
        ("结局", "是不是“结尾”？"),
        ("收尾", "是不是“结尾”？"),
        ("天气", "职能有：称谓、开头"),
    ],
)
def test_the_nearest_name_is_offered_for_a_function_that_there_is_not(name: str, hint: str) -> None:
    with pytest.raises(UserError) as told:
        formula([bank_of(TEXTS)], name)
    assert told.value.message == f"没有这种职能：{name}"
    assert str(told.value.hint).startswith(hint)


def test_the_functions_are_those_of_mining() -> None:
    assert tuple(Function) == FUNCTIONS
    assert set(OTHER_NAMES.values()) <= set(FUNCTIONS)


def test_every_other_name_means_a_function() -> None:
    for name, function in OTHER_NAMES.items():
        with pytest.raises(UserError, match=function):
            formula([bank_of(TEXTS)], name)


def test_a_list_is_gone_on_with_headings_and_a_gap_filled_by_its_function() -> None:
    banks = [bank_of(TEXTS)]
    (heading, *_) = propose(banks, head="加强组织领导", role="要点")
    assert (heading.text, heading.reason) == ("健全工作机制", "常接在“加强组织领导”之后")
    assert propose(banks, role="号召")[0].function == "号召"
    assert propose(banks, head="加强组织领导")[0].text == "各级工会要层层负责。"


def test_a_spot_that_nothing_fits_gets_no_proposals() -> None:
    assert propose([bank_of(TEXTS)], head="？？", before="。", role="要点") == ()


def test_a_call_that_only_old_sources_make_comes_later_and_tells_its_year() -> None:
    old = "让我们为实现小康目标而努力奋斗！"
    bank = bank_of(
        {
            "报告2001": f"甲。{old}",
            "报告2002": f"乙。{old}",
            "报告2024": "丙。让我们为开创全新局面而团结奋斗！",
        }
    )
    found = [(one.text, one.reason) for one in formula([bank], "号召")]
    assert found == [
        ("让我们为开创全新局面而团结奋斗", "号召常用语"),
        ("让我们为实现小康目标而努力奋斗", "号召常用语，最近见于 2002 年"),
    ]


def test_an_opening_in_a_speaker_s_words_comes_before_what_news_say() -> None:
    news = "市领导出席会议并讲话。"
    bank = bank_of({"报道甲": f"报道甲\n{news}", "报道乙": f"报道乙\n{news}", "讲话": TEXTS["甲"]})
    found = [one.text for one in formula([bank], "开头")]
    assert found[0] == "今天，我们在这里隆重集会"
