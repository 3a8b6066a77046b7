"""Lookup: every word an exact phrase, all in one entry, the best-used first, each with its places."""

import pytest

from phrasebank.bank.banks import Bank, together
from phrasebank.bank.find import Hit, Query, find
from phrasebank.bank.kinds import Kind
from phrasebank.bank.lookup import Near, kinds_named, look_up
from phrasebank.errors import UserError
from tests.bank.banks import bank_of, date

UNION = {
    "甲.txt": "要维护职工合法权益，真抓实干。",
    "乙.txt": "要竭诚服务职工，维护职工合法权益。",
    "丙.txt": "会议要求，一要维护职工合法权益，二要真抓实干，三要树牢“四个意识”。",
}


def texts(
    banks: list[Bank], *words: str, without: tuple[str, ...] = (), kinds: tuple[Kind, ...] = ()
) -> list[str]:
    return [hit.text for hit in find(banks, Query(words, without, kinds))]


def shown(hit: Hit) -> str:
    places = "；".join(f"{c.source} {c.start}-{c.end} {c.sentence}" for c in hit.citations)
    return f"{hit.text}│{hit.kind.chinese}│{hit.count}/{hit.sources}│{places}"


def test_a_text_of_several_kinds_is_one_hit_with_the_places_of_all() -> None:
    hits = find([bank_of(UNION)], Query(("维护职工",)))
    assert [shown(hit) for hit in hits] == [
        "维护职工合法权益│套语│2/2│丙.txt 7-15 会议要求，一要维护职工合法权益，二要真抓实干，三要树牢“四个意识”。"
        "；乙.txt 8-16 要竭诚服务职工，维护职工合法权益。",
        "要维护职工合法权益│套语│1/1│甲.txt 0-9 要维护职工合法权益，真抓实干。",
    ]
    assert hits[0].also == (Kind.ENUMERATION, Kind.CLAUSE)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_what_says_the_same_goes_behind_what_says_another_thing() -> None:
    bank = bank_of(
        {
            "甲": "坚持真抓实干。要坚持真抓实干。反对空谈，提倡真抓实干。",
            "乙": "坚持真抓实干！要坚持真抓实干！",
        }
    )
    assert texts([bank], "真抓实干", kinds=(Kind.CLAUSE,)) == [
        "坚持真抓实干",
        "提倡真抓实干",
        "要坚持真抓实干",
    ]


def test_what_only_goes_on_from_what_is_shown_goes_down() -> None:
    bank = bank_of(
        {
            "甲": "一、在改革创新上走在前列，当好排头兵\n要大胆试、大胆闯。\n二、在服务大局上走在前列，当好主力军\n要主动作为。\n",
            "乙": "我们在改革创新上走在前列。",
            "丙": "大家都在改革创新上走在前列。在改革创新上走在前列。",
        }
    )
    assert texts([bank], "走在前列")[:4] == [
        "在改革创新上走在前列",
        "在服务大局上走在前列",
        "在改革创新上走在前列，当好排头兵",
        "在服务大局上走在前列，当好主力军",
    ]


def test_what_was_cut_inside_a_quotation_comes_last() -> None:
    bank = bank_of({"甲": "开展“服务企业，服务职工”活动。竭诚服务职工群众，多办实事。"})
    assert texts([bank], "服务职工") == ["服务企业，服务职工", "竭诚服务职工群众", "服务职工”活动"]


def test_a_kind_that_is_asked_for_is_listed_whole() -> None:
    assert texts([bank_of(UNION)], "维护职工", kinds=(Kind.CLAUSE,)) == [
        "维护职工合法权益",
        "要维护职工合法权益",
    ]
    assert texts([bank_of(UNION)], "真抓实干", kinds=(Kind.ENUMERATION,)) == ["真抓实干"]
    assert texts([bank_of(UNION)], "真抓实干", kinds=(Kind.SLOGAN,)) == []


def test_several_words_stand_in_any_order_and_exclusions_hold() -> None:
    banks = [bank_of(UNION)]
    assert texts(banks, "权益", "维护") == ["维护职工合法权益", "要维护职工合法权益"]
    assert texts(banks, "职工", without=("权益",)) == ["要竭诚服务职工"]
    assert texts(banks, "职工", without=("权益", "竭诚")) == []


@pytest.mark.parametrize("word", ["四", "意识", "四个意识", "“四个意识”", " 四个\n意识"])
def test_one_character_is_enough_and_quotes_do_not_matter(word: str) -> None:
    assert sorted(texts([bank_of(UNION)], word)) == ["四个意识", "树牢“四个意识”"]


def test_what_nobody_has_said_for_long_comes_later_unless_something_newer_holds_it() -> None:
    old = {"1": "一年来，要抓好扶贫。", "2": "两年来，要抓好扶贫。", "3": "三年来，要抓好扶贫。"}
    said = {**old, "4": "今天，要抓好帮扶。", "5": "当前，要抓好帮扶。"}
    dates = {"1": "1993", "2": "1994", "3": "1995", "4": "2023", "5": "2024"}
    bank = bank_of(said)
    assert texts([bank], "抓好") == ["要抓好扶贫", "要抓好帮扶"]
    date(bank, dates)
    assert texts([bank], "抓好") == ["要抓好帮扶", "要抓好扶贫"]
    newer = bank_of({**said, "6": "明天要抓好扶贫这件事。"})
    date(newer, {**dates, "6": "2024"})
    assert texts([newer], "抓好")[:2] == ["要抓好扶贫", "要抓好帮扶"]


def test_latin_letters_and_digits_are_found_in_any_width_and_case() -> None:
    banks = [bank_of({"甲": "推进ＡＰＰ建设，完成GDP增长目标。"})]
    assert texts(banks, "app") == ["推进ＡＰＰ建设"]
    assert texts(banks, "ｇｄｐ") == ["完成GDP增长目标"]


def test_rare_characters_beyond_the_basic_plane_are_found() -> None:
    assert texts([bank_of({"甲": "祝𠮷祥如意，𰻝面飘香。"})], "𰻝") == ["𰻝面飘香"]


@pytest.mark.parametrize(
    "word", ['"', '职"工', "职* OR 工", "NEAR(职 工)", "text:职", "^职", "-职", "(", "职 AND 工"]
)
def test_the_index_query_language_means_nothing(word: str) -> None:
    banks = [bank_of(UNION)]
    try:
        assert "职工" in "".join(texts(banks, word)) or texts(banks, word) == []
    except UserError as error:
        assert "没有文字" in str(error)  # noqa: PT017


def test_two_thousand_words_are_no_problem() -> None:
    banks = [bank_of(UNION)]
    assert len(texts(banks, *["职工"] * 2000)) == 4
    assert texts(banks, "职工", without=("权益",) * 2000) == ["要竭诚服务职工"]


def test_a_word_without_characters_is_refused() -> None:
    with pytest.raises(UserError, match="没有文字"):
        find([bank_of(UNION)], Query(("“ ”",)))
    with pytest.raises(UserError, match="没有要查的词"):
        find([bank_of(UNION)], Query(()))


def test_places_in_different_sources_come_first() -> None:
    bank = bank_of(
        {
            "甲": "要真抓实干。一定要真抓实干！真抓实干。",
            "乙": "靠真抓实干，真抓实干。",
            "丙": "真抓实干，不务虚名。",
        }
    )
    (hit,) = [
        hit for hit in find([bank], Query(("真抓实干",), kinds=(Kind.CLAUSE,))) if hit.text == "真抓实干"
    ]
    assert (hit.count, hit.sources, [c.source for c in hit.citations]) == (3, 3, ["丙", "乙", "甲"])


def test_two_banks_answer_as_one() -> None:
    own = bank_of({"自己": "会场在二楼。八点签到。"}, "自己.db")
    seeds = bank_of({"种子": "请注意，会场在二楼。"}, "种子.db")
    (hit,) = find(together([own, seeds]), Query(("会场",)))
    assert shown(hit) == "会场在二楼│句段│2/2│自己 0-5 会场在二楼。；种子 4-9 请注意，会场在二楼。"


def test_a_source_that_both_banks_have_counts_once() -> None:
    same, other = "要改革，真抓实干。", "再改革，真抓实干。"
    banks = together(
        [bank_of({"自己": same}, "自己.db"), bank_of({"种子": same, "又一篇": other}, "种子.db")]
    )
    (hit,) = find(banks, Query(("真抓",)))
    assert (hit.count, hit.sources, [c.source for c in hit.citations]) == (2, 2, ["自己", "又一篇"])


def test_a_repeated_source_leaves_the_places_of_the_others() -> None:
    often = "真抓实干。" * 80
    banks = together(
        [bank_of({"甲": often}, "自己.db"), bank_of({"甲甲": often, "乙": "要改革，真抓实干。"}, "种子.db")]
    )
    (hit,) = find(banks, Query(("真抓",)))
    assert (hit.count, hit.sources, [c.source for c in hit.citations]) == (81, 2, ["甲", "甲", "甲"])
    banks = together([bank_of({"甲": often, "丙": "再出发。"}, "自己.db"), banks[1]])
    assert [c.source for c in find([banks[1]], Query(("真抓",)))[0].citations] == ["乙"]


def test_joint_use_decides_the_rank() -> None:
    own = bank_of({"一": "抓实改革。", "二": "抓实改革！", "五": "抓紧改革？"}, "自己.db")
    seeds = bank_of({"三": "抓紧改革。", "四": "抓紧改革！要实干。"}, "种子.db")
    assert texts(list(together([own, seeds])), "改革") == ["抓紧改革", "抓实改革"]


def test_a_limit_cuts_the_end_only() -> None:
    banks = [bank_of(UNION)]
    all_hits = find(banks, Query(("要",), limit=50))
    assert [find(banks, Query(("要",), limit=n)) for n in (1, 2)] == [all_hits[:1], all_hits[:2]]


@pytest.mark.parametrize(
    ("miss", "meant"),
    [
        ("权意", ("权益",)),
        ("直工", ("职工",)),
        ("真爪实干", ("真抓实干",)),
        ("维护职工合发权益", ("维护职工合法权益",)),
    ],
)
def test_a_miss_proposes_what_is_near(miss: str, meant: tuple[str, ...]) -> None:
    answer = look_up([bank_of(UNION)], Query((miss,)))
    assert answer.hits == ()
    assert answer.near == (Near(miss, meant),)


def test_a_miss_names_only_the_words_that_are_nowhere() -> None:
    banks = [bank_of(UNION)]
    assert [near.word for near in look_up(banks, Query(("职工", "航天"))).near] == ["航天"]
    assert look_up(banks, Query(("竭诚", "真抓"))).near == ()


def test_kinds_have_chinese_and_english_names() -> None:
    assert kinds_named(["分条", "CLAUSE", "enumeration"]) == (Kind.ENUMERATION, Kind.CLAUSE)
    with pytest.raises(UserError, match="没有这个种类：分段"):
        kinds_named(["分段"])


@pytest.mark.parametrize("copied", ["维护职工合法权益，", "，真抓实干。", "维护职工合法权益：", "真抓实干……"])
def test_marks_copied_with_a_phrase_do_not_hide_it(copied: str) -> None:
    answer = look_up([bank_of(UNION)], Query((copied,)))
    assert copied.strip("，。：…") in [hit.text for hit in answer.hits]


def test_what_is_near_does_not_end_inside_a_word() -> None:
    bank = bank_of({"甲": "要保障职工安全和健康，密切联系职工群众。"})
    assert look_up([bank], Query(("安全生产",))).near == (Near("安全生产", ()),)
    assert look_up([bank], Query(("密切联系群众",))).near == (Near("密切联系群众", ("密切联系职工",)),)
