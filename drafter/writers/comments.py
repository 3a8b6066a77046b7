"""A document's notes as Word comments: the part ``word/comments.xml``, and where in a paragraph's runs each is anchored.

A comment is anchored at whole runs: a note on a gap at the gap's run, a note on a paragraph at all of them. Comments bear
no date, so the same document gives the same bytes.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from drafter.writers.headplaces import record_from
from drafter.writers.runs import Piece, lengths
from drafter.writers.styles import HINT, W, escape
from phrasebank.document import Document, Note, Paragraph, Role, notes_by_block

COMMENTS = "word/comments.xml"
AUTHOR = "drafter"
_TYPES, _RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"
_TYPE = (
    b'<Override PartName="/word/comments.xml" ContentType='
    b'"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>'
)
_RELATION = (
    b'<Relationship Id="rIdComments" Type='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>'
)
# the look's base has a large type, an exact pitch and an indent: a comment is set as Word sets comments
_PARAGRAPH = (
    '<w:p><w:pPr><w:spacing w:line="240" w:lineRule="auto"/><w:ind w:left="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>'
    f'<w:r><w:rPr>{HINT}<w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr><w:t xml:space="preserve">{{}}</w:t></w:r></w:p>'
)


class Anchor(NamedTuple):
    """Where a comment stands: characters of its paragraph's text."""

    number: int
    start: int
    end: int


def placed_notes(document: Document) -> tuple[tuple[Note, ...], dict[int, list[Anchor]]]:
    """The notes that stand on a paragraph of the text, and their anchors by the number of the block.

    What stands in a table, in the joint names of several issuers or in the record at the foot can bear no comment.
    """
    last = record_from(document.blocks) if document.notes else 0
    notes: list[Note] = []
    anchors: defaultdict[int, list[Anchor]] = defaultdict(list)
    for index, own in sorted(notes_by_block(document).items()):
        block = document.blocks[index]
        if isinstance(block, Paragraph) and block.role is not Role.MASTHEAD and index < last:
            for note in own:
                offset = block.where.offset
                anchors[index].append(Anchor(len(notes), note.start - offset, note.end - offset))
                notes.append(note)
    return tuple(notes), anchors


def marks(pieces: Sequence[Piece], anchors: Sequence[Anchor]) -> dict[int, str]:
    """The elements of the anchors by the number of the piece that they stand before."""
    found: defaultdict[int, str] = defaultdict(str)
    if not anchors:
        return found
    edges = list(accumulate(lengths(pieces), initial=0))
    for anchor in anchors:
        last = max(anchor.start, anchor.end - 1)
        end = min(bisect_right(edges, last), len(pieces))
        found[end] += (
            f'<w:commentRangeEnd w:id="{anchor.number}"/><w:r><w:commentReference w:id="{anchor.number}"/></w:r>'
        )
    for anchor in anchors:
        start = min(bisect_right(edges, anchor.start) - 1, max(0, len(pieces) - 1))
        found[start] += f'<w:commentRangeStart w:id="{anchor.number}"/>'
    return found


def comments_xml(notes: Sequence[Note]) -> bytes:
    """The part that holds the comments' words."""
    written = "".join(
        f'<w:comment w:id="{number}" w:author="{AUTHOR}" w:initials="D">'
        + "".join(_PARAGRAPH.format(escape(line)) for line in note.lines or ("",))
        + "</w:comment>"
        for number, note in enumerate(notes)
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<w:comments xmlns:w="{W}">{written}</w:comments>'.encode()


def with_comments(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The constant parts of a package, with its comments announced."""
    return parts | {
        _TYPES: parts[_TYPES].replace(b"</Types>", _TYPE),
        _RELATIONS: parts[_RELATIONS].replace(b"</Relationships>", _RELATION),
    }
