"""The command ``drafter analyze``: JSON of the documented form, the text that offsets count in, a listing for people."""

import json
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

from drafter.cli import app
from tests.cases import REPOSITORY

SCHEMA = json.loads((REPOSITORY / "docs" / "analyze.schema.json").read_text(encoding="utf-8"))
SEEDS = sorted((REPOSITORY / "seeds").glob("*.txt"))
SPEECH = "在动员会上的讲话\n同志们：\n会议提出两点要求:\r\n一要认识高。要学深一层。\r\n二要行动快。要先行一步。\n让我们共同努力！\n"


def run(*arguments: str) -> bytes:
    result = CliRunner().invoke(app, ["analyze", *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout_bytes


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_the_json_of_a_seed_has_the_documented_form(seed: Path) -> None:
    found = json.loads(run(str(seed), "--json"))
    jsonschema.validate(found, SCHEMA)
    text = seed.read_bytes().decode("utf-8")
    assert found["source"]["chars"] == len(text)
    for structure in found["structures"]:
        for item in structure.get("items", []):
            assert text.startswith(item["marker"] or "", item["start"])


def test_every_key_of_the_form_stands_in_the_schema() -> None:
    forms = SCHEMA["$defs"]
    for seed in SEEDS:
        for structure in json.loads(run(str(seed), "--json"))["structures"]:
            assert set(structure) == set(forms[structure["kind"]]["properties"])


def test_the_text_is_printed_to_the_last_character(tmp_path: Path) -> None:
    file = tmp_path / "讲话 稿.txt"
    file.write_bytes(SPEECH.encode("gb18030"))
    assert run(str(file), "--text").decode("utf-8") == SPEECH
    found = json.loads(run(str(file), "--json", "--encoding", "gb18030"))
    assert found["source"] == {
        "path": "讲话 稿.txt",
        "chars": len(SPEECH),
        "encoding": "gb18030",
        "title": "在动员会上的讲话",
    }


def test_people_get_lists_with_heads_and_formulas_by_function(tmp_path: Path) -> None:
    file = tmp_path / "讲话.txt"
    file.write_bytes(SPEECH.encode("utf-8"))
    assert run(str(file)).decode("utf-8") == (
        "讲话.txt  在动员会上的讲话\n"
        "共 61 字，utf-8\n"
        "\n"
        "分条 1 组\n"
        "第 4 行：会议提出两点要求（2 项）\n"
        "  一要 认识高\n"
        "  二要 行动快\n"
        "\n"
        "套语·号召 1 处\n"
        "  第 6 行：让我们共同努力\n"
        "\n"
        "套语·称谓 1 处\n"
        "  第 2 行：同志们\n"
        "\n"
        "套语·要求 1 处\n"
        "  第 3 行：会议提出两点要求\n"
    )


def test_people_get_abbreviations_with_their_members_and_recurring_wording(tmp_path: Path) -> None:
    file = tmp_path / "讲话.txt"
    file.write_text(
        "要增强“四个意识”，即政治意识、大局意识、核心意识、看齐意识。\n"
        "学习贯彻党的二十大精神。\n宣传好党的二十大精神。\n",
        encoding="utf-8",
    )
    shown = run(str(file)).decode("utf-8")
    assert "\n数字略语 1 个\n  四个意识：政治意识、大局意识、核心意识、看齐意识\n" in shown
    assert shown.endswith("\n提法 1 条\n  党的二十大精神（2 处）\n")


def test_a_kind_that_is_in_the_json_is_in_the_listing_too() -> None:
    """Every kind is shown to people; one was left out for a while, unseen."""
    shown = {
        "enumeration": "分条",
        "formula": "套语",
        "slogan": "口号",
        "parallel": "排比",
        "abbreviation": "数字略语",
        "canonical": "提法",
    }
    seed = str(SEEDS[2])
    kinds = {structure["kind"] for structure in json.loads(run(seed, "--json"))["structures"]}
    listing = run(seed).decode("utf-8")
    assert {kind for kind, heading in shown.items() if f"\n{heading}" in listing} == kinds == set(shown)


def test_a_missing_file_is_one_clear_message(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["analyze", str(tmp_path / "没有.txt")])
    assert result.exit_code == 1
    assert "没有这个文件" in result.output
    assert "Traceback" not in result.output
