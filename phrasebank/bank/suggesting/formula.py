"""Set phrases for a place in a speech: how one opens, passes on, calls and closes, on a theme if one is given.

Mining tells what a clause does, and the index has that as a token. A theme is looked for in the phrase first,
then in the sentences that it stands in, because a call rarely names what it calls for twice. What has not been said for
long comes later; and of what only one source says no more than one piece of a sentence comes before the others.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from typing import NamedTuple

from phrasebank.bank.banks import Bank
from phrasebank.bank.entries import Found, matching
from phrasebank.bank.grams import fold, phrase
from phrasebank.bank.hit import Hit
from phrasebank.bank.kinds import Kind
from phrasebank.bank.ranking import SAID_BY_ITSELF, is_own
from phrasebank.bank.recency import Ages
from phrasebank.bank.suggesting.accepted import accepted, entries, told
from phrasebank.bank.suggesting.suggestion import likeness, of_entries
from phrasebank.bank.suggesting.surroundings import Stand, stands
from phrasebank.errors import UserError

TAKE = 300
"""Phrases of a function that are looked at for a theme."""

AMONG = 1000
"""Phrases that are looked through for a speaker's own: reports of others are much more frequent."""

PLACES = 3
"""Places of each phrase whose sentences are read."""

ALIKE = 0.75

FUNCTIONS = ("称谓", "开头", "过渡", "强调", "要求", "引述", "评价", "谦辞", "结尾", "号召")
"""What set phrases do, as mining names it (``Function``): a lookup does not load the miners for that."""

# how people call what the functions do, beside their names
OTHER_NAMES = {
    "开场": "开头",
    "开篇": "开头",
    "导语": "开头",
    "引言": "开头",
    "承接": "过渡",
    "转折": "过渡",
    "衔接": "过渡",
    "收尾": "结尾",
    "结束": "结尾",
    "结束语": "结尾",
    "结语": "结尾",
    "呼吁": "号召",
    "倡议": "号召",
    "口号": "号召",
    "感谢": "谦辞",
    "致谢": "谦辞",
    "谦虚": "谦辞",
    "称呼": "称谓",
    "问候": "称谓",
    "肯定": "评价",
    "部署": "要求",
    "引用": "引述",
}


def function_named(name: str) -> str:
    """The function with this name; raises UserError with the nearest name if there is none."""
    wanted = name.strip()
    if wanted in FUNCTIONS:
        return wanted
    every = "、".join(FUNCTIONS)
    near = OTHER_NAMES.get(wanted) or next((one for one in FUNCTIONS if set(one) & set(wanted)), None)
    hint = f"是不是“{near}”？" if near else ""
    raise UserError(f"没有这种职能：{name}" if wanted else "没有给出职能", hint=f"{hint}职能有：{every}")


def formula(banks: Sequence[Bank], function: str, theme: str = "", limit: int = 10) -> tuple[Hit, ...]:
    """Set phrases that do what ``function`` says, the most used first; if a theme is given, first those that name it.

    Raises UserError for a function that there is not.
    """
    wanted = function_named(function)
    themes = tuple(filter(fold, theme.split()))
    if theme.strip() and not themes:
        raise UserError(f"主题里没有文字：“{theme.strip()}”")
    chosen = _Chosen(banks, wanted, Ages(banks), accepted(banks))
    ranked = _distinct(_on_theme(chosen, themes), _others(chosen, themes))
    suggested = (
        of_entries(found, found[0].text, 1 / (1 + number), reason + chosen.ages.of(*found).note)
        for number, (found, reason) in enumerate(islice(ranked, limit))
    )
    return told(suggested, chosen.accepted)


class _Chosen(NamedTuple):
    """What set phrases are chosen by, apart from a theme."""

    banks: Sequence[Bank]
    function: str
    ages: Ages
    accepted: frozenset[str]

    @property
    def expression(self) -> str:
        return f'tags : "{Kind.FORMULA}" AND tags : "{fold(self.function)}"'


def _on_theme(chosen: _Chosen, themes: tuple[str, ...]) -> Iterator[tuple[list[Found], str]]:
    """Phrases of the function with why they come: those that name the theme, then those whose sentences do."""
    if not themes:
        return
    named = " OR ".join(f"text : {phrase(word)}" for word in themes)
    for found in _by_use(chosen, f"{chosen.expression} AND ({named})", themes):
        yield found, f"{chosen.function}，写到主题"
    for found in _by_use(chosen, chosen.expression):
        if any(word in stand.text for one in found for stand in _stands(one) for word in themes):
            yield found, f"{chosen.function}，所在句写到主题"


def _others(chosen: _Chosen, themes: tuple[str, ...]) -> Iterator[tuple[list[Found], str]]:
    """Phrases of the function, whatever they are about."""
    reason = f"{chosen.function}常用语" + ("，没有写到主题" if themes else "")
    yield from ((found, reason) for found in _by_use(chosen, chosen.expression))


def _stands(found: Found) -> Iterator[Stand]:
    return stands(found.bank, found.id, found.text, PLACES)


def _by_use(chosen: _Chosen, expression: str, themes: tuple[str, ...] = ()) -> list[list[Found]]:
    """The entries of all banks by their text: what the user accepted, then the most used and newest; ties by text."""
    known: dict[str, dict[tuple[int, int], Found]] = {}
    for found in (*_accepted(chosen, themes), *_first(chosen, expression)):
        known.setdefault(found.text, {})[id(found.bank), found.id] = found
    return sorted(
        (list(same.values()) for same in known.values()),
        key=lambda found: (
            found[0].text not in chosen.accepted,
            -chosen.ages.of(*found).weight * sum(one.sources for one in found),
            -sum(one.places for one in found),
            found[0].text,
        ),
    )


def _first(chosen: _Chosen, expression: str) -> Iterator[Found]:
    """The best phrases; where they must be the speaker's own, of many more those that are."""
    for bank in chosen.banks:
        if chosen.function not in SAID_BY_ITSELF:
            yield from matching(bank, expression, TAKE)
            continue
        found = matching(bank, expression, AMONG)
        yield from islice((one for one in found if is_own(one.function, one.text)), TAKE)


def _accepted(chosen: _Chosen, themes: tuple[str, ...]) -> Iterator[Found]:
    """What the user accepted of the function, and names one of the themes if there are any."""
    fits = partial(_names, themes)
    for found in entries(chosen.banks, chosen.accepted, fits):
        if found.kind == Kind.FORMULA and found.function == chosen.function:
            yield found


def _names(themes: tuple[str, ...], text: str) -> bool:
    return not themes or any(word in text for word in themes)


def _distinct(*stages: Iterator[tuple[list[Found], str]]) -> Iterator[tuple[list[Found], str]]:
    """None like another; further pieces of one source's sentence behind all others of their stage."""
    taken: list[str] = []
    sentences: set[tuple[int, int]] = set()
    for ranked in stages:
        later: list[tuple[list[Found], str]] = []
        for found, reason in ranked:
            text = found[0].text
            if any(likeness(text, other) > ALIKE for other in taken):
                continue
            taken.append(text)
            place = next(((id(stand.bank), stand.sentence) for stand in _stands(found[0])), None)
            if place in sentences and sum(one.sources for one in found) == 1:
                later.append((found, reason))
                continue
            if place:
                sentences.add(place)
            yield found, reason
        yield from later
