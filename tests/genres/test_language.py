"""No draft reads wrong, whatever is filled in: options together, fields present or absent, two at a time."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, islice, product

import pytest

from phrasebank.document import Paragraph, Role, Text, compose
from tests.genres.language import NEVER, faults
from tests.genres.outlines import GENRES, OWN_CALL, contexts, drafted, own_fields, samples

OF_ITEMS = ("会议议程",)
"""Genres whose paragraphs name items and end without a mark."""
ENDS = ("。", "；", "，", "：")
"""What people leave at the end of a value that stands inside a sentence."""


def options(genre: str) -> Iterator[dict[str, object]]:
    """Every combination of a genre's options."""
    fields = [field for field in own_fields(genre) if field.type == "选项"]
    for chosen in product(*(field.options for field in fields)):
        yield {field.name: option for field, option in zip(fields, chosen, strict=True)}


def assert_reads_well(genre: str, values: Mapping[str, object]) -> None:
    found = list(faults(drafted(genre, values).document, ended=genre not in OF_ITEMS))
    assert not found, f"{found[0]}\n提纲：{dict(values)}"


def pairs(genre: str) -> Iterator[dict[str, object]]:
    """The required fields with any two others beside them."""
    everything, required = samples(genre), samples(genre, required_only=True)
    for pair in combinations(everything, 2):
        yield {**required, **{name: everything[name] for name in pair}}


def every(step: int, of: Iterable[dict[str, object]]) -> Iterator[dict[str, object]]:
    """One in so many, from the first on; steps are primes, so that no option is passed over by rhythm."""
    return islice(of, 0, None, step)


@pytest.mark.parametrize("genre", GENRES)
def test_options_in_any_combination_read_well(genre: str) -> None:
    for context in contexts(genre):
        for chosen in every(13, options(genre)):
            assert_reads_well(genre, {**context, **chosen})


@pytest.mark.parametrize("genre", GENRES)
def test_every_option_reads_well_beside_the_others_defaults(genre: str) -> None:
    for field in own_fields(genre):
        for option in field.options:
            assert_reads_well(genre, {**samples(genre, without=[OWN_CALL]), field.name: option})
            assert_reads_well(genre, {**samples(genre, required_only=True), field.name: option})


@pytest.mark.parametrize("genre", GENRES)
def test_every_field_can_be_left_out(genre: str) -> None:
    everything = samples(genre)
    for name in everything:
        assert_reads_well(genre, {k: v for k, v in everything.items() if k != name})


@pytest.mark.parametrize("genre", GENRES)
def test_any_two_fields_can_be_added(genre: str) -> None:
    for values in every(11, pairs(genre)):
        assert_reads_well(genre, values)


@pytest.mark.long
@pytest.mark.parametrize("genre", GENRES)
def test_all_combinations_and_all_pairs_read_well(genre: str) -> None:
    for context in contexts(genre):
        for chosen in options(genre):
            assert_reads_well(genre, {**context, **chosen})
    for values in pairs(genre):
        assert_reads_well(genre, values)


def inside_sentences(genre: str) -> Iterator[str]:
    """Fields whose value is no name but a piece of a sentence, a title or a line before a colon."""
    lines = ("称谓", "主送", "主题", "保障标题")
    for field in own_fields(genre):
        if field.type == "正文":
            continue  # printed as it stands
        if field.type in ("列表", "部分") or field.name in lines or "接在" in field.help:
            yield field.name


@pytest.mark.parametrize("genre", GENRES)
def test_a_mark_at_a_value_s_end_makes_no_doubled_mark(genre: str) -> None:
    everything = samples(genre, without=[OWN_CALL])
    for name in inside_sentences(genre):
        given = everything[name]
        for mark in ENDS:
            ended = [f"{item}{mark}" for item in given] if isinstance(given, list) else f"{given}{mark}"
            assert_reads_well(genre, {**everything, name: ended})


@pytest.mark.parametrize("genre", GENRES)
def test_an_empty_outline_gives_gaps_for_all_that_is_required(genre: str) -> None:
    result = drafted(genre, {})
    required = [field.name for field in own_fields(genre) if field.required]
    assert [gap.field for gap in result.gaps] == required
    assert all(f"【待补：{name}" in result.document.text for name in required)


@pytest.mark.parametrize(("parts", "said"), [(1, "几"), (2, "两"), (3, "三"), (11, "十一")])
def test_the_announced_count_is_the_count_of_parts(parts: int, said: str) -> None:
    values = {"重点工作": [f"抓好第{n}项任务" for n in range(parts)]}
    assert f"我讲{said}点意见。" in drafted("动员部署讲话", values).document.text


def test_the_announced_count_includes_the_part_on_organisation() -> None:
    document = drafted("动员部署讲话", {"重点工作": ["甲", "乙"], "组织保障": "丙"}).document
    assert sum(p.role is Role.HEADING1 for p in document.paragraphs()) == 3
    assert "我讲三点意见。" in document.text


def test_a_fault_of_each_kind_is_found() -> None:
    wrong = ["抓落实。。", "（）", "，好", "好:", '"好"', "None", "工作工作", "好  好"]
    for name, text in zip(NEVER, wrong, strict=True):
        document = compose([Paragraph(Role.BODY, (Text(text),))])
        assert any(fault.startswith(name) for fault in faults(document)), name
