"""What an entry's own words tell, made for many entries at a time as for one alone."""

from hypothesis import given
from hypothesis import strategies as st

from phrasebank.bank.describing import Described, describe
from phrasebank.bank.grams import fold, tokens
from phrasebank.bank.shapes import shape, shapes
from phrasebank.words import words

TEXTS = st.text(alphabet="提高抓实落的了在长重行A9，、“”是 \n𠮷", max_size=12)
HEADINGS = st.text(alphabet="提高站位抓落实的在上是以改革、，", max_size=20)


def test_an_entry_is_told_by_kind_and_length_shape_characters_and_initials() -> None:
    assert describe((("clause", "", "抓落实"), ("formula", "结尾", "谢谢！"))) == (
        Described("clause l3", " pv1a2 ov1x2", "抓 落 实 抓落 落实", "·zl ·ls"),
        Described("formula 结尾 l2", "", "谢 谢 ！ 谢谢 谢！", "·xx"),
    )


@given(st.lists(TEXTS, max_size=6))
def test_many_are_described_as_each_alone(texts: list[str]) -> None:
    pieces = [("clause", "", text) for text in texts]
    together = describe(pieces)
    assert together == tuple(describe((piece,))[0] for piece in pieces)
    assert [one.text for one in together] == [tokens(text) for text in texts]
    assert all(
        one.letters.count("·") <= max(0, len(fold(t)) - 1) for one, t in zip(together, texts, strict=True)
    )


@given(st.lists(HEADINGS, max_size=6))
def test_headings_have_the_same_shapes_together_and_alone(texts: list[str]) -> None:
    assert shapes(texts, words) == [shape(text, words) for text in texts]
