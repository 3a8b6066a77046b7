"""Looking up phrasing: every word given is an exact phrase, all must stand in the entry, the best-used come first.

    find(banks, Query(words=("职工", "权益"), limit=10))

The index yields entries by rank, structures before plain clauses: of both the first are weighed, see ``ranking``. The same
text of several kinds and in several banks is one hit with the places of all. Every citation's text is what the source
has at its offsets. What the user rejected is left out, what he accepted or added comes first.

Small values are NamedTuples here and in what this imports: making a dataclass costs half a millisecond of every
lookup's start.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from phrasebank.bank.banks import Bank, unchanging
from phrasebank.bank.chosen import narrowed, source_expression
from phrasebank.bank.decided import Preferred
from phrasebank.bank.entries import Found, each_matching, matching, of_texts, structures
from phrasebank.bank.expressions import Term, expression, terms
from phrasebank.bank.grams import fold
from phrasebank.bank.hit import ABBREVIATION, Hit, hit, most
from phrasebank.bank.kinds import Kind
from phrasebank.bank.places import members
from phrasebank.bank.query import Query, check
from phrasebank.bank.ranking import (
    BY_KIND,
    CUT,
    LIKE_ANOTHER,
    OF_OTHERS,
    SAID_BY_ITSELF,
    WHOLE_WORD,
    closeness,
    gist,
    is_own,
    meant,
    weight,
)
from phrasebank.bank.recency import Ages

__all__ = ["Hit", "Query", "find"]

WEIGHED, AT_LEAST = 1.6, 16
"""For each hit so many structures and so many clauses are weighed against each other."""

LONG_CLAUSE = 8
"""A clause of so many characters says most of the phrasing that it is in; a shorter one is half of a couplet."""

OWN_AMONG = 500
"""So many set phrases are looked through for those that a speaker says himself."""


class _Weighed(NamedTuple):
    """A text with its weight, its use by the row of each bank that says most of it, and what the user decided.

    ``is_cut`` if it is known only as a part of clauses.
    """

    text: str
    value: float
    sources: int
    places: int
    decision: Preferred | None
    is_cut: bool


def find(banks: Sequence[Bank], query: Query) -> tuple[Hit, ...]:
    """The entries that hold every word and none of ``without``, best first; empty if there are none."""
    check(query)
    with unchanging(banks):
        return _find(narrowed(banks, query), query)


def _find(banks: Sequence[Bank], query: Query) -> tuple[Hit, ...]:
    asked = [terms(bank, query) for bank in banks]
    preferred = _preferred(banks, query, asked)
    texts: dict[str, list[Found]] = {}
    for bank, wanted in zip(banks, asked, strict=True):
        for row in _rows(bank, query, wanted, preferred):
            texts.setdefault(row.text, []).append(row)
    _complete(banks, texts)
    wanted = asked[0] if asked else ()
    meant_words = _words_meant(banks, wanted, texts)
    scale = _Scale(wanted, query.functions, preferred, Ages(banks).halvings(texts), meant_words)
    weighed = [_weighed(text, rows, scale) for text, rows in texts.items()]
    hits = _hits(banks, _ranked(weighed, query.limit)[: query.limit], query, texts)
    own = [one for one in preferred.values() if one.text not in texts and not query.asks_sources]
    return tuple(_with_additions(hits, own)[: query.limit])


def _preferred(
    banks: Sequence[Bank], query: Query, asked: Sequence[tuple[Term, ...]]
) -> dict[tuple[str, str], Preferred]:
    """What the user accepted or added that answers the query, by kind and text."""
    without = [fold(word) for word in query.without]
    found = {}
    for one in banks[0].decided.preferred if banks else ():
        text = fold(one.text)
        wanted = query.admits(one.kind, one.function, one.text)
        if wanted and all(term.test(text) for term in asked[0]) and not any(word in text for word in without):
            found[one.kind, one.text] = one
    return found


def _rows(
    bank: Bank, query: Query, wanted: Sequence[Term], preferred: Collection[tuple[str, str]]
) -> Iterator[Found]:
    """What is to be weighed of one bank: what the user prefers, the first structures, the first clauses."""
    if preferred:
        texts = [text for _, text in preferred]
        yield from (row for row in of_texts(bank, texts) if (row.kind, row.text) in preferred)
    match = expression(query, wanted, source_expression(bank, query))
    tests = [term for term in wanted if not term.exact]
    take = max(int(WEIGHED * query.limit), AT_LEAST)
    border = structures(bank)
    if not SAID_BY_ITSELF.keys().isdisjoint(query.functions):
        # what tells of others is much more frequent: 主持会议
        own = (row for row in islice(each_matching(bank, match), OWN_AMONG) if is_own(row.function, row.text))
        yield from islice(own, take)
    for span in ((0, border), (border,)):
        if tests:
            rows = each_matching(bank, match, *span)
            fit = (row for row in rows if all(term.test(fold(row.text)) for term in tests))
            yield from islice(fit, take)
        else:
            yield from matching(bank, match, take, *span)


def _complete(banks: Sequence[Bank], texts: dict[str, list[Found]]) -> None:
    """What one bank has among its first, the others are asked for by its text."""
    if len(banks) < 2:
        return
    for bank in banks:
        lacking = [text for text, rows in texts.items() if all(row.bank.path != bank.path for row in rows)]
        for row in of_texts(bank, lacking):
            texts[row.text].append(row)


def _words_meant(banks: Sequence[Bank], wanted: Sequence[Term], texts: Iterable[str]) -> Collection[str]:
    """The texts in which a whole word stands for what was typed as pinyin."""
    typed = [term for term in wanted if term.readings]
    if not typed:
        return ()
    from phrasebank.bank.pinyin import words_among

    pieces = {
        text: folded[slice(*span)]
        for text in texts
        for term in typed
        if (span := term.span(folded := fold(text)))
    }
    words = frozenset().union(*(words_among(bank.connection, set(pieces.values())) for bank in banks))
    return {text for text, piece in pieces.items() if piece in words}


class _Scale:
    """What texts are weighed by: what was asked for, what the user prefers (by kind and text), how old they are.

    ``words`` are the texts in which a whole word stands for typed pinyin.
    """

    __slots__ = ("ages", "functions", "length", "preferred", "spans", "wanted", "words")

    def __init__(
        self,
        wanted: Sequence[Term],
        functions: Collection[str],
        preferred: dict[tuple[str, str], Preferred],
        ages: dict[str, float],
        words: Collection[str],
    ) -> None:
        self.wanted, self.functions, self.preferred, self.ages = wanted, functions, preferred, ages
        self.words = words
        self.length = sum([term.length for term in wanted])
        self.spans = len(wanted) > 1 or any(not isinstance(term.found, str) for term in wanted)


def _weighed(text: str, rows: Sequence[Found], scale: _Scale) -> _Weighed:
    """A text with its weight: in each bank the row that says most of it counts."""
    kind, is_cut = rows[0].kind, rows[0].kind in CUT
    sources, places = rows[0].sources, rows[0].places
    if len(rows) > 1:
        best, kinds = most(rows), [row.kind for row in rows]
        sources, places = sum([row.sources for row in best]), sum([row.places for row in best])
        kind, is_cut = max(kinds, key=BY_KIND.__getitem__), CUT.issuperset(kinds)
    value = weight(text, kind, sources, places, scale.length) - scale.ages.get(text, 0.0)
    if scale.spans:
        value += closeness(fold(text), scale.wanted) + WHOLE_WORD * (text in scale.words)
    if kind == ABBREVIATION:
        value += _meant(fold(text), rows, scale.wanted)
    if scale.functions and not any(is_own(row.function, text) for row in rows):
        value += OF_OTHERS
    decision = None
    if scale.preferred:
        decision = next(filter(None, [scale.preferred.get((row.kind, text)) for row in rows]), None)
    return _Weighed(text, round(value, 6), sources, places, decision, is_cut)


def _meant(text: str, rows: Sequence[Found], wanted: Sequence[Term]) -> float:
    """What an abbreviation gains or loses by standing for what was asked for instead of holding it."""
    missing = [term.found for term in wanted if isinstance(term.found, str) and term.found not in text]
    if not missing:
        return 0.0
    stands_for = [fold(one) for row in rows for one in members(row.bank, row.id)]
    return min(meant(len(found), stands_for, found) for found in missing)


def _ranked(found: list[_Weighed], shown: int) -> list[_Weighed]:
    """The best first; what says the same as a better one, in whole or in one of its clauses, or never stands outside it, goes down."""
    found.sort(key=_order)
    reach = max(int(WEIGHED * shown), AT_LEAST)
    first, rest = found[:reach], found[reach:]
    everything = "\n".join([one.text for one in first])
    seen: dict[str, int] = {}
    lowered = False
    for number, one in enumerate(first):
        folded = fold(one.text)
        key = gist(folded)
        often = seen.get(key, 0)
        if "，" in folded:
            said = [seen.get(gist(part), 0) for part in folded.split("，") if len(part) >= LONG_CLAUSE]
            often = max(often, *said, 0)
        if one.is_cut and everything.count(one.text) > 1 and any(_is_part(one, other) for other in first):
            often += 1
        seen[key] = often + 1
        if often:
            first[number] = one._replace(value=one.value - LIKE_ANOTHER * min(often, 2))
            lowered = True
    return (sorted(first, key=_order) if lowered else first) + rest


def _is_part(one: _Weighed, other: _Weighed) -> bool:
    """Whether a text is not used without the other one: 真抓实 without 真抓实干."""
    return (
        len(one.text) < len(other.text)
        and one.places <= other.places
        and one.sources <= other.sources
        and one.text in other.text
    )


def _order(one: _Weighed) -> tuple[bool, float, int, str]:
    return one.decision is None, -one.value, len(one.text), one.text


def _with_additions(hits: list[Hit], preferred: Iterable[Preferred]) -> list[Hit]:
    """The hits with the user's own phrasing behind what he accepted."""
    place = sum([one.decision is not None for one in hits])
    own = [
        Hit(one.text, Kind(one.kind), one.function or None, None, 0, 0, 2.0, (), (), one.verdict, one.tags)
        for one in preferred
        if one.verdict == "添加"
    ]
    return [*hits[:place], *own, *hits[place:]]


def _hits(
    banks: Sequence[Bank], found: Sequence[_Weighed], query: Query, texts: Mapping[str, Sequence[Found]]
) -> list[Hit]:
    """Hits with all that the banks have of their texts."""
    rows: dict[str, list[Found]] = {one.text: [] for one in found}
    every = not (query.kinds or query.functions or query.lengths)
    for bank in banks:
        known = (row for text in rows for row in texts[text])
        for row in of_texts(bank, tuple(rows), known):
            if every or query.admits(row.kind, row.function, row.text):
                rows[row.text].append(row)
    return [hit(rows[one.text], _score(one), one.decision, query.citations) for one in found]


def _score(found: _Weighed) -> float:
    """The weight between 0 and 2, and 2 more for what the user prefers."""
    value = max(found.value + LIKE_ANOTHER, 0.0)
    return round(2 * bool(found.decision) + 2 * value / (value + 8), 4)
