"""One decision at a time, while looking: accept a hit as one's favourite, reject it, take that back.

before = judge(path, Kind.SLOGAN, "真学真信真用", Verdict.ACCEPTED)
restore(path, before)
"""

from dataclasses import replace
from pathlib import Path

from phrasebank.bank.decisions import Decisions, EntryDecision, Verdict, load, save
from phrasebank.bank.kinds import Kind


def judge(path: Path, kind: Kind, text: str, verdict: Verdict | None) -> EntryDecision:
    """Write a verdict on phrasing into the file of decisions, None for none; what was decided before."""
    decisions = load(path)
    before = decisions.on(kind, text)
    save(path, _with(decisions, replace(before, verdict=verdict)))
    return before


def restore(path: Path, before: EntryDecision) -> None:
    """Write an earlier decision back."""
    save(path, _with(load(path), before))


def _with(decisions: Decisions, changed: EntryDecision) -> Decisions:
    return decisions.with_entries([changed])
