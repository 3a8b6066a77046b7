"""Set wording of an archive 提法: what its sources share, names of theories, meetings, bodies, and phrases kept together.

    坚持以|人民为中心的|发展思想 in 38 sources, 坚持以人民为中心的发展思想 in 12 of them
    → 以人民为中心的发展思想

Phrases are word sequences that recur (``recurring``), the longest first. A phrase is kept if it recurs apart from longer
ones, begins and ends as a name does, and stands free: what is followed by a further noun nearly
everywhere is a part of something (一般公共 of 一般公共预算). What reads the same but for 的, 和 or quotation marks is one
phrase in its commonest form. A bank's wording is a function of the set of its sources, made from the whole each time.
"""

import math
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from phrasebank.bank.archive import Archive, Places, Said, places_of, words_of
from phrasebank.bank.edges import Edges, edges, lists
from phrasebank.bank.recurring import Flags, Ints, Level, Row, grown
from phrasebank.bank.segmentation import Segmentation
from phrasebank.engine import Engine, OneProcess

LONGEST_WORDS, SHORTEST, LONGEST = 16, 4, 36
"""A phrase has up to 16 words, 4 to 36 characters."""

OWN_SHARE = 0.2
"""Of the sources of a phrase so many must have it apart from longer phrases."""

FREE = 0.5
"""So many of its places must have no further noun before it, and as many none behind it."""

BARE, ATTACHED = 2, 0.75
"""A word of so many characters before 和 is a part of others if a noun stands before it at so many places."""

MEMBER = 4
"""A list of names of so many characters may go on: 京津冀协同发展、长江经济带发展, but not 能源、交通."""

CLAUSE = 0.6
"""A phrase that a verb begins or ends is a whole clause at so many of its places."""

FEW = 20
"""An archive of fewer sources is small: two sources are many, and so are three places in one."""

MANY = 100
"""From ten times so many sources on one more source is needed, from a hundred times on two."""

DRAWN = 15
"""Two words are a phrase if they meet so many times as often as chance would have it: 数字经济 88, 网络建设 5."""

LONG = 8
"""A name of so many characters is no chance in two sources."""

LISTED = 5
"""A list of unlike words is set wording in so many sources: 香港、澳门."""

SLIP = 10
"""So many times as many sources have a name as its misspelling."""

# “一带一路”, whatever it holds
_QUOTED = re.compile("“[^”]*”")
_HARMLESS = re.compile(r"[的“”‘’《》（）]")
_JOINTS = re.compile(r"[和与及]")

_BEGINS = "SELECT start FROM sentence ORDER BY id"
_CUTS = "SELECT id - 1, start, cuts FROM sentence WHERE cuts != ''"

Numbers = npt.NDArray[np.int64]
Shares = npt.NDArray[np.float64]
Words = npt.NDArray[np.int32]


class Phrase(NamedTuple):
    """A phrase of ``length`` words, in so many ``sources``, with the word at which each place starts."""

    text: str
    sources: int
    length: int
    starts: Ints


class Possible(NamedTuple):
    """The places of sequences of one length, each with its number, and the words of each."""

    starts: Ints
    groups: Ints
    table: Words


class Wording(NamedTuple):
    """The phrases of a bank, and place by place: which phrase, where it stands."""

    texts: Sequence[str]
    phrases: Numbers
    places: Places


def wording(
    connection: sqlite3.Connection,
    segmentations: Iterable[Segmentation],
    engine: Engine = OneProcess(),  # noqa: B008 - stateless
) -> Wording:
    """The phrases of a bank whose sentences are filled in; the segmentations are those of its sources in the order of ids."""
    archive = words_of(segmentations)
    found = merged(phrases(archive, engine))
    begins = np.fromiter((n for (n,) in connection.execute(_BEGINS)), dtype=np.int64)
    cuts = {line: Said(start, cuts) for line, start, cuts in connection.execute(_CUTS)}
    counts = [len(phrase.starts) for phrase in found]
    starts = np.concatenate((np.zeros(0, dtype=np.int32), *(phrase.starts for phrase in found)))
    lengths = np.repeat(np.array([phrase.length for phrase in found], dtype=np.int32), counts)
    places = places_of(archive, begins, cuts, starts, lengths)
    whole = places.starts >= 0
    numbers = np.repeat(np.arange(len(found)), counts)[whole]
    used, renumbered = np.unique(numbers, return_inverse=True)
    texts = [found[number].text for number in used.tolist()]
    return Wording(texts, renumbered, Places(*(column[whole] for column in places)))


def phrases(archive: Archive, engine: Engine = OneProcess()) -> list[Phrase]:  # noqa: B008 - stateless
    """The phrases of an archive, the longest first."""
    kinds = edges(archive.vocabulary, engine)
    inside = kinds.inside & ~kinds.apart & (np.bincount(archive.words, minlength=len(kinds.apart)) > 1)
    begins = kinds.first | kinds.verb | kinds.name
    row = Row(archive.words, archive.sources)
    levels = grown(row, inside[row.words], begins[row.words], LONGEST_WORDS, least(len(archive.firsts)))
    possible = [_possible(archive, kinds, level) for level in levels]
    reach = np.zeros(len(archive.words) + 1, dtype=np.int32)
    found: list[Phrase] = []
    while possible:
        found += _kept(archive, kinds, possible.pop(), reach)
    return found


def _kept(archive: Archive, kinds: Edges, possible: Possible, reach: Ints) -> Iterator[Phrase]:
    """The phrases of one length; ``reach`` has the ends of what is kept already, by first words, and is added to."""
    starts, groups, table = possible
    length = table.shape[1]
    if not len(table):
        return
    of_source = archive.sources[starts]
    free = reach[starts] < starts + length
    total = _sources(of_source, groups, len(table))
    sources = _sources(of_source[free], groups[free], len(table))
    fresh = free & ~archive.copied[starts]
    kept = (sources >= OWN_SHARE * total) & _stand(
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
    """The places and sequences of a level that can be phrases by their words."""
    length, starts, groups = level
    first = np.flatnonzero(np.diff(groups, prepend=-1))
    table = archive.words[starts[first][:, None] + np.arange(length)]
    possible = _can_be(kinds, table)
    inside = possible[groups]
    number = np.cumsum(possible, dtype=np.int32) - 1
    return Possible(starts[inside], number[groups[inside]], table[possible])


def _texts(archive: Archive, table: Words, sources: Numbers, kept: Flags) -> Iterator[tuple[int, str]]:
    """The texts of the sequences that are kept, with their numbers, without common expressions and lists."""
    for number in np.nonzero(kept)[0].tolist():
        words = [archive.vocabulary[word] for word in table[number].tolist()]
        text = "".join(words)
        if _is_set(text, int(sources[number])) and not (sources[number] < LISTED and _is_of_any(words)):
            yield number, text


def _sources(of_source: Ints, groups: Ints, count: int) -> Numbers:
    """In how many sources each sequence stands; places are sorted by sequences and sources."""
    new = np.ones(len(groups), dtype=bool)
    new[1:] = (groups[1:] != groups[:-1]) | (of_source[1:] != of_source[:-1])
    return np.bincount(groups[new], minlength=count)


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


def _stand(
    archive: Archive, kinds: Edges, table: Words, starts: Ints, groups: Ints, of_source: Ints
) -> Flags:
    """Which sequences are phrases by where they stand, copies of sentences left out."""
    sources = _sources(of_source, groups, len(table))
    times = np.bincount(groups, minlength=len(table))
    many = _are_many(kinds, table, sources, times, len(archive.firsts))
    return many & _are_coherent(archive, table, times) & _are_free(archive, kinds, table, starts, groups)


def _is_set(text: str, sources: int) -> bool:
    """Whether words that recur are more than a common expression or a list: 科学决策、民主决策, but not 医疗、教育."""
    if text in lists().common or lists().refused.search(text):
        return False
    parts = _QUOTED.sub("“”", text).split("、")
    alike = len({len(part) for part in parts}) == 1 and (
        len({part[-1] for part in parts}) == 1 or len({part[0] for part in parts}) == 1
    )
    return len(parts) == 1 or alike or "“”" in parts or sources >= LISTED


def _are_coherent(archive: Archive, table: Words, times: Numbers) -> Flags:
    """Which sequences are more than two words that meet: all of three words, and two that are together often enough.

    A small archive does not tell.
    """
    if table.shape[1] != 2 or len(archive.firsts) < FEW:
        return np.ones(len(table), dtype=bool)
    of_word = np.bincount(archive.words, minlength=len(archive.vocabulary))
    chance = of_word[table[:, 0]] * of_word[table[:, 1]] / len(archive.words)
    return np.asarray(times >= DRAWN * chance)


def _are_many(kinds: Edges, table: Words, sources: Numbers, times: Numbers, archive: int) -> Flags:
    """Which sequences recur in sources enough; short ones recur by chance, in one source all do."""
    size = kinds.length[table].sum(axis=1)
    short = (size < 6) & ~kinds.opens[table].any(axis=1)
    says = kinds.predicate[table].any(axis=1)
    if archive < FEW:
        return np.asarray((sources >= 2 + (says | short)) | ((times >= 3) & ~says & ~short))
    firm = kinds.opens[table].any(axis=1) | (size >= LONG)
    return np.asarray(sources >= np.where(short | says, 2, 1) - firm + least(archive))


def least(archive: int) -> int:
    """In how many sources a phrase must stand whatever it is: no sequence in fewer has to be looked at."""
    return 1 if archive < FEW else 2 + max(0, int(math.log10(archive / MANY)))


def _are_free(archive: Archive, kinds: Edges, table: Words, starts: Ints, groups: Ints) -> Flags:
    """Which sequences stand free: without further nouns beside them, if verbs begin or end them, between marks."""
    times = np.maximum(np.bincount(groups, minlength=len(table)), 1)
    before, behind = archive.words[starts - 1], archive.words[starts + table.shape[1]]

    def share(flags: Flags) -> Shares:
        return np.bincount(groups, flags, len(table)) / times

    attached = share((kinds.noun & ~kinds.leads)[before])
    same_before = _commonest(groups, before, kinds.leads, len(table))
    same_behind = _commonest(groups, behind, kinds.trails, len(table))
    free = (1 - attached >= FREE) & (1 - share(kinds.noun[behind]) >= FREE)
    free &= np.maximum(same_before, same_behind) <= (1 - FREE) * times
    free &= ~kinds.grows[table[:, -1]] | (share(kinds.amount[behind]) < FREE)
    joined = share((kinds.joins | kinds.noun)[before])
    listed = share(kinds.joins[before] | kinds.joins[behind])
    free &= ~_are_cut(kinds, table, joined, listed)
    whole = (
        (share(kinds.mark[before]) >= CLAUSE) & (share(kinds.mark[behind]) >= CLAUSE) & (table.shape[1] > 2)
    )
    return np.asarray(free & (whole | (kinds.last[table[:, -1]] & ~_is_said(kinds, table))))


def _are_cut(kinds: Edges, table: Words, joined: Shares, listed: Shares) -> Flags:
    """Which sequences are cut off what they list: a list that goes on, 图书馆、文化馆│、科技馆; 等 whose first member is
    cut, 检验│检测认证等生产性服务业; a word before 和 that belongs to a longer one, 治理│体系和治理能力.
    """
    length = kinds.length[table]
    members = kinds.lists[table].sum(axis=1) + 1
    long = length.sum(axis=1) - members + 1 >= MEMBER * members
    lists = (members > 1) & (listed >= np.where(long, 1, FREE))
    such = kinds.such[table].any(axis=1) & (joined >= FREE)
    single = kinds.joins[table[:, 1:2]].any(axis=1) & (length[:, 0] <= BARE) & (joined >= ATTACHED)
    return np.asarray(lists | such | single)


def _commonest(groups: Ints, beside: Words, plain: Flags, count: int) -> Numbers:
    """How often the commonest word beside each sequence stands there, marks, particles and verbs left out."""
    wanted = ~plain[beside]
    pairs, times = np.unique(groups[wanted].astype(np.int64) << 32 | beside[wanted], return_counts=True)
    most = np.zeros(count, dtype=np.int64)
    np.maximum.at(most, pairs >> 32, times)
    return most


def _is_said(kinds: Edges, table: Words) -> Flags:
    """Which sequences say something, having a verb or adverb behind the last 的: 坚持…, …日益巩固, not 依靠工人阶级的方针."""
    number = np.arange(1, table.shape[1] + 1)
    verb, link = (np.max(flags[table] * number, axis=1) for flags in (kinds.predicate, kinds.links))
    return np.asarray((verb > link) | ~kinds.first[table[:, 0]])


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
