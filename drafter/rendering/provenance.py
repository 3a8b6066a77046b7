"""Where each line that a template emits was written: the lexer's text gets a mark after every line end.

A mark is ``\\x1e模板:行\\x1f``; neither character can be in a value, because no document can hold it. ``places`` takes
the marks out again. A line that several templates built belongs to the one whose text begins it.
"""

import re
from collections.abc import Iterable, Iterator

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from phrasebank.document import Where

_MARK = re.compile("\x1e[^\x1e\x1f]*:[0-9]+\x1f")
# the marks before a line's first visible character; the groups hold the last of them
_LEADING = re.compile("(?:\\s*\x1e(?P<source>[^\x1e\x1f]*):(?P<line>[0-9]+)\x1f)+")


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
    source, at = "", 0
    for number, line in enumerate(rendered.split("\n")):
        text = line
        if lead := _LEADING.match(line):
            source, at, text = lead["source"], int(lead["line"]), line[lead.end() :]
        if "\x1e" in text:
            text = unmarked(text)
        if text and not text.isspace():
            yield text, Where(source, at, number)
