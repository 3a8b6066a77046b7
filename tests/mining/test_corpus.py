"""Mining on a large body of texts: no decoy is taken for a marker; skipped where the texts are absent."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest

from phrasebank.document import Document
from phrasebank.mining import Enumeration, Formula, Structure, mine
from phrasebank.mining.formulas.patterns import formulas
from phrasebank.readers import read
from tests.cases import SHARED

CORPUS = sorted((SHARED / "corpus").glob("*/*.txt"))

pytestmark = pytest.mark.skipif(not CORPUS, reason="no corpus beside the checkout")

# what stands before a marker: a mark, a line break or blank, a bracket or quotation mark; never a character of a word
BEFORE = re.compile(r"[\s。！？；：，、,;:!?.—…（(“”‘’「『）)》】」』]")
# words that begin like markers: 第二个百年, 作为第一步, 一些矛盾, 二、三产业; not 第一步，…第二步，… 第一个阶段，
DECOY = re.compile(
    r"第[一二三四五六七八九十]+(?:个(?!方面|点|条|问题|层面|步|阶段|环节|部分)|时间|次|届|步(?!，)|位|批|产业)|一(?:些|线|定|级|味)|二[、次]三"
)


@pytest.fixture(scope="module")
def mined() -> list[tuple[Document, tuple[Structure, ...]]]:
    documents = [read(path) for path in CORPUS]
    return [(document, mine(document)) for document in documents]


Mined = list[tuple[Document, tuple[Structure, ...]]]


def items(mined: Mined) -> Iterator[tuple[str, Enumeration, int]]:
    for document, structures in mined:
        for found in structures:
            if isinstance(found, Enumeration):
                yield from ((document.text, found, item.start) for item in found.items)


def test_no_marker_is_part_of_a_word(mined: Mined) -> None:
    inside = [text[s - 5 : s + 5] for text, _, s in items(mined) if s and not BEFORE.match(text[s - 1])]
    assert inside == []


def test_no_decoy_is_a_marker(mined: Mined) -> None:
    assert [text[s : s + 8] for text, _, s in items(mined) if DECOY.match(text, s)] == []


def test_lists_begin_at_one_or_go_on_counting(mined: Mined) -> None:
    odd = [
        (document.source, found.style)
        for document, structures in mined
        for found in structures
        if isinstance(found, Enumeration)
        and len(found.items) < 2
        and not found.style.startswith(tuple("（(0123456789三四五六七八九"))
    ]
    assert odd == []


def test_items_do_not_overlap_and_parents_hold_their_lists(mined: Mined) -> None:
    for _, structures in mined:
        lists = {s.start: s for s in structures if isinstance(s, Enumeration)}
        for found in lists.values():
            assert all(a.end <= b.start for a, b in pairwise(found.items))
            if found.parent is not None:
                assert any(i.start <= found.start and found.end <= i.end for i in lists[found.parent].items)


def test_a_formula_is_used_three_times_or_says_why_it_is_there(mined: Mined) -> None:
    said = [formula.text for _, found in mined for formula in found if isinstance(formula, Formula)]
    rare = [
        rule.source
        for rule in formulas().rules
        if not rule.basis and sum(any(key in text for key in rule.keys) for text in said) < 3
    ]
    assert rare == []


def test_the_corpus_gives_lists_and_formulas_in_plenty(mined: Mined) -> None:
    structures = [s for _, found in mined for s in found]
    assert sum(isinstance(s, Enumeration) for s in structures) >= 780
    assert sum(isinstance(s, Formula) for s in structures) >= 650
