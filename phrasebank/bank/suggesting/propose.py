"""Proposals for one spot of a draft: a gap, or a section that says little.

    propose(banks, head="加强组织领导", role="要点") == (Hit("健全工作机制", reason="与本节标题并列……"), …)

What the spot is decides where to look: a set phrase where its function is known, headings for a heading or a list's item,
what follows in the sources for body text. Each proposal says in Chinese why it is made, and where it stands.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from phrasebank.bank.banks import Bank
from phrasebank.bank.hit import Hit
from phrasebank.bank.suggesting.after import bodies_after, sentences_after
from phrasebank.bank.suggesting.asked import heading as bare_heading
from phrasebank.bank.suggesting.asked import passage
from phrasebank.bank.suggesting.formula import formula
from phrasebank.bank.suggesting.like import like
from phrasebank.bank.suggesting.nextheading import headings_after
from phrasebank.bank.suggesting.suggestion import likeness
from phrasebank.errors import UserError
from phrasebank.sentences import sentences

HEADINGS = ("标题", "小标题", "要点", "分条")
"""Roles whose text is a heading or a list's item."""

BY_ROLE = {"称谓": "称谓", "号召": "号召", "结尾": "结尾", "开头": "开头"}
"""Roles that a set phrase fills."""

ALIKE = 0.7


def propose(
    banks: Sequence[Bank],
    head: str = "",
    before: str = "",
    theme: str = "",
    role: str = "",
    function: str = "",
    limit: int = 3,
) -> tuple[Hit, ...]:
    """Up to ``limit`` proposals for a spot below the heading ``head``, behind the text ``before``; empty if there is nothing.

    ``role`` names the paragraph's role (要点, 正文, 号召 …), ``function`` what a set phrase is to do there. Texts that nothing
    can be said to (no Chinese, far too long) give no proposals; a function that there is not raises UserError.
    """
    found: list[Hit] = []
    for one in _ways(banks, head, before, theme, role, function, limit):
        if all(likeness(one.text, other.text) <= ALIKE for other in found):
            found.append(one)
        if len(found) == limit:
            break
    return tuple(found)


def _ways(
    banks: Sequence[Bank], head: str, before: str, theme: str, role: str, function: str, limit: int
) -> Iterator[Hit]:
    """All proposals, the fittest way first."""
    wanted = function or BY_ROLE.get(role, "")
    if wanted:
        yield from formula(banks, wanted, theme, limit)
        return
    if role in HEADINGS:
        yield from _headings(banks, head or before, theme, limit)
    if before:
        yield from _safely(lambda: sentences_after(banks, passage(_last_sentence(before)), limit))
    if head and role not in HEADINGS:
        yield from _safely(lambda: bodies_after(banks, bare_heading(head), limit))


def _headings(banks: Sequence[Bank], head: str, theme: str, limit: int) -> Iterator[Hit]:
    """What followed such a heading, and what is of its shape."""
    followed = _safely(lambda: headings_after(banks, bare_heading(head), limit)) if not theme else ()
    yield from islice(followed, max(1, limit // 2))
    for one in _safely(lambda: like(banks, [head], theme, limit)):
        yield replace(one, reason=f"与“{bare_heading(head)}”同构：{one.reason}")
    yield from followed


def _last_sentence(text: str) -> str:
    """The last sentence of what stands before."""
    spans = list(sentences(text))
    return text[slice(*spans[-1])] if spans else text


def _safely(way: Callable[[], tuple[Hit, ...]]) -> tuple[Hit, ...]:
    """No proposals for what cannot be asked with: a draft's gap is no wrong input."""
    try:
        return way()
    except UserError:
        return ()
