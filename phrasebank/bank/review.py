"""Going through a bank piece by piece: accept, reject, edit, tag; what is decided is written at once.

The next review goes on where this one stopped: what has a decision, be it 略过, is not asked about again.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from enum import Enum
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from phrasebank.bank.banks import Bank
from phrasebank.bank.decisions import Decisions, EntryDecision, Verdict, load, save
from phrasebank.bank.kinds import Kind
from phrasebank.bank.places import Citation, citations, members
from phrasebank.bank.schema import explained


class Pending(NamedTuple):
    """A piece of phrasing without a decision, with its first place."""

    kind: Kind
    text: str
    function: str
    frame: str
    places: int
    sources: int
    members: tuple[str, ...]
    place: Citation
    tags: tuple[str, ...] = ()


class Step(Enum):
    """What to do with the piece that is shown."""

    ACCEPT = "采用"
    REJECT = "弃用"
    EDIT = "改写"
    TAG = "标签"
    PASS = "略过"  # noqa: S105 - no password
    BACK = "撤回"
    STOP = "结束"


class Reply(NamedTuple):
    """A step with what was typed behind it: the new wording, or tags."""

    step: Step
    typed: str = ""


Ask = Callable[[Pending], Reply]


def review(banks: Sequence[Bank], path: Path, kinds: Sequence[Kind], ask: Ask, *, again: bool = False) -> int:
    """Ask about each undecided piece, best first, and keep every answer in the file of decisions; how many were decided.

    ``again`` asks about what was passed over, too. What this review decided can be taken back, the last one first.
    """
    decisions = load(path)
    decided: list[tuple[Pending, Decisions]] = []
    coming = _pending(banks, decisions, kinds, again)
    piece = next(coming, None)
    while piece is not None:
        step, settled = _settle(piece, path, decisions, ask)
        if step is Step.STOP:
            break
        if step is not Step.BACK:
            decided.append((piece, decisions))
            piece, decisions = next(coming, None), settled
        elif decided:
            known = settled.on(piece.kind, piece.text)
            coming = chain((piece._replace(tags=known.tags),), coming)
            piece, decisions = decided.pop()
            decisions = decisions.with_entries([known]) if known.tags else decisions
            save(path, decisions)
    return len(decided)


def _settle(piece: Pending, path: Path, decisions: Decisions, ask: Ask) -> tuple[Step, Decisions]:
    """Ask until the piece has a decision, or the review is to stop or to go back; the last step and all decisions."""
    while True:
        reply = ask(piece)
        if reply.step in (Step.STOP, Step.BACK):
            return reply.step, decisions
        made = _made(piece, reply, decisions.on(piece.kind, piece.text))
        decisions = decisions.with_entries(made)
        save(path, decisions)
        if reply.step is not Step.TAG:
            return reply.step, decisions
        piece = piece._replace(tags=made[0].tags)


def _made(piece: Pending, reply: Reply, known: EntryDecision) -> list[EntryDecision]:
    match reply.step:
        case Step.ACCEPT:
            return [replace(known, verdict=Verdict.ACCEPTED)]
        case Step.REJECT:
            return [replace(known, verdict=Verdict.REJECTED)]
        case Step.EDIT:
            own = EntryDecision(
                piece.kind, reply.typed, Verdict.ADDED, known.tags, piece.function, original=piece.text
            )
            return [replace(known, verdict=Verdict.REJECTED), own]
        case Step.TAG:
            tags = reply.typed.replace("，", " ").replace("、", " ").replace(",", " ").split()
            return [replace(known, tags=tuple(dict.fromkeys((*known.tags, *tags))))]
        case _:
            return [replace(known, verdict=Verdict.PASSED)]


def _pending(
    banks: Sequence[Bank], decisions: Decisions, kinds: Sequence[Kind], again: bool
) -> Iterator[Pending]:
    settled = {
        one.key for one in decisions.entries if one.verdict and not (again and one.verdict is Verdict.PASSED)
    }
    tags = {one.key: one.tags for one in decisions.entries}
    wanted = tuple(kinds) or tuple(kind for kind in Kind if kind is not Kind.CLAUSE)
    marks = ", ".join("?" * len(wanted))
    query = f"SELECT id, kind, function, frame, text, count, sources FROM entry WHERE kind IN ({marks}) ORDER BY id"  # noqa: S608
    for bank in banks:
        with explained(bank.path):
            for number, kind, function, frame, text, count, sources in bank.connection.execute(query, wanted):
                key = Kind(kind), text
                if key not in settled:
                    settled.add(key)
                    (place,) = citations(bank, number, 1, 1, 1)
                    meant = members(bank, number)
                    known = tags.get(key, ())
                    yield Pending(*key, function, frame, count, sources, meant, place, known)
