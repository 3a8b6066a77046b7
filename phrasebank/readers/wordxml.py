"""A .docx as a package of XML parts, opened with care: sizes are checked before anything is unpacked.

Only the parts that hold text are read (ISO/IEC 29500-2: the relationships say where they lie); pictures are never
unpacked. Entities are not resolved, and both namespaces, transitional and strict, read alike.
"""

import posixpath
import zipfile
from pathlib import Path
from typing import Any

from lxml import etree

from phrasebank.errors import Place, UserError, os_reason

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
LARGEST_PART = 64 << 20
"""The body of a book of a million characters has some 30 MB; what unpacks to more is no speech."""
_OLD_FORMAT = b"\xd0\xcf\x11\xe0"


class Package:
    """An open .docx; ``part`` gives a part's root element."""

    def __init__(self, path: Path) -> None:
        self.place = Place(str(path))
        self.relations: dict[str, Any] = {}
        try:
            with path.open("rb") as stream:
                start = stream.read(4)
            self.archive = zipfile.ZipFile(path)
        except OSError as error:
            raise UserError(f"读不了：{os_reason(error)}", self.place) from error
        except zipfile.BadZipFile as error:
            raise _no_package(self.place, start) from error

    def main(self) -> tuple[Any, str]:
        """The root of the document and its name. Raises UserError if there is none."""
        name = self.related("", "officeDocument") or "word/document.xml"
        root = self.part(name)
        if root is None:
            raise UserError(
                "里面没有 Word 文稿", self.place, "请确认是 .docx 文件，或用 Word、WPS 打开后另存"
            )
        return root, name

    def related(self, name: str, kind: str) -> str | None:
        """The part that another part names for a purpose (styles, numbering)."""
        folder, base = posixpath.split(name)
        if name not in self.relations:
            self.relations[name] = self.part(posixpath.join(folder, "_rels", f"{base}.rels"))
        root = self.relations[name]
        for one in () if root is None else root.iter(_RELATIONSHIPS):
            if one.get("Type", "").rsplit("/", 1)[-1] == kind and one.get("TargetMode") != "External":
                return posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
        return None

    def part(self, name: str) -> Any:
        """The root element of a part, None if it is not there. Raises UserError if it is broken or too large."""
        try:
            info = self.archive.getinfo(name)
        except KeyError:
            return None
        if info.file_size > LARGEST_PART:
            size = f"{info.file_size >> 20} MB，超过 {LARGEST_PART >> 20} MB"
            raise UserError(f"文件解开后太大：{size}", self.place, "请分成几个文件，或把正文另存为“纯文本”")
        if info.flag_bits & 1:
            raise UserError("文件加了密码，读不了", self.place, "请去掉密码后再试")
        try:
            data = self.archive.read(info)
            return etree.fromstring(data.replace(_STRICT, W[1:-1].encode()), _parser())
        except (
            etree.XMLSyntaxError,
            zipfile.BadZipFile,
            OSError,
            ValueError,
            NotImplementedError,
            EOFError,
        ) as error:
            raise UserError(
                f"文件已损坏：其中的 {name} 读不出来", self.place, "请用 Word 或 WPS 打开并另存后再试"
            ) from error


def _parser() -> Any:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )


def _no_package(place: Place, start: bytes) -> UserError:
    if start == _OLD_FORMAT:
        hint = "加了密码的请去掉密码；老格式请用 Word 或 WPS 另存为 .docx"
        return UserError("这不是 .docx：是加了密码的文稿，或老格式的 .doc", place, hint)
    if not start:
        return UserError("文件是空的，没有文字", place, "请确认选对了文件")
    return UserError("文件已损坏，或不是真正的 .docx", place, "请用 Word 或 WPS 打开并另存后再试")


def value(parent: Any, name: str) -> str | None:
    """The ``w:val`` of a child, None without child or value."""
    child = None if parent is None else parent.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")


def whole(text: str | None) -> int | None:
    """A whole number of at most five digits, None if it is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else None


def whole_or(default: int, text: str | None) -> int:
    """A whole number of at most five digits, or what stands for none."""
    number = whole(text)
    return default if number is None else number


def switched(properties: Any, name: str) -> bool | None:
    """Whether a property is switched on, off, or (None) not mentioned."""
    child = None if properties is None else properties.find(f"{W}{name}")
    if child is None:
        return None
    return (child.get(f"{W}val") or "true").lower() not in ("0", "false", "off")
