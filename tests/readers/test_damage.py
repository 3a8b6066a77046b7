"""Damage inside lines is left out of what is read; the source keeps it, and every place is still the source's."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phrasebank.readers.damage import damage_in, kept
from phrasebank.view import reading


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("會(huì)議強(qiáng)調(diào)，要狠抓落實(shí)。", "會議強調，要狠抓落實。"),
        ("各項（xiàng）任務(wù)", "各項任務"),
        ("会议(PM)于三点开始", "会议（PM）于三点开始"),
        ("要对标一流，(一语中的) $ \\) B$ u* H% T; T/ f( S", "要对标一流，（一语中的）"),
        ("9 Y8 f3 E5 k. p. Q8 f$ Y) |. D# ]0\n一说问题，就要敢于担当。", "一说问题，就要敢于担当。"),
        ("8 o8 _9 R0 c: g& s7 {% ?7 D我们要敢于担当。", "我们要敢于担当。"),
        ("A + B + C = D 是基本公式", "A + B + C = D 是基本公式"),
        ("选项有 A. B. C. D. E. 五个", "选项有 A. B. C. D. E. 五个"),
        ("增幅分别为 5% 6% 7% 8% 9% 和", "增幅分别为 5% 6% 7% 8% 9% 和"),
        ("与上级 第1 页共 10 页 部门对接，抓好落实。", "与上级部门对接，抓好落实。"),
        ("见第3页，共同遵守", "见第3页，共同遵守"),
        (
            "落实责任某某文库www.wk.example 全覆盖。\n压实任务某某文库www.wk.example 到人。\n展现风采某某文库www.wk.example 担当。",
            "落实责任全覆盖。\n压实任务到人。\n展现风采担当。",
        ),
        (
            "请登录www.gh.example报名。\n结果在www.gh.example公布。\n以www.gh.example为准。",
            "请登录www.gh.example报名。\n结果在www.gh.example公布。\n以www.gh.example为准。",
        ),
        ("宣读《关于安全生产情况的通\n报》；", "宣读《关于安全生产情况的通报》；"),
        ("学习《条例》\n贯彻《办法》", "学习《条例》\n贯彻《办法》"),
    ],
)
def test_a_damaged_text_reads_as(source: str, read: str) -> None:
    assert reading(source).text == read


def test_what_is_read_across_damage_is_quoted_with_it() -> None:
    source = "要落實(shí)好各項(xiàng)任務(wù)。"
    view = reading(source)
    start = view.text.index("落實好")
    span = view.span(start, start + 3)
    assert source[span.start : span.end] == "落實(shí)好"


@given(st.text("工会要落實(shíàn)页共第1 $#a;B!www.x.e\n。，", max_size=200))
def test_damage_stands_apart_in_order_and_what_is_kept_is_the_rest(text: str) -> None:
    damage = damage_in(text)
    assert all(span.start < span.end for span in damage)
    assert all(one.end <= two.start for one, two in pairwise(damage))
    pieces = kept(0, len(text), damage)
    everything = sorted([*pieces, *damage])
    assert "".join(text[start:end] for start, end in everything) == text
    view = reading(text)
    for offset, seen in enumerate(view.text):
        if seen != "\n":
            assert not any(span.start <= view.source(offset) < span.end for span in damage)
