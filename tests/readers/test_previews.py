"""What a page shows of a text before the text is not read twice, and a newspaper's other headlines are not read at all."""

import pytest

from phrasebank.readers.clean import boilerplate
from phrasebank.readers.previews import previews

TITLE = "在全市基层工会建设推进会上的讲话"
BODY = ("同志们：", "这次会议的任务是总结经验、部署下一阶段工作。", "一、要抓紧建会。")


def own(*lines: str) -> list[str]:
    """The lines that are left as the document's own."""
    return [line for line, dropped in zip(lines, boilerplate(lines), strict=True) if not dropped]


@pytest.mark.parametrize(
    "shown",
    [
        f"{TITLE} 同志们： 这次会议的任务是总结经验",
        f"{TITLE}同志们：这次会议的任务是总结经验、部署……",
        "同志们： 这次会议的任务是总结经验、部署下一阶段工作。 一、要",
    ],
)
def test_a_beginning_in_one_line_before_the_text_is_the_pages(shown: str) -> None:
    assert own("资料 2021-07-09", shown, TITLE, *BODY) == ["资料 2021-07-09", TITLE, *BODY]


def test_a_title_in_two_lines_behind_the_whole_one_is_said_once() -> None:
    whole, first, second = (
        "凝心聚力再出发 实干争先谱新篇 在年会上的致辞",
        "凝心聚力再出发 实干争先谱新篇",
        "在年会上的致辞",
    )
    assert own(whole, first, second, *BODY) == [first, second, *BODY]


@pytest.mark.parametrize(
    "heading",
    ["坚持服务职工这个根本，把实事办好", TITLE],
)
def test_a_heading_that_its_paragraph_takes_up_is_the_texts_own(heading: str) -> None:
    lines = (heading, f"{heading}，是今年工作的重中之重。", *BODY)
    assert own(*lines) == list(lines)


def test_equal_lines_are_left_to_those_who_count_repeats() -> None:
    assert previews([TITLE, TITLE, *BODY]) == set()


def test_the_headlines_of_a_newspapers_page_go_as_far_as_its_links() -> None:
    page = [
        "第02版：要闻 下一版",
        "全市防汛工作会议召开",
        "抓项目 促发展",
        "江州日报 | 江州晚报",
        "上一期 版面导航",
    ]
    text = ["抓项目 促发展", "抓项目就是抓发展。", "谋发展必须谋项目。"]
    assert own(*page, *text) == text


def test_a_papers_page_without_links_and_a_documents_edition_are_read() -> None:
    edition = ["第2版：修订说明", "本版改动三处。", "上一期工程的数字未改。"]
    assert own(*edition) == edition


def test_a_whole_paragraph_that_another_begins_with_is_the_texts_own() -> None:
    paragraph = "去年全市新建工会组织126家，发展会员3,184人，增长12.5%，成绩来之不易。"
    lines = (
        TITLE,
        "一、回顾工作",
        paragraph,
        "二、部署任务",
        f"{paragraph}要求是具体的；差距也是具体的。",
        *BODY,
    )
    assert own(*lines) == list(lines)
