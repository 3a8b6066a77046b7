"""Rows of siblings that a card weighs: the card and its signs, what bars a row, and which of those that overlap is taken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phrasebank.document import Document
from phrasebank.mining.parallels.cuts import Cuts
from phrasebank.mining.parallels.looks import Row
from phrasebank.mining.parallels.parallel import parallels, proposals
from phrasebank.mining.parallels.signs import PLAIN, SIGNS, WORDED, signs
from phrasebank.mining.parallels.weighed import CARD, is_weighable
from phrasebank.mining.scorecard import scorecard


def row(text: str, *members: str) -> Row:
    """The members where they first stand in a text."""
    return Row(Cuts(text), [(text.index(own), text.index(own) + len(own)) for own in members])


def test_the_card_weighs_each_sign_and_no_other() -> None:
    assert set(scorecard(CARD).points) == set(SIGNS)
    assert not PLAIN.keys() & WORDED.keys()


@pytest.mark.parametrize(
    ("members", "borne"),
    [
        (("春天管水", "秋天收粮"), {"two", "equal", "one_column", "in_clauses"}),
        (("把船修好", "把网补好"), {"two", "equal", "columns_apart", "same_function_words"}),
        (("山里人修路", "山里人修桥", "山里人修塔"), {"three", "short", "pairs_shared", "most_shared"}),
        (("一段段修", "一里里巡"), {"same_numeral"}),
    ],
)
def test_members_bear_signs(members: tuple[str, ...], borne: set[str]) -> None:
    assert borne <= set(signs(row("，".join(members) + "。", *members)))


@pytest.mark.parametrize(
    "members",
    [
        ("修路3公里", "修桥5公里"),
        ("《护林公约》", "《用水公约》"),
        ("三个渡口", "三家船厂"),
        ("老会计强调", "老支书强调"),
        ("第一次下水", "第二次下水"),
        ("听取水情汇报", "听取灾情汇报"),
        ("路", "路灯"),
    ],
)
def test_figures_documents_and_what_was_told_are_not_weighed(members: tuple[str, ...]) -> None:
    assert not is_weighable(row("，".join(members) + "。", *members))


def test_listed_nouns_are_not_weighed_but_listed_deeds_are() -> None:
    assert not is_weighable(row("来的有装卸机、传送带。", "装卸机", "传送带"))
    assert is_weighable(row("大家齐心修好水渠、修牢堤坝。", "修好水渠", "修牢堤坝"))


def test_what_is_weighed_overlaps_nothing_else() -> None:
    text = "春天有人管水，秋天有人收粮，冬天有人护林。茶农的口袋更鼓，茶乡的名气更大，茶商的路子更宽。"
    spans = [(i.start, i.end) for p in parallels(Document(text, ())) for i in p.instances]
    assert spans
    assert all(a[1] <= b[0] for a, b in zip(sorted(spans), sorted(spans)[1:], strict=False))


@given(st.text(alphabet="春秋有人管水收粮的，、。；\n“”（《3 a一", max_size=60))
def test_no_text_makes_weighing_fail(text: str) -> None:
    for proposal in proposals(text):
        assert set(proposal.signs) <= set(SIGNS)
        assert all(0 <= start < end <= len(text) for start, end in proposal.spans)
