"""File names that every system takes: cleaned, short enough, and different from each other.

clean("关于召开2026/3/6 会议?的通知") == "关于召开2026-3-6 会议？的通知"
Names().unique("通知"), then again: "通知", "通知（2）"
"""

import re
import unicodedata

from drafter.batch.digests import Digests, digest

MAX_BYTES = 200
"""Most systems allow 255 bytes a name; this leaves room for the suffix, a number and Windows' limit on paths."""

# names of devices on Windows, with or without a suffix; CONTEXT is none
_DEVICE = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])(?=\.|$)", re.IGNORECASE)
_FULL_WIDTH = str.maketrans(
    {":": "：", "?": "？", "/": "-", "\\": "-", "|": "-", "<": "〈", ">": "〉", '"': "_", "*": "_"}
)
# control characters, line separators, and marks that turn the direction of writing (docx.exe shown as exe.docx)
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+")

# what most names have none of: any of the above, blanks other than single spaces
_UNUSUAL = re.compile(rf'[:?/\\|<>"*]|{_INVISIBLE.pattern}|\s\s|[^\S ]')


def clean(text: str, instead: str = "未命名") -> str:
    """A stem that Windows, macOS and Linux take; ``instead`` if nothing is left."""
    stem = unicodedata.normalize("NFC", text)
    if _UNUSUAL.search(stem):
        stem = re.sub(r"\s+", " ", _INVISIBLE.sub(" ", stem.translate(_FULL_WIDTH)))
    stem = stem.strip(". ").lstrip("-. ")
    stem = _cut(stem, MAX_BYTES).rstrip(". ") or instead
    return f"_{stem}" if _DEVICE.match(stem) else stem


def _cut(text: str, limit: int) -> str:
    """As much of the text as fits into ``limit`` bytes of UTF-8, no character split."""
    return text.encode("utf-8")[:limit].decode("utf-8", "ignore")


class Names:
    """Gives each name once: a repeated one gets （2）, （3） in the order of asking; 通知.docx and 通知.DOCX are the same."""

    def __init__(self) -> None:
        self._next = Digests()

    def unique(self, stem: str) -> str:
        key = _key(stem)
        number = self._next.get(key)
        if not number:
            self._next.put(key, 2)
            return stem
        while True:
            tail = f"（{number}）"
            number += 1
            candidate = _cut(stem, MAX_BYTES - len(tail.encode())) + tail
            if not self._next.get(_key(candidate)):
                self._next.put(_key(candidate), 2)
                self._next.put(key, number)
                return candidate


def _key(stem: str) -> int:
    return digest(unicodedata.normalize("NFC", stem).casefold())
