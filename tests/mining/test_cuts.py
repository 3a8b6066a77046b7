"""Where words begin: stretches are cut when they are asked for, whole."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from phrasebank.mining.parallels.cuts import Cuts
from phrasebank.words import words

TEXT = "社会各界爱国人士，要求真务实、真抓实干。"


def parts(cuts: Cuts, place: tuple[int, int]) -> list[str]:
    """The words of a place."""
    start, _ = place
    (edges,) = cuts.of([place])
    offsets = [offset for offset, edge in enumerate(edges) if edge]
    return [cuts.text[start + a : start + b] for a, b in pairwise(offsets)]


def test_a_place_is_cut_with_what_stands_around_it() -> None:
    assert parts(Cuts(TEXT), (2, 8)) == ["各界", "爱国人士"]
    assert parts(Cuts(TEXT), (2, 7)) == ["各界", "爱国人"]


def test_a_word_of_the_text_that_a_place_cuts_has_no_edge_there() -> None:
    cuts = Cuts(TEXT)
    assert parts(cuts, (11, 14)) == ["真务实"]
    assert not cuts.edges[11]
    assert cuts.edges[10]


def test_only_what_is_asked_for_is_cut() -> None:
    cuts = Cuts(TEXT)
    cuts.of([(2, 4)])
    assert any(cuts.edges[:9])
    assert not any(cuts.edges[9:])


@given(st.text("建设强国市、和的，。\n3a“”", max_size=30), st.data())
def test_the_edges_of_a_whole_clause_are_those_of_its_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = Cuts(text).of([(start, end)])
    assert [len(edges) for edges in found] == [max(2, end - start + 1)]
    if "\n" not in text and not set("，。") & set(text) and end > start:
        inner = {sum(map(len, words(text)[:n])) for n in range(len(text))}
        assert [edge for edge in range(start + 1, end) if found[0][edge - start]] == sorted(
            i for i in inner if start < i < end
        )
