"""The form of ``drafter analyze --json``: plain values, stable keys, schema in docs/analyze.schema.json."""

from collections.abc import Sequence
from typing import Any

from phrasebank.document import Document
from phrasebank.mining.structure import (
    Abbreviation,
    Canonical,
    Enumeration,
    Formula,
    Parallel,
    Slogan,
    Structure,
)


def analysis(document: Document, structures: Sequence[Structure]) -> dict[str, Any]:
    """What ``analyze --json`` prints for a document and its structures."""
    places = {s.start: index for index, s in enumerate(structures) if isinstance(s, Enumeration)}
    return {
        "source": {
            "path": document.source,
            "chars": len(document.text),
            "encoding": document.encoding,
            "title": document.title,
        },
        "structures": [_form(structure, places) for structure in structures],
    }


def _form(structure: Structure, places: dict[int, int]) -> dict[str, Any]:
    """One structure; a parent, known by where it starts, becomes its index."""
    match structure:
        case Enumeration():
            return {
                "kind": "enumeration",
                "start": structure.start,
                "end": structure.end,
                "style": structure.style,
                "lead": structure.lead,
                "declared": structure.declared,
                "items": [
                    {"marker": i.marker or None, "head": i.head, "start": i.start, "end": i.end}
                    for i in structure.items
                ],
                "parent": None if structure.parent is None else places[structure.parent],
                "complete": structure.complete,
                "fused": structure.fused,
            }
        case Parallel():
            return {
                "kind": "parallel",
                "start": structure.start,
                "end": structure.end,
                "frame": structure.frame,
                "instances": [
                    {"text": i.text, "start": i.start, "end": i.end, "slots": list(i.slots)}
                    for i in structure.instances
                ],
            }
        case Slogan():
            return {
                "kind": "slogan",
                "form": str(structure.form),
                "text": structure.text,
                "start": structure.start,
                "end": structure.end,
            }
        case Abbreviation():
            return {
                "kind": "abbreviation",
                "term": structure.term,
                "number": structure.number,
                "members": list(structure.members),
                "start": structure.start,
                "end": structure.end,
            }
        case Canonical():
            return {
                "kind": "canonical",
                "text": structure.text,
                "occurrences": [list(place) for place in structure.occurrences],
                "start": structure.start,
                "end": structure.end,
            }
        case Formula():
            return {
                "kind": "formula",
                "function": str(structure.function),
                "text": structure.text,
                "start": structure.start,
                "end": structure.end,
            }
