"""The reading view: what is read, and where that stands in the source."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phrasebank.sentences import Span
from phrasebank.view import reading

CHARACTERS = "工会要实干创新一二三是，。、；：！？,.:;()“”《》 \u3000\n\r\tAb19-"


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("会议强调,一要实干;二要创新.", "会议强调，一要实干；二要创新。"),
        ("增长3,000元,达3.5%。", "增长3,000元，达3.5%。"),
        ("第十五届委员会(扩大)会议", "第十五届委员会（扩大）会议"),
        ("  同志们：\r\n\r\n　　要实干。 \n", "同志们：\n要实干。"),
        ("要实干， 要创新。", "要实干，要创新。"),
        ("奋进新征程 建功新时代", "奋进新征程 建功新时代"),
        (
            "会议总结了工作，通报了情况。工会要坚持党的领\n\n导，团结职工。",
            "会议总结了工作，通报了情况。工会要坚持党的领导，团结职工。",
        ),
        ("提高认识，加强领导\n各级工会要认真学习。", "提高认识，加强领导\n各级工会要认真学习。"),
        ("制定了《\n传染病防治法\n》修订草案，", "制定了《传染病防治法》修订草案，"),
        ("一是\n加快建设。", "一是加快建设。"),
        (
            "既是思想上的\n“\n再充电\n”\n，也是行动上的\n“\n再动员\n”\n。按照\n“135”\n工作法，抓好落实，走访\n12\n个班组。",
            "既是思想上的“再充电”，也是行动上的“再动员”。按照“135”工作法，抓好落实，走访12个班组。",
        ),
        (
            "按照\n“135”\n工作法推进。\n一、健全制度\n“\n第一议题\n”\n制度要落实。",
            "按照“135”工作法推进。\n一、健全制度\n“第一议题”制度要落实。",
        ),
        ("工会工作\n“两个维护”是首要任务。", "工会工作\n“两个维护”是首要任务。"),
        (
            "会议总结了工作，通报了情况。大家要提高认\n未经本网许可，不得转载",
            "会议总结了工作，通报了情况。大家要提高认",
        ),
        ("新华社北京12月29日电  12月29日，会议召开。", "12月29日，会议召开。"),
        ("央视网消息（新闻联播）：会议今天召开。", "会议今天召开。"),
        ("人民网讯 （记者 张三）会议今天召开。", "会议今天召开。"),
        ("本报讯（记者 张三 通讯员 李四）会议今天召开。", "会议今天召开。"),
        ("本报讯 记者张三报道 会议召开。", "本报讯 记者张三报道 会议召开。"),
        ("网上的消息不可轻信。", "网上的消息不可轻信。"),
        ("要实干。\n浏览次数:3052\n2024年3月1日", "要实干。"),
        ("", ""),
    ],
)
def test_a_text_reads_as(source: str, read: str) -> None:
    assert reading(source).text == read


def test_what_is_found_in_the_view_is_quoted_from_the_source() -> None:
    source = "会议总结了工作，通报了情况。工会要坚持党的领\n\n导,团结职工。"
    view = reading(source)
    start = view.text.index("领导，团结")
    span = view.span(start, start + 5)
    assert source[span.start : span.end] == "领\n\n导,团结"


@given(st.text(CHARACTERS, max_size=300))
def test_every_character_of_the_view_stands_in_the_source_where_the_view_says(source: str) -> None:
    view = reading(source)
    widened = str.maketrans("，：；！？（）。", ",:;!?().")
    places = [view.source(offset) for offset in range(len(view.text))]
    assert places == sorted(set(places)) or "\n" in view.text
    for offset, place in enumerate(places):
        seen = view.text[offset]
        if seen != "\n":
            assert source[place] in (seen, seen.translate(widened))


@given(st.text(CHARACTERS, max_size=300))
def test_a_view_has_no_blank_lines_and_no_blanks_around_paragraphs(source: str) -> None:
    text = reading(source).text
    assert all(line and line == line.strip(" \t\u3000") for line in text.split("\n") if text)


@given(st.text("会干，。\n 三、1", max_size=60), st.lists(st.integers(0, 60), max_size=12))
def test_the_shifts_of_spans_in_order_are_those_of_each(source: str, ends: list[int]) -> None:
    view = reading(source)
    places = sorted({min(end, len(view.text)) for end in ends})
    spans = [Span(start, end) for start, end in pairwise(places)]
    assert list(view.shifts(spans)) == [view.shift(*span) for span in spans]
