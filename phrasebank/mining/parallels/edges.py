"""Edges: whether siblings begin and end where words do in their sentence: 各界爱国人│士, 特别行│政区同胞 do not.

Only the first and the last of them can be cut from longer clauses; between them stand marks.
"""

from collections.abc import Sequence

from phrasebank.mining.frames import Frame, boundaries
from phrasebank.mining.predicates import table as predicates
from phrasebank.mining.shape import CLAUSE_END, start_behind
from phrasebank.sentences import Span

_FURTHEST = 2
_BEFORE = "的、是要和与既又也更还“”‘’《》（）"
_BEHIND = "的、“”‘’《》（）"


def widened(
    text: str, spans: tuple[Span, ...], texts: Sequence[str], frame: Frame, edges: bytearray
) -> tuple[Span, ...] | None:
    """The siblings, the first and the last with the rest of a word that they cut (社会政策要托│底); None if that is more.

    A verb or a whole word of the frame that stands there tells that nothing is cut, whatever words the text makes of it:
    各族人民│团结. ``edges`` has a 1 where a word of the text begins or ends.
    """
    first, last = spans[0], spans[-1]
    start, end = first.start, last.end
    if not (edges[start] or _is_free(text, start) or _is_sure_start(texts[0], frame)):
        clause = start_behind(text, CLAUSE_END, start)
        nearer = range(start - 1, max(clause, start - _FURTHEST) - 1, -1)
        start = next((at for at in nearer if edges[at] or _is_free(text, at)), -1)
    if not (end == len(text) or edges[end] or _is_free(text, end) or _is_sure_end(texts[-1], frame)):
        mark = CLAUSE_END.search(text, end)
        stop = mark.start() if mark else len(text)
        nearer = range(end + 1, min(stop, end + _FURTHEST) + 1)
        end = next((at for at in nearer if edges[at] or _is_free(text, at)), -1)
    if start < 0 or end < 0:
        return None
    if (start, end) == (first.start, last.end):
        return spans
    return (Span(start, first.end), *spans[1:-1], Span(last.start, end))


def _is_sure_start(said: str, frame: Frame) -> bool:
    begins_with_frame = not any(frame.places[0])
    return said[:2] in predicates().verbs or (begins_with_frame and min(boundaries(said) - {0}) > 1)


def _is_sure_end(said: str, frame: Frame) -> bool:
    length = len(said)
    ends_with_frame = frame.places[-1][-1] + len(frame.parts[-1]) == length
    return ends_with_frame and length - max(boundaries(said) - {length}) > 1


def _is_free(text: str, offset: int) -> bool:
    """Whether a word that stands by itself ends or begins at ``offset``."""
    return text[offset - 1] in _BEFORE or text[offset] in _BEHIND
