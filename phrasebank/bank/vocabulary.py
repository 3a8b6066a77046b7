"""The words of a bank with their sound: what a miss is compared with.

Only the best entries are looked through, so that the price is the same for a small bank and a large one; they hold nearly
all words that the others have. A word is what the dictionary has for one, wherever it stands: a lookup finds it there.
"""

import sqlite3
from collections import Counter

from phrasebank.bank.sounds import sound
from phrasebank.fewwords import known_words

ENTRIES = 20_000
"""Of 108,000 entries of 321 official texts."""

LONGEST = 4
"""Longer words are compared as passages, see ``near``."""


def learn(connection: sqlite3.Connection) -> None:
    """Fill the table of words from the entries."""
    known = known_words(2, LONGEST)
    counts: Counter[str] = Counter()
    sizes = range(2, LONGEST + 1)
    for text, sources in connection.execute(f"SELECT text, sources FROM entry ORDER BY id LIMIT {ENTRIES}"):  # noqa: S608
        for word in [w for n in sizes for i in range(len(text) - n + 1) if (w := text[i : i + n]) in known]:
            counts[word] += sources
    connection.executemany(
        "INSERT INTO word VALUES (?, ?, ?)",
        ((word, sound(word), count) for word, count in sorted(counts.items()) if is_chinese(word)),
    )


def is_chinese(word: str) -> bool:
    return all("\u3400" <= character <= "\u9fff" or character >= "\U00020000" for character in word)
