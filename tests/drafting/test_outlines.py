"""Outlines: what they draft, and what is said about one that is wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.outline.fields import FIELD_TYPES, Field, Value, read_value
from drafter.outline.loading import load_outline, parse_outline
from drafter.outline.yamltext import Fault, load
from phrasebank.errors import UserError
from tests.cases import Case, cases, names
from tests.drafting.shown import HERE, HOUSE, drafted, value

DRAFTS, ERRORS, YAML, TYPES, BLOCKS = (
    cases(HERE / folder) for folder in ("drafts", "errors", "yaml", "types", "blocks")
)
COMPLETE = """\
体裁: 试验
名称: 全市工作会
时间: 2026年3月6日 9:00
议程: [听取报告]
重点工作: [提高认识, 狠抓落实]
"""


@pytest.fixture(autouse=True)
def only_the_test_house(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages list the known genres: let only the test's own be known."""
    monkeypatch.setattr("drafter.genre.roots", lambda _house=None: (HOUSE,))
    monkeypatch.setattr("drafter.outline.loading.roots", lambda _house=None: (HOUSE,))


@pytest.fixture
def write(tmp_path: Path) -> Callable[[bytes], Path]:
    def writer(data: bytes) -> Path:
        path = tmp_path / "提纲.yml"
        path.write_bytes(data)
        return path

    return writer


def said(outline: str, *, strict: bool = False) -> str:
    try:
        parsed = parse_outline(outline, "提纲.yml")
        if strict:
            parsed.strict()
    except UserError as problem:
        return str(problem)
    pytest.fail("nothing was told")


def field(kind: str) -> Field:
    options = ("动员", "部署") if kind == "选项" else ()
    columns = (
        Field("时间", "文字", "几点"),
        Field("事项", "文字", "做什么", required=True, aliases=("内容",)),
        Field("发言人", "人员", "谁发言"),
        Field("人数", "数字", "多少人"),
    )
    return Field("字段", kind, "说明", options=options, columns=columns if kind == "表格" else ())


def read(kind: str, text: str) -> str:
    """One value as YAML, read as the type: the value, or ✗ with every message."""
    faults: list[Fault] = []
    found: Value | None = read_value(load(f"字段: {text}", "例").get("字段"), field(kind), faults)
    return "；".join(f"✗ {fault.message}" for fault in faults) or value(found)


def read_lines(kind: str, text: str) -> str:
    """A value on several lines as YAML: the value, or ✗ with every line, message and hint."""
    faults: list[Fault] = []
    found = read_value(load(text, "例").get("字段"), field(kind), faults)
    told = (f"✗ 第 {f.line} 行 “{f.field}”：{f.message}｜{f.hint}" for f in faults)
    return "\n".join(told) or value(found)


@pytest.mark.parametrize("case", DRAFTS, ids=names(DRAFTS))
def test_an_outline_drafts(case: Case, update: bool) -> None:
    case.check(drafted(case.input), update)


@pytest.mark.parametrize("case", [*ERRORS, *YAML], ids=names([*ERRORS, *YAML]))
def test_a_wrong_outline_is_told(case: Case, update: bool) -> None:
    case.check(said(case.input), update)


@pytest.mark.parametrize("case", TYPES, ids=names(TYPES))
def test_a_type_reads(case: Case, update: bool) -> None:
    kind = case.path.stem.split("-")[0]
    case.check("\n".join(read(kind, line) for line in case.input.split("\n")), update)


@pytest.mark.parametrize("case", BLOCKS, ids=names(BLOCKS))
def test_a_type_reads_several_lines(case: Case, update: bool) -> None:
    case.check(read_lines(case.path.stem.split("-")[0], case.input), update)


@pytest.mark.parametrize("kind", FIELD_TYPES)
def test_every_type_has_cases(kind: str) -> None:
    assert any(case.path.stem.startswith(f"{kind}-") for case in [*TYPES, *BLOCKS])


@pytest.mark.parametrize("case", [*ERRORS, *YAML], ids=names([*ERRORS, *YAML]))
def test_no_message_is_english(case: Case) -> None:
    words = [word for word in case.expected.split() if word.isascii() and word.isalpha() and len(word) > 3]
    assert not set(words) - {"drafter", "null"}


def test_gaps_know_their_lines() -> None:
    outline = parse_outline("体裁: 试验\n名称:\n时间: 2026年3月6日\n", "提纲.yml")
    assert [(gap.field, gap.line) for gap in outline.gaps] == [("名称", 2), ("议程", 0), ("重点工作", 0)]


def test_a_part_without_a_title_is_a_gap_with_its_line() -> None:
    outline = parse_outline(COMPLETE.replace("[提高认识, 狠抓落实]", "\n  - 甲\n  - 内容: 乙"), "提纲.yml")
    assert [(gap.field, gap.line) for gap in outline.gaps] == [("重点工作·标题", 7)]


def test_strict_lists_every_gap_with_its_line() -> None:
    message = said("体裁: 试验\n名称:\n时间: 2026年3月6日\n", strict=True)
    assert "提纲.yml 第 2 行 “名称”" in message
    assert "“议程”" in message
    assert "“重点工作”" in message


def test_strict_lets_a_complete_outline_pass() -> None:
    outline = parse_outline(COMPLETE)
    assert outline.strict() is outline


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_an_outline_may_be_in_any_encoding(encoding: str, write: Callable[[bytes], Path]) -> None:
    outline = load_outline(write(COMPLETE.encode(encoding)))
    assert outline.values[0].value == "全市工作会"


def test_line_ends_of_windows_and_old_macs_are_read() -> None:
    for end in ("\r\n", "\r"):
        assert not parse_outline(COMPLETE.replace("\n", end)).gaps


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"", "没有内容"), (bytes(range(256)), "不是文本文件"), (b"\xff\xfe\x00", "utf-16")],
    ids=["empty", "binary", "half a character"],
)
def test_what_is_no_outline_is_refused(data: bytes, message: str, write: Callable[[bytes], Path]) -> None:
    with pytest.raises(UserError, match=message):
        load_outline(write(data))


def test_a_stray_control_character_is_told_with_its_line(write: Callable[[bytes], Path]) -> None:
    for encoding in ("utf-8", "gb18030", "utf-16"):
        with pytest.raises(UserError, match="第 6 个字符是控制符") as problem:
            load_outline(write("体裁: 试验\n名称: 甲\x07乙\n".encode(encoding)))
        assert problem.value.where is not None
        assert problem.value.where.line == 2


def test_a_missing_outline_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "没有.yml", tmp_path):
        with pytest.raises(UserError):
            load_outline(path)


def test_a_hostile_nest_is_refused_at_once() -> None:
    assert "嵌套太深" in said("体裁: " + "[" * 200_000)


def test_a_huge_value_is_drafted() -> None:
    assert "甲" * 100_000 in drafted(COMPLETE + f"背景: {'甲' * 100_000}\n")


def test_of_very_many_problems_the_first_are_told_and_the_others_counted() -> None:
    rows = "日程: |\n" + "  | 9:00 | 开幕 |\n" * 20_000
    message = said(COMPLETE + rows)
    assert message.count("这一行有 2 格，应有 4 格") == 100
    assert "还有 19,900 处问题没有列出" in message


def test_a_huge_wrong_value_is_not_quoted_whole() -> None:
    assert len(said(COMPLETE + f"人数: {'甲' * 100_000}\n")) < 500
    assert len(said(f"体裁: {'甲' * 100_000}\n")) < 500


def test_a_look_is_kept() -> None:
    assert parse_outline(COMPLETE + "版式: 讲台\n").look == "讲台"


def test_a_mark_that_belongs_to_a_value_is_kept_where_the_genre_says_so() -> None:
    faults: list[Fault] = []
    kept = Field("主题", "文字", "说明", keeps_marks=True)
    assert read_value(load("主题: 谁来办？", "例").get("主题"), kept, faults) == "谁来办？"


def test_a_part_with_a_title_alone_is_known_where_others_have_points() -> None:
    parts = "\n  - 标题: 甲\n    要点: [做好子, 做好丑]\n  - 乙"
    outline = parse_outline(COMPLETE.replace("[提高认识, 狠抓落实]", parts))
    assert [(part.title, part.line) for part in outline.bare] == [("乙", 8)]
    assert not parse_outline(COMPLETE).bare
