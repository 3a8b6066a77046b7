"""What ``mine --json`` and ``batch --json`` print is what their schemas in docs/ describe."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from drafter.cli import app
from tests.cases import REPOSITORY


def printed(schema: str, *arguments: str, code: int) -> Any:
    result = CliRunner().invoke(app, [*arguments, "--json"])
    assert result.exit_code == code, result.stderr
    value = json.loads(result.stdout)
    described = json.loads((REPOSITORY / "docs" / schema).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(described)
    Draft202012Validator(described).validate(value)
    return value


def test_mine_tells_what_it_read_and_what_it_could_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "旧稿").mkdir()
    (tmp_path / "旧稿" / "讲话.txt").write_text("同志们：要真抓实干。", encoding="utf-8")
    (tmp_path / "旧稿" / "照片.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / "旧稿" / "空.txt").write_bytes(b"")
    value = printed("mine.schema.json", "mine", "旧稿", "--bank", "句库.db", code=3)
    assert (value["mined"], value["chars"]) == (["讲话.txt"], 10)
    assert value["skipped"] == [{"name": "照片.jpg", "reason": "不支持的格式 .jpg"}]
    assert value["failed"] == [
        {"path": str(Path("旧稿") / "空.txt"), "reason": "文件是空的，没有文字", "hint": "请确认选对了文件"}
    ]


def test_batch_tells_of_every_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("表.csv").write_text(
        "会议名称,主送,时间,地点,会议内容,参会人员,发文单位,成文日期\n"
        "工作会,各单位,2026年3月6日 9:00,三楼,传达精神,负责人,江州市总工会,2026-02-26\n"
        "座谈会,各单位,3月7日,三楼,传达精神,负责人,江州市总工会,2026-02-26\n"
        "注：以上如有变动另行通知,,,,,,,\n",
        encoding="utf-8",
    )
    arguments = ("batch", "表.csv", "--genre", "会议通知", "-o", "稿", "--format", "txt")
    value = printed("batch.schema.json", *arguments, code=3)
    assert [(row["row"], row["status"]) for row in value] == [(2, "ok"), (3, "error"), (4, "left_out")]
    again = printed("batch.schema.json", *arguments, code=3)
    assert [row["status"] for row in again] == ["unchanged", "error", "left_out"]
