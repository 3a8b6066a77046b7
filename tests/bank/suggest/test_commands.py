"""The JSON of every suggestion is as its schema says, and its citations stand in the sources."""

import json

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from drafter.cli import app
from drafter.commands.suggestions import plain_lines, table_lines
from drafter.commands.wrapping import columns
from phrasebank.bank.grams import fold
from phrasebank.bank.homes import seeds
from phrasebank.bank.suggesting.like import like
from phrasebank.readers import read
from tests.bank.banks import bank_of
from tests.cases import REPOSITORY

SCHEMA = json.loads((REPOSITORY / "docs" / "suggest.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "asked",
    [
        ("like", "提高政治站位", "加强学习宣传", "-n", "4"),
        ("after", "增强政治意识"),
        ("complete", "团结动员", "--before", "在新征程上，"),
        ("formula", "号召"),
    ],
    ids=lambda asked: asked[0],
)
def test_json_is_as_the_schema_says_and_cites_what_the_sources_have(asked: tuple[str, ...]) -> None:
    result = CliRunner().invoke(app, ["suggest", *asked, "--json"], prog_name="drafter")
    answer = json.loads(result.stdout)
    Draft202012Validator(SCHEMA).validate(answer)
    texts = {path.name: read(path).text for path in seeds()}
    assert answer["hits"]
    for hit in answer["hits"]:
        for place in hit["citations"]:
            quoted = texts[place["source"]][place["start"] : place["end"]]
            assert fold(quoted) in fold(place["sentence"])
            assert asked[0] == "complete" or fold(quoted) == fold(hit["text"])


@pytest.mark.parametrize("width", [40, 80, 120])
def test_lines_stay_within_the_terminal(width: int) -> None:
    bank = bank_of(
        {
            "甲": "我们要弘扬工匠精神，深化劳动竞赛，弘扬工匠精神，"
            + "把工作做到群众的心坎上，" * 9
            + "促进和谐。"
        }
    )
    found = like([bank], ["提高政治站位"])
    assert [one.text for one in found] == ["弘扬工匠精神"]
    assert all(columns(line) <= width for line in table_lines(found, width))
    assert any("«弘扬工匠精神»" in line for line in table_lines(found, 80))
    assert len(next(plain_lines(found)).split("\t")) == 8
