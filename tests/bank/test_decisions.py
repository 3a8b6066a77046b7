"""The user's decisions: they outlive the bank, decide what lookups show, and travel as plain files."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from drafter.cli import app
from drafter.commands import asking
from drafter.commands.hits import PLAIN
from phrasebank.bank.decisions import (
    Decisions,
    EntryDecision,
    SourceDecision,
    Verdict,
    decisions_path,
    load,
    parse,
    shown,
)
from phrasebank.bank.kinds import Kind
from phrasebank.bank.places import Citation
from phrasebank.bank.review import Pending
from phrasebank.errors import UserError

TEXTS = {
    "甲.txt": "同志们：\n要真抓实干，维护职工权益。\n",
    "乙.txt": "会议强调，一要竭诚服务职工，二要维护职工权益。\n",
}
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1).map(
    lambda text: " ".join(text.split()) or "字"
)
TAGS = st.lists(WORDS.filter(lambda t: "；" not in t), max_size=3, unique=True).map(tuple)
ENTRIES = st.builds(
    EntryDecision, st.sampled_from(Kind), WORDS, st.sampled_from(Verdict), TAGS, WORDS, WORDS, WORDS
)
SOURCES = st.builds(
    SourceDecision, WORDS, st.sampled_from(["", "2024-03"]), WORDS, TAGS, st.booleans(), WORDS, WORDS
)


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    folder = tmp_path / "文稿"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    mine(tmp_path)
    return tmp_path / "句库.db"


def mine(folder: Path) -> Any:
    return run("mine", str(folder / "文稿"), "--bank", str(folder / "句库.db"))


def run(*words: str, typed: str = "") -> Any:
    result = CliRunner().invoke(app, list(words), input=typed)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def found(bank: Path, word: str = "职工") -> list[str]:
    return [line.split("\t")[0] for line in run("find", word, "--bank", str(bank)).stdout.splitlines()]


def write(bank: Path, content: str) -> None:
    decisions_path(bank).write_text(content, encoding="utf-8")


@given(st.lists(ENTRIES, max_size=5), st.lists(SOURCES, max_size=3))
def test_decisions_survive_their_file(entries: list[EntryDecision], sources: list[SourceDecision]) -> None:
    decisions = Decisions().with_entries(entries).with_sources(sources)
    read = parse(shown(decisions), "取舍.yml")
    assert {one.key: one for one in read.entries} == {one.key: one for one in decisions.entries}
    assert set(read.sources) == set(decisions.sources)
    assert shown(read) == shown(decisions)


def test_what_is_rejected_never_returns_and_what_is_accepted_comes_first(bank: Path) -> None:
    assert found(bank)[:2] == ["维护职工权益", "竭诚服务职工"]
    write(bank, "条目:\n- {种类: 分条, 文字: 竭诚服务职工, 决定: 采用}\n")
    assert found(bank)[:2] == ["竭诚服务职工", "维护职工权益"]
    write(
        bank,
        "条目:\n- {种类: 分条, 文字: 竭诚服务职工, 决定: 弃用}\n- {种类: 分条, 文字: 维护职工权益, 决定: 采用}\n",
    )
    assert found(bank) == ["维护职工权益"]
    (bank.parent / "文稿" / "丙.txt").write_text(
        "一要竭诚服务职工，二要竭诚服务职工，三要维护职工权益。", encoding="utf-8"
    )
    mine(bank.parent)
    assert found(bank)[0] == "维护职工权益"
    assert "竭诚服务职工" not in found(bank)


def test_ones_own_phrasing_is_found_and_said_to_be_so(bank: Path) -> None:
    write(bank, "条目:\n- {种类: 口号, 文字: 职工有所呼工会有所应, 决定: 添加, 标签: [服务]}\n")
    line = run("find", "职工", "有所应", "--bank", str(bank)).stdout
    assert line == "职工有所呼工会有所应\t口号\t0\t0\t自己添加\t\t\t\n"
    (hit,) = json.loads(run("find", "有所应", "--bank", str(bank), "--json").stdout)["hits"]
    assert (hit["decision"], hit["tags"], hit["citations"]) == ("添加", ["服务"], [])


def test_everything_wrong_in_the_file_is_told_with_its_line(bank: Path) -> None:
    write(
        bank,
        "条目:\n- 种类: 段子\n  文字: 甲\n- 种类: 口号\n- {种类: 口号, 文字: 乙, 决定: 要}\n来源:\n- {来源: 丙, 日期: 24年}\n",
    )
    said = run("find", "职工", "--bank", str(bank)).stderr
    assert [line for line in said.splitlines() if "第" in line] == [
        f"错误：{decisions_path(bank)} 第 2 行：没有这个种类：段子",
        f"{decisions_path(bank)} 第 4 行：缺少“文字”",
        f"{decisions_path(bank)} 第 5 行：没有这种决定：要",
        f"{decisions_path(bank)} 第 7 行：日期写法不对：24年",
    ]


@pytest.mark.parametrize(
    "text", ["条目: [", "[" * 100_000, "- &a {}\n- *a", "条目: 字", "只有字", "杂项:\n- {甲: 乙}"]
)
def test_a_broken_file_is_one_clear_error(text: str) -> None:
    with pytest.raises(UserError, match=r"取舍\.yml"):
        parse(text, "取舍.yml")


def test_a_review_decides_at_once_and_goes_on_where_it_stopped(bank: Path) -> None:
    answer = run("bank", "review", "--bank", str(bank), "--kind", "分条", typed="x\nt 重点\na\nq\n")
    assert "没有这个选择：x" in answer.stdout
    assert "这次看了 1 条" in answer.stdout
    (first,) = load(decisions_path(bank)).entries
    assert (first.text, first.verdict, first.tags) == ("竭诚服务职工", Verdict.ACCEPTED, ("重点",))
    again = run("bank", "review", "--bank", str(bank), "--kind", "分条", typed="e 切实维护职工权益\n")
    assert "[分条] 竭诚服务职工" not in again.stdout
    kept = {one.text: one.verdict for one in load(decisions_path(bank)).entries}
    assert kept == {
        "竭诚服务职工": Verdict.ACCEPTED,
        "维护职工权益": Verdict.REJECTED,
        "切实维护职工权益": Verdict.ADDED,
    }
    assert found(bank) == ["竭诚服务职工", "切实维护职工权益"]


def test_what_a_review_decided_can_be_taken_back(bank: Path) -> None:
    run("bank", "review", "--bank", str(bank), "--kind", "分条", typed="u\nr\nt 重点\nu\na\nq\n")
    assert {(one.text, one.verdict, one.tags) for one in load(decisions_path(bank)).entries} == {
        ("竭诚服务职工", Verdict.ACCEPTED, ()),
        ("维护职工权益", None, ("重点",)),
    }


def test_a_long_sentence_is_cut_around_the_phrasing_that_is_reviewed() -> None:
    before, after = "会议指出，今年以来形势发生深刻变化，" * 9, "，推动各项工作再上新台阶" * 9
    place = Citation("甲.txt", "在大会上的讲话", 0, 4, f"{before}真抓实干{after}。", "2024-03-05")
    piece = Pending(Kind.SLOGAN, "真抓实干", "四字格", "", 3, 2, (), place)
    assert list(asking.shown(piece, 60, PLAIN)) == [
        "\n[口号·四字格] 真抓实干（3 处 / 2 篇）",
        "    …会议指出，今年以来形势发生深刻变化，会议指出，今年以来",
        "    形势发生深刻变化，«真抓实干»，推动各项工作再上新台阶，",
        "    推动各项工作再上新台阶，推动各项工作再上新台…",
        "    ——在大会上的讲话  2024-03-05  甲.txt",
    ]


@pytest.mark.parametrize("ending", ["yml", "csv", "jsonl"])
def test_a_list_goes_out_and_comes_back(bank: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"清单.{ending}"
    assert run("bank", "export", "-o", str(file), "--bank", str(bank)).stdout == f"已导出 7 条：{file}\n"
    text = file.read_text(encoding="utf-8-sig")
    assert "会议强调，一要竭诚服务职工，二要维护职工权益。" in text
    more = {
        "yml": "- {种类: 分条, 文字: 维护职工合法权益}\n",
        "csv": "分条,,,维护职工合法权益\n",
        "jsonl": '{"种类": "分条", "文字": "维护职工合法权益"}\n',
    }
    file.write_text(text + more[ending], encoding="utf-8")
    said = run("bank", "import", str(file), "--bank", str(bank)).stdout
    assert "添加\t1 条" in said
    added = [one for one in load(decisions_path(bank)).entries if one.verdict is Verdict.ADDED]
    assert len(added) == 1
    assert "添加" not in run("bank", "import", str(file), "--bank", str(bank)).stdout


def test_an_existing_list_is_not_overwritten_and_sources_can_be_left_out(bank: Path, tmp_path: Path) -> None:
    file = tmp_path / "清单.csv"
    run("bank", "export", "-o", str(file), "--bank", str(bank), "--no-sources")
    assert (
        file.read_text(encoding="utf-8-sig").splitlines()[0] == "种类,功能,句式,文字,所指,次数,篇数,决定,标签"
    )
    assert "乙.txt" not in file.read_text(encoding="utf-8-sig")
    refused = run("bank", "export", "-o", str(file), "--bank", str(bank))
    assert (refused.exit_code, "文件已存在" in refused.stderr) == (1, True)


def test_a_colleagues_decisions_can_be_imported(bank: Path, tmp_path: Path) -> None:
    mail = tmp_path / "同事.yml"
    mail.write_text(
        shown(Decisions((EntryDecision(Kind.ENUMERATION, "维护职工权益", Verdict.REJECTED),))),
        encoding="utf-8",
    )
    assert "弃用\t1 条" in run("bank", "import", str(mail), "--bank", str(bank)).stdout
    assert "维护职工权益" not in found(bank)


def test_a_sources_date_and_genre_are_corrected_for_good(bank: Path) -> None:
    def citation() -> dict[str, Any]:
        hits = json.loads(run("find", "竭诚", "--bank", str(bank), "--json").stdout)["hits"]
        place: dict[str, Any] = hits[0]["citations"][0]
        return place

    run("bank", "tag", "乙.txt", "--date", "2024-03", "--genre", "报道", "--bank", str(bank))
    assert (citation()["date"], citation()["genre"]) == ("2024-03", "报道")
    run("mine", str(bank.parent / "文稿"), "--bank", str(bank), "--rebuild")
    assert (citation()["date"], citation()["genre"]) == ("2024-03", "报道")
    wrong = run("bank", "tag", "乙.txt", "--date", "三月", "--bank", str(bank))
    assert (wrong.exit_code, "日期写法不对：三月" in wrong.stderr) == (1, True)
    assert "第" not in wrong.stderr
    run("bank", "tag", "乙.txt", "--date", "2024年3月6日", "--bank", str(bank))
    assert "2024-03-06" in decisions_path(bank).read_text(encoding="utf-8")
    unknown = run("bank", "tag", "乙.text", "--bank", str(bank))
    assert "是不是“乙.txt”？" in unknown.stderr


def test_a_forgotten_source_leaves_the_file_and_stays_out(bank: Path) -> None:
    assert "竭诚服务".encode() in bank.read_bytes()
    run("bank", "forget", "乙.txt", "--bank", str(bank))
    assert found(bank, "竭诚") == []
    assert "竭诚服务".encode() not in bank.read_bytes()
    (bank.parent / "文稿" / "改了名.txt").write_text(TEXTS["乙.txt"], encoding="gbk")
    assert "已用 bank forget 去掉" in mine(bank.parent).stdout
    assert found(bank, "竭诚") == []
    run("bank", "forget", "乙.txt", "--undo", "--bank", str(bank))
    mine(bank.parent)
    assert found(bank, "竭诚") == ["竭诚服务职工"]


def test_stats_count_the_decisions(bank: Path) -> None:
    write(
        bank,
        "条目:\n- {种类: 口号, 文字: 自己的话, 决定: 添加}\n- {种类: 口号, 文字: 别人的话, 决定: 弃用}\n",
    )
    lines = run("bank", "stats", "--bank", str(bank)).stdout.splitlines()
    assert lines[-2:] == ["取舍·添加\t1 条", "取舍·弃用\t1 条"]
