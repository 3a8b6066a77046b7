"""Set wording of an archive 提法: what its sources share, names of theories, meetings, bodies, and phrases kept together.

    坚持以|人民为中心的|发展思想 in 38 sources, 坚持以人民为中心的发展思想 in 12 of them
    → 以人民为中心的发展思想

Phrases are word sequences that recur (``recurring``), the longest first. A phrase is kept if it recurs apart from longer
ones, begins and ends as a name does, and stands free (``standing``): what is followed by a further noun nearly
everywhere is a part of something (一般公共 of 一般公共预算). What reads the same but for 的, 和 or quotation marks is one
phrase in its commonest form. A bank's wording is a function of the set of its sources, made from the whole each time.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from phrasebank.bank.archive import Archive, Places, Said, places_of, words_of
from phrasebank.bank.edges import Edges, edges, lists
from phrasebank.bank.recurring import Flags, Ints, Level, Row, grown
from phrasebank.bank.standing import Numbers, Words, in_sources, least, stand

LONGEST_WORDS, SHORTEST, LONGEST = 16, 4, 36
"""A phrase has up to 16 words, 4 to 36 characters."""

OWN_SHARE = 0.2
"""Of the sources of a phrase so many must have it apart from longer phrases."""

LISTED = 5
"""A list of unlike words is set wording in so many sources: 香港、澳门."""

SLIP = 10
"""So many times as many sources have a name as its misspelling."""

# “一带一路”, whatever it holds
_QUOTED = re.compile("“[^”]*”")
_HARMLESS = re.compile(r"[的“”‘’《》（）]")
_JOINTS = re.compile(r"[和与及]")


class Prose(NamedTuple):
    """What is said in all sources of a bank, in the order of their ids, as it travels to where its wording is looked for.

    ``vocabulary`` are the words from number 1, one a line, ``words`` their numbers, ``sizes`` the bytes of each source.
    ``begins`` are the offsets of all sentences in their sources, ``cuts`` the sentences with breaks by their lines.
    """

    vocabulary: str
    words: bytes
    sizes: Sequence[int]
    begins: bytes
    cuts: Mapping[int, Said]


class Phrase(NamedTuple):
    """A phrase of ``length`` words, in so many ``sources``, with the word at which each place starts."""

    text: str
    sources: int
    length: int
    starts: Ints


class Possible(NamedTuple):
    """The places of sequences of one length, one sequence after the other, and how many each has."""

    starts: Ints
    counts: Ints


class Wording(NamedTuple):
    """The phrases of a bank, and place by place: which phrase, where it stands."""

    texts: Sequence[str]
    phrases: Numbers
    places: Places


def wording(prose: Prose) -> Wording:
    """The phrases of a bank: a pure map from what its sources say."""
    vocabulary = ("\n", *prose.vocabulary.split("\n")) if prose.vocabulary else ("\n",)
    archive = words_of(vocabulary, prose.words, prose.sizes)
    found = merged(phrases(archive))
    begins = np.frombuffer(prose.begins, dtype=np.int32)
    counts = [len(phrase.starts) for phrase in found]
    starts = np.concatenate((np.zeros(0, dtype=np.int32), *(phrase.starts for phrase in found)))
    lengths = np.repeat(np.array([phrase.length for phrase in found], dtype=np.int32), counts)
    places = places_of(archive, begins, prose.cuts, starts, lengths)
    whole = places.starts >= 0
    numbers = np.repeat(np.arange(len(found)), counts)[whole]
    used, renumbered = np.unique(numbers, return_inverse=True)
    texts = [found[number].text for number in used.tolist()]
    return Wording(texts, renumbered, Places(*(column[whole] for column in places)))


def phrases(archive: Archive) -> list[Phrase]:
    """The phrases of an archive, the longest first."""
    kinds = edges(archive.vocabulary)
    inside = kinds.inside & ~kinds.apart & (np.bincount(archive.words, minlength=len(kinds.apart)) > 1)
    begins = kinds.first | kinds.verb | kinds.name
    row = Row(archive.words, archive.sources)
    levels = grown(row, inside[row.words], begins[row.words], LONGEST_WORDS, least(len(archive.firsts)))
    possible: defaultdict[int, list[Possible]] = defaultdict(list)
    for level in levels:
        possible[level.length].append(_possible(archive, kinds, level))
    reach = np.zeros(len(archive.words) + 1, dtype=np.int32)
    found: list[Phrase] = []
    for length in sorted(possible, reverse=True):
        starts, counts = map(np.concatenate, zip(*possible.pop(length), strict=True))
        found += _kept(archive, kinds, length, Possible(starts, counts), reach)
    return found


def _kept(archive: Archive, kinds: Edges, length: int, possible: Possible, reach: Ints) -> Iterator[Phrase]:
    """The phrases of one length; ``reach`` has the ends of what is kept already, by first words, and is added to."""
    starts, counts = possible
    if not len(counts):
        return
    groups = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
    table = _words(archive, starts[np.cumsum(counts) - counts], length)
    of_source = archive.sources[starts]
    free = reach[starts] < starts + length
    total = in_sources(of_source, groups, len(table))
    sources = in_sources(of_source[free], groups[free], len(table))
    fresh = free & ~archive.copied[starts]
    kept = (sources >= OWN_SHARE * total) & stand(
        archive, kinds, table, starts[fresh], groups[fresh], of_source[fresh]
    )
    texts = dict(_texts(archive, table, sources, kept))
    chosen = np.zeros(len(table), dtype=bool)
    chosen[list(texts)] = True
    free &= chosen[groups]
    starts, groups = starts[free], groups[free]
    reach[starts] = starts + length
    np.maximum.accumulate(reach, out=reach)
    ends = np.searchsorted(groups, list(texts), side="right").tolist()
    for (number, text), begin, end in zip(texts.items(), [0, *ends], ends, strict=False):
        yield Phrase(text, int(sources[number]), length, starts[begin:end])


def _possible(archive: Archive, kinds: Edges, level: Level) -> Possible:
    """The places of a level's sequences that can be phrases by their words."""
    length, starts, groups = level
    possible = _can_be(kinds, _words(archive, starts[np.flatnonzero(np.diff(groups, prepend=-1))], length))
    return Possible(starts[possible[groups]], np.bincount(groups)[possible].astype(np.int32))


def _words(archive: Archive, starts: Ints, length: int) -> Words:
    """The words that stand at these places, so many each."""
    table: Words = archive.words[starts[:, None] + np.arange(length, dtype=np.int32)]
    return table


def _texts(archive: Archive, table: Words, sources: Numbers, kept: Flags) -> Iterator[tuple[int, str]]:
    """The texts of the sequences that are kept, with their numbers, without common expressions and lists."""
    for number in np.nonzero(kept)[0].tolist():
        words = [archive.vocabulary[word] for word in table[number].tolist()]
        text = "".join(words)
        if _is_set(text, int(sources[number])) and not (sources[number] < LISTED and _is_of_any(words)):
            yield number, text


def _can_be(kinds: Edges, table: Words) -> Flags:
    """Which sequences can be a phrase by their words: whole quotations, a name's beginning and end or a verb's."""
    depth = np.cumsum(kinds.opens[table].astype(np.int8) - kinds.closes[table], axis=1)
    size = kinds.length[table].sum(axis=1)
    start, end = table[:, 0], table[:, -1]
    can = (depth[:, -1] == 0) & (depth.min(axis=1) >= 0) & kinds.inside[table].all(axis=1)
    can &= (size >= SHORTEST) & (size <= LONGEST)
    if table.shape[1] == 1:
        return np.asarray(can & kinds.name[start])
    can &= ~(kinds.quality[start] & kinds.links[table[:, 1]])
    ends = (kinds.first[start] | kinds.verb[start]) & (kinds.last[end] | kinds.verb[end])
    return np.asarray(can & ends)


def _is_set(text: str, sources: int) -> bool:
    """Whether words that recur are more than a common expression or a list: 科学决策、民主决策, but not 医疗、教育."""
    if text in lists().common or lists().refused.search(text):
        return False
    parts = _QUOTED.sub("“”", text).split("、")
    alike = len({len(part) for part in parts}) == 1 and (
        len({part[-1] for part in parts}) == 1 or len({part[0] for part in parts}) == 1
    )
    return len(parts) == 1 or alike or "“”" in parts or sources >= LISTED


def _is_of_any(words: list[str]) -> bool:
    """Whether words say something of a common noun: 任务的艰巨性, 农业的投入, but not 党的领导."""
    return words[1:2] == ["的"] and lists().named.search(words[0]) is None


def merged(found: Iterable[Phrase]) -> list[Phrase]:
    """The phrases sorted by text; of those that read the same but for 的, 和 or quotation marks the commonest only.

    A phrase that lacks one character of one many times as common is a slip of the pen: 近平总书记.
    """
    alike: defaultdict[str, list[Phrase]] = defaultdict(list)
    for phrase in found:
        alike[_JOINTS.sub("、", _HARMLESS.sub("", phrase.text))].append(phrase)
    best = [max(group, key=lambda p: (p.sources, len(p.starts), p.text)) for group in alike.values()]
    known = {phrase.text: phrase.sources for phrase in best}
    slips = {
        lacking
        for phrase in best
        if phrase.sources >= SLIP
        for lacking in (phrase.text[:i] + phrase.text[i + 1 :] for i in range(len(phrase.text)))
        if SLIP * known.get(lacking, phrase.sources) <= phrase.sources
    }
    return sorted((p for p in best if p.text not in slips), key=lambda phrase: phrase.text)
