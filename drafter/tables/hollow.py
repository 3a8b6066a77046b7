"""Cells of an .xlsx that look empty and are not: formulas that ended in an error, or were never computed.

The reader of spreadsheets gives nothing for them, and a text would be lost without a word. Only the marks of the
cells are looked at: ``<c r="B3" t="e">`` and ``<c r="B3"><f>…</f></c>`` without ``<v>``.
"""

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.parsers import expat

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# B3, AA12; not B$3
_REFERENCE = re.compile(r"(?P<column>[A-Z]{1,3})(?P<row>[0-9]{1,7})")
CHUNK = 1 << 18


def hollow_cells(path: Path, sheet: str) -> Mapping[int, list[int]]:
    """Columns by row, both from 0; empty for formats other than .xlsx and for what cannot be read."""
    if not zipfile.is_zipfile(path):
        return {}
    with zipfile.ZipFile(path) as archive:
        part = _part_of(archive, sheet)
        return _found(archive, part) if part else {}


def _part_of(archive: zipfile.ZipFile, sheet: str) -> str | None:
    """The part that holds a sheet; None if this is no .xlsx."""
    names = set(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return None
    sheets = dict(_attributes(archive, "xl/workbook.xml", "sheet", "name", f"{_RELATION} id"))
    targets = dict(_attributes(archive, "xl/_rels/workbook.xml.rels", "Relationship", "Id", "Target"))
    target = targets.get(sheets.get(sheet, ""), "")
    part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    return part if part in names else None


def _attributes(
    archive: zipfile.ZipFile, part: str, element: str, key: str, value: str
) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rsplit(" ", 1)[-1] == element:
            found.append((attributes.get(key, ""), attributes.get(value, "")))

    reader = parser()
    reader.StartElementHandler = start
    reader.Parse(archive.read(part), True)
    return found


def _found(archive: zipfile.ZipFile, part: str) -> Mapping[int, list[int]]:
    cells = _Cells()
    reader = parser()
    reader.StartElementHandler, reader.EndElementHandler = cells.start, cells.end
    reader.CharacterDataHandler = cells.text
    with archive.open(part) as stream:
        while chunk := stream.read(CHUNK):
            reader.Parse(chunk, False)
    return cells.found


class _Cells:
    """Follows the cells of a sheet: a formula without value, or a value that is an error, is noted."""

    def __init__(self) -> None:
        self.found: dict[int, list[int]] = {}
        self.reference, self.wrong, self.formula, self.value, self.inside = "", False, False, False, False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match name.rsplit(" ", 1)[-1]:
            case "c":
                self.reference, self.wrong = attributes.get("r", ""), attributes.get("t") == "e"
                # a formula may well give an empty text
                self.formula, self.value = False, attributes.get("t") == "str"
            case "f":
                self.formula = True
            case "v":
                self.inside = True

    def text(self, _: str) -> None:
        self.value = self.value or self.inside

    def end(self, name: str) -> None:
        self.inside = False
        if name.rsplit(" ", 1)[-1] != "c" or not (self.wrong or (self.formula and not self.value)):
            return
        if place := _REFERENCE.fullmatch(self.reference):
            self.found.setdefault(int(place["row"]) - 1, []).append(_index(place["column"]))


def _index(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def parser() -> expat.XMLParserType:
    """A parser that knows no entities but XML's own: none can be blown up."""
    made = expat.ParserCreate(namespace_separator=" ")
    made.EntityDeclHandler = _refuse
    return made


def _refuse(*_: object) -> None:
    raise expat.ExpatError("entities are not expected in a spreadsheet")
