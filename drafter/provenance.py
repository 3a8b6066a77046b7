"""Where each line that a template emits was written: the lexer's text gets a mark after every line end.

A mark is ``\\x1e模板:行\\x1f``; neither character can be in a value, because no document can hold it. ``places`` takes
the marks out again. A line that several templates built belongs to the one whose text begins it.
"""

import re
from collections.abc import Iterable, Iterator

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from phrasebank.document import Where

_MARK = re.compile("\x1e(?P<source>[^\x1e\x1f]*):(?P<line>[0-9]+)\x1f")


class Provenance(Extension):
    """Marks the source of every line; the templates' own text is not changed otherwise."""

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        name = stream.name or ""
        yield Token(1, "data", _mark(name, 1))
        for token in stream:
            yield _marked(token, name) if token.type == "data" else token


def _marked(token: Token, name: str) -> Token:
    lines = token.value.split("\n")
    text = lines[0] + "".join(
        f"\n{_mark(name, number)}{line}" for number, line in enumerate(lines[1:], token.lineno + 1)
    )
    return Token(token.lineno, "data", text)


def _mark(name: str, line: int) -> str:
    return f"\x1e{name}:{line}\x1f"


def unmarked(text: str) -> str:
    """The text without marks."""
    return _MARK.sub("", text)


def places(rendered: str) -> Iterator[tuple[str, Where]]:
    """The rendered lines that hold text, each with the template line that wrote it.

    ``Where.offset`` numbers the lines for the moment: what shares it comes from one line (see numbering).
    """
    last = Where()
    for number, line in enumerate(rendered.split("\n")):
        marks = list(_MARK.finditer(line))
        text = unmarked(line) if marks else line
        if not text.strip():
            continue
        if first := _before_text(line, marks):
            last = Where(first["source"], int(first["line"]), number)
        yield text, Where(last.source, last.line, number)


def _before_text(line: str, marks: list[re.Match[str]]) -> re.Match[str] | None:
    """The last mark before the first visible character; None if text comes first."""
    position, found = 0, None
    for mark in marks:
        if line[position : mark.start()].strip():
            return found
        position, found = mark.end(), mark
    return found
