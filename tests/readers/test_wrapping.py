"""A text whose lines were cut at one width is read in paragraphs; lists of lines of like length stay lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phrasebank.readers.wrapping import wrap_width
from phrasebank.view import reading

PARAGRAPHS = (
    "在全市作风建设大会上的讲话",
    "同志们：",
    "今天，我们召开全市作风建设大会，主要任务是贯彻上级会议精神，动员全市上下以过硬作风推动各项工作。下面，我讲三点意见。",
    "一、深化认识，切实增强抓好作风建设的责任感和紧迫感，把思想和行动统一到决策部署上来",
    "作风建设永远在路上。要看到成绩，也要看到差距，特别是“怕、慢、假、庸、散”（五种表现）在一些单位还不同程度地存在；群众有意见，企业有反映。",
    "二、聚焦问题",
    "要对准群众反映强烈的问题，一件一件抓、一项一项改，改一件成一件。",
    "同志们，让我们携起手来，以实干实绩向全市人民交上一份满意的答卷！",
)


def cut(paragraphs: tuple[str, ...], width: int) -> str:
    """Every paragraph cut at so many characters; no line begins with a mark."""
    lines = []
    for paragraph in paragraphs:
        rest = paragraph
        while rest:
            end = width
            while end < len(rest) and rest[end] in "，。；：、！？）”":
                end += 1
            lines.append(rest[:end])
            rest = rest[end:]
    return "\n".join(lines)


@pytest.mark.parametrize("width", [18, 20, 22])
def test_a_text_cut_at_one_width_is_read_in_its_paragraphs(width: int) -> None:
    assert reading(cut(PARAGRAPHS, width)).text == "\n".join(PARAGRAPHS)


def test_a_list_of_slogans_of_like_length_stays_a_list() -> None:
    slogans = "\n".join(f"{verb}安全责任，守护万家平安幸福" for verb in "压扛落担尽明知守负抓")
    assert wrap_width(slogans.split("\n")) == 0
    assert reading(slogans).text == slogans


def test_short_paragraphs_of_like_length_that_end_their_sentences_stay_apart() -> None:
    lines = [f"要抓好第{number}项工作，把任务落到实处。" for number in "一二三四五六七八九十"]
    assert wrap_width(lines) == 0


def test_a_short_speech_of_short_lines_keeps_its_title_and_its_speaker_apart() -> None:
    speech = (
        "在全市工会工作会议上的讲话\n市总工会主席 张明远\n同志们：\n今天会议很重要。下面讲两点意见。\n一、提高认识\n"
        "要看到形势，一要抓学习；二要抓落实。\n（一）认清形势。形势逼人。\n（二）找准差距。差距不小。\n首先，要压实责任。\n同志们，让我们一起努力！"
    )
    assert reading(speech).text == speech


def test_a_few_lines_tell_nothing() -> None:
    assert wrap_width(["今天，我们召开会议。主要任务是", "部署工作。下面，我讲两点意见。"]) == 0


@given(st.lists(st.text("工会要实干，。", min_size=1, max_size=30), max_size=30))
def test_the_width_is_that_of_some_line(lines: list[str]) -> None:
    width = wrap_width(lines)
    assert width == 0 or width in map(len, lines)
