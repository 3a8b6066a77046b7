"""A copy for the lectern: where its lines end, and how long it takes to read aloud.

A line end between two words needs nothing; where the program would break a word, a number or a name, the line is ended
before it. What is put there is layout (``稿·回行``), no character of the text.
"""

import re
from functools import lru_cache

from drafter.writers.looks import Look, Reading
from drafter.writers.place import width
from drafter.writers.wholes import wholes
from phrasebank.document import Document, Role

# these have lines or indents of their own
_OTHERS = frozenset(
    {
        Role.TITLE,
        Role.SUBTITLE,
        Role.MASTHEAD,
        Role.DOCUMENT_NUMBER,
        Role.ATTENDANCE,
        Role.ATTACHMENT,
        Role.SIGNATURE,
        Role.SEALED_SIGNATURE,
        Role.SIGNED_DATE,
        Role.COPIES,
        Role.IMPRINT,
    }
)
# each of 2026, 3, 15.6% in “2026年3月15.6%”; nothing in 职工，“工间操”
_UNEVEN = re.compile(r"[^\u2014\u2018-\u201d\u2026\u3000-\u303f\u4e00-\u9fff\uff00-\uff60]+")
# programs set a quarter of a character between Chinese and digits, on both sides of every number
_BESIDE_DIGITS = 0.5
_NO_LINE_ENDS: dict[Role, tuple[float, float]] = {}


@lru_cache(maxsize=8)
def line_lengths(look: Look) -> dict[Role, tuple[float, float]]:
    """For each role whose words stay whole, how many characters its first and its other lines hold."""
    if look.reading is None or not look.reading.whole_words:
        return _NO_LINE_ENDS
    found = {}
    for role in Role:
        if role in _OTHERS:
            continue
        set_as = look.paragraph(role.value)
        character = set_as.size * 10 + set_as.spacing
        line = (look.page.area - set_as.left.twips - set_as.right.twips) / character
        found[role] = (line - set_as.first_line.twips / character, line)
    return found


def line_turns(text: str, first: float, line: float) -> tuple[int, ...]:
    """Offsets before which a line is ended because it would break a whole; wholes longer than a line are left alone.

    Where a line holds letters or digits, whose width no two programs agree on, it is ended in any case, and early.

    >>> line_turns("今天我们召开动员大会", 8, 8)
    (6,)
    """
    turns: list[int] = []
    offset, used, room, uneven = 0, 0.0, first, False
    for whole in wholes(text, phrases=False):
        numbers = len(_UNEVEN.findall(whole))
        wide, mixed = width(whole) + _BESIDE_DIGITS * numbers, numbers > 0
        if "\n" in whole:
            used, room, uneven = 0.0, line, False
        elif used + wide <= room:
            used, uneven = used + wide, uneven or mixed
        elif used == 0:
            used, room, uneven = wide % line, line, mixed
        else:
            if uneven or mixed or room - used >= width(whole[0]):
                turns.append(offset)
            used, room, uneven = wide % line, line, mixed
        offset += len(whole)
    return tuple(turns)


def reading_note(document: Document, reading: Reading) -> str:
    """What the header says: 全文 2400 字，约 12 分钟（每分钟 200 字）; characters without blanks, at least a minute."""
    characters = sum(not c.isspace() for c in document.text)
    minutes = max(1, round(characters / reading.speed))
    return f"全文{characters}字，约{minutes}分钟（每分钟{reading.speed}字）"
