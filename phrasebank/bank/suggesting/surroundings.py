"""What stands behind a place in its source: the bank keeps each source's sentences in full and in their order."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from phrasebank.bank.banks import Bank
from phrasebank.bank.places import Citation
from phrasebank.bank.schema import explained


class Stand(NamedTuple):
    """A sentence with a place in it: ``at`` is where the place ends, counted in the sentence's own text."""

    bank: Bank
    sentence: int
    source: int
    begins: int
    text: str
    cuts: str
    at: int


class Passage(NamedTuple):
    """What follows somewhere: characters ``start`` to ``end`` of a sentence's own text."""

    stand: Stand
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.stand.text[self.start : self.end]


# an entry's places with their sentences; walks the key, does not sort
_STANDS = """
SELECT o.sentence, s.source, s.start, s.text, s.cuts, o.start
  FROM occurrence o CROSS JOIN sentence s ON s.id = o.sentence WHERE o.entry = ? ORDER BY o.sentence, o.start LIMIT ?
"""
_SENTENCE = "SELECT id, source, start, text, cuts FROM sentence WHERE id = ? AND source = ?"
_SOURCE = "SELECT name, title, date, genre FROM source WHERE id = ?"
_LEADING = re.compile(r"[，,；;：:。！？!?、…—\-\s”’」』）)】》]*")
_CLAUSE = re.compile(r"[^，,；;：:。！？!?\n]+")
_CHINESE = re.compile(r"[\u3400-\u9fff]{2}")


def stands(bank: Bank, entry: int, words: str, limit: int) -> Iterator[Stand]:
    """The first places of an entry in sources that count."""
    with explained(bank.path):
        for sentence, source, begins, text, cuts, start in bank.connection.execute(_STANDS, (entry, limit)):
            if bank.counts(source):
                at = start - begins if not cuts else text.rfind(words, 0, start - begins + len(words))
                if text.startswith(words, at):
                    yield Stand(bank, sentence, source, begins, text, cuts, at + len(words))


def clause_behind(stand: Stand) -> Passage | None:
    """The clause that follows, in this sentence or as the first of the next."""
    found = _clause(stand, stand.at)
    if found is None and (after := next_sentence(stand)):
        found = _clause(after, 0)
    return found


def _clause(stand: Stand, start: int) -> Passage | None:
    behind = _LEADING.match(stand.text, start)
    clause = _CLAUSE.match(stand.text, behind.end() if behind else start)
    return Passage(stand, *clause.span()) if clause else None


def rest_behind(stand: Stand) -> Passage | None:
    """The rest of the sentence if there is more, or else the whole next sentence; None at the source's end."""
    behind = _LEADING.match(stand.text, stand.at)
    start = behind.end() if behind else stand.at
    if _CHINESE.search(stand.text, start):
        return Passage(stand, start, len(stand.text))
    after = next_sentence(stand)
    return Passage(after, 0, len(after.text)) if after and _CHINESE.search(after.text) else None


def next_sentence(stand: Stand) -> Stand | None:
    """The sentence behind that of ``stand``, None at the source's end."""
    found = stand.bank.connection.execute(_SENTENCE, (stand.sentence + 1, stand.source)).fetchone()
    if found is None:
        return None
    number, source, begins, text, cuts = found
    return Stand(stand.bank, number, source, begins, text, cuts, 0)


def citation(passage: Passage) -> Citation:
    """Where a passage stands in its source."""
    stand = passage.stand
    name, title, date, genre = stand.bank.connection.execute(_SOURCE, (stand.source,)).fetchone()
    start, end = _source_span(stand, passage.start, passage.end)
    return Citation(name, title, start, end, stand.text, date, genre)


def _source_span(stand: Stand, start: int, end: int) -> tuple[int, int]:
    """Offsets in the source; each cut is an offset in the sentence and how many characters the source has more there."""
    before = inside = 0
    for cut in stand.cuts.split():
        offset, length = map(int, re.split(r"[!+]", cut))
        if offset <= start:
            before += length
        elif offset < end:
            inside += length
    return stand.begins + start + before, stand.begins + end + before + inside
