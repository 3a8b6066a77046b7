"""All documents of a run in one file: a .docx for printing, or a .zip for sending.

They are taken from the folder, in the order of the rows, as ``report.csv`` lists them. In the .docx each document is
a section of its own, begins on a new page and counts its pages from 1.
"""

import csv
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from drafter.batch.run import REPORT, Status
from drafter.writers.merging import DOCUMENT, closed, constant_parts, cut
from phrasebank.errors import Place, UserError, os_reason
from phrasebank.files import write_whole

_DATE = (1980, 1, 1, 0, 0, 0)
MANY = 10_000
"""Documents whose texts together may pass the 4 GiB of the plain zip format."""


@dataclass(frozen=True, slots=True)
class Bundled:
    """A file, how many documents are in it, and those that a person has edited and that were therefore left out."""

    path: Path
    count: int
    edited: tuple[str, ...] = ()


def check(merge: Path | None, archive: Path | None, suffix: str) -> None:
    """Refuse before the run what cannot be done after it."""
    if merge is not None and (suffix != ".docx" or merge.suffix.lower() != ".docx"):
        raise UserError(
            "合并只能由 .docx 并成 .docx", Place(str(merge)), "写作 --merge 合并.docx，不加 --format"
        )
    if archive is not None and archive.suffix.lower() != ".zip":
        raise UserError("打包只写成 .zip", Place(str(archive)), "写作 --zip 通知.zip")
    for path in (merge, archive):
        if path is not None and path.is_dir():
            raise UserError("这是一个文件夹，不能写成文件", Place(str(path)), "请给出文件名")


def make(folder: Path, merge: Path | None, archive: Path | None) -> tuple[Bundled, ...]:
    """What was asked for of a folder whose run has ended."""
    merged = (merge_documents(folder, merge),) if merge else ()
    return (*merged, zip_documents(folder, archive)) if archive else merged


def merge_documents(folder: Path, target: Path) -> Bundled:
    """Join the folder's documents. Edited ones are left out, for what was edited in Word cannot be joined safely."""
    listed = list(_listed(folder))
    kept = [name for name, status in listed if status != Status.EDITED]
    if not kept:
        raise UserError("没有可以合并的文件", Place(str(folder)), "先改正出错的行")

    def write(stream: BinaryIO) -> None:
        _merge([folder / name for name in kept], stream)

    write_whole(target, write)
    return Bundled(target, len(kept), tuple(name for name, status in listed if status == Status.EDITED))


def _merge(paths: Sequence[Path], stream: BinaryIO) -> None:
    first = _read(paths[0])
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in constant_parts(first):
            archive.writestr(zipfile.ZipInfo(name, _DATE), content, zipfile.ZIP_DEFLATED)
        document = zipfile.ZipInfo(DOCUMENT, _DATE)
        document.compress_type = zipfile.ZIP_DEFLATED
        with archive.open(document, "w", force_zip64=len(paths) > MANY) as written:
            written.write(cut(first).before)
            for path in paths[:-1]:
                written.write(closed(cut(_read(path))))
            last = cut(_read(paths[-1]))
            written.write(last.body + last.section + last.after)


def zip_documents(folder: Path, target: Path) -> Bundled:
    """Pack the folder's documents, edited ones as they are now, and the report."""
    names = [name for name, _ in _listed(folder)]

    def write(stream: BinaryIO) -> None:
        with zipfile.ZipFile(stream, "w") as archive:
            for name in (*names, REPORT):
                info = zipfile.ZipInfo(name, _DATE)
                packed = zipfile.ZIP_STORED if name.endswith(".docx") else zipfile.ZIP_DEFLATED
                archive.writestr(info, _read(folder / name), packed)

    write_whole(target, write)
    return Bundled(target, len(names))


def _listed(folder: Path) -> Iterator[tuple[str, str]]:
    """The files that the report lists as being there, with what became of their rows."""
    with (folder / REPORT).open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["状态"] not in (Status.ERROR, Status.LEFT_OUT):
                name = row["文件"]
                yield (name[1:] if name[:1] == "'" and name[1:2] in "=+-@" else name), row["状态"]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(f"读不了：{os_reason(error)}", Place(str(path))) from error
