"""What follows in the sources: the next heading of such a list, how such a heading goes on, the sentence after one.

    after(banks, "加强组织领导") == (
        Hit("强化监督考核", reason="常接在“加强组织领导”之后"), …
        Hit("各级工会要高度重视，成立专班……", reason="“加强组织领导”的展开"), …)

For the next heading see ``nextheading``. Whatever stands behind a place is read from the sources' sentences. Where the very
text is not in the bank, the nearest ones speak for it, see ``neighbours``; each source speaks once before any speaks again.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from phrasebank.bank.banks import Bank
from phrasebank.bank.hit import Hit
from phrasebank.bank.kinds import Kind
from phrasebank.bank.suggesting import asked
from phrasebank.bank.suggesting.neighbours import Neighbour, neighbours
from phrasebank.bank.suggesting.nextheading import headings_after
from phrasebank.bank.suggesting.suggestion import clean, likeness
from phrasebank.bank.suggesting.surroundings import Passage, citation, next_sentence, rest_behind, stands
from phrasebank.sentences import clauses

HEADING = 24
"""A text without marks of at most so many characters is a heading."""

PLACES = 12
"""Places of each neighbour that are looked at."""

NEAREST, CLOSE = 25, 0.5
"""Neighbours whose surroundings are read, and the nearness that they must have."""

ALIKE = 0.7
"""Texts with so much in common are not proposed side by side."""

BODIES = 5
"""Of so many proposals for a heading one is how it goes on."""

SHORTEST, LONGEST = 6, 240
"""Characters of a passage that is proposed."""

# the beginning of a list's item, which is no elaboration of the heading before: 二是…, （三）…
_ITEM = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}(?:、|是|要)|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十]{1,2}[，、,])"
)
# where the next item begins in one sentence: …，层层负责；二是健全机制 but not ；一切为了职工
_NEXT_ITEM = re.compile(
    r"[，；,;。](?=[一二三四五六七八九十]{1,2}[是要][\u4e00-\u9fff]|[（(][一二三四五六七八九十]{1,3}[）)])"
)
# 要实干。 and 会议强调， but not 提高认识，加强领导
_SENTENCE = re.compile(r"[。！？；!?;：:]|[，,]\s*$")
_SENTENCE_END = tuple("。！？!?")


def after(banks: Sequence[Bank], text: str, limit: int = 10) -> tuple[Hit, ...]:
    """What follows a heading or a sentence, best first; empty if the banks have nothing near.

    Raises UserError for a text that is empty, holds no Chinese or is too long.
    """
    wanted = asked.passage(text)
    if not is_heading(wanted):
        return sentences_after(banks, wanted, limit)
    heading = asked.heading(wanted)
    bodies = bodies_after(banks, heading, limit)
    items = headings_after(banks, heading, limit - min(len(bodies), max(1, limit // BODIES)))
    return (*items, *bodies[: limit - len(items)])


def is_heading(text: str) -> bool:
    """Whether a text is a heading by its form: short, and no mark but a comma or a blank within."""
    return len(text) <= HEADING and not _SENTENCE.search(text)


def bodies_after(banks: Sequence[Bank], heading: str, limit: int) -> tuple[Hit, ...]:
    """How headings like this one go on in the sources: the rest of the sentence, or the next one."""
    every = neighbours(banks, heading, Kind.ENUMERATION)
    near = [one for one in every if one.nearness > CLOSE and one.found.kind == Kind.ENUMERATION]
    passages = ((one, passage) for one in near[:NEAREST] for passage in _behind(one))
    return tuple(_distinct(passages, heading, limit, "“{}”的展开"))


def sentences_after(banks: Sequence[Bank], text: str, limit: int) -> tuple[Hit, ...]:
    """What follows a sentence: the next sentence, or the rest of the sentence if only its beginning is given."""
    last = asked.unmarked([text[span.start : span.end] for span in clauses(text)][-1])
    near = [one for one in neighbours(banks, last, Kind.CLAUSE) if one.nearness > CLOSE]
    whole = text.rstrip("”’」』）)】》 ").endswith(_SENTENCE_END)
    passages = ((one, passage) for one in near[:NEAREST] for passage in _behind(one, whole=whole))
    return tuple(_distinct(passages, text, limit, "接在“{}”之后"))


def _behind(one: Neighbour, *, whole: bool = False) -> Iterator[Passage]:
    """What stands behind a neighbour's places; ``whole`` asks for the next sentence, not for the rest of this one."""
    for stand in stands(one.found.bank, one.found.id, one.found.text, PLACES):
        if not whole:
            passage = rest_behind(stand)
        else:
            following = next_sentence(stand)
            passage = Passage(following, 0, len(following.text)) if following else None
        if passage and (item := _NEXT_ITEM.search(passage.stand.text, passage.start)):
            passage = passage._replace(end=item.start())
        if passage and SHORTEST <= passage.end - passage.start <= LONGEST and not _ITEM.match(passage.text):
            yield passage


def _distinct(
    passages: Iterable[tuple[Neighbour, Passage]], text: str, limit: int, reason: str
) -> Iterator[Hit]:
    """Each passage once, none like another or like what was given; a source's further passages behind all others."""
    taken, sources = [text], set[tuple[int, int]]()
    first: list[Hit] = []
    later: list[Hit] = []
    for one, passage in passages:
        words = "".join(passage.text.split())
        if all(likeness(words, other) <= ALIKE for other in taken):
            taken.append(words)
            source = id(passage.stand.bank), passage.stand.source
            (later if source in sources else first).append(_gone_on(one, passage, words, reason))
            sources.add(source)
        if len(first) == limit:
            break
    yield from islice((*first, *later), limit)


def _gone_on(one: Neighbour, passage: Passage, words: str, reason: str) -> Hit:
    score, place = round(one.nearness, 4), (citation(passage),)
    return Hit(
        clean(words), Kind.CLAUSE, None, None, 1, 1, score, place, reason=reason.format(one.found.text)
    )
