"""A question and its whole answer: hits, or what might have been meant.

look_up(banks, Query(("耽当",))) == Answer(hits=(), near=(Near("耽当", ("担当",)),), …)
"""

from collections.abc import Sequence
from typing import NamedTuple

from phrasebank.bank.banks import Bank
from phrasebank.bank.find import Hit, find
from phrasebank.bank.query import Query, dates_named, kinds_named, lengths_named

__all__ = ["Answer", "Near", "Query", "dates_named", "kinds_named", "lengths_named", "look_up"]


_END_MARKS = "，。、；：！？…—,.;:!?"


class Near(NamedTuple):
    """A word that the banks do not have, and those that they have instead."""

    word: str
    words: tuple[str, ...]


class Answer(NamedTuple):
    """``near`` names the words that are nowhere; with no hits and none of them, all words stand somewhere, not together."""

    query: Query
    hits: tuple[Hit, ...]
    near: tuple[Near, ...] = ()


def look_up(banks: Sequence[Bank], query: Query) -> Answer:
    """Find, and on a miss see what is near."""
    hits = find(banks, query)
    if not hits:
        # entries have no marks at their ends; what is copied from a text has: 压实责任，
        bare = query._replace(words=tuple([word.strip(_END_MARKS) for word in query.words]))
        hits = find(banks, bare) if bare != query else ()
    if hits:
        return Answer(query, hits)
    missing = [word for word in query.words if not find(banks, Query((word,), limit=1))]
    if not missing:
        return Answer(query, ())
    # loads the pronunciation of all characters: only on a miss
    from phrasebank.bank.near import near

    return Answer(query, (), tuple(Near(word, near(banks, word)) for word in missing))
