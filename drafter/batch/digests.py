"""A hundred thousand names and numbers in a few megabytes: 64-bit digests instead of texts, arrays instead of dicts."""

from array import array
from hashlib import blake2b

_START = 1 << 12


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
    """A map from digests to small numbers: open addressing in two arrays, 12 to 24 bytes an entry."""

    def __init__(self) -> None:
        self._keys = array("Q", bytes(8 * _START))
        self._values = array("I", bytes(4 * _START))
        self._count = 0

    def get(self, key: int) -> int:
        """The number of a digest; 0 if it is not there."""
        return self._values[self._place(key)]

    def put(self, key: int, value: int) -> None:
        place = self._place(key)
        if not self._keys[place]:
            self._count += 1
            self._keys[place] = key
        self._values[place] = value
        if self._count * 3 > len(self._keys) * 2:
            self._grow()

    def _place(self, key: int) -> int:
        keys, mask = self._keys, len(self._keys) - 1
        place = key & mask
        while keys[place] and keys[place] != key:
            place = (place + 1) & mask
        return place

    def _grow(self) -> None:
        old = zip(self._keys, self._values, strict=True)
        size = 2 * len(self._keys)
        self._keys, self._values = array("Q", bytes(8 * size)), array("I", bytes(4 * size))
        for key, value in old:
            if key:
                place = self._place(key)
                self._keys[place], self._values[place] = key, value
