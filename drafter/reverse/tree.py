"""From the shape of a page to a 正文: lists hold items, items hold text and lists, styles and odd markers are told.

A list's style is the one that most of its markers have; a marker that counting would write otherwise (a missing
三、, a wrong numeral) is pinned, and remarked on if its number is out of turn.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from drafter.markers.countstyles import NONE, is_style, marker, style_of
from drafter.outline.content import Item, Listing, Piece, Shape
from drafter.rendering.contents import markers
from drafter.reverse.shapes import Page, Shaped, head_length
from drafter.reverse.units import Unit
from phrasebank.mining.structure import Enumeration


@dataclass(slots=True)
class Grown:
    """A body's tree, which parts' titles were guessed, and which markers are out of turn."""

    pieces: tuple[Piece, ...] = ()
    guessed: list[str] = field(default_factory=list)
    reached: dict[str, int] = field(default_factory=dict)
    """The last number of each style: lists that count on through a whole text are none out of turn."""
    out_of_turn: list[str] = field(default_factory=list)


def grow(text: str, page: Page, first: int, last: int) -> Grown:
    """The pieces of the page's units from ``first`` to ``last`` (excluded)."""
    grown = Grown()
    grower = _Grower(text, page, grown)
    lists = [shaped for shaped in page.lists if first <= shaped.first < last]
    grown.pieces = tuple(grower.pieces(first, last, lists))
    return grown


@dataclass(frozen=True, slots=True)
class _Grower:
    text: str
    page: Page
    grown: Grown

    def pieces(self, first: int, last: int, lists: Sequence[Shaped]) -> Iterator[Piece]:
        """The paragraphs and lists of a stretch of units; a list that begins within another is that one's affair."""
        position = first
        for shaped in lists:
            if shaped.first < position:
                continue
            yield from self._plain(position, shaped.first)
            end = min(shaped.end, last)
            inner = [other for other in lists if other is not shaped and shaped.first <= other.first < end]
            yield self._list(shaped, end, inner)
            position = end
        yield from self._plain(position, last)

    def _plain(self, first: int, last: int) -> Iterator[Piece]:
        for index in range(first, last):
            unit = self.page.units[index]
            yield unit.grid or self._paragraph(index, 0)

    def _list(self, shaped: Shaped, end: int, inner: Sequence[Shaped]) -> Listing:
        bounds = [*(start.unit for start in shaped.starts if start.unit < end), end]
        items, written = [], []
        continues = self._counts_on(self.page.units[shaped.first].text[: shaped.starts[0].marker])
        for start, begin, stop in zip(shaped.starts, bounds, bounds[1:], strict=False):
            unit = self.page.units[begin]
            own = [s for s in inner if begin < s.first < stop]
            title = unit.text[start.marker : start.marker + start.title].strip()
            written.append(unit.text[: start.marker])
            self._reach(written[-1])
            below = tuple(self.pieces(begin + 1, stop, own))
            items.append(Item(title, (*self._rest(begin, start.marker + start.title), *below)))
            if shaped.guessed and title:
                self.grown.guessed.append(title)
        listing = Listing(Shape.PARTS if shaped.are_parts else Shape.POINTS, tuple(items))
        return self._counted(listing, written, continues=continues)

    def _rest(self, index: int, behind: int) -> Iterator[Piece]:
        """What stands in an item's first unit behind its marker and title."""
        if self.page.units[index].text[behind:].strip():
            yield self._paragraph(index, behind)

    def _paragraph(self, index: int, behind: int) -> Piece:
        """A unit's text behind so many characters, as a list run in if it holds one."""
        unit = self.page.units[index]
        listed = next((e for i, e in self.page.run_in if i == index), None)
        if listed and (made := self._run_in(unit, behind, listed)):
            return made
        return unit.text[behind:].strip()

    def _run_in(self, unit: Unit, behind: int, listed: Enumeration) -> Listing | None:
        """A list within a paragraph; None where taking it apart would lose a blank."""
        starts = [unit.offset(self.text, item.start) for item in listed.items]
        end = unit.offset(self.text, listed.end)
        if starts[0] < behind:
            return None
        lead, rest = unit.text[behind : starts[0]], unit.text[end:]
        texts = [unit.text[a:b] for a, b in zip(starts, [*starts[1:], end], strict=True)]
        named = all(
            t.startswith(i.marker) and len(t) > len(i.marker)
            for t, i in zip(texts, listed.items, strict=True)
        )
        inner = [lead.rstrip() == lead, rest.lstrip() == rest, *(t == t.strip() for t in texts)]
        bare = [t[len(i.marker) :] for t, i in zip(texts, listed.items, strict=True)]
        if not named or not all(inner) or any(t != t.strip() for t in bare):
            return None
        items = tuple(_titled(t) for t in bare)
        listing = Listing(Shape.RUN_IN, items, lead=lead.lstrip(), rest=rest.rstrip())
        return self._counted(listing, [item.marker for item in listed.items])

    def _counted(self, listing: Listing, written: Sequence[str], *, continues: bool = False) -> Listing:
        """The list with its style, and with the markers pinned that counting would not write.

        ``continues`` if its first marker counts on from a list before it, which is nothing to remark on.
        """
        if "" in written:
            return _as_they_stand(listing, written)
        known = [style_of(mark) for mark in written if mark]
        styles = Counter(found[0] for found in known if found and is_style(found[0]))
        style = styles.most_common(1)[0][0] if styles else NONE
        items: list[Item] = []
        number, before = 0, ""
        for item, mark in zip(listing.items, written, strict=True):
            number += 1
            pinned = marker(style, number, len(written)) != mark
            items.append(replace(item, marker=mark) if pinned else item)
            if before or not continues:
                self._tell(mark, before, style, item)
            number, before = _number(mark, number) if pinned else number, mark
        final = replace(listing, items=tuple(items), style=style)
        return _pinned(final, written)

    def _counts_on(self, mark: str) -> bool:
        """Whether a list's first marker continues the list of that style before it."""
        found = style_of(mark) if mark else None
        return found is not None and found[1] == self.grown.reached.get(found[0], 0) + 1

    def _reach(self, mark: str) -> None:
        if mark and (found := style_of(mark)):
            self.grown.reached[found[0]] = found[1]

    def _tell(self, mark: str, before: str, style: str, item: Item) -> None:
        """Remember a marker whose number does not follow that of the marker before it; 最后 may follow any."""
        found, last = style_of(mark) if mark else None, style_of(before) if before else None
        due = last[1] + 1 if last else 1
        if found and found[1] != due and (last or not before) and not mark.startswith(("最后", "首先")):
            first = item.title or next((p for p in item.content if isinstance(p, str)), "")
            self.grown.out_of_turn.append(
                f"“{mark.strip()}{first[:12]}”按次序应是“{marker(style, due, due).strip()}”"
            )


def _number(mark: str, else_: int) -> int:
    """The number of a pinned marker, as counting goes on from it."""
    found = style_of(mark)
    return found[1] if found else else_


def _pinned(listing: Listing, written: Sequence[str]) -> Listing:
    """The list, as it stands where counting would write a marker otherwise all the same."""
    bare = any(not (item.title or item.content) for item in listing.items)
    if list(markers(listing, listing.style or "")) == list(written) and not bare:
        return listing
    return _as_they_stand(listing, written)


def _as_they_stand(listing: Listing, written: Sequence[str]) -> Listing:
    """The list with every marker pinned, those without one uncounted."""
    items = tuple(replace(i, marker=m or None) for i, m in zip(listing.items, written, strict=True))
    return replace(listing, items=items, style=NONE)


def _titled(text: str) -> Item:
    cut = head_length(text)
    return Item(text[:cut], (text[cut:],)) if cut else Item(content=(text,))
