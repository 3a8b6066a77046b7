"""Likeness: what siblings have in common, if it is enough to be felt.

    把根扎在泥土里，把论文写在大地上 → 把⟨⟩在⟨⟩

Many words in common, a skeleton of function words, or the same words at the same places of clauses of one length.
"""

import re
from collections.abc import Sequence
from operator import eq

from phrasebank.fewwords import part_of_speech
from phrasebank.mining.frames import NOTHING, Ends, Frame, common_end, common_start, ends, filled, weight
from phrasebank.mining.parallels.closings import closings
from phrasebank.mining.parallels.cuts import Cuts
from phrasebank.mining.parallels.deeds import deeds, may_be_deeds
from phrasebank.mining.parallels.middles import may_have_middle, middle
from phrasebank.mining.parallels.rows import Place
from phrasebank.mining.parallels.siblings import LONGEST
from phrasebank.mining.parallels.skeletons import may_have_skeleton, skeleton
from phrasebank.mining.parallels.steps import in_step, may_keep_step
from phrasebank.mining.predicates import table as predicates
from phrasebank.mining.shape import CLAUSE_END, start_behind
from phrasebank.words import is_name, words

# an amount, a date or an ordinal: 增长3.5%, 十月, 十七届, but not 一体化, 不平凡的一年, 一次大会
_DIGIT = re.compile(r"[0-9０-９]|(?:[一二三四五六七八九十]{2,}|[二三四五六七八九十])(?:月|年|日|届|次)|一月")
# where one begins: 10│万 ; and a beginning that is no more than an amount: 4次, 1万平方米
_FIGURE = re.compile(r"[0-9０-９.．%％]")
_IN_FIGURE = re.compile(r"^[0-9０-９]")
SHORT, LONGEST_EVEN = 8, 12
"""Siblings are short up to this; where they are of one length, a little longer ones are."""
_PAIR = 2
_LEAST_SHARE_HELD = 0.16
"""So much of two that begin and end alike."""
_CONNECTIVE = 3
_SAYS_MORE = frozenset("是让把为靠")
"""What says something of a subject: 改革是│动力、改革是│出路."""
_NEARLY = 2
_MODALS = frozenset("要将应须")
_PREDICATE = frozenset("是不可能会有无")
"""What a predicate of its own begins with: 不可侵犯, 可以葬送社会主义."""
_ALL = frozenset("一每各这那")
"""What nouns of which something is said begin with: 一切为了人民、一切依靠人民; not 基本养老保险、基本医疗保险."""
LEAST_SHARE, LEAST_SHARE_OF_TWO = 0.12, 0.3
"""So much of three and more, or of two, must be fixed; one character will do where they are short."""


def likeness(cuts: Cuts, places: Sequence[Place], texts: Sequence[str]) -> Frame | None:
    """What the siblings have in common, if it is enough or makes a skeleton, or if they keep step."""
    two = len(texts) == 2
    promising = _two_promising(texts[0], texts[1]) if two else _promising(texts)
    may_have, keeps_step = may_have_skeleton(texts), may_keep_step(texts)
    acts = may_be_deeds(texts)
    if not (promising or may_have or keeps_step or acts or closings(texts) or may_have_middle(texts)):
        return None
    if len(set(texts)) < len(texts) or mostly_figures(texts):
        return None
    known = where_words_begin(texts, cuts.of(places))
    if promising:
        alike = ends(texts, known)
        if alike and not (two and _is_subject(alike)):
            shared = filled(texts, alike)
            if shared and _enough(shared, texts):
                return shared
    return (
        (may_have and skeleton(texts, known))
        or (acts and deeds(texts))
        or (keeps_step and _is_whole(cuts, places[0][0], texts) and in_step(texts, known))
        or _counts(texts)
        or closings(texts)
        or middle(texts, known)
    )


def where_words_begin(texts: Sequence[str], known: Sequence[bytes]) -> Sequence[bytes]:
    """Where words begin, also behind what all begin with and before the noun that all end with, in three and more."""
    return known if len(texts) <= _PAIR else _cut_before_tail(texts, _cut_behind_head(texts, known))


def _cut_behind_head(texts: Sequence[str], known: Sequence[bytes]) -> Sequence[bytes]:
    """Where words begin, also behind what all begin with if that is a verb or adverb and a word in most: 全面│提高, 全面提升."""
    head = common_start(texts)
    size = len(head)
    if size < _PAIR or size == min(map(len, texts)) or all(cut[size] for cut in known):
        return known
    is_word = 2 * sum(cut[size] for cut in known) > len(known)
    if not is_word or (is_name(head) and not _acts(head)):
        return known
    return tuple([cut[:size] + b"\1" + cut[size + 1 :] for cut in known])


def _cut_before_tail(texts: Sequence[str], known: Sequence[bytes]) -> Sequence[bytes]:
    """Where words begin, also before the noun of all that behind 的 is a word in one: 求真的科学│精神, 报国的奉献精神."""
    lengths = list(map(len, texts))
    if max(lengths) > _PAIR * min(lengths) or any(text.find("的") < 1 for text in texts):
        return known
    tail = common_end(texts)
    size = min(_PAIR, len(tail))
    if size < _PAIR or "的" in tail or min(lengths) == size or not any(cut[-1 - size] for cut in known):
        return known
    return tuple([cut[: -1 - size] + b"\1" + cut[-size:] for cut in known])


def _acts(head: str) -> bool:
    """Whether a beginning is a verb or an adverb for the tables, whatever the dictionary says: 全面, 面向, 聚焦."""
    return head[:_PAIR] in predicates().verbs | predicates().adverbs | predicates().manners


def _is_whole(cuts: Cuts, start: int, texts: Sequence[str]) -> bool:
    """Whether a clause begins at ``start``, or one that a connective brings in, or all siblings begin with a verb."""
    begin = max(start_behind(cuts.text, CLAUSE_END, start), cuts.text.rfind("、", 0, start) + 1)
    if start - begin <= _CONNECTIVE:
        return True
    return bool(cuts.edges[start]) and all(text[:2] in predicates().verbs for text in texts)


# 增强“四个意识”, but not 增强“中国芯”
_COUNT = re.compile(r"[^“”]{2,6}(“)[一二两三四五六七八九十](个)[^“”]{2,6}(”)")


def _counts(texts: Sequence[str]) -> Frame | None:
    """The frame of verbs with a quoted count each: 坚定捍卫“两个确立”、坚决做到“两个维护”."""
    if texts[0][-1] != "”":
        return None
    found = [match for text in texts if (match := _COUNT.fullmatch(text))]
    if len(found) < len(texts):
        return None
    return Frame(("“", "个", "”"), tuple(tuple(match.start(n) for match in found) for n in (1, 2, 3)))


def _promising(texts: Sequence[str]) -> bool:
    """Whether three and more can have enough in common; cheap, because many neighbours have not."""
    lengths = list(map(len, texts))
    longest, shortest = max(lengths, default=0), min(lengths, default=0)
    if len(texts) < 2 or longest > LONGEST or shortest < 2:
        return False
    common = len(set(texts[0]).intersection(*texts[1:]) - NOTHING)
    if common < 3 and longest - shortest > 1 and not (common_start(texts) or common_end(texts)):
        return False
    if common > max(1, LEAST_SHARE * sum(lengths) / len(lengths) - 1):
        return True
    return common > 0 and longest <= (LONGEST_EVEN if longest == shortest else SHORT)


def _two_promising(one: str, other: str) -> bool:
    """Whether two can have enough in common, and have some of it at their ends or at the same places."""
    if (one[:1] != other[:1] and one[-1:] != other[-1:]) or min(len(one), len(other)) < 2:
        return False
    longest, usual = max(len(one), len(other)), (len(one) + len(other)) / 2
    shared = set(one).intersection(other) - NOTHING
    common = len(shared)
    if longest > LONGEST or not may_be_two(one, other, shared, usual):
        return False
    if longest > SHORT and common < max(3, LEAST_SHARE_OF_TWO * usual - 2):
        return False
    if common >= 3 or one[:2] == other[:2] or one[-2:] == other[-2:]:
        return True
    both = one[0] == other[0] and one[-1] == other[-1]
    return both or (len(one) == len(other) and sum(map(eq, one, other)) >= 2)


def may_be_two(one: str, other: str, shared: set[str], usual: float) -> bool:
    """Whether two can pass ``_enough_for_two``, by the characters that they share.

    Refuses none that passes: what is fixed in both cannot be more than what they share, each character as often as the
    one has it that has it less often.
    """
    if usual <= SHORT:
        return True
    least = max(3, LEAST_SHARE_OF_TWO * usual)
    return len(shared) >= least or sum(min(one.count(c), other.count(c)) for c in shared) >= least


def _enough(shared: Frame, texts: Sequence[str]) -> bool:
    """Whether so much is fixed that it is no chance: more where two, less where three or more share it."""
    usual = sum(map(len, texts)) / len(texts)
    share = shared.weight / usual
    longest = max(map(len, texts))
    if len(texts) == 2:
        return _enough_for_two(shared, texts, share, usual)
    inside = any(shared.places[0]) and not shared.closes(texts)
    if (
        inside
        and shared.anchors == 1
        and longest - min(map(len, texts)) > 1
        and not _is_even_behind(shared, texts)
    ):
        return False
    if shared.weight == 0:
        return False
    if shared.weight == 1:
        return usual <= (LONGEST_EVEN if longest == min(map(len, texts)) else SHORT)
    if any(shared.places[0]) or is_name(shared.parts[0]):
        return share >= LEAST_SHARE
    return share * len(texts) >= 3 * LEAST_SHARE


def _is_even_behind(shared: Frame, texts: Sequence[str]) -> bool:
    """Whether as much stands behind a part of some weight in all: 项目建设要有新突破，城乡面貌要有新变化."""
    behind = {len(text) - at for text, at in zip(texts, shared.places[-1], strict=True)}
    return len(behind) == 1 and shared.weight > 1


def _is_subject(alike: Ends) -> bool:
    """Whether two begin with the same noun and share no end (改革开放以来、改革开放使中国), or share neither."""
    head, tail = alike.head, alike.tail
    if not head:
        return not tail
    if not is_name(head) or head[:2] in predicates().verbs or head[-1] in _SAYS_MORE:
        return False
    return not tail or (is_name(tail) and head[0] not in _ALL)


def _enough_for_two(shared: Frame, texts: Sequence[str], share: float, usual: float) -> bool:
    """Whether two share much, and not just the noun that they end with."""
    if shared.anchors == 1 and any(shared.places[0]) and is_name(shared.parts[-1]):
        return False
    if shared.anchors > 1 and usual <= SHORT:
        return True
    if _is_topic(shared, texts):
        return False
    return shared.weight >= 3 and share >= (
        _LEAST_SHARE_HELD if _holds(shared, texts) else LEAST_SHARE_OF_TWO
    )


def _is_topic(shared: Frame, texts: Sequence[str]) -> bool:
    """Whether two of unlike length, begun unlike, only speak of one thing: 推动整改工作，统筹推进试点工作和整改工作.

    Not if the end has a verb of its own: 公有财产不可侵犯，合法的私有财产也不可侵犯.
    """
    tail = shared.parts[-1]
    unlike = abs(len(texts[0]) - len(texts[1])) > _NEARLY and shared.closes(texts)
    if not any(shared.places[0]) and shared.parts[0] not in _MODALS:
        return False
    if not unlike or not _PREDICATE.isdisjoint(tail[:2]):
        return False
    return part_of_speech(words(tail)[-1]).startswith(("n", "v"))


def _holds(shared: Frame, texts: Sequence[str]) -> bool:
    """Whether a frame holds two at both ends: 多做组织群众的工作，多做凝聚人心的工作."""
    opened = not any(shared.places[0]) and weight(shared.parts[0]) > 1
    return opened and shared.closes(texts) and weight(shared.parts[-1]) > 1 and shared.anchors > 1


def mostly_figures(texts: Sequence[str]) -> bool:
    """Whether dates and amounts are listed; a clause that all begin with does not count (2022年，我们…)."""
    start = common_start(texts)
    told = (
        _DIGIT.search(start)
        and not _IN_FIGURE.search(start)
        and not any(_FIGURE.match(t, len(start)) for t in texts)
    )
    behind = len(start) if told else start.rfind("，") + 1
    figures = [_DIGIT.search(t, behind) for t in texts]
    if all(figures) and len({f.group() for f in figures if f}) == 1 and not any(map(_FIGURE.search, texts)):
        return False  # 五年 in all
    return 2 * sum(figure is not None for figure in figures) > len(texts)
