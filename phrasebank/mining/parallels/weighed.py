"""Weighed rows: siblings that the rules refuse, of which a scorecard tells parallels from what stands side by side.

    学先一步、学深一层 → refused, for they share one character; of one length and form, and taken

What has been judged is weighed if it overlaps nothing that was found. Of rows that overlap, the heaviest is taken.
"""

import re
from collections.abc import Iterator, Sequence

from phrasebank.mining.frames import Frame, ends, filled
from phrasebank.mining.parallels.cuts import Cuts
from phrasebank.mining.parallels.deeds import narrating
from phrasebank.mining.parallels.judgement import Found, is_governed, is_quoted_in_part
from phrasebank.mining.parallels.likeness import mostly_figures
from phrasebank.mining.parallels.looks import Row, word_class
from phrasebank.mining.parallels.names import are_counted, are_figures, are_names
from phrasebank.mining.parallels.rows import Place
from phrasebank.mining.parallels.siblings import table
from phrasebank.mining.parallels.signs import PLAIN, SIGNS, signs
from phrasebank.mining.predicates import table as predicates
from phrasebank.mining.scorecard import Scorecard, scorecard
from phrasebank.sentences import Span

CARD = "parallels"
_LONGEST = 120
_LEAST_SHARED = 0.05
_IN_PLAIN = 80
"""So many points beyond the threshold a row needs before its words are looked up, which take away more often than they add."""
_UNLIKE, _UNLIKE_OF_TWO = 2.5, 1.8
"""The longest is so many times as long as the shortest at most."""
_A_MEMBER = 30
"""Each member is worth so many points where rows overlap: the longer row is preferred."""
# a figure with its unit: 三千米 is none, 3000米 is
_AMOUNT = re.compile("[0-9０-９.%％][万亿元人个%％倍年月日次家名户吨米]")
_MEETINGS = ("会议", "大会")
# what only brings in something said or told: 市长│指出, 会议的任务│是
_BRINGS_IN = ("指出", "强调", "要求", "表示", "是", "说", "为")
_JOINS = frozenset("和与及等")
_JOINTS = frozenset(("和", "与", "及", "以及"))
_NOT_INSIDE = frozenset("\n。！？，；：、“‘《（”’》）的")
_FELT, _FOUR = 3, 4
"""Two words of fewer characters are not felt; three of so many may say something though they are nouns."""
_ACTS = frozenset("vdpc")
"""Classes of words that begin no name: verbs, adverbs, prepositions."""
_SURNAMED = 4
"""A short member that begins with a family name may be a person's."""


def weighed_rows(cuts: Cuts, found: Sequence[Found]) -> Iterator[Found]:
    """The refused rows that the card takes, and that overlap neither what was found nor one another."""
    card = scorecard(CARD)
    plain = Scorecard(card.points, card.threshold + _IN_PLAIN).judge(PLAIN)
    takes = card.judge(SIGNS)
    taken = bytearray(len(cuts.text))
    _cover(taken, [span for f in found for span in f.spans])
    weights: list[tuple[int, Row]] = []
    for places in dict.fromkeys(cuts.rows):
        if _overlaps(taken, places) or _are_unlike(row := Row(cuts, places)):
            continue
        if plain(row) and is_weighable(row) and takes(row):
            weights.append((card.score(signs(row)) + _A_MEMBER * len(places), row))
    for _, row in sorted(weights, key=lambda one: (-one[0], one[1].places)):
        if not _overlaps(taken, row.places) and (frame := _frame(row)):
            _cover(taken, row.places)
            yield Found(tuple([Span(a, b) for a, b in row.places]), frame)


def is_weighable(row: Row) -> bool:
    """Whether nothing bars a row: names, figures, talk of a meeting, words cut in two, nothing in common."""
    if _are_unlike(row) or _stands_apart(row) or is_governed(row.text, row.places) or _is_barred(row.said):
        return False
    if _cuts_words(row) or _are_nouns(row):
        return False
    return not (row.frame and (are_names(row.frame, row.said) or are_figures(row.frame, row.said)))


def _are_unlike(row: Row) -> bool:
    """Whether members are of too different lengths, the same, or have next to no character in common."""
    sizes = row.sizes
    unlike = _UNLIKE_OF_TWO if len(sizes) == 2 else _UNLIKE
    if len(sizes) < 2 or min(sizes) < 2 or max(sizes) > min(_LONGEST, unlike * min(sizes)):
        return True
    return len(row.shared) < _LEAST_SHARED * row.usual or len(set(row.said)) < len(sizes)


def _is_barred(texts: Sequence[str]) -> bool:
    """Whether members are figures, documents, persons, what a meeting did, two short words, or cut from quotations or brackets."""
    if len(texts) == 2 and max(len(text.strip("“”")) for text in texts) < _FELT:
        return True
    in_brackets = any(text.count("（") != text.count("）") for text in texts)
    return (
        in_brackets
        or is_quoted_in_part(texts)
        or mostly_figures(texts)
        or _tells(texts)
        or _are_persons(texts)
    )


def _tells(texts: Sequence[str]) -> bool:
    """Whether members tell what took place, name documents or amounts, number something, or bring in what is said."""
    if are_counted(texts) or any("《" in text or _AMOUNT.search(text) for text in texts):
        return True
    if all(text.startswith("第") for text in texts) or all(text.endswith(_BRINGS_IN) for text in texts):
        return True
    return 2 * sum(text[:2] in narrating() or text.startswith(_MEETINGS) for text in texts) >= len(texts)


def _are_persons(texts: Sequence[str]) -> bool:
    known = table()
    persons = sum(
        text.endswith(known.titles)
        or (text[0] in known.surnames and len(text) <= _SURNAMED)
        or known.posts.search(text) is not None
        for text in texts
    )
    return 2 * persons >= len(texts)


def _stands_apart(row: Row) -> bool:
    """Whether paragraphs end between members, or 和 or 等 stands before the first."""
    start = row.places[0][0]
    return (start > 0 and row.text[start - 1] in _JOINS) or any("\n" in gap for gap in row.between)


def _cuts_words(row: Row) -> bool:
    """Whether the first begins inside a word of its clause, or the last where its clause goes on."""
    start, end = row.places[0][0], row.places[-1][1]
    text = row.text
    if end < len(text) and text[end] not in _NOT_INSIDE and text[end] not in _JOINS:
        return True
    return not (not start or text[start - 1] in _NOT_INSIDE or (row.known and row.cuts.edges[start]))


def _are_nouns(row: Row) -> bool:
    """Whether nouns are listed, which are names more often than not; three of four characters may say something: 青山绿水、蓝天白云、鸟语花香."""
    if not all("、" in gap or gap in _JOINTS for gap in row.between):
        return False
    said = len(row.said) > 2 and max(row.sizes) <= _FOUR and row.is_even
    return not said and not any(_acts(words[0]) for words in row.words[1:])


def _acts(word: str) -> bool:
    """Whether a word begins no name: a verb that is no noun too, an adverb or a preposition."""
    known = predicates()
    return word not in known.nouns and word not in known.doubtful and word_class(word) in _ACTS


def _frame(row: Row) -> Frame | None:
    """What a row has in common in whole words, or in characters where that is nothing."""
    if row.frame and row.frame.weight:
        return row.frame
    free = [b"\1" * (size + 1) for size in row.sizes]
    alike = ends(row.said, free)
    return filled(row.said, alike) if alike else None


def _cover(taken: bytearray, places: Sequence[Place]) -> None:
    for start, end in places:
        taken[start:end] = b"\1" * (end - start)


def _overlaps(taken: bytearray, places: Sequence[Place]) -> bool:
    """Whether a member lies where one of another row does; ``taken`` has a 1 for each character of those."""
    return any(taken.find(1, start, end) >= 0 for start, end in places)
