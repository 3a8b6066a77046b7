"""What ``drafter draft`` says about looks: departures of a house's own, a template that writes nothing."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from drafter.cli import app
from drafter.writers import load_look, to_bytes
from phrasebank.document import compose
from tests.word.reading import Styles, w

NOTICE = "体裁: 贺信\n收信单位: 江州重工集团有限公司\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "house" / "_house").mkdir(parents=True)
    (tmp_path / "提纲.yml").write_text(NOTICE, encoding="utf-8")
    return tmp_path


def test_a_house_s_departures_from_the_standard_are_told_and_the_draft_is_written(folder: Path) -> None:
    look = "继承: 公文\n段落: {标题: {字号: 一号}}\n页码: {单页: 居中, 双页: 居中}\n"
    (folder / "house" / "_house" / "公文.yml").write_text(look, encoding="utf-8")
    done = CliRunner().invoke(app, ["draft", "提纲.yml"])
    assert done.exit_code == 0
    assert done.stderr.splitlines() == [
        "版式与 GB/T 9704—2012 有 3 处不同：",
        "  标题字号：一号，标准为二号（7.3.1）",
        "  单页页码：居中，标准为右（7.5）",
        "  双页页码：居中，标准为左（7.5）",
    ]
    assert (folder / "提纲.docx").is_file()


def test_the_shipped_look_has_nothing_to_tell(folder: Path) -> None:
    assert CliRunner().invoke(app, ["draft", "提纲.yml", "-o", str(folder / "稿.html")]).stderr == ""


def test_a_template_that_writes_nothing_is_remarked_on(folder: Path) -> None:
    genre = folder / "house" / "空体裁"
    genre.mkdir()
    (genre / "genre.yml").write_text(
        "体裁: 空体裁\n说明: 什么也不写\n模板: 正文.j2\n字段: {名称: {类型: 文字, 说明: 名称}}\n",
        encoding="utf-8",
    )
    (genre / "正文.j2").write_text("\n", encoding="utf-8")
    (folder / "空.yml").write_text("体裁: 空体裁\n名称: 甲\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["draft", "空.yml"])
    assert done.exit_code == 0
    assert "提醒：稿子里一个字也没有" in done.stderr


def test_a_batch_takes_its_styles_from_a_reference_too(folder: Path) -> None:
    reference = folder / "样式.docx"
    reference.write_bytes(to_bytes(compose(()), reference, load_look("讲台")))
    (folder / "表.csv").write_text("收信单位\n江州重工集团有限公司\n", encoding="utf-8")
    words = ["batch", "表.csv", "--genre", "贺信", "--allow-missing", "--reference", "样式.docx", "-o", "出"]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    assert "正文字号：二号，标准为三号（5.2.2）" in done.stderr
    (made,) = (folder / "出").glob("*.docx")
    size = Styles(made.read_bytes()).effective("GaoBody", "rPr/sz")
    assert size is not None
    assert size.get(w("val")) == "44"
