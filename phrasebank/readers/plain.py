"""Plain text files: which encoding, and the text kept unchanged.

Order: byte order mark, strict UTF-8, strict GB18030. Short texts fool every guesser, so a library is asked only when
the GB18030 reading holds characters that Chinese office prose never has (Big5 and others read as GB18030 do).
"""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from phrasebank.document import Document, Paragraph, Role, Text, Where
from phrasebank.errors import Place, UserError, os_reason

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LARGEST = 16 << 20
"""Bytes of a text file: five million characters; the speeches of a lifetime."""
BINARY_HINT = "请给出文本文件（.txt）；若是 Word 文件，请另存为“纯文本”"

# a NUL or a bell means a binary file; tab, line ends, form feed and escape may stand in a text
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# a line with what ends it: \r\n ends one line, \n\r two
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
GAP = "\ufffd"
_FEW_GAPS, _DAMAGED_PART, _SAMPLE = 2, 0.01, 3000
"""So many characters, or such a part of a text, may be broken; so many are looked at to tell a wrong decoding."""
_UNASSIGNED = re.compile(r"[\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]")


def read_plain(path: Path, encoding: str | None = None) -> Document:
    """Read a text file; ``encoding`` overrides the guess. Raises UserError if it is no readable text."""
    # an outline is decoded here too, and needs no roles
    from phrasebank.readers.roles import with_roles

    text, used = read_text(path, encoding)
    return Document(text, with_roles(_lines(text, path.name)), path.name, used)


def read_text(path: Path, encoding: str | None = None) -> tuple[str, str]:
    """The text of a file and its encoding. Raises UserError if there is none, or far too much."""
    text, used = decode_damaged(read_data(path), str(path), encoding)
    if not text.strip():
        raise UserError("文件是空的，没有文字", Place(str(path)), "请确认选对了文件")
    if _was_decoded_wrong(text[:_SAMPLE]):
        hint = "请找到原来的文件再试；乱码丢了一部分文字，还原不了"
        raise UserError("文字是乱码：像是用错误的编码打开后又保存过", Place(str(path)), hint)
    return text, used


def read_data(path: Path, largest: int = LARGEST) -> bytes:
    """The bytes of a file. Raises UserError if it cannot be opened or has more bytes than ``largest``."""
    try:
        with path.open("rb") as stream:
            data = stream.read(largest + 1)
    except OSError as error:
        raise UserError(f"读不了：{os_reason(error)}", Place(str(path))) from error
    if len(data) > largest:
        hint = "一份文稿没有这么大；请分成几个文件"
        raise UserError(f"文件太大：超过 {largest >> 20} MB", Place(str(path)), hint)
    return data


def decode(data: bytes, name: str, encoding: str | None = None) -> tuple[str, str]:
    """Decode a file's bytes into its text (line ends kept, a BOM left out) and the encoding's name."""
    if encoding is not None:
        return _decode_as(data, name, encoding)
    for mark, codec in BOMS:
        if data.startswith(mark):
            text, _ = _decode_as(data, name, codec)
            return text, codec
    if b"\x00" in data and (codec16 := _utf16_without_bom(data)):
        return data.decode(codec16), codec16
    for codec in ("utf-8", "gb18030"):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if _CONTROL.search(text):
            break
        if codec == "gb18030" and _looks_wrong(text):
            return _ask_library(data, text)
        return text, codec
    raise UserError("这不是文本文件，或编码无法识别", Place(name), BINARY_HINT)


def decode_damaged(data: bytes, name: str, encoding: str | None = None) -> tuple[str, str]:
    """Decode as ``decode`` does; a text with a few broken bytes is read with � (U+FFFD) for each of them.

    A file cut off in the middle of a character, a byte lost on the way and NULs from a database are such damage.
    """
    try:
        return decode(data, name, encoding)
    except UserError:
        marked = next((codec for mark, codec in BOMS if data.startswith(mark)), None)
        given = encoding or marked
        found = [_with_gaps(data, codec) for codec in ((given,) if given else ("utf-8", "gb18030"))]
        best = min((one for one in found if one is not None), key=lambda one: one[0].count(GAP), default=None)
        if best is None or not _is_slightly_damaged(*best):
            raise
        return best


def _with_gaps(data: bytes, codec: str) -> tuple[str, str] | None:
    """The bytes decoded with U+FFFD for what is broken, and for control characters; None if there is no such codec."""
    try:
        text = data.decode(codec, "replace")
    except LookupError:
        return None
    return _CONTROL.sub(GAP, text.removeprefix("\ufeff")), codecs.lookup(codec).name


def _is_slightly_damaged(text: str, codec: str) -> bool:
    """Whether a text has few gaps, and is Chinese otherwise: any bytes become some characters of GB18030."""
    few = text.count(GAP) <= max(_FEW_GAPS, len(text) * _DAMAGED_PART)
    known = _common if codec == "gb18030" else _is_han
    return few and sum(map(known, text)) * 2 >= len(text)


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _was_decoded_wrong(text: str) -> bool:
    """Whether a text is one in UTF-8 that was read as GBK or as Latin letters: 骞村叏甯 for 年全市, å¹´ for 年."""
    for codec in ("gb18030", "latin-1", "cp1252"):
        data = _UNASSIGNED.sub("", text).encode(codec, "ignore")
        again = data.decode("utf-8", "replace")
        half = len(again) / 2
        # what was decoded right gives hardly anything but gaps, or no more than its digits: told without a look at each
        if len(again) > len(text) // 4 and again.count(GAP) <= half and sum(map(_common, again)) >= half:
            return True
    return False


def _decode_as(data: bytes, name: str, encoding: str) -> tuple[str, str]:
    try:
        codec = codecs.lookup(encoding).name
        text = data.decode(codec)
    except LookupError as error:
        hint = "可用：utf-8、gb18030、gbk、utf-16、big5"
        raise UserError(f"没有这种编码：{encoding}", Place(name), hint) from error
    except UnicodeDecodeError as error:
        where = Place(name, line=data[: error.start].count(b"\n") + 1)
        raise UserError(
            f"不是 {encoding} 编码的文字（第 {error.start} 字节起）", where, "去掉 --encoding 让程序自己判断"
        ) from error
    return text.removeprefix("\ufeff"), codec


def _utf16_without_bom(data: bytes) -> str | None:
    """UTF-16 without a mark, told by where the zero bytes of its line feeds and digits lie; None if it is not that."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    codec = "utf-16-le" if odd > even else "utf-16-be"
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return None
    chinese = sum("\u4e00" <= c <= "\u9fff" or c in "，。、：；“”\n" for c in text)
    return codec if text and not _CONTROL.search(text) and chinese * 2 >= len(text) else None


def _looks_wrong(text: str) -> bool:
    """Whether a GB18030 reading holds unassigned characters, or more rare than common Chinese characters."""
    if _UNASSIGNED.search(text):
        return True
    chinese = [c for c in text if "\u4e00" <= c <= "\u9fff"]
    return sum(not _common(c) for c in chinese) * 5 > len(chinese)


def _common(character: str) -> bool:
    """In GB2312's first level (3,755 characters, rows 16 to 55), which covers 99.9 % of office prose."""
    try:
        return 0xB0 <= character.encode("gb2312")[0] <= 0xD7
    except UnicodeEncodeError:
        return False


def _ask_library(data: bytes, fallback: str) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=["big5", "big5hkscs", "gb18030", "shift_jis", "euc_kr"]).best()
    return (str(best), best.encoding) if best else (fallback, "gb18030")


def _lines(text: str, source: str) -> Iterator[Paragraph]:
    """One paragraph a line that is not blank; offsets point behind leading blanks."""
    for number, match in enumerate(_LINE.finditer(text), start=1):
        line = match.group()
        content = line.strip()
        if content:
            start = match.start() + line.index(content)
            yield Paragraph(Role.BODY, (Text(content),), Where(source, number, start))
