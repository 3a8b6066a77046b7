"""What an outline's YAML is made of: texts, lists and keyed entries, every one with the line where it begins."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text; empty also for ``~`` and ``null``.

    ``folded`` if it stood on several lines that were joined, ``literal`` if its lines stand below its key (``|``).
    """

    text: str
    line: int
    folded: bool = False
    literal: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    items: tuple["Node", ...]
    line: int


@dataclass(frozen=True, slots=True)
class Entry:
    key: str
    line: int
    value: "Node"


@dataclass(frozen=True, slots=True)
class Mapping:
    entries: tuple[Entry, ...]
    line: int

    def get(self, key: str) -> "Node | None":
        """The value of a key, None if it is not there."""
        return next((entry.value for entry in self.entries if entry.key == key), None)


Node = Scalar | Sequence | Mapping


def is_empty(node: Node | None) -> bool:
    """Whether nothing has been filled in here: no text at any depth."""
    if isinstance(node, Scalar):
        return not node.text or node.text.isspace()
    match node:
        case None:
            return True
        case Sequence():
            return all(is_empty(item) for item in node.items)
        case Mapping():
            return all(is_empty(entry.value) for entry in node.entries)


def texts(node: Node) -> Iterator[str]:
    """The texts of a node in their order, keys left out."""
    match node:
        case Scalar():
            yield node.text
        case Sequence():
            for item in node.items:
                yield from texts(item)
        case Mapping():
            for entry in node.entries:
                yield from texts(entry.value)
