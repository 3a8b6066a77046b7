"""Openings that answer one another over other sentences: of a paragraph's sentences, and of neighbouring paragraphs.

争做先行者。（……）争做示范者。（……）争做引领者。（……） → 争做⟨⟩者
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from phrasebank.fewwords import part_of_speech
from phrasebank.mining.frames import Frame, weight
from phrasebank.mining.parallels.rows import Place, Rows
from phrasebank.mining.parallels.skeletons import skeletons
from phrasebank.mining.predicates import table as predicates
from phrasebank.mining.shape import CLAUSE_END, SENTENCE_MARK
from phrasebank.words import is_name, words

_SHORT = 30
"""A sentence up to this is taken whole."""
_SAID = 4
"""So much must be said alike of one subject."""
_PREPOSITIONS = frozenset("从对以把用靠")
_KEY = 2
"""What answers one another begins with so many characters in common."""


def rows_over_sentences(openings: Rows) -> Iterator[tuple[Place, ...]]:
    """The openings within a paragraph that begin alike, with others between them."""
    row: list[int] = []
    for at, said in enumerate(openings.said):
        if said:
            row.append(at)
        elif row:
            yield from _apart(openings, row)
            row = []


def _apart(openings: Rows, row: Sequence[int]) -> Iterator[tuple[Place, ...]]:
    by_start: dict[str, list[int]] = {}
    for at in row:
        said = openings.said[at]
        by_start.setdefault(said[0] if said[0] in _PREPOSITIONS else said[:_KEY], []).append(at)
    for found in by_start.values():
        if len(found) < 2 or found[-1] - found[0] < len(found):
            continue
        gaps = {after - before for before, after in pairwise(found)}
        if openings.said[found[0]][0] in skeletons() if len(found) == 2 else max(gaps) - min(gaps) < 2:
            yield tuple([openings.places[at] for at in found])


def rows_over_paragraphs(text: str, openings: Rows) -> Iterator[tuple[Place, ...]]:
    """The openings of neighbouring paragraphs that begin alike; with their second clauses if the first are the same."""
    said, places = openings.said, openings.places
    firsts = [at for at, own in enumerate(said) if own and not said[at - 1]]
    row: list[int] = []
    for at in (*firsts, None):
        if row and at is not None and said[at][:_KEY] == said[row[-1]][:_KEY]:
            row.append(at)
            continue
        if len(row) > 1:
            found = [places[n] for n in row]
            yield tuple(_with_more(text, found) if len({said[n] for n in row}) == 1 else found)
        row = [at] if at is not None else []


def _with_more(text: str, row: Sequence[Place]) -> list[Place]:
    """What begins with one clause, with the clauses that follow if sentences are short and of as many; else with the second."""
    marks = [SENTENCE_MARK.search(text, end) for _, end in row]
    sentences = [text[a : mark.start() if mark else b] for (a, b), mark in zip(row, marks, strict=True)]
    if max(map(len, sentences)) <= _SHORT and len({sentence.count("，") for sentence in sentences}) == 1:
        return [(start, start + len(sentence)) for (start, _), sentence in zip(row, sentences, strict=True)]
    ends = (CLAUSE_END.search(text, end + 1) for _, end in row)
    return [(start, mark.start() if mark else end) for (start, end), mark in zip(row, ends, strict=True)]


def is_striking(shared: Frame, near: bool) -> bool:
    """Whether a frame is noticed over other sentences: 争做⟨⟩者, 从⟨⟩看; not 加强⟨⟩, 做好⟨⟩工作, nor what only names a subject.

    Frames of single function words are, where they are ``near``, in one paragraph.
    """
    head, last = shared.parts[0], shared.parts[-1]
    said = shared.weight - weight(words(head)[0])
    only_subject = is_name(head) and not head.startswith("我们") and said < _SAID
    if any(shared.places[0]) or only_subject:
        return False
    if near and head[0] in skeletons() and len(head) == 1:
        return True
    governs = shared.anchors > 1 and len(last) > 1 and head[:2] in predicates().verbs | predicates().doubtful
    return shared.weight > 2 and not (governs and part_of_speech(last).startswith(("n", "v")))
