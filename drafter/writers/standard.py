"""Where a look departs from GB/T 9704—2012: what it says, what the standard says, and in which clause.

Only what the standard fixes or normally wants is compared; fonts count by kind, since each is sold under several names.

    标题字号：一号，标准为二号（7.3.1）
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from drafter.writers.look_values import size_name
from drafter.writers.looks import Font, Look
from phrasebank.document import Role

_MILLIMETRE = 1440 / 25.4
_FONT_KINDS = {
    "仿宋": ("仿宋", "fangsong"),
    "楷体": ("楷", "kai"),
    "黑体": ("黑", "simhei", "hei"),
    "小标宋": ("小标宋", "中宋", "zhongsong"),
    "宋体": ("宋", "simsun", "song"),
}
_SIDES = {"left": "左", "center": "居中", "right": "右", "both": "两端", "distribute": "分散"}


@dataclass(frozen=True, slots=True)
class Departure:
    """One difference; ``clause`` is that of GB/T 9704—2012."""

    what: str
    is_: str
    should: str
    clause: str

    def __str__(self) -> str:
        return f"{self.what}：{self.is_}，标准为{self.should}（{self.clause}）"


Check = tuple[str, str, Callable[[Look], str], str]


def departures(look: Look) -> tuple[Departure, ...]:
    """What differs, in the order of the standard's clauses; nothing for a look that does not claim to keep to it."""
    if not look.follows_standard:
        return ()
    return tuple(
        Departure(what, found, should, clause)
        for what, should, read, clause in _checks()
        if (found := read(look)) not in should.split("或")
    )


def _checks() -> Iterator[Check]:
    yield from _PAGE
    for role, clause, size, font in _TYPE:
        yield f"{role}字号", size, _size(role), clause
        yield f"{role}字体", font, _font(role), clause
    for role, clause, side in _PLACED:
        yield f"{role}对齐", side, _side(role), clause
    for role in _INDENTED:
        yield f"{role}首行缩进", "2 字", _indent(role), "7.3.3"
    for role in _BLACK:
        yield f"{role}颜色", "黑", _color(role), "5.2.4"
    yield "发文机关标志颜色", "红", _color(Role.MASTHEAD), "7.2.4"
    yield from _NUMBER


def _within(twips: int, wanted: float, tolerance: float = 1.0) -> str:
    """A length as a text; the wanted one's if it lies within the standard's tolerance."""
    found = twips / _MILLIMETRE
    return f"{wanted:g} 毫米" if abs(found - wanted) <= tolerance else f"{found:.1f} 毫米"


def _lines(look: Look) -> str:
    height = look.page.height - look.page.top - look.page.bottom
    return f"{height // look.base.line} 行" if look.base.line else "行距不固定"


def _characters(look: Look) -> str:
    return f"{look.page.area // (look.base.size * 10 + look.base.spacing)} 字"


_PAGE: tuple[Check, ...] = (
    ("纸宽", "210 毫米", lambda look: _within(look.page.width, 210), "5.1"),
    ("纸高", "297 毫米", lambda look: _within(look.page.height, 297), "5.1"),
    ("天头（上边距）", "37 毫米", lambda look: _within(look.page.top, 37), "5.2.1"),
    ("订口（左边距）", "28 毫米", lambda look: _within(look.page.left, 28), "5.2.1"),
    ("版心宽", "156 毫米", lambda look: _within(look.page.area, 156), "5.2.1"),
    (
        "版心高",
        "225 毫米",
        lambda look: _within(look.page.height - look.page.top - look.page.bottom, 225),
        "5.2.1",
    ),
    ("每面行数", "22 行", _lines, "5.2.3"),
    ("每行字数", "28 字", _characters, "5.2.3"),
)
# role, clause, size, font; 5.2.2: 三号仿宋 where nothing else is said
_TYPE = (
    (Role.TITLE, "7.3.1", "二号", "小标宋"),
    (Role.ADDRESSEE, "7.3.2", "三号", "仿宋"),
    (Role.BODY, "5.2.2", "三号", "仿宋"),
    (Role.HEADING1, "7.3.3", "三号", "黑体"),
    (Role.HEADING2, "7.3.3", "三号", "楷体"),
    (Role.HEADING3, "7.3.3", "三号", "仿宋"),
    (Role.HEADING4, "7.3.3", "三号", "仿宋"),
    (Role.ATTACHMENT, "7.3.4", "三号", "仿宋"),
    (Role.SIGNATURE, "5.2.2", "三号", "仿宋"),
    (Role.SIGNED_DATE, "5.2.2", "三号", "仿宋"),
    (Role.REMARK, "5.2.2", "三号", "仿宋"),
    (Role.SECRECY, "7.2.2", "三号", "黑体"),
    (Role.URGENCY, "7.2.3", "三号", "黑体"),
    (Role.DOCUMENT_NUMBER, "5.2.2", "三号", "仿宋"),
    (Role.COPIES, "7.4.2", "四号", "仿宋"),
    (Role.IMPRINT, "7.4.3", "四号", "仿宋"),
)
_PLACED = ((Role.TITLE, "7.3.1", "居中"), (Role.MASTHEAD, "7.2.4", "居中"))
_INDENTED = (Role.BODY, Role.HEADING1, Role.HEADING2, Role.HEADING3, Role.HEADING4, Role.REMARK)
_BLACK = (Role.BODY, Role.HEADING1, Role.HEADING2, Role.SIGNATURE)
_NUMBER: tuple[Check, ...] = (
    ("页码字号", "四号", lambda look: size_name(look.number.size), "7.5"),
    ("页码字体", "宋体", lambda look: _kind(look.number.font), "7.5"),
    ("单页页码", "右", lambda look: _SIDES[look.number.odd], "7.5"),
    ("双页页码", "左", lambda look: _SIDES[look.number.even], "7.5"),
    ("页码两边", "一字线", lambda look: _dashes(look.number.before, look.number.after), "7.5"),
)


def _dashes(before: str, after: str) -> str:
    return "一字线" if (before.strip(), after.strip()) == ("—", "—") else f"“{before}1{after}”"


def _size(role: Role) -> Callable[[Look], str]:
    def read(look: Look) -> str:
        set_as = look.paragraph(role.value)
        # the title of minutes is their masthead, of any size (10.3)
        is_masthead = role is Role.TITLE and set_as.below_top is not None
        return "二号" if is_masthead else size_name(set_as.size)

    return read


def _font(role: Role) -> Callable[[Look], str]:
    return lambda look: _kind(look.paragraph(role.value).font)


def _kind(font: Font) -> str:
    """The kind of a font by its name; the name itself if it is none of the standard's."""
    name = font.chinese.lower()
    return next((kind for kind, marks in _FONT_KINDS.items() if any(m in name for m in marks)), font.chinese)


def _side(role: Role) -> Callable[[Look], str]:
    return lambda look: _SIDES[look.paragraph(role.value).align]


def _indent(role: Role) -> Callable[[Look], str]:
    def read(look: Look) -> str:
        set_as = look.paragraph(role.value)
        found = set_as.first_line.hundredths / 100 or set_as.first_line.twips / (set_as.size * 10)
        return "2 字" if abs(found - 2) < 0.1 else f"{found:.1f} 字"

    return read


def _color(role: Role) -> Callable[[Look], str]:
    names = {"": "黑", "000000": "黑", "FF0000": "红"}
    return lambda look: names.get(color := look.paragraph(role.value).color, color)
