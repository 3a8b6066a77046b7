"""A compact listing of mined structures for case files: one structure a line, the items of a list below it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from phrasebank.document import Document, Paragraph, Role, Text, Where
from phrasebank.mining import Abbreviation, Canonical, Enumeration, Formula, Parallel, Slogan, Structure

LAST_WORDS = 6


def document(text: str) -> Document:
    """A document of body paragraphs only; mining reads its text."""
    return Document(text, (Paragraph(Role.BODY, (Text(text),), Where("", 1, 0)),), "case.txt", "utf-8")


@dataclass(frozen=True, slots=True)
class Listed:
    text: str
    structures: tuple[Structure, ...]

    def __str__(self) -> str:
        return "\n".join(self._lines()) or "（无）"

    def _lines(self) -> Iterator[str]:
        places = {s.start: n for n, s in enumerate(self._lists(), start=1)}
        for structure in self.structures:
            if isinstance(structure, Formula):
                yield f"{structure.function}│{self.text[structure.start : structure.end]}"
            elif isinstance(structure, Slogan):
                yield f"{structure.form}│{structure.text}"
            elif isinstance(structure, Abbreviation):
                yield f"略语 {structure.number or '无数'}│{structure.term}"
                if structure.members:
                    yield f"    {'│'.join(structure.members)}"
            elif isinstance(structure, Canonical):
                yield f"提法 {len(structure.occurrences)} 处│{structure.text}"
            elif isinstance(structure, Parallel):
                yield f"排比 {structure.frame}│{'│'.join(i.text for i in structure.instances)}"
            elif isinstance(structure, Enumeration):
                yield f"{places[structure.start]} {'│'.join(self._about(structure, places))}"
                yield from self._items(structure)

    def _lists(self) -> Iterable[Enumeration]:
        return (s for s in self.structures if isinstance(s, Enumeration))

    def _about(self, found: Enumeration, places: dict[int, int]) -> Iterator[str]:
        yield f"{found.style} {len(found.items)} 项"
        if found.lead is not None:
            yield f"领起 {found.lead}"
        if found.declared is not None:
            yield f"说 {found.declared} 项"
        if found.parent is not None:
            yield f"在 {places[found.parent]} 内"
        if not found.complete:
            yield "不完整"
        if found.fused:
            yield "相连"

    def _items(self, found: Enumeration) -> Iterator[str]:
        for item in found.items:
            last = self.text[item.start : item.end][-LAST_WORDS:].replace("\n", "⏎")
            yield f"    {item.marker}│{item.head}│…{last}"
