"""What stands before a text on its page is told by the lines beside it: a menu, a trail to the title, a site's own title."""

import pytest

from phrasebank.readers.clean import boilerplate
from phrasebank.view import reading

TITLE, TEXT = "在全镇作风建设大会上的讲话", "同志们：今天我们召开全镇作风建设大会。"


def own(*lines: str) -> list[str]:
    """The lines that are left as the document's own."""
    return [line for line, dropped in zip(lines, boilerplate(lines), strict=True) if not dropped]


def test_a_trail_to_the_title_is_a_pages_own_with_the_sections_that_it_names() -> None:
    assert own("常用文稿", f"常用文稿 > {TITLE}", TITLE, TEXT) == [TITLE, TEXT]


def test_a_title_behind_the_names_of_a_site_is_the_pages_own() -> None:
    assert own(f"江州网 讲话文库 {TITLE}", TITLE, TEXT) == [TITLE, TEXT]


def test_a_title_that_a_shorter_one_says_again_is_the_texts_own() -> None:
    assert own(f"转作风 提效能 {TITLE}", TITLE, TEXT) == [f"转作风 提效能 {TITLE}", TITLE, TEXT]


def test_a_menu_before_the_title_is_not_read() -> None:
    menu = [
        "江州市总工会",
        "江州市总工会",
        "官方微信",
        "官方微信",
        "法律援助",
        "法律援助",
        "扫一扫关注",
        "登录",
    ]
    assert own(*menu, TITLE, TEXT) == [TITLE, TEXT]


def test_short_lines_before_a_text_are_no_menu_without_links() -> None:
    lines = ["会议议程", "开幕", "致辞", "讲话", "表彰", "闭幕", TEXT]
    assert own(*lines) == lines


@pytest.mark.parametrize("line", ["（党政办 王 磊 赵小兰）", "(宣传部　张 明)"])
def test_a_unit_and_its_writers_in_brackets_are_not_read(line: str) -> None:
    assert own(TEXT, line) == [TEXT]


@pytest.mark.parametrize("line", ["（征求意见稿）", "（江州县委 县政府）", "（一 ）"])
def test_other_words_in_brackets_are_read(line: str) -> None:
    assert own(TEXT, line) == [TEXT, line]


def test_the_fields_behind_a_title_on_its_line_are_not_read() -> None:
    text = f"王明到江源镇调研来源：江州日报　发布时间：2024-03-05\n{TEXT}"
    assert reading(text).text == f"王明到江源镇调研\n{TEXT}"


@pytest.mark.parametrize(
    "line",
    [
        "首页 新闻 政务 评论 问政 社区 视频 健康 教育",
        "新闻频道 > 政务频道",
        "第02版：要闻",
        "00001版:一版要闻",
        "«上一版 下一版»本期共8版, 当前第2版 PDF",
        "江州日报 数字报纸",
        "点击右上角微信好友",
        "正在阅读：江州大会开幕",
        "时间:2024-03-05 09:12 年终总结 我要投稿",
        "2024-03-05 09:12 来源:江州日报 小南",
        "江州新闻网欢迎您！",
        "…… 此处已隐藏1371字 ……",
    ],
)
def test_a_line_that_only_pages_print_is_not_read(line: str) -> None:
    assert own(line, TITLE, TEXT) == [TITLE, TEXT]


def test_a_list_of_links_at_the_very_front_is_not_read() -> None:
    assert own("• 江州网", "• 江州日报", "• 江州晚报", TITLE, TEXT) == [TITLE, TEXT]


@pytest.mark.parametrize(
    "line",
    [
        "政 府 工 作 报 告",
        "王小明 李芳 张建国 赵云 孙丽 周强",
        "2024 年 3 月 5 日 上 午",
        "凝心聚力 苦干实干 争创一流",
        "序号 姓名 单位 职务 电话 备注",
        "财政 发改 教育 卫健 民政 人社",
        "时间: 2024-03-05 9:00 地点: 三楼会议室",
    ],
)
def test_titles_set_wide_and_rows_of_persons_are_read(line: str) -> None:
    assert own(line, TEXT) == [line, TEXT]


def test_bullets_that_a_text_begins_with_are_its_own() -> None:
    assert own("• 提高认识", "• 加强领导", "• 狠抓落实", TEXT) == [
        "• 提高认识",
        "• 加强领导",
        "• 狠抓落实",
        TEXT,
    ]
    assert own("• 江州日报", "• 江州晚报", "• 江州网", TITLE, TEXT) == [TITLE, TEXT]
