"""The commands over a bank, as a person or a program meets them."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from typer.testing import CliRunner

from drafter.cli import app
from tests.cases import REPOSITORY

SCHEMA = json.loads((REPOSITORY / "docs" / "find.schema.json").read_text(encoding="utf-8"))


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    texts = {
        "甲.txt": "同志们：\n要真抓实干，维护职工合法权益。\n",
        "乙.txt": "会议强调，一要真抓实干，二要竭诚服务职工。\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    result = run(
        "mine", str(tmp_path / "甲.txt"), str(tmp_path / "乙.txt"), "--bank", str(tmp_path / "句库.db")
    )
    assert result.exit_code == 0, result.output
    return tmp_path / "句库.db"


def run(*words: str) -> Any:
    return CliRunner().invoke(app, list(words))


def test_piped_hits_are_lines_of_fields(bank: Path) -> None:
    assert run("find", "职工", "--bank", str(bank)).stdout == (
        "竭诚服务职工\t分条\t1\t1\t乙.txt\t14\t20\t会议强调，一要真抓实干，二要竭诚服务职工。\n"
        "维护职工合法权益\t套语·要求\t1\t1\t甲.txt\t11\t19\t要真抓实干，维护职工合法权益。\n"
    )


def test_options_narrow_the_lookup(bank: Path) -> None:
    def texts(*options: str) -> list[str]:
        return [
            line.split("\t")[0] for line in run("find", *options, "--bank", str(bank)).stdout.splitlines()
        ]

    assert texts("职工", "--kind", "分条") == ["竭诚服务职工"]
    assert texts("职工", "--not", "权益") == ["竭诚服务职工"]
    assert texts("职工", "-n", "1") == ["竭诚服务职工"]
    assert texts("职工", "维护") == ["维护职工合法权益"]


@pytest.mark.parametrize("words", [["职工"], ["真抓", "实干"], ["直工"], ["职工", "竭诚", "权益"], ["龘"]])
def test_json_has_the_documented_form(bank: Path, words: list[str]) -> None:
    result = run("find", *words, "--bank", str(bank), "--json")
    answer = json.loads(result.stdout)
    jsonschema.validate(answer, SCHEMA)
    assert (result.exit_code, answer["query"]) == (0, " ".join(words))


def test_the_shipped_seeds_answer_in_the_documented_form(home: Path) -> None:
    for word in ("职工", "担当", "新时代", "结尾", "党"):
        answer = json.loads(run("find", word, "--json", "-n", "200").stdout)
        jsonschema.validate(answer, SCHEMA)
        for hit in answer["hits"]:
            assert word in "".join((hit["text"], *hit.get("members", ())))
            for place in hit["citations"]:
                text = (REPOSITORY / "seeds" / place["source"]).read_text(encoding="utf-8")
                quoted = text[place["start"] : place["end"]]
                assert "".join(quoted.split()) == "".join(hit["text"].split())


def test_a_miss_is_no_error_and_proposes_near_words(bank: Path) -> None:
    result = run("find", "直工", "--bank", str(bank))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "没有查到“直工”。\n  相近的有：职工\n"


def test_words_that_never_stand_together_are_said_to_be_so(bank: Path) -> None:
    result = run("find", "竭诚", "权益", "--bank", str(bank))
    assert result.exit_code == 0
    assert "没有查到同时符合各项要求的表述：“竭诚”“权益”" in result.stderr


def test_an_unknown_kind_is_the_users_error(bank: Path) -> None:
    result = run("find", "职工", "--kind", "段子", "--bank", str(bank))
    assert result.exit_code == 1
    assert "没有这个种类：段子" in result.stderr
    assert "分条、排比、口号、数字略语、套语、提法、句段" in result.stderr


def test_mine_sums_up_and_tells_failures_by_its_exit_code(tmp_path: Path) -> None:
    (tmp_path / "好.txt").write_text("会场在二楼。", encoding="utf-8")
    (tmp_path / "抄.txt").write_text("会场在二楼。", encoding="gbk")
    (tmp_path / "坏.txt").write_bytes(b"\x00\xff\x01" * 9)
    (tmp_path / "图.png").write_bytes(b"png")
    bank = tmp_path / "句库.db"
    result = run("mine", str(tmp_path), "--bank", str(bank))
    assert result.exit_code == 3
    assert result.stdout.replace(str(tmp_path), "") == (
        "句库\t/句库.db\n"
        "来源\t1 篇，6 字（新读 1 篇，未变 0 篇）\n"
        "条目\t1\n"
        "重复\t抄.txt（与 好.txt 文字相同，只算一次）\n"
        "跳过\t1 个：不支持的格式 .png（图.png）\n"
        "失败\t1 个，见下\n"
    )
    assert "坏.txt" in result.stderr
    summary = json.loads(run("mine", str(tmp_path), "--bank", str(bank), "--json").stdout)
    assert (summary["unchanged"], summary["mined"], len(summary["failed"])) == (["好.txt"], [], 1)


def test_stats_count_what_is_there(bank: Path) -> None:
    lines = run("bank", "stats", "--bank", str(bank)).stdout.splitlines()
    assert lines[2:] == [
        "来源\t2 篇，43 字",
        "原句\t3",
        "条目\t13",
        "  分条\t2 条，2 处",
        "  套语\t5 条，5 处",
        "  句段\t6 条，6 处",
        "  套语·要求\t3 条，3 处",
        "  套语·强调\t1 条，1 处",
        "  套语·称谓\t1 条，1 处",
    ]
    form = json.loads(run("bank", "stats", "--bank", str(bank), "--json").stdout)
    assert form["banks"][0]["kinds"][0] == {"kind": "enumeration", "entries": 2, "places": 2}


def test_where_names_the_places(home: Path) -> None:
    lines = run("bank", "where").stdout.splitlines()
    assert [line.split("\t")[0].removesuffix("（还没有建立）") for line in lines] == [
        "自己的句库",
        "自带范文的句库",
    ]
    assert all(str(home) in line for line in lines)
    assert len(json.loads(run("bank", "where", "--json").stdout)["banks"]) == 2
