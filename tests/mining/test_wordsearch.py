"""The search for the words of several tables finds what a look at every place finds."""

from hypothesis import given
from hypothesis import strategies as st

from phrasebank.mining.formulas.cues import cues
from phrasebank.mining.wordsearch import Place, Words

CHARACTERS = "工会要实干，。\n😀\ud800"
WORDS = st.text("工会要实干", min_size=1, max_size=5)
TABLES = st.lists(st.lists(WORDS, min_size=1, max_size=6, unique=True), min_size=1, max_size=3)


def at_every_place(table: list[str], text: str) -> list[Place]:
    longest_first = sorted(table, key=len, reverse=True)
    begun = ((at, [word for word in longest_first if text.startswith(word, at)]) for at in range(len(text)))
    return [(at, words[0]) for at, words in begun if words]


def test_each_table_finds_its_longest_word_at_each_place() -> None:
    listed, longer = Words((("主持", "会议", "议"), ("主持会",))).found("主持会议")
    assert listed == [(0, "主持"), (2, "会议"), (3, "议")]
    assert longer == [(0, "主持会")]


@given(TABLES, st.text(CHARACTERS, max_size=40))
def test_the_search_finds_what_a_look_at_every_place_finds(tables: list[list[str]], text: str) -> None:
    assert Words(tables).found(text) == tuple(at_every_place(table, text) for table in tables)


def test_the_cues_of_both_tables_are_found_at_once() -> None:
    found = cues("一要发挥主体作用，奋力开创工会工作新局面。")
    assert (1, "要") in found.modals
    assert any(word in "开创新局面" for _, word in found.at_end)


def test_a_text_longer_than_one_look_is_searched_to_its_end() -> None:
    text = "工" * ((1 << 20) - 1) + "会议要实干"
    (found,) = Words((("会议", "实干"),)).found(text)
    assert found == [((1 << 20) - 1, "会议"), ((1 << 20) + 2, "实干")]
