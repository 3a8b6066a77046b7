"""Set phrases for a place in a speech: how one opens, passes on, calls and closes, on a theme if one is given.

Mining tells what a clause does, and the index has that as a token. A theme is looked for in the phrase first,
then in the sentences that it stands in, because a call rarely names what it calls for twice. What has not been said for
long comes later; and of what only one source says no more than one piece of a sentence comes before the others.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from phrasebank.bank.banks import Bank
from phrasebank.bank.entries import Found, matching
from phrasebank.bank.grams import fold, phrase
from phrasebank.bank.hit import Hit
from phrasebank.bank.kinds import Kind
from phrasebank.bank.ranking import is_own
from phrasebank.bank.recency import Ages
from phrasebank.bank.suggesting.suggestion import likeness, of_entries
from phrasebank.bank.suggesting.surroundings import Stand, stands
from phrasebank.errors import UserError

TAKE = 300
"""Phrases of a function that are looked at for a theme."""

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
    """Set phrases that do what ``function`` says, the most used first; on the theme if one is given, or else none.

    Raises UserError for a function that there is not.
    """
    wanted = function_named(function)
    themes = tuple(filter(fold, theme.split()))
    if theme.strip() and not themes:
        raise UserError(f"主题里没有文字：“{theme.strip()}”")
    ages = Ages(banks)
    ranked = _distinct(_on_theme(banks, ages, wanted, themes))
    return tuple(
        of_entries(found, found[0].text, 1 / (1 + number), reason + ages.of(*found).note)
        for number, (found, reason) in enumerate(islice(ranked, limit))
    )


def _on_theme(
    banks: Sequence[Bank], ages: Ages, function: str, themes: tuple[str, ...]
) -> Iterator[tuple[list[Found], str]]:
    """Phrases of the function with why they come: those that name the theme, then those whose sentences do."""
    wanted = f'tags : "{Kind.FORMULA}" AND tags : "{fold(function)}"'
    if not themes:
        yield from ((found, f"{function}常用语") for found in _by_use(banks, ages, wanted))
        return
    named = " OR ".join(f"text : {phrase(word)}" for word in themes)
    yield from ((found, f"{function}，写到主题") for found in _by_use(banks, ages, f"{wanted} AND ({named})"))
    for found in _by_use(banks, ages, wanted):
        if any(word in stand.text for one in found for stand in _stands(one) for word in themes):
            yield found, f"{function}，所在句写到主题"


def _stands(found: Found) -> Iterator[Stand]:
    return stands(found.bank, found.id, found.text, PLACES)


def _by_use(banks: Sequence[Bank], ages: Ages, expression: str) -> list[list[Found]]:
    """The entries of all banks by their text, the most used and newest first; ties by text."""
    known: dict[str, list[Found]] = {}
    for bank in banks:
        for found in matching(bank, expression, TAKE):
            known.setdefault(found.text, []).append(found)
    return sorted(
        known.values(),
        key=lambda found: (
            not is_own(found[0].function, found[0].text),
            -ages.of(*found).weight * sum(one.sources for one in found),
            -sum(one.places for one in found),
            found[0].text,
        ),
    )


def _distinct(ranked: Iterator[tuple[list[Found], str]]) -> Iterator[tuple[list[Found], str]]:
    """None like another; further pieces of one source's sentence behind all others."""
    taken: list[str] = []
    sentences: set[tuple[int, int]] = set()
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
