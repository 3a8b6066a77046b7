"""The two plain ways that suggestions are measured against: the most frequent pieces, and SQLite's bm25.

Both work on the texts and counts of the same bank, in an index of their own that keeps what bm25 needs. What is left out
is left out here, too.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable

from phrasebank.bank.grams import TOKENIZER, phrase, tokens
from phrasebank.fewwords import few_words

CANDIDATES = 60
"""Answers of the index that are looked through for those that are not left out."""


class PlainWays:
    """An index of a bank's texts with their counts; ``leave_out`` says which sources do not count."""

    def __init__(self, bank: sqlite3.Connection) -> None:
        self.bank = bank
        self.gone: Counter[str] = Counter()
        self.own = sqlite3.connect(":memory:")
        self.own.execute(
            "CREATE TABLE piece (id INTEGER PRIMARY KEY, text TEXT, count INTEGER, heading INTEGER)"
        )
        rows = bank.execute(
            "SELECT min(id), text, max(count), max(kind = 'enumeration') FROM entry GROUP BY text"
        )
        self.own.executemany("INSERT INTO piece VALUES (?, ?, ?, ?)", rows)
        self.own.execute("CREATE INDEX piece_text ON piece (text)")
        self.own.execute(f"CREATE VIRTUAL TABLE gram USING fts5(text, tokenize='{TOKENIZER}')")
        texts = self.own.execute("SELECT id, text FROM piece").fetchall()
        self.own.executemany(
            "INSERT INTO gram (rowid, text) VALUES (?, ?)", ((number, tokens(text)) for number, text in texts)
        )

    def leave_out(self, sources: Iterable[int]) -> None:
        """Count nothing that stands in these sources."""
        query = """
SELECT e.text, count(*) FROM source s JOIN sentence n ON n.id BETWEEN s.first AND s.first + s.sentences - 1
  JOIN occurrence o ON o.sentence = n.id JOIN entry e ON e.id = o.entry WHERE s.id = ? GROUP BY e.id"""
        self.gone = Counter()
        for source in sources:
            most: Counter[str] = Counter()
            for text, count in self.bank.execute(query, (source,)):
                most[text] = max(most[text], count)
            self.gone.update(most)

    def frequent(self, typed: str, limit: int) -> list[str]:
        """The most frequent pieces that begin with what is typed."""
        query = "SELECT text, count FROM piece WHERE text > ? AND text < ?"
        return self._most(self.own.execute(query, (typed, typed + "\U0010ffff")), limit)

    def frequent_headings(self, given: str, limit: int) -> list[str]:
        """The most frequent headings."""
        rows = self.own.execute("SELECT text, count FROM piece WHERE heading ORDER BY count DESC LIMIT 500")
        return self._most(((text, count) for text, count in rows if text != given), limit)

    def _most(self, rows: Iterable[tuple[str, int]], limit: int) -> list[str]:
        left = ((text, count - self.gone[text]) for text, count in rows)
        return [text for text, count in sorted(left, key=lambda row: (-row[1], row[0])) if count > 0][:limit]

    def ranked(self, typed: str, limit: int) -> list[str]:
        """What is typed, gone on as the pieces do that hold it, by bm25."""
        found: dict[str, None] = {}
        for text in self._by_bm25(phrase(typed), "") if phrase(typed) else ():
            at = text.find(typed)
            if at >= 0 and at + len(typed) < len(text):
                found[typed + text[at + len(typed) :]] = None
            if len(found) == limit:
                break
        return list(found)

    def ranked_headings(self, given: str, limit: int) -> list[str]:
        """Headings that share words with what is given, by bm25."""
        words = [phrase(word) for word in dict.fromkeys(few_words(given)) if phrase(word)]
        found = self._by_bm25(" OR ".join(filter(None, words)), " AND p.heading") if words else []
        return [text for text in found if text not in given][:limit]

    def _by_bm25(self, expression: str | None, further: str) -> list[str]:
        query = "SELECT p.text, p.count FROM gram g CROSS JOIN piece p ON p.id = g.rowid WHERE gram MATCH ?"
        rows = self.own.execute(f"{query} {further} ORDER BY bm25(gram) LIMIT ?", (expression, CANDIDATES))
        return [text for text, count in rows if count > self.gone[text]]
