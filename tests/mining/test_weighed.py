"""Rows of equal members: what is proposed, which signs it bears, and that card and code know the same signs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phrasebank.mining.scorecard import scorecard
from phrasebank.mining.slogans.parts import parts_of
from phrasebank.mining.slogans.signs import SIGNS
from phrasebank.mining.slogans.weighed import CARD, proposals


def proposed(text: str) -> list[str]:
    return [text[slice(*span)] for proposal in proposals(text) for span in proposal.spans]


def signs_of(text: str) -> set[str]:
    [proposal] = proposals(text)
    return set(proposal.signs)


def test_card_and_code_know_the_same_signs() -> None:
    assert set(scorecard(CARD).points) == set(SIGNS)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("船工们看风向、识水情、稳船舵。", ["看风向、识水情、稳船舵"]),
        ("会后，修渠引水、植树造林，养鱼种藕、放蜂采蜜。", ["修渠引水、植树造林，养鱼种藕、放蜂采蜜"]),
        ("大家“扛沙袋、堵缺口、守大堤”。", ["扛沙袋、堵缺口、守大堤"]),
        ("大家扛“沙袋”、堵“缺口”、守“大堤”。", ["扛“沙袋”、堵“缺口”、守“大堤”"]),
        ("坚持修渠引水、植树造林、养鱼种藕的办法。", ["修渠引水、植树造林、养鱼种藕"]),
        ("扛沙袋、堵缺口。", []),
        ("扛沙袋、堵缺口3、守大堤。", []),
        ("扛沙袋。堵缺口。守大堤。", []),
        ("", []),
        ("、、、", []),
    ],
)
def test_neighbours_of_one_length_are_proposed(text: str, said: list[str]) -> None:
    assert proposed(text) == said


def test_a_row_bears_the_signs_of_its_marks_its_members_and_its_place() -> None:
    assert signs_of("船工们看风向、识水情、稳船舵。") >= {
        "three_members",
        "of_three",
        "enumeration_commas",
        "ends_a_sentence",
        "first_like_second",
    }
    assert signs_of("仓库里有麻绳球、铁锚钩、长木桨、旧渔网等。") >= {"before_and_so_on", "none_certain"}


def test_lengths_of_parts_leave_out_marks_of_quotation() -> None:
    parts = parts_of("要“识水情”，稳A舵、看风向")
    assert parts.lengths.tolist() == [4, 0, 3]
    assert [parts.joined(place) for place in range(-1, 4)] == [False, True, True, False, False]


@given(st.text("看风向水、，。“”的A \n", max_size=40))
def test_every_text_has_its_parts_and_rows(text: str) -> None:
    parts = parts_of(text)
    for place in range(len(parts.starts)):
        assert set(text[slice(*parts.span(place))]).isdisjoint("、，。\n ")
    for row in proposals(text):
        assert 0 <= row.spans[0].start < row.spans[0].end <= len(text)
