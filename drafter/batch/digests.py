"""A hundred thousand names and numbers in a few megabytes: 64-bit digests instead of texts, arrays instead of dicts.

A map is cut into small ones that grow each on its own and by a half, so that there is never a second copy of all of it.
"""

from array import array
from hashlib import blake2b

_SHARDS = 64
_START = 16
"""Places of a part in the beginning."""


def digest(*parts: str | bytes) -> int:
    """A 64-bit digest of texts or bytes in their order; never 0."""
    made = blake2b(digest_size=8)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        # the length keeps (甲, 乙丙) and (甲乙, 丙) apart
        made.update(len(data).to_bytes(8, "little"))
        made.update(data)
    return int.from_bytes(made.digest(), "little") or 1


class Digests:
    """A map from digests to small numbers, 12 to 20 bytes an entry."""

    def __init__(self) -> None:
        self._parts = [_Part() for _ in range(_SHARDS)]

    def get(self, key: int) -> int:
        """The number of a digest; 0 if it is not there."""
        part = self._parts[key % _SHARDS]
        return part.values[part.place(key)]

    def put(self, key: int, value: int) -> None:
        self._parts[key % _SHARDS].put(key, value)


class _Part:
    """Open addressing in two arrays."""

    __slots__ = ("count", "keys", "values")

    def __init__(self) -> None:
        self.keys, self.values = _empty(_START)
        self.count = 0

    def put(self, key: int, value: int) -> None:
        place = self.place(key)
        if not self.keys[place]:
            self.count += 1
            self.keys[place] = key
        self.values[place] = value
        if self.count * 4 > len(self.keys) * 3:
            self._grow()

    def place(self, key: int) -> int:
        keys = self.keys
        # which part it is in was told by the key's lowest bits
        place = (key >> 6) % len(keys)
        while keys[place] and keys[place] != key:
            place = (place + 1) % len(keys)
        return place

    def _grow(self) -> None:
        old = zip(self.keys, self.values, strict=True)
        self.keys, self.values = _empty(len(self.keys) * 3 // 2)
        for key, value in old:
            if key:
                place = self.place(key)
                self.keys[place], self.values[place] = key, value


def _empty(size: int) -> tuple["array[int]", "array[int]"]:
    return array("Q", bytes(8 * size)), array("I", bytes(4 * size))
