"""What one source yields for the bank: a pure map from a Document to its sentences and pieces of phrasing.

A bank is a function of the set of its harvests, nothing else: not of their order, nor of where they were made.

    harvest(Document("同志们：要实干。", …)).occurrences == (
        Occurrence(Kind.CLAUSE, "", "", "要实干", sentence=1, start=4, end=7),)

Clauses are taken as they stand, without the quotes and brackets that their cut left open. What is no phrasing is
left out: fewer than two Chinese characters, or a length that only lists of names and damaged texts have.
"""

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from phrasebank.bank.grams import fold
from phrasebank.bank.kinds import Kind
from phrasebank.bank.likeness import sketch
from phrasebank.bank.origin import date_of, genre_of
from phrasebank.bank.recipe import recipe
from phrasebank.document import Document
from phrasebank.mining import (
    KINDS,
    Abbreviation,
    Enumeration,
    Formula,
    Item,
    Parallel,
    Slogan,
    Structure,
    mine,
)
from phrasebank.sentences import Span, clauses, sentences
from phrasebank.view import View, reading

KINDS_OF_A_SOURCE = tuple(kind for kind in KINDS if kind != Kind.CANONICAL)
"""Set wording is what sources share: it is found in the whole bank, see ``wording``."""

# in the 133,000 clauses of 321 official texts, those beyond 100 characters are lists of names and noise (0.7 %)
LONGEST = 100

# two Chinese characters with anything between: 抓 A 抓 matches, “2026年” does not
_PROSE = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff].*[\u3400-\u9fff\U00020000-\U0003ffff]", re.DOTALL)
# the cut of a column, with the blanks around it: 团结动员\n\n职工; but not the blank of 奋进新征程 建功新时代
_LINE_BREAKS = re.compile(r"[^\S\r\n]*[\r\n]\s*")
_PAIRS = {
    "“": "”",
    "‘": "’",
    "（": "）",
    "(": ")",
    "《": "》",
    "〈": "〉",
    "【": "】",
    "[": "]",
    "「": "」",
    "『": "』",
}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
_EDGES = frozenset("、，,；;：:。.！!？?…—－-·•*#|_ \t\r\n\u3000\xa0")


_SPECIAL = _EDGES.union(_PAIRS, _CLOSERS)


class SourceInfo(NamedTuple):
    """A document as the bank knows it; ``hash`` is of its text, ``file`` of the bytes that it was read from.

    ``date`` (2024-03-06, 2024-03 or 2024) and ``genre`` are guessed, None if nothing tells them; by the ``sketch`` likeness
    is told, ``recipe`` is what made the harvest.
    """

    name: str
    title: str | None
    hash: str
    file: str
    encoding: str | None
    chars: int
    date: str | None = None
    genre: str | None = None
    sketch: bytes = b""
    recipe: str = ""


class Sentence(NamedTuple):
    """A sentence in the source's words; ``cuts`` says what the source has between them, see ``cuts``."""

    start: int
    text: str
    cuts: str = ""


class Occurrence(NamedTuple):
    """One place of one piece: ``sentence`` counts the source's sentences from 0; "" is no function, no frame."""

    kind: Kind
    function: str
    frame: str
    text: str
    sentence: int
    start: int
    end: int


class Harvest(NamedTuple):
    """What one source yields; ``members`` pairs an abbreviation with what the source says that it stands for.

    ``lists`` are the items of each list and the instances of each parallel, in order: what follows what.
    """

    source: SourceInfo
    sentences: tuple[Sentence, ...]
    occurrences: tuple[Occurrence, ...]
    members: tuple[tuple[str, tuple[str, ...]], ...] = ()
    lists: tuple[tuple[Occurrence, ...], ...] = ()


def text_hash(text: str) -> str:
    """The same for the same text, whatever its encoding was."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def harvest(document: Document, file: str = "") -> Harvest:
    """Everything that the bank keeps of a document; ``file`` is the hash of the file that it was read from."""
    text = document.text
    view = reading(text)
    spans = tuple(sentences(view.text))
    structures = mine(document, KINDS_OF_A_SOURCE)
    starts = [view.source(span.start) for span in spans]
    found = tuple(
        dict.fromkeys(
            (
                *_structures(text, structures, starts),
                *_clauses(text, view, spans, _heads(text, structures)),
            )
        )
    )
    source = SourceInfo(
        document.source,
        document.title,
        text_hash(text),
        file,
        document.encoding,
        len(text),
        date_of(document),
        genre_of(document),
        sketch(one.text for one in found if one.kind is Kind.CLAUSE),
        recipe(),
    )
    return Harvest(
        source,
        tuple(_sentence(text, view, span) for span in spans),
        found,
        tuple(_members(structures)),
        tuple(_lists(text, structures, starts)),
    )


def _sentence(text: str, view: View, span: Span) -> Sentence:
    start, end = view.span(*span)
    seen = view.text[slice(*span)]
    words = own_words(text, start, end, seen)
    if words is not None and len(words) == end - start:
        return Sentence(start, words)
    if words is not None:
        return Sentence(start, words, _breaks(text[start:end]))
    return Sentence(start, seen, _leaps(view, span))


def _breaks(words: str) -> str:
    """The line breaks that are taken out of a sentence: 4+2 says that two characters stood before its fifth."""
    found, out = [], 0
    for cut in _LINE_BREAKS.finditer(words):
        length = cut.end() - cut.start()
        found.append(f"{cut.start() - out}+{length}")
        out += length
    return " ".join(found)


def _leaps(view: View, span: Span) -> str:
    """The same of a sentence with other words between its columns: 4!90."""
    found = []
    for offset in range(span.start + 1, span.end):
        if leap := view.source(offset) - view.source(offset - 1) - 1:
            found.append(f"{offset - span.start}!{leap}")
    return " ".join(found)


def _clauses(text: str, view: View, spans: tuple[Span, ...], heads: dict[int, int]) -> Iterator[Occurrence]:
    """The clauses, those that begin a list's item without its marker."""
    for number, sentence in enumerate(spans):
        shift = view.shift(*sentence)
        for clause in clauses(view.text, *sentence):
            first, last = bare(view.text, *clause)
            if first < last and heads and (head := heads.get(view.source(first))):
                first = bisect_left(range(last), head, first, key=view.source)
            if last - first > LONGEST or not _PROSE.search(view.text, first, last):
                continue
            if shift is not None:
                start, end = first + shift, last + shift
                yield Occurrence(Kind.CLAUSE, "", "", text[start:end], number, start, end)
                continue
            start, end = view.span(first, last)
            if words := own_words(text, start, end, view.text[first:last]):
                yield Occurrence(Kind.CLAUSE, "", "", words, number, start, end)


def _lists(text: str, structures: Iterable[Structure], starts: list[int]) -> Iterator[tuple[Occurrence, ...]]:
    """The members of each list and each parallel of at least two, in the order of the text."""
    for structure in structures:
        if isinstance(structure, Enumeration | Parallel):
            listed = tuple(_structures(text, (structure,), starts))
            if len(listed) > 1:
                yield listed


def _structures(text: str, structures: Iterable[Structure], starts: list[int]) -> Iterator[Occurrence]:
    """The wording of what mining found, in sentences that start at ``starts``."""
    for structure in structures:
        for kind, function, frame, words, span in _wordings(text, structure):
            number = bisect_right(starts, span.start) - 1
            if number >= 0 and _PROSE.search(words) and span.end - span.start <= LONGEST:
                yield Occurrence(kind, function, frame, words, number, span.start, span.end)


def _wordings(text: str, structure: Structure) -> Iterator[tuple[Kind, str, str, str, Span]]:
    """Kind, function, frame, words and place of what a structure holds; a slogan's form stands for its function."""
    match structure:
        case Enumeration(items=items):
            for item in items:
                if span := _head(text, item):
                    yield Kind.ENUMERATION, "", "", item.head, span
        case Parallel(frame=frame, instances=instances):
            for one in instances:
                yield Kind.PARALLEL, "", frame, one.text, Span(one.start, one.end)
        case Slogan(form=form, text=words, start=start, end=end):
            yield Kind.SLOGAN, form, "", words, Span(start, end)
        case Abbreviation(term=words, start=start, end=end):
            yield Kind.ABBREVIATION, "", "", words, Span(start, end)
        case Formula(function=function, text=words, start=start, end=end):
            yield Kind.FORMULA, function, "", words, Span(start, end)


def _members(structures: Iterable[Structure]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each abbreviation that the document explains, once, with its members on one line each."""
    explained: dict[str, tuple[str, ...]] = {}
    for structure in structures:
        if isinstance(structure, Abbreviation) and structure.members:
            explained.setdefault(structure.term, tuple("".join(m.splitlines()) for m in structure.members))
    yield from explained.items()


def _heads(text: str, structures: Iterable[Structure]) -> dict[int, int]:
    """Where list items start, and where their heads start behind the markers."""
    lists = (structure for structure in structures if isinstance(structure, Enumeration))
    return {item.start: span.start for one in lists for item in one.items if (span := _head(text, item))}


def _head(text: str, item: Item) -> Span | None:
    return aligned(text, item.start, item.end, item.marker, item.head)


def aligned(text: str, start: int, end: int, before: str, words: str) -> Span | None:
    """Where ``words`` stand in ``text[start:end]`` directly behind ``before``, blanks not counted; None if they do not."""
    position = _behind(text, start, end, before)
    while position is not None and position < end and text[position].isspace():
        position += 1
    stop = None if position is None else _behind(text, position, end, words)
    return None if position is None or stop is None else Span(position, stop)


def _behind(text: str, position: int, end: int, words: str) -> int | None:
    """The offset behind ``words`` read from ``position`` on."""
    for wanted in words:
        while position < end and text[position] != wanted and text[position].isspace():
            position += 1
        if position >= end or text[position] != wanted:
            return None
        position += 1
    return position


def own_words(text: str, start: int, end: int, seen: str) -> str | None:
    """The source's words at a span that reads as ``seen``, its line breaks taken out; None if it holds more words.

    More words: a page number or other boilerplate between the columns of a sentence.
    """
    words = text[start:end]
    if len(words) == len(seen):
        return words
    return _LINE_BREAKS.sub("", words) if fold(words) == fold(seen) else None


def bare(text: str, start: int, end: int) -> Span:
    """The span without the marks at its edges and without quotes and brackets that are not closed within it."""
    while (
        start < end and text[start] in _SPECIAL and (text[start] in _EDGES or _open_start(text, start, end))
    ):
        start += 1
    while (
        start < end and text[end - 1] in _SPECIAL and (text[end - 1] in _EDGES or _open_end(text, start, end))
    ):
        end -= 1
    return Span(start, end)


def _open_start(text: str, start: int, end: int) -> bool:
    first = text[start]
    return first in _CLOSERS or (first in _PAIRS and text.find(_PAIRS[first], start, end) < 0)


def _open_end(text: str, start: int, end: int) -> bool:
    last = text[end - 1]
    return last in _PAIRS or (last in _CLOSERS and text.rfind(_CLOSERS[last], start, end) < 0)
