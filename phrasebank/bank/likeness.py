"""Which documents are nearly the same: a small sketch of each, compared without comparing the texts.

The set of a document's clauses is sketched by one hash a clause: the least in each of 64 boxes (one-permutation
MinHash, Li, Owen and Zhang 2012; empty boxes take the value of the next full one, Shrivastava and Li 2014). Two
documents with the same share of their clauses have about that share of equal boxes. Everything is a function of the
set of documents, not of their order.

    groups({"甲": sketch(clauses), "乙": sketch(nearly the same), "丙": …}) == [("甲", "乙")]
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from operator import eq
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

BOXES = 64
BAND = 4
"""Documents are compared if they agree in four boxes side by side; at a likeness of 0.8 that misses one pair in 5,000."""

ALIKE = 0.8
"""Share of clauses from which two documents count as one: reprints with another masthead, not last year's report."""

FEWEST = 10
"""Below so many different clauses only the same text is the same document: short notices are alike by nature."""

_EMPTY = 0xFFFFFFFF


def sketch(clauses: Iterable[str]) -> bytes:
    """The sketch of a document with these clauses; empty if it has too few."""
    import numpy as np

    sums = {crc32(clause.encode("utf-8", "surrogatepass")) for clause in clauses}
    if len(sums) < FEWEST:
        return b""
    hashes = _mixed(np.fromiter(sums, dtype=np.uint32, count=len(sums)))
    least = np.full(BOXES, _EMPTY, dtype=np.uint32)
    np.minimum.at(least, hashes % BOXES, hashes)
    boxes: list[int] = least.tolist()
    following = next(value for value in boxes if value != _EMPTY)
    for box in range(BOXES - 1, -1, -1):
        if boxes[box] == _EMPTY:
            boxes[box] = following
        else:
            following = boxes[box]
    return array("I", boxes).tobytes()


def _mixed(values: "npt.NDArray[np.uint32]") -> "npt.NDArray[np.uint32]":
    """Spread checksums over all values: those of clauses that differ in a digit are alike. MurmurHash3's last step."""
    import numpy as np

    values = (values ^ (values >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    values = (values ^ (values >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return values ^ (values >> np.uint32(16))


def likeness(one: bytes, other: bytes) -> float:
    """About how much of their clauses two sketched documents share, from 0 to 1."""
    same: int = sum(map(eq, array("I", one), array("I", other)))
    return same / BOXES


def groups(sketches: Mapping[str, bytes]) -> list[tuple[str, ...]]:
    """The documents, by name, that belong together, each group and the groups in the order of names."""
    bands: defaultdict[tuple[int, bytes], list[str]] = defaultdict(list)
    width = BAND * array("I").itemsize
    for name in sorted(sketches):
        for band in range(0, len(sketches[name]), width):
            bands[band, sketches[name][band : band + width]].append(name)
    parents = {name: name for name in sketches}
    for names in bands.values():
        for name in names[1:]:
            _join(parents, sketches, names[0], name)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(parents):
        found[_root(parents, name)].append(name)
    return sorted(tuple(names) for names in found.values() if len(names) > 1)


def _join(parents: dict[str, str], sketches: Mapping[str, bytes], one: str, other: str) -> None:
    first, second = sorted((_root(parents, one), _root(parents, other)))
    if first != second and likeness(sketches[one], sketches[other]) >= ALIKE:
        parents[second] = first


def _root(parents: dict[str, str], name: str) -> str:
    while parents[name] != name:
        parents[name] = name = parents[parents[name]]
    return name
