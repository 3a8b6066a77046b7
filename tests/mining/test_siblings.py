"""The cheap tests that refuse most neighbours: they refuse none of which the rules would make a parallel."""

from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phrasebank.mining.parallels import likeness, members
from phrasebank.mining.parallels.parallel import parallels
from phrasebank.mining.parallels.siblings import clauses
from phrasebank.mining.structure import Parallel
from tests.mining.listing import document

WORDS = "建设 强市 服务 职工 保障 大局 大 全 更 从 到 向 走在前列 高质量 发展 抓落实 精神 型 化 一要 并 同时 3.5% “ ” 的 了"
JOINTS = "、 、 、 ， ， 。 和 以及 ； \n"
TEXTS = st.lists(st.sampled_from([*WORDS.split(), *JOINTS.split(" ")]), max_size=40).map("".join)


def without(module: ModuleType, test: str, text: str) -> tuple[Parallel, ...]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, test, lambda *_: True)
        return parallels(document(text))


@given(TEXTS)
def test_members_of_which_nothing_can_come_are_not_looked_for(text: str) -> None:
    assert parallels(document(text)) == without(members, "may_have_members", text)


@given(TEXTS)
def test_two_that_cannot_have_enough_in_common_are_not_cut_into_words(text: str) -> None:
    assert parallels(document(text)) == without(likeness, "may_be_two", text)


@given(st.text("建设强国市、和的，。；\n第一二是要“”《》（）3a \0与等中不为", max_size=120))
def test_in_any_text_the_instances_of_a_parallel_are_its_own_words(text: str) -> None:
    for found in parallels(document(text)):
        assert all(i.text == "".join(text[i.start : i.end].split("\n")) for i in found.instances)


def test_clauses_stand_by_sentence_and_line_without_what_brings_them_in() -> None:
    in_sentences, openings = clauses("标题\n一要实干，并要创新。他说：“好干部！”\n各位：要团结")
    assert "/".join(in_sentences.said) == "/实干/要创新//他说/好干部//各位/要团结/"
    assert "/".join(openings.said) == "/实干/他说//各位/"


def test_a_long_line_without_end_mark_is_read_once() -> None:
    text = "加强组织" * 20_000 + "\n要实干、要创新、要团结。"
    assert [p.frame for p in parallels(document(text))] == ["要⟨⟩"]
