"""Tables as rows of texts, read as a stream: the header first, then one row after the other, never all at once.

    with open_table(Path("通知.csv")) as table:
        table.header    Row(1, ("会议名称", "时间"))
        table.rows      Row(2, ("全市工作会", "2026年3月6日 9:00")), …

A row's number is what a spreadsheet program shows: the first physical line of the record. CSV may be in UTF-8,
GB18030 or UTF-16, parted by comma, tab or semicolon.
"""

import codecs
import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TextIO

from drafter.decoding import codec_of
from phrasebank.errors import Place, UserError, os_reason
from phrasebank.readers.plain import BOMS, decode

DELIMITERS = ",\t;"
SAMPLE = 65536
SPREADSHEETS = (".xlsx", ".xls", ".xlsm", ".ods", ".et")
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Row:
    """A record. ``fault`` says why it could not be read; then ``cells`` is empty."""

    number: int
    cells: tuple[str, ...] = ()
    fault: str = ""

    @property
    def is_blank(self) -> bool:
        return not self.fault and not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    header: Row
    rows: Iterator[Row]


@contextmanager
def open_table(path: Path, encoding: str | None = None) -> Iterator[Table]:
    """Open a table. Raises UserError: no such file, no table, an encoding that cannot be told, no header."""
    if path.is_dir():
        raise UserError("这是一个文件夹，不是表格", Place(str(path)), "请给出表格文件，如 通知.csv")
    if path.suffix.lower() in SPREADSHEETS:
        raise UserError(
            "还不能直接读这种表格", Place(str(path)), "请在表格软件里另存为“CSV UTF-8（逗号分隔）”"
        )
    try:
        codec = _encoding(path, encoding)
        with path.open(encoding=codec, newline="") as stream:
            rows = (row for row in _records(stream) if not row.is_blank)
            header = next(rows, None)
            if header is None or header.fault:
                reason = f"表头读不了：{header.fault}" if header else "表格是空的"
                raise UserError(reason, Place(str(path)), "第一行写字段名称，以下一行一份文稿")
            yield Table(path.name, header, rows)
    except OSError as error:
        raise UserError(f"读不了：{os_reason(error)}", Place(str(path))) from error


def _encoding(path: Path, asked: str | None) -> str:
    """The encoding in which the whole file can be read; nothing but a sample is held in memory."""
    with path.open("rb") as stream:
        sample = stream.read(SAMPLE)
    if asked:
        decode(b"", str(path), asked)
    marked = next((codec for mark, codec in BOMS if sample.startswith(mark)), None)
    codec = asked or marked or codec_of(_whole_lines(sample), str(path))
    line = _broken_line(path, codec)
    if line is not None and codec == "utf-8" and not asked:
        # a long beginning in ASCII says nothing
        codec, line = "gb18030", _broken_line(path, "gb18030")
    if line is None:
        return codec
    hint = "请在表格软件里另存为“CSV UTF-8（逗号分隔）”"
    raise UserError("这一行有读不出来的字", Place(str(path), row=line), hint)


def _whole_lines(sample: bytes) -> bytes:
    """A sample as far as its last line end, so that no character is cut; a short one is the whole file."""
    if len(sample) < SAMPLE:
        return sample
    if b"\x00" in sample:
        return sample[: len(sample) // 4 * 4]
    end = sample.rfind(b"\n")
    return sample[: end + 1] if end >= 0 else sample


def _broken_line(path: Path, codec: str) -> int | None:
    """The first line that the encoding cannot read; None if it reads the whole file."""
    line, decoder = 1, codecs.getincrementaldecoder(codec)()
    with path.open("rb") as stream:
        try:
            while chunk := stream.read(_CHUNK):
                line += decoder.decode(chunk).count("\n")
            decoder.decode(b"", final=True)
        except UnicodeDecodeError as error:
            return line + error.object[: error.start].decode(codec, "ignore").count("\n")
    return None


def _records(stream: TextIO) -> Iterator[Row]:
    """Every record; blank lines are counted, so that numbers stay those of the file."""
    blank, first = 0, stream.readline()
    while first and not first.strip("\r\n\t ,;"):
        blank, first = blank + 1, stream.readline()
    # strict: text behind a closing quote would otherwise lose its quotes silently
    reader = csv.reader(chain((first,), stream), delimiter=_delimiter(first), strict=True)
    while True:
        number = blank + reader.line_num + 1
        try:
            yield Row(number, tuple(next(reader)))
        except StopIteration:
            return
        except csv.Error as error:
            yield Row(number, fault=_reason(error))


def _delimiter(line: str) -> str:
    """The delimiter that occurs most in the header, quoted cells left out; the comma if there is none."""
    outside = "".join(line.split('"')[::2])
    return max(DELIMITERS, key=outside.count)


def _reason(error: csv.Error) -> str:
    text = str(error)
    if "unexpected end of data" in text:
        return "引号没有配对，从这一行起读不下去"
    if "expected after" in text:
        return '引号用法不对：单元格里的半角引号要写两遍（""），或改用全角“”'
    if "field larger than" in text:
        return "单元格太长，或引号没有配对"
    return "这一行不合表格格式"
