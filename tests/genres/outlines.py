"""Outlines made from what a genre says of its own fields, and their drafts as text."""

import json
from collections.abc import Iterable, Mapping
from functools import cache

from drafter.draft import Drafted, draft
from drafter.genre import Genre, find_genre, genre_names, roots
from drafter.outline.fields import FIELD_TYPES, Field
from drafter.outline.loading import parse_outline
from drafter.outline.yamltext import Scalar
from phrasebank.document import Paragraph

GENRES = genre_names(roots())
ANOTHER = "落实其他有关事项"
OWN_CALL = "号召"
"""Written by oneself it replaces the shipped call, and with it the fields that the shipped call prints."""


@cache
def genre_of(name: str) -> Genre:
    return find_genre(name)


def own_fields(name: str) -> tuple[Field, ...]:
    """The fields that the genre's own manifest declares; those for issuing a document are every genre's."""
    return tuple(field for field in genre_of(name).fields if not field.issues)


def sample(field: Field) -> object:
    """A field's own 例, as a list with two items where it holds lists; a table has one row of its columns' 例."""
    if field.columns:
        return [{column.name: sample(column) for column in field.columns}]
    assert isinstance(field.example, Scalar)
    return [field.example.text, ANOTHER] if FIELD_TYPES[field.type].many else field.example.text


def samples(name: str, required_only: bool = False, without: Iterable[str] = ()) -> dict[str, object]:
    """Every field (or only the required ones) with its own 例, lists with two items; options keep their default."""
    skipped = set(without)
    return {
        field.name: sample(field)
        for field in own_fields(name)
        if (isinstance(field.example, Scalar) or field.columns)
        and field.type != "选项"
        and field.name not in skipped
        and (field.required or not required_only)
    }


def contexts(name: str) -> tuple[dict[str, object], ...]:
    """What a field may stand in: nothing else, the required fields, everything, everything without an own call."""
    return ({}, samples(name, required_only=True), samples(name), samples(name, without=[OWN_CALL]))


def drafted(name: str, values: Mapping[str, object]) -> Drafted:
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return draft(parse_outline("\n".join([f"体裁: {name}", *lines])))


def as_lines(result: Drafted) -> str:
    """One block a line: 称谓│各位领导、同志们："""
    return "\n".join(
        f"{block.role}│{block.text}" if isinstance(block, Paragraph) else f"│{block.text}"
        for block in result.document.blocks
    )
