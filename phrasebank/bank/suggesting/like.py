"""More headings of the same shape: what a writer needs to make a set of headings parallel.

    提高政治站位, 加强学习宣传, 坚持真抓实干 → 强化责任落实, 弘扬工匠精神, 增强忧患意识 …

The shape of every possible heading is a token of the index (``shapes``), so all of one pattern are read in the order of
their use, and with a theme's words in the same expression only those that speak of it. Where the given headings share
words, those are the frame (在⟨⟩上走在前列), and what is in that frame comes first. What remains is a choice: headings that stood
in one list with a given one, then headings of lists before plain clauses, those that speak of the same things, and use
across sources; no two alike, not the same verb again and again. Of what is equally near the user's accepted ones come first.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import NamedTuple

from phrasebank.bank.banks import Bank
from phrasebank.bank.entries import Found, matching, named
from phrasebank.bank.grams import fold, phrase
from phrasebank.bank.hit import Hit
from phrasebank.bank.kinds import Kind
from phrasebank.bank.shapes import Shape, shape
from phrasebank.bank.suggesting import asked
from phrasebank.bank.suggesting.accepted import FIRST, accepted, entries, told
from phrasebank.bank.suggesting.fitness import Fitness, fitness, use, worth
from phrasebank.bank.suggesting.frames import SharedFrame, shared_frame
from phrasebank.bank.suggesting.suggestion import likeness, of_entries
from phrasebank.bank.suggesting.surroundings import stands
from phrasebank.errors import UserError
from phrasebank.sentences import clauses

TAKE, COMPARED = 200, 50
"""Entries read for each pattern, and the best of them whose surroundings are read."""

SAME = 0.6
"""Headings that have so much in common (加强组织领导, 强化组织领导) are not shown side by side."""

VERB_AGAIN = 1.0
"""Taken from a heading's worth for each time that its first word is there already; a doubling of its sources is one."""

FEW = 3
"""What only has the outline, or the frame in another length or pattern, is there to make up so many."""

NEAR_THEME = 80
"""Entries with a word of the theme whose sentences are searched for headings."""

_VERB = 2

IN_FRAME, SAME_LENGTH, OTHER_LENGTH, SAME_PATTERN, IN_WEAK_FRAME, SAME_OUTLINE = range(6)
_FRAMED = frozenset((IN_FRAME, SAME_LENGTH, OTHER_LENGTH, IN_WEAK_FRAME))
_MAKE_UP = frozenset((OTHER_LENGTH, IN_WEAK_FRAME, SAME_OUTLINE))
_WHY = {
    IN_FRAME: "句式、词格相同",
    SAME_LENGTH: "句式、字数相同",
    OTHER_LENGTH: "句式相同",
    SAME_PATTERN: "字数、词格相同",
    IN_WEAK_FRAME: "句式、字数相同",
    SAME_OUTLINE: "字数、结构相同",
}


class _Target(NamedTuple):
    """What the given headings have in common."""

    given: tuple[str, ...]
    shapes: tuple[Shape, ...]
    frame: SharedFrame | None
    themes: tuple[str, ...]

    @property
    def lengths(self) -> frozenset[int]:
        return frozenset(map(len, self.given))

    @property
    def about(self) -> str:
        """What an expression of the index must have, too, for the theme."""
        return (
            f" AND ({' OR '.join(f'text : {phrase(word)}' for word in self.themes)})" if self.themes else ""
        )


class _Candidate(NamedTuple):
    """A heading: how near it is to what is wanted (0 is nearest), how good by itself, and the banks' entries of it."""

    tier: int
    worth: float
    found: tuple[Found, ...]
    reason: str

    @property
    def text(self) -> str:
        return self.found[0].text


def like(banks: Sequence[Bank], given: Sequence[str], theme: str = "", limit: int = 10) -> tuple[Hit, ...]:
    """Headings of the same shape as the given ones, which are not among them; empty if the banks have none.

    Raises UserError for headings that are empty, hold no Chinese or are too long.
    """
    target = _target(asked.headings(given), theme)
    fit, mine = fitness(banks, target.given), accepted(banks)
    chosen: list[_Candidate] = []
    for tier, names_theme in _stages(target):
        room = (min(FEW, limit) if tier in _MAKE_UP else limit) - len(chosen)
        if room > 0:
            more = _candidates(banks, target, fit, tier, names_theme, mine)
            chosen += islice(_ranked(more, target, chosen), room)
        if len(chosen) >= limit:
            break
    return told(
        (of_entries(one.found, one.text, 1 / (1 + number), one.reason) for number, one in enumerate(chosen)),
        mine,
    )


def _target(titles: tuple[str, ...], theme: str) -> _Target:
    shapes = tuple(found for title in titles if (found := shape(title)))
    frame = shared_frame(titles)
    if not shapes and frame is None:
        raise UserError(
            f"看不出词格：{'、'.join(f'“{title}”' for title in titles)}",
            hint="请给 3 到 24 个汉字、能独立成题的标题，例如 提高政治站位",
        )
    return _Target(titles, shapes, frame, tuple(filter(fold, theme.split())))


def _stages(target: _Target) -> Iterator[tuple[int, bool]]:
    """Tiers to look up, the next only if the ones before do not suffice; and whether a heading must name the theme."""
    tiers: tuple[int, ...] = (SAME_PATTERN, SAME_OUTLINE)
    if target.frame:
        # what says much does not need to be made up by what is merely built alike
        strong, weak = (OTHER_LENGTH, SAME_PATTERN), (SAME_PATTERN, IN_WEAK_FRAME, SAME_OUTLINE)
        tiers = (IN_FRAME, *(strong if target.frame.is_strong else weak))
    yield from ((tier, bool(target.themes)) for tier in tiers)
    if target.themes:
        yield SAME_PATTERN, False


def _candidates(
    banks: Sequence[Bank], target: _Target, fit: Fitness, tier: int, names_theme: bool, mine: frozenset[str]
) -> Iterator[_Candidate]:
    """Each heading of a tier once; the best are weighed by what stands around them."""
    known: dict[str, list[Found]] = {}
    preferred = entries(banks, mine, partial(_may_be, target, names_theme))
    for found in (*preferred, *_entries(banks, target, tier, names_theme)):
        known.setdefault(found.text, []).append(found)
    by_use = sorted(
        known.values(),
        key=lambda one: (one[0].text not in mine, one[0].text not in fit.mates, -use(one), one[0].text),
    )
    near = ((found, _tier(found[0].text, tier, target)) for found in by_use)
    for same, nearness in islice(((f, n) for f, n in near if n is not None), COMPARED):
        is_heading = any(one.kind == Kind.ENUMERATION for one in same)
        mate = fit.mates.get(same[0].text)
        reason = _reason(nearness, target, mate, same[0].text, is_heading=is_heading)
        value = worth(fit, same) + FIRST * (same[0].text in mine)
        yield _Candidate(nearness, value, tuple(same), reason)


def _may_be(target: _Target, names_theme: bool, text: str) -> bool:
    """Whether a text that the user accepted is worth looking at: as long as a given one or in the frame, on the theme."""
    if names_theme and not any(word in text for word in target.themes):
        return False
    return len(text) in target.lengths or bool(target.frame and target.frame.holds(text))


def _entries(banks: Sequence[Bank], target: _Target, tier: int, names_theme: bool) -> Iterator[Found]:
    """The best entries that may be of a tier; where the theme is only near, those in sentences that name it."""
    if target.themes and not names_theme:
        yield from (found for bank in banks for found in _near_theme(bank, target))
        return
    if tier in _FRAMED:
        wanted = [target.frame.expression] if target.frame else []
    else:
        tokens = (one.pattern if tier == SAME_PATTERN else one.outline for one in target.shapes)
        wanted = [f'tags : "{token}"' for token in dict.fromkeys(tokens) if token]
    for bank in banks:
        for expression in wanted:
            yield from matching(bank, expression + target.about, TAKE)


def _near_theme(bank: Bank, target: _Target) -> Iterator[Found]:
    """Clauses as long as a given heading that stand in sentences with a word of the theme."""
    seen: set[str] = set()
    for word in target.themes:
        for named_so in matching(bank, f"text : {phrase(word)}", NEAR_THEME):
            for stand in stands(bank, named_so.id, named_so.text, 1):
                for span in clauses(stand.text):
                    text = asked.unmarked(stand.text[span.start : span.end])
                    if len(text) in target.lengths and text not in seen:
                        seen.add(text)
                        yield from named(bank, text)


def _tier(text: str, tier: int, target: _Target) -> int | None:
    """How near a text is that was found for a tier; None if it is not near."""
    if text in target.given:
        return None
    in_frame = _tier_in_frame(text, target)
    if in_frame == OTHER_LENGTH != tier:
        return None
    if in_frame is not None and in_frame <= max(tier, SAME_LENGTH):
        return in_frame
    if tier in _FRAMED:
        return None
    own = shape(text) if len(text) in target.lengths else None
    if own is None:
        return None
    if any(own.pattern == one.pattern for one in target.shapes):
        return SAME_PATTERN
    return tier if tier == SAME_OUTLINE and any(_ends_alike(own, one) for one in target.shapes) else None


def _tier_in_frame(text: str, target: _Target) -> int | None:
    """Other patterns and lengths belong to a frame that itself says much: 在⟨⟩上走在前列, not 加强⟨⟩."""
    if not (target.frame and target.frame.holds(text)):
        return None
    own = shape(text)
    if own and any(own.pattern == one.pattern for one in target.shapes):
        return IN_FRAME
    if len(text) in target.lengths:
        return SAME_LENGTH if target.frame.is_strong else IN_WEAK_FRAME
    return OTHER_LENGTH if target.frame.is_strong else None


def _ends_alike(one: Shape, other: Shape) -> bool:
    """Whether outline and kind of the last word are the same, and particles are in both or in neither."""
    return (
        one.outline == other.outline != ""
        and one.pattern[-2:] == other.pattern[-2:]
        and ("u" in one.pattern) == ("u" in other.pattern)
    )


def _reason(tier: int, target: _Target, mate: str | None, text: str, *, is_heading: bool) -> str:
    why = _WHY[tier]
    if tier in _FRAMED and target.frame:
        why += f"（{target.frame.written}）"
    if mate:
        why += f"，曾与“{mate}”并列"
    elif not is_heading:
        why += "，原是句中分句"
    if target.themes and not any(word in text for word in target.themes):
        why += "，所在句写到主题"
    return why


def _ranked(
    candidates: Iterable[_Candidate], target: _Target, before: Sequence[_Candidate]
) -> Iterator[_Candidate]:
    """The candidates, nearest and best first, each unlike those before and the given ones; ties by text."""
    rest = list(candidates)
    shown = [*target.given, *(one.text for one in before)]
    taken = [_filler(text, target) for text in shown]
    verbs = [text[:_VERB] for text in shown]
    while rest:
        best = min(rest, key=lambda one: (one.tier, _repeats(one, verbs) - one.worth, one.text))
        rest.remove(best)
        own = _filler(best.text, target)
        if all(likeness(own, other) <= SAME for other in taken):
            taken.append(own)
            verbs.append(best.text[:_VERB])
            yield best


def _filler(text: str, target: _Target) -> str:
    """What a heading says beyond the frame."""
    return target.frame.filler(text) if target.frame and target.frame.holds(text) else text


def _repeats(one: _Candidate, verbs: Sequence[str]) -> float:
    return 0.0 if one.tier in _FRAMED else VERB_AGAIN * verbs.count(one.text[:_VERB])
