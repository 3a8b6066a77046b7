"""Where each line that a template emits was written: the lexer's text gets a mark at the start of every line.

A mark is ``\\x1e模板:行\\x1f``; neither character can be in a value, because no document can hold it. ``places`` takes
the marks out again. A line that several templates built belongs to the one whose text begins it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from phrasebank.document import Where

_MARK = re.compile("\x1e[^\x1e\x1f]*:[0-9]+\x1f")
# statements that print nothing themselves, whether what they enclose is printed or not
_SILENT = frozenset(("if", "elif", "else", "endif", "for", "endfor", "from", "import"))


class Provenance(Extension):
    """Marks the source of every line; the templates' own text is not changed otherwise.

    Blank lines mean nothing in light markup: those of a template, and those that ``{% if … %}`` alone on its line
    would leave, are left out here once instead of in every document.
    """

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        name = stream.name or ""
        for line in _lines(stream):
            if line.is_blank:
                yield from (token for token in line.tokens if token.type != "data")
            else:
                yield Token(line.tokens[0].lineno, "data", _mark(name, line.number))
                yield from line.tokens


@dataclass(slots=True)
class _Line:
    """The tokens of one line of a template, the line's end among them."""

    number: int
    tokens: list[Token] = field(default_factory=list)

    @property
    def is_blank(self) -> bool:
        """Whether nothing can be printed on this line."""
        begun = False
        for token in self.tokens:
            if token.type == "variable_begin" or (token.type == "data" and not token.value.isspace()):
                return False
            if begun and token.value not in _SILENT:
                return False
            begun = token.type == "block_begin"
        return True


def _lines(stream: TokenStream) -> Iterator[_Line]:
    line = _Line(1)
    for token in stream:
        if token.type != "data":
            line.tokens.append(token)
            continue
        for number, text in enumerate(token.value.splitlines(keepends=True), token.lineno):
            # the line of the whole text: Jinja tells by it where what it misses should have stood
            line.tokens.append(Token(token.lineno, "data", text))
            if text.endswith("\n"):
                yield line
                line = _Line(number + 1)
    if line.tokens:
        yield line


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
        marks, _, text = line.rpartition("\x1f")
        if marks:
            found, begun = _marked(marks)
            if found:
                source, at = found
            if begun:
                text = begun + text
        if text and not text.isspace():
            yield text, _where(source, at, number)


@lru_cache(maxsize=4096)
def _where(source: str, line: int, number: int) -> Where:
    """A place; most documents of a template have the same."""
    return Where(source, line, number)


@lru_cache(maxsize=4096)
def _marked(marks: str) -> tuple[tuple[str, int] | None, str]:
    """What precedes the last mark's end: the template and line that the text belongs to, and what text is in it.

    A line begins with its marks, of which the last counts; a mark within belongs to a template included there.
    """
    found = None
    text = marks + "\x1f"
    while (start := text.find("\x1e")) == 0 or (start > 0 and text[:start].isspace()):
        end = text.index("\x1f", start)
        source, _, line = text[start + 1 : end].rpartition(":")
        found, text = (source, int(line)), text[end + 1 :]
    return found, unmarked(text)
