"""Entries of every kind of structure, made by hand: phrasing, function, frame, place, and what abbreviations stand for."""

import sqlite3
from pathlib import Path

import pytest

from phrasebank.bank import harvest as harvesting
from phrasebank.bank.banks import Bank
from phrasebank.bank.find import Hit, Query, find
from phrasebank.bank.harvest import harvest
from phrasebank.bank.kinds import Kind
from phrasebank.mining import Abbreviation, Instance, Parallel, Slogan, SloganForm, Structure
from tests.bank.banks import document, filled

TEXT = "在推进发展上走在前列，在服务职工上走在前列。要真学真信真用。增强“四个意识”，即政治意识、大局意识、核心意识、看齐意识。"


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


FIRST, SECOND = "在推进发展上走在前列", "在服务职工上走在前列"
STRUCTURES: tuple[Structure, ...] = (
    Parallel(
        0,
        21,
        "在⟨⟩上走在前列",
        (Instance(FIRST, *at(FIRST), ("推进发展",)), Instance(SECOND, *at(SECOND), ("服务职工",))),
    ),
    Slogan(*at("真学真信真用"), SloganForm.RUN, "真学真信真用"),
    Abbreviation(*at("四个意识"), "四个意识", 4, ("政治意识", "大局\n意识", "核心意识", "看齐意识")),
)


@pytest.fixture
def bank(monkeypatch: pytest.MonkeyPatch) -> Bank:
    monkeypatch.setattr(harvesting, "mine", lambda *_: STRUCTURES)
    return Bank(Path("测试.db"), filled([harvest(document(TEXT))]))


def hit(bank: Bank, word: str, kind: Kind) -> Hit:
    (found,) = find([bank], Query((word,), kinds=(kind,), limit=1))
    return found


def test_instances_of_a_parallel_carry_its_frame(bank: Bank) -> None:
    found = find([bank], Query(("走在前列",), kinds=(Kind.PARALLEL,)))
    assert {(h.text, h.frame) for h in found} == {(FIRST, "在⟨⟩上走在前列"), (SECOND, "在⟨⟩上走在前列")}
    assert {TEXT[h.citations[0].start : h.citations[0].end] for h in found} == {FIRST, SECOND}


def test_a_slogan_carries_its_form(bank: Bank) -> None:
    assert hit(bank, "真信", Kind.SLOGAN).function == "四字格"


def test_an_abbreviation_says_what_it_stands_for(bank: Bank) -> None:
    found = hit(bank, "四个意识", Kind.ABBREVIATION)
    assert found.members == ("政治意识", "大局意识", "核心意识", "看齐意识")
    assert found.citations[0].sentence.startswith("增强“四个意识”")


def abbreviated(name: str, *members: str) -> harvesting.Harvest:
    text = f"{name}：增强四个意识。"
    got = harvest(document(text, name))
    place = harvesting.Occurrence(Kind.ABBREVIATION, "", "", "四个意识", 0, 0, 4)
    return got._replace(occurrences=(place,), members=(("四个意识", members),) if members else ())


def connection_of(*harvests: harvesting.Harvest) -> sqlite3.Connection:
    return filled(harvests)


def test_of_several_explanations_the_one_that_most_sources_give_is_shown() -> None:
    connection = connection_of(
        abbreviated("甲", "大局"),
        abbreviated("乙", "政治", "看齐"),
        abbreviated("丙", "政治", "看齐"),
        abbreviated("丁"),
    )
    (found,) = find([Bank(Path("测试.db"), connection)], Query(("四个意识",), kinds=(Kind.ABBREVIATION,)))
    assert (found.count, found.members) == (4, ("政治", "看齐"))
    assert [(one.members, one.sources) for one in found.explanations] == [
        (("政治", "看齐"), 2),
        (("大局",), 1),
    ]
    assert [one.citation and one.citation.source for one in found.explanations] == ["丙", "甲"]


def test_members_come_from_another_source_than_the_term_with_its_place() -> None:
    connection = connection_of(abbreviated("甲"), abbreviated("乙", "政治意识", "大局意识"))
    bank = Bank(Path("测试.db"), connection)
    (found,) = find([bank], Query(("四个意",), kinds=(Kind.ABBREVIATION,)))
    assert [place.source for place in found.citations] == ["乙", "甲"]
    (meant,) = found.explanations
    assert (meant.members, meant.citation and meant.citation.source) == (("政治意识", "大局意识"), "乙")
    assert "四个意识" in [hit.text for hit in find([bank], Query(("大局意识",)))]
