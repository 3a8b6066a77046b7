"""Page numbers and running heads are no text, and sentences go on behind them."""

import pytest

from phrasebank.readers.pagebreaks import is_page_mark, page_breaks
from phrasebank.view import reading

HEAD = "江州市第十次代表大会文件"
PAGES = (
    f"{HEAD}\n关于五年工作的报告\n过去的五年，我们团结奋斗、开拓进取。各级组织坚持围绕中心、服务大局，推动各项工作\n"
    f"— 1 —\n{HEAD}\n迈上新台阶，取得新成效，广大职工的获得感、幸福感、安全感\n"
    f"— 2 —\n{HEAD}\n不断增强，为现代化建设作出了积极贡献。\n今后五年，要着力抓好三件事，团结带领广大职工\n- 3 -\n{HEAD}\n建功立业。\n"
)


@pytest.mark.parametrize("line", ["— 3 —", "- 12 -", "第 3 页", "第3页 共8页", "第3页，共8页", "Page 3 of 8"])
def test_a_page_number_is_a_page_mark(line: str) -> None:
    assert is_page_mark(line)


@pytest.mark.parametrize("line", ["3", "第三页", "第3页的表格", "-3", "2026", "3/8", "——"])
def test_what_may_be_a_figure_of_the_text_is_none(line: str) -> None:
    assert not is_page_mark(line)


def test_sentences_go_on_behind_page_numbers_and_running_heads() -> None:
    assert reading(PAGES).text == (
        f"{HEAD}\n关于五年工作的报告\n"
        "过去的五年，我们团结奋斗、开拓进取。各级组织坚持围绕中心、服务大局，推动各项工作迈上新台阶，取得新成效，广大职工的获得感、幸福感、安全感"
        "不断增强，为现代化建设作出了积极贡献。\n今后五年，要着力抓好三件事，团结带领广大职工建功立业。"
    )


def test_a_heading_or_a_refrain_that_comes_again_is_no_running_head() -> None:
    lines = [
        "一、总体要求",
        "要坚持正确方向，把握工作重点，抓好各项落实。",
        "责任单位：市总工会",
        "二、主要任务",
        "要坚持守正创新，突出工作特色，办好各项实事。",
        "责任单位：市总工会",
        "三、保障措施",
        "要坚持真抓实干，强化工作保障，落实各项经费。",
        "责任单位：市总工会",
    ]
    assert page_breaks(lines) == frozenset()


@pytest.mark.parametrize("line", ["a", "— 3 —", "今天我们召开会议部署", "江州市文件汇编卷一"])
def test_a_text_of_twenty_thousand_like_lines_is_read_at_once(line: str) -> None:
    """Each line is looked at once: with a look back from every one this would take minutes."""
    text = f"今天，我们召开会议，主要任务是部署全年工作\n{line}\n" * 10_000
    assert reading(text).text.startswith("今天，我们召开会议，主要任务是部署全年工作")


def test_a_linked_word_on_lines_of_its_own_is_a_piece_of_its_sentences() -> None:
    lines = [
        "根据中央精神，国务院制定了《",
        "五年规划纲要",
        "》，",
        "要认真学习、深入领会《",
        "五年规划纲要",
        "》，",
        "要全面落实《",
        "五年规划纲要",
        "》。",
    ]
    assert page_breaks(lines) == frozenset()
