"""Which sequences of words are phrases by where they stand: in sources enough, by no chance, free of what is beside them.

    一般公共 is none: 预算 follows nearly everywhere.  建设现代化强国 is one where it is a whole clause.

Everything is told of all sequences of one length at once: places are sorted by sequences and sources, ``groups`` says
which sequence stands at each.
"""

import math

import numpy as np
import numpy.typing as npt

from phrasebank.bank.archive import Archive
from phrasebank.bank.edges import Edges
from phrasebank.bank.recurring import Flags, Ints

FREE = 0.5
"""So many of a phrase's places must have no further noun before it, and as many none behind it."""

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

Numbers = npt.NDArray[np.int64]
Shares = npt.NDArray[np.float64]
Words = npt.NDArray[np.int32]


def stand(archive: Archive, kinds: Edges, table: Words, starts: Ints, groups: Ints, of_source: Ints) -> Flags:
    """Which sequences are phrases by where they stand, copies of sentences left out."""
    sources = in_sources(of_source, groups, len(table))
    times = np.bincount(groups, minlength=len(table))
    many = _are_many(kinds, table, sources, times, len(archive.firsts))
    return many & _are_coherent(archive, table, times) & _are_free(archive, kinds, table, starts, groups)


def in_sources(of_source: Ints, groups: Ints, count: int) -> Numbers:
    """In how many sources each sequence stands; places are sorted by sequences and sources."""
    new = np.ones(len(groups), dtype=bool)
    new[1:] = (groups[1:] != groups[:-1]) | (of_source[1:] != of_source[:-1])
    return np.bincount(groups[new], minlength=count)


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
    free &= ~(
        _are_halves(kinds, table, share(kinds.links[behind])) & (share(kinds.links[before]) >= ATTACHED)
    )
    whole = (
        (share(kinds.mark[before]) >= CLAUSE) & (share(kinds.mark[behind]) >= CLAUSE) & (table.shape[1] > 2)
    )
    return np.asarray(free & (whole | (kinds.last[table[:, -1]] & ~_says(kinds, table))))


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


def _are_halves(kinds: Edges, table: Words, linked: Shares) -> Flags:
    """Which sequences join something to what has 的 behind it, so that 的 before them belongs to the first alone:
    积极的│财政政策和稳健的货币政策.
    """
    joined = np.cumsum((kinds.joins & ~kinds.lists)[table], axis=1) > 0
    return np.asarray((joined & kinds.links[table]).any(axis=1) | (joined[:, -1] & (linked >= ATTACHED)))


def _commonest(groups: Ints, beside: Words, plain: Flags, count: int) -> Numbers:
    """How often the commonest word beside each sequence stands there, marks, particles and verbs left out."""
    wanted = ~plain[beside]
    pairs, times = np.unique(groups[wanted].astype(np.int64) << 32 | beside[wanted], return_counts=True)
    most = np.zeros(count, dtype=np.int64)
    np.maximum.at(most, pairs >> 32, times)
    return most


def _says(kinds: Edges, table: Words) -> Flags:
    """Which sequences say something, having a verb or adverb behind the last 的: 坚持…, …日益巩固, not 依靠工人阶级的方针."""
    number = np.arange(1, table.shape[1] + 1)
    verb, link = (np.max(flags[table] * number, axis=1) for flags in (kinds.predicate, kinds.links))
    return np.asarray((verb > link) | ~kinds.first[table[:, 0]])
