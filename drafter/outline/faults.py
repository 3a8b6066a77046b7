"""What is wrong with a file that people write: a line, a message, what is expected; all told together.

raise_faults([Fault(3, "没有“会议各称”这一项", "是不是“会议名称”？")], "提纲.yml", text)
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from phrasebank.errors import Place, UserError, raise_all

# BEL and U+FFFE cannot stand in XML and so in no .docx; a tab, a line feed and 😀 may
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
LINE_END = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")


MOST_FAULTS = 100


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem at a line of a file that is being read; ``raise_faults`` makes errors for people of them."""

    line: int
    message: str
    hint: str | None = None
    field: str | None = None


def raise_faults(faults: Iterable[Fault], name: str, text: str) -> None:
    """Raise all faults of a file as one UserError in the order of their lines, each with its line quoted.

    Nobody reads more than MOST_FAULTS: of the others only the number is told.
    """
    lines = LINE_END.split(text)
    ordered = sorted(faults, key=lambda fault: fault.line)
    told = [UserError(_brief(f.message), _place(f, name, lines), f.hint) for f in ordered[:MOST_FAULTS]]
    if (more := len(ordered) - MOST_FAULTS) > 0:
        hint = "多半是同一种写法，改好以上的再试"
        told.append(UserError(f"还有 {more:,} 处问题没有列出", Place(name), hint))
    raise_all(told)


def _brief(message: str) -> str:
    """A message without the bulk of a value that it quotes."""
    return message if len(message) <= 200 else f"{message[:120]}……{message[-20:]}"


def _place(fault: Fault, name: str, lines: list[str]) -> Place:
    return Place(name, fault.line or None, field=fault.field, excerpt=_quoted(lines, fault.line))


def _quoted(lines: list[str], line: int) -> str | None:
    content = _FORBIDDEN.sub("□", lines[line - 1]).strip() if 0 < line <= len(lines) else ""
    return (content[:60] + "……" if len(content) > 60 else content) or None


def forbidden(text: str) -> re.Match[str] | None:
    """The first character that no document can hold (control characters, broken code points); None if all is well."""
    return _FORBIDDEN.search(text)


def name_of(character: str) -> str:
    """How a forbidden character is named to people."""
    return f"U+{ord(character):04X}"
