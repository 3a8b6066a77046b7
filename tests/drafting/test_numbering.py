"""Numbering: styles and where counting starts anew, as cases; numbering twice is numbering once, as a law."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.markers.styles import MARKERS, Numbering
from drafter.outline.yamltext import Scalar, Sequence, load
from drafter.rendering.numbering import number
from phrasebank.document import HEADINGS, Block, PageBreak, Paragraph, Role, Table, Text, Where, compose
from phrasebank.readers.markup import parse_markup
from tests.cases import Case, cases, names
from tests.drafting.shown import HERE, block

CASES = cases(HERE / "numbering")


def styles(text: str) -> Numbering:
    """What stands above the line ``#`` of a case: the genre's 编号."""
    top = load(text, "编号")
    headings, points, subpoints = (top.get(key) for key in ("标题", "要点", "分点"))
    return Numbering(
        tuple(i.text for i in headings.items if isinstance(i, Scalar))
        if isinstance(headings, Sequence)
        else (),
        points.text if isinstance(points, Scalar) else "",
        subpoints.text if isinstance(subpoints, Scalar) else "",
    )


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_markers_are_written(case: Case, update: bool) -> None:
    above, _, markup = case.input.partition("\n#\n")
    blocks = number(parse_markup(markup.split("\n")), styles(above))
    case.check("\n".join(block(b) for b in blocks), update)


@pytest.mark.parametrize("style", MARKERS)
def test_every_style_has_a_case(style: str) -> None:
    assert any(style in case.input.partition("\n#\n")[0] for case in CASES)


@pytest.mark.parametrize("style", MARKERS)
def test_a_styles_name_is_its_first_marker(style: str) -> None:
    assert MARKERS[style](1, 2) == style


@pytest.mark.parametrize("style", MARKERS)
def test_no_two_items_have_the_same_marker(style: str) -> None:
    markers = [MARKERS[style](n, 99) for n in range(1, 100)]
    assert len(set(markers)) == len(markers)


WHERES = st.builds(Where, st.just("a.j2"), st.integers(0, 3), st.integers(0, 3))
TEXTS = st.text("要是正文", min_size=1, max_size=3).map(lambda t: (Text(t),))
PARAGRAPHS = st.builds(
    Paragraph, st.sampled_from((*HEADINGS, Role.POINT, Role.SUBPOINT, Role.BODY)), TEXTS, WHERES
)
BLOCKS = st.lists(
    st.one_of(PARAGRAPHS, st.just(PageBreak()), st.just(Table((((Text("表"),),),)))), max_size=12
)
NUMBERINGS = st.builds(
    Numbering,
    st.lists(st.sampled_from(list(MARKERS)), max_size=4).map(tuple),
    st.sampled_from(["", *MARKERS]),
    st.sampled_from(["", *MARKERS]),
)


@given(BLOCKS, NUMBERINGS)
def test_numbering_twice_is_numbering_once(blocks: list[Block], numbering: Numbering) -> None:
    once = compose(number(blocks, numbering))
    assert compose(number(once.blocks, numbering)) == once


@given(BLOCKS, NUMBERINGS)
def test_numbering_keeps_every_block_and_its_words(blocks: list[Block], numbering: Numbering) -> None:
    numbered = number(blocks, numbering)
    assert [[i.text for i in b.inlines] for b in numbered if isinstance(b, Paragraph)] == [
        [i.text for i in b.inlines] for b in blocks if isinstance(b, Paragraph)
    ]
