"""Tables as text: CSV and TSV in UTF-8, GB18030 or UTF-16, parted by comma, tab, semicolon or bar; read as a stream."""

import codecs
import csv
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import TextIO

from drafter.outline.decoding import codec_of
from drafter.tables.model import Row
from phrasebank.errors import Place, UserError
from phrasebank.readers.plain import BOMS, decode

DELIMITERS = ",\t;|"
SAMPLE = 65536
SAVE_AS = "请在表格软件里另存为“CSV UTF-8（逗号分隔）”或 .xlsx"
TITLE_LINES = 5
_CHUNK = 1 << 20


@contextmanager
def delimited_rows(path: Path, encoding: str | None = None) -> Iterator[Iterator[Row]]:
    """The rows of a text table. Raises UserError if its encoding cannot be told."""
    with path.open(encoding=encoding_of(path, encoding), newline="") as stream:
        yield _records(stream)


def encoding_of(path: Path, asked: str | None) -> str:
    """The encoding in which the whole file can be read; nothing but a sample is held in memory."""
    with path.open("rb") as stream:
        sample = stream.read(SAMPLE)
    if asked:
        # zeros are characters in every encoding of texts, and nothing in base64
        _, asked = decode(bytes(4), str(path), asked)
    marked = next((codec for mark, codec in BOMS if sample.startswith(mark)), None)
    if asked == "utf-16" and not marked:
        asked = "utf-16-le"
    codec = asked or marked or codec_of(_whole_lines(sample), str(path))
    line = _broken_line(path, codec)
    if line is not None and codec == "utf-8" and not asked:
        # a long beginning in ASCII says nothing
        codec, line = "gb18030", _broken_line(path, "gb18030")
    if line is None:
        return codec
    raise UserError("这一行有读不出来的字", Place(str(path), row=line), SAVE_AS)


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
    while first and not first.strip("\r\n\t ,;|"):
        blank, first = blank + 1, stream.readline()
    head = [first, *islice(stream, TITLE_LINES)] if not _marks(first) else [first]
    # strict: text behind a closing quote would otherwise lose its quotes silently
    reader = csv.reader(chain(head, stream), delimiter=_delimiter(head), strict=True)
    while True:
        number = blank + reader.line_num + 1
        try:
            yield Row(number, tuple(next(reader)))
        except StopIteration:
            return
        except csv.Error as error:
            yield Row(number, fault=_reason(error))


def _marks(line: str) -> int:
    """How often the delimiter that occurs most occurs, quoted cells left out."""
    outside = "".join(line.split('"')[::2])
    return max(map(outside.count, DELIMITERS))


def _delimiter(head: list[str]) -> str:
    """The delimiter that occurs most in the header, which may stand below a title without any; else the comma."""
    line = head[0] if _marks(head[0]) else next(filter(_marks, head), "")
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
