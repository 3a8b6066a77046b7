"""A look: how each role is set on the page. The values are data, ``templates/_house/<版式>.yml``.

Lengths are whole twips (1/20 point, 1/1440 inch), the unit of WordprocessingML; type sizes are half-points.
``look_file`` reads the file; ``styles`` and ``ooxml`` write what it says.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from phrasebank.document import Role

DEFAULT_LOOK = "公文"
Align = Literal["left", "center", "right", "both", "distribute"]
TABLE_HEAD, TABLE_CELL = "表头", "表格"
STRONG, RUN_IN_HEAD, BODY_TEXT, GAP, FILL = "强调", "段首标题", "正文字", "待补", "代拟"
TEXT_LOOKS = (STRONG, RUN_IN_HEAD, BODY_TEXT, GAP, FILL)


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and margins; ``characters`` a line and ``lines`` a page fill the area between them.

    ``first_down``: how far below the area's upper edge the text of the first page begins.
    """

    width: int = 11906
    height: int = 16838
    top: int = 2098
    bottom: int = 1984
    left: int = 1587
    right: int = 1474
    header: int = 850
    footer: int = 1425
    characters: int = 28
    lines: int = 22
    first_down: int = 0

    @property
    def area(self) -> int:
        """The width between the margins."""
        return self.width - self.left - self.right

    def characters_wide(self, count: float) -> int:
        """The width of so many full-width characters of the body."""
        return round(count * self.area / self.characters)


@dataclass(frozen=True, slots=True)
class Font:
    """A font pair: ``chinese`` for the East Asian slot, ``western`` for the other three."""

    chinese: str
    western: str
    substitute: str = ""


@dataclass(frozen=True, slots=True)
class Indent:
    """A width, and in hundredths of a character if it was given in characters (Word prefers those)."""

    twips: int = 0
    hundredths: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A line under a paragraph, as wide as its indents let it be: weight in 1/8 point, distance in points."""

    color: str = "FF0000"
    weight: int = 12
    distance: int = 8


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """How a paragraph is set. ``line`` is an exact pitch, None the font's own; ``outline`` counts from 1.

    ``hang_punctuation`` lets the mark at a line's end stand outside the area; it counts in the base only. ``below_top``
    sets a paragraph of the first page so far below the area's upper edge; ``page_top`` takes it out of the text and
    sets it so far below the paper's. ``fit_line`` makes the type smaller until the words have room on one line.
    """

    name: str
    font: Font
    size: int = 32
    spacing: int = 0
    line: int | None = None
    align: Align = "both"
    bold: bool = False
    first_line: Indent = Indent()
    left: Indent = Indent()
    right: Indent = Indent()
    outline: int | None = None
    keep_next: bool = False
    keep_lines: bool = False
    longest_line: int | None = None
    hang_punctuation: bool = True
    color: str = ""
    rule: Rule | None = None
    below_top: int | None = None
    page_top: int | None = None
    fit_line: bool = False


@dataclass(frozen=True, slots=True)
class TextLook:
    """How words inside a paragraph are set off; ``font`` None keeps the paragraph's."""

    name: str
    font: Font | None = None
    bold: bool = False
    highlight: str = ""


@dataclass(frozen=True, slots=True)
class PageNumber:
    """``before`` and ``after`` stand on both sides of the number; ``indent`` keeps it off the margin.

    ``first`` is False where the first page bears no number.
    """

    font: Font
    size: int = 28
    before: str = "— "
    after: str = " —"
    indent: int = 280
    odd: Align = "right"
    even: Align = "left"
    first: bool = True


@dataclass(frozen=True, slots=True)
class DoubleRule:
    """A red double rule across the paper's first page: its place from the paper's top and its length.

    ``heavy_above``: the thick line stands above the thin one.
    """

    top: int
    length: int
    heavy_above: bool


@dataclass(frozen=True, slots=True)
class RecordRules:
    """The lines of the record at the foot of the last page (版记), in 1/8 point; 0 is no line."""

    outer: int = 8
    inner: int = 6


@dataclass(frozen=True, slots=True)
class Reading:
    """What a copy for the lectern has: so many characters a minute for the reading time in its header, and lines that
    end between words, names and numbers."""

    speed: int
    whole_words: bool = True


@dataclass(frozen=True, slots=True)
class BlankRule:
    """So many empty lines between two paragraphs; an empty tuple means any role."""

    before: tuple[Role, ...]
    after: tuple[Role, ...]
    lines: int


@dataclass(frozen=True, eq=False)
class Look:
    """Everything a writer needs to know about the page. Equal only to itself, so that what is built for it is found fast."""

    name: str
    page: Page
    fonts: tuple[Font, ...]
    base: ParagraphLook
    paragraphs: tuple[ParagraphLook, ...]
    texts: tuple[TextLook, ...]
    blanks: tuple[BlankRule, ...]
    number: PageNumber
    double_rules: tuple[DoubleRule, ...] = ()
    record: RecordRules = RecordRules()
    reading: Reading | None = None
    help: str = ""
    follows_standard: bool = False
    """Whether the look claims to be GB/T 9704, so that departures from it are told."""

    @cached_property
    def _by_name(self) -> dict[str, ParagraphLook]:
        return {paragraph.name: paragraph for paragraph in self.paragraphs}

    def paragraph(self, name: str) -> ParagraphLook:
        """The look of a role, a table's head or its cells."""
        return self._by_name[name]

    def blank_lines(self, before: Role, after: Role) -> int:
        """How many empty lines part two paragraphs; the first rule that fits decides."""
        for rule in self.blanks:
            if (not rule.before or before in rule.before) and (not rule.after or after in rule.after):
                return rule.lines
        return 0
