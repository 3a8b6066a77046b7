"""Every marker family and every formula of the tables shows what it finds and what it must not find."""

from dataclasses import replace

import pytest

from phrasebank.errors import Place, UserError
from phrasebank.mining import tables
from phrasebank.mining.formulas.formula import formulas_of
from phrasebank.mining.formulas.patterns import Rule, formulas
from phrasebank.mining.formulas.setphrases import phrases
from phrasebank.mining.lists.enumeration import enumerations
from phrasebank.mining.lists.markers import Family, families
from phrasebank.mining.lists.openings import TABLE as UNNUMBERED
from phrasebank.mining.parallels.parallel import parallels
from phrasebank.mining.parallels.siblings import table
from phrasebank.mining.structure import Function
from tests.mining.listing import document

FAMILIES = families()
RULES = formulas().rules
CALLS = (Function.CALL, Function.CLOSING)


def plain(example: str) -> tuple[str, list[str]]:
    """An example without its 【】, and what stands between them."""
    said = [part.partition("】")[0] for part in example.split("【")[1:]]
    return example.replace("【", "").replace("】", ""), said


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_a_family_finds_its_lists_and_no_decoys(family: Family) -> None:
    assert family.hits
    assert family.misses
    for text, count in family.hits:
        lists = enumerations(document(text))
        assert [len(found.items) for found in lists] == [count], text
    for text in family.misses:
        assert enumerations(document(text)) == (), text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.source[:30])
def test_a_formula_is_found_where_its_examples_mark_it(rule: Rule) -> None:
    assert rule.hits
    for example in rule.hits:
        text, said = plain(example)
        found = [f.text for f in formulas_of(document(text)) if f.function is rule.function]
        assert said
        assert [part for part in said if part in found] == said, text
        assert any(rule.pattern.match(text, text.index(part)) for part in said), text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.source[:30])
def test_a_formula_is_not_found_where_it_only_looks_like_one(rule: Rule) -> None:
    assert rule.misses
    for text in rule.misses:
        assert [f.text for f in formulas_of(document(text)) if f.function in CALLS] == [], text


def test_a_pattern_that_is_written_wrongly_is_told_with_its_table_when_it_is_met() -> None:
    call, set_clause = RULES[0], phrases().rules[0]
    for rule, table_of_it in ((call, "formulas.yml"), (set_clause, "functions/requirement.yml")):
        wrong = replace(rule, source="开创{X}（新局面", expression="开创(新局面")
        with pytest.raises(UserError, match=r"句型写法不对.*：开创\{X\}（新局面") as found:
            _ = wrong.pattern
        assert found.value.where == Place(table_of_it)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.source[:30])
def test_a_formula_holds_one_of_its_words(rule: Rule) -> None:
    for example in rule.hits:
        _, said = plain(example)
        assert any(key in part for part in said for key in rule.keys)


@pytest.mark.parametrize("name", table().names)
def test_names_with_one_ending_are_no_parallel(name: str) -> None:
    assert parallels(document(f"春江{name}、白山{name}、黄石{name}。")) == ()


@pytest.mark.parametrize("subject", table().subjects)
def test_a_subject_in_common_makes_no_parallel(subject: str) -> None:
    assert parallels(document(f"{subject}奋勇争先，{subject}迎来春色，{subject}再上台阶。")) == ()


@pytest.mark.parametrize("verb", tables.lists(UNNUMBERED, ("转述", "对象"))["转述"])
def test_items_are_found_behind_a_reporting_verb(verb: str) -> None:
    items = (f"他{verb}，要以{what}建设为抓手，真抓实干。要走深走实。" for what in ("政治", "作风", "队伍"))
    (found,) = enumerations(document("\n".join(items)))
    assert found.items[0].head.startswith("要以政治建设为抓手")


@pytest.mark.parametrize("addressed", tables.lists(UNNUMBERED, ("转述", "对象"))["对象"])
def test_items_are_found_behind_whom_a_report_addresses(addressed: str) -> None:
    text = f"会议要求{addressed}提高认识，加强领导。要深刻认识活动的意义。严格要求，扎实推进。要改进工作的方法。统筹联动，确保实效。要圆满完成各项任务。"
    (found,) = enumerations(document(text))
    assert [item.head for item in found.items] == [
        "提高认识，加强领导",
        "严格要求，扎实推进",
        "统筹联动，确保实效",
    ]


def test_all_problems_of_a_table_are_told_at_once() -> None:
    content = [{"名": "甲", "多余": 1}, {"名": 2}, "不是映射"]
    with pytest.raises(UserError) as caught:
        tables.entries(content, "表.yml", {"名": tables.text}, {}, str)
    told = str(caught.value)
    assert "第 1 行" in told
    assert "不认识的键“多余”" in told
    assert "“名”的值不对" in told
    assert "第 3 行" in told


def test_a_table_s_sections_are_told_with_what_they_should_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "load", lambda _: {"词": "一", "例": {"中": ["甲"]}, "多": []})
    with pytest.raises(UserError) as caught:
        tables.sections("表.yml", {"词": tables.texts, "字": tables.text, "例": tables.examples})
    told = str(caught.value)
    assert "不认识的键“多”，可用：词、字、例" in told
    assert "缺少“字”" in told
    assert "“词”的值不对：'一'，应是一列文字" in told
    assert "应是“中”和“不中”两列文字" in told
