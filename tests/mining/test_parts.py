"""The small parts of list mining, each by itself: markers, heads, leads, endings, words."""

import pytest

from phrasebank import words
from phrasebank.mining.formulas.endings import endings
from phrasebank.mining.lists.heads import head
from phrasebank.mining.lists.leads import declared, lead
from phrasebank.mining.lists.markers import Level, candidates
from phrasebank.mining.lists.sequence import runs


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("强调，一要抓学习。", [("一要", Level.CLAUSE)]),
        ("同志们：\n第二，要落实。", [("第二，", Level.LINE)]),
        ("任务是：“三是强保障”", [("三是", Level.SENTENCE)]),
        ("十一、附则", [("十一、", Level.LINE)]),
        ("统一要求，唯一是从", []),
        ("二、三线城市", []),
        ("共3.5万人", []),
    ],
)
def test_markers_stand_behind_marks(text: str, found: list[tuple[str, Level]]) -> None:
    assert [(text[c.start : c.end], c.level) for c in candidates(text)] == found


def test_a_list_may_miss_one_number_but_not_two() -> None:
    def numbers(text: str) -> list[list[int]]:
        return [run.numbers for run in runs(text, candidates(text))]

    assert numbers("一是甲。二是乙。四是丁。") == [[1, 2, 4]]
    assert numbers("一是甲。二是乙。五是戊。") == [[1, 2]]
    assert numbers("一是甲。三是丙。") == []


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("抓学习。", "抓学习"),
        ("加强学习，坚定信念。要学原文。", "加强学习，坚定信念"),
        ("做引领者，把学习作为首要任务，引导职工听党话。", "做引领者"),
        ("提高站位\n做好今年的工作，意义重大。", "提高站位"),
        ("：要学习好", "要学习好"),
        ("工作目标：到年底完成。", "工作目标"),
        ("加强领导　各单位要成立专班，落实责任。", "加强领导"),
        ("", ""),
    ],
)
def test_an_item_has_this_head(item: str, expected: str) -> None:
    start, end = head(item, 0, len(item))
    assert item[start:end] == expected


@pytest.mark.parametrize(
    ("before", "count", "expected"),
    [
        ("我再强调三点要求。", 3, ("我再强调三点要求", 3)),
        ("会议强调，", 2, ("会议强调", None)),
        ("主要任务是：", 4, ("主要任务是", None)),
        ("存在不少困难和问题。", 2, ("存在不少困难和问题", None)),
        ("形势总体向好。", 2, None),
        ("为了实现这个目标，", 2, None),
        ("同志们：\n", 3, None),
        ("制定《转型指南》（以下简称《指南》）。\n", 4, None),
        ("", 3, None),
    ],
)
def test_a_list_is_announced_by(before: str, count: int, expected: tuple[str, int | None] | None) -> None:
    found = lead(before, len(before), 0, count)
    assert (found and (before[slice(*found.span)], found.declared)) == expected


@pytest.mark.parametrize(
    ("sentence", "count", "number"),
    [
        ("起到了“一举六得”的作用", 6, 6),
        ("增强六大意识", 6, 6),
        ("抓好以下五项工作", 4, 5),
        ("2025年要做到“五个共”", 5, 5),
        ("落实“八个坚持”", 2, None),
        ("第三次会议要求", 3, None),
        ("增长8.5%", 5, None),
    ],
)
def test_a_sentence_declares_a_number(sentence: str, count: int, number: int | None) -> None:
    assert declared(sentence, count) == number


def test_an_ending_is_the_last_paragraph_of_each_section() -> None:
    text = (
        "引言讲完了情况。\n甲\n张三\n要抓好工作。下一步继续努力。\n乙\n李四\n要做好服务。"
        + "服务要用心。" * 10
    )
    found = [[text[start:end] for start, end in sentences] for sentences in endings(text)]
    assert found == [["引言讲完了情况。"], ["要抓好工作。", "下一步继续努力。"], ["服务要用心。"] * 6]


def test_words_are_cut_where_one_ends() -> None:
    assert words.boundaries("要提高站位") == {1, 3}
    assert "".join(words.words("团结动员职工")) == "团结动员职工"
