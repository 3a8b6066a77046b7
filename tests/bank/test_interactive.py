"""The interactive search: keys typed into it, what it shows, what it keeps."""

import base64
import io
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.formatted_text import fragment_list_to_text
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from prompt_toolkit.output.vt100 import Vt100_Output
from typer.testing import CliRunner

from drafter.cli import app
from drafter.commands.clipboard import copy, osc52
from drafter.commands.interactive import detail_text, list_text, screen
from drafter.commands.session import Session
from drafter.commands.wrapping import columns
from phrasebank.bank.decisions import Verdict, load
from phrasebank.bank.kinds import Kind
from phrasebank.bank.query import Query
from phrasebank.bank.typed import typed
from tests.bank.banks import bank_of

UNION = {
    "在大会上的讲话.txt": "各级工会要行动起来。要维护职工合法权益，真抓实干。让我们携起手来！",
    "总结.txt": "要竭诚服务职工，维护职工合法权益。",
}
DOWN, ESCAPE, TAB, ACCEPT, REJECT, UNDO = "\x1b[B", "\x1b", "\t", "\x0f", "\x18", "\x1a"


@pytest.fixture
def session(home: Path, tmp_path: Path) -> Session:
    return Session([bank_of(UNION)], Query(), tmp_path / "句库.取舍.yml", lambda text: f"抄了 {len(text)} 字")


def after(session: Session, keys: str, line: str = "") -> Session:
    """The session when these keys have been typed and the search was left."""
    with create_pipe_input() as pipe:
        pipe.send_text(keys + "\x11")
        screen(session, line, input=pipe, output=DummyOutput()).run()
    return session


def test_a_window_too_small_for_it_says_so_in_chinese(session: Session) -> None:
    drawn = io.StringIO()
    output = Vt100_Output(drawn, lambda: Size(rows=6, columns=30), term="xterm")
    with create_pipe_input() as pipe:
        pipe.send_text("\x11")
        screen(session, input=pipe, output=output).run()
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", drawn.getvalue())
    assert "窗口太小，请拉大一些" in plain
    assert "too small" not in plain


def shown(session: Session) -> list[str]:
    """The list without what stands at its right edge."""
    return [
        line[:2] + line[2:].split("  ")[0]
        for line in fragment_list_to_text(list_text(session, 80)).splitlines()
    ]


def test_hits_follow_what_is_typed(session: Session) -> None:
    assert shown(after(session, "职工")) == [
        "▸ 职工合法权益",
        "  要竭诚服务职工",
        "  维护职工合法权益",
        "  要维护职工合法权益",
    ]
    assert shown(after(session, "职工 竭诚")) == ["▸ 要竭诚服务职工"]


def test_a_line_that_is_given_can_be_refined(session: Session) -> None:
    assert len(after(session, "", line="职工").hits) == 4
    assert shown(after(session, " -权益", line="职工")) == ["▸ 要竭诚服务职工"]


def test_arrows_choose_and_enter_copies(session: Session) -> None:
    after(session, "职工" + DOWN + "\r")
    assert session.chosen == 1
    assert session.hit is not None
    assert session.remark == f"抄了 {len(session.hit.text)} 字：{session.hit.text}"


def test_a_favourite_is_kept_and_comes_first(session: Session) -> None:
    after(session, "职工" + DOWN + DOWN + ACCEPT)
    (kept,) = load(session.decisions).entries
    assert (kept.verdict, session.hits[0].text, session.hits[0].decision) == (
        Verdict.ACCEPTED,
        kept.text,
        "采用",
    )
    after(session, ACCEPT, line="职工")
    assert load(session.decisions).entries == ()


def test_what_is_rejected_is_gone_until_it_is_taken_back(session: Session) -> None:
    after(session, "竭诚" + REJECT)
    assert session.hits == ()
    assert [(one.kind, one.verdict) for one in load(session.decisions).entries] == [
        (Kind.FORMULA, Verdict.REJECTED)
    ]
    after(session, UNDO, line="竭诚")
    assert shown(session) == ["▸ 要竭诚服务职工"]
    assert load(session.decisions).entries == ()


def test_the_sentence_and_on_demand_its_paragraph_are_shown(session: Session) -> None:
    after(session, "真抓实干")
    assert (
        fragment_list_to_text(detail_text(session, 80)) == "要维护职工合法权益，真抓实干。\n——在大会上的讲话"
    )
    after(session, TAB, line="真抓实干")
    assert fragment_list_to_text(detail_text(session, 80)).startswith(
        "各级工会要行动起来。要维护职工合法权益，真抓实干。让我们携起手来！"
    )


def test_escape_leaves(session: Session) -> None:
    with create_pipe_input() as pipe:
        pipe.send_text("职工" + ESCAPE)
        screen(session, input=pipe, output=DummyOutput()).run()
    assert len(session.hits) == 4


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "输入要查的词"),
        ("，", "没有文字"),
        ("@去年", "日期写法不对"),
        ("/段子", "没有这种功能"),
        ("直工", "相近的有：职工"),
    ],
)
def test_what_finds_nothing_is_explained(session: Session, line: str, said: str) -> None:
    assert said in after(session, line).remark
    assert fragment_list_to_text(detail_text(session, 80)) == ""


@pytest.mark.parametrize("width", [24, 40, 80, 160])
def test_lines_stay_within_the_terminal(session: Session, width: int) -> None:
    after(session, "职工")
    for text in (list_text(session, width), detail_text(session, width)):
        assert all(columns(line) <= width for line in fragment_list_to_text(text).splitlines())


def test_marks_narrow_what_is_typed() -> None:
    assert typed("职工 -责任 /口号 /结尾 4-8字 在…上 @2020-2024 #讲话", Query(limit=7)) == Query(
        ("职工",),
        ("责任",),
        (Kind.SLOGAN,),
        7,
        ("结尾",),
        (4, 8),
        ("在…上",),
        (),
        ("2020", "2024"),
        ("讲话",),
    )
    assert typed("－ / @ 2026年 二字", Query()) == Query(("2026年", "二字"))


def test_over_ssh_the_terminal_copies() -> None:
    written: list[str] = []
    assert "OSC 52" in copy("担当", written.append, {"SSH_TTY": "/dev/pts/0"})
    assert written == [osc52("担当")]
    assert base64.b64decode(written[0].removeprefix("\x1b]52;c;").removesuffix("\x07")).decode() == "担当"


def test_without_a_terminal_it_says_so(home: Path) -> None:
    result = CliRunner().invoke(app, ["find", "-i"])
    assert (result.exit_code, result.stderr) == (
        1,
        "错误：交互查找要在终端里运行\n  提示：在管道或脚本里请用：drafter find 词\n",
    )


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    pty = pytest.importorskip("pty")
    master, slave = pty.openpty()
    yield master, slave
    os.close(master)


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_on_a_terminal_it_runs_and_leaves_it_as_it_was(
    home: Path, tmp_path: Path, terminal: tuple[int, int]
) -> None:
    import subprocess

    (tmp_path / "甲.txt").write_text(UNION["总结.txt"], encoding="utf-8")
    bank = tmp_path / "句库.db"
    assert CliRunner().invoke(app, ["mine", str(tmp_path / "甲.txt"), "--bank", str(bank)]).exit_code == 0
    master, slave = terminal
    command = [sys.executable, "-m", "drafter", "find", "-i", "--bank", str(bank)]
    environment = os.environ | {"TERM": "xterm-256color", "SSH_TTY": "/dev/pts/9"}
    running = subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, env=environment, close_fds=True
    )
    os.close(slave)
    os.write(master, "竭诚\r".encode())
    seen = read_until(master, osc52("要竭诚服务职工"))
    os.write(master, b"\x11")
    read_until(master, "\x1b[?1049l")
    assert running.wait(20) == 0
    assert "要竭诚服务职工" in seen


def read_until(master: int, sign: str) -> str:
    """What the terminal got until something comes; fails after a while without it."""
    import select

    seen = b""
    while sign.encode() not in seen:
        ready, _, _ = select.select([master], [], [], 30)
        assert ready, seen.decode(errors="replace")
        try:
            seen += os.read(master, 65536)
        except OSError:  # the other side has closed the terminal
            break
    return seen.decode(errors="replace")
