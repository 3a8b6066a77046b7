"""What follows a heading or a sentence, in small banks that are shown whole."""

import pytest

from phrasebank.bank.suggesting.after import after, bodies_after
from phrasebank.bank.suggesting.nextheading import headings_after
from phrasebank.errors import UserError
from tests.bank.banks import bank_of

TEXTS = {
    "甲": "下一步，一要加强组织领导，各级工会要成立专班、层层负责。二要健全工作机制，定期调度。三要强化督促检查，务求实效。",
    "乙": "一是加强组织领导，主要负责同志要亲自抓。二是营造良好氛围，讲好职工故事。",
    "丙": "我们的队伍是有力量的。职工是企业的主人翁。要把职工放在心上，把责任扛在肩上。",
}


def test_the_next_items_of_such_lists_come_first_then_how_the_heading_goes_on() -> None:
    found = after([bank_of(TEXTS)], "一、加强组织领导", limit=4)
    assert [(one.text, one.reason) for one in found] == [
        ("健全工作机制", "常接在“加强组织领导”之后"),
        ("营造良好氛围", "常接在“加强组织领导”之后"),
        ("强化督促检查", "接在相近的“健全工作机制”之后"),
        ("主要负责同志要亲自抓。", "“加强组织领导”的展开"),
    ]


def test_how_a_heading_goes_on_ends_where_the_next_item_begins() -> None:
    text = "一是加强组织领导，主要负责同志要亲自抓；二是健全工作机制，定期调度。"
    (found,) = bodies_after([bank_of({"甲": text})], "加强组织领导", limit=5)
    (place,) = found.citations
    assert found.text == "主要负责同志要亲自抓" == text[place.start : place.end]


def test_a_heading_that_is_not_in_the_bank_is_answered_by_the_nearest() -> None:
    found = headings_after([bank_of(TEXTS)], "强化组织领导", limit=2)
    assert [one.text for one in found] == ["健全工作机制", "营造良好氛围"]
    assert found[0].reason == "接在相近的“加强组织领导”之后"


def test_behind_a_whole_sentence_comes_the_next_one() -> None:
    found = after([bank_of(TEXTS)], "职工是企业的主人翁。")
    assert [one.text for one in found] == ["要把职工放在心上，把责任扛在肩上。"]


def test_behind_the_beginning_of_a_sentence_comes_its_rest() -> None:
    found = after([bank_of(TEXTS)], "要把职工放在心上，")
    assert [one.text for one in found] == ["把责任扛在肩上。"]


def test_what_is_as_long_comes_before_what_is_not_if_lists_of_the_bank_are_so() -> None:
    lists = {
        "甲": "一要加强组织领导，压实责任。二要健全工作机制，定期调度。三要强化督促检查，务求实效。四要加大政策支持，用好资金。",
        "乙": "一是强化组织领导，专班推进。二是讲好职工故事和劳模故事，用好各类媒体。三是优化营商环境，多办实事。",
    }
    found = headings_after([bank_of(lists)], "提升组织领导", limit=4)
    assert [(one.text, one.reason) for one in found[:1]] == [("健全工作机制", "接在相近的“加强组织领导”之后")]
    assert sorted(len(one.text) for one in found) == [6, 6, 6, 11]


def test_each_source_speaks_once_before_any_speaks_again() -> None:
    said = {
        "甲": "要真抓实干。一步一个脚印走下去。要真抓实干。把蓝图变成现实。",
        "乙": "大家要真抓实干。安全生产容不得半点马虎。",
    }
    assert [one.text for one in after([bank_of(said)], "要真抓实干。")] == [
        "一步一个脚印走下去。",
        "安全生产容不得半点马虎。",
        "把蓝图变成现实。",
    ]


def test_every_passage_stands_where_its_citation_says() -> None:
    for text in ("加强组织领导", "职工是企业的主人翁。", "要把职工放在心上，"):
        for one in after([bank_of(TEXTS)], text):
            for place in one.citations:
                assert TEXTS[place.source][place.start : place.end] == one.text


def test_a_passage_across_the_cut_of_a_column_is_cited_with_the_cut() -> None:
    text = (
        "今天，我们召开全市工会系统动员大会。会议的主要任务，是深入贯彻落实上级工会的各项部署，团结动员广大职工积极建"
        "\n\n功新时代，在服务大局中开创工会工作新局面。"
    )
    (found,) = after([bank_of({"甲": text})], "是深入贯彻落实上级工会的各项部署，")
    (place,) = found.citations
    assert found.text == "团结动员广大职工积极建功新时代，在服务大局中开创工会工作新局面。"
    assert text[place.start : place.end].replace("\n\n", "") == found.text


def test_nothing_near_is_nothing() -> None:
    assert after([bank_of(TEXTS)], "浮游生物") == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (" ", "句子或小标题是空的"),
        ("……", "句子或小标题里没有汉字：“……”"),
        ("要" * 2000, f"太长（2000 字）：“{'要' * 20}……”"),
    ],
)
def test_what_cannot_be_gone_on_from_is_told(text: str, message: str) -> None:
    with pytest.raises(UserError) as told:
        after([bank_of(TEXTS)], text)
    assert told.value.message == message


def test_a_verb_and_its_object_are_followed_by_such_not_by_names_as_long() -> None:
    lists = {
        "甲": "一、工作目标。全年减少事故一成。二、保障措施。安排专项资金。三、组织领导。成立专班。",
        "乙": "各单位务必做到：突出重点，抓好当前各项工作；坚定信心，迎着困难上。",
        "丙": "下一步，坚定信心，突出重点，一项一项往前推。",
    }
    found = headings_after([bank_of(lists)], "压实责任", limit=2)
    assert [(one.text, one.reason) for one in found] == [
        ("坚定信心", "与“压实责任”字数、词格相同，原是句中分句"),
        ("突出重点", "与“压实责任”字数、词格相同，原是句中分句"),
    ]
