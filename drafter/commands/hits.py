"""What ``drafter find`` answers, as people and programs read it: lines for a terminal or a pipe, and the JSON form.

Piped, a hit is one line of tab-separated fields whose order does not change:
phrasing, kind, count, sources, source, start, end, sentence, and the paragraph if it is asked for.

On a terminal the phrasing stands first, its sentence below it with the phrasing marked:

     1  维护职工合法权益                                 句段  6 处 / 6 篇
          要竭诚服务职工，«维护职工合法权益»，把各项工作落到实处。
          ——政府工作报告  2024-03-05
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from drafter.commands.wrapping import columns, shortened, window, wrapped
from phrasebank.bank.context import Context
from phrasebank.bank.hit import Hit
from phrasebank.bank.lookup import Answer
from phrasebank.bank.places import Citation

OWN = "自己添加"
INDENT = 6
SENTENCE_LINES = 3
MEMBER_LINES = 3
LEAST_WIDTH = 24

Around = Callable[[Citation], Context]
"""Gives what stands around a place."""


class Ink(NamedTuple):
    """How a terminal shows what is marked and what is beside the point."""

    mark: tuple[str, str]
    strong: tuple[str, str]
    dim: tuple[str, str]


PLAIN = Ink(("«", "»"), ("", ""), ("", ""))
COLOUR = Ink(("\x1b[1;4m", "\x1b[0m"), ("\x1b[1m", "\x1b[0m"), ("\x1b[2m", "\x1b[0m"))


def ink() -> Ink:
    """Colour, unless the user wants none (NO_COLOR) or his terminal has none, as the old Windows console."""
    without = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    old_console = os.name == "nt" and not os.environ.get("WT_SESSION")
    return PLAIN if without or old_console else COLOUR


LONG_WORD = 5
"""Characters: a word of so many that is not found is rather a whole clause, or two with the mark left out."""
EXPLANATIONS = 3
"""So many readings of an abbreviation are shown."""


def answer_form(answer: Answer, elapsed_ms: float, around: Around | None = None) -> dict[str, Any]:
    """The form of ``find --json``; docs/find.schema.json describes it."""
    form: dict[str, Any] = {
        "query": " ".join(answer.query.words),
        "elapsed_ms": round(elapsed_ms, 3),
        "hits": [hit_form(hit, around) for hit in answer.hits],
    }
    if answer.near:
        form["near"] = [{"word": near.word, "words": near.words} for near in answer.near]
    return form


def hit_form(hit: Hit, around: Around | None = None) -> dict[str, Any]:
    form = {
        "text": hit.text,
        "kind": hit.kind.value,
        "function": hit.function,
        "frame": hit.frame,
        "count": hit.count,
        "sources": hit.sources,
        "score": hit.score,
        "citations": [_place_form(place, around) for place in hit.citations],
    }
    also = [kind.value for kind in hit.also]
    extra = {
        "members": hit.members,
        "decision": hit.decision,
        "tags": hit.tags,
        "also": also,
        "reason": hit.reason,
    }
    explained = [
        {"members": e.members, "sources": e.sources, "citation": e.citation and e.citation._asdict()}
        for e in hit.explanations
    ]
    return form | {key: value for key, value in (extra | {"explanations": explained}).items() if value}


def _place_form(place: Citation, around: Around | None) -> dict[str, Any]:
    return place._asdict() | (around(place)._asdict() if around else {})


def plain_lines(answer: Answer, around: Around | None = None) -> Iterator[str]:
    """One line a hit, for pipes."""
    for hit in answer.hits:
        place = hit.citations[0] if hit.citations else None
        where = (*place[:1], *place[2:5]) if place else (OWN, "", "", "")
        paragraph = (_paragraph(place, around),) if around else ()
        fields = (hit.text, kind_name(hit), hit.count, hit.sources, *where, *paragraph)
        yield "\t".join(" ".join(str(field).split()) for field in fields)


def _paragraph(place: Citation | None, around: Around) -> str:
    if place is None:
        return ""
    found = around(place)
    return found.before + place.sentence + found.after


def kind_name(hit: Hit) -> str:
    return hit.kind.chinese + (f"·{hit.function}" if hit.function else "")


def table_lines(
    answer: Answer, width: int, around: Around | None = None, shades: Ink = PLAIN
) -> Iterator[str]:
    """For a terminal ``width`` columns wide."""
    for number, hit in enumerate(answer.hits, start=1):
        yield from hit_lines(hit, number, max(width, LEAST_WIDTH), around, shades)


def hit_lines(
    hit: Hit, number: int, width: int, around: Around | None = None, shades: Ink = PLAIN
) -> Iterator[str]:
    """The phrasing with its use, what it stands for, the first place in its sentence, the source."""
    yield from _headline(hit, f"{number:>3}  ", width, shades)
    margin, room = " " * INDENT, width - INDENT - 1
    if hit.members:
        for said in _explained(hit):
            meant, _, _ = window(said, 0, 0, room * MEMBER_LINES)
            yield from (margin + line.text for line in wrapped(meant, room))
    if hit.tags:
        yield margin + shortened(f"标签：{'、'.join(hit.tags)}", room)
    if not hit.citations:
        yield margin + inked(f"（{OWN}的表述）", shades.dim)
        return
    yield from (margin + line for line in sentence_lines(hit, room, around, shades))
    yield margin + inked(shortened(place_line(hit.citations[0]), room), shades.dim)


def _explained(hit: Hit) -> Iterator[str]:
    """What the abbreviation stands for; with the source where the hit's own places do not show it, and where others differ."""
    shown = {place.source for place in hit.citations[:1]}
    for number, one in enumerate(hit.explanations[:EXPLANATIONS]):
        source = one.citation.source if one.citation else ""
        said = f"（{source}）" if source and source not in shown else ""
        yield f"{'又作' if number else '即'}：{'、'.join(one.members)}{said}"


def _headline(hit: Hit, number: str, width: int, shades: Ink) -> Iterator[str]:
    """The phrasing, and at the right edge its kind and use: on a line of its own where both do not fit."""
    use = f"{kind_name(hit)}  {hit.decision or f'{hit.count} 处 / {hit.sources} 篇'}"
    lines = [line.text for line in wrapped(hit.text, width - len(number) - 1)]
    for place, line in enumerate(lines):
        left = (number if place == 0 else " " * len(number)) + inked(line, shades.strong)
        gap = width - len(number) - columns(line) - columns(use) - 1
        if place < len(lines) - 1:
            yield left
        elif gap >= 2:
            yield left + " " * gap + inked(use, shades.dim)
        else:
            yield left
            yield " " * (width - columns(use) - 1) + inked(use, shades.dim)


def sentence_lines(hit: Hit, width: int, around: Around | None, shades: Ink) -> Iterator[str]:
    """The hit's first sentence, or its paragraph, with the hit marked; a long sentence is cut around it."""
    place = hit.citations[0]
    if around is None:
        yield from marked_sentence(hit.text, place.sentence, width, shades)
        return
    found = around(place)
    lead, sentence, rest = (" ".join(text.split()) for text in (found.before, place.sentence, found.after))
    marked = " ".join(hit.text.split())
    start = len(lead) + max(sentence.find(marked), 0)
    yield from marked_lines(lead + sentence + rest, start, start + len(marked), width, shades)


def marked_sentence(text: str, sentence: str, width: int, shades: Ink) -> Iterator[str]:
    """A sentence with phrasing marked in it; a long one is cut around it."""
    marked, sentence = (" ".join(one.split()) for one in (text, sentence))
    start = max(sentence.find(marked), 0)
    # closing marks do not begin a line: some lines are shorter than the terminal
    shown, start, end = window(sentence, start, start + len(marked), (width - 4) * SENTENCE_LINES)
    yield from marked_lines(shown, start, end, width, shades)


def marked_lines(text: str, start: int, end: int, width: int, shades: Ink) -> Iterator[str]:
    """A text in lines of so many columns, from ``start`` to ``end`` marked."""
    if shades == PLAIN:
        before, after = shades.mark if start < end else ("", "")
        text = text[:start] + before + text[start:end] + after + text[end:]
        yield from (line.text for line in wrapped(text, width))
        return
    for line in wrapped(text, width, start, end):
        yield line.before + inked(line.marked, shades.mark) + line.after


def place_line(place: Citation) -> str:
    """Where it stands: the title, the date, the file."""
    name = place.title or Path(place.source).stem
    parts = [name, place.date or "", place.source if place.title else ""]
    return "——" + "  ".join(filter(None, parts))


def inked(text: str, ink: tuple[str, str]) -> str:
    return f"{ink[0]}{text}{ink[1]}" if text else text


def miss_lines(answer: Answer) -> Iterator[str]:
    """What to say when nothing is found."""
    if answer.near:
        for near in answer.near:
            yield f"没有查到“{near.word}”。"
            if near.words:
                yield f"  相近的有：{'、'.join(near.words)}"
            elif len(near.word) >= LONG_WORD:
                yield "  可以分成几个短词，用空格隔开再查；一条里没有标点，标点两边的话要分开查。"
        return
    words = "”“".join(answer.query.words)
    asked = f"：“{words}”" if words else ""
    yield f"没有查到同时符合各项要求的表述{asked}"
    if answer.query.is_narrowed or answer.query.without:
        yield "  可以去掉一两个条件（--kind、--length、--not 等）再查。"
    else:
        yield "  这些词句库里都有，但不在同一条里；可以少给一个词再查。"
