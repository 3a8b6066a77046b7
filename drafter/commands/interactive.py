"""``drafter find -i``: the search on a terminal; hits change with every key.

    查：职工 /口号▏
    12 条  1 毫秒
    ▸ 服务企业，服务职工                                口号·主题  1 处 / 1 篇
      ……
    ────────
    ……，«服务企业，服务职工»，……
    ——在全市工会工作会议上的讲话  2024-03-05
    ↑↓ 选  Enter 复制  Tab 前后文  Ctrl-O 采用  Ctrl-X 弃用  Ctrl-Z 撤销  Esc 退出

The keys are such as terminals and browsers leave alone.
"""

import sys
from pathlib import Path
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.data_structures import Point
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import HSplit, Layout, VSplit, Window
from prompt_toolkit.layout.controls import BufferControl, FormattedTextControl
from prompt_toolkit.layout.dimension import Dimension
from prompt_toolkit.styles import Style

from drafter.commands import report
from drafter.commands.clipboard import copy
from drafter.commands.hits import INDENT, OWN, kind_name, place_line
from drafter.commands.session import Session
from drafter.commands.wrapping import Line, columns, shortened, window, wrapped
from phrasebank.bank.homes import decisions_of, lookup_banks
from phrasebank.bank.query import Query
from phrasebank.errors import UserError

KEYS = "↑↓ 选  Enter 复制  Tab 前后文  Ctrl-O 采用  Ctrl-X 弃用  Ctrl-Z 撤销  Esc 退出"
TOO_SMALL = "窗口太小，请拉大一些（Esc 退出）"
HINT = "也可写：-不含 /口号 /结尾 4-8字 在…上 @2020-2024 #讲话"
STYLE = Style.from_dict(
    {
        "chosen": "reverse",
        "favourite": "bold",
        "meta": "fg:ansibrightblack",
        "mark": "bold underline",
        "prompt": "bold",
        "remark": "fg:ansicyan",
    }
)
SENTENCE_LINES, CONTEXT_LINES = 4, 10


def run(query: Query, bank: Path | None) -> None:
    """Search until the user leaves; raises UserError where there is no terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UserError("交互查找要在终端里运行", hint="在管道或脚本里请用：drafter find 词")
    line = " ".join(query.words)
    with lookup_banks(bank, report.remark) as banks:
        session = Session(banks, query._replace(words=()), decisions_of(bank), lambda text: text)
        application = screen(session, line)
        session.copy = lambda text: copy(text, application.output.write_raw)
        application.run()


def screen(session: Session, line: str = "", **devices: Any) -> Application[None]:
    """The application that shows a session; ``devices`` are prompt_toolkit's input and output, the terminal's if none."""
    buffer = Buffer(multiline=False, document=Document(line))
    buffer.on_text_changed += lambda _: session.type(buffer.text)
    session.type(line)
    application: Application[None] = Application(
        layout=Layout(_windows(session, buffer), focused_element=buffer),
        key_bindings=_keys(session),
        style=STYLE,
        full_screen=True,
        **devices,
    )
    # a lone Esc leaves at once; keys that begin with it come as one piece, also over a slow line
    application.ttimeoutlen = 0.1
    return application


def _windows(session: Session, buffer: Buffer) -> HSplit:
    def width() -> int:
        from prompt_toolkit.application import get_app

        return max(24, get_app().output.get_size().columns)

    def detail_height() -> Dimension:
        lines = CONTEXT_LINES if session.shows_context else SENTENCE_LINES
        return Dimension(min=3, max=lines + 2, preferred=lines + 2)

    hits = FormattedTextControl(
        lambda: list_text(session, width()),
        get_cursor_position=lambda: Point(0, session.chosen),
        show_cursor=False,
    )
    return HSplit(
        [
            VSplit(
                [
                    Window(FormattedTextControl([("class:prompt", "查：")]), width=4, height=1),
                    Window(BufferControl(buffer), height=1),
                ]
            ),
            Window(
                FormattedTextControl(lambda: [("class:remark", shortened(session.remark, width() - 1))]),
                height=1,
            ),
            Window(hits, always_hide_cursor=True),
            Window(char="─", height=1, style="class:meta"),
            Window(FormattedTextControl(lambda: detail_text(session, width())), height=detail_height),
            Window(FormattedTextControl(lambda: [("class:meta", shortened(HINT, width() - 1))]), height=1),
            Window(FormattedTextControl(lambda: [("class:meta", shortened(KEYS, width() - 1))]), height=1),
        ],
        window_too_small=Window(FormattedTextControl(TOO_SMALL)),
    )


def list_text(session: Session, width: int) -> StyleAndTextTuples:
    """The hits, one a line, the chosen one marked."""
    out: StyleAndTextTuples = []
    for number, hit in enumerate(session.hits):
        use = hit.decision or f"{hit.count} 处 / {hit.sources} 篇"
        meta = shortened(f"{kind_name(hit)}  {use}", width // 2)
        text = shortened(hit.text, width - columns(meta) - 5)
        gap = " " * max(1, width - columns(text) - columns(meta) - 3)
        chosen = number == session.chosen
        style = "class:chosen" if chosen else "class:favourite" if hit.decision else ""
        out += [(style, f"{'▸' if chosen else ' '} {text}"), ("class:meta", f"{gap}{meta}\n")]
    return out


def detail_text(session: Session, width: int) -> StyleAndTextTuples:
    """The chosen hit: what it stands for, its sentence or paragraph with it marked, the source."""
    hit = session.hit
    if hit is None:
        return []
    if not hit.citations:
        return [("class:meta", f"（{OWN}的表述）")]
    room = max(16, width - 2)
    out: StyleAndTextTuples = []
    if hit.members:
        out.append(("", shortened(f"即：{'、'.join(hit.members)}", room) + "\n"))
    for line in _sentence(session, room):
        out += [("", line.before), ("class:mark", line.marked), ("", line.after + "\n")]
    out.append(("class:meta", shortened(place_line(hit.citations[0]), room)))
    return out


def _sentence(session: Session, room: int) -> list[Line]:
    hit = session.hit
    if hit is None:
        return []
    around = session.around()
    lead, sentence, rest = (
        " ".join(text.split()) for text in (around.before, hit.citations[0].sentence, around.after)
    )
    start = len(lead) + max(sentence.find(hit.text), 0)
    lines = CONTEXT_LINES if session.shows_context else SENTENCE_LINES
    cut = window(lead + sentence + rest, start, start + len(hit.text), (room - INDENT) * lines)
    return list(wrapped(cut[0], room, *cut[1:]))


def _keys(session: Session) -> KeyBindings:
    """What each key does; letters go into the line."""
    keys = KeyBindings()
    actions = {
        ("up",): lambda: session.move(-1),
        ("c-p",): lambda: session.move(-1),
        ("down",): lambda: session.move(1),
        ("c-n",): lambda: session.move(1),
        ("pageup",): lambda: session.move(-10),
        ("pagedown",): lambda: session.move(10),
        ("enter",): session.copy_hit,
        ("tab",): session.toggle_context,
        ("c-o",): session.accept,
        ("c-x",): session.reject,
        ("c-z",): session.undo,
    }
    for key, action in actions.items():
        _bind(keys, key, action)

    @keys.add("escape", eager=False)
    @keys.add("c-c")
    @keys.add("c-q")
    def leave(event: KeyPressEvent) -> None:
        event.app.exit()

    return keys


def _bind(keys: KeyBindings, key: tuple[str, ...], action: Any) -> None:
    @keys.add(*key)
    def act(_: KeyPressEvent) -> None:
        action()
