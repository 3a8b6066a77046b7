"""Slogans 口号: themes, couplets and 四字格 runs, one structure for each place.

    二要讲政治、顾大局、守纪律。 → 四字格 讲政治、顾大局、守纪律

What is found in the view is handed on as spans of the source. Where forms overlap, a theme goes before others, and the
longer of couplets and runs before the shorter; a run inside a longer theme is no slogan of its own. Where rules find
nothing, a scorecard looks for what many weak signs speak for together.
"""

from collections.abc import Iterator

from phrasebank.document import Document
from phrasebank.mining.slogans.couplets import couplets
from phrasebank.mining.slogans.runs import runs
from phrasebank.mining.slogans.setslogans import set_slogans
from phrasebank.mining.slogans.themes import themes
from phrasebank.mining.slogans.weighed import weighed_rows
from phrasebank.mining.structure import Slogan, SloganForm
from phrasebank.sentences import Span
from phrasebank.view import reading

_RANKS = (
    ((SloganForm.THEME, themes),),
    ((SloganForm.THEME, set_slogans), (SloganForm.COUPLET, couplets), (SloganForm.RUN, runs)),
)


def slogans(document: Document) -> tuple[Slogan, ...]:
    """The slogans of a document, in the order of the text."""
    view = reading(document.text)
    found = sorted(_kept(view.text))
    return tuple(_slogan(document.text, view.span(*span), form) for span, form in found)


def _slogan(text: str, span: Span, form: SloganForm) -> Slogan:
    words = "".join(part.strip() for part in text[span.start : span.end].splitlines())
    return Slogan(span.start, span.end, form, words)


def _kept(text: str) -> Iterator[tuple[Span, SloganForm]]:
    """The longest of each rank, less what overlaps a rank that goes before it; of two as long the first. Last what is weighed."""
    taken = bytearray(len(text))
    for rank in _RANKS:
        found = [(span, place) for place, (_, miner) in enumerate(rank) for span in miner(text)]
        for span, place in sorted(found, key=lambda f: (f[0].start - f[0].end, f[0].start, f[1])):
            if not any(taken[span.start : span.end]):
                taken[span.start : span.end] = b"\1" * (span.end - span.start)
                yield span, rank[place][0]
    for span in weighed_rows(text, taken):
        yield span, SloganForm.RUN
