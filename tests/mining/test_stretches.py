"""Stretches between stops, told by their length and their commas."""

from phrasebank.mining.slogans.stretches import short, with_few_commas

TEXT = "要实干。创新为先，人才为本。\n团结、紧张、严肃、活泼\n一是：党建引领，凝心聚力"


def test_short_stretches_are_those_of_so_many_characters() -> None:
    assert [TEXT[start:stop] for start, stop in short(TEXT, 2, 9)] == [
        "要实干",
        "创新为先，人才为本",
        "一是",
        "党建引领，凝心聚力",
    ]


def test_a_stretch_with_few_commas_ends_a_sentence_a_line_or_the_text() -> None:
    assert [TEXT[start:stop] for start, stop in with_few_commas(TEXT, 1)] == [
        "创新为先，人才为本",
        "党建引领，凝心聚力",
    ]


def test_a_text_without_stops_is_one_stretch() -> None:
    assert with_few_commas("创新为先，人才为本", 1) == [(0, 9)]
    assert short("", 0, 9) == [(0, 0)]
