"""Merged cells of an .ods, which the reader of spreadsheets does not tell: cells that span several rows.

<table:table-cell table:number-rows-spanned="2" …>     and below it   <table:covered-table-cell/>
"""

import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path
from xml.parsers import expat

from drafter.tables.hollow import CHUNK, parser

Range = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell, both included: row and column from 0."""
_CONTENT = "content.xml"
_UNREADABLE = (KeyError, OSError, RuntimeError, ValueError, zipfile.BadZipFile, zlib.error, expat.ExpatError)
"""No zip, no such part, encrypted, broken: whether it is a table at all has been judged by who reads the cells."""
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"


def spans(path: Path, sheet: str) -> Sequence[Range]:
    """The merged cells of a sheet; none for other formats and for what cannot be read."""
    cells = _Cells(sheet)
    reader = parser()
    reader.StartElementHandler, reader.EndElementHandler = cells.start, cells.end
    try:
        with zipfile.ZipFile(path) as archive, archive.open(_CONTENT) as stream:
            while chunk := stream.read(CHUNK):
                reader.Parse(chunk, False)
    except _UNREADABLE:
        return ()
    return cells.found


class _Cells:
    """Counts rows and cells of one sheet; what is repeated stands once in the file."""

    def __init__(self, sheet: str) -> None:
        self.sheet, self.found = sheet, list[Range]()
        self.inside, self.row, self.column, self.repeated = False, 0, 0, 1

    def start(self, name: str, attributes: dict[str, str]) -> None:
        def number(key: str) -> int:
            return int(attributes.get(f"{_TABLE} {key}", "1"))

        if name == f"{_TABLE} table":
            self.inside, self.row = attributes.get(f"{_TABLE} name") == self.sheet, 0
        elif not self.inside:
            return
        elif name == f"{_TABLE} table-row":
            self.column, self.repeated = 0, number("number-rows-repeated")
        elif name in (f"{_TABLE} table-cell", f"{_TABLE} covered-table-cell"):
            last = (
                self.row + number("number-rows-spanned") - 1,
                self.column + number("number-columns-spanned") - 1,
            )
            if last != (self.row, self.column):
                self.found.append(((self.row, self.column), last))
            self.column += number("number-columns-repeated")

    def end(self, name: str) -> None:
        if name == f"{_TABLE} table":
            self.inside = False
        elif self.inside and name == f"{_TABLE} table-row":
            self.row += self.repeated
