"""What a text keeps to is weighed by signs: the card and the code know the same ones."""

from hypothesis import given
from hypothesis import strategies as st

from phrasebank.fewwords import likelihood
from phrasebank.mining.canonicals.canonical import CARD, phrases, proposals
from phrasebank.mining.canonicals.signs import SIGNS
from phrasebank.mining.canonicals.weighed import kind_of
from phrasebank.mining.scorecard import scorecard

TEXTS = st.text("各级广大养殖户渔港建设工作推进了的、，。“”说1第\n", max_size=60)


def test_the_card_has_points_for_each_sign_that_the_code_gives_and_for_no_other() -> None:
    assert set(scorecard(CARD).points) == set(SIGNS)


def test_a_wording_names_whom_it_is_about_and_how_often() -> None:
    found = {
        text[proposal.spans[0].start : proposal.spans[0].end]: set(proposal.signs)
        for text in ("广大养殖户来了，船队为广大养殖户让路。",)
        for proposal in proposals(text)
    }
    assert {"scope", "very_dense"} <= found["广大养殖户"]
    assert not {"ruled", "figure", "listed"} & found["广大养殖户"]


def test_words_are_of_classes_and_single_characters_of_their_own() -> None:
    assert [*map(kind_of, ("渔港", "镇", "推进", "抓", "的", "，"))] == [
        "noun",
        "character_noun",
        "verb",
        "character_verb",
        "of",
        "mark",
    ]


def test_a_word_that_the_dictionary_lacks_is_the_unlikeliest() -> None:
    assert likelihood("工作") > likelihood("渔港") > likelihood("渔港工") == likelihood("")


@given(TEXTS)
def test_what_is_proposed_reads_alike_at_all_its_places_and_is_among_them_what_is_taken(text: str) -> None:
    said = {}
    for proposal in proposals(text * 2):
        words = {(text * 2)[span.start : span.end] for span in proposal.spans}
        assert len(words) == 1
        assert set(proposal.signs) <= set(SIGNS)
        said[words.pop()] = proposal.signs
    assert {phrase.text for phrase in phrases(text * 2)} <= set(said)
