"""What ``drafter suggest`` answers, as people and programs read it.

Piped, a suggestion is one line of tab-separated fields whose order does not change:
text, reason, count, sources, source, start, end, sentence.

On a terminal:

     1  加强作风建设                              4 处 / 3 篇
          字数、词格相同，曾与“加强组织领导”并列
          要加强作风建设，«加强作风建设»，……
          ——在全市工会工作会议上的讲话  2025-03-05  旧稿/讲话.docx
"""

from collections.abc import Iterator, Sequence
from typing import Any

from drafter.commands.hits import PLAIN, Ink, hit_form, inked, marked_lines, place_line
from drafter.commands.wrapping import columns, shortened, window, wrapped
from phrasebank.bank.hit import Hit
from phrasebank.bank.places import Citation

INDENT = 6
SENTENCE_LINES = 2
LEAST_WIDTH = 24


def answer_form(query: str, found: Sequence[Hit], elapsed_ms: float) -> dict[str, Any]:
    """The form of ``suggest … --json``; docs/suggest.schema.json describes it."""
    return {"query": query, "elapsed_ms": round(elapsed_ms, 3), "hits": [hit_form(one) for one in found]}


def plain_lines(found: Sequence[Hit]) -> Iterator[str]:
    """One line a suggestion, for pipes."""
    for one in found:
        first = one.citations[0]
        fields = (
            one.text,
            one.reason,
            one.count,
            one.sources,
            first.source,
            first.start,
            first.end,
            first.sentence,
        )
        yield "\t".join(" ".join(str(field).split()) for field in fields)


def table_lines(found: Sequence[Hit], width: int, shades: Ink = PLAIN) -> Iterator[str]:
    """For a terminal ``width`` columns wide."""
    width = max(width, LEAST_WIDTH)
    room, margin = width - INDENT - 1, " " * INDENT
    for number, one in enumerate(found, start=1):
        yield from _headline(one, f"{number:>3}  ", width, shades)
        yield margin + shortened(one.reason, room)
        first = one.citations[0]
        yield from (margin + line for line in _sentence(one.text, first, room, shades))
        yield margin + inked(shortened(place_line(first), room), shades.dim)


def _headline(one: Hit, number: str, width: int, shades: Ink) -> Iterator[str]:
    use = f"{one.count} 处 / {one.sources} 篇"
    lines = [line.text for line in wrapped(one.text, width - len(number) - 1)]
    for place, line in enumerate(lines):
        left = (number if place == 0 else " " * len(number)) + inked(line, shades.strong)
        gap = width - len(number) - columns(line) - columns(use) - 1
        last = place == len(lines) - 1 and gap >= 2
        yield left + " " * gap + inked(use, shades.dim) if last else left


def _sentence(text: str, place: Citation, width: int, shades: Ink) -> Iterator[str]:
    """The sentence with the suggestion marked, unless that is all of it."""
    sentence = " ".join(place.sentence.split())
    if sentence == text:
        return
    at = sentence.find(text)
    start, end = (at, at + len(text)) if at >= 0 else (0, 0)
    yield from marked_lines(*window(sentence, start, end, width * SENTENCE_LINES - 4), width - 4, shades)
