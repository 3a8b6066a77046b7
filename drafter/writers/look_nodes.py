"""What a look's file gives, taken key by key: what nobody took is unknown, and every problem is noted with its line.

A look may build on another (``继承: 公文``): the keys of both are laid over each other before anything is read.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from drafter.outline.yamltext import Entry, Fault, Mapping, Node, Scalar, Sequence
from phrasebank.document import Role

T = TypeVar("T")
ROLES = {role.value: role for role in Role}


def laid_over(below: Mapping, above: Mapping) -> Mapping:
    """Two mappings as one: what ``above`` has counts, mappings within are laid over each other in turn."""
    entries = {entry.key: entry for entry in below.entries}
    for entry in above.entries:
        old = entries.get(entry.key)
        if old and isinstance(old.value, Mapping) and isinstance(entry.value, Mapping):
            entry = Entry(entry.key, entry.line, laid_over(old.value, entry.value))
        entries[entry.key] = entry
    return Mapping(tuple(entries.values()), above.line)


@dataclass(slots=True)
class Given:
    """A mapping of the file: taken key by key; what nobody took is unknown."""

    node: Node | None
    faults: list[Fault]
    asked: list[str] = field(default_factory=list)
    known: dict[str, Node] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if isinstance(self.node, Mapping):
            self.known = {entry.key: entry.value for entry in self.node.entries}
        elif self.node is not None:
            self.complain("这里应为“键: 值”的对照")

    def has(self, key: str) -> bool:
        """Whether the key is there and holds a mapping; then ``section`` reads it."""
        return isinstance(self._node(key), Mapping)

    def take(self, key: str, parse: Callable[[str], T], default: T) -> T:
        """Read a value; absent or wrong, it is the default (and wrong is a problem)."""
        node = self._node(key)
        if node is None:
            return default
        if not isinstance(node, Scalar):
            self.complain(f"“{key}”应为一个值", at=node)
            return default
        try:
            return parse(node.text)
        except ValueError as error:
            self.complain(f"“{key}”不能是“{node.text}”", str(error), node)
            return default

    def section(self, key: str) -> "Given":
        return Given(self._node(key), self.faults)

    def sections(self) -> Iterator[tuple[str, "Given"]]:
        return ((key, self.section(key)) for key in self.known)

    def items(self, key: str) -> Iterator["Given"]:
        return (Given(node, self.faults) for node in self._list(key))

    def roles(self, key: str) -> tuple[Role, ...]:
        """A list of roles; absent means any role."""
        return tuple(role for node in self._list(key) if (role := self._role(node)))

    def _role(self, node: Node) -> Role | None:
        name = node.text if isinstance(node, Scalar) else ""
        if name in ROLES:
            return ROLES[name]
        self.complain(f"没有这个段落角色：{name}", f"段落角色有：{'、'.join(ROLES)}", node)
        return None

    def _node(self, key: str) -> Node | None:
        self.asked.append(key)
        return self.known.get(key)

    def _list(self, key: str) -> tuple[Node, ...]:
        node = self._node(key)
        if isinstance(node, Sequence):
            return node.items
        if node is not None:
            self.complain(f"“{key}”应为列表，如 [标题, 副标题]", at=node)
        return ()

    def close(self) -> None:
        """Report the keys that nobody asked for."""
        for key, node in self.known.items():
            if key not in self.asked:
                self.complain(f"不认识的键：{key}", f"这里可用的键：{'、'.join(self.asked)}", node)

    def complain(self, message: str, hint: str | None = None, at: Node | None = None) -> None:
        node = at or self.node
        self.faults.append(Fault(node.line if node else 0, message, hint))
