"""Copying to the clipboard of the machine that the user sits at.

Over SSH the program runs elsewhere: the terminal is asked to copy (OSC 52, which Windows Terminal, iTerm2, WezTerm, kitty,
xterm and tmux understand). Otherwise pyperclip uses the system's own clipboard; where there is none, the terminal is asked.
"""

import base64
import contextlib
import os
from collections.abc import Callable, Mapping

Write = Callable[[str], object]
"""Writes to the terminal as it is."""


def copy(text: str, write: Write, environment: Mapping[str, str] = os.environ) -> str:
    """Copy a text; what to tell the user."""
    if not (environment.get("SSH_CONNECTION") or environment.get("SSH_TTY")) and _system(text):
        return "已复制"
    write(osc52(text))
    return "已复制（由终端转存；粘贴不出来时，请在终端设置里允许 OSC 52）"


def _system(text: str) -> bool:
    """Whether the system's own clipboard took the text."""
    with contextlib.suppress(ImportError, OSError, RuntimeError):
        import pyperclip

        pyperclip.copy(text)
        return True
    return False


def osc52(text: str) -> str:
    """The sequence that asks a terminal to copy: ESC ] 52 ; c ; base64 BEL (xterm's control sequences)."""
    return f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\x07"
