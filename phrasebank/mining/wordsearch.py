"""A search for the words of several tables, over all places of a text at once.

    Words((("主持", "会议"), ("主持会",))).found("主持会议") → [(0, 主持), (2, 会议)] and [(0, 主持会)]

Where a word may begin is told by its first three characters, in tables of the characters that stand first, second and
third; the few places that are left are compared with the words that begin so. A pattern that has all the words would
try one after the other at each place.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from phrasebank.mining.characters import codes, numbers

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_TWO, _LOOKS = 2, 3
"""Words are known by two characters; so many are looked for."""

_BLOCK = 1 << 20
"""So many characters are looked at at a time: texts may be of any length, memory is not."""

Place = tuple[int, str]
"""Where a word begins, and the word."""


class _Looks(NamedTuple):
    """For each code point its number among the characters that stand first, second and third in words, 0 for all others.

    The numbers of a first and a second one add up to that of the two, for which ``pairs`` has another, 0 if no word begins
    so; that and the number of a third one add up to that of the three, which ``triples`` tells.
    """

    firsts: "NDArray[np.int32]"
    seconds: "NDArray[np.int32]"
    thirds: "NDArray[np.int32]"
    pairs: "NDArray[np.int32]"
    triples: "NDArray[np.bool_]"


class Words:
    """Tables of words to be searched for together; what that needs is made for the first text."""

    def __init__(self, tables: Sequence[Collection[str]]) -> None:
        self._tables = tables
        words = sorted({word for table in tables for word in table}, key=len, reverse=True)
        self._by_start: dict[str, list[str]] = {word[:_TWO]: [] for word in words}
        for word in words:
            self._by_start[word[:_TWO]].append(word)
        for start, same in self._by_start.items():
            same += self._by_start.get(start[0], ()) if len(start) == _TWO else ()
        self._said = {word: tuple(self._of_tables(word)) for word in words}

    def _of_tables(self, word: str) -> Iterator[tuple[int, str]]:
        """The tables, by number, that have a word which begins where this one does, with the longest of theirs."""
        for number, table in enumerate(self._tables):
            if own := next((word[:size] for size in range(len(word), 0, -1) if word[:size] in table), None):
                yield number, own

    def found(self, text: str) -> tuple[list[Place], ...]:
        """For each table where its words begin, the longest at each place; they may overlap: 作了很好 │ 很好的讲话."""
        found: tuple[list[Place], ...] = tuple([] for _ in self._tables)
        by_start, said = self._by_start, self._said
        for at in self._places(text):
            for word in by_start.get(text[at : at + _TWO]) or text[at]:
                if text.startswith(word, at):
                    for number, own in said[word]:
                        found[number].append((at, own))
                    break
        return found

    def _places(self, text: str) -> Iterator[int]:
        """Where three characters stand with which a word begins, or fewer that are one."""
        looks, seen = self._looks, codes(text)
        for begin in range(0, len(text), _BLOCK):
            block = seen[begin : begin + _BLOCK + _LOOKS - 1]
            two = looks.firsts.take(block[:-2])
            two += looks.seconds.take(block[1:-1])
            begun = looks.pairs.take(two)
            places = begun.nonzero()[0]
            three = begun[places] + looks.thirds[block[places + 2]]
            yield from (places[looks.triples[three]] + begin).tolist()

    @cached_property
    def _looks(self) -> _Looks:
        import numpy as np

        firsts, seconds, thirds = (sorted({w[n] for w in self._said if len(w) > n}) for n in range(_LOOKS))
        two, three = len(seconds) + 1, len(thirds) + 1
        first = {character: number * two for number, character in enumerate(firsts, start=1)}
        second, third = (
            {c: number for number, c in enumerate(column, start=1)} for column in (seconds, thirds)
        )
        pairs = np.zeros((len(firsts) + 1) * two, np.int32)
        triples = np.zeros((len(self._by_start) + 1) * three, np.bool_)
        for number, start in enumerate(sorted(self._by_start, key=len), start=1):
            begin = first[start[0]]
            pairs[begin + second[start[1]] if len(start) == _TWO else slice(begin, begin + two)] = (
                number * three
            )
            for word in self._by_start[start]:
                begin = number * three
                triples[begin + third[word[_TWO]] if len(word) > _TWO else slice(begin, begin + three)] = True
        return _Looks(numbers(first), numbers(second), numbers(third), pairs, triples)
