"""Word's styles: what a paragraph is, told by the name and the outline level of its style.

Our own drafts name their styles after roles (``稿·要点``); other files use Word's built-in names (``heading 1``,
``Title``), in Chinese where another program wrote them. A style takes over from the one it is based on.

    styles.role("Heading1") is Role.HEADING1 and styles.role("af3") is None
"""

from dataclasses import dataclass
from typing import Any

from phrasebank.document import HEADINGS, Role
from phrasebank.readers.wordxml import W, switched, value, whole

PREFIX = "稿·"
"""The names of our own styles begin so."""
_OWN = {PREFIX + role.value: role for role in Role}
_BUILT_IN = {
    "title": Role.TITLE,
    "标题": Role.TITLE,
    "subtitle": Role.SUBTITLE,
    "副标题": Role.SUBTITLE,
    "salutation": Role.SALUTATION,
    "称呼": Role.SALUTATION,
    "signature": Role.SIGNATURE,
    "签名": Role.SIGNATURE,
    **{
        f"{name}{blank}{n}": role
        for name in ("heading", "标题")
        for blank in ("", " ")
        for n, role in enumerate(HEADINGS, 1)
    },
}
_CONTENTS = ("toc ", "toc heading", "目录", "table of figures")
_LONGEST_CHAIN = 12


@dataclass(frozen=True, slots=True)
class Style:
    name: str = ""
    based_on: str | None = None
    outline: int | None = None
    hidden: bool | None = None
    number: str | None = None
    depth: int | None = None


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by their ids."""

    styles: dict[str, Style]

    def chain(self, key: str | None) -> list[Style]:
        """A style and those that it is based on, nearest first."""
        found: list[Style] = []
        while key is not None and (style := self.styles.get(key)) and len(found) < _LONGEST_CHAIN:
            found.append(style)
            key = style.based_on
        return found

    def name(self, key: str | None) -> str:
        return self.styles[key].name if key in self.styles else ""

    def is_own(self, key: str | None) -> bool:
        return self.name(key).startswith(PREFIX)

    def role(self, key: str | None) -> Role | None:
        """What the style says a paragraph is; None if it says nothing."""
        chain = self.chain(key)
        for style in chain:
            if role := _OWN.get(style.name) or _BUILT_IN.get(style.name.lower()):
                return role
        outline = next((style.outline for style in chain if style.outline is not None), None)
        return HEADINGS[outline] if outline is not None and outline < len(HEADINGS) else None

    def is_contents(self, key: str | None) -> bool:
        """Whether the style is that of a table of contents' lines."""
        return self.name(key).lower().startswith(_CONTENTS)

    def hidden(self, key: str | None) -> bool:
        return next((style.hidden for style in self.chain(key) if style.hidden is not None), False)

    def list_of(self, key: str | None) -> tuple[str | None, int | None, str | None]:
        """The list and level that a style brings with it, and the style in the chain that names the list."""
        named = key
        for style in self.chain(key):
            if style.number is not None:
                return style.number, style.depth, named
            named = style.based_on
        return None, None, None


def read_styles(root: Any) -> Styles:
    """The styles of ``styles.xml``; none if the document has no such part."""
    if root is None:
        return Styles({})
    return Styles({one.get(f"{W}styleId", ""): _style(one) for one in root.iter(f"{W}style")})


def _style(one: Any) -> Style:
    paragraph, run = one.find(f"{W}pPr"), one.find(f"{W}rPr")
    numbered = None if paragraph is None else paragraph.find(f"{W}numPr")
    return Style(
        value(one, "name") or "",
        value(one, "basedOn"),
        whole(value(paragraph, "outlineLvl")),
        switched(run, "vanish"),
        value(numbered, "numId"),
        whole(value(numbered, "ilvl")),
    )
