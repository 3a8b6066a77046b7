"""A look out of a reference .docx: its styles and its page override those of another look.

Styles count by name: our own (``稿·标题``) first, else Word's built-in ones (Title, heading 1, Body Text; in Chinese
too). What a style does not say comes from the styles it is based on, then from the document's defaults. Roles without a
style of their own keep their differences from the base and take over its new type.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from drafter.writers.looks import Align, Font, Indent, Look, Page, ParagraphLook
from phrasebank.document import Role
from phrasebank.readers.wordstyles import PREFIX, Style, Styles, read_styles
from phrasebank.readers.wordxml import Package, W, switched, value

_ALIGNS: dict[str, Align] = {
    "left": "left", "start": "left", "center": "center", "right": "right", "end": "right", "both": "both",
    "distribute": "distribute",
}  # fmt: skip
# what a paragraph takes over from the base
_TYPE = ("font", "size", "spacing", "line", "align", "bold", "color")
# half-points that Word takes; 365F91 is a colour, auto is none
_SMALLEST, _LARGEST = 2, 3276
_COLOR = re.compile(r"[0-9A-Fa-f]{6}")
_BODY_NAMES = ("body text", "正文文本", "body text first indent", "正文首行缩进", "正文文本首行缩进")
# a line of “single” spacing is about 1.3 times as high as its type, with Chinese fonts
_SINGLE = 1.3


def with_reference(look: Look, path: Path) -> Look:
    """The look with page and styles of a .docx. Raises UserError if the file cannot be read."""
    package = Package(path)
    root, name = package.main()
    part = package.related(name, "styles")
    root_of_styles = package.part(part) if part else None
    sheet = _Sheet(root_of_styles, read_styles(root_of_styles), look.fonts)
    base = sheet.paragraph(sheet.normal, look.base)
    styles = sheet.by_role()
    paragraphs = tuple(
        sheet.paragraph(styles[role], replace(old, **{name: getattr(base, name) for name in _TYPE}))
        if (role := _role(old.name)) in styles
        else _rebased(old, look.base, base)
        for old in look.paragraphs
    )
    fonts = tuple(dict.fromkeys([*(p.font for p in (base, *paragraphs)), *look.fonts]))
    page = _page(root, look.page, base)
    return replace(look, page=page, fonts=fonts, base=base, paragraphs=paragraphs)


def _role(name: str) -> Role | None:
    return next((role for role in Role if role.value == name), None)


def _rebased(old: ParagraphLook, before: ParagraphLook, base: ParagraphLook) -> ParagraphLook:
    """A paragraph look that takes from the new base what it had from the old one."""
    same = {name: getattr(base, name) for name in _TYPE if getattr(old, name) == getattr(before, name)}
    new = replace(old, **same)
    return replace(new, first_line=_scaled(old.first_line, new.size), left=_scaled(old.left, new.size))


def _scaled(indent: Indent, size: int) -> Indent:
    """An indent given in characters is as wide as that many of the new size."""
    return Indent(round(indent.hundredths * size / 10), indent.hundredths) if indent.hundredths else indent


def _page(root: Any, page: Page, base: ParagraphLook) -> Page:
    section = next(iter(list(root.iter(f"{W}sectPr"))[-1:]), None)
    if section is None:
        return page
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    found = {
        **_numbers(size, {"width": "w", "height": "h"}),
        **_numbers(
            margins,
            {name: name for name in ("top", "bottom", "left", "right", "header", "footer")},
        ),
    }
    new = replace(page, **found)
    if new.area < 1440 or new.height - new.top - new.bottom < 1440:
        return page
    characters = max(1, new.area // (base.size * 10 + base.spacing))
    return replace(new, characters=characters)


def _numbers(element: Any, names: dict[str, str]) -> dict[str, int]:
    found = (
        {} if element is None else {ours: _twips(element.get(f"{W}{name}")) for ours, name in names.items()}
    )
    return {name: number for name, number in found.items() if number is not None}


def _twips(text: str | None) -> int | None:
    """A measure in twips; None for what is none (parts of a twip are left off)."""
    try:
        return abs(int(float(text))) if text and len(text) < 12 else None
    except (ValueError, OverflowError):
        return None


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A style sheet whose styles take over from each other; ``fonts`` are those that we know substitutes of."""

    root: Any
    styles: Styles
    fonts: tuple[Font, ...]

    @property
    def normal(self) -> str | None:
        """The id of the style that paragraphs have without asking."""
        return next((one.get(f"{W}styleId") for one in self._paragraph_styles() if _is_default(one)), None)

    def by_role(self) -> dict[Role, str]:
        """The ids of the styles that stand for roles; our own names before Word's."""
        found: dict[Role, str] = {}
        for one in self._paragraph_styles():
            key, name = one.get(f"{W}styleId", ""), value(one, "name") or ""
            named = Styles({key: Style(name)}).role(key)
            role = named or (Role.BODY if name.lower() in _BODY_NAMES else None)
            if role and (role not in found or name.startswith(PREFIX)):
                found[role] = key
        return found

    def paragraph(self, style: str | None, start: ParagraphLook) -> ParagraphLook:
        """How the sheet sets a style; what it nowhere says is as in ``start``."""
        asked = _signed(self._value(style, "rPr", "sz"), start.size)
        size = asked if _SMALLEST <= asked <= _LARGEST else start.size
        align = self._value(style, "pPr", "jc")
        color = self._value(style, "rPr", "color")
        outline = self._value(style, "pPr", "outlineLvl")
        bold, keep = self._switch(style, "rPr", "b"), self._switch(style, "pPr", "keepNext")
        return replace(
            start,
            font=self._font(style, start.font),
            size=size,
            spacing=_signed(self._value(style, "rPr", "spacing"), 0),
            line=self._line(style, size),
            align=_ALIGNS.get(align or "left", "left"),
            bold=bool(bold),
            color=color.upper() if color and _COLOR.fullmatch(color) else "",
            first_line=self._indent(style, "firstLine", size),
            left=self._indent(style, "left", size),
            right=self._indent(style, "right", size),
            outline=int(outline) + 1 if outline in tuple("012345678") else None,
            keep_next=bool(keep),
        )

    def _paragraph_styles(self) -> Iterator[Any]:
        if self.root is not None:
            yield from (
                s for s in self.root.iter(f"{W}style") if s.get(f"{W}type", "paragraph") == "paragraph"
            )

    def _properties(self, style: str | None, group: str) -> Iterator[Any]:
        """The style's own properties, those of the styles below it, the document's defaults."""
        elements = {s.get(f"{W}styleId"): s for s in self._paragraph_styles()}
        for _ in range(12):
            element = elements.get(style)
            if element is None:
                break
            yield from element.iterfind(f"{W}{group}")
            style = value(element, "basedOn")
        if self.root is not None:
            yield from self.root.iterfind(f"{W}docDefaults/{W}{group}Default/{W}{group}")

    def _value(self, style: str | None, group: str, name: str) -> str | None:
        return next((v for p in self._properties(style, group) if (v := value(p, name)) is not None), None)

    def _attribute(self, style: str | None, element: str, name: str) -> str | None:
        group = "rPr" if element == "rFonts" else "pPr"
        found = (p.find(f"{W}{element}") for p in self._properties(style, group))
        return next((v for e in found if e is not None and (v := e.get(f"{W}{name}")) is not None), None)

    def _switch(self, style: str | None, group: str, name: str) -> bool | None:
        return next((v for p in self._properties(style, group) if (v := switched(p, name)) is not None), None)

    def _font(self, style: str | None, start: Font) -> Font:
        chinese = self._attribute(style, "rFonts", "eastAsia") or start.chinese
        western = self._attribute(style, "rFonts", "ascii") or start.western
        return (
            start
            if (chinese, western) == (start.chinese, start.western)
            else Font(chinese[:31], western[:31])
        )

    def _line(self, style: str | None, size: int) -> int | None:
        """An exact pitch; multiples of single spacing are taken as 1.3 times the type."""
        line = _twips(self._attribute(style, "spacing", "line"))
        if line is None or not line:
            return None
        if self._attribute(style, "spacing", "lineRule") in ("exact", "atLeast"):
            return line
        return None if line == 240 else round(size * 10 * _SINGLE * line / 240)

    def _indent(self, style: str | None, name: str, size: int) -> Indent:
        """An indent in characters where it is given so."""
        characters = _signed(self._attribute(style, "ind", f"{name}Chars"), 0)
        width = max(0, _signed(self._attribute(style, "ind", name), 0))
        if characters > 0:
            return Indent(width or round(characters * size / 10), characters)
        return Indent(width)


def _is_default(style: Any) -> bool:
    return str(style.get(f"{W}default")).lower() in ("1", "true", "on")


def _signed(text: str | None, default: int) -> int:
    try:
        return int(float(text)) if text and len(text) < 12 else default
    except (ValueError, OverflowError):
        return default
