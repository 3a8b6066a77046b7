"""Whatever is asked with, the answer is suggestions that stand in the sources, or a message for people."""

from collections.abc import Callable, Sequence
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phrasebank.bank.banks import Bank
from phrasebank.bank.grams import fold
from phrasebank.bank.hit import Hit
from phrasebank.bank.suggesting.after import after
from phrasebank.bank.suggesting.complete import complete
from phrasebank.bank.suggesting.formula import formula
from phrasebank.bank.suggesting.like import like
from phrasebank.bank.suggesting.propose import propose
from phrasebank.errors import UserError
from tests.bank.banks import bank_of

TEXT = (
    "同志们：\n今天，我们在这里隆重集会。一要提高政治站位，深入学习“四个意识”；二要加强学习宣传，讲好故事；三要坚持真抓实干，"
    "务求实效。\n让我们更加紧密地团结起来，为推动高质量发展而努力奋斗！"
)
PIECES = [
    "提高",
    "政治站位",
    "坚持",
    "真抓实干",
    "学习",
    "，",
    "。",
    "“",
    '"',
    "*",
    "'",
    " OR ",
    "NEAR(",
    "\n",
    "一要",
    "🙂",
    "\ud800",
    "堅",
    "1",
    "结尾",
    "《",
    "》",
    " ",
    "——",
]
ASKED = st.one_of(st.text(max_size=30), st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
WAYS: tuple[Callable[[Sequence[Bank], str], tuple[Hit, ...]], ...] = (
    lambda banks, text: like(banks, text.split(), text),
    after,
    lambda banks, text: complete(banks, text, text),
    lambda banks, text: formula(banks, "号召", text),
    lambda banks, text: propose(banks, head=text, before=text, theme=text, role="要点"),
)


@cache
def bank() -> Bank:
    return bank_of({"甲": TEXT})


def check(text: str) -> None:
    """Every way answers, twice the same, without what was given, with citations from the source."""
    banks = [bank()]
    for way in WAYS:
        try:
            found = way(banks, text)
        except UserError:
            continue
        assert found == way(banks, text)
        for one in found:
            assert one.reason
            assert one.text != text
            for place in one.citations:
                assert fold(TEXT[place.start : place.end]) in fold(TEXT)
                assert place.start < place.end


@given(ASKED)
@settings(derandomize=True, max_examples=60, deadline=None)
def test_any_text_is_answered_or_told(text: str) -> None:
    check(text)


@pytest.mark.long
@given(ASKED)
@settings(max_examples=1500, deadline=None)
def test_any_text_is_answered_or_told_at_length(text: str) -> None:
    check(text)
