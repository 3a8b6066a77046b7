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
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from phrasebank.bank.kinds import Kind
from phrasebank.bank.likeness import sketch
from phrasebank.bank.origin import date_of, genre_of
from phrasebank.bank.quoting import LINE_BREAKS, aligned, bare, own_words
from phrasebank.bank.recipe import recipe
from phrasebank.bank.segmentation import COPIED, Segmentation, segmented
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
from phrasebank.readers.plain import GAP
from phrasebank.sentences import Span, sentences
from phrasebank.view import View, reading

KINDS_OF_A_SOURCE = tuple(kind for kind in KINDS if kind != Kind.CANONICAL)
"""Set wording is what sources share: it is found in the whole bank, see ``wording``."""

# in the 133,000 clauses of 321 official texts, those beyond 100 characters are lists of names and noise (0.7 %)
LONGEST = 100

# two Chinese characters with anything between: 抓 A 抓 matches, “2026年” does not
_PROSE = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff].*[\u3400-\u9fff\U00020000-\U0003ffff]", re.DOTALL)
# a clause: 加强学习 and 3,000 and 9:30, no ，：；。 and no , after Chinese; a plain one has nothing to take off at its
# edges: 抓实 and 抓2项; not “抓实 or 抓
_CLAUSE = re.compile(
    r"(?P<plain>[\u4e00-\u9fff](?:[0-9A-Za-z%％]*+[\u4e00-\u9fff]++)++)(?=[，：；。！？!?\n,:;]|\Z)"
    r"|[^，：；。！？!?\n,:;]++(?:(?<=[0-9A-Za-z])[,:;](?=[0-9A-Za-z/])[^，：；。！？!?\n,:;]++)*+"
)


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
    """A sentence in the source's words; ``cuts`` says what the source has between them, see ``_breaks``.

    ``opens`` says that a paragraph begins with it.
    """

    start: int
    text: str
    cuts: str
    opens: bool


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
    words: Segmentation
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
    shifts = tuple(view.shifts(spans))
    said = tuple(map(partial(_sentence, text, view), spans, shifts))
    starts = [one.start for one in said]
    copies = _copies(said)
    spoken = [tuple(_spoken(text, structure, starts)) for structure in structures]
    found = dict.fromkeys(one for each in spoken for one in each if one.sentence not in copies)
    clauses = tuple(_clauses(text, view, zip(spans, shifts, strict=True), _heads(text, structures), copies))
    if GAP in text:  # nobody is offered wording with a hole in it
        clauses = tuple(one for one in clauses if GAP not in one.text)
    source = SourceInfo(
        document.source,
        document.title,
        text_hash(text),
        file,
        document.encoding,
        len(text),
        date_of(document),
        genre_of(document),
        sketch([one.text for one in clauses]),
        recipe(),
    )
    return Harvest(
        source,
        said,
        segmented(one.text for one in said),
        (*found, *clauses),
        tuple(_members(structures)),
        tuple(
            each
            for structure, each in zip(structures, spoken, strict=True)
            if isinstance(structure, Enumeration | Parallel) and len(each) > 1
        ),
    )


def _sentence(text: str, view: View, span: Span, shift: int | None) -> Sentence:
    opens = view.text[span.start - 1 : span.start] in ("", "\n")
    if shift is not None:
        return Sentence(span.start + shift, text[span.start + shift : span.end + shift], "", opens)
    start, end = view.span(*span)
    seen = view.text[slice(*span)]
    words = own_words(text, start, end, seen)
    if words is not None and len(words) == end - start:
        return Sentence(start, words, "", opens)
    if words is not None:
        return Sentence(start, words, _breaks(text[start:end]), opens)
    return Sentence(start, seen, _leaps(view, span), opens)


def _breaks(words: str) -> str:
    """The line breaks that are taken out of a sentence: 4+2 says that two characters stood before its fifth."""
    found, out = [], 0
    for cut in LINE_BREAKS.finditer(words):
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


def _clauses(
    text: str,
    view: View,
    spans: Iterable[tuple[Span, int | None]],
    heads: dict[int, int],
    copies: frozenset[int],
) -> Iterator[Occurrence]:
    """The clauses of sentences with their shifts, those that begin a list's item without its marker."""
    seen = view.text
    for number, ((begin, stop), shift) in enumerate(spans):
        if number in copies:
            continue
        for clause in _CLAUSE.finditer(seen, begin, stop):
            first, last = clause.span()
            plain = clause.lastgroup is not None
            if not plain:
                first, last = bare(seen, _behind_quotes(seen, first) if first > begin else first, last)
            if first < last and heads:
                source = view.source(first) if shift is None else first + shift
                if head := heads.get(source):
                    first, plain = bisect_left(range(last), head, first, key=view.source), False
            if last - first > LONGEST or not (plain or _PROSE.search(seen, first, last)):
                continue
            if shift is not None:
                start, end = first + shift, last + shift
                yield Occurrence(Kind.CLAUSE, "", "", text[start:end], number, start, end)
                continue
            start, end = view.span(first, last)
            if words := own_words(text, start, end, seen[first:last]):
                yield Occurrence(Kind.CLAUSE, "", "", words, number, start, end)


def _behind_quotes(text: str, start: int) -> int:
    """The offset behind straight quotes that close what stands before a clause."""
    while text[start : start + 1] in ("'", '"'):
        start += 1
    return start


def _copies(sentences: Sequence[Sentence]) -> frozenset[int]:
    """The sentences, by number, that are said again by copying: a passage that a page prints twice counts once."""
    seen: set[str] = set()
    again = set()
    for number, sentence in enumerate(sentences):
        if len(sentence.text) >= COPIED:
            if sentence.text in seen:
                again.add(number)
            seen.add(sentence.text)
    return frozenset(again)


def _spoken(text: str, structure: Structure, starts: list[int]) -> Iterator[Occurrence]:
    """The wording of a structure that mining found, in sentences that start at ``starts``."""
    for kind, function, frame, words, start, end in _wordings(text, structure):
        number = bisect_right(starts, start) - 1
        if number >= 0 and end - start <= LONGEST and _PROSE.search(words) and GAP not in words:
            yield Occurrence(kind, function, frame, words, number, start, end)


def _wordings(text: str, structure: Structure) -> Iterator[tuple[Kind, str, str, str, int, int]]:
    """Kind, function, frame, words, start and end of what a structure holds; a slogan's form stands for its function."""
    match structure:
        case Formula(function=function, text=words, start=start, end=end):  # most are
            yield Kind.FORMULA, function, "", words, start, end
        case Enumeration(items=items):
            for item in items:
                if span := _head(text, item):
                    yield Kind.ENUMERATION, "", "", item.head, *span
        case Parallel(frame=frame, instances=instances):
            for one in instances:
                yield Kind.PARALLEL, "", frame, one.text, one.start, one.end
        case Slogan(form=form, text=words, start=start, end=end):
            yield Kind.SLOGAN, form, "", words, start, end
        case Abbreviation(term=words, start=start, end=end):
            yield Kind.ABBREVIATION, "", "", words, start, end


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
