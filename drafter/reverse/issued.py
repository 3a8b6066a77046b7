"""What a document has because it was issued: head above the title, seal, record at the end; back into the outline's fields.

Only paragraphs whose style says so are taken, those of our own drafts; elsewhere nothing tells 000001 from a page's number.

    江总工发〔2026〕12号	签发人：张明远  →  发文字号: 江总工发〔2026〕12号 and 签发人: 张明远
    抄送：市委办公室，市政府办公室。       →  抄送: [市委办公室, 市政府办公室]

``drafter.rendering.issue`` writes them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from drafter.reverse.units import Unit
from drafter.reverse.yamlout import STEP, scalar
from phrasebank.document import HEAD_ROLES, RECORD_ROLES, Role

_FILE = "文件"
_SEALS = {Role.SEALED_SIGNATURE: "加盖", Role.SIGNING_POST: "签名章"}
# what parts the number, 签发人： and the names in the rows beside each other
_BETWEEN = re.compile(r"[\t　]|签发人：")
# 抄送：市委办公室，市政府办公室。
_COPIES = re.compile(r"抄送：(?P<offices>.+)。")
# 江州市总工会办公室	2026年3月6日印发
_IMPRINT = re.compile(r"(?P<office>[^\t]+)\t(?P<day>.+)印发")


@dataclass(frozen=True, slots=True)
class Issue:
    """The fields as lines of an outline; the texts that they print above all else and below it."""

    lines: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


def issue_of(units: Sequence[Unit]) -> tuple[Issue, tuple[Unit, ...]]:
    """The issue fields of a document and what remains of it; no lines if it has none."""
    head = tuple(takewhile(_is_head, units))
    foot = tuple(takewhile(lambda unit: unit.role in RECORD_ROLES, reversed(units[len(head) :])))[::-1]
    seal = next((unit for unit in units if unit.role in _SEALS), None)
    fields = (*_head(head), *_seal(seal), *_record(foot))
    rest = units[len(head) : len(units) - len(foot)]
    lines = tuple(line for name, values in fields for line in _lines(name, values))
    signed = tuple(replace(unit, role=Role.SIGNATURE) if unit.role in _SEALS else unit for unit in rest)
    return Issue(lines, tuple(unit.text for unit in head), tuple(unit.text for unit in foot)), signed


def _head(units: Sequence[Unit]) -> Iterator[tuple[str, Sequence[str]]]:
    said = {role: [unit.text for unit in units if unit.role is role] for role in HEAD_ROLES}
    for role in (Role.COPY_NUMBER, Role.SECRECY, Role.URGENCY):
        yield role.value, said[role]
    joint = [organ for unit in units if unit.grid for organ in unit.grid.rows[0][0].split("\n")]
    yield Role.MASTHEAD.value, [*joint[:-1], joint[-1] + _FILE] if joint else said[Role.MASTHEAD]
    names = [one for row in said[Role.DOCUMENT_NUMBER] for one in _BETWEEN.split(row) if one]
    yield Role.DOCUMENT_NUMBER.value, [one for one in names if "〔" in one]
    yield "签发人", [one for one in names if "〔" not in one]


def _is_head(unit: Unit) -> bool:
    """Whether a paragraph or a joint masthead stands there: a table of the organs' names, one below the other, and 文件."""
    joint = unit.grid is not None and len(unit.grid.rows) == 1 and unit.grid.rows[0][1:] == (_FILE,)
    return joint or unit.role in HEAD_ROLES


def _seal(unit: Unit | None) -> Iterator[tuple[str, Sequence[str]]]:
    if unit:
        yield "印章", [_SEALS[unit.role]]
        yield "签发职务", [unit.text] if unit.role is Role.SIGNING_POST else []


def _record(units: Sequence[Unit]) -> Iterator[tuple[str, Sequence[str]]]:
    for unit in units:
        if found := _COPIES.fullmatch(unit.text):
            yield "抄送", found["offices"].split("，")
        elif found := _IMPRINT.fullmatch(unit.text):
            yield "印发机关", [found["office"]]
            yield "印发日期", [found["day"]]


def _lines(name: str, values: Sequence[str]) -> Iterator[str]:
    """A field with one value on its line, with several as a list; nothing without any."""
    if len(values) == 1:
        yield f"{name}: {scalar(values[0])}"
    elif values:
        yield f"{name}:"
        yield from (f"{STEP}- {scalar(value)}" for value in values)
