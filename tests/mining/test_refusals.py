"""Cheap tests of lists refuse nothing that the full rule accepts."""

import re

from hypothesis import assume, given
from hypothesis import strategies as st

from phrasebank.mining.frames import frame
from phrasebank.mining.lists.framed import _may_share
from phrasebank.mining.lists.markers import _ANY, _firsts, candidates, families
from phrasebank.mining.lists.openings import _reported, starts_of

HAN = "坚持加强推进学习落实领导工作服务大局要把在上是了的，说表示"
CLAUSES = st.text(HAN, min_size=4, max_size=14)


@given(st.data())
def test_no_marker_is_refused_by_its_first_character(data: st.DataObject) -> None:
    family = data.draw(st.sampled_from(families()))
    marker = data.draw(st.from_regex(family.pattern, fullmatch=True))
    assume("\n" not in marker)
    assert re.match(f"[{family.firsts}]", marker)


def test_what_a_pattern_begins_with_is_read_from_it() -> None:
    assert _firsts(["第{数}，", "{数}、", r"\({数}\)"], []) == r"第一二三四五六七八九十\("
    assert _firsts(["{词}[，、：]?"], ["首先", "其次"]) == "首其"
    assert _firsts(["[㈠-㈩]"], []) == "㈠-㈩"
    assert _firsts(["一?二"], []) == _ANY
    assert _firsts(["一，|二，"], []) == _ANY
    assert _firsts(["(?:一|二)，"], []) == _ANY


def test_a_marker_stands_where_the_text_begins_and_behind_quotation_marks() -> None:
    text = "一是抓学习。“二是抓落实。"
    assert [text[c.start : c.end] for c in candidates(text)] == ["一是", "二是"]


@given(st.lists(CLAUSES, min_size=2, max_size=4, unique=True))
def test_no_more_is_fixed_than_is_common(texts: list[str]) -> None:
    shared = frame(texts)
    assume(shared is not None)
    assert shared is not None
    share = shared.weight * len(texts) / sum(map(len, texts))
    assert _may_share(texts, shared.weight, share)


@given(st.text(HAN + "。；\n：“”", max_size=80))
def test_every_reporter_is_heard(text: str) -> None:
    spoken = _reported()[0]
    found = starts_of(text)
    starts = {opening.start for opening in found}
    for begin in {opening.begin for opening in found}:
        said = spoken.match(text, begin)
        if said and "\n" not in said.group() and not set("！？；。") & set(said.group()):
            assert said.end() in starts or said.end() >= len(text)
