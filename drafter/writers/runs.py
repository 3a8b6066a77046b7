"""WordprocessingML of the words inside a paragraph: runs, their tabs and line ends.

A line end of the text is a plain break; one that the look puts (a title's lines, a copy for the lectern) stands in a
run of style ``稿·回行``, so that reading the file back parts no words.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from drafter.writers.styles import LINE_END, STYLE_IDS, escape
from phrasebank.document import Head, Inline, Paragraph, Text

Piece = tuple[type[Inline], str]
# a tab, and any line end: they are elements in a run
_BREAKING = re.compile(r"(\t|\r\n|\r|\n)")
# where a line is ended for the look's sake; no document holds the character (it can stand in no file)
_TURN = "\x1e"
_LINE_TURNS = f'<w:r><w:rPr><w:rStyle w:val="{STYLE_IDS[LINE_END]}"/></w:rPr><w:br/></w:r>'
TEXT = '<w:t xml:space="preserve">'


def pieces_of(paragraph: Paragraph) -> list[Piece]:
    """The inlines as kinds and texts; the number belongs to the text or head that the paragraph begins with."""
    pieces = [(type(inline), inline.text) for inline in paragraph.inlines]
    if paragraph.number:
        kind, text = pieces[0] if pieces else (Text, "")
        if kind in (Text, Head):
            pieces[:1] = [(kind, paragraph.number + text)]
        else:
            pieces.insert(0, (Text, paragraph.number))
    return pieces


def broken(pieces: list[Piece], breaks: Sequence[int]) -> list[Piece]:
    """Put a line break where the title's lines end."""
    out, offset = [], 0
    for kind, text in pieces:
        cuts = [at - offset for at in breaks if offset < at <= offset + len(text)]
        edges = [0, *cuts, len(text)]
        out.append((kind, _TURN.join(text[a:b] for a, b in pairwise(edges))))
        offset += len(text)
    return out


def runs_xml(
    pieces: Sequence[Piece], openings: Mapping[type[Inline], str], marks: Mapping[int, str] | None = None
) -> str:
    """The runs of the pieces; ``marks`` is XML that stands before a piece, by its number, or behind the last."""
    if not marks:
        return "".join(_run(openings[kind], text) for kind, text in pieces if text)
    runs = (
        marks.get(n, "") + (_run(openings[kind], text) if text else "")
        for n, (kind, text) in enumerate(pieces)
    )
    return "".join(runs) + marks.get(len(pieces), "")


def lengths(pieces: Sequence[Piece]) -> list[int]:
    """How many characters of the text each piece holds."""
    return [len(text) - text.count(_TURN) for _, text in pieces]


def _run(opening: str, text: str) -> str:
    if _TURN in text:
        return _LINE_TURNS.join(_run(opening, line) if line else "" for line in text.split(_TURN))
    return f"{opening}{_content(text)}</w:r>"


def _content(text: str) -> str:
    """A run's text; tabs and line ends become elements, because Word shows the characters as blanks."""
    written = escape(text)
    if _BREAKING.search(written):
        return "".join(_piece_of_content(part) for part in _BREAKING.split(written) if part)
    return f"{TEXT}{written}</w:t>"


def _piece_of_content(part: str) -> str:
    if part == "\t":
        return "<w:tab/>"
    return "<w:br/>" if part in ("\n", "\r", "\r\n") else f"{TEXT}{part}</w:t>"


def sized(opening: str, size: int) -> str:
    """A run's opening with type of another size; a highlight stands behind the size."""
    before, mark, after = opening.partition("<w:highlight")
    before, end, rest = (before, "", "") if mark else before.partition("</w:rPr>")
    return f'{before}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{mark}{after}{end}{rest}'
