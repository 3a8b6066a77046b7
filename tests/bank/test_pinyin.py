"""Pinyin: how texts are read when a bank is made, how typed letters are understood, what they find."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phrasebank.bank.find import Query, find
from phrasebank.bank.lookup import look_up
from phrasebank.bank.pinyin import Unit, cuts, letters_of
from phrasebank.bank.sounds import initials_of, syllables
from tests.bank.banks import bank_of

UNION = {
    "甲": "维护职工主业，弘扬社会主义核心价值观，落实行业协会会长制度。",
    "乙": "推进高质量发展，先进模范走在前列，西安市总工会推进APP建设。",
}
SYLLABLES = frozenset(
    ("zhi", "gong", "xian", "xi", "an", "fang", "fan", "gan", "shu", "hui", "zhu", "yi", "a")
)


def texts(*words: str, without: tuple[str, ...] = ()) -> list[str]:
    return [hit.text for hit in find([bank_of(UNION)], Query(words, without))]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("重要", "zhong yao"),
        ("重新", "chong xin"),
        ("行动", "xing dong"),
        ("银行行长", "yin hang hang zhang"),
        ("工会长期", "gong hui chang qi"),
        ("工会会长", "gong hui hui zhang"),
        ("长效机制", "chang xiao ji zhi"),
        ("调研", "diao yan"),
        ("率先", "shuai xian"),
        ("效率", "xiao lv"),
        ("抓A股，", "zhua A gu ，"),
    ],
)
def test_a_character_is_read_as_in_its_word(text: str, read: str) -> None:
    assert " ".join(syllables(text)) == read
    assert initials_of([text]) == "".join(one[0] for one in read.split())


@given(st.text(alphabet="长重行调率会还的了工业AB，。 \n𠮷", max_size=30))
def test_every_character_has_one_letter(text: str) -> None:
    assert len(initials_of([text])) == len(text)


@given(st.lists(st.text(alphabet="长重行调率会还的了工业AB，。 \n𠮷", max_size=12), max_size=6))
def test_texts_are_read_together_as_they_are_one_by_one(several: list[str]) -> None:
    assert initials_of(several) == "\n".join(
        "".join(map(first_letter, syllables(text), text)) for text in several
    )


def first_letter(read: str, character: str) -> str:
    return character if read == character else read[0]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("zgzy", "维护职工主业"),
        ("zhigong", "维护职工主业"),
        ("ZhíGōng", "维护职工主业"),
        ("zhi gong", "维护职工主业"),
        ("zhi4gong1", "维护职工主业"),
        ("职gong", "维护职工主业"),
        ("zhi工", "维护职工主业"),
        ("zhigzy", "维护职工主业"),
        ("zhigongzhuy", "维护职工主业"),
        ("shzy", "弘扬社会主义核心价值观"),
        ("xian市", "西安市总工会推进APP建设"),
        ("xi'an", "西安市总工会推进APP建设"),
        ("hyxh", "落实行业协会会长制度"),
        ("zzql", "先进模范走在前列"),
        ("gzl", "推进高质量发展"),
        ("ｇｚｌ", "推进高质量发展"),
    ],
)
def test_typed_pinyin_finds_what_is_read_so(typed: str, found: str) -> None:
    assert found in texts(typed)


@pytest.mark.parametrize("typed", ["zgzz", "zhegong", "职gang", "hcxh", "z", "zh", "iii", "职z工q"])
def test_pinyin_of_nothing_finds_nothing(typed: str) -> None:
    assert texts(typed) == []


def test_letters_that_stand_in_a_text_are_no_pinyin() -> None:
    assert texts("app") == ["西安市总工会推进APP建设"]


def test_whole_words_come_before_what_is_cut_from_two() -> None:
    said = {
        "甲": "要推进社会治安综合治理。要扩大国家发展战略实施范围。",
        "乙": "要扩大国家发展战略实施范围。要加强公共安全防范。",
    }
    first, *rest = find([bank_of(said)], Query(("zhzl",)))
    assert "综合治理" in first.text
    assert any("发展战略" in one.text for one in rest)


def test_letters_that_happen_to_be_a_syllable_may_be_initials_all_the_same() -> None:
    said = {"甲": "不得拉关系、走后门。要推动两岸关系和平发展。"}
    assert [one.text for one in find([bank_of(said)], Query(("lagx",)))][:2] == [
        "要推动两岸关系和平发展",
        "不得拉关系、走后门",
    ]


def test_words_and_pinyin_stand_together() -> None:
    assert texts("zgzy", "维护") == ["维护职工主业"]
    assert texts("zgzy", "发展") == []
    assert "推进高质量发展" not in texts("gzl", without=("推进",))


def test_a_cut_leaves_the_fewest_letters_outside_syllables() -> None:
    def shown(letters: str) -> list[str]:
        return [" ".join(u.typed + ("" if u.whole else "-") for u in cut) for cut in cuts(letters, SYLLABLES)]

    assert shown("zhigong") == ["zhi gong"]
    assert shown("zg") == ["z- g-"]
    assert shown("zgong") == ["z- gong"]
    assert shown("xian") == ["xian", "xi an"]
    assert shown("fangan") == ["fan gan", "fang an"]
    assert shown("shzy") == ["sh- z- y-", "s- h- z- y-"]
    assert shown("zhigon") == ["zhi gon-"]
    assert shown("职gong") == ["职 gong"]
    assert cuts("职", SYLLABLES) == ((Unit("职", whole=True),),)


@given(st.text(max_size=30))
def test_whatever_is_typed_has_an_answer(typed: str) -> None:
    letters = letters_of(typed)
    if letters:
        for cut in cuts(letters, SYLLABLES):
            assert "".join(unit.typed for unit in cut) == letters.replace(" ", "")


@pytest.mark.parametrize(("miss", "meant"), [("zhigogn", "职工"), ("fazahn", "发展")])
def test_mistyped_pinyin_proposes_what_sounds_like_it(miss: str, meant: str) -> None:
    (near,) = look_up([bank_of(UNION)], Query((miss,))).near
    assert meant in near.words
