"""Near words for a miss: what the writer may have meant, by characters and by sound.

    near(banks, "耽当") == ("担当", …)          a wrong character of the right sound
    near(banks, "提高政治占位") == ("提高政治站位", …)
    near(banks, "zhigogn") == ("职工", …)       pinyin with a slip

Short words are compared with the bank's vocabulary, longer ones also with passages of its entries that share one of their halves
(a single wrong character leaves one half whole).
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA, Levenshtein

from phrasebank.bank.banks import Bank
from phrasebank.bank.grams import fold, phrase
from phrasebank.bank.pinyin import letters_of
from phrasebank.bank.schema import explained
from phrasebank.bank.sounds import sound
from phrasebank.fewwords import few_words

CLOSE_ENOUGH = 0.6
"""Mean of likeness in characters and in sound; 耽当 is to 担当 0.75, to 相当 0.60, to 当前 0.28."""

SAME_SOUND = 0.7
"""What a word of the same sound counts at least, if all its characters are others."""

MARGIN = 0.15
"""What is that much less like than the best is not worth naming beside it."""

SOUNDS_LIKE = 0.75
"""Two letters exchanged in six or seven, or one wrong in four."""

HALVES_FROM = 4
PASSAGES = 300


def near(banks: Sequence[Bank], word: str, limit: int = 5) -> tuple[str, ...]:
    """The bank's words and passages most like ``word``, the most like first; empty if nothing is."""
    if (letters := letters_of(word)) is not None and letters.isascii():
        return _sounding_like(banks, letters.replace(" ", ""), limit)
    wanted = fold(word)
    wanted_sound = sound(wanted)
    found: dict[str, tuple[float, int]] = {}
    for text, reading, count in _candidates(banks, wanted):
        characters = Levenshtein.normalized_similarity(wanted, text)
        likeness = (characters + Levenshtein.normalized_similarity(wanted_sound, reading)) / 2
        if reading == wanted_sound:
            likeness = max(likeness, SAME_SOUND)
        if likeness >= CLOSE_ENOUGH and text != wanted:
            found[text] = max(found.get(text, (0.0, 0)), (round(likeness, 6), count))
    ranked = sorted(found, key=lambda text: (-found[text][0], -found[text][1], text))
    close = [text for text in ranked if found[text][0] >= found[ranked[0]][0] - MARGIN]
    # a better passage with a character more or less is the same passage
    kept = [t for n, t in enumerate(close) if not any(t in better or better in t for better in close[:n])]
    return tuple(kept[:limit])


def _sounding_like(banks: Sequence[Bank], letters: str, limit: int) -> tuple[str, ...]:
    """The words whose pinyin is most like what was typed; of equals those in more use first."""
    found: dict[str, tuple[float, int]] = {}
    for bank in banks:
        with explained(bank.path):
            for text, reading, count in bank.connection.execute("SELECT text, sound, count FROM word"):
                likeness = OSA.normalized_similarity(
                    letters, reading.replace(" ", ""), score_cutoff=SOUNDS_LIKE
                )
                if likeness:
                    found[text] = max(found.get(text, (0.0, 0)), (round(likeness, 6), count))
    ranked = sorted(found, key=lambda text: (-found[text][0], -found[text][1], text))
    return tuple(ranked[:limit])


def _candidates(banks: Sequence[Bank], wanted: str) -> Iterator[tuple[str, str, int]]:
    """Texts of the banks with their sounds and counts."""
    for bank in banks:
        with explained(bank.path):
            yield from bank.connection.execute(
                "SELECT text, sound, count FROM word WHERE length(text) BETWEEN ? AND ? ORDER BY text",
                (len(wanted) - 1, len(wanted) + 1),
            )
            if len(wanted) >= HALVES_FROM:
                for text in dict.fromkeys(_passages(bank, wanted)):
                    yield text, sound(text), 0


def _passages(bank: Bank, wanted: str) -> Iterator[str]:
    """What stands in entries where one half of the word does: as long as the word, or a character more or less.

    Words at its ends are whole: 安全和健 of 安全和健康 is none.
    """
    middle = len(wanted) // 2
    halves = wanted[:middle], wanted[middle:]
    entries = bank.connection.execute(
        "SELECT e.text FROM gram g CROSS JOIN entry e ON e.id = g.rowid WHERE gram MATCH ? ORDER BY g.rowid LIMIT ?",
        (f"text : {phrase(halves[0])} OR text : {phrase(halves[1])}", PASSAGES),
    )
    for (text,) in entries:
        folded = fold(text)
        for size in (len(wanted), len(wanted) - 1, len(wanted) + 1):
            at, behind = folded.find(halves[0]), folded.find(halves[1])
            for start in (at, behind + len(halves[1]) - size if behind >= 0 else -1):
                passage = folded[start : start + size] if start >= 0 else ""
                if len(passage) == size and passage.isalnum() and {start, start + size} <= _edges(folded):
                    yield passage


@lru_cache(maxsize=PASSAGES)
def _edges(text: str) -> frozenset[int]:
    """Where the words of a text begin and end; long ones are two: 职工|群众."""
    return frozenset(_ends(text))


def _ends(text: str) -> Iterator[int]:
    end = 0
    yield end
    for word in few_words(text):
        if len(word) >= HALVES_FROM:
            yield end + len(word) // 2
        end += len(word)
        yield end
