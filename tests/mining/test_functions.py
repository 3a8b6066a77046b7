"""Every pattern of the table of functions shows what it finds and what it must not find; how patterns begin."""

from collections import Counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from phrasebank.errors import UserError
from phrasebank.mining import tables
from phrasebank.mining.formulas.formula import formulas_of
from phrasebank.mining.formulas.functions import set_clauses
from phrasebank.mining.formulas.patternends import beginnings, endings
from phrasebank.mining.formulas.setphrases import TABLE, Rule, phrases
from phrasebank.mining.structure import Function
from phrasebank.readers import read
from phrasebank.view import reading
from tests.cases import SHARED
from tests.mining.listing import document

CORPUS = sorted((SHARED / "corpus").glob("*/*.txt"))
RULES = phrases().rules


def said(example: str) -> tuple[str, list[str]]:
    """An example without its 【】, and what stands between them."""
    parts = [part.partition("】")[0] for part in example.split("【")[1:]]
    return example.replace("【", "").replace("】", ""), parts


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.function}-{rule.source[:24]}")
def test_a_set_clause_is_found_where_its_examples_mark_it(rule: Rule) -> None:
    assert rule.hits
    for example in rule.hits:
        text, parts = said(example)
        found = [f.text for f in formulas_of(document(text)) if f.function is rule.function]
        assert parts
        assert [part for part in parts if part in found] == parts, found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.function}-{rule.source[:24]}")
def test_a_set_clause_is_not_found_where_it_only_looks_like_one(rule: Rule) -> None:
    assert rule.misses
    for text in rule.misses:
        assert [f.text for f in formulas_of(document(text)) if f.function is rule.function] == [], text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.function}-{rule.source[:24]}")
def test_a_set_clause_is_marked_in_an_example_that_it_fits(rule: Rule) -> None:
    texts = [said(example)[0] for example in rule.hits]
    assert any(rule.pattern.search(text) for text in texts)


def test_every_function_has_patterns_or_is_in_the_other_table() -> None:
    assert {rule.function for rule in RULES} | {Function.CLOSING, Function.CALL} == set(Function)


@pytest.mark.parametrize(
    ("pattern", "heads"),
    [
        ("发挥{X}作用", {"发挥"}),
        ("把{X}摆在{X}", {"把"}),
        ("（学习|贯彻）{X}", {"学习", "贯彻"}),
        ("（迅速|及时）?统一", {"迅速", "及时", "统一"}),
        ("我?常讲", {"我常", "常讲"}),
        ("{X}强调", set()),
        ("{X}?为{X}", set()),
        ("（近|多）年来|过去一年", {"近年", "多年", "过去"}),
        ("过去一年|{X}以来", set()),
    ],
)
def test_a_pattern_is_known_by_how_it_can_begin(pattern: str, heads: set[str]) -> None:
    assert set(beginnings(pattern)) == heads


@pytest.mark.parametrize(
    ("pattern", "tails"),
    [
        ("发挥好?{X}（作用|优势）", {"作用", "优势"}),
        ("构建{X}体系（建设）?", {"体系", "建设"}),
        ("{X}（说|指出）", {"说", "指出"}),
        ("（再|又）+提", {"再提", "又提"}),
        ("求实效?", {"求实", "实效"}),
        ("《{X}》", {"》"}),
        ("坚持{X}", set()),
        ("掀起{X}?", set()),
        ("要求(?!高|较)", set()),
        ("只有{X}，才能作为", set()),
        ("（近|多）年来|过去一年", {"年来", "一年"}),
    ],
)
def test_a_pattern_is_known_by_how_it_can_end(pattern: str, tails: set[str]) -> None:
    assert set(endings(pattern)) == tails


@given(st.data())
def test_no_clause_is_refused_by_its_end_that_a_pattern_fits(data: st.DataObject) -> None:
    rule = data.draw(st.sampled_from([rule for rule in RULES if rule.tails]))
    clause = data.draw(st.from_regex(rule.pattern, fullmatch=True))
    table = phrases()
    looked_up = [table.by_head["双"].get(clause[:n]) for n in (2, 1)]
    looked_up += [table.by_key.get(key) for key in rule.keys if key in clause]
    groups = [g for g in looked_up if g and any(rule is one for one in g.rules)]
    assume(groups)  # a clause without the rule's words is not looked at
    assert all(any(rule is one for one in g.fitting(clause, len(clause))) for g in groups)


@pytest.mark.parametrize(("clauses", "asked"), [(3, []), (100, ["切实加强组织领导"])])
def test_what_tells_of_the_past_counts_so_far_and_no_farther(clauses: int, asked: list[str]) -> None:
    text = f"一年来工作取得了成绩，{'各方面的情况，' * clauses}切实加强组织领导，看望了职工。"
    found = formulas_of(document(text))
    assert [one.text for one in found if one.function is Function.REQUIREMENT] == asked


def test_all_problems_of_the_table_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    example = {"中": ["【甲】。"], "不中": ["乙。"]}
    rows = [
        {"句型": "{X}强调", "例": example},
        {"句型": "（甲", "例": example},
        {"句型": "甲", "职能": "强调", "例": example},
    ]
    words: dict[str, list[str]] = {key: [] for key in ("连词", "状语", "主语", "追述", "动词", "抽象")}
    monkeypatch.setattr(tables, "load", lambda name: words if name == TABLE else rows)
    with pytest.raises(UserError) as caught:
        phrases.__wrapped__()
    for fault in ("要有“词”", "括号不成对", "不认识的键“职能”"):
        assert fault in str(caught.value)


@pytest.mark.skipif(not CORPUS, reason="no corpus beside the checkout")
def test_a_pattern_is_used_three_times_or_says_why_it_is_there() -> None:
    used: Counter[str] = Counter()
    for path in CORPUS:
        used.update(rule.source for _, rule in set_clauses(reading(read(path).text).text))
    assert [rule.source for rule in RULES if not rule.basis and used[rule.source] < 3] == []
