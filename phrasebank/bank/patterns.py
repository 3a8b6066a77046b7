"""Frames as people type them: 在…上走在前列, 以⟨⟩为⟨⟩, 从{}向{}转变; a slot holds anything up to the next mark.

pattern = frame_pattern("以…为…")
pattern.pieces == ("以", "为")
pattern.search.search("坚持以经济建设为中心")
"""

import re
from typing import NamedTuple

from phrasebank.bank.grams import fold
from phrasebank.errors import UserError

# …… ... ⟨名称⟩ {} ｛｝ ＿＿ and ～ but not a single full stop or dash
_SLOT = re.compile(r"…+|⋯+|\.{2,}|。{2,}|⟨[^⟩]*⟩|\{[^}]*\}|｛[^｝]*｝|[_＿]+|[~～]+")
_FILLER = "[^，。；！？：]{1,24}?"
_LAST_FILLER = "[^，。；！？：]{1,24}"


class FramePattern(NamedTuple):
    """``pieces`` are the fixed words, folded; ``search`` finds the frame in a folded text."""

    pieces: tuple[str, ...]
    search: re.Pattern[str]


def frame_pattern(typed: str) -> FramePattern:
    """A typed frame; raises UserError if it has no slot or nothing but slots."""
    hint = "空位写作 …，例如 --frame '在…上走在前列'、--frame '以…为…'"
    parts = [fold(part) for part in _SLOT.split(typed.strip())]
    pieces = tuple(filter(None, parts))
    if len(parts) < 2:
        raise UserError(f"句式里没有空位：{typed}", hint=hint)
    if not pieces:
        raise UserError(f"句式里只有空位，没有字：{typed}", hint=hint)
    expression = re.escape(parts[0])
    for number, part in enumerate(parts[1:], start=2):
        at_end = number == len(parts) and not part
        expression += (_LAST_FILLER if at_end else _FILLER) + re.escape(part)
    return FramePattern(pieces, re.compile(expression))
