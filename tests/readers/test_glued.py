"""A page copied without its line ends: its furniture is left out of what is read, and the title is the text's own."""

from pathlib import Path

import pytest

from phrasebank.readers import read
from phrasebank.view import reading

SPEECH = (
    "同志们: 今天,我们召开全县作风建设大会,主要任务是贯彻县委全会精神,动员全县上下改进作风、狠抓落实。下面,我讲两点意见。"
    "一要提高站位,认清形势。作风建设永远在路上,要警钟长鸣、常抓不懈。二要聚焦问题,靶向整改。要对准群众反映强烈的问题,一件一件抓、一项一项改。"
    "同志们,让我们携起手来,以实干实绩向全县人民交上满意答卷!"
)


def read_as(text: str) -> str:
    return reading(text).text.strip()


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("首页 > 领导讲话 > 正文 ", ""),
        ("当前位置：首页>讲话>正文 ", ""),
        ("发布时间:2024-03-05 09:12 来源:江源县政府网 浏览次数:1203 字体:[大 中 小] ", ""),
        ("作者:王小明 点击数:12 更新时间:2024/3/5 9:29:16 ", ""),
        ("作风建设讲话范文 讲话要有力度。怎样写好?小编为大家准备了几篇,供大家参考! 讲话范文【一】 ", ""),
        ("", " 责任编辑:王小明"),
        ("", " 责任编辑:王小明 上一篇:县委召开常委会会议 下一篇:没有了 【打印】【关闭】"),
        ("", "版权所有:江源县人民政府 苏ICP备00000000号"),
        ("", "(全文共3348字,仅展示665字)"),
        ("", "(江源县 王小明)"),
        ("", "（张建国　李秀英）"),
    ],
)
def test_furniture_on_one_line_with_a_speech_is_not_read(before: str, behind: str) -> None:
    assert read_as(before + SPEECH + behind) == read_as(SPEECH)


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("收入来源:工资 支出方向:培训 ", ""),
        ("时间:3月6日 地点:三楼会议室 ", ""),
        ("", "联系人:王小明 电话:88001234"),
        ("", "江源县人民政府办公室 2026年3月6日"),
        ("", "(见附件1)"),
        ("", "(县委 县政府)"),
    ],
)
def test_a_document_s_own_fields_and_end_are(before: str, behind: str) -> None:
    text = before + SPEECH + behind
    assert len(read_as(text)) >= len("".join(text.split()))


def test_the_title_stands_behind_the_trail(tmp_path: Path) -> None:
    file = tmp_path / "讲话.txt"
    text = f"首页 > 领导讲话 > 正文 在全县作风建设大会上的讲话 发布时间:2024-03-05 来源:本网 {SPEECH}"
    file.write_text(text, encoding="utf-8")
    document = read(file)
    assert document.title == "在全县作风建设大会上的讲话"
    assert document.text == text
    assert all(text[b.where.offset :].startswith(b.text) for b in document.blocks)
    assert sum(len("".join(b.text.split())) for b in document.blocks) == len("".join(text.split()))
