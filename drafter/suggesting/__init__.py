"""Suggestions in a draft: what the bank has for its gaps and thin points, as notes beside the text, each with its source.

    suggested = with_proposals(drafted, outline, banks)
    suggested.drafted.document.notes     what a writer prints as comments; the text is the same as without
    suggested.offers                     the spots, their proposals, and which were put in (``fill=True``)

Facts are never proposed: a field that is one gets nothing, and a proposal that holds a fact of its source says so and is
never put in by itself. Proposals come after numbering and before the writers: nothing else of a draft knows of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from drafter.draft import Drafted
from drafter.outline.loading import Outline
from drafter.suggesting.asking import Proposal, proposals
from drafter.suggesting.filling import can_fill, filled, missing_still
from drafter.suggesting.spots import Spot, spots
from drafter.suggesting.telling import note_lines
from phrasebank.bank.banks import Bank
from phrasebank.document import Document, Note, Paragraph

__all__ = ["Offer", "Suggested", "with_proposals"]


@dataclass(frozen=True, slots=True)
class Offer:
    """A spot with its proposals, never empty; ``fill`` is the one that was put in, None if none was."""

    spot: Spot
    proposals: tuple[Proposal, ...]
    fill: Proposal | None = None


@dataclass(frozen=True, slots=True)
class Suggested:
    """The draft with notes, and with fills if they were asked for; ``offers`` in the document's order."""

    drafted: Drafted
    offers: tuple[Offer, ...]


def with_proposals(
    drafted: Drafted, outline: Outline, banks: Sequence[Bank], *, fill: bool = False
) -> Suggested:
    """The draft with proposals beside it; with ``fill`` the best without facts stands in each gap."""
    document = drafted.document
    found = _proposed(document, outline, banks)
    offers = tuple(_offer(document, spot, made, fill=fill) for spot, made in found)
    fills = {offer.spot: offer.fill.text for offer in offers if offer.fill}
    text, blocks = filled(document, fills)
    notes = tuple(_note(text, blocks[offer.spot.block], offer) for offer in offers)
    gaps = missing_still(drafted.gaps, document, fills)
    return Suggested(replace(drafted, document=replace(text, notes=notes), gaps=gaps), offers)


def _proposed(
    document: Document, outline: Outline, banks: Sequence[Bank]
) -> Iterator[tuple[Spot, tuple[Proposal, ...]]]:
    """The spots that there is something for; what was proposed once, or stands in the draft, is not proposed again."""
    said = document.text
    for spot in spots(document, outline):
        if made := proposals(spot, banks, said, document.title or ""):
            said = "\n".join((said, *(one.text for one in made)))
            yield spot, made


def _offer(document: Document, spot: Spot, made: tuple[Proposal, ...], *, fill: bool) -> Offer:
    best = next((one for one in made if not one.facts), None)
    return Offer(spot, made, best if fill and can_fill(document, spot) else None)


def _note(document: Document, index: int, offer: Offer) -> Note:
    """A note on the spot's gap, or on its paragraph."""
    block = document.blocks[index]
    start, end = block.where.offset, block.where.offset + len(block.text)
    if isinstance(block, Paragraph) and offer.spot.inline is not None:
        start += len(block.number) + sum(len(i.text) for i in block.inlines[: offer.spot.inline])
        end = start + len(block.inlines[offer.spot.inline].text)
    return Note(start, end, note_lines(offer.spot.name, offer.proposals, offer.fill))
