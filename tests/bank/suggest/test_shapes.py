"""The shape of a heading: what counts as one, and what two headings share."""

import pytest

from phrasebank.bank.shapes import Shape, shape
from phrasebank.words import words


@pytest.mark.parametrize(
    ("heading", "pattern", "outline"),
    [
        ("提高政治站位", "pv2n2n2", "ov2x4"),
        ("加强学习宣传", "pv2v2v2", "ov2x4"),
        ("坚持真抓实干", "pv2i4", "ov2x4"),
        ("健全民主制度", "pv2n2n2", "ov2x4"),
        ("夯实基础，补齐短板", "pv2n2kv2n2", "ov2x2kv2x2"),
        ("以改革创新增活力", "pp1v2v2v1n2", "o以x7"),
        ("职工利益无小事", "pn2n2i3", ""),
        ("服务大局", "pv2n2", "ov2x2"),
    ],
)
def test_a_heading_has_the_pattern_of_its_words_and_the_outline_of_its_verb(
    heading: str, pattern: str, outline: str
) -> None:
    assert shape(heading) == Shape(len(heading), pattern, outline)


@pytest.mark.parametrize(
    "piece", ["", "，。", "解决这些问题", "和谐的", "2026年工作", "做", "关爱儿童方面", "从实际出发的"]
)
def test_what_cannot_stand_alone_has_no_shape(piece: str) -> None:
    assert shape(piece) is None


@pytest.mark.parametrize(
    "heading", ["提高政治站位", "加强学习宣传", "抓重点、补短板", "推动工会工作高质量发展"]
)
def test_lookups_and_the_index_see_the_same_shape(heading: str) -> None:
    assert shape(heading) == shape(heading, words)


@pytest.mark.parametrize(
    "name",
    [
        "工作目标",
        "发展环境",
        "管理制度",
        "监督检查",
        "组织实施",
        "组织领导",
        "应急处置",
        "保障措施",
        "牵头单位",
        "建设任务",
    ],
)
def test_a_verb_before_the_head_of_a_name_leads_no_heading(name: str) -> None:
    found = shape(name)
    assert found is not None
    assert found.outline == ""


@pytest.mark.parametrize(
    "heading",
    [
        "压实责任",
        "发展产业",
        "建设队伍",
        "组织培训",
        "服务发展",
        "保障就业",
        "创新方式",
        "制定措施",
        "推进机制改革",
        "参加活动",
    ],
)
def test_a_verb_before_what_can_be_acted_on_leads_a_heading(heading: str) -> None:
    found = shape(heading)
    assert found is not None
    assert found.outline == f"ov2x{len(heading) - 2}"
