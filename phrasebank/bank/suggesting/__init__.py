"""What to write next, from the bank: headings of one shape, what follows, the clause being typed, set phrases.

    like(banks, ("提高政治站位", "加强学习宣传"))    more headings of the same shape and frame
    after(banks, "加强组织领导")                     the next heading, how it goes on, the next sentence
    complete(banks, "坚持以", before="…")            the clause to its next mark
    formula(banks, "结尾", theme="工会")             set phrases by what they do
    propose(banks, head="加强组织领导", role="要点")  whatever fits one spot of a draft

Each is in its own module, so that none loads what only another needs. To leave a source out, give banks whose
``repeated`` holds it (``excluding``).
"""

from collections.abc import Iterable, Sequence

from phrasebank.bank.banks import Bank, counting

__all__ = ["excluding"]


def excluding(banks: Sequence[Bank], names: Iterable[str]) -> tuple[Bank, ...]:
    """The banks without the sources of these names: nothing that stands only there is suggested."""
    unwanted = frozenset(names)
    result = []
    for bank in banks:
        rows = bank.connection.execute("SELECT id, name FROM source").fetchall()
        result.append(counting(bank, frozenset(number for number, name in rows if name in unwanted)))
    return tuple(result)
