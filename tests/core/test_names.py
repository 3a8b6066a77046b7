"""Personal names by their form, and what in the readers and writers goes by it."""

import re

import pytest

from drafter.outline.people import looks_like_a_name
from drafter.suggesting.facts import facts
from drafter.writers.wholes import wholes
from phrasebank.bank.shapes import shape
from phrasebank.names import COMMON, COMPOUND, FAMILY_NAMES, PERSON, may_be_person
from phrasebank.readers.clean import boilerplate


@pytest.mark.parametrize("name", ["王伟", "张明远", "欧阳明", "司马光远", "阿依古丽·买买提", "努尔·白克力江"])
def test_a_name_has_a_family_name_or_a_dot(name: str) -> None:
    assert re.fullmatch(PERSON, name)
    assert looks_like_a_name(name)


@pytest.mark.parametrize("words", ["书香·江州", "奋斗·有我", "草案", "一", "从严治党"])
def test_what_begins_as_no_name_does_is_none(words: str) -> None:
    assert not re.fullmatch(PERSON, words)


def test_no_family_name_is_listed_twice() -> None:
    assert len(set(COMMON)) == len(COMMON) == 100
    assert set(COMMON) < FAMILY_NAMES
    assert len(set(COMPOUND)) == len(COMPOUND)


@pytest.mark.parametrize(
    ("word", "expected"), [("习近平", True), ("欧阳修", True), ("崇高", False), ("从严治党", False)]
)
def test_what_the_dictionary_calls_a_person_must_begin_as_names_do(word: str, expected: bool) -> None:
    assert may_be_person(word) is expected


def test_a_heading_with_a_person_in_it_is_tied_to_its_text() -> None:
    assert shape("学习欧阳修文章") is None
    assert shape("坚持从严治党") is not None


@pytest.mark.parametrize("writer", ["王钰哲", "欧阳明远", "阿依古丽·买买提"])
def test_a_writer_alone_in_brackets_is_not_read(writer: str) -> None:
    assert boilerplate(["要加强组织领导，明确责任分工，确保各项任务落到实处。", f"（{writer}）"]) == [
        False,
        True,
    ]


def test_a_name_with_a_dot_is_a_fact_and_stays_in_one_line() -> None:
    assert facts("买买提·艾力同志主持会议") == ("买买提·艾力",)
    assert wholes("买买提·艾力同志讲话") == ("买买提·艾力", "同志", "讲话")
