"""Set wording that a bank knows, found in one document: a name that it uses once is set wording all the same.

    with_known(document, mine(document), bank)

A phrase of the bank stands where whole words read so, the longest one at each place. What the document itself repeats
stays beside it, unless it is a part of what the bank has.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate

from phrasebank.bank.banks import Bank
from phrasebank.bank.schema import explained
from phrasebank.document import Document
from phrasebank.mining import Canonical, Structure
from phrasebank.sentences import Span
from phrasebank.view import reading
from phrasebank.words import words

_BEGINNING = 4
"""No phrase is shorter: so many characters tell which phrases can begin at a place."""

_QUERY = (
    "SELECT text FROM entry WHERE kind = 'canonical' AND length(text) >= ? ORDER BY length(text) DESC, text"
)
_LINE_BREAKS = re.compile(r"\s*[\r\n]\s*")


def with_known(document: Document, structures: Sequence[Structure], bank: Bank) -> tuple[Structure, ...]:
    """The structures with all set wording of the bank that the document has, in the order of the text."""
    found = _places(document, bank)
    covered = [span for spans in found.values() for span in spans]
    others = [s for s in structures if not isinstance(s, Canonical)]
    own = [
        s for s in structures if isinstance(s, Canonical) and s.text not in found and not _is_part(s, covered)
    ]
    known = [
        Canonical(spans[0].start, spans[0].end, text, tuple((s.start, s.end) for s in spans))
        for text, spans in found.items()
    ]
    # sorting is stable: of two at one place the other kinds come first, as they do without a bank
    return tuple(sorted((*others, *own, *known), key=lambda s: (s.start, -s.end)))


def _is_part(own: Canonical, covered: Sequence[Span]) -> bool:
    return all(any(s.start <= start and end <= s.end for s in covered) for start, end in own.occurrences)


def _places(document: Document, bank: Bank) -> dict[str, list[Span]]:
    """Each phrase of the bank that the document has, in its own words, with its places in the document."""
    view = reading(document.text)
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for start, end in _matches(view.text, _phrases(bank)):
        span = view.span(start, end)
        own = _LINE_BREAKS.sub("", document.text[span.start : span.end])
        if len(own) == end - start:  # else there is something between the columns
            found[own].append(span)
    return found


def _phrases(bank: Bank) -> dict[str, list[str]]:
    """The bank's set wording by its first characters, the longest first, without what the user rejected."""
    rejects = bank.decided.rejects()
    by_beginning: defaultdict[str, list[str]] = defaultdict(list)
    with explained(bank.path):
        for (text,) in bank.connection.execute(_QUERY, (_BEGINNING,)):
            if not rejects("canonical", text):
                by_beginning[text[:_BEGINNING]].append(text)
    return by_beginning


def _matches(text: str, phrases: dict[str, list[str]]) -> Iterator[Span]:
    """The longest phrases that stand at the beginning of a word and end with one, none within another."""
    ends = {0, *accumulate(map(len, words(text)))}
    done = 0
    for start in sorted(ends):
        for phrase in phrases.get(text[start : start + _BEGINNING], ()) if start >= done else ():
            if start + len(phrase) in ends and text.startswith(phrase, start):
                done = start + len(phrase)
                yield Span(start, done)
                break
