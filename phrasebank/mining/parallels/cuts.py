"""Where words begin in a document, found out where it is asked for.

Stretches between marks are cut with all that stands in them, so that 各界爱国人士 is not cut as 各界爱国人 would be; most
stretches of a document are never asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from phrasebank.mining.parallels.rows import Place
from phrasebank.mining.shape import CLAUSE_END, start_behind
from phrasebank.words import words


@dataclass(slots=True)
class Cuts:
    """The words of a text as far as they are known; ``edges`` has a 1 where a known word begins or ends.

    ``rows`` are those that have been judged, for what is refused may be weighed afterwards.
    """

    text: str
    edges: bytearray = field(init=False)
    rows: list[tuple[Place, ...]] = field(init=False, default_factory=list)
    _known: bytearray = field(init=False)

    def __post_init__(self) -> None:
        self.edges, self._known = bytearray(len(self.text) + 1), bytearray(len(self.text) + 1)

    def of(self, places: Sequence[Place]) -> Sequence[bytes]:
        """For each place a 1 for each offset in it where a word begins or ends; 0 and its length are among them."""
        known = self._known
        for start, end in places:
            if not (known[start] and known[end - 1]):
                self._cut(start, end)
        edges = self.edges
        return tuple([b"\1" + edges[start + 1 : end] + b"\1" for start, end in places])

    def _cut(self, start: int, end: int) -> None:
        """Cut the stretch that holds a place, with the marks in it where it is a head of several clauses."""
        start = start_behind(self.text, CLAUSE_END, start)
        mark = CLAUSE_END.search(self.text, end)
        end = mark.start() if mark else len(self.text)
        for edge in accumulate(map(len, words(self.text[start:end])), initial=start):
            self.edges[edge] = 1
        self._known[start:end] = b"\1" * (end - start)
