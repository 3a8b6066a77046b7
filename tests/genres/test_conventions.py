"""What the kinds of official documents may and may not say: 《党政机关公文处理工作条例》（2012）第八条、第十五条."""

import re

import pytest

from tests.genres.outlines import contexts, drafted, genre_of

# 请批示, 请批复, 请予批准; not 批准了三个项目
ASKS_LEAVE = re.compile(r"请.{0,4}(?:批示|批复|审批|批准|批转|指示)|妥否|当否")
# 请予函复, 函复为盼; not 特此函复
ASKS_REPLY = re.compile(r"(?:请|盼|并).{0,12}函复")


def texts(genre: str, field: str) -> dict[str, list[str]]:
    """The drafts of every option of a field."""
    found = genre_of(genre).field(field)
    assert found is not None
    return {
        option: [drafted(genre, {**context, field: option}).document.text for context in contexts(genre)]
        for option in found.options
    }


def test_a_report_asks_for_nothing() -> None:
    for drafts in texts("报告", "类型").values():
        assert not [text for text in drafts if ASKS_LEAVE.search(text)]


def test_a_request_ends_by_asking_for_what_its_type_says() -> None:
    closings = {"请求批准": "妥否，请批示。", "请求指示": "请予指示。", "请求批转": "请批转有关单位执行。"}
    for option, drafts in texts("请示", "类型").items():
        assert all(text.count(closings[option]) == 1 for text in drafts)


@pytest.mark.parametrize("asks", ["商洽", "询问", "请批"])
def test_a_letter_that_asks_wants_a_reply(asks: str) -> None:
    assert all(ASKS_REPLY.search(text) for text in texts("函", "类型")[asks])


@pytest.mark.parametrize("tells", ["告知", "答复"])
def test_a_letter_that_tells_wants_none(tells: str) -> None:
    assert not [text for text in texts("函", "类型")[tells] if ASKS_REPLY.search(text)]


def test_only_a_reply_is_titled_so() -> None:
    for option, drafts in texts("函", "类型").items():
        assert all((text.split("\n")[0].endswith("的复函")) == (option == "答复") for text in drafts)


def test_praise_in_a_circular_is_no_decision() -> None:
    for option, drafts in texts("表彰决定", "表彰形式").items():
        kind = "的通报" if option == "通报表扬" else "的决定"
        assert all(text.split("\n")[0].endswith(kind) for text in drafts)


def test_minutes_name_who_attended_last() -> None:
    for drafts in texts("会议纪要", "类型").values():
        assert all(text.rindex("出席：") > text.rindex("现将会议主要内容纪要如下：") for text in drafts)
