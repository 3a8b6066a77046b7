"""Laws of mining that hold for every text."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from phrasebank.mining import Enumeration, Formula, Parallel, analysis, mine
from tests.mining.listing import document

MARKERS = "一是 二是 三是 一要 二要 第一， 第二， 首先， 其次， 最后， 一、 二、 （一） （二） 1. 2. ① ② 一方面， 另一方面， 其一，"
WORDS = "会议强调， 三点要求： 抓落实 团结动员职工 建功新时代 开创工作新局面 总之 希望大家努力 让我们共同努力 谢谢大家 以优异成绩 3.5 同志们："
MARKS = "， 。 ； ！ “ ” , : ( )"
BLANKS = ("\n", "\n\n", "　　", " ")
HALF_WIDTH = str.maketrans(",:()", "，：（）")
PIECES = st.sampled_from((*MARKERS.split(), *WORDS.split(), *MARKS.split(), *BLANKS))
TEXTS = st.lists(PIECES, max_size=60).map("".join)


@given(TEXTS)
def test_what_is_mined_stands_in_the_text(text: str) -> None:
    for structure in mine(document(text)):
        assert 0 <= structure.start < structure.end <= len(text)
        quoted = text[structure.start : structure.end]
        if isinstance(structure, Formula):
            assert structure.text == "".join(part.strip() for part in quoted.splitlines())
        elif isinstance(structure, Enumeration):
            assert structure.start == structure.items[0].start
            assert structure.end == structure.items[-1].end


@given(TEXTS)
def test_items_follow_one_another_and_hold_their_markers_and_heads(text: str) -> None:
    for found in mine(document(text)):
        if not isinstance(found, Enumeration):
            continue
        for item in found.items:
            assert text.startswith(item.marker, item.start)
            assert "".join(item.head.split()) in "".join(text[item.start : item.end].split())
        for before, after in itertools.pairwise(found.items):
            assert before.end <= after.start


@given(TEXTS)
def test_a_list_with_a_parent_lies_inside_one_of_its_items(text: str) -> None:
    lists = {s.start: s for s in mine(document(text)) if isinstance(s, Enumeration)}
    for found in lists.values():
        if found.parent is not None:
            items = lists[found.parent].items
            assert any(item.start <= found.start and found.end <= item.end for item in items)


@given(TEXTS)
def test_instances_of_a_parallel_follow_one_another_and_fill_its_frame(text: str) -> None:
    for found in mine(document(text)):
        if not isinstance(found, Parallel):
            continue
        assert len(found.instances) > 1
        for instance in found.instances:
            assert len(instance.slots) == found.frame.count("⟨⟩")
            filled = found.frame
            for slot in instance.slots:
                filled = filled.replace("⟨⟩", slot, 1)
            assert "".join(filled.translate(HALF_WIDTH).split()) == "".join(
                instance.text.translate(HALF_WIDTH).split()
            )
        for before, after in itertools.pairwise(found.instances):
            assert before.end <= after.start


@given(TEXTS)
def test_mining_twice_gives_the_same(text: str) -> None:
    first = analysis(document(text), mine(document(text)))
    assert first == analysis(document(text), mine(document(text)))


@given(st.text(max_size=200))
def test_any_text_can_be_mined(text: str) -> None:
    assert isinstance(mine(document(text)), tuple)
