"""What an entry's own words tell, made for many entries at a time as for one alone."""

from hypothesis import given
from hypothesis import strategies as st

from phrasebank.bank.describing import Described, Pieces, describe
from phrasebank.bank.grams import fold, tokens
from phrasebank.bank.shapes import shape, shapes
from phrasebank.words import words

TEXTS = st.text(alphabet="提高抓实落的了在长重行A9，、“”是 \n𠮷", max_size=12)
HEADINGS = st.text(alphabet="提高站位抓落实的在上是以改革、，", max_size=20)


def test_entries_are_told_by_kind_length_sources_and_shape_by_characters_and_initials() -> None:
    assert describe(
        Pieces(["s1 y2024", "s1 s2"], ["clause", "formula"], ["", "结尾"], ["抓落实", "谢谢！"])
    ) == Described(
        ["clause l3 s1 y2024 pv1a2 ov1x2", "formula 结尾 l2 s1 s2"],
        ["抓 落 实 抓落 落实", "谢 谢 ！ 谢谢 谢！"],
        ["·zl ·ls", "·xx"],
        "实抓落谢！",
    )


@given(st.lists(TEXTS, max_size=6))
def test_many_are_described_as_each_alone(texts: list[str]) -> None:
    count = len(texts)
    together = describe(Pieces(["s1"] * count, ["clause"] * count, [""] * count, texts))
    alone = [describe(Pieces(["s1"], ["clause"], [""], [text])) for text in texts]
    assert together.tags == [one.tags[0] for one in alone]
    assert together.text == [one.text[0] for one in alone] == [tokens(text) for text in texts]
    assert together.letters == [one.letters[0] for one in alone]
    assert set(together.characters) == set(fold("".join(texts)))


@given(st.lists(HEADINGS, max_size=6))
def test_headings_have_the_same_shapes_together_and_alone(texts: list[str]) -> None:
    assert shapes(texts, words) == [shape(text, words) for text in texts]
